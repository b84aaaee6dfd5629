"""Reads of small numbers: the council's own threshold, what is hidden, what was let through."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.settings import settings_on
from tracker.people.models import User
from tracker.scorecards.book import definitions_of
from tracker.scorecards.enums import FigureState, Hiding, PeriodType
from tracker.scorecards.figure_models import Figure, SmallNumberShown
from tracker.scorecards.models import Indicator
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.small.suppression import LARGEST
from tracker.scorecards.spans import Span

SETTING = "figures.small"
MOST = 500  # hidden figures on one page


@dataclass(frozen=True, slots=True)
class Hidden:
    """A figure that the public does not see; its number is on the restricted view."""

    figure_id: int
    indicator_id: int
    name: str
    label: str
    hiding: Hiding


@dataclass(frozen=True, slots=True)
class LetThrough:
    """A figure that the public may see though it is small: who said so, when and why."""

    id: int
    name: str
    label: str
    reason: str
    by: str
    shown_at: datetime
    ended_at: datetime | None


def largest_on(day: date) -> int:
    """The largest number that is hidden on a day."""
    told = settings_on(SETTING, day).get(SETTING, {})
    return int(told.get("largest", LARGEST))


def hidden() -> list[Hidden]:
    """Published figures that are hidden, the newest periods first."""
    rows = db.session.execute(
        select(Figure, Indicator.period_type)
        .join(Indicator, Indicator.id == Figure.indicator_id)
        .where(Figure.state == FigureState.PUBLISHED, Figure.hiding != Hiding.SHOWN)
        .order_by(Figure.ends_on.desc(), Figure.indicator_id, Figure.is_outturn)
        .limit(MOST)
    ).all()
    names = _Names([each.indicator_id for each, _ in rows])
    return [
        Hidden(
            each.id,
            each.indicator_id,
            names.of(each.indicator_id, each.ends_on),
            _label(kind, each.ends_on, is_outturn=each.is_outturn),
            each.hiding,
        )
        for each, kind in rows
    ]


def let_through() -> list[LetThrough]:
    """All that was let through, the newest first, with those that ended."""
    rows = db.session.execute(
        select(SmallNumberShown, User.name, Indicator.period_type)
        .join(User, User.id == SmallNumberShown.shown_by_id)
        .join(Indicator, Indicator.id == SmallNumberShown.indicator_id)
        .order_by(SmallNumberShown.id.desc())
    ).all()
    names = _Names([each.indicator_id for each, _, _ in rows])
    return [
        LetThrough(
            each.id,
            names.of(each.indicator_id, each.ends_on),
            _label(kind, each.ends_on, is_outturn=each.is_outturn),
            each.reason,
            by,
            each.shown_at,
            each.ended_at,
        )
        for each, by, kind in rows
    ]


class _Names:
    """The names of indicators at the time of a figure."""

    def __init__(self, ids: list[int]) -> None:
        self._meanings = definitions_of(ids)

    def of(self, indicator_id: int, ends_on: date) -> str:
        """What it was called."""
        found = meaning_on(self._meanings[indicator_id], ends_on)
        return found.name if found else ""


def _label(kind: PeriodType, ends_on: date, *, is_outturn: bool) -> str:
    return Span(PeriodType.YEAR if is_outturn else kind, ends_on).label
