"""What every form about minutes shares: whose minutes, what stands around it, where it leads."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form
from tracker.meetings import listing
from tracker.meetings.minutes import queries
from tracker.meetings.minutes.queries import MinutesSight
from tracker.people.identity import signed_in

NO = "No, go back"


def form_about(
    seen: MinutesSight,
    form: Form,
    deed: Callable[[], object],
    *,
    heading: str,
    submit: str,
    done: str,
    say: Sequence[str] = (),
    kind: str = "",
    cancel: str = "Cancel",
    back: str = "",
    back_text: str = "The minutes",
    anchor: str | None = None,
    now: dict[str, Any] | None = None,
    version: int = 0,
    **more: Any,
) -> ResponseReturnValue:
    """A form about minutes; done, it leads back to them."""
    to = back or url_for("minutes.show", meeting_id=seen.meeting.id)
    page = FormPage(
        "meetings/minutes/form.html",
        heading=heading,
        submit=submit,
        action=request.path,
        back=to,
        back_text=back_text,
        kind=kind,
        cancel=cancel,
        more={"meeting": seen.meeting, "say": say, "asked": None, "undecided": (), **more},
    )

    def do() -> str:
        deed()
        flash(done)
        return f"{to}#{anchor}" if anchor else to

    return answer(form, page, do, now=now, version=version)


def sight_of(meeting_id: int) -> MinutesSight:
    """The minutes of a meeting that whoever is signed in may know of."""
    viewer, today = signed_in(), clock.today()
    row = listing.meeting_row(meeting_id, viewer, today=today)
    if row is None:
        raise NotFound
    return queries.sight(row, viewer, today=today)
