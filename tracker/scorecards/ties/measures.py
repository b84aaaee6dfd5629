"""The figures that stand beside an action's success measure (documents.md A6)."""

from itertools import groupby
from typing import cast

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from tracker.actions.measured import Measured
from tracker.core.database import db
from tracker.scorecards.enums import FigureState, PeriodType
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Definition, Indicator, IndicatorAction
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.said import said
from tracker.scorecards.spans import Span

_Row = tuple[int, PeriodType, Definition, Figure | None]


def measures(action_id: int) -> list[Measured]:
    """Each indicator that measures an action with its latest published figure, in one query."""
    other = aliased(Figure)
    latest = select(func.max(other.ends_on)).where(
        other.indicator_id == Indicator.id,
        other.state == FigureState.PUBLISHED,
        other.is_outturn.is_(False),
    )
    is_latest = and_(
        Figure.indicator_id == Indicator.id,
        Figure.state == FigureState.PUBLISHED,
        Figure.is_outturn.is_(False),
        Figure.ends_on == latest.correlate(Indicator).scalar_subquery(),
    )
    rows = db.session.execute(
        select(Indicator.id, Indicator.period_type, Definition, Figure)
        .select_from(Indicator)
        .join(IndicatorAction, IndicatorAction.indicator_id == Indicator.id)
        .join(Definition, Definition.indicator_id == Indicator.id)
        .outerjoin(Figure, is_latest)
        .where(IndicatorAction.action_id == action_id)
        .order_by(Indicator.id, Definition.from_on)
    )
    by_indicator = groupby((cast("_Row", row) for row in rows), key=lambda row: row[0])
    return [_told(list(its)) for _, its in by_indicator]


def _told(rows: list[_Row]) -> Measured:
    """One indicator: a row for each of its meanings, all with the same figure."""
    indicator_id, period_type, newest, figure = rows[-1]
    if figure is None:
        return Measured(indicator_id, newest.name)
    meaning = meaning_on([row[2] for row in rows], figure.ends_on) or newest
    period = Span(period_type, figure.ends_on).label
    return Measured(indicator_id, meaning.name, said(figure, meaning).spoken, period)
