"""“That answers it”, or “not yet”: what it opens again, whose it is then, and what is kept."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.council import World, signed_in, user_of
from tests.factories.said import DID, LOOK, again, answer, audited, post, seen
from tests.factories.voice import CommentFactory, CommentFlagFactory
from tests.factories.workstreams import ambassador_of
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotAllowed
from tracker.voice import queries
from tracker.voice.enums import AnswerKind, ShownAs, Verdict
from tracker.voice.models import EarlierText
from tracker.voice.service import Reply, answer_comment, withdraw_comment
from tracker.voice.verdicts.service import answer_to_judge, judge
from tracker.voice.worries.service import release_comment

MISSING = "Nobody rings back at night."


@pytest.fixture
def world(session):
    return World()


@pytest.fixture
def said(world):
    """A comment that the accountable person has answered."""
    comment = post(world)
    answer(comment, DID, by=world.lead)
    return comment


def say(world, comment, verdict, text="", *, number=None, by=None):
    by = by or world.ambassador
    found = again(comment, by)
    number = number or found.answers[-1].number
    return judge(found, verdict, text, by=by, number=number)


def not_yet(world, comment, text=MISSING, **more):
    return say(world, comment, Verdict.NOT_YET, text, **more)


def test_not_yet_of_what_a_chair_answered_goes_to_the_board_secretary(world):
    comment = post(world)
    answer(comment, DID, by=replace(world.lead, chairs=world.chair.chairs))
    assert seen(comment, world.ambassador).answers_next == "the board secretary"
    not_yet(world, comment)
    assert seen(comment, world.member).answerer == "the board secretary"
    for who, may, owes in (
        (world.chair, True, False),
        (world.secretary, True, True),
        (world.lead, False, False),
    ):
        assert ("answer" in seen(comment, who).may, seen(comment, who).is_owed_by(who)) == (
            may,
            owes,
        )
    answer(comment, DID, by=world.secretary)
    not_yet(world, comment)
    assert seen(comment, world.member).answerer == "the chair of Good Homes"


def test_not_yet_opens_the_debt_again_and_the_chair_owes_it(world, said):
    clock.hold(date(2025, 9, 10))
    assert not_yet(world, said).owed_again_on == date(2025, 9, 24)
    row = seen(said, world.member)
    assert (row.owed_on, row.answerer) == (date(2025, 9, 24), "the chair of Good Homes")
    assert row.owed_words == "Another answer owed by Wednesday 24 September. 10 working days left."
    assert row.answers[0].verdict_text == MISSING
    for who, owes in ((world.chair, True), (world.secretary, True), (world.lead, False)):
        assert [each.id for each in queries.answers_owed(who)] == [said.id] * owes
        assert ("answer" in seen(said, who).may) is owes


def test_without_a_workstream_the_board_secretary_owes_it(world, said):
    world.action.workstream = None
    not_yet(world, said)
    assert seen(said, world.secretary).answerer == "the board secretary"
    assert [each.id for each in queries.answers_owed(world.secretary)] == [said.id]


def test_whoever_gave_the_answer_that_was_not_enough_does_not_give_the_next(world, said):
    not_yet(world, said)
    with pytest.raises(NotAllowed, match="The chair of the workstream answers now"):
        answer(said, DID, by=world.lead)
    answer(said, DID, by=world.chair)
    row = seen(said, world.ambassador)
    assert [each.number for each in row.answers] == [1, 2]
    assert (row.owed_on, row.newest.verdict, "judge" in row.may) == (None, None, True)


def test_that_answers_it_ends_the_debt(world, said):
    not_yet(world, said)
    given = say(world, said, Verdict.ANSWERS_IT)
    assert given.owed_again_on is None
    row = seen(said, world.chair)
    assert (row.owed_on, "answer" in row.may) == (None, False)
    assert queries.answers_owed(world.chair) == []


def test_a_promise_stays_one_where_it_answers_it(world):
    comment = post(world)
    answer(comment, LOOK, by=world.lead)
    say(world, comment, Verdict.ANSWERS_IT)
    assert seen(comment, world.lead).owed_on == date(2025, 9, 26)


def test_said_again_the_days_do_not_begin_anew_and_the_words_before_are_kept(session, world, said):
    not_yet(world, said)
    clock.hold(date(2025, 9, 12))
    assert not_yet(world, said, "Nobody rings back at all.").owed_again_on == date(2025, 9, 19)
    kept = [each.text for each in session.scalars(select(EarlierText))]
    assert kept == [MISSING]


def test_sent_twice_it_is_on_record_once_and_never_in_words(session, world, said):
    not_yet(world, said)
    not_yet(world, said)
    entries = [each for each in audited(session) if each.deed is Deed.COMMENT_JUDGED]
    (entry,) = entries
    assert entry.after == {"verdict": "not_yet", "owed_again_on": "2025-09-19"}
    assert (entry.by_id, entry.by_name) == (None, "A care leaver ambassador")


def test_only_whoever_asked_says_so(world, said):
    for other in (world.lead, world.chair, world.secretary, world.participation, world.member):
        with pytest.raises(NotAllowed):
            say(world, said, Verdict.NOT_YET, by=other)
        assert "judge" not in seen(said, other).may


def test_an_answer_that_was_not_read_is_not_judged(world):
    comment = post(world)
    answer(comment, LOOK, by=world.lead)
    answer(comment, DID, by=world.chair)
    with pytest.raises(NotAccepted, match="newer answer"):
        not_yet(world, comment, number=1)
    assert not_yet(world, comment, number=2).number == 2


def test_there_has_to_be_an_answer_that_was_owed_and_a_comment_that_stands(world):
    unanswered, from_member = post(world), post(world, by=world.member)
    answer(from_member, DID, by=world.lead)
    taken_back = post(world, text="Something else.")
    answer(taken_back, DID, by=world.lead)
    withdraw_comment(again(taken_back, world.ambassador), by=world.ambassador)
    for comment, by in (
        (unanswered, world.ambassador),
        (from_member, world.member),
        (taken_back, world.ambassador),
    ):
        with pytest.raises(DomainError):
            answer_to_judge(again(comment, by), by=by)


def test_whoever_answers_meanwhile_looks_again(world):
    comment = post(world)
    answer(comment, LOOK, by=world.lead)
    read = again(comment, world.chair).version
    not_yet(world, comment)
    with pytest.raises(ChangedMeanwhile):
        answer_comment(again(comment, world.chair), DID, by=world.chair, version=read)


def test_a_group_speaks_through_whoever_asked_for_it(world):
    comment = CommentFactory(
        action=world.action,
        author=user_of(world.ambassador),
        shown_as=ShownAs.GROUP,
        group_name="Care leavers’ group",
        answer_due_on=clock.today(),
    )
    answer(comment, DID, by=world.lead)
    other = ambassador_of(world.workstream)  # who may be of the group, and did not send it
    assert "judge" in seen(comment, world.ambassador).may
    assert not_yet(world, comment).verdict is Verdict.NOT_YET
    third = signed_in(other, Role.AMBASSADOR, ambassador_of=[world.workstream.id])
    assert "judge" not in seen(comment, third).may


def test_what_was_hidden_meanwhile_has_those_days_given_back(world, said):
    not_yet(world, said)
    CommentFlagFactory(comment=again(said, world.member), by_id=world.member.id)
    clock.hold(date(2025, 9, 18))
    release_comment(again(said, world.safeguarding), by=world.safeguarding, note="All is well.")
    assert seen(said, world.chair).owed_on == date(2025, 10, 2)


def test_we_are_doing_it_says_by_when_and_is_owed_then(world):
    comment = post(world)
    doing = Reply(AnswerKind.WE_ARE_DOING_IT, "A new provider comes.", date(2025, 9, 26))
    given = answer(comment, doing, by=world.lead)
    assert (given.doing_by, given.look_again_on) == (date(2025, 9, 26), None)
    row = seen(comment, world.lead)
    assert row.newest.label == "We are doing it by 26 September 2025"
    assert row.owed_words.startswith("It is promised to be done by Friday 26 September.")
    assert [each.id for each in queries.answers_owed(world.lead)] == []
    clock.hold(date(2025, 9, 12))
    assert [each.id for each in queries.answers_owed(world.lead)] == [comment.id]
