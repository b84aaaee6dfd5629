"""What the pages of an item’s deeds share: who may open one, what stands around its form."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form
from tracker.meetings.agenda import keeping, page
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.page import Sight
from tracker.meetings.agenda.queries import ItemRow
from tracker.meetings.models import Meeting
from tracker.people.identity import signed_in


def item_page(meeting_id: int, item_id: int) -> tuple[Sight, ItemRow]:
    """The agenda and one of its items, as somebody who reads it in full sees them."""
    seen = page.sight(meeting_id, signed_in())
    return seen, page.item_of(seen, item_id)


def there(meeting_id: int, item_id: int) -> str:
    """The item on its agenda."""
    return url_for("agendas.show", meeting_id=meeting_id, _anchor=f"item-{item_id}")


def page_about(
    seen: Sight,
    template: str,
    *,
    heading: str,
    submit: str,
    kind: str = "",
    cancel: str = "Cancel",
    row: ItemRow | None = None,
    **more: Any,
) -> FormPage:
    """The page of a form about an item, which leads back to its agenda."""
    meeting_id = seen.meeting.id
    return FormPage(
        f"meetings/agenda/{template}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=there(meeting_id, row.id) if row else url_for("agendas.show", meeting_id=meeting_id),
        back_text="The agenda",
        kind=kind,
        cancel=cancel,
        more={"meeting": seen.meeting, "seen": seen, "item": row, **more},
    )


def on_item(
    seen: Sight,
    row: ItemRow,
    form: Form,
    deed: Callable[[AgendaItem, Meeting], object],
    *,
    template: str,
    heading: str,
    submit: str,
    done: str = "",
    anchored: bool = True,
    **around: Any,
) -> ResponseReturnValue:
    """A form about an item. The deed may say where it leads; else it leads back to the item."""
    form_page = page_about(seen, template, heading=heading, submit=submit, row=row, **around)

    def do() -> str:
        meeting = keeping.agenda_to_change(seen.meeting.id)
        where = deed(keeping.item_to_change(meeting, row.id), meeting)
        if done:
            flash(done)
        if isinstance(where, str):
            return where
        agenda = url_for("agendas.show", meeting_id=seen.meeting.id)
        return form_page.back if anchored else agenda

    return answer(form, form_page, do, now=told(row), version=row.version)


def told(row: ItemRow) -> dict[str, Any]:
    """An item as its form holds it: what is chosen from a list is text there."""
    values = asdict(row)
    paragraph = row.exempt_paragraph.value if row.exempt_paragraph else ""
    chosen_words = {
        "kind": row.kind.value,
        "purpose": row.purpose.value,
        "visibility": row.visibility.value,
        "exempt_paragraph": paragraph,
        "version": str(row.version),
    }
    fields = ("title", "minutes", "presenter", "summary", "exempt_reason", "public_title")
    return {name: values[name] for name in fields} | chosen_words
