"""Lines of a PDF page, and which of them a person would read on as one paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.utils.text import extract_words

from tracker.importing.grids import Paragraph
from tracker.importing.readers.plain import tidy
from tracker.importing.readers.symbols import plain

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points from the top left
_SAME_LINE = 3.0
_PADDING = 9.0  # points between the text of a cell and its edge
_EDGE = 0.09  # the part of a page's height in which its header and its footer stand
_BULLETS = ("•", "●", "○", "▪", "- ", "– ", "o ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed; `is_edge` where headers and footers stand."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0
    is_bold: bool = False
    is_edge: bool = False


def lines_of(page: Any, boxes: Sequence[Box]) -> list[Line]:
    """The page's lines outside the boxes of its tables."""
    chars = [each for each in page.chars if not any(is_inside(each, box) for box in boxes)]
    height = float(page.height)
    return [line for line in lines_in(chars, height) if line.text]


def is_inside(char: Any, box: Box) -> bool:
    """The middle of a character (or any other thing on the page) lies in the box."""
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across < box[2] and box[1] <= down < box[3])


def lines_in(chars: Sequence[Any], height: float = 0.0) -> list[Line]:
    """Characters put together to lines, from top to bottom."""
    words = extract_words(list(chars), extra_attrs=["fontname", "size"], x_tolerance=1.5)
    rows: list[list[Any]] = []
    for word in sorted(words, key=lambda each: (each["bottom"], each["x0"])):
        if rows and abs(rows[-1][0]["bottom"] - word["bottom"]) <= _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda each: each["x0"]), height) for row in rows]


def _line(words: Sequence[Any], height: float) -> Line:
    top = min(word["top"] for word in words)
    bottom = max(word["bottom"] for word in words)
    return Line(
        tidy(plain(" ".join(word["text"] for word in words))),
        words[0]["x0"],
        top,
        words[-1]["x1"],
        bottom,
        max(word["size"] for word in words),
        all("bold" in str(word["fontname"]).lower() for word in words),
        height > 0 and (bottom < height * _EDGE or top > height * (1 - _EDGE)),
    )


def reads_on(line: Line, following: Line, right: float) -> bool:
    """The next line's first word had no room on this one, so the break means nothing."""
    first = following.text.split(" ", 1)[0]
    share = (len(first) + 1) / max(len(following.text), 1)
    needed = (following.right - following.left) * min(share, 1.0)
    return not following.text.startswith(_BULLETS) and line.right + needed > right - _PADDING


def joined(lines: Sequence[Line], right: float) -> str:
    """The lines of a cell up to `right`, real breaks kept and the others undone."""
    text = ""
    for n, line in enumerate(lines):
        if n and not reads_on(lines[n - 1], line, right):
            text += "\n"
        elif n and not text.endswith("-"):
            text += " "
        text += line.text
    return text.strip()


def paragraphs_of(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Lines of one size and weight, near each other, are one paragraph."""
    group: list[Line] = []
    right = max((line.right for line in lines), default=0.0)
    for line in lines:
        if group and not _belongs(group[-1], line, right):
            yield _paragraph(group, right)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group, right)


def _belongs(line: Line, following: Line, right: float) -> bool:
    is_alike = line.is_bold == following.is_bold and abs(line.size - following.size) < 0.6
    is_near = following.top - line.bottom < 0.8 * max(line.size, 1)
    return is_alike and is_near and reads_on(line, following, right)


def _paragraph(group: Sequence[Line], right: float) -> Paragraph:
    return Paragraph(joined(group, right), is_bold=group[0].is_bold)
