"""What choices do to letters: in the preview, when they are written, and before they go."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from tests.factories.people import person
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.sending import by, written
from tests.factories.voice import CommentFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterItem
from tracker.people.sign_in import as_person
from tracker.reminders import service
from tracker.reminders.choices import service as choices
from tracker.reminders.due import due_letters
from tracker.reminders.enums import Rhythm
from tracker.reminders.preview import preview
from tracker.reminders.triggers import Trigger

TODAY = date(2025, 9, 5)
YESTERDAY = date(2025, 9, 4)
FIVE_DAYS_AGO = date(2025, 8, 29)
MONDAY, TUESDAY, WEDNESDAY, NEXT_MONDAY = (date(2025, 9, day) for day in (8, 9, 10, 15))


def choose(user, rhythm, *triggers):
    choices.choose(user.id, dict.fromkeys(triggers or Trigger, Rhythm(rhythm)), by=as_person(user))


def letters(on=TODAY):
    """The rows of each person's letter, as (step, id, whether it is new)."""
    return {
        letter.to.id: [(r.told.step.text, r.told.step.id, r.is_new) for r in letter.rows]
        for letter in due_letters(on)
    }


def days_told(session, user):
    """On which days a person was told of what, by the letters that were written."""
    rows = session.execute(
        select(Letter.created_on, LetterItem.step)
        .join(Letter, Letter.id == LetterItem.letter_id)
        .where(LetterItem.user_id == user.id)
        .order_by(Letter.created_on, LetterItem.id)
    )
    return [tuple(row) for row in rows]


def live_through(first, last):
    """One generation a day, as the scheduler would have it; what it writes goes on that day."""
    for n in range((last - first).days + 1):
        clock.hold(first + timedelta(days=n))
        service.generate()
        waits = update(Letter).where(Letter.state == LetterState.QUEUED)
        db.session.execute(waits.values(state=LetterState.SENT, finished_at=clock.now()))


def due_28_days_after(day):
    return day + timedelta(days=28)


def test_what_is_off_makes_no_letter_and_no_row(lead):
    user, post = lead
    led_action(post, due_on=due_28_days_after(TODAY))
    late = led_action(post, due_on=YESTERDAY)
    choose(user, "never", Trigger.DUE_SOON)
    assert letters() == {user.id: [("overdue_1", late.id, True)]}
    choose(user, "never", Trigger.OVERDUE)
    assert letters() == {user.id: [("overdue_1", late.id, True)]}
    assert letters(MONDAY) == {user.id: [("still_overdue", late.id, True)]}
    choose(user, "never", Trigger.STILL_OVERDUE)
    assert letters(MONDAY) == {}


def test_what_had_to_be_told_is_no_row_of_later_letters(lead):
    user, post = lead
    led_action(post, due_on=YESTERDAY)
    soon = led_action(post, due_on=due_28_days_after(TUESDAY))
    choose(user, "never", Trigger.OVERDUE, Trigger.STILL_OVERDUE)
    assert letters(TUESDAY) == {user.id: [("due_soon_28", soon.id, True)]}


def test_the_chair_still_hears_and_is_told_that_letters_are_off(lead):
    user, post = lead
    stream = WorkstreamFactory()
    chair = chair_of(stream)
    led_action(post, workstream=stream, due_on=FIVE_DAYS_AGO)
    loud, also = in_post()
    led_action(also, workstream=stream, due_on=FIVE_DAYS_AGO)
    choose(user, "never", Trigger.OVERDUE)
    choose(chair, "never")
    (own, theirs) = sorted(preview(TODAY)["letters"], key=lambda each: len(each["items"]))
    assert (own["to"], theirs["to"], len(theirs["items"])) == (loud.email, chair.email, 2)
    (letter,) = [each for each in due_letters(TODAY) if each.to.id == chair.id]
    assert [row.told.lead_is_silent for row in letter.rows] == [True, False]


def test_a_comment_to_answer_cannot_be_switched_off(lead):
    user, post = lead
    choices.stop_all(user.id)
    comment = CommentFactory(
        action=led_action(post), posted_at=clock.now(), answer_due_on=date(2025, 9, 19)
    )
    assert letters() == {user.id: [("comment", comment.id, True)]}


def test_an_ambassador_can_have_no_letter_at_all(session):
    ambassador = ambassador_of(WorkstreamFactory())
    board_on()
    assert ambassador.id in letters()
    choices.stop_all(ambassador.id)
    assert letters() == {}


def test_once_a_week_all_of_a_week_comes_together_on_monday(session, lead):
    user, post = lead
    for day in (TODAY + timedelta(days=1), MONDAY, TUESDAY, WEDNESDAY, NEXT_MONDAY):
        led_action(post, due_on=due_28_days_after(day))
    choose(user, "weekly", Trigger.DUE_SOON)
    assert {n: len(letters(date(2025, 9, n)).get(user.id, [])) for n in range(6, 16)} == {
        6: 0, 7: 0, 8: 2, 9: 0, 10: 0, 11: 0, 12: 0, 13: 0, 14: 0, 15: 5,
    }  # fmt: skip
    live_through(TODAY, NEXT_MONDAY)
    assert (
        days_told(session, user)
        == [(MONDAY, "due_soon_28")] * 2 + [(NEXT_MONDAY, "due_soon_28")] * 3
    )


def test_where_monday_is_a_bank_holiday_it_is_tuesday(session, lead):
    user, post = lead
    clock.hold(date(2025, 8, 18))
    choose(user, "weekly", Trigger.DUE_SOON)
    led_action(post, due_on=due_28_days_after(date(2025, 8, 20)))
    led_action(post, due_on=due_28_days_after(date(2025, 8, 25)))
    live_through(date(2025, 8, 19), date(2025, 8, 29))
    assert days_told(session, user) == [(date(2025, 8, 26), "due_soon_28")] * 2


def test_a_monday_without_a_scheduler_is_made_good_on_the_next_day(session, lead):
    user, post = lead
    choose(user, "weekly", Trigger.DUE_SOON)
    led_action(post, due_on=due_28_days_after(TODAY + timedelta(days=1)))
    led_action(post, due_on=due_28_days_after(TUESDAY))
    live_through(TODAY, TODAY)
    live_through(TUESDAY, NEXT_MONDAY)
    assert days_told(session, user) == [(TUESDAY, "due_soon_28"), (NEXT_MONDAY, "due_soon_28")]


@pytest.mark.parametrize(
    ("first", "then", "told_on"),
    [
        pytest.param("weekly", "each_day", [WEDNESDAY, date(2025, 9, 12)], id="to each day"),
        pytest.param("each_day", "weekly", [TUESDAY, NEXT_MONDAY], id="to once a week"),
        pytest.param("weekly", "never", [], id="to none"),
        pytest.param("never", "each_day", [WEDNESDAY, date(2025, 9, 12)], id="from none"),
    ],
)
def test_a_change_within_a_week_loses_nothing_and_tells_nothing_twice(
    session, lead, first, then, told_on
):
    user, post = lead
    choose(user, first, Trigger.DUE_SOON)
    for day in (TUESDAY, date(2025, 9, 12)):
        led_action(post, due_on=due_28_days_after(day))
    live_through(MONDAY, TUESDAY)
    clock.hold(WEDNESDAY)
    choose(user, then, Trigger.DUE_SOON)
    live_through(WEDNESDAY, date(2025, 9, 16))
    assert days_told(session, user) == [(day, "due_soon_28") for day in told_on]


def test_a_change_after_the_day_s_letters_counts_from_the_next_day(session, lead):
    user, post = lead
    choose(user, "weekly", Trigger.DUE_SOON)
    led_action(post, due_on=due_28_days_after(TUESDAY))
    live_through(MONDAY, WEDNESDAY)
    choose(user, "each_day", Trigger.DUE_SOON)
    live_through(date(2025, 9, 11), NEXT_MONDAY)
    assert days_told(session, user) == [(date(2025, 9, 11), "due_soon_28")]


def test_a_letter_that_waits_is_not_sent_to_who_switched_it_off(session, lead, config, mailbox):
    letter, _ = written(session, lead, due_on=due_28_days_after(TODAY))
    choose(lead[0], "never", Trigger.DUE_SOON)
    assert by(config, mailbox.port).send_waiting() == 0
    session.refresh(letter)
    assert letter.state is LetterState.CANCELLED


def test_a_letter_that_waits_still_goes_to_who_chose_once_a_week(session, lead, config, mailbox):
    written(session, lead, due_on=due_28_days_after(TODAY))
    choose(lead[0], "weekly", Trigger.DUE_SOON)
    assert by(config, mailbox.port).send_waiting() == 1


def test_whoever_chose_nothing_hears_as_before(lead):
    user, post = lead
    choose(person(Role.ACTION_LEAD), "never")
    action = led_action(post, due_on=YESTERDAY)
    assert letters() == {user.id: [("overdue_1", action.id, True)]}
