from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from tracker.meetings.ics import Invitation, calendar_file

LONDON = ZoneInfo("Europe/London")
FACTS = {
    "meeting_id": 4,
    "body_name": "Executive Board",
    "held_on": date(2026, 1, 14),
    "starts_at": time(9, 30),
    "ends_at": time(11, 0),
    "place": "Committee Suite 1, Town Hall",
    "is_cancelled": False,
    "version": 3,
    "changed_at": datetime(2025, 9, 5, 8, 0, tzinfo=UTC),
    "host": "tracker.example.org",
    "url": "https://tracker.example.org/meetings/4",
}


def file_of(**facts):
    return calendar_file(Invitation(**(FACTS | facts)))


def event_of(**facts):
    (event,) = Calendar.from_ical(file_of(**facts)).walk("VEVENT")
    return event


@pytest.mark.parametrize(
    ("held_on", "utc_hour"),
    [
        pytest.param(date(2026, 1, 14), 9, id="January"),
        pytest.param(date(2026, 7, 15), 8, id="July"),
        pytest.param(date(2026, 3, 28), 9, id="the day before the clocks go forward"),
        pytest.param(date(2026, 3, 29), 8, id="the day they go forward"),
        pytest.param(date(2026, 10, 24), 8, id="the day before they go back"),
        pytest.param(date(2026, 10, 25), 9, id="the day they go back"),
        pytest.param(date(2045, 7, 14), 8, id="a summer beyond 2038"),
    ],
)
def test_half_past_nine_in_london_is_half_past_nine_in_every_season(held_on, utc_hour):
    event = event_of(held_on=held_on)
    start = event.decoded("dtstart")
    assert (start.hour, start.minute, start.date()) == (9, 30, held_on)
    assert start.astimezone(UTC) == datetime(
        held_on.year, held_on.month, held_on.day, utc_hour, 30, tzinfo=UTC
    )
    assert event["dtstart"].params["TZID"] == "Europe/London"
    assert event.decoded("dtend") - start == timedelta(hours=1, minutes=30)


@pytest.mark.parametrize("year", [1996, 2025, 2026, 2027, 2040])
def test_the_zone_in_the_file_changes_its_clocks_when_london_does(year):
    (zone,) = Calendar.from_ical(file_of()).walk("VTIMEZONE")
    for part, change, offset in (
        ("DAYLIGHT", 3, timedelta(hours=1)),
        ("STANDARD", 10, timedelta(0)),
    ):
        (rule,) = zone.walk(part)
        starts = rule.decoded("dtstart")
        days = rrulestr(rule["rrule"].to_ical().decode(), dtstart=starts)
        found = days.after(datetime(year, 1, 1))  # noqa: DTZ001  a rule is in wall-clock time
        assert (found.month, found.weekday()) == (change, 6)
        utc = found.replace(tzinfo=UTC) - rule.decoded("tzoffsetfrom")
        before, after = utc - timedelta(seconds=1), utc
        assert before.astimezone(LONDON).utcoffset() == rule.decoded("tzoffsetfrom")
        assert after.astimezone(LONDON).utcoffset() == rule.decoded("tzoffsetto") == offset


def test_without_a_time_it_is_a_whole_day_that_keeps_nobody_busy():
    event = event_of(starts_at=None, ends_at=None)
    assert event.decoded("dtstart") == date(2026, 1, 14)
    assert event.decoded("dtend") == date(2026, 1, 15)
    assert event["transp"] == "TRANSPARENT"
    assert b"VTIMEZONE" not in file_of(starts_at=None, ends_at=None)


def test_without_an_end_no_end_is_made_up():
    assert "dtend" not in event_of(ends_at=None)


def test_a_changed_meeting_is_the_same_event_with_a_higher_number():
    first, moved = event_of(version=1), event_of(version=2, held_on=date(2026, 7, 15))
    assert first["uid"] == moved["uid"] == "meeting-4@tracker.example.org"
    assert (first["sequence"], moved["sequence"]) == (1, 2)


def test_a_cancelled_meeting_says_so_twice():
    event = event_of(is_cancelled=True)
    assert event["status"] == "CANCELLED"
    assert event["summary"] == "Cancelled: Executive Board"
    assert event_of()["status"] == "CONFIRMED"


def test_the_file_holds_no_more_than_a_calendar_needs():
    assert set(event_of()) == {
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "STATUS",
        "SUMMARY",
        "LOCATION",
        "DESCRIPTION",
        "URL",
        "TRANSP",
        "DTSTART",
        "DTEND",
    }


def test_lines_end_and_fold_as_the_standard_says():
    lines = file_of(body_name="Board for " + "é" * 120).split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert event_of(body_name="Board for " + "é" * 120)["summary"].endswith("é" * 120)


def test_words_cannot_add_a_line_of_their_own():
    place = "Room 1; left\r\nATTENDEE:mailto:x@example.org"
    event = event_of(place=place)
    assert "attendee" not in event
    assert "Room 1; left" in event["location"]
