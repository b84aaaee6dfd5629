"""What is written of one item at a meeting: what was said, resolved and promised."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.actions.enums import Precision
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import refuse, writes
from tracker.meetings import choices, record
from tracker.meetings.sitting import notes, queries, resolving
from tracker.meetings.sitting.asking import Asked, ask
from tracker.meetings.sitting.forms import MarkForm, NoteForm, ResolveForm, SittingActionForm
from tracker.meetings.sitting.notes import Saved
from tracker.meetings.sitting.queries import SittingItem
from tracker.people.identity import signed_in

blueprint = Blueprint("sitting_items", __name__)
PAGE = 20
BOTH = "Somebody else wrote here too. Both texts are kept"
MERGED = f"{BOTH}: look it over."
CLASHED = f"{BOTH}, one under the other where they met: look it over."
_ITEM = "/meetings/<int:meeting_id>/sitting/items/<int:item_id>"


@blueprint.route(f"{_ITEM}/note", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def note(meeting_id: int, item_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    item = asked.item(item_id)
    form = NoteForm(
        about=item.row.id,
        discussion=item.row.discussion,
        version=str(item.row.discussion_version),
        public_note=item.row.public_note,
        public_base=item.row.public_note,
    )
    if not form.is_submitted():
        return render_template("meetings/sitting/note.html", **_note_page(asked, item, form))
    if not form.validate():
        return refuse("meetings/sitting/note.html", **_note_page(asked, item, form))
    saved = notes.save(
        record.meeting_to_change(asked.meeting.id),
        item.row.id,
        form.sent(is_private=item.is_private),
        by=asked.viewer,
    )
    if request.form.get("as") == "go":
        return _as_it_is_now(asked, item_id, saved)
    _say(saved)
    return redirect(_back(asked, item), 303)


@blueprint.route(f"{_ITEM}/note/<int:number>", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def version(meeting_id: int, item_id: int, number: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    item = asked.item(item_id)
    found = queries.version_of(item.row.id, number)
    if found is None:
        raise NotFound
    page = FormPage(
        "meetings/sitting/version.html",
        heading="Bring this text back?",
        submit="Bring it back",
        action=url_for(".version", meeting_id=meeting_id, item_id=item_id, number=number),
        back=url_for(".note", meeting_id=meeting_id, item_id=item_id),
        back_text="What was said",
        caption=item.row.title,
        cancel="No, go back",
        more={"meeting": asked.meeting, "item": item, "version": found},
    )

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        notes.bring_back(meeting, item.row.id, number, by=asked.viewer)
        flash("The text is back. What stood there until now is kept among the earlier texts.")
        return _back(asked, item)

    return answer(MarkForm(), page, deed)


@blueprint.route(f"{_ITEM}/resolve", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def resolve(meeting_id: int, item_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    item = asked.item(item_id)
    form = ResolveForm(about=item.row.id)
    form.offer(
        choices.body_choices(asked.viewer, today=clock.today(), marks=True),
        queries.later_meetings(asked.meeting),
    )
    page = _form_page("resolve", asked, item, "What was resolved", "Add the resolution")

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        resolving.resolve(meeting, item.row.id, form.resolved(), by=asked.viewer)
        flash("The resolution is written down.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(f"{_ITEM}/resolutions/<int:resolution_id>/remove", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def unresolve(meeting_id: int, item_id: int, resolution_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    item = asked.item(item_id)
    found = next((each for each in item.resolutions if each.id == resolution_id), None)
    if found is None:
        raise NotFound
    page = FormPage(
        "meetings/sitting/unresolve.html",
        heading="Take out this resolution?",
        submit="Take it out",
        action=url_for(
            ".unresolve", meeting_id=meeting_id, item_id=item_id, resolution_id=resolution_id
        ),
        back=_back(asked, item),
        back_text="At the meeting",
        caption=item.row.title,
        kind="warning",
        cancel="No, go back",
        more={"meeting": asked.meeting, "item": item, "resolution": found},
    )

    def deed() -> str:
        meeting = record.meeting_to_change(asked.meeting.id)
        resolving.take_out(meeting, item.row.id, found.id, by=asked.viewer)
        flash("The resolution is taken out.")
        return page.back

    return answer(MarkForm(), page, deed)


@blueprint.route(f"{_ITEM}/action", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def action(meeting_id: int, item_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    item = asked.item(item_id)
    words = _promised(item, request.args.get("promise", ""))
    coming = queries.board_after(asked.meeting.held_on)
    when = Precision.NEXT_BOARD if coming else Precision.DAY
    form = SittingActionForm(about=item.row.id, text=words, words=words, due=when.value)
    form.offer(coming, today=clock.today())
    page = _form_page("action", asked, item, "Add an action that arose", "Add the action")

    def deed() -> str:
        resolving.add_action(
            record.meeting_to_change(asked.meeting.id),
            item.row.id,
            form.details(asked.meeting.id),
            form.when(coming),
            words=form.words.data or "",
            by=asked.viewer,
        )
        flash("The action is in the plan and names this meeting.")
        return page.back

    return answer(form, page, deed)


@blueprint.post(f"{_ITEM}/wave")
@requires(Permission.MEETING_MANAGE)
@writes
def wave(meeting_id: int, item_id: int) -> ResponseReturnValue:
    asked = ask(meeting_id, signed_in())
    item = asked.item(item_id)
    meeting = record.meeting_to_change(asked.meeting.id)
    words = _promised(item, request.form.get("promise", ""))
    if request.form.get("again"):
        resolving.offer_again(meeting, item.row.id, by=asked.viewer)
        flash("They are offered again.")
    elif words:
        resolving.wave_away(meeting, item.row.id, words, by=asked.viewer)
        flash("It is not offered again. You can bring it back below the item.")
    return redirect(_back(asked, item), 303)


def _promised(item: SittingItem, key: str) -> str:
    return next((each.words for each in item.promises if each.key == key), "")


def _back(asked: Asked, item: SittingItem) -> str:
    return url_for("sittings.show", meeting_id=asked.meeting.id, _anchor=f"item-{item.row.id}")


def _form_page(view: str, asked: Asked, item: SittingItem, heading: str, submit: str) -> FormPage:
    return FormPage(
        f"meetings/sitting/{view}.html",
        heading=heading,
        submit=submit,
        action=url_for(f".{view}", meeting_id=asked.meeting.id, item_id=item.row.id),
        back=_back(asked, item),
        back_text="At the meeting",
        caption=item.row.title,
        more={"meeting": asked.meeting, "item": item},
    )


def _note_page(
    asked: Asked, item: SittingItem, form: NoteForm, saved: Saved | None = None
) -> dict[str, Any]:
    number = max(request.args.get("page", 1, int), 1)
    rows, total = queries.versions_of(item.row.id, page=min(number, 10_000), size=PAGE)
    return {
        "meeting": asked.meeting,
        "item": item,
        "form": form,
        "mark": MarkForm(),
        "saved": saved,
        "versions": rows,
        "total": total,
        "number": number,
        "pages": -(-total // PAGE),
        "size": PAGE,
        "words": _words(saved) if saved else "",
    }


def _as_it_is_now(asked: Asked, item_id: int, saved: Saved) -> ResponseReturnValue:
    """The page of the item as it is saved, for the script that saves as one types."""
    item = asked.item(item_id)
    form = NoteForm(about=item_id)
    form.discussion.data, form.version.data = saved.text, str(saved.version)
    form.public_note.data = form.public_base.data = saved.public_note
    page = _note_page(asked, item, form, saved)
    return render_template("meetings/sitting/note.html", **page)


def _words(saved: Saved) -> str:
    """What is said to whoever saved."""
    if saved.is_merged:
        return CLASHED if saved.clashed else MERGED
    return f"Saved {clock.london(saved.at):%H:%M}."


def _say(saved: Saved) -> None:
    flash(_words(saved), "warning" if saved.is_merged else "message")
