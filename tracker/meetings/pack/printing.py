"""A pack’s own pages as HTML, and the order of all that stands in it, for whoever makes the PDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from flask import current_app
from markupsafe import Markup

from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.references import printed_html
from tracker.core.short_forms import explained_part
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.queries import PaperRow
from tracker.meetings.enums import MemberRole
from tracker.meetings.pack.book import WHY, Book, Part, note_of, pages_of
from tracker.meetings.pack.contents import Contents, PackItem
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.keeping import path_of

_STYLE = "css/pack.css"
NOBODY = "the board secretary"
KIND_WORDS = {
    PackKind.FULL: "Full pack, not for publication",
    PackKind.BOARD: "For the board",
    PackKind.PUBLIC: "Public pack",
}


def book_of(contents: Contents, address: Callable[[int], str]) -> Book:
    """All of a pack as its maker needs it; `address` says where a paper can be had."""
    meeting = contents.meeting
    day = long_date(meeting.held_on)
    foot = f"{meeting.body_name}, {day}. {KIND_WORDS[contents.kind]}"
    return Book(
        title=f"{meeting.body_name}, {day}: {contents.kind.words}",
        council=str(current_app.extensions["tracker"].council),
        foot=foot,
        css=_style(current_app.static_folder or ""),
        parts=tuple(_parts(contents, address, foot)),
    )


def has_page(item: PackItem) -> bool:
    """Whether an item has anything to print beside its line in the agenda."""
    row = item.row
    has_words = bool(row.summary or row.comments or row.late_reason or item.section)
    return row.is_closed or has_words or bool(item.papers or item.withdrawn)


@dataclass(frozen=True, slots=True)
class Foot:
    """Whom to tell and how, and what is said of recording; what is not set is empty."""

    name: str
    phone: str
    email: str
    recording: str


def foot_of(contents: Contents) -> Foot:
    """The secretary on the body’s list, with the council's own contacts (documents.md C23-1)."""
    found = [each for each in contents.members if each.role is MemberRole.SECRETARY]
    config = current_app.extensions["tracker"]
    told = config.papers
    recording = told.recording if contents.meeting.body_is_public else ""
    name = found[0].name if found else NOBODY
    return Foot(name, told.phone, told.email or config.mail_reply_to, recording)


def _parts(contents: Contents, address: Callable[[int], str], foot: str) -> Iterator[Part]:
    said = _said_everywhere(contents)

    def render(template: str, **more: Any) -> str:
        return _rendered(template, foot, said | more)

    yield Part("cover", "Cover", 0, html=render("cover", **_on_the_cover(contents)))
    yield Part("agenda", "Agenda", 0, html=render("agenda", **_on_the_agenda(contents)))
    for item in contents.items:
        if not has_page(item):
            continue
        title = f"{item.row.number}. {item.row.title}"
        yield Part(item.key, title, 0, html=render("item", item=item, row=item.row))
        for paper in item.papers:
            if not paper.is_closed:
                yield _paper(paper, item, contents, render, address)


def _paper(
    paper: PaperRow,
    item: PackItem,
    contents: Contents,
    render: Any,
    address: Callable[[int], str],
) -> Part:
    key = f"paper-{paper.id}"
    kept = contents.files.get(paper.file_id)
    told = {"key": key, "paper": paper, "row": item.row}
    return Part(
        key,
        paper.title,
        1,
        html=render("picture", **told),
        missing=render("missing", why=Markup(WHY), address=address(paper.id), **told),
        path=str(path_of(kept.token)) if kept else "",
        kind=paper.file_kind.value,
        band=f"Item {item.row.number}: {paper.title}{_private_words(item, paper)}",
        late=f"Added {long_date(paper.added_on)}" if paper.is_late else "",
    )


def _private_words(item: PackItem, paper: PaperRow) -> str:
    is_private = Visibility.RESTRICTED in (item.row.visibility, paper.visibility)
    return " (Part 2, not for publication)" if is_private else ""


def _said_everywhere(contents: Contents) -> dict[str, Any]:
    keys = {"cover", "agenda"}
    for item in contents.items:
        if has_page(item):
            keys.add(item.key)
            keys |= {f"paper-{paper.id}" for paper in item.papers if not paper.is_closed}
    return {
        "meeting": contents.meeting,
        "kind": contents.kind,
        "keys": keys,
        "pages": pages_of,
        "note": note_of,
    }


def _on_the_cover(contents: Contents) -> dict[str, Any]:
    return {
        "members": contents.members,
        "foot": foot_of(contents),
        "made_at": clock.now(),
    }


def _on_the_agenda(contents: Contents) -> dict[str, Any]:
    is_public = contents.meeting.body_is_public
    with_them = "with the public and press present" if is_public else ""
    without = "without the public and press" if is_public else "private"
    return {
        "lists": [
            ("Part 1", contents.open_part, with_them),
            ("Part 2", contents.private_part, without),
        ],
        "has_any": bool(contents.items),
        "has_private": bool(contents.private_part),
        "not_taken": contents.not_taken,
    }


def _rendered(template: str, foot: str, context: dict[str, Any]) -> str:
    environment = current_app.jinja_env
    name = f"meetings/pack/print/{template}.html"
    html = explained_part(printed_html(environment.get_template(name).render(context)))
    opening = Markup('<section data-foot="{}"').format(foot)
    return html.replace("<section", str(opening), 1)


@cache
def _style(folder: str) -> str:
    return (Path(folder) / _STYLE).read_text("utf-8")
