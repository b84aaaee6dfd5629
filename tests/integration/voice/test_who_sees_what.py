"""The rule of who may know of, read and answer a comment, as a question and in SQL: they agree."""

from itertools import product

import pytest
from sqlalchemy import select

from tests.factories.council import World, user_of
from tests.factories.people import UserFactory
from tests.factories.voice import CommentFactory, CommentFlagFactory
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice import policy
from tracker.voice.models import Comment, CommentFlag

GONE = ("", "withdrawn", "removed")
FLAGGED = ("", "open", "released", "private", "private and looked at")


def say(world, action, *, gone="", flagged="", author=None):
    """A comment in one of its states."""
    now = clock.now()
    facts = {}
    if gone == "withdrawn":
        facts = {"withdrawn_at": now}
    if gone == "removed":
        facts = {"removed_at": now, "removed_by_id": world.participation.id}
    author = user_of(author or world.ambassador)
    comment = CommentFactory(action=action, author=author, **facts)
    if flagged:
        by = author if "private" in flagged else user_of(world.member)
        released = {}
        if flagged in ("released", "private and looked at"):
            released = {"released_at": now, "released_by_id": world.safeguarding.id}
        CommentFlagFactory(comment=comment, by=by, **released)
    return comment


@pytest.fixture
def world(session):
    return World()


@pytest.mark.parametrize("visibility", Visibility)
def test_the_question_and_the_clause_agree(session, world, visibility):
    world.action.visibility = visibility
    made = {
        say(world, world.action, gone=gone, flagged=flagged).id: (gone, flagged)
        for gone, flagged in product(GONE, FLAGGED)
    }
    session.flush()
    session.expire_all()
    whole = select(Comment).join(Action, Action.id == Comment.action_id)
    for viewer in world.everybody:
        for question, clause in [
            (policy.may_know, policy.known_to),
            (policy.may_read, policy.readable_by),
            (policy.may_answer, policy.answerable_by),
        ]:
            by_sql = {c.id for c in session.scalars(whole.where(clause(viewer)))}
            by_question = {
                each
                for each in made
                for found in [loaded(session, each)]
                if question(viewer, policy.facts_of(found))
            }
            told = [(made[each], each in by_sql) for each in by_sql ^ by_question]
            assert told == [], f"{question.__name__} for {sorted(viewer.roles)}"


def loaded(session, comment_id):
    comment = session.get(Comment, comment_id)
    session.refresh(comment, ["action", "flags", "answers"])
    return comment


def test_what_stands_is_the_same_in_sql(session, world):
    for gone, flagged in product(GONE, FLAGGED):
        say(world, world.action, gone=gone, flagged=flagged)
    session.flush()
    standing = {c.id for c in session.scalars(select(Comment).where(policy.stands()))}
    every = [loaded(session, c.id) for c in session.scalars(select(Comment))]
    assert standing == {c.id for c in every if policy.facts_of(c).stands}
    assert len(standing) == 2  # the plain one, and the one that was released


def readers(world, comment, session):
    facts = policy.facts_of(loaded(session, comment.id))
    return {
        name
        for name, each in vars(world).items()
        if each in world.everybody and policy.may_read(each, facts)
    }


BOARD = {
    "ambassador", "lead", "chair", "secretary", "member", "participation", "safeguarding", "auditor"
}  # fmt: skip


@pytest.mark.parametrize(
    ("state", "who"),
    [
        ({}, BOARD),
        ({"gone": "withdrawn"}, {"ambassador", "participation"}),
        ({"gone": "removed"}, {"ambassador", "participation"}),
        ({"flagged": "open"}, {"ambassador", "safeguarding"}),
        ({"gone": "withdrawn", "flagged": "open"}, {"ambassador", "safeguarding"}),
        ({"flagged": "released"}, BOARD),
        ({"flagged": "private"}, {"ambassador", "safeguarding"}),
        ({"flagged": "private and looked at"}, {"ambassador", "safeguarding"}),
    ],
)
def test_who_reads_a_comment_on_an_action_of_the_board(session, world, state, who):
    assert readers(world, say(world, world.action, **state), session) == who


def test_committee_members_and_administrators_read_what_is_public(session, world):
    world.action.visibility = Visibility.PUBLIC
    everybody = BOARD | {"committee", "administrator", "other_ambassador"}
    assert readers(world, say(world, world.action), session) == everybody


def test_the_participation_lead_knows_of_a_private_comment_and_cannot_read_it(session, world):
    facts = policy.facts_of(loaded(session, say(world, world.action, flagged="private").id))
    assert policy.may_know(world.participation, facts)
    assert not policy.may_read(world.participation, facts)
    assert not policy.may_know(world.secretary, facts)


def test_who_answers(session, world):
    facts = policy.facts_of(loaded(session, say(world, world.action).id))
    may = {each.id for each in world.everybody if policy.may_answer(each, facts)}
    assert may == {world.lead.id, world.chair.id, world.secretary.id}


def test_nobody_answers_their_own_comment(session, world):
    facts = policy.facts_of(loaded(session, say(world, world.action, author=world.chair).id))
    assert not policy.may_answer(world.chair, facts)


def test_a_flag_by_somebody_else_who_left_still_hides(session, world):
    comment = say(world, world.action)
    session.add(
        CommentFlag(
            comment_id=comment.id,
            by_id=UserFactory(is_gone=True).id,
            flagged_at=clock.now(),
            release_note="",
        )
    )
    session.flush()
    assert not policy.facts_of(loaded(session, comment.id)).stands
