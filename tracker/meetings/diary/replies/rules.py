"""Until when a reply may be given, and how many said what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.enums import MeetingStatus

OVER = "This meeting is over, so nobody can answer any more. Who was there stands in its minutes."
OFF = "This meeting was cancelled, so nobody needs to answer."


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of an invitation’s people said what; guests count among those who come."""

    coming: int = 0
    apologies: int = 0
    substitutes: int = 0
    silent: int = 0


class Timed(Protocol):
    """What is asked of a meeting, be it a row of the database or of a page."""

    @property
    def status(self) -> MeetingStatus: ...

    @property
    def held_on(self) -> date: ...

    @property
    def ends_at(self) -> time | None: ...


def why_closed(meeting: Timed, now: datetime) -> str:
    """Why no reply can be given any more, in a sentence; empty while one can.

    `now` is London's; a meeting without an end may last all its day.
    """
    if meeting.status is MeetingStatus.CANCELLED:
        return OFF
    ends = datetime.combine(meeting.held_on, meeting.ends_at or time.max, now.tzinfo)
    return OVER if meeting.status is MeetingStatus.HELD or now >= ends else ""


def count(kinds: Iterable[ReplyKind | None]) -> Counts:
    """What was said, of everybody who was asked; None is somebody who has not answered."""
    said = list(kinds)
    return Counts(
        coming=said.count(ReplyKind.COMING),
        apologies=said.count(ReplyKind.APOLOGIES),
        substitutes=said.count(ReplyKind.SUBSTITUTE),
        silent=said.count(None),
    )
