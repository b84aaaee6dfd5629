"""What the unseen documents are put together from, beside the builders of the first ones."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl import Workbook, load_workbook

from tests.importing_corpus.expected import Right, Said
from tests.importing_corpus.grid import C
from tests.importing_corpus.rights import COLOURS

Change = Callable[[Table], None]
_FOOTNOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

WIDER: dict[str, Said] = {
    **COLOURS,
    "🟢": "Green",
    "🟢 On track": "Green",
    "🟠": "Amber",
    "🟡": "Amber",
    "🟡 Some delay": "Amber",
    "🔴": "Red",
    "🔴 Off track": "Red",
    "🔵": "Blue",
    "🔵 Done": "Blue",
    "BLUE": "Blue",
    "Amber/Green": ("Amber", "Green"),
    "Amber/Red": ("Amber", "Red"),
    "green": "Green",
    "amber": "Amber",
    "Not Started": "",
    "Overdue": ("Red", ""),
    "Implemented": ("Blue", "Green"),
    "Partially implemented": ("Amber", ""),
    "Not implemented": ("Red", ""),
    "✓": ("Blue", ""),
    "✔": ("Blue", ""),
    "✗": ("Red", ""),
    "Done": ("Blue", ""),
    "Yes": ("Blue", ""),
    "No": "",
}


def on(text: str, *due: str) -> C:
    """A date's cell and what it means: any of `due`."""
    return C(text, due=due if len(due) > 1 else due[0])


def said(rights: tuple[Right, ...], **fields: tuple[Said, ...]) -> tuple[Right, ...]:
    """The same rights, a field of each set to what is given for it, in order."""
    made = list(rights)
    for name, values in fields.items():
        made = [replace(e, **{name: v}) for e, v in zip(made, values, strict=True)]
    return tuple(made)


def each(rights: tuple[Right, ...], **fields: object) -> tuple[Right, ...]:
    """The same rights, a field set alike in all of them."""
    return tuple(replace(right, **fields) for right in rights)


def altered(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """A spreadsheet changed by what only openpyxl writes."""
    book = load_workbook(BytesIO(content))
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def numbered(column: int, first_row: int = 1) -> Change:
    """The empty cells of a column numbered by Word itself: no number stands in the text."""

    def change(made: Table) -> None:
        for row in made.rows[first_row:]:
            if not row.cells[column].text:
                row.cells[column].paragraphs[0].style = "List Number"

    return change


def struck(row: int) -> Change:
    """A row whose words are struck through by hand."""

    def change(made: Table) -> None:
        for cell in made.rows[row].cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.strike = True

    return change


def commented(row: int, column: int, text: str) -> Change:
    """A reviewer's comment at a cell."""

    def change(made: Table) -> None:
        runs = made.cell(row, column).paragraphs[0].runs
        made.part.document.add_comment(runs=runs, text=text, author="Reviewer")

    return change


def linked(row: int, column: int, text: str, address: str) -> Change:
    """A hyperlink at the end of a cell's first line."""

    def change(made: Table) -> None:
        known = made.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link, run, inner = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
        link.set(qn("r:id"), known)
        inner.text = text
        run.append(inner)
        link.append(run)
        made.cell(row, column).paragraphs[0]._p.append(link)

    return change


def footnoted(row: int, column: int, text: str) -> Change:
    """A footnote at the end of a cell."""
    body = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_MAIN}">'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    def change(made: Table) -> None:
        package = made.part.package
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTE_TYPE, body.encode(), package)
        made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        run, mark = OxmlElement("w:r"), OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), "2")
        run.append(mark)
        made.cell(row, column).paragraphs[-1]._p.append(run)

    return change
