"""Reads of the figures of others and of the councils that are like ours."""

from collections import defaultdict

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.scorecards.models import Benchmark, StatisticalNeighbour


def benchmarks_of(indicator_id: int) -> list[Benchmark]:
    """Every figure of others beside an indicator, the newest first."""
    return list(
        db.session.scalars(
            select(Benchmark)
            .where(Benchmark.indicator_id == indicator_id)
            .order_by(Benchmark.from_on.desc(), Benchmark.kind, Benchmark.id)
        )
    )


def benchmark_of(indicator_id: int, benchmark_id: int) -> Benchmark:
    """One of them; NotFound if the indicator has none of this number."""
    found = db.session.scalar(
        select(Benchmark).where(
            Benchmark.id == benchmark_id, Benchmark.indicator_id == indicator_id
        )
    )
    if found is None:
        raise NotFound
    return found


def neighbours() -> dict[int, list[str]]:
    """The names of the councils that are like ours, by financial year, the newest first."""
    rows = db.session.execute(
        select(StatisticalNeighbour.year, StatisticalNeighbour.name).order_by(
            StatisticalNeighbour.year.desc(), StatisticalNeighbour.name
        )
    )
    found: dict[int, list[str]] = defaultdict(list)
    for year, name in rows:
        found[year].append(name)
    return found
