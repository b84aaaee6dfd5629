"""Figures, the figures of others, and what is said of them, as seed files."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

from sqlalchemy import select

from tracker.core.database import db
from tracker.scorecards.enums import BenchmarkKind, FigureState, Hiding, Missing, Unit
from tracker.scorecards.exact import share
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.models import Benchmark, Indicator
from tracker.seeding.keys import slugs
from tracker.seeding.scorecards import amount, figure_of
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    needed_day,
    source,
    source_of,
    yes,
)

SHOWN = (FigureState.PUBLISHED, FigureState.REPLACED)


def noon(day: date) -> datetime:
    """An instant of a day of which no paper prints the hour."""
    return datetime.combine(day, time(12), UTC)


def _add_figure(row: Row, known: Known) -> Figure:
    top, bottom = amount(row["numerator"]), amount(row["denominator"])
    value = amount(row["value"]) if top is None or bottom is None else share(top, bottom)
    missing = Missing(row["missing"] or Missing.NOT_AVAILABLE) if value is None else None
    published = noon(needed_day(row["published_on"]))
    return Figure(
        indicator_id=known.get(Indicator, row["indicator"]).id,
        ends_on=needed_day(row["ends_on"]),
        is_outturn=yes(row["is_outturn"]),
        number=int(row["number"]),
        state=FigureState.REPLACED if yes(row["is_replaced"]) else FigureState.PUBLISHED,
        value=value,
        numerator=top,
        denominator=bottom,
        second=amount(row["second"]),
        missing=missing,
        hiding=Hiding.SHOWN,
        cohort=row["cohort"],
        source=row["source"],
        note=row["note"],
        why_corrected=row["why_corrected"],
        sent_back="",
        entered_at=published,
        published_at=published,
        **source(row),
    )


def figure_keys() -> dict[int, str]:
    """What a row calls each figure, by its id."""
    names = slugs(Indicator)
    rows = select(Figure.id, Figure.indicator_id, Figure.ends_on, Figure.is_outturn, Figure.number)
    return {
        row.id: f"{names[row.indicator_id]}/{row.ends_on.isoformat()}/"
        f"{'yes' if row.is_outturn else ''}/{row.number}"
        for row in db.session.execute(rows)
    }


def _figures() -> Iterator[Told]:
    names = slugs(Indicator)
    for each in db.session.scalars(select(Figure).order_by(Figure.id)):
        is_computed = each.numerator is not None and each.denominator is not None
        yield Told(
            each,
            cells(
                indicator=names[each.indicator_id],
                ends_on=each.ends_on,
                is_outturn=each.is_outturn,
                number=each.number,
                value="" if is_computed else figure_of(each.value),
                numerator=figure_of(each.numerator),
                denominator=figure_of(each.denominator),
                second=figure_of(each.second),
                missing=each.missing,
                cohort=each.cohort,
                source=each.source,
                note=each.note,
                why_corrected=each.why_corrected,
                published_on=each.published_at.date() if each.published_at else None,
                is_replaced=each.state is FigureState.REPLACED,
                **source_of(each),
            ),
            each.state in SHOWN,
        )


def _add_benchmark(row: Row, known: Known) -> Benchmark:
    return Benchmark(
        indicator_id=known.get(Indicator, row["indicator"]).id,
        kind=BenchmarkKind(row["kind"]),
        from_on=needed_day(row["from_on"]),
        value=Decimal(row["value"]),
        unit=Unit(row["unit"]),
        year=row["year"],
        cohort=row["cohort"],
        source=row["source"],
        note=row["note"],
        **source(row),
    )


def _benchmarks() -> Iterator[Told]:
    names = slugs(Indicator)
    for each in db.session.scalars(select(Benchmark).order_by(Benchmark.id)):
        yield Told(
            each,
            cells(
                indicator=names[each.indicator_id],
                kind=each.kind,
                from_on=each.from_on,
                value=figure_of(each.value),
                unit=each.unit,
                year=each.year,
                cohort=each.cohort,
                source=each.source,
                note=each.note,
                **source_of(each),
            ),
        )


def _add_commentary(row: Row, known: Known) -> Commentary:
    written = noon(needed_day(row["written_on"]))
    return Commentary(
        indicator_id=known.get(Indicator, row["indicator"]).id,
        ends_on=needed_day(row["ends_on"]),
        state=FigureState.PUBLISHED,
        why=row["why"],
        recover=row["recover"],
        entered_at=written,
        published_at=written,
        made_up=row["made_up"],
        **source(row),
    )


def _commentaries() -> Iterator[Told]:
    names = slugs(Indicator)
    for each in db.session.scalars(select(Commentary).order_by(Commentary.id)):
        yield Told(
            each,
            cells(
                indicator=names[each.indicator_id],
                ends_on=each.ends_on,
                why=each.why,
                recover=each.recover,
                written_on=each.entered_at.date(),
                made_up=each.made_up,
                **source_of(each),
            ),
            each.state is FigureState.PUBLISHED,
        )


_SOURCE = "document,place,demonstration"

SHEETS = (
    Sheet(
        "figures",
        Figure,
        columns(
            "indicator,ends_on,is_outturn,number,value,numerator,denominator,second,missing,"
            f"cohort,source,note,why_corrected,published_on,is_replaced,{_SOURCE}"
        ),
        ("indicator", "ends_on", "is_outturn", "number"),
        _add_figure,
        _figures,
    ),
    Sheet(
        "benchmarks",
        Benchmark,
        columns(f"indicator,kind,from_on,value,unit,year,cohort,source,note,{_SOURCE}"),
        ("indicator", "kind", "from_on"),
        _add_benchmark,
        _benchmarks,
    ),
    Sheet(
        "commentaries",
        Commentary,
        columns(f"indicator,ends_on,why,recover,written_on,made_up,{_SOURCE}"),
        ("indicator", "ends_on"),
        _add_commentary,
        _commentaries,
    ),
)
