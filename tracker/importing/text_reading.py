"""A file as lines of text: a paragraph each, and a row of a table with its cells apart by tabs."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.importing.grids import Document, Paragraph


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line, in a shape that the child can send."""

    text: str


@dataclass(frozen=True, slots=True)
class TextReading:
    """All that a file says, in its own order."""

    lines: tuple[TextLine, ...] = ()


def read_text(document: Document) -> TextReading:
    """A document without its looks."""
    return TextReading(tuple(TextLine(each) for each in _lines(document)))


def _lines(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        else:
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for _, cell in row.own_cells())
