"""The scorecards of June 2023 and June 2025 as Word and Excel, with what is right for them."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.importing_corpus.building import Bold, Grid, PageBreak, Sheet, excel, word
from tests.importing_corpus.grid import ACROSS, DOWN, C, Line, Printed

FIGURES = Path(__file__).parent / "figures"
GREY, BLUE = "BFBFBF", "BDD7EE"
PERIODS = ("last_outturn", "q2", "q3", "q4", "q1", "this_outturn")
BENCHMARKS = ("national", "neighbours")
PAGES = (("G1", "3.5"), ("3.6", "4.2"), ("4.3", "9"))
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MOVES = re.compile(r"([0-9]+) \(([0-9]+) individuals\)")
_SHARE = re.compile(r"([0-9]+)/([0-9]+) ([0-9]+)%")


@dataclass(frozen=True)
class Printing:
    """One quarter's paper: its title, its notes, and how its columns and periods are called."""

    figures: str
    title: str
    notes: tuple[str, ...]
    years: tuple[str, str]
    has_notes_column: bool
    broken_cell: str = ""

    @property
    def heads(self) -> list[str]:
        """The column heads of the periods."""
        last, this = self.years
        quarters = [f"Q{n} {last}" for n in (2, 3, 4)]
        return [f"{last} outturn", *quarters, f"Q1 {this}", f"{this} outturn"]

    @property
    def periods(self) -> list[str]:
        """The same as the contract names them."""
        last, this = (f"20{each}" for each in self.years)
        quarters = [f"{last} Q{n}" for n in (2, 3, 4)]
        return [f"{last} outturn", *quarters, f"{this} Q1", f"{this} outturn"]

    @property
    def in_time(self) -> list[str]:
        """The same in the order of time: a year's outturn comes after its last quarter."""
        last, *quarters, first, this = self.periods
        return [*quarters, last, first, this]

    def rows(self) -> list[dict[str, str]]:
        """The figures, one row an indicator."""
        with (FIGURES / self.figures).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


GREYED = (
    "Notes: The boxes that are grayed out are where national data is not applicable "
    "or data isn't available."
)
LATEST = "Notes: The column highlighted in blue reflects the most recent quarter being reported on"
RATES = "Notes: Rates are calculated as a rate per 10,000 children aged 0-17 ({})."
JUNE_2023 = Printing(
    "june_2023.csv",
    "June 2023 - Cared for and Care Leavers Scorecard - "
    "This contains a rolling 4 quarters for comparison",
    (GREYED, LATEST, RATES.format("2020 mid year estimate, 78,068")),
    ("22/23", "23/24"),
    has_notes_column=True,
    broken_cell="3.7",
)
JUNE_2025 = Printing(
    "june_2025.csv",
    "June2025 - Cared for and Care Leavers Scorecard - "
    "This contains a rolling 4 quarters for comparison",
    (GREYED, LATEST, RATES.format("2023 mid year estimate, 81,634")),
    ("24/25", "25/26"),
    has_notes_column=False,
)


@dataclass(frozen=True)
class Scorecard:
    """A scorecard's file and what is right for it, in the shape of `import scorecard`."""

    name: str
    build: Callable[[], bytes]
    printing: Printing
    right: dict[str, Any] = field(repr=False)


def _heads(printing: Printing) -> list[list[Printed]]:
    latest = printing.heads[4]
    periods = [
        C(each, fill=BLUE if each == latest else "", is_bold=True) for each in printing.heads
    ]
    recent = "(most recent available)"
    after = ["Corporate Plan Aim", "Acronym", *(["Notes"] if printing.has_notes_column else [])]
    top: list[Printed] = ["Priority", "Indicator", "Indicator name", *periods, "Benchmark", ACROSS]
    below: list[Printed] = [DOWN] * (3 + len(periods))
    benchmarks = [f"National {recent}", f"Stat N'bour {recent}"]
    return [[*top, *after], [*below, *benchmarks, *[DOWN] * len(after)]]


def _lines(printing: Printing, figure: Callable[[str], Printed]) -> list[list[Printed]]:
    """The rows of cells; the priority is turned and stands once for all its rows."""
    lines, before = [], None
    for row in printing.rows():
        label: Printed = C(row["priority"], is_turned=True) if row["priority"] else ""
        if row["priority"] and row["priority"] == before:
            label = DOWN
        before = row["priority"]
        cells: list[Printed] = [label, row["shown_ref"], row["name"]]
        cells += [_cell(row[each], each, figure) for each in (*PERIODS, *BENCHMARKS)]
        acronym = row["acronym"] or ("#NAME?" if row["ref"] == printing.broken_cell else "")
        cells += [row["aim"], acronym, *([row["notes"]] if printing.has_notes_column else [])]
        lines.append(cells)
    return lines


def _cell(text: str, column: str, figure: Callable[[str], Printed]) -> Printed:
    if text:
        return figure(text)
    return "" if column == "this_outturn" else C("", fill=GREY)  # white: not yet


def _as_number(text: str) -> Printed:
    """What a spreadsheet keeps: a percentage is a fraction with a format."""
    if re.fullmatch(r"[0-9]+%", text):
        return C(text, value=int(text[:-1]) / 100, shown_as="0%")
    return int(text) if text.isdecimal() else text


def _excel(printing: Printing) -> bytes:
    width = len(_heads(printing)[0])
    above: list[Line] = [
        [C(each), *[ACROSS] * (width - 1)] for each in (printing.title, *printing.notes)
    ]
    lines = _lines(printing, _as_number)
    if printing is JUNE_2025:  # where refs are numbers, 5.10 is shown as 5.1
        for line in lines:
            ref = str(line[1])
            line[1] = C(ref, value=float(ref), shown_as="0.0") if ref == "5.1" else ref
    return excel(Sheet("Scorecard", [*above, *_heads(printing), *lines]))


def _word(printing: Printing) -> bytes:
    lines = _lines(printing, lambda text: text)
    refs = [row["ref"] for row in printing.rows()]
    pages = []
    for first, last in PAGES:
        end = refs.index(last) + 1 if last in refs else len(refs)
        part = lines[refs.index(first) : end]
        if part[0][0] == DOWN:
            part[0][0] = C(printing.rows()[refs.index(first)]["priority"], is_turned=True)
        pages += [Grid(_heads(printing), part, repeats=True), PageBreak()]
    return word(Bold(printing.title), *printing.notes, *pages)


def _right(printing: Printing) -> dict[str, Any]:
    indicators = [
        {
            "ref": row["ref"],
            "name": row["name"],
            "priority": row["priority"],
            "unit": _unit(row),
            "values": [
                {"period": period, **figures_of(row[column])}
                for period, column in zip(printing.periods, PERIODS, strict=True)
            ],
            "benchmarks": [
                {"kind": each, "text": row[each], "value": figures_of(row[each])["value"]}
                for each in BENCHMARKS
                if row[each]
            ],
        }
        for row in printing.rows()
    ]
    return {"title": printing.title, "periods": printing.in_time, "indicators": indicators}


def _unit(row: dict[str, str]) -> str | None:
    """By the name; None for 4.5, whose name says a number and whose values are shares."""
    name = row["name"]
    if name.startswith("%") or name.endswith("(%)"):
        return "percent"
    if name.startswith("Rate per"):
        return "rate"
    if name.startswith("Average number of days"):
        return "days"
    return None if "/" in row["q2"] else "number"


def figures_of(text: str) -> dict[str, Any]:
    """A cell's text and the figures in it, each form of these two papers by hand."""
    said: dict[str, Any] = {"text": text, "value": None, "secondary": None}
    said |= {"numerator": None, "denominator": None}
    if moves := _MOVES.fullmatch(text):
        said |= {"value": float(moves[1]), "secondary": float(moves[2])}
    elif share := _SHARE.fullmatch(text):
        said |= {"numerator": float(share[1]), "denominator": float(share[2])}
        said |= {"value": float(share[3])}
    elif number := _NUMBER.match(text):
        said |= {"value": float(number[0])}
    return said


def _scorecard(name: str, printing: Printing, build: Callable[[Printing], bytes]) -> Scorecard:
    return Scorecard(name, lambda: build(printing), printing, _right(printing))


SCORECARDS = (
    _scorecard("scorecard_june_2023.docx", JUNE_2023, _word),
    _scorecard("scorecard_june_2023.xlsx", JUNE_2023, _excel),
    _scorecard("scorecard_june_2025.docx", JUNE_2025, _word),
    _scorecard("scorecard_june_2025.xlsx", JUNE_2025, _excel),
)
