from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.said import DID, LOOK, SECRET, again, answer, audited, post, seen
from tests.factories.voice import AnswerFactory
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotAllowed, NotFound
from tracker.voice import service
from tracker.voice.enums import AnswerKind, CommentState, ShownAs
from tracker.voice.models import Comment
from tracker.voice.service import Reply
from tracker.voice.worries.service import flag_comment


@pytest.fixture
def world(session):
    return World()


def test_an_ambassador_is_owed_an_answer_within_ten_working_days(world):
    comment = post(world)
    assert comment.answer_due_on == date(2025, 9, 19)
    assert comment.author_role == "care leaver ambassador"
    row = seen(comment, world.lead)
    assert (row.who, row.about.answerer, row.left) == (
        "A care leaver ambassador",
        "the Head of Housing",
        "10 working days left.",
    )


def test_nobody_else_is_owed_one(world):
    comment = post(world, by=world.member)
    assert comment.answer_due_on is None
    assert comment.author_role == "board member"


def test_who_may_not_see_the_action_cannot_comment_on_it(world):
    with pytest.raises(NotFound):
        post(world, by=world.other_ambassador)


def test_who_only_reads_cannot_comment(world):
    with pytest.raises(NotAllowed):
        post(world, by=world.auditor)


def test_a_plan_that_has_ended_takes_no_comments(world):
    world.action.plan.starts_on = date(2018, 1, 1)
    world.action.plan.ends_on = date(2020, 12, 31)
    with pytest.raises(DomainError, match=r"ended on 31 December 2020"):
        post(world)


def test_the_same_words_on_one_day_stand_once(session, world):
    assert post(world).id == post(world).id
    assert post(world, text="Something else.").id != post(world).id
    assert len(session.scalars(select(Comment)).all()) == 2


def test_a_comment_taken_back_may_be_said_again(world):
    first = post(world)
    service.withdraw_comment(again(first, world.ambassador), by=world.ambassador)
    assert post(world).id != first.id


def test_the_audit_has_neither_the_words_nor_the_name(session, world):
    comment = post(world)
    mine = again(comment, world.ambassador)
    service.change_comment(mine, "Put a name on it.", by=world.ambassador, version=mine.version)
    answer(comment, LOOK, by=world.lead)
    flag_comment(again(comment, world.member), by=world.member)
    entries = audited(session)
    assert [entry.deed for entry in entries] == [
        Deed.COMMENT_ADDED, Deed.COMMENT_CHANGED, Deed.COMMENT_ANSWERED, Deed.COMMENT_FLAGGED
    ]  # fmt: skip
    assert [entry.by_id for entry in entries] == [None, None, world.lead.id, world.member.id]
    assert entries[0].by_name == "A care leaver ambassador"
    written = " ".join(f"{each.before} {each.after} {each.note} {each.by_name}" for each in entries)
    assert REAL_NAME not in written
    assert "name on it" not in written
    assert "landlord" not in written


def test_who_shows_their_full_name_is_in_the_audit(session, world):
    post(world, shown_as=ShownAs.FULL)
    (entry,) = audited(session)
    assert (entry.by_id, entry.by_name) == (world.ambassador.id, REAL_NAME)


def test_changed_words_are_kept_where_nobody_reads_them(session, world):
    comment = post(world)
    mine = again(comment, world.ambassador)
    service.change_comment(mine, "Put a name on it.", by=world.ambassador, version=mine.version)
    session.flush()
    session.refresh(comment, ["earlier"])
    assert [each.text for each in comment.earlier] == [SECRET]
    row = seen(comment, world.lead)
    assert (row.text, row.edited_at) == ("Put a name on it.", clock.now())


def test_somebody_else_cannot_change_or_take_back_a_comment(world):
    comment = again(post(world), world.secretary)
    with pytest.raises(NotAllowed):
        service.change_comment(comment, "No.", by=world.secretary, version=comment.version)
    with pytest.raises(NotAllowed):
        service.withdraw_comment(comment, by=world.secretary)


def test_a_comment_cannot_be_changed_after_a_day_or_an_answer(world):
    comment = post(world)
    clock.hold(date(2025, 9, 7))
    mine = again(comment, world.ambassador)
    with pytest.raises(NotAccepted, match="24 hours"):
        service.change_comment(mine, "No.", by=world.ambassador, version=mine.version)
    clock.hold(date(2025, 9, 5))
    answer(comment, DID, by=world.lead)
    mine = again(comment, world.ambassador)
    with pytest.raises(NotAccepted, match="24 hours"):
        service.change_comment(mine, "No.", by=world.ambassador, version=mine.version)


def test_whoever_looked_before_it_changed_looks_again(world):
    comment = post(world)
    before = comment.version
    mine = again(comment, world.ambassador)
    service.change_comment(mine, "Put a name on it.", by=world.ambassador, version=before)
    with pytest.raises(ChangedMeanwhile):
        service.answer_comment(again(comment, world.lead), DID, by=world.lead, version=before)


def test_a_withdrawn_comment_leaves_a_place_and_no_debt(world):
    comment = post(world)
    answer(comment, LOOK, by=world.lead)
    service.withdraw_comment(again(comment, world.ambassador), by=world.ambassador)
    row = seen(comment, world.lead)
    assert (row.state, row.text, row.who, row.answers) == (CommentState.WITHDRAWN, "", "", ())
    assert (row.owed_on, row.may) == (None, frozenset())
    assert seen(comment, world.participation).text == SECRET
    assert seen(comment, world.ambassador).text == SECRET
    with pytest.raises(DomainError):
        service.withdraw_comment(again(comment, world.ambassador), by=world.ambassador)


def test_a_removed_comment_tells_its_author_why(world):
    comment = post(world)
    service.remove_comment(
        again(comment, world.participation), by=world.participation, reason="It named a carer."
    )
    assert seen(comment, world.lead).removed_reason == ""
    assert seen(comment, world.ambassador).removed_reason == "It named a carer."
    assert seen(comment, world.participation).text == SECRET


@pytest.mark.parametrize("who", ["lead", "chair", "secretary", "member"])
def test_only_the_participation_lead_removes(world, who):
    by = getattr(world, who)
    with pytest.raises(NotAllowed):
        service.remove_comment(again(post(world), by), by=by, reason="I do not like it.")


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("lead", "Head of Housing"),
        ("chair", "Chair, Good Homes"),
        ("secretary", "Board secretary"),
    ],
)
def test_an_answer_pays_the_debt_in_the_name_of_the_post(world, who, name):
    comment = post(world)
    assert answer(comment, DID, by=getattr(world, who)).by_name == name
    row = seen(comment, world.ambassador)
    assert (row.owed_on, [each.label for each in row.answers]) == (None, ["We did it"])
    assert row.steps[-1] == ("Answered 5 September", "past")


@pytest.mark.parametrize("who", ["member", "participation", "ambassador", "auditor"])
def test_nobody_else_answers(world, who):
    by = getattr(world, who)
    comment = again(post(world), by)
    with pytest.raises(NotAllowed):
        service.answer_comment(comment, DID, by=by, version=comment.version)


def test_noted_is_not_an_answer(world):
    with pytest.raises(NotAccepted, match="is not an answer"):
        answer(post(world), Reply(AnswerKind.WE_DID_IT, "Noted, thanks."), by=world.lead)


def test_a_second_answer_follows_a_promise_and_nothing_else(world):
    comment = post(world)
    answer(comment, LOOK, by=world.lead)
    row = seen(comment, world.chair)
    assert row.owed_words.startswith("A second look is promised for Friday 26 September.")
    assert answer(comment, DID, by=world.chair).number == 2
    with pytest.raises(NotAccepted, match="answered this while"):
        answer(comment, LOOK, by=world.lead)


def test_the_real_name_is_for_its_author_and_the_participation_lead(world):
    comment = post(world)
    AnswerFactory(comment=comment, by=user_of(world.lead))
    for by in world.everybody:
        try:
            row = seen(comment, by)
        except NotFound:
            continue
        knows = by in (world.ambassador, world.participation)
        assert (REAL_NAME in repr(row)) is knows, sorted(by.roles)
