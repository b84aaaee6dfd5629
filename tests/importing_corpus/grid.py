"""A table as it is printed, before it becomes Word, Excel, text or PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

ACROSS = ">"  # goes on from the cell to its left
DOWN = "^"  # goes on from the cell above


@dataclass(frozen=True)
class C:
    """A cell that is more than its text.

    `value` is what a spreadsheet keeps behind what it shows, `shown_as` its number format; `due`
    is what its date means, where the text alone does not say.
    """

    text: str = ""
    fill: str = ""
    is_bold: bool = False
    is_turned: bool = False
    value: object = None
    shown_as: str = ""
    due: str | tuple[str, ...] = ""


@dataclass(frozen=True)
class Heading:
    """A row that is no action but the heading of those below it.

    `how` is where it stands: across the whole row, in the first cell alone, in the second, or with
    values of its own beside it (`beside`: column to text).
    """

    text: str
    how: str = "across"
    is_bold: bool = True
    fill: str = ""
    beside: tuple[tuple[int, str], ...] = ()
    is_section: bool = True
    value: object = None
    shown_as: str = ""


@dataclass(frozen=True)
class Again:
    """The column heads, printed once more."""

    heads: tuple[str, ...]


Printed = str | C | float | date
Line = Sequence[Printed] | Heading | Again


def day(
    year: int, month: int, number: int, shown_as: str = "dd/mm/yyyy", text: str = "", due: str = ""
) -> C:
    """A real date in a spreadsheet; `text` is how `shown_as` shows it."""
    on = date(year, month, number)
    return C(
        text or on.strftime("%d/%m/%Y"),
        value=on,
        shown_as=shown_as,
        due=due or f"{on.isoformat()} day",
    )


def words(printed: Printed) -> str:
    """What a cell shows."""
    return printed.text if isinstance(printed, C) else str(printed)


def printed_rows(lines: Sequence[Line], width: int) -> list[list[Printed]]:
    """Rows of cells, headings and repeated heads laid out, all of one width."""
    return [_row(line, width) for line in lines]


def filled_down(lines: Sequence[Line]) -> Iterator[Line]:
    """The same lines, each cell that goes on from above saying what that one says."""
    above: Sequence[Printed] = ()
    for line in lines:
        if isinstance(line, Heading | Again):
            yield line
            continue
        above = [above[n] if each == DOWN else each for n, each in enumerate(line)]
        yield above


def _row(line: Line, width: int) -> list[Printed]:
    if isinstance(line, Again):
        return _padded([C(each, is_bold=True) for each in line.heads], width)
    if isinstance(line, Heading):
        return _heading(line, width)
    return _padded(list(line), width)


def _padded(cells: list[Printed], width: int) -> list[Printed]:
    return [*cells, *[""] * (width - len(cells))]


def _heading(line: Heading, width: int) -> list[Printed]:
    cell = C(
        line.text,
        is_bold=line.is_bold,
        fill=line.fill,
        value=line.value,
        shown_as=line.shown_as,
    )
    if line.how == "across":
        return [cell, *[ACROSS] * (width - 1)]
    empty = replace(cell, text="", value=None)
    cells: list[Printed] = [empty if line.fill else ""] * width
    cells[1 if line.how == "second" else 0] = cell
    for column, text in line.beside:
        cells[column] = text
    return cells
