"""Indicators that take several rows: our own figures, then the target's, England's, neighbours'."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.importing.scorecard.columns import WHOSE, Layout
from tracker.importing.scorecard.roles import BENCHMARK_ROLES, read_heading
from tracker.importing.scorecard.rows import Raw
from tracker.scorecards.figure_text import Figure


def one_each(rows: Sequence[Raw], layout: Layout) -> list[Raw]:
    """One row for each indicator: the rows of others' figures go to the row that they follow."""
    if layout.one("whose") is None:
        return list(rows)
    groups: list[list[Raw]] = []
    for raw in rows:
        if groups and raw.whose and raw.name in ("", groups[-1][0].name):
            groups[-1].append(raw)
        else:
            groups.append([raw])
    return [_one(group, layout) for group in groups]


def _one(group: Sequence[Raw], layout: Layout) -> Raw:
    own = next((raw for raw in group if _role(raw) not in WHOSE), group[0])
    whole = replace(own, name=group[0].name, ref=group[0].ref or own.ref)
    for raw in group:
        if raw is not own:
            whole = _joined(whole, raw, layout)
    return whole


def _role(raw: Raw) -> str:
    return read_heading(raw.whose).role


def _joined(own: Raw, other: Raw, layout: Layout) -> Raw:
    """Another's figures beside our own: the latest of a comparator, all of a target."""
    role = _role(other)
    written = [value for value in other.values if value[1]]
    if role in ("numerator", "denominator"):
        return replace(own, values=tuple(_with_part(each, role, other) for each in own.values))
    if role in BENCHMARK_ROLES and written:
        column, text, figure = written[-1]
        own = replace(own, benchmarks=(*own.benchmarks, (role, text, figure)))
    label = " ".join(other.whose.split())
    texts = {f"{label} {' '.join(layout.headings[n].text.split())}": text for n, text, _ in written}
    return replace(own, others={**own.others, **texts, **other.others})


def _with_part(value: tuple[int, str, Figure], role: str, other: Raw) -> tuple[int, str, Figure]:
    column, text, figure = value
    part = next((each.value for n, _, each in other.values if n == column), None)
    if part is None:
        return value
    if role == "numerator":
        return column, text, replace(figure, numerator=part)
    return column, text, replace(figure, denominator=part)
