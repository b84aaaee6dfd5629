"""What Word keeps beside the text of a cell: tracked changes, content controls, nested tables."""

from collections.abc import Callable
from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table, _Cell

from tests.importing_corpus.building.word import Grid, table

Change = Callable[[Table], None]


def inserted(row: int, column: int, text: str) -> Change:
    """Text that somebody added with changes tracked: it is what the document says now."""
    return lambda made: _append(made.cell(row, column), _tracked("w:ins", _run(text)))


def deleted(row: int, column: int, text: str) -> Change:
    """Text that somebody struck out with changes tracked: it is no longer there."""

    def change(made: Table) -> None:
        run = _run(text, "w:delText")
        _append(made.cell(row, column), _tracked("w:del", run))

    return change


def deleted_row(row: int) -> Change:
    """A whole row struck out with changes tracked, its text too."""

    def change(made: Table) -> None:
        line = made.rows[row]._tr
        line.get_or_add_trPr().append(_marked("w:del"))
        for run in list(line.iter(qn("w:r"))):
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")
            wrapped = _marked("w:del")
            run.addprevious(wrapped)
            wrapped.append(run)

    return change


def control_in_text(row: int, column: int, text: str) -> Change:
    """A content control around a run, as a drop-down or date picker leaves it."""
    return lambda made: _append(made.cell(row, column), _control(_run(text)))


def control_around_cell(row: int, column: int) -> Change:
    """A content control around a whole cell."""
    return lambda made: _wrap(made.cell(row, column)._tc)


def control_around_row(row: int) -> Change:
    """A content control around a whole row, as a repeating section leaves it."""
    return lambda made: _wrap(made.rows[row]._tr)


def nested(row: int, column: int, grid: Grid) -> Change:
    """A table inside a cell."""

    def change(made: Table) -> None:
        cell: _Cell = made.cell(row, column)
        table(cell, grid)
        cell.add_paragraph()

    return change


def _append(cell: _Cell, element: BaseOxmlElement) -> None:
    cell.paragraphs[-1]._p.append(element)


def _run(text: str, tag: str = "w:t") -> BaseOxmlElement:
    run, inner = OxmlElement("w:r"), OxmlElement(tag)
    inner.text = text
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(inner)
    return run


def _marked(tag: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in (("w:id", "7"), ("w:author", "Editor"), ("w:date", "2025-01-01T00:00:00Z")):
        element.set(qn(name), value)
    return element


def _tracked(tag: str, run: BaseOxmlElement) -> BaseOxmlElement:
    element = _marked(tag)
    element.append(run)
    return element


def _control(inside: BaseOxmlElement) -> BaseOxmlElement:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    control.append(OxmlElement("w:sdtPr"))
    control.append(content)
    content.append(inside)
    return control


def _wrap(element: BaseOxmlElement) -> None:
    control = _control(deepcopy(element))
    element.addprevious(control)
    element.getparent().remove(element)
