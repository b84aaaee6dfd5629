"""Until when one answers and speaks, how far a calendar goes back, and what its tag tells."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest

from tracker.core.clock import LONDON
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.feeds import rules as feeds
from tracker.meetings.diary.replies import rules as replies
from tracker.meetings.diary.replies.rules import OFF, OVER, Counts
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.shadow import rules as shadow

DAY = date(2026, 3, 29)  # the clocks go forward at one


@dataclass
class Timed:
    status: MeetingStatus = MeetingStatus.PLANNED
    held_on: date = DAY
    ends_at: time | None = time(16)


def at(hour, minute=0, day=DAY):
    return datetime.combine(day, time(hour, minute), LONDON)


@pytest.mark.parametrize(
    ("meeting", "now", "why"),
    [
        (Timed(), at(15, 59), ""),
        (Timed(), at(16), OVER),
        (Timed(ends_at=None), at(23, 59), ""),
        (Timed(ends_at=None), at(0, day=DAY + timedelta(days=1)), OVER),
        (Timed(status=MeetingStatus.HELD), at(9), OVER),
        (Timed(status=MeetingStatus.CANCELLED), at(9), OFF),
    ],
)
def test_one_answers_until_the_meeting_is_over(meeting, now, why):
    assert replies.why_closed(meeting, now) == why


def test_each_answer_is_counted_and_each_silence():
    coming, apologies = ReplyKind.COMING, ReplyKind.APOLOGIES
    said = [coming, None, apologies, coming, ReplyKind.SUBSTITUTE, None]
    assert replies.count(said) == Counts(coming=2, apologies=1, substitutes=1, silent=2)


@pytest.mark.parametrize(
    ("begins", "now", "why"),
    [
        (time(14), at(13, 59), ""),
        (time(14), at(14), shadow.BEGUN),
        (None, at(23, 59, DAY - timedelta(days=1)), ""),
        (None, at(0), shadow.BEGUN),
        (time(14), at(0, day=DAY + timedelta(days=1)), shadow.OVER),
    ],
)
def test_one_speaks_until_the_meeting_begins(begins, now, why):
    assert shadow.why_closed(MeetingStatus.PLANNED, DAY, begins, now) == why


def test_nobody_speaks_before_a_meeting_that_is_off_or_was_held():
    early = at(9, day=DAY - timedelta(days=9))
    assert shadow.why_closed(MeetingStatus.CANCELLED, DAY, None, early) == shadow.OFF
    assert shadow.why_closed(MeetingStatus.HELD, DAY, None, early) == shadow.OVER


def test_five_working_days_before_leave_out_the_bank_holiday_and_closed_days():
    tuesday = date(2025, 9, 2)
    assert shadow.say_by(tuesday) == date(2025, 8, 26)
    assert shadow.say_by(date(2025, 8, 29)) == date(2025, 8, 21)
    assert shadow.say_by(tuesday, frozenset({date(2025, 9, 1)})) == date(2025, 8, 22)


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2025, 9, 5), date(2023, 9, 5)),
        (date(2028, 2, 29), date(2026, 2, 28)),
        (date(2030, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_calendar_keeps_two_years(today, first):
    assert feeds.first_day(today) == first
