"""Days on which the council is closed though they are no bank holidays: added, and taken off."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import is_working_day, long_date
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.outbox.models import ClosedDay

MOST = 31


@dataclass(frozen=True, slots=True)
class Closed:
    """A day on which the council is closed, and why."""

    day: date
    label: str


def closed_since(day: date) -> list[Closed]:
    """The closed days from a day on, the first first."""
    rows = select(ClosedDay).where(ClosedDay.day >= day).order_by(ClosedDay.day)
    return [Closed(row.day, row.label) for row in db.session.scalars(rows)]


def close(first: date, last: date, label: str, *, by: Person) -> list[date]:
    """Close the working days from a day to a day; gives those that were not closed before.

    Today and days gone by stay as they were counted, so only days to come can be closed.
    """
    if first <= clock.today():
        raise NotAccepted({"first": "Choose tomorrow or later: days gone by were counted already"})
    if last < first:
        raise NotAccepted({"last": f"The last day must not be before {long_date(first)}"})
    if (last - first).days >= MOST:
        raise NotAccepted({"last": f"Close at most {MOST} days at a time"})
    there = set(db.session.scalars(select(ClosedDay.day).where(ClosedDay.day.between(first, last))))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    new = [day for day in days if is_working_day(day) and day not in there]
    if not new:
        raise NotAccepted({"first": "No letters go on these days already"})
    db.session.add_all(ClosedDay(day=day, label=label) for day in new)
    _record(Deed.CLOSED_DAY_ADDED, by, after={"days": [str(day) for day in new], "label": label})
    return new


def open_again(day: date, *, by: Person) -> None:
    """Take a closed day off the list; one gone by stays."""
    if day <= clock.today():
        raise DomainError("This day has gone by, and was counted as closed. It stays.")
    row = db.session.get(ClosedDay, day)
    if row is None:
        return
    label = row.label
    db.session.execute(delete(ClosedDay).where(ClosedDay.day == day))
    _record(Deed.CLOSED_DAY_REMOVED, by, before={"days": [str(day)], "label": label})


def _record(
    deed: Deed,
    by: Person,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
) -> None:
    audit.record(
        deed,
        subject_type="closed_day",
        subject_id=None,
        by=by,
        before=before or {},
        after=after or {},
    )
