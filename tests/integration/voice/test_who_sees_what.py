"""The rule of who may know of, read and answer a comment, as a question and in SQL: they agree."""

from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload, selectinload

from tests.factories.actions import ActionFactory
from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.council import World, user_of
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import UserFactory
from tests.factories.plan import PledgeFactory
from tests.factories.voice import CommentFactory, CommentFlagFactory
from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.people.models import RoleHeld
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Pledge
from tracker.voice import policy
from tracker.voice.models import Comment, CommentFlag

GONE = ("", "withdrawn", "removed")
FLAGGED = ("", "open", "released", "private", "private and looked at")


def say(world, action=None, *, gone="", flagged="", author=None, **about):
    """A comment in one of its states, on an action or on something else."""
    now = clock.now()
    facts = {}
    if gone == "withdrawn":
        facts = {"withdrawn_at": now}
    if gone == "removed":
        facts = {"removed_at": now, "removed_by_id": world.participation.id}
    author = user_of(author or world.ambassador)
    comment = CommentFactory(action=action, author=author, **facts, **about)
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
    hold_against_sql(session, world, made)


def things(world):
    """What is no action, by a name: pledges, items of bodies and labels, and nothing at all."""
    board, committee, private = BodyFactory.board(), BodyFactory(is_public=True), BodyFactory()
    MemberFactory(body=committee, user=user_of(world.committee))
    MemberFactory(body=private, user=user_of(world.other_ambassador))
    draft = PledgeFactory(plan__status=PlanStatus.DRAFT)
    found = {
        "pledge": {"pledge": PledgeFactory()},
        "draft": {"pledge": draft},
        "anything": {},
        "anything of a workstream": {"workstream": world.workstream},
    }
    for name, body in (("board", board), ("committee", committee), ("private", private)):
        meeting = MeetingFactory(body=body)
        for label in Visibility:
            part_2 = PART_2 if label is Visibility.RESTRICTED else {"visibility": label}
            item = ItemFactory(meeting_id=meeting.id, **part_2)
            found[f"{label} item of the {name}"] = {"item_id": item.id}
    return found


def test_they_agree_of_what_is_no_action(session, world):
    states = [{}, {"flagged": "open"}, {"flagged": "private"}, {"is_held": True}]
    made = {
        say(world, **state, **about).id: (name, state)
        for name, about in things(world).items()
        for state in states
    }
    session.flush()
    session.expire_all()
    hold_against_sql(session, world, made)


@pytest.mark.parametrize("is_alone", [False, True])
def test_they_agree_of_a_lead_whose_own_work_it_is(session, world, is_alone):
    world.involved = [
        with_role(session, each, Role.SAFEGUARDING_LEAD) for each in (world.lead, world.chair)
    ]
    if is_alone:
        session.execute(delete(RoleHeld).where(RoleHeld.user_id == world.safeguarding.id))
    made = {
        say(world, action, flagged=flagged, **about).id: (flagged, about)
        for flagged in FLAGGED
        for action, about in (
            (world.action, {}),
            (ActionFactory(), {}),
            (None, {"workstream": world.workstream}),
            (None, {}),
        )
    }
    session.flush()
    session.expire_all()
    hold_against_sql(session, world, made)


def with_role(session, each, role):
    session.add(RoleHeld(user_id=each.id, role=role, given_at=clock.now()))
    return replace(each, roles=each.roles | {role})


def hold_against_sql(session, world, made):
    whole = select(Comment).outerjoin(Action, Action.id == Comment.action_id)
    for viewer in [*world.everybody, *getattr(world, "involved", [])]:
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
    """The comment with all that the rules ask of it."""
    found = select(Comment).where(Comment.id == comment_id)
    with_all = found.options(
        joinedload(Comment.action),
        joinedload(Comment.pledge).joinedload(Pledge.plan),
        selectinload(Comment.flags),
        selectinload(Comment.answers),
    )
    return session.scalars(with_all.execution_options(populate_existing=True)).one()


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
