"""The complaints that other trackers get about their reminders (features, section 4), one by one.

Number 13, that nobody knew the scheduler was not running, stands in the tests of the heartbeat.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.actions import closed, said
from tests.factories.meetings import MeetingFactory
from tests.factories.people import person
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.voice import CommentFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.dates import is_working_day
from tracker.core.settings import DatedSetting
from tracker.outbox.models import Letter, LetterItem
from tracker.reminders import service
from tracker.reminders.composing import digest_words
from tracker.reminders.due import Picture, due_letters
from tracker.reminders.recheck import digest_of

TODAY, YESTERDAY = date(2025, 9, 5), date(2025, 9, 4)


def days(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def texts(user, on):
    letters = [letter for letter in due_letters(on) if letter.to.id == user.id]
    return [step.text for letter in letters for step in letter.announces]


def of_round(user, on):
    return [text for text in texts(user, on) if text.startswith("round_")]


def written(session):
    return session.scalar(select(func.count(Letter.id)))


def test_1_the_job_runs_ten_times_and_writes_once(session, lead):
    led_action(lead[1], due_on=YESTERDAY)
    for _ in range(10):
        service.generate()
    assert (written(session), session.scalar(select(func.count(LetterItem.id)))) == (1, 1)


def test_2_there_is_a_reminder_before_the_due_date(lead):
    led_action(lead[1], due_on=date(2025, 10, 3))
    told = {day: texts(lead[0], day) for day in days(TODAY, date(2025, 10, 3))}
    assert {day: found for day, found in told.items() if found} == {
        TODAY: ["due_soon_28"],
        date(2025, 9, 26): ["due_soon_7"],
    }


def test_3_reminders_are_on_without_anybody_setting_anything(session, lead):
    led_action(lead[1], due_on=YESTERDAY)
    assert session.scalar(select(func.count(DatedSetting.id))) == 0
    assert service.generate() == 1


def test_4_what_a_meeting_agreed_is_chased_like_anything_else(lead):
    meeting = MeetingFactory(held_on=date(2025, 7, 30))
    led_action(lead[1], due_on=YESTERDAY, arising_meeting_id=meeting.id)
    assert texts(lead[0], TODAY) == ["overdue_1"]


def test_5_nothing_comes_at_a_weekend_or_on_a_bank_holiday(session, lead):
    led_action(lead[1], due_on=date(2025, 12, 19))
    off = [day for day in days(date(2025, 12, 1), date(2026, 1, 5)) if not is_working_day(day)]
    assert len(off) == 13
    for day in off:
        clock.hold(day)
        assert due_letters(day) == []
        assert service.generate() == 0


def test_6_nothing_is_overdue_on_its_due_day(lead):
    led_action(lead[1], due_on=TODAY)
    assert texts(lead[0], TODAY) == []
    assert texts(lead[0], date(2025, 9, 8)) == ["overdue_1"]


def test_7_no_letter_is_empty_and_its_count_is_that_of_its_rows(session, lead, config):
    assert service.generate() == 0
    for number in range(7):
        led_action(lead[1], ref=f"H{number}", due_on=YESTERDAY - timedelta(days=number))
    CommentFactory(
        action=led_action(lead[1], ref="H9"),
        posted_at=datetime(2025, 9, 5, 8, tzinfo=UTC),
        answer_due_on=date(2025, 9, 19),
    )
    board_on(members=[lead[0]])
    (letter,) = [each for each in due_letters(TODAY) if each.to.id == lead[0].id]
    words = digest_words(letter)
    numbered = [line for line in words.text.splitlines() if line.partition(". ")[0].isdigit()]
    assert words.subject == f"{len(numbered)} things need you"
    assert len(numbered) == len(letter.rows) == 10


def test_8_many_things_are_one_letter_and_the_chair_hears_when_it_lasts(lead):
    stream = WorkstreamFactory()
    chair = chair_of(stream)
    for _ in range(5):
        led_action(lead[1], workstream=stream, due_on=YESTERDAY)
    assert [letter.to.id for letter in due_letters(TODAY)] == [lead[0].id]
    led_action(lead[1], workstream=stream, due_on=date(2025, 8, 29))
    assert {letter.to.id for letter in due_letters(TODAY)} == {lead[0].id, chair.id}


def test_9_who_left_is_not_written_to_and_somebody_else_is(session, lead):
    stream = WorkstreamFactory()
    chair = chair_of(stream)
    led_action(lead[1], workstream=stream, due_on=YESTERDAY)
    lead[0].is_active, lead[0].deactivated_at = False, clock.now()
    session.flush()
    assert [letter.to.id for letter in due_letters(TODAY)] == [chair.id]


def test_10_an_action_is_one_row_however_many_of_its_steps_are_new(session, lead):
    action = led_action(lead[1], due_on=date(2025, 9, 1))  # its fifth day is a Monday too
    old = led_action(lead[1], due_on=date(2025, 6, 2))
    (letter,) = [each for each in due_letters(date(2025, 9, 8)) if each.to.id == lead[0].id]
    assert [row.told.step.id for row in letter.rows] == [action.id, old.id]


@pytest.mark.parametrize("missed", [(), (9, 10), (8, 12, 15), tuple(range(8, 19))])
def test_11_days_on_which_nothing_ran_lose_no_step_and_repeat_none(session, lead, missed):
    for ahead in range(28):
        led_action(lead[1], due_on=date(2025, 10, 3) + timedelta(days=ahead))
    for day in days(TODAY, date(2025, 9, 26)):
        clock.hold(day)
        if day.day not in missed:
            service.generate()
    steps = session.execute(
        select(LetterItem.object_id, LetterItem.fell_on).where(
            LetterItem.step == "due_soon_28", LetterItem.user_id == lead[0].id
        )
    ).all()
    assert len(steps) == len(set(steps)) == 22
    assert {fell_on for _, fell_on in steps} == set(days(TODAY, date(2025, 9, 26)))


def test_12_what_is_done_since_is_in_no_letter_that_still_waits(session, lead):
    action = led_action(lead[1], due_on=YESTERDAY)
    service.generate()
    letter = session.scalars(select(Letter)).one()
    assert digest_of(Picture(TODAY), letter.id, lead[0].id) is not None
    closed(action)
    session.flush()
    assert digest_of(Picture(TODAY), letter.id, lead[0].id) is None


def test_14_a_word_that_is_not_given_goes_up_the_line(session):
    user, post = in_post()
    stream = WorkstreamFactory()
    chair, secretary = chair_of(stream), person(Role.BOARD_SECRETARY)
    board_on()
    action = led_action(post, workstream=stream, due_on=date(2026, 3, 31))
    asked = [date(2025, 9, day) for day in (5, 12, 16, 17)]
    everybody = (user, chair, secretary)
    told = {each: [day.day for day in asked if of_round(each, day)] for each in everybody}
    assert told == {user: [5, 12, 16], chair: [5, 16, 17], secretary: [17]}
    said(action)
    session.flush()
    assert not any(of_round(each, asked[2]) for each in everybody)
