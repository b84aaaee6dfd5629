"""Where a scorecard's table has its headings, and what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.importing.grids import Row, Table
from tracker.importing.scorecard.heading_rows import heading_rows, own_text, stacked
from tracker.importing.scorecard.periods import Current, Period, dated
from tracker.importing.scorecard.roles import BENCHMARK_ROLES, Heading, read_heading
from tracker.scorecards.figure_text import plain, read_figure

LEAST_NAME = 12  # names of indicators are longer on average, refs shorter
SAMPLE = 60  # rows that say what a column holds
WHOSE = (*BENCHMARK_ROLES, "target", "numerator", "denominator")
_SHARE = re.compile(r"(?:%|per ?cent|percentage)\s*$", re.IGNORECASE)
_COUNT = re.compile(r"\b(?:no\.?|number|n|count)\s*$|#\s*$", re.IGNORECASE)
_REF = re.compile(r"[A-Za-z]{0,5}[ .-]?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?\.?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings of a table: `first` and `after` are its first heading row and the row after the
    last, from 0; `headings` is one for each column; `words` are the texts of their cells, to know
    them again when the next page repeats them."""

    first: int
    after: int
    headings: tuple[Heading, ...]
    words: frozenset[str] = frozenset()

    def columns(self, *roles: str) -> list[int]:
        """The places of the columns of these roles."""
        return [n for n, heading in enumerate(self.headings) if heading.role in roles]

    def one(self, role: str) -> int | None:
        """The place of the first column of a role."""
        return next(iter(self.columns(role)), None)


def layout_of(table: Table, current: Current) -> Layout | None:
    """The headings of a table, or none if it has no scorecard's headings."""
    place = heading_rows(table.rows)
    if place is None:
        return None
    first, after = place
    headings = stacked(table.rows[first:after], table.width)
    body = [row for row in table.rows[after : after + SAMPLE] if not row.is_blank]
    headings = _named(headings, body)
    if not any(heading.role == "name" for heading in headings):
        return None
    headings = _counted(_without_gaps(_with_values(headings, body), body))
    cells = [cell for row in table.rows[first:after] for cell in row.cells if cell.text]
    words = frozenset(plain(cell.text) for cell in cells)
    return Layout(first, after, tuple(_dated(headings, current)), words)


def _named(headings: list[Heading], body: Sequence[Row]) -> list[Heading]:
    """Which column names the indicator, which has its ref, which its priority."""
    found = list(headings)
    before = [n for n, each in enumerate(found) if each.role in ("value", *BENCHMARK_ROLES)]
    edge = min(before, default=len(found))
    worded = [n for n in range(len(found)) if found[n].role in ("name", "indicator")]
    open_ = worded or [n for n in range(edge) if found[n].role in ("", "priority", "ref")]
    if not open_:
        return found
    name = max(open_, key=lambda n: (_length(body, n), -n))
    unnamed = max(
        (n for n in range(edge) if not found[n].role), key=lambda n: _length(body, n), default=name
    )
    is_said = found[name].role == "name" and _length(body, name) >= LEAST_NAME
    if not is_said and _length(body, unnamed) > max(LEAST_NAME, 2 * _length(body, name)):
        name = unnamed  # the headings of refs and names are often one, or the name's is empty
    found[name] = replace(found[name], role="name")
    for n in range(len(found)):
        if n != name and (n < edge or found[n].role in ("name", "indicator")):
            found[n] = replace(found[n], role=_beside(found[n], body, n, found))
    return found


def _beside(heading: Heading, body: Sequence[Row], n: int, found: Sequence[Heading]) -> str:
    """A column to the left of the figures that is not the name: ref, priority or another."""
    texts = _texts(body, n)
    roles = [each.role for each in found]
    whose = [read_heading(text).role in WHOSE for text in texts]
    if sum(whose) * 5 >= len(whose) * 2 > 0 and heading.role != "ref":
        return "whose"
    if heading.role not in ("", "name", "indicator"):
        return heading.role
    if texts and sum(bool(_REF.fullmatch(text)) for text in texts) * 2 > len(texts):
        return "" if "ref" in roles else "ref"
    is_heading = "priority" not in roles and texts and _length(body, n) > 3
    return "priority" if is_heading and _is_sparse(body, n) else ""


def _texts(body: Sequence[Row], column: int) -> list[str]:
    return [text for row in body if (text := own_text(row, column))]


def _length(body: Sequence[Row], column: int) -> float:
    own = [row.cells[column] for row in body]
    texts = [cell.text for cell in own if cell.text and cell.covered_by is None]
    return sum(len(text) for text in texts) / max(len(own), 1)


def _is_sparse(body: Sequence[Row], column: int) -> bool:
    """Written once for several rows, or the same words again and again."""
    texts = [row.cells[column].text for row in body if row.cells[column].covered_by is None]
    return len({text for text in texts if text}) * 2 <= max(len(body), 2)


def _with_values(headings: list[Heading], body: Sequence[Row]) -> list[Heading]:
    """Where no heading names a period, unknown columns of figures behind the names are the latest
    value."""
    if any(each.role == "value" for each in headings):
        return headings
    name = next(n for n, each in enumerate(headings) if each.role == "name")
    return [
        replace(each, role="value", period=Period("latest", name=each.text or "latest"))
        if n > name and not each.role and _is_figures(body, n)
        else each
        for n, each in enumerate(headings)
    ]


def _is_figures(body: Sequence[Row], column: int) -> bool:
    texts = _texts(body, column)
    return bool(texts) and sum(read_figure(t).value is not None for t in texts) * 2 > len(texts)


def _without_gaps(headings: list[Heading], body: Sequence[Row]) -> list[Heading]:
    """A column of figures without a heading, between two of values, is of the next quarter: the
    current one is often marked by colour alone."""
    found = list(headings)
    for n in range(1, len(found) - 1):
        before, after = found[n - 1], found[n + 1]
        is_between = before.role == after.role == "value" and not found[n].text
        if (
            is_between
            and before.period
            and before.period.kind == "quarter"
            and _is_figures(body, n)
        ):
            printed = " ".join(before.text.split())
            doubt = f"The column after “{printed}” has no heading: read as the next quarter"
            period = Period("quarter", before.period.number % 4 + 1)
            found[n] = replace(found[n], role="value", period=period, doubt=doubt)
    return found


def _counted(headings: list[Heading]) -> list[Heading]:
    """Two columns of a period, "No." and "%": the number is what the percentage is of."""
    shares = [each.period for each in headings if each.role == "value" and _SHARE.search(each.text)]
    return [
        replace(each, role="numerator")
        if each.role == "value" and each.period in shares and _COUNT.search(each.text)
        else each
        for each in headings
    ]


def _year_told(headings: Sequence[Heading], current: Current) -> Current:
    """Where no title says the year: that of the targets, else the one after the last outturn."""
    if current.year is not None:
        return current
    told = [each.period for each in headings if each.period and each.period.kind == "year"]
    for role, later in (("target", 0), ("value", 1)):
        roles = [each.period for each in headings if each.role == role]
        years = [each.year for each in told if each in roles and each.year is not None]
        if years:
            return Current(max(years) + later)
    return current


def _dated(headings: Sequence[Heading], current: Current) -> list[Heading]:
    """The years that the headings of the values leave out."""
    current = _year_told(headings, current)
    places = [n for n, each in enumerate(headings) if each.role == "value" and each.period]
    periods = dated([headings[n].period or Period("latest") for n in places], current)
    found = list(headings)
    for n, period in zip(places, periods, strict=True):
        found[n] = replace(found[n], period=period)
    return found
