"""Who is told of a second debt, of a promise, and asked about a difference."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.actions import ClosureFactory
from tests.factories.council import World, user_of
from tests.factories.people import AbsenceFactory
from tests.factories.published import PublicationFactory
from tests.factories.voice import AnswerFactory, CommentFactory
from tracker.actions.enums import Outcome
from tracker.core.visibility import Visibility
from tracker.reminders.due import due_letters
from tracker.voice.difference import service as difference
from tracker.voice.difference.enums import Difference
from tracker.voice.enums import AnswerKind, Verdict
from tracker.voice.published.enums import Consent

SENT, SAID = datetime(2025, 8, 18, 8, tzinfo=UTC), datetime(2025, 9, 5, 8, tzinfo=UTC)


@pytest.fixture
def world(session):
    return World()


@pytest.fixture
def comment(world):
    return CommentFactory(
        action=world.action,
        author=user_of(world.ambassador),
        posted_at=SENT,
        answer_due_on=date(2025, 9, 2),
    )


def told(session, day):
    """Who hears of what on a day: the newest step of each thing in each letter."""
    session.flush()
    return {
        letter.to.id: [row.told.step.text for row in letter.rows] for letter in due_letters(day)
    }


def not_enough(world, comment):
    return AnswerFactory(
        comment=comment,
        by=user_of(world.lead),
        answered_at=SENT,
        verdict=Verdict.NOT_YET,
        judged_at=SAID,
        owed_again_on=date(2025, 9, 19),
    )


def test_not_yet_is_the_chairs_and_goes_one_further_up_at_each_step(session, world, comment):
    not_enough(world, comment)
    chair, lead, secretary = world.chair.id, world.lead.id, world.secretary.id
    listens = world.participation.id
    assert told(session, date(2025, 9, 5)) == {chair: ["comment"], listens: ["comment"]}
    assert told(session, date(2025, 9, 12)) == {chair: ["answer_owed_5"]}
    assert told(session, date(2025, 9, 19)) == {
        chair: ["answer_owed_10"], secretary: ["answer_owed_10"]
    }  # fmt: skip
    late = told(session, date(2025, 9, 26))
    assert late == {secretary: ["answer_owed_15"], listens: ["answer_owed_15"]}
    assert lead not in late


def test_a_first_answer_that_is_late_goes_up_to_the_chair_and_the_secretary(
    session, world, comment
):
    chair, secretary, listens = world.chair.id, world.secretary.id, world.participation.id
    assert told(session, date(2025, 9, 9)) == {
        chair: ["answer_owed_15"], secretary: ["answer_owed_15"], listens: ["answer_owed_15"]
    }  # fmt: skip
    assert told(session, date(2025, 9, 16)) == {
        secretary: ["answer_owed_20"], listens: ["answer_owed_20"]
    }  # fmt: skip


def test_once_it_is_answered_again_only_whoever_asked_hears_of_it(session, world, comment):
    not_enough(world, comment)
    AnswerFactory(comment=comment, number=2, by=user_of(world.chair), answered_at=SAID)
    assert told(session, date(2025, 9, 5)) == {world.ambassador.id: ["answered"]}
    assert told(session, date(2025, 9, 19)) == {}


def test_who_promised_a_day_is_reminded_of_it(session, world, comment):
    AnswerFactory(
        comment=comment,
        by=user_of(world.lead),
        answered_at=SENT,
        kind=AnswerKind.WE_ARE_DOING_IT,
        doing_by=date(2025, 9, 26),
    )
    assert told(session, date(2025, 9, 19)) == {world.lead.id: ["promised_5"]}
    on_the_day = told(session, date(2025, 9, 26))
    assert on_the_day == {world.lead.id: ["promised_10"], world.chair.id: ["promised_10"]}


def test_the_ambassador_is_asked_about_a_difference_until_they_said(session, world):
    closure = ClosureFactory(action=world.action)
    world.action.proposed_on = closure.proposed_on
    today = date(2025, 9, 5)
    assert told(session, today) == {world.ambassador.id: ["difference"]}
    difference.say(world.action, closure, Difference.NOT_YET, by=world.ambassador)
    assert told(session, today) == {}


def test_nobody_is_asked_about_what_is_stopped(session, world):
    ClosureFactory(action=world.action, outcome=Outcome.STOPPED)
    assert told(session, date(2025, 9, 5)) == {}


@pytest.fixture
def asked(session, world, comment):
    """What the participation lead wrote down is asked about, by the lead."""
    comment.action.visibility = Visibility.PUBLIC
    comment.author_id, comment.is_for_others = world.participation.id, True
    return PublicationFactory(
        answer=AnswerFactory(comment=comment, by=user_of(world.lead), answered_at=SENT),
        asked_by_id=world.participation.id,
        consent=Consent.ASKED,
        is_printed=False,
    )


@pytest.mark.usefixtures("asked")
def test_who_else_may_say_yes_is_asked_about_what_was_only_written_down(session, world):
    print_it = ["may_print"]
    assert told(session, date(2025, 9, 5)) == {
        world.ambassador.id: print_it, world.secretary.id: print_it
    }  # fmt: skip


@pytest.mark.usefixtures("asked")
def test_who_stands_in_is_not_asked_where_they_may_not_say_yes(session, world):
    AbsenceFactory(user=user_of(world.ambassador), stand_in=user_of(world.chair))
    assert set(told(session, date(2025, 9, 5))) == {world.secretary.id}


def test_whoever_said_it_is_asked_themselves(session, world, asked, comment):
    comment.author_id, comment.is_for_others = world.ambassador.id, False
    assert set(told(session, date(2025, 9, 5))) == {world.ambassador.id}
