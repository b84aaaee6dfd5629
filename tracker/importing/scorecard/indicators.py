"""The rows of all tables together -> indicators: refs and headings made whole, units weighed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracker.importing.scorecard.columns import Layout
from tracker.importing.scorecard.groups import one_each
from tracker.importing.scorecard.periods import Period
from tracker.importing.scorecard.priorities import whole_priorities
from tracker.importing.scorecard.refs import missing_refs, repaired_refs, split_names
from tracker.importing.scorecard.rows import Raw
from tracker.importing.scorecard.units import as_percentages, unit_of, unit_queries
from tracker.importing.scorecard_reading import Benchmark, IndicatorRow, Value
from tracker.scorecards.figure_text import Figure, disagreement


@dataclass(frozen=True, slots=True)
class Found:
    """A table's rows with its headings; `periods` is the period of each column of values."""

    layout: Layout
    rows: Sequence[Raw]
    periods: dict[int, Period]


def indicators_of(found: Sequence[Found], warn: Callable[[str], None]) -> tuple[IndicatorRow, ...]:
    """Every row as an indicator, in the file's order."""
    found = [replace(each, rows=one_each(each.rows, each.layout)) for each in found]
    rows = [raw for each in found for raw in _named(each)]
    refs = repaired_refs([raw.ref for raw in rows])
    priorities = whole_priorities([ref for ref, _ in refs], [raw.priority for raw in rows])
    for sentence in missing_refs([ref for ref, _ in refs]):
        warn(sentence)
    tables = [each for each in found for _ in each.rows]
    return tuple(
        _indicator(replace(raw, ref=ref, priority=priority), table, (ref_query, priority_query))
        for raw, table, (ref, ref_query), (priority, priority_query) in zip(
            rows, tables, refs, priorities, strict=True
        )
    )


def _named(found: Found) -> list[Raw]:
    """Refs that stand at the beginning of the names get their own place."""
    if any(raw.ref for raw in found.rows):
        return list(found.rows)
    names = split_names([raw.name for raw in found.rows])
    return [
        replace(raw, ref=ref, name=name) for raw, (ref, name) in zip(found.rows, names, strict=True)
    ]


def _indicator(raw: Raw, table: Found, said: Sequence[str]) -> IndicatorRow:
    figures = [_with_parts(figure, n, raw, table.layout) for n, _, figure in raw.values]
    others = [figure for _, _, figure in raw.benchmarks]
    unit = unit_of(raw.name, figures, raw.unit)
    query = ""
    if unit == "percent":
        both, query = as_percentages([*figures, *others])
        figures, others = both[: len(figures)], both[len(figures) :]
    queries = [*said, query, *unit_queries(unit, raw.name, figures, others), *_row_queries(raw)]
    return IndicatorRow(
        name=raw.name,
        where=raw.where,
        ref=raw.ref,
        priority=raw.priority,
        unit=unit,
        values=tuple(
            _value(table.periods[n].label, text, figure)
            for (n, text, _), figure in zip(raw.values, figures, strict=True)
        ),
        benchmarks=tuple(
            Benchmark(kind, text, figure.value)
            for (kind, text, _), figure in zip(raw.benchmarks, others, strict=True)
        ),
        target=_first(raw, table.layout, "target"),
        polarity=_first(raw, table.layout, "polarity"),
        other_columns=raw.others,
        queries=tuple(each for each in queries if each),
    )


def _value(period: str, text: str, figure: Figure) -> Value:
    return Value(
        period,
        text,
        figure.value,
        figure.secondary,
        figure.numerator,
        figure.denominator,
        figure.missing,
        figure.queries,
    )


def _with_parts(figure: Figure, column: int, raw: Raw, layout: Layout) -> Figure:
    """Numerator and denominator from columns of their own: of its period, or of the only one."""
    found = dict[str, float]()
    for role, n, part in raw.parts:
        heading, period = layout.headings[n].period, layout.headings[column].period
        alone = heading is None and len(raw.values) == 1
        if part.value is not None and (alone or _is_same(heading, period)):
            found.setdefault(role, part.value)
    if not found:
        return figure
    whole = replace(
        figure,
        numerator=found.get("numerator", figure.numerator),
        denominator=found.get("denominator", figure.denominator),
    )
    if whole.unit != "percent" or None in (whole.value, whole.numerator, whole.denominator):
        return whole
    query = disagreement(
        whole.value or 0, whole.numerator or 0, whole.denominator or 0, whole.decimals
    )
    return replace(whole, queries=(*whole.queries, query) if query else whole.queries)


def _is_same(one: Period | None, other: Period | None) -> bool:
    """Of one period, as far as the headings say."""
    if one is None or other is None:
        return False
    years = {one.year, other.year} - {None}
    return (one.kind, one.number) == (other.kind, other.number) and len(years) < 2


def _row_queries(raw: Raw) -> list[str]:
    found = ["" if raw.name else "No name is printed for this row"]
    found.append("This row is hidden in the file" if raw.is_hidden else "")
    found += [
        f"“{printed}” shows the error {text.strip()}"
        for printed, text in raw.others.items()
        if text.startswith("#") and text.strip().rstrip("?!").isupper()
    ]
    return found


def _first(raw: Raw, layout: Layout, role: str) -> str:
    printed = [" ".join(layout.headings[n].text.split()) for n in layout.columns(role)]
    return next((raw.others[each] for each in printed if raw.others.get(each)), "")
