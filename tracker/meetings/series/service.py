"""The deed that puts a year of meetings in the diary."""

from collections.abc import Sequence
from datetime import date

from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.meetings.models import Body, Meeting
from tracker.meetings.service import Times, add_meeting


def set_year(body: Body, days: Sequence[date], times: Times, *, by: Person) -> list[Meeting]:
    """Make all of these meetings or none; `body` is held, so that a day is given once."""
    if body.ended_on is not None:
        raise DomainError(f"The work of {body.name} is over, so it meets no more.")
    return [add_meeting(body, on=day, times=times, by=by) for day in sorted(days)]
