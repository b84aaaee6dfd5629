"""Minutes as a Word paper: A4 upright, in the order in which the council prints them."""

import io
from typing import TYPE_CHECKING

from tracker.core.dates import long_date
from tracker.core.references import BEGINS, printed_all
from tracker.core.sheets import clean
from tracker.meetings.minutes.enums import ResolutionKind
from tracker.meetings.minutes.queries import Standing
from tracker.meetings.minutes.rules import resolved_words
from tracker.meetings.minutes.text import Arisen, Attendee, MinutedItem, MinutesText

if TYPE_CHECKING:  # the library is large, and a server that never makes a paper never loads it
    from docx.document import Document

MIMETYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LINE = "_" * 40


def as_docx(text: MinutesText, standing: Standing) -> bytes:
    """The minutes as these eyes read them; a draft says so at the top of every page."""
    from tracker.reports.plan_export.paper import blank_paper

    title = f"Minutes of the {text.body}, {long_date(text.held_on)}"
    paper = blank_paper(title=title, marking="" if standing.is_locked else "DRAFT", is_upright=True)
    paper.add_heading(clean(title), level=1)
    _line(paper, f"{standing.words}.", is_bold=not standing.is_locked)
    if standing.subject_to:
        _line(paper, f"Approved subject to: {standing.subject_to}")
    if text.place:
        _line(paper, f"Held at {text.place}")
    _people(paper, "Present", text.present)
    _people(paper, "Officers and others in attendance", text.in_attendance)
    _people(paper, "Apologies", text.apologies)
    _people(paper, "Absent", text.absent)
    if text.interests:
        paper.add_heading("Interests declared", level=2)
        for each in text.interests:
            _line(paper, declared_words(each.name, each.kind, each.note, each.left_the_room))
    for item in text.items:
        _item(paper, item)
    _actions(paper, text)
    _end(paper, text)
    _print_references(paper, as_written=standing.is_locked)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _print_references(paper: "Document", *, as_written: bool) -> None:
    """Figures that the minutes refer to, all read at once; approved minutes keep their own."""
    runs = [run for each in paper.paragraphs for run in each.runs if BEGINS in run.text]
    printed = printed_all([each.text for each in runs], as_written=as_written)
    for run, words in zip(runs, printed, strict=False):
        run.text = words


def declared_words(name: str, kind: str, note: str, left_the_room: bool) -> str:
    """An interest in a sentence."""
    said = f"{name} declared: {kind[0].lower()}{kind[1:]}" + (f". {note}" if note else "")
    return f"{said.rstrip('.')}." + (" They left the room." if left_the_room else "")


def _people(paper: "Document", heading: str, people: list[tuple[Attendee, int]]) -> None:
    if not people:
        return
    paper.add_heading(heading, level=2)
    for each, number in people:
        words = [f"{each.name} ({number})" if number > 1 else each.name, each.title]
        words += [f"substitute for {each.substitute_for}"] if each.substitute_for else []
        words += [each.hours]
        _line(paper, ", ".join(filter(None, words)))


def _item(paper: "Document", item: MinutedItem) -> None:
    paper.add_heading(clean(f"{item.shown_number} {item.title}"), level=2)
    if item.is_closed:
        _line(paper, f"Private (Part 2). {item.exempt_reason}")
        _line(paper, item.public_note)
        return
    for each in item.interests:
        _line(paper, declared_words(each.name, each.kind, each.note, each.left_the_room))
    for part in item.discussion.split("\n"):
        _line(paper, part)
    for resolved in item.resolutions:
        paragraph = paper.add_paragraph()
        paragraph.add_run("RESOLVED").bold = True
        paragraph.add_run(f" ({resolved_words(ResolutionKind(resolved.kind))}):")
        paragraph.paragraph_format.keep_with_next = True
        _line(paper, resolved.text)
        if resolved.subject_to and resolved.subject_to.rstrip(".") not in resolved.text:
            _line(paper, f"Subject to: {resolved.subject_to}")
        _line(paper, resolved.onward)


def _actions(paper: "Document", text: MinutesText) -> None:
    """Who does what by when, of all items in one table, as its lead looks for it."""
    rows = [(str(item.shown_number), each) for item in text.items for each in item.actions]
    rows += [("", each) for each in text.actions]
    if not rows:
        return
    paper.add_heading("Actions", level=2)
    table = paper.add_table(rows=1, cols=4)
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, ("Item", "Action", "Who", "By"), strict=True):
        cell.paragraphs[0].style = paper.styles["TableText"]
        cell.paragraphs[0].add_run(words).bold = True
    _repeat(table.rows[0])
    for number, action in rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, _cells(number, action), strict=True):
            cell.paragraphs[0].style = paper.styles["TableText"]
            cell.paragraphs[0].add_run(clean(words))


def _cells(number: str, action: Arisen) -> tuple[str, str, str, str]:
    return number, f"{action.ref} {action.text}", action.lead or "Nobody yet", action.due


def _repeat(row: "object") -> None:
    """The head of the table stands on every page that it goes on to."""
    from docx.oxml import OxmlElement
    from docx.table import _Row

    assert isinstance(row, _Row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _end(paper: "Document", text: MinutesText) -> None:
    hours = [f"The meeting began at {text.began}"] if text.began else []
    hours += [f"ended at {text.closed}"] if text.began and text.closed else []
    if hours:
        _line(paper, f"{' and '.join(hours)}.")
    signature = paper.add_paragraph()
    signature.paragraph_format.space_before = 360_000  # room to sign
    signature.add_run(f"{LINE}\n{clean(text.chair or 'Chair')}" + (" (Chair)" * bool(text.chair)))


def _line(paper: "Document", words: str, *, is_bold: bool = False) -> None:
    if words.strip():
        paper.add_paragraph().add_run(clean(words)).bold = is_bold or None
