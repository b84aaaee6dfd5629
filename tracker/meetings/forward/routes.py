"""Pages of the year ahead, and of what comes round in it."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings import listing
from tracker.meetings.forward import queries, rules, service
from tracker.meetings.forward.forms import EndItemForm, ItemForm
from tracker.meetings.forward.queries import ItemRow
from tracker.people.identity import signed_in

blueprint = Blueprint("forward", __name__, url_prefix="/meetings/year")
EARLIEST, LATEST = date(2015, 1, 1), date(2098, 1, 1)


@blueprint.get("")
@requires(Permission.MEETING_VIEW)
def show() -> ResponseReturnValue:
    """Twelve months from this one, or from one that is asked for as 2025-11."""
    viewer, today = signed_in(), clock.today()
    first = _first(request.args.get("from", ""), today)
    bodies = listing.bodies(viewer, today=today)
    sees_board = any(each.is_executive_board for each in bodies)
    return render_template(
        "meetings/forward/show.html",
        year=queries.year_from(first, viewer=viewer, today=today),
        first=first,
        span=f"{rules.month_words(first)} to {rules.month_words(rules.shifted(first, 11))}",
        earlier=rules.shifted(first, -12).isoformat()[:7],
        later=rules.shifted(first, 12).isoformat()[:7],
        this=today.replace(day=1),
        alarm=listing.board_alarm(today) if sees_board else None,
        items=queries.items(viewer, today=today),
        today=today,
    )


@blueprint.route("/items/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = ItemForm()
    form.offer(signed_in(), today=clock.today())
    page = _page("form", heading="Add what comes round every year", submit="Add it")

    def deed() -> str:
        service.add_item(form.details(), by=signed_in())
        flash("It is in the year. Its action is made when its day comes.")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/items/<int:yearly_id>/change", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change(yearly_id: int) -> ResponseReturnValue:
    row = _item(yearly_id)
    form = ItemForm(**_values(row), about=row.id)
    form.offer(signed_in(), today=clock.today())
    page = _page("form", row, heading="Change what comes round", submit="Keep the change")

    def deed() -> str:
        held = queries.item_to_change(row.id)
        service.change_item(held, form.details(), by=signed_in(), version=form.seen)
        flash("Kept. An action that it made already stays as it is.")
        return page.back

    return answer(form, page, deed, now=_values(row), version=row.version)


@blueprint.route("/items/<int:yearly_id>/end", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def end(yearly_id: int) -> ResponseReturnValue:
    row = _item(yearly_id)
    form = EndItemForm(version=str(row.version), about=row.id)
    page = _page("end", row, heading="It comes round no more", submit="End it")

    def deed() -> str:
        service.end_item(queries.item_to_change(row.id), by=signed_in(), version=form.seen)
        flash(f"{row.name} comes round no more.")
        return page.back

    return answer(form, page, deed, version=row.version)


def _first(asked: str, today: date) -> date:
    """The first of the month that is asked for; what is no month is not asked for."""
    try:
        found = date.fromisoformat(f"{asked}-01") if len(asked) == len("2025-11") else today
    except ValueError:
        found = today
    return min(max(found, EARLIEST), LATEST).replace(day=1)


def _item(item_id: int) -> ItemRow:
    row = queries.item(item_id, signed_in(), today=clock.today())
    if row is None or row.ended_on is not None:
        raise NotFound
    return row


def _values(row: ItemRow) -> dict[str, Any]:
    def text(number: int | None) -> str:
        return "" if number is None else str(number)

    return {
        "name": row.name,
        "month": str(row.month),
        "day": row.day,
        "what": row.what,
        "lead": text(row.lead_post_id),
        "workstream": text(row.workstream_id),
        "body": text(row.body_id),
        "makes_ahead": row.makes_ahead,
        "version": str(row.version),
    }


def _page(name: str, row: ItemRow | None = None, *, heading: str, submit: str) -> FormPage:
    return FormPage(
        f"meetings/forward/{name}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=url_for(".show"),
        back_text="The year ahead",
        caption=row.name if row else "The year ahead",
        kind="warning" if name == "end" else "",
        cancel="No, go back" if name == "end" else "Cancel",
        more={"item": row},
    )
