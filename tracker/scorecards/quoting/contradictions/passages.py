"""A paper as sentences, each with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.core.periods import MONTHS

_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"(‘\d])")
_SHORTEST = 60  # a line that is shorter and has no full stop is a heading
_CONTINUES = re.compile(r"[a-z]|\d+(?:\.\d+)?%")
_DATE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s({'|'.join(MONTHS)}),?\s(20\d\d)\b")
_FINISHED = re.compile(r"[.!?:;|]\W*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paper. `line` counts the paper's lines from 1; `is_cell` is of a table."""

    line: int
    text: str
    is_cell: bool = False


def sentences_of(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a paper. A page may end in the middle of one, and cells are held apart."""
    for line, text in _paragraphs(lines):
        cells = text.split("\t")
        for cell in cells:
            for each in _END.split(cell):
                if each.strip():
                    yield Sentence(line, " ".join(each.split()), is_cell=len(cells) > 1)


def _paragraphs(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    begun, held = 0, ""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if held and "\t" not in held + line and _runs_on(held, line):
            held = f"{held} {line.strip()}"
            continue
        if held:
            yield begun, held
        begun, held = number, line
    if held:
        yield begun, held


def _runs_on(before: str, line: str) -> bool:
    is_heading = len(before) < _SHORTEST
    return not (is_heading or _FINISHED.search(before)) and bool(_CONTINUES.match(line.strip()))


def rows_of(lines: Iterable[str]) -> Iterator[list[tuple[int, list[str]]]]:
    """Each table of a paper: the lines of its rows, with their cells."""
    table: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        if "\t" in line:
            table.append((number, [cell.strip() for cell in line.split("\t")]))
        elif line.strip() and table:
            yield table
            table = []
    if table:
        yield table


def date_in(lines: Iterable[str]) -> date | None:
    """The first whole date of a paper, which is mostly the day that it is of."""
    for line in lines:
        for day, month, year in _DATE.findall(line):
            try:
                return date(int(year), MONTHS.index(month) + 1, int(day))
            except ValueError:  # "31 June 2023" (D16)
                continue
    return None
