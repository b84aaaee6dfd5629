"""Tables of a PDF page: what its ruled lines enclose, with merges and colours."""

from collections.abc import Sequence
from typing import Any

from tracker.importing.grids import BLANK, Cell, Row, Table
from tracker.importing.readers.colours import fill
from tracker.importing.readers.pdf_text import Box, is_inside, joined, lines_in
from tracker.importing.readers.pdf_turned import set_upright

_NEAR = 2.0  # points between edges that are one
_THIN = 4.0  # a rectangle that thin is a line


def ruled_tables(page: Any, number: int) -> list[tuple[Box, Table]]:
    """Each table with its place; a frame around a single column is no table but text."""
    found = []
    colours = _colours(page)
    for table in page.find_tables():
        boxes = [tuple(map(float, box)) for box in table.cells]
        lefts = _edges([box[0] for box in boxes])
        tops = _edges([box[1] for box in boxes])
        if len(lefts) < 2:
            continue
        rows = _rows(page.chars, boxes, lefts, tops, colours)
        if any(not row.is_blank for row in rows):
            box = tuple(map(float, table.bbox))
            found.append(((box[0], box[1], box[2], box[3]), Table(0, rows, page=number)))
    return found


def _edges(places: Sequence[float]) -> list[float]:
    """Places of edges in order; those within two points of each other are one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _rows(
    chars: Sequence[Any],
    boxes: Sequence[Any],
    lefts: Sequence[float],
    tops: Sequence[float],
    colours: Sequence[tuple[Box, str]],
) -> tuple[Row, ...]:
    grid = [[BLANK] * len(lefts) for _ in tops]
    for left, top, right, bottom in boxes:
        columns = [n for n, edge in enumerate(lefts) if left - _NEAR <= edge < right - _NEAR]
        rows = [n for n, edge in enumerate(tops) if top - _NEAR <= edge < bottom - _NEAR]
        if not columns or not rows:
            continue
        text, is_bold = _text(chars, (left, top, right, bottom))
        place = rows[0], columns[0]
        colour = _colour((left, top, right, bottom), colours)
        for row in rows:
            for column in columns:
                covered_by = None if (row, column) == place else place
                grid[row][column] = Cell(text, None, colour, is_bold, covered_by)
    return tuple(Row(n + 1, tuple(cells)) for n, cells in enumerate(grid))


def _text(chars: Sequence[Any], box: Box) -> tuple[str, bool]:
    within, right = set_upright([each for each in chars if is_inside(each, box)], box)
    lines = lines_in(within)
    return joined(lines, right), bool(lines) and all(line.is_bold for line in lines)


def _colours(page: Any) -> list[tuple[Box, str]]:
    """The filled rectangles of a page in the order in which they are painted."""
    found = []
    for rect in page.rects:
        is_area = rect["width"] > _THIN and rect["height"] > _THIN
        colour = _six_digits(rect.get("non_stroking_color")) if rect.get("fill") else None
        if is_area and colour is not None:
            box = (rect["x0"], rect["top"], rect["x1"], rect["bottom"])
            found.append((box, colour))
    return found


def _colour(box: Box, colours: Sequence[tuple[Box, str]]) -> str:
    """The last colour painted over the middle of a cell."""
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    colour = ""
    for (left, top, right, bottom), each in colours:
        if left <= across <= right and top <= down <= bottom:
            colour = each
    return colour


def _six_digits(colour: Any) -> str | None:
    """Grey, red-green-blue or printing colours as PDF counts them, from 0 to 1; white is ""."""
    parts = colour if isinstance(colour, list | tuple) else [colour]
    if not parts or not all(isinstance(each, int | float) and 0 <= each <= 1 for each in parts):
        return None
    if len(parts) == 1:
        parts = [parts[0]] * 3
    elif len(parts) == 4:
        parts = [(1 - each) * (1 - parts[3]) for each in parts[:3]]
    return fill("".join(f"{round(each * 255):02X}" for each in parts)) if len(parts) == 3 else None
