"""An exported plan as a Word paper: A4 across, a table for each pledge, fit for an agenda."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from tracker.actions.enums import State
from tracker.core.sheets import clean
from tracker.core.visibility import Visibility
from tracker.reports.plan_export.columns import (
    HEAD,
    INK,
    LEVELS,
    TINTS,
    Column,
    columns_of,
    key,
)
from tracker.reports.plan_export.content import MARKINGS, ExportedAction, ExportedPlan, Section

if TYPE_CHECKING:  # the library is large, and a server that never exports never loads it
    from docx.document import Document

USABLE = 15_100  # twentieths of a point: A4 across, less its margins
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B9B2C4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = (
    '<w:top w:w="50" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
)


def as_docx(plan: ExportedPlan) -> bytes:
    """Title, finding, key, then each pledge's actions under its commitments."""
    from tracker.reports.plan_export.paper import blank_paper

    paper = blank_paper(title=plan.name, marking=plan.marking)
    _front(paper, plan)
    columns = columns_of(plan)
    for pledge, sections in groupby(plan.sections, key=lambda each: each.pledge):
        if pledge:
            paper.add_heading(clean(pledge), level=2)
        _table(paper, columns, list(sections), clean(pledge or plan.name))
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _front(paper: "Document", plan: ExportedPlan) -> None:
    paper.add_paragraph(clean(plan.council), style="Subtitle")
    paper.add_heading(clean(plan.name), level=1)
    for words in (f"{plan.as_at}. {plan.finding}.", plan.note):
        if words:
            paper.add_paragraph(clean(words))
    if plan.marking != MARKINGS[Visibility.PUBLIC]:
        paper.add_paragraph().add_run(f"{plan.marking}.").bold = True
    paper.element.body.insert_element_before(_parsed(_key()), "w:sectPr")


def _key() -> str:
    """What the RAG words mean, each on its colour, in one paragraph."""
    runs = [_run("What the RAG words mean: ", is_bold=True)]
    for state, word, meaning in key():
        tint, ink = TINTS.get(state, ("", INK))
        end = "." if state is list(State)[-1] else ";  "
        runs += [_run(f" {word} ", is_bold=True, tint=tint, ink=ink), _run(f" {meaning}{end}")]
    return f'<w:p {W}><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{"".join(runs)}</w:p>'


def _table(
    paper: "Document", columns: Sequence[Column], sections: Sequence[Section], words: str
) -> None:
    """One table as XML: building it cell by cell takes minutes for a thousand actions."""
    total = sum(column.weight for column in columns)
    widths = [int(USABLE * column.weight / total) for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_rows(columns, widths, sections))
    xml = (
        f"<w:tbl {W}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
        f'<w:tblLook w:firstRow="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(words, _QUOTES)}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
    paper.element.body.insert_element_before(_parsed(xml), "w:sectPr")


_QUOTES = {'"': "&quot;"}


def _rows(
    columns: Sequence[Column], widths: Sequence[int], sections: Sequence[Section]
) -> Iterator[str]:
    heads = [
        _cell(column.head, width, tint=HEAD, ink="FFFFFF", is_bold=True)
        for column, width in zip(columns, widths, strict=True)
    ]
    yield _row(heads, "<w:cantSplit/><w:tblHeader/>")
    for section in sections:
        if section.commitment:
            spanned = _cell(
                section.commitment,
                sum(widths),
                tint=LEVELS[2],
                is_bold=True,
                span=len(columns),
                keeps=True,
            )
            yield _row([spanned], "<w:cantSplit/>")
        for action in section.actions:
            yield _row(
                [
                    _action_cell(column, action, width)
                    for column, width in zip(columns, widths, strict=True)
                ]
            )


def _row(cells: Sequence[str], properties: str = "<w:cantSplit/>") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _action_cell(column: Column, action: ExportedAction, width: int) -> str:
    tint, ink, is_bold = "", INK, column.head == "Ref"
    if column.head == "RAG":
        (tint, ink), is_bold = TINTS.get(action.state, ("", INK)), True
    return _cell(column.of(action), width, tint=tint, ink=ink, is_bold=is_bold)


def _cell(
    text: str,
    width: int,
    *,
    tint: str = "",
    ink: str = INK,
    is_bold: bool = False,
    span: int = 1,
    keeps: bool = False,
) -> str:
    """A cell; `keeps` holds it on the page of the row below."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else ""
    kept = "<w:keepNext/>" if keeps else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shaded}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{kept}</w:pPr>'
        f"{_run(text, is_bold=is_bold, ink=ink)}</w:p></w:tc>"
    )


def _run(text: str, *, is_bold: bool = False, tint: str = "", ink: str = INK) -> str:
    """Text as it is, its line breaks kept."""
    bold = "<w:b/>" if is_bold else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in clean(text).split("\n"))
    properties = f'<w:rPr>{bold}<w:color w:val="{ink}"/>{shaded}</w:rPr>'
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _parsed(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)
