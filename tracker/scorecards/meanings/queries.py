"""Reads for whoever writes down what an indicator means."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.plan.models import Plan, Pledge
from tracker.scorecards.book import definitions_of
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.meanings.rules import measured_by
from tracker.scorecards.models import Definition, Indicator

Choices = list[tuple[str, str]]
SEEN = (FigureState.PUBLISHED, FigureState.REPLACED)


def published_days(indicator_id: int) -> set[date]:
    """The last days of the periods whose figures somebody has seen."""
    return set(
        db.session.scalars(
            select(Figure.ends_on).where(
                Figure.indicator_id == indicator_id, Figure.state.in_(SEEN)
            )
        )
    )


def correctable(indicator_id: int) -> set[int]:
    """The ids of the meanings by which no published figure was measured: they may be corrected."""
    known = definitions_of([indicator_id]).get(indicator_id, [])
    days = published_days(indicator_id)
    return {each.id for each in known if not measured_by(each, known, days)}


def meaning_of(indicator_id: int, definition_id: int) -> Definition:
    """One meaning of an indicator; NotFound if it has none of this number."""
    found = db.session.scalar(
        select(Definition).where(
            Definition.id == definition_id, Definition.indicator_id == indicator_id
        )
    )
    if found is None:
        raise NotFound
    return found


def indicator_to_change(indicator_id: int) -> Indicator:
    """An indicator that is held for a deed; NotFound if there is none of this number."""
    found = db.session.scalar(
        select(Indicator)
        .where(Indicator.id == indicator_id)
        .options(joinedload(Indicator.scorecard))
        .with_for_update(of=Indicator)
    )
    if found is None:
        raise NotFound
    return found


def hold(indicator_ids: Iterable[int]) -> None:
    """Let nobody else change what belongs to some indicators until the transaction ends."""
    ids = select(Indicator.id).where(Indicator.id.in_(list(indicator_ids)))
    db.session.execute(ids.order_by(Indicator.id).with_for_update())


def pledge_choices() -> Choices:
    """Every pledge under its plan, the latest plan first."""
    rows = db.session.execute(
        select(Pledge.id, Pledge.number, Pledge.name, Plan.name.label("plan"))
        .join(Plan, Plan.id == Pledge.plan_id)
        .order_by(Plan.starts_on.desc(), Plan.id, Pledge.number)
    )
    return [(str(row.id), f"{row.plan}: {row.number}. {row.name}") for row in rows]
