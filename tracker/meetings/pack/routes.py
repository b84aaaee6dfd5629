"""Pages of a meeting’s pack: how it stands, making it, having it, and reading it as pages."""

from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import can, requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.transaction import refuse, unit_of_work, writes_in_units
from tracker.files.downloads import file_response
from tracker.meetings import listing
from tracker.meetings.agenda.policy import sees_agenda
from tracker.meetings.listing import MeetingRow
from tracker.meetings.pack import machine, making, policy, printing, queries, rules, service
from tracker.meetings.pack.contents import Contents, contents
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.forms import MakePackForm
from tracker.meetings.pack.queries import Standing
from tracker.meetings.pack.sections import EXTENSION, Sections
from tracker.meetings.tabs import eyes_for
from tracker.people.identity import signed_in

blueprint = Blueprint("packs", __name__)


@dataclass(frozen=True)
class Asked:
    """The meeting that a page is about, and the packs of it that its reader may have."""

    meeting: MeetingRow
    kinds: list[PackKind]


@blueprint.get("/meetings/<int:meeting_id>/pack")
@requires(Permission.MEETING_VIEW)
def show(meeting_id: int) -> ResponseReturnValue:
    asked = _asked(meeting_id)
    return render_template("meetings/pack/show.html", **_shown(asked, MakePackForm()))


@blueprint.post("/meetings/<int:meeting_id>/pack/make")
@requires(Permission.MEETING_MANAGE)
@writes_in_units
def make(meeting_id: int) -> ResponseReturnValue:
    asked, form = _asked(meeting_id), MakePackForm()
    if not form.validate():
        return refuse("meetings/pack/show.html", **_shown(asked, form))
    kind = PackKind(form.kind.data)
    if kind not in asked.kinds:
        raise NotFound
    here = url_for(".show", meeting_id=meeting_id)
    if not machine.can_print():
        flash("This server cannot print a pack yet. It can be read as pages.", "warning")
        return redirect(here, 303)
    viewer, whole = signed_in(), _contents(asked.meeting, kind)
    book = printing.book_of(whole, _address)
    with unit_of_work():
        pack = service.ask(whole, by=viewer)
        pack_id = pack.id if pack is not None else None
    if pack_id is None:
        flash("This pack is being made already.")
        return redirect(here, 303)
    making.make(
        pack_id,
        book,
        rules.pack_name(asked.meeting.body_slug, asked.meeting.held_on, kind),
        by=viewer,
        in_app=current_app._get_current_object().app_context,  # type: ignore[attr-defined]  # a thread has no current app
        waits=current_app.config.get("PACK_WAITS", current_app.testing),
    )
    return redirect(here, 303)


@blueprint.get("/meetings/<int:meeting_id>/pack/download")
@requires(Permission.MEETING_VIEW)
def get(meeting_id: int) -> ResponseReturnValue:
    asked = _asked(meeting_id)
    stored = queries.ready_file(meeting_id, _kind(asked))
    if stored is None:
        raise NotFound
    return file_response(stored)


@blueprint.get("/meetings/<int:meeting_id>/pack/read")
@requires(Permission.MEETING_VIEW)
def read(meeting_id: int) -> ResponseReturnValue:
    asked = _asked(meeting_id)
    kind = _kind(asked)
    whole = _contents(asked.meeting, kind)
    return render_template(
        "meetings/pack/read.html",
        meeting=asked.meeting,
        kind=kind,
        kinds=asked.kinds,
        pack=whole,
        has_page=printing.has_page,
        foot=printing.foot_of(whole),
        is_out=queries.agenda_is_out(meeting_id),
    )


def _asked(meeting_id: int) -> Asked:
    viewer = signed_in()
    row = listing.meeting_row(meeting_id, viewer, today=clock.today())
    if row is None:
        raise NotFound
    eyes = eyes_for(viewer, row.body_id)
    sees = sees_agenda(eyes, is_out=queries.agenda_is_out(meeting_id))
    return Asked(row, policy.kinds_for(eyes) if sees else [])


def _kind(asked: Asked) -> PackKind:
    """The kind that the address names, or the fullest that the reader may have."""
    if not asked.kinds:
        raise NotFound
    typed = request.args.get("kind", asked.kinds[0].value)
    found = next((kind for kind in asked.kinds if kind.value == typed), None)
    if found is None:
        raise NotFound
    return found


def _contents(meeting: MeetingRow, kind: PackKind, *, marks_alone: bool = False) -> Contents:
    sections: Sections = current_app.extensions.get(EXTENSION, {})
    return contents(meeting, kind, sections, marks_alone=marks_alone)


def _address(paper_id: int) -> str:
    """Where a paper can be had, in full: it is read on paper too."""
    base: str = current_app.extensions["tracker"].base_url
    return f"{base}{url_for('papers.download', paper_id=paper_id)}"


def _shown(asked: Asked, form: MakePackForm) -> dict[str, Any]:
    found = queries.packs_of(asked.meeting.id)
    packs = [_with_changes(found.get(k, Standing(k)), asked.meeting) for k in asked.kinds]
    is_out = queries.agenda_is_out(asked.meeting.id)
    return {
        "meeting": asked.meeting,
        "packs": packs,
        "form": form,
        "is_out": is_out,
        "words": _words(packs),
        "is_under_way": any(each.under_way for each in packs),
        "can_print": machine.can_print() if can(Permission.MEETING_MANAGE) else True,
        "packages": machine.PACKAGES,
    }


def _with_changes(standing: Standing, meeting: MeetingRow) -> Standing:
    ready = standing.ready
    if ready is None:
        return standing
    if queries.tells_too_much(ready.told.get("parts", {}), standing.kind):
        return replace(standing, ready=None, is_withheld=True)
    now = _contents(meeting, standing.kind, marks_alone=True)
    titles = {f"paper-{p.id}": p.title for item in now.items for p in item.papers}
    left_out = [(titles[key], why) for key, why in ready.out.items() if key in titles]
    changed = rules.changes(ready.told.get("parts", {}), now.parts)
    return replace(standing, changes=changed, left_out=left_out)


def _words(packs: list[Standing]) -> str:
    """The finding of the page."""
    if any(each.under_way for each in packs):
        return "The pack is being made"
    ready = [each for each in packs if each.ready is not None]
    if not ready:
        return "There is no pack yet"
    if any(each.changes for each in ready):
        return "The pack is ready, but something has changed since"
    return "The pack is ready"
