"""The page of a form about one meeting: where it leads, and what it was given to begin with."""

from collections.abc import Callable
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form
from tracker.meetings.listing import MeetingRow
from tracker.meetings.times import said_as


class ShowFirst(Exception):
    """What a deed will change is shown before it is done."""


def moved_words(due: int, steps: int) -> str:
    """What moved with a meeting: what is due at it, and the steps of its cycle."""
    said = "The meeting has moved" + (", and what is due at it." if due else ".")
    if not steps:
        return said
    return f"{said} {steps} of its steps {'has a new day' if steps == 1 else 'have new days'}."


def page_of(
    row: MeetingRow,
    *,
    heading: str,
    submit: str,
    kind: str = "",
    cancel: str = "Cancel",
    **more: Any,
) -> FormPage:
    """A form about a meeting, in the template named after its view."""
    view = (request.endpoint or "").rpartition(".")[2]
    return FormPage(
        f"meetings/{view}.html",
        heading=heading,
        submit=submit,
        action=url_for(f"meetings.{view}", meeting_id=row.id),
        back=url_for("meetings.show", meeting_id=row.id),
        back_text="The meeting",
        kind=kind,
        cancel=cancel,
        more={"meeting": row, **more},
    )


def answer_on(
    row: MeetingRow,
    form: Form,
    deed: Callable[[], object],
    *,
    done: str,
    anchor: str | None = None,
    **page: Any,
) -> ResponseReturnValue:
    """Show the form, or do its deed and go back to the meeting; `page` is what `page_of` takes."""

    def do() -> str:
        deed()
        flash(done)
        return url_for("meetings.show", meeting_id=row.id, _anchor=anchor)

    return answer(form, page_of(row, **page), do, now=told(row), version=row.version)


def told(row: MeetingRow) -> dict[str, Any]:
    """A meeting as its forms hold it: times are text there."""
    return {
        "held_on": row.held_on,
        "starts_at": said_as(row.starts_at),
        "ends_at": said_as(row.ends_at),
        "place_held": row.place_held,
        "note": row.note,
        "version": str(row.version),
    }
