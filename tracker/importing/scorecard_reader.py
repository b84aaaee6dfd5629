"""A document -> the scorecard in it: indicators, their values by period, comparators, doubts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from tracker.importing.grids import Document, Paragraph, Table
from tracker.importing.reading import Skipped
from tracker.importing.scorecard.columns import Layout, layout_of
from tracker.importing.scorecard.indicators import Found, indicators_of
from tracker.importing.scorecard.period_text import read_period
from tracker.importing.scorecard.periods import Current, Period, current_of, in_order
from tracker.importing.scorecard.rows import LONG, Raw, Standing, line_kind, place_of, rows_of
from tracker.importing.scorecard.shape import SURE, sureness
from tracker.importing.scorecard_reading import ScorecardReading
from tracker.scorecards.figure_text import plain

NEAR = 12  # lines before a table that may say its period
NOTHING = (
    "No scorecard was found: no table has measures down its side and periods across its top. "
    "A plan of actions comes in on the page “Import”"
)
_TITLE = re.compile(r"scorecard|dashboard|performance|indicator|\bkpis?\b|data ?set|measures")
_GROUP = re.compile(r"^(?:priority|pledge|outcome|theme|objective|promise|aim)\b|^general$")


@dataclass(slots=True)
class _Work:
    """What has been read so far, in the file's order."""

    document: Document
    found: list[Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    standing: Standing = field(default_factory=Standing)
    layout: Layout | None = None

    def warn(self, sentence: str) -> None:
        """Say a thing once."""
        if sentence and sentence not in self.warnings:
            self.warnings.append(sentence)


def read_scorecard(document: Document) -> ScorecardReading:
    """Everything that the tables of a file say of indicators; what is none is in `skipped`."""
    work = _Work(document, warnings=list(document.warnings))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            _paragraph(block, work)
        else:
            _table(block, work)
    indicators = indicators_of(work.found, work.warn)
    periods = in_order([period for each in work.found for period in each.periods.values()])
    return ScorecardReading(
        file=document.name,
        kind=document.kind,
        title=_title(work),
        periods=tuple(each.label for each in periods),
        indicators=indicators,
        skipped=tuple(work.skipped),
        warnings=tuple(work.warnings),
        message="" if indicators else NOTHING,
    )


def _paragraph(block: Paragraph, work: _Work) -> None:
    if not block.text.strip():
        return
    work.lines.append(block.text)
    if work.layout is not None and _GROUP.match(plain(block.text)):
        work.standing.priority = " ".join(block.text.split())


def _table(table: Table, work: _Work) -> None:
    above = _lines_above(table)
    current = _current(above, work)
    layout = layout_of(table, current)
    if layout and sureness(table.rows[layout.after :], layout) >= SURE:
        if table.is_hidden:
            work.warn(f"The sheet {table.sheet} is hidden in the file and is left out")
            return
        _titles(table, layout, work)
        _heading_doubts(table, layout, work)
        work.layout = layout
        if table.sheet:
            work.standing.priority = table.sheet if _is_one_of_several(table, work) else ""
        _rows(table, layout, layout.after, work)
    elif work.layout and (rest := _goes_on(table, work.layout, work.document)):
        _rows(rest, work.layout, 0, work)
    elif table.rows:
        said = next((cell.text for row in table.rows for cell in row.cells if cell.text), "")
        _skip(work, table, 0, "no scorecard", said)


def _is_one_of_several(table: Table, work: _Work) -> bool:
    """A workbook with a sheet for each priority names them on its tabs."""
    sheets = {each.sheet for each in work.document.tables if not each.is_hidden and each.rows}
    return len(sheets) > 1 and not table.sheet.lower().startswith("sheet")


def _goes_on(table: Table, layout: Layout, document: Document) -> Table | None:
    """A table without headings of its own that goes on from the page before, as wide as that."""
    width = len(layout.headings)
    if document.kind not in ("docx", "pdf") or not width <= table.width <= width + 2:
        return None
    if any(cell.text for row in table.rows for cell in row.cells[width:]):
        return None
    rows = tuple(replace(row, cells=row.cells[:width]) for row in table.rows)
    return replace(table, rows=rows) if sureness(rows, layout) >= SURE else None


def _lines_above(table: Table) -> list[str]:
    """The texts of the first rows that stand alone in their row."""
    found = []
    for row in table.rows[:NEAR]:
        own = [cell.text for _, cell in row.own_cells() if cell.text]
        if len(own) == 1:
            found.append(own[0])
    return found


def _current(above: Sequence[str], work: _Work) -> Current:
    """What the lines nearest to a table say of now, else the document's title and its name."""
    stem = re.sub(r"[_.]+", " ", PurePath(work.document.name).stem)
    for lines in (above, work.lines[-NEAR:], work.titles, [work.document.title], [stem]):
        periods = list(_periods(lines, work))
        if periods:
            return current_of(periods)
    return Current()


def _periods(lines: Sequence[str], work: _Work) -> Iterator[Period]:
    for line in lines:
        if not line or len(line) > LONG or line_kind(line):
            continue
        period, doubt = read_period(line)
        work.warn(doubt)
        if period is not None and period.ends_on is not None:
            yield period


def _titles(table: Table, layout: Layout, work: _Work) -> None:
    for n, row in enumerate(table.rows[: layout.first]):
        said = " · ".join(cell.text for _, cell in row.own_cells() if cell.text)
        why = line_kind(said) or ("title" if said else "blank")
        _skip(work, table, n, why, said)
        if why == "title":
            work.titles.append(said)
    for n, row in enumerate(table.rows[layout.first : layout.after], layout.first):
        said = " · ".join(cell.text for _, cell in row.own_cells() if cell.text)
        _skip(work, table, n, "heading", said)


def _skip(work: _Work, table: Table, n: int, why: str, text: str) -> None:
    work.skipped.append(Skipped(place_of(table, table.rows[n]), why, text))


def _heading_doubts(table: Table, layout: Layout, work: _Work) -> None:
    for n, heading in enumerate(layout.headings):
        printed = " ".join(heading.text.split())
        if heading.doubt:
            work.warn(heading.doubt)
        if heading.role != "value" or heading.period is None:
            continue
        if heading.period.is_doubtful:
            work.warn(f"“{printed}” does not say which financial year: read as {_label(heading)}")
        elif heading.period.ends_on is None:
            work.warn(f"“{printed}” does not say its year, nor does the title")
        if n in table.hidden_columns:
            work.warn(f"The column “{printed}” is hidden in the file, and was read")


def _label(heading: object) -> str:
    period = getattr(heading, "period", None)
    return period.label if isinstance(period, Period) else ""


def _rows(table: Table, layout: Layout, start: int, work: _Work) -> None:
    raws = []
    for row in rows_of(table, layout, start, work.standing):
        if isinstance(row, Raw):
            raws.append(row)
        else:
            work.skipped.append(row)
    work.found.append(Found(layout, raws, _labels(layout, work)))


def _labels(layout: Layout, work: _Work) -> dict[int, Period]:
    """The period of each column of values, each label once."""
    found: dict[int, Period] = {}
    for n in layout.columns("value"):
        heading = layout.headings[n]
        period = heading.period or Period("latest", name="latest")
        printed = " ".join(heading.text.split())
        if period.label in {each.label for each in found.values()}:
            work.warn(f"Two columns are of {period.label}: “{printed}” is kept by its heading")
            period = Period("named", day=period.ends_on, name=printed or f"Column {n + 1}")
        found[n] = period
    return found


def _title(work: _Work) -> str:
    lines = [*work.titles, *work.lines]
    named = next((each for each in lines if len(each) <= LONG and _TITLE.search(plain(each))), "")
    chosen = named or work.document.title or (work.titles[0] if work.titles else "")
    return " ".join(chosen.split())
