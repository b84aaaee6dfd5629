"""Deeds on the figures of others, and on who is like us (rules 5.5.9)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from zlib import crc32

from sqlalchemy import delete

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.person import Person
from tracker.scorecards.beside.queries import benchmarks_of, neighbours
from tracker.scorecards.enums import BenchmarkKind, Unit
from tracker.scorecards.meanings.queries import hold
from tracker.scorecards.meanings.service import record
from tracker.scorecards.models import Benchmark, StatisticalNeighbour


@dataclass(frozen=True, slots=True)
class BenchmarkDetails:
    """A figure of others, "most recent available" for periods that end on a day or after it."""

    kind: BenchmarkKind
    from_on: date
    value: Decimal
    unit: Unit
    year: str
    cohort: str = ""
    source: str = ""
    note: str = ""


def add_benchmark(indicator_id: int, details: BenchmarkDetails, *, by: Person) -> None:
    """Put a figure of others beside an indicator; older ones stay for the periods before."""
    _check(indicator_id, details)
    made = Benchmark(
        indicator_id=indicator_id,
        document="",
        place="",
        demonstration=False,
        **asdict(details),
    )
    db.session.add(made)
    record(Deed.INDICATOR_BENCHMARK_ADDED, indicator_id, by, after=asdict(details))


def change_benchmark(
    benchmark: Benchmark, details: BenchmarkDetails, *, by: Person, version: int
) -> None:
    """Correct a figure of others."""
    if benchmark.version != version:
        raise ChangedMeanwhile
    _check(benchmark.indicator_id, details, but=benchmark.id)
    new = asdict(details)
    before, after = audit.changes({name: getattr(benchmark, name) for name in new}, new)
    for name, value in after.items():
        setattr(benchmark, name, value)
    if after:
        about = {"benchmark": benchmark.kind.label}
        record(Deed.INDICATOR_BENCHMARK_CHANGED, benchmark.indicator_id, by,
               before=about | before, after=about | after)  # fmt: skip


def version_of(names: Sequence[str]) -> int:
    """A list of councils as a number, which stands for its version: the list itself has none."""
    return crc32("\n".join(names).encode()) % 10**9


def set_neighbours(year: int, names: Iterable[str], *, by: Person, version: int) -> None:
    """Say which councils are like ours in a financial year."""
    before, after = neighbours().get(year, []), sorted(set(names))
    if version_of(before) != version:
        raise ChangedMeanwhile
    if before == after:
        return
    db.session.execute(delete(StatisticalNeighbour).where(StatisticalNeighbour.year == year))
    db.session.add_all(StatisticalNeighbour(year=year, name=name) for name in after)
    audit.record(
        Deed.SCORECARD_NEIGHBOURS_SET,
        subject_type="scorecard",
        subject_id=None,
        by=by,
        before={"year": year, "neighbours": before},
        after={"year": year, "neighbours": after},
    )


def _check(indicator_id: int, details: BenchmarkDetails, *, but: int = 0) -> None:
    hold([indicator_id])
    wrong: dict[str, str] = {}
    if details.unit is Unit.PERCENT and details.value > 100:
        wrong["value"] = "A percentage is at most 100"
    if any(
        (each.kind, each.from_on) == (details.kind, details.from_on) and each.id != but
        for each in benchmarks_of(indicator_id)
    ):
        wrong["from_on"] = "A figure of theirs counts from that day already. Correct that one"
    if wrong:
        raise NotAccepted(wrong)
