"""What somebody's own calendar program makes of our files: khal, a real one."""

from datetime import date, time

import pytest

from tests.factories.invitations import SECRET, CalendarFeedFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.support.khal import Khal
from tracker.access.roles import Role

AFTERNOON = {"starts_at": time(14), "ends_at": time(16)}
# The day before each change of the clocks and the day after it: an hour ahead of UTC in summer.
ROUND_THE_CHANGES = {
    "2025-03-29": "14:00", "2025-03-31": "13:00", "2025-10-25": "13:00", "2025-10-27": "14:00",
    "2026-03-28": "14:00", "2026-03-30": "13:00", "2026-10-24": "13:00", "2026-10-26": "14:00",
    "2027-03-27": "14:00", "2027-03-29": "13:00", "2027-10-30": "13:00", "2027-11-01": "14:00",
}  # fmt: skip
ON_THE_DAYS = ("2025-03-30", "2025-10-26", "2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31")
ALL = ("2025-01-01", "2028-01-01")


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def secretary(session, board):
    user = person(Role.BOARD_SECRETARY)
    MemberFactory(body=board, user=user)
    CalendarFeedFactory(user_id=user.id)
    return user


@pytest.fixture
def khal(tmp_path):
    """Somebody's khal whose computer stands in London, as the council's do."""
    return Khal(tmp_path / "london", "Europe/London")


def feed(browser):
    return browser.client.get(f"/calendar/{SECRET}.ics").data


def file_of(browser, meeting):
    return browser.get("meetings.calendar", meeting_id=meeting.id).response.data


def shown(khal):
    return [(row.day, row.starts, row.ends, row.title, row.status) for row in khal.shows(*ALL)]


def move(browser, meeting, day, month, year):
    page = browser.get("meetings.move", meeting_id=meeting.id)
    when = {"held_on-day": day, "held_on-month": month, "held_on-year": year}
    shown = browser.submit(page, when, button="See what moves", expect=200)
    browser.submit(shown, button="Move the meeting")


def cancel(browser, meeting):
    page = browser.get("meetings.cancel", meeting_id=meeting.id)
    browser.submit(page, reason="Too few can come", button="Cancel the meeting")


def test_a_file_that_is_opened_again_moves_the_meeting_and_then_calls_it_off(
    browser, secretary, board, khal
):
    browser.sign_in(secretary)
    meeting = MeetingFactory(body=board, held_on=date(2026, 3, 27), **AFTERNOON)
    khal.take_in(file_of(browser, meeting))
    assert shown(khal) == [("2026-03-27", "14:00", "16:00", "Executive Board", "CONFIRMED")]
    move(browser, meeting, 30, 3, 2026)
    khal.take_in(file_of(browser, meeting))
    assert shown(khal) == [("2026-03-30", "14:00", "16:00", "Executive Board", "CONFIRMED")]
    cancel(browser, meeting)
    khal.take_in(file_of(browser, meeting))
    off = ("2026-03-30", "14:00", "16:00", "Cancelled: Executive Board", "CANCELLED")
    assert shown(khal) == [off]
    assert khal.shows(*ALL)[0].place == "Town Hall"


def test_a_calendar_that_asks_by_itself_follows(browser, secretary, board, khal):
    browser.sign_in(secretary)
    stays = MeetingFactory(body=board, held_on=date(2026, 1, 14), **AFTERNOON)
    moves = MeetingFactory(body=board, held_on=date(2026, 10, 23), **AFTERNOON)
    goes = MeetingFactory(body=board, held_on=date(2026, 11, 20), **AFTERNOON)
    khal.synchronise(feed(browser))
    assert [row[0] for row in shown(khal)] == ["2026-01-14", "2026-10-23", "2026-11-20"]
    move(browser, moves, 26, 10, 2026)
    cancel(browser, goes)
    khal.synchronise(feed(browser))
    rows = khal.shows(*ALL)
    assert [(row.day, row.starts, row.cancelled) for row in rows] == [
        ("2026-01-14", "14:00", ""),
        ("2026-10-26", "14:00", ""),
        ("2026-11-20", "14:00", "CANCELLED"),
    ]
    ids = [row.uid.partition("@")[0] for row in rows]
    assert ids == [f"meeting-{each.id}" for each in (stays, moves, goes)]


@pytest.mark.parametrize("channel", ["feed", "file"])
def test_two_o_clock_is_two_o_clock_round_every_change_of_the_clocks(
    browser, secretary, board, khal, tmp_path, channel
):
    elsewhere = Khal(tmp_path / "elsewhere", "UTC")
    browser.sign_in(secretary)
    days = sorted([*ROUND_THE_CHANGES, *ON_THE_DAYS])
    made = [MeetingFactory(body=board, held_on=date.fromisoformat(d), **AFTERNOON) for d in days]
    for each in (khal, elsewhere):
        if channel == "feed":
            each.synchronise(feed(browser))
        else:
            for meeting in made:
                each.take_in(file_of(browser, meeting))
    assert [(row.day, row.starts) for row in khal.shows(*ALL)] == [(day, "14:00") for day in days]
    abroad = {row.day: row.starts for row in elsewhere.shows(*ALL)}
    assert {day: abroad[day] for day in ROUND_THE_CHANGES} == ROUND_THE_CHANGES
    assert [abroad[day] for day in ON_THE_DAYS] == ["13:00", "14:00"] * 3


def test_a_day_without_a_time_is_a_whole_day(browser, secretary, board, khal):
    MeetingFactory(body=board, held_on=date(2026, 3, 29), starts_at=None, ends_at=None)
    khal.synchronise(feed(browser))
    (row,) = khal.shows(*ALL)
    assert (row.day, row.starts, row.title) == ("2026-03-29", "", "Executive Board")
