"""Figures of others that a scorecard prints beside its own."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from tracker.core.database import db
from tracker.importing.keeping_scorecards.indicators import Kept
from tracker.importing.keeping_scorecards.words import cohort_of
from tracker.importing.scorecard_reading import IndicatorRow
from tracker.scorecards.enums import BenchmarkKind
from tracker.scorecards.models import Benchmark


def keep_benchmarks(kept: Kept, from_on: date, file: str) -> None:
    """The figures of others, where they are new or differ from the latest."""
    for each in kept.row.benchmarks:
        if each.value is None or each.kind not in set(BenchmarkKind):
            continue
        kind, value = BenchmarkKind(each.kind), Decimal(str(each.value))
        latest = db.session.scalar(
            select(Benchmark)
            .where(Benchmark.indicator_id == kept.indicator.id, Benchmark.kind == kind)
            .order_by(Benchmark.from_on.desc())
            .limit(1)
        )
        if latest is not None and (latest.value == value or latest.from_on >= from_on):
            continue
        db.session.add(
            Benchmark(
                indicator_id=kept.indicator.id,
                kind=kind,
                from_on=from_on,
                value=value,
                unit=kept.unit,
                year=_year_of(kept.row),
                cohort=cohort_of(each.text),
                source=file[:300],
                note="",
                document="",
                place="",
                demonstration=False,
            )
        )


def _year_of(row: IndicatorRow) -> str:
    """The comparators' year, where the notes say it: "2021/22", then a word for those compared."""
    for text in row.other_columns.values():
        words = text.split()
        if len(words) > 1 and words[1].lower().startswith("compar"):
            return words[0][:40]
    return ""
