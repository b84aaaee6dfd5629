"""What is done about absences: written down, ended early, taken back."""

from datetime import date, timedelta

from sqlalchemy import select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotFound
from tracker.core.person import Person
from tracker.people.away.queries import away_between, may_have_stand_in, may_stand_in
from tracker.people.models import Absence, RoleHeld, User

LONGEST = timedelta(days=366)
_ONE_DAY = timedelta(days=1)


class CannotStandIn(DomainError):
    """Whoever was chosen cannot stand in for this absence."""


def be_away(
    user_id: int, *, by: Person, first_on: date, last_on: date, stand_in_id: int | None
) -> Absence:
    """Write down when a person is away and who gets their letters meanwhile."""
    user = _locked(user_id)
    _check_days(user, first_on, last_on)
    stand_in = None
    if stand_in_id is not None:
        stand_in = _stand_in(user, stand_in_id, first_on, last_on)
    absence = Absence(
        user_id=user.id,
        first_on=first_on,
        last_on=last_on,
        stand_in_id=stand_in_id,
        set_by_id=by.id,
        set_at=clock.now(),
    )
    db.session.add(absence)
    db.session.flush()
    audit.record(
        Deed.ABSENCE_RECORDED,
        subject_type="person",
        subject_id=user.id,
        by=by,
        after={
            "first_day": first_on,
            "last_day": last_on,
            "stand_in": stand_in.name if stand_in else None,
        },
    )
    return absence


def be_back(absence_id: int, *, user_id: int, by: Person) -> date | None:
    """End an absence today; gives its last day then, None where no day of it is left."""
    _locked(user_id)
    absence = db.session.scalar(
        select(Absence).where(Absence.id == absence_id, Absence.user_id == user_id)
    )
    if absence is None:
        raise NotFound
    today = clock.today()
    if absence.last_on < today:
        raise DomainError("This is over already.")
    before = {"first_day": absence.first_on, "last_day": absence.last_on}
    if absence.first_on < today:
        absence.last_on = today - _ONE_DAY
        last_on, after = absence.last_on, {"last_day": absence.last_on}
    else:
        db.session.delete(absence)
        last_on, after = None, {}
    db.session.flush()
    audit.record(
        Deed.ABSENCE_ENDED,
        subject_type="person",
        subject_id=user_id,
        by=by,
        before=before,
        after=after,
        note="" if last_on else "taken back",
    )
    return last_on


def _check_days(user: User, first_on: date, last_on: date) -> None:
    if not user.is_active:
        raise DomainError("This person is deactivated: they get no letters.")
    if last_on < first_on:
        raise DomainError("The last day cannot be before the first.")
    if last_on < clock.today():
        raise DomainError("These days are over. Enter a last day that is today or later.")
    if last_on - first_on > LONGEST:
        raise DomainError("This is longer than a year. Look at the years again.")
    other = away_between(user.id, first_on, last_on)
    if other is not None:
        raise DomainError(
            f"{long_date(other.first_on)} to {long_date(other.last_on)} is written down already. "
            "Choose other days, or end that one first."
        )


def _stand_in(user: User, stand_in_id: int, first_on: date, last_on: date) -> User:
    if stand_in_id == user.id:
        raise CannotStandIn("Nobody stands in for themselves. Choose somebody else.")
    roles = db.session.scalars(
        select(RoleHeld.role).where(RoleHeld.user_id == user.id, RoleHeld.ended_at.is_(None))
    )
    if not may_have_stand_in(frozenset(roles)):
        raise CannotStandIn("These letters are personal: nobody stands in for them.")
    found = db.session.scalar(select(User).where(User.id == stand_in_id, *may_stand_in()))
    if found is None:
        raise CannotStandIn("This person cannot stand in. Choose somebody else from the list.")
    theirs = away_between(found.id, first_on, last_on)
    if theirs is not None:
        raise CannotStandIn(f"{found.name} is away too on some of these days. Choose another.")
    return found


def _locked(user_id: int) -> User:
    """One at a time for a person: of two absences for the same days the second is refused."""
    user = db.session.scalar(select(User).where(User.id == user_id).with_for_update())
    if user is None:
        raise NotFound
    return user
