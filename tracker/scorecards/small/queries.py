"""Reads of small numbers: the council's own threshold, and what somebody let be seen."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.settings import settings_on
from tracker.people.models import User
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.figure_models import Figure, SmallNumberShown
from tracker.scorecards.small.relations import Cell
from tracker.scorecards.small.suppression import LARGEST

SETTING = "figures.small"


@dataclass(frozen=True, slots=True)
class LetThrough:
    """A figure that the public may see though it is small: who said so, when and why."""

    id: int
    cell: Cell
    reason: str
    by: str
    shown_at: datetime
    ended_at: datetime | None


def largest_on(day: date) -> int:
    """The largest number that is hidden on a day."""
    told = settings_on(SETTING, day).get(SETTING, {})
    return int(told.get("largest", LARGEST))


def let_through() -> list[LetThrough]:
    """All that was let through, the newest first, with those that ended."""
    rows = db.session.execute(
        select(SmallNumberShown, User.name)
        .join(User, User.id == SmallNumberShown.shown_by_id)
        .order_by(SmallNumberShown.id.desc())
    )
    return [
        LetThrough(
            each.id,
            Cell(each.indicator_id, each.is_outturn, each.ends_on),
            each.reason,
            name,
            each.shown_at,
            each.ended_at,
        )
        for each, name in rows
    ]


def hidden_cells(*, limit: int, offset: int = 0) -> list[Figure]:
    """Published figures that are hidden, the newest periods first."""
    rows = (
        select(Figure)
        .where(Figure.state == FigureState.PUBLISHED, Figure.hiding != Hiding.SHOWN)
        .order_by(Figure.ends_on.desc(), Figure.indicator_id, Figure.is_outturn)
    )
    return list(db.session.scalars(rows.limit(limit).offset(offset)))
