"""A meeting as a calendar file that Outlook and phones read right in summer and in winter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDatetime,
    vDuration,
    vRecur,
    vUri,
)

from tracker.meetings.enums import MeetingStatus
from tracker.meetings.listing import MeetingRow

LONDON = "Europe/London"
MAKER = "-//Corporate Parenting Tracker//Meetings//EN"
ASK_AGAIN = timedelta(hours=4)
_HOUR = timedelta(hours=1)
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar is told of a meeting: which, whose, when and where; never its notes."""

    meeting_id: int
    body_name: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    is_cancelled: bool
    version: int
    changed_at: datetime
    host: str
    url: str


def invitation_to(row: MeetingRow, base: str, path: str) -> Invitation:
    """What a calendar is told of a meeting; `base` is our own address, `path` the page's."""
    return Invitation(
        meeting_id=row.id,
        body_name=row.body_name,
        held_on=row.held_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place_held,
        is_cancelled=row.status is MeetingStatus.CANCELLED,
        version=row.version,
        changed_at=row.changed_at,
        host=urlsplit(base).hostname or "localhost",
        url=base.rstrip("/") + path,
    )


def calendar_file(meeting: Invitation) -> bytes:
    """The file: one event under a name that stays, and London's clock written out."""
    calendar = _calendar()
    if meeting.starts_at is not None:
        calendar.add_component(_london())
    calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def feed_file(meetings: Iterable[Invitation], name: str) -> bytes:
    """Many meetings as a calendar that a program asks for again; without any it is still one."""
    calendar = _calendar()
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", LONDON)
    calendar.add("refresh-interval", vDuration(ASK_AGAIN), {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN))
    calendar.add_component(_london())
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def _event(meeting: Invitation) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.meeting_id}@{meeting.host}")
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.changed_at.astimezone(UTC))
    event.add("last-modified", meeting.changed_at.astimezone(UTC))
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    prefix = "Cancelled: " if meeting.is_cancelled else ""
    event.add("summary", f"{prefix}{meeting.body_name}")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("description", f"Meeting {meeting.meeting_id} in the tracker: {meeting.url}")
    event.add("url", vUri(meeting.url))
    _add_times(event, meeting)
    return event


def _add_times(event: Event, meeting: Invitation) -> None:
    """Wall-clock times with their zone; a whole day, which keeps nobody busy, without a time."""
    if meeting.starts_at is None:
        event.add("dtstart", meeting.held_on)
        event.add("dtend", meeting.held_on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("transp", "OPAQUE")
    event.add("dtstart", _wall_clock(meeting.held_on, meeting.starts_at), {"TZID": LONDON})
    if meeting.ends_at is not None:
        event.add("dtend", _wall_clock(meeting.held_on, meeting.ends_at), {"TZID": LONDON})


def _wall_clock(day: date, at: time) -> vDatetime:
    return vDatetime(datetime.combine(day, at))


def _london() -> Timezone:
    """Europe/London as one yearly rule each way: a list of dates would end in some year."""
    zone = Timezone()
    zone.add("tzid", LONDON)
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    summer.add("dtstart", vDatetime(datetime(1970, 3, 29, 1, 0)))  # noqa: DTZ001  wall clock
    winter.add("dtstart", vDatetime(datetime(1970, 10, 25, 2, 0)))  # noqa: DTZ001  wall clock
    for part, name, month, before, after in (
        (summer, "BST", 3, _NONE, _HOUR),
        (winter, "GMT", 10, _HOUR, _NONE),
    ):
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone
