"""Deeds on small numbers: let one be seen, end that, and say how small is small (rules 5.10)."""

from datetime import date

from sqlalchemy import select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotFound
from tracker.core.person import Person
from tracker.core.settings import set_from
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Figure, SmallNumberShown
from tracker.scorecards.small.queries import SETTING, largest_on
from tracker.scorecards.small.working_out import rehide


def let_through(figure_id: int, reason: str, *, by: Person) -> None:
    """Let everybody see a small figure; what was hidden only for its sake shows again too."""
    figure = db.session.get(Figure, figure_id)
    if figure is None or figure.state is not FigureState.PUBLISHED:
        raise NotFound
    if figure.hiding is Hiding.SHOWN:
        raise DomainError("Everybody sees this figure already.")
    if figure.hiding is Hiding.SECONDARY:
        raise DomainError(
            "This figure is hidden because a small one could be worked out from it. Let the small "
            "one be seen, or leave both."
        )
    db.session.add(
        SmallNumberShown(
            indicator_id=figure.indicator_id,
            is_outturn=figure.is_outturn,
            ends_on=figure.ends_on,
            reason=reason,
            shown_by_id=by.id,
            shown_at=clock.now(),
        )
    )
    db.session.flush()
    rehide([figure.ends_on])
    _record(Deed.SMALL_NUMBER_SHOWN, figure.indicator_id, figure.ends_on, by)


def end(shown_id: int, *, by: Person) -> None:
    """Hide it again from today on."""
    shown = db.session.scalar(
        select(SmallNumberShown).where(SmallNumberShown.id == shown_id).with_for_update()
    )
    if shown is None:
        raise NotFound
    if shown.ended_at is not None:
        raise DomainError("It is hidden again already.")
    shown.ended_at, shown.ended_by_id = clock.now(), by.id
    db.session.flush()
    rehide([shown.ends_on])
    _record(Deed.SMALL_NUMBER_HIDDEN, shown.indicator_id, shown.ends_on, by)


def set_largest(largest: int, *, by: Person) -> int:
    """Hide 1 to this number from today on; how many figures that changes."""
    before = largest_on(clock.today())
    if before == largest:
        raise DomainError(f"1 to {largest} are hidden already.")
    set_from(SETTING, clock.today(), {"largest": largest}, by=by)
    db.session.flush()
    changed = rehide()
    audit.record(
        Deed.SMALL_NUMBERS_SET,
        subject_type="dated_setting",
        subject_id=None,
        by=by,
        before={"largest": before},
        after={"largest": largest},
    )
    return changed


def _record(deed: Deed, indicator_id: int, ends_on: date, by: Person) -> None:
    """Which figure and who. The reason is kept where the cleared alone read it: it
    may tell the number, and the history of an indicator is for everybody."""
    audit.record(
        deed,
        subject_type="indicator",
        subject_id=indicator_id,
        by=by,
        after={"period": ends_on},
    )
