"""A PDF's ruled tables and the text around them: the best that can be done, and it says so."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pdfplumber

from tracker.importing.grids import Document, NotReadable, Paragraph, Table
from tracker.importing.readers.archive import LOCKED
from tracker.importing.readers.limits import Tally
from tracker.importing.readers.pdf_tables import ruled_tables
from tracker.importing.readers.pdf_text import Line, lines_of, paragraphs_of

PAGES = 60
_BEST_EFFORT = (
    "A PDF keeps how a page looks, not its table: compare every row with the page before it is "
    "imported. The Word or Excel file that it was made from reads better"
)
_DAMAGED = (
    "The PDF is damaged and cannot be opened. Ask for the Word or Excel file that it was made from"
)
_SCANNED = (
    "The PDF holds pictures of pages and no text. Ask for the Word or Excel file that it was made "
    "from"
)
_TOO_MANY = (
    f"The PDF has more than {PAGES} pages. Save only the pages with the plan as a new file and try "
    "again"
)
_WANTS_PASSWORD = {"PDFPasswordIncorrect", "PDFEncryptionError"}  # pdfminer's
_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page )?#(?: of #)?")


def read_pdf(name: str, content: bytes) -> Document:
    """Tables page by page, one that runs on being a further table on the next page."""
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > PAGES:
                raise NotReadable(_TOO_MANY)
            pages = [_read_page(page, number) for number, page in enumerate(pdf.pages, start=1)]
            title = _title(pdf.metadata)
    except (NotReadable, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a broken object makes it raise
        raise _refusal(error) from error
    if not any(pages):
        raise NotReadable(_SCANNED)
    return Document(name, "pdf", tuple(_blocks(pages)), title, (_BEST_EFFORT,))


def _refusal(error: Exception) -> Exception:
    """What to say of an error that pdfplumber has wrapped up in its own."""
    causes = {type(each).__name__ for each in (error, *error.args)}
    if "MemoryError" in causes:
        return MemoryError()
    return NotReadable(LOCKED if causes & _WANTS_PASSWORD else _DAMAGED)


def _read_page(page: Any, number: int) -> list[Line | Table]:
    """What a page holds from top to bottom; then the page is forgotten, to spare memory."""
    placed = ruled_tables(page, number)
    lines = lines_of(page, [box for box, _ in placed])
    found: list[tuple[float, Line | Table]] = [(line.top, line) for line in lines]
    found += [(box[1], table) for box, table in placed]
    page.close()
    return [each for _, each in sorted(found, key=lambda each: each[0])]


def _blocks(pages: Sequence[Sequence[Line | Table]]) -> Iterator[Paragraph | Table]:
    """The pages one after the other, without what stands at the edge of every page."""
    furniture = _repeated(pages)
    tally, number = Tally(), 0
    for page in pages:
        lines: list[Line] = []
        for each in page:
            if isinstance(each, Line):
                lines += [] if _is_furniture(each, furniture) else [each]
                continue
            yield from _counted(lines, tally)
            lines, number = [], number + 1
            rows = tuple(map(tally.row, each.rows))
            yield Table(number, rows, page=each.page)
        yield from _counted(lines, tally)


def _counted(lines: Sequence[Line], tally: Tally) -> Iterator[Paragraph]:
    for paragraph in paragraphs_of(lines):
        tally.words(paragraph.text)
        yield paragraph


def _repeated(pages: Sequence[Sequence[Line | Table]]) -> set[str]:
    seen = Counter(
        pattern
        for page in pages
        for pattern in {_pattern(each) for each in page if isinstance(each, Line) and each.is_edge}
    )
    return {pattern for pattern, count in seen.items() if count > max(len(pages) / 2, 1)}


def _is_furniture(line: Line, furniture: set[str]) -> bool:
    pattern = _pattern(line)
    return line.is_edge and (pattern in furniture or bool(_PAGE_NUMBER.fullmatch(pattern)))


def _pattern(line: Line) -> str:
    return _FIGURES.sub("#", line.text.casefold())


def _title(metadata: Any) -> str:
    title = metadata.get("Title") if isinstance(metadata, dict) else None
    if not isinstance(title, str):
        return ""
    return " ".join(title.removeprefix("Microsoft Word - ").split())
