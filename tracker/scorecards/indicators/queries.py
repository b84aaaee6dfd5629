"""Reads of one indicator: what it is, where it is printed, what stands beside its figures."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.plan.models import Pledge
from tracker.scorecards.figure_models import Commentary
from tracker.scorecards.models import Benchmark, Definition, Edition, Indicator, Line
from tracker.scorecards.queries import is_said


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the indicator stands in an edition."""

    ref: str
    from_on: date
    priority: str


def with_people(meaning: Definition) -> Definition:
    """The same with who answers for it and its pledge, in one query."""
    return db.session.scalars(
        select(Definition)
        .where(Definition.id == meaning.id)
        .options(
            joinedload(Definition.owner),
            joinedload(Definition.checker),
            joinedload(Definition.pledge).joinedload(Pledge.plan),
        )
    ).one()


def get_indicator(indicator_id: int) -> Indicator:
    """An indicator with its scorecard; NotFound if there is none of this number."""
    found = db.session.scalar(
        select(Indicator)
        .where(Indicator.id == indicator_id)
        .options(joinedload(Indicator.scorecard))
    )
    if found is None:
        raise NotFound
    return found


def family_of(indicator: Indicator) -> list[Indicator]:
    """The indicator with all other ways of counting the same thing."""
    root = indicator.variant_of_id or indicator.id
    return list(
        db.session.scalars(
            select(Indicator)
            .where((Indicator.id == root) | (Indicator.variant_of_id == root))
            .order_by(Indicator.id)
        )
    )


def commentaries(indicator_id: int) -> dict[date, Commentary]:
    """What is said of its periods, by their last days."""
    rows = db.session.scalars(
        select(Commentary).where(Commentary.indicator_id == indicator_id, is_said())
    )
    return {each.ends_on: each for each in rows}


def latest_benchmarks(indicator_id: int, day: date) -> list[Benchmark]:
    """The most recent of each kind for a period that ends on a day."""
    rows = db.session.scalars(
        select(Benchmark)
        .where(Benchmark.indicator_id == indicator_id, Benchmark.from_on <= day)
        .order_by(Benchmark.from_on)
    )
    return list({each.kind: each for each in rows}.values())


def printed_in(indicator_id: int) -> list[Printed]:
    """Where it stands in each edition, the newest first."""
    rows = db.session.execute(
        select(Line.ref, Edition.from_on, Line.priority)
        .join(Edition, Edition.id == Line.edition_id)
        .where(Line.indicator_id == indicator_id)
        .order_by(Edition.from_on.desc())
    )
    return [Printed(*row) for row in rows]
