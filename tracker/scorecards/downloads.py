"""A scorecard as a file: the council's own columns, as its reader may see the figures.

What the importer reads back changes nothing: a cell says what the page says.
"""

from collections.abc import Iterator

from tracker.core.csv_files import MIMETYPE as CSV
from tracker.core.csv_files import csv_bytes
from tracker.core.sheets import MIMETYPE as XLSX
from tracker.core.sheets import list_sheet
from tracker.scorecards.enums import BenchmarkKind, Missing
from tracker.scorecards.frame import Frame
from tracker.scorecards.page import ScorecardPage
from tracker.scorecards.rows import Beside
from tracker.scorecards.said import Said

FORMATS = ("csv", "xlsx")
WIDTHS = (30, 8, 50, 12, 12, 12, 12, 12, 12, 16, 16, 16, 30)
KINDS = (BenchmarkKind.NATIONAL, BenchmarkKind.NEIGHBOURS)


def scorecard_file(page: ScorecardPage, shape: str) -> tuple[str, bytes, str]:
    """The lines that the page shows, as CSV or as a workbook of one sheet: name, content, type."""
    assert page.frame is not None
    name = f"{page.scorecard.slug}-{page.frame.quarter.slug}.{shape}"
    head, rows = columns(page.frame), list(lines(page))
    if shape == "csv":
        return name, csv_bytes(head, rows), CSV
    return name, list_sheet("Scorecard", head, WIDTHS, rows), XLSX


def columns(frame: Frame) -> tuple[str, ...]:
    """The heads, as the council prints them."""
    last, this = (each.year_label[2:] for each in (frame.last_year, frame.this_year))
    quarters = [f"Q{each.number} {each.year_label[2:]}" for each in frame.quarters]
    others = ("Benchmark National", "Benchmark Stat N'bour")
    return (
        "Priority",
        "Indicator",
        "Indicator name",
        f"{last} outturn",
        *quarters,
        f"{this} outturn",
        *(f"{each} (most recent available)" for each in others),
        "Corporate Plan Aim",
        "Acronym",
    )


def lines(page: ScorecardPage) -> Iterator[tuple[str, ...]]:
    """Each line that is shown, in the order of the columns."""
    for row in page.shown:
        yield (
            row.line.priority,
            row.line.ref,
            row.meaning.name,
            cell(row.last_outturn),
            *(cell(each.said) for each in row.cells),
            cell(row.this_outturn),
            *(_other(row.beside.get(kind)) for kind in KINDS),
            row.line.aim,
            row.meaning.acronyms,
        )


def cell(said: Said) -> str:
    """A figure as printed; nothing where none was ever entered."""
    if said.is_hidden:
        return said.text
    if said.value is None and said.second is None and said.why_missing is Missing.NOT_YET:
        return ""
    return said.spoken


def _other(beside: Beside | None) -> str:
    if beside is None:
        return ""
    return f"{beside.text} ({beside.cohort})" if beside.cohort else beside.text
