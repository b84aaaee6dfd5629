"""Pages of the deeds on one item of an agenda."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.form_pages import answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.core.visibility import Visibility
from tracker.meetings import queries
from tracker.meetings.agenda import keeping, page, service, states
from tracker.meetings.agenda.forms import CarryForm, ConfirmForm, CopyForm, ItemForm, StateForm
from tracker.meetings.agenda.item_pages import item_page, on_item, page_about, there, told
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.page import Sight
from tracker.meetings.agenda.queries import ItemRow
from tracker.meetings.forms import chosen
from tracker.meetings.models import Meeting
from tracker.people.identity import signed_in

blueprint = Blueprint("agenda_items", __name__)
NO = "No, go back"


@blueprint.route("/meetings/<int:meeting_id>/agenda/items/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def add(meeting_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    form = ItemForm(kind="ordinary", visibility=_open_label(seen).value)
    labels = [*_open_labels(seen), Visibility.RESTRICTED]
    form.needs(urgency=seen.is_out, labels=labels if seen.is_out else [*labels, Visibility.DRAFT])
    form_page = page_about(
        seen, "item", heading="Add an item", submit="Put it on the agenda", late=seen.is_out
    )

    def deed() -> str:
        meeting = keeping.agenda_to_change(meeting_id)
        item = service.add_item(
            meeting, form.words, form.label, late_reason=form.urgency, by=signed_in()
        )
        flash("It is on the agenda.")
        return there(meeting_id, item.id)

    return answer(form, form_page, deed)


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/change", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def change(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen, row = item_page(meeting_id, item_id)
    form = ItemForm(**told(row))
    is_late = seen.is_out and row.visibility is Visibility.DRAFT
    form.needs(urgency=is_late, labels=_labels_of(seen, row))
    return on_item(
        seen,
        row,
        form,
        lambda item, meeting: service.change_item(
            item,
            meeting,
            form.words,
            form.label,
            late_reason=form.urgency,
            by=signed_in(),
            version=form.seen,
        ),
        template="item",
        heading="Change the item",
        submit="Keep the change",
        done="Kept.",
        late=is_late,
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/withdraw", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def withdraw(meeting_id: int, item_id: int) -> ResponseReturnValue:
    return _of_state(
        meeting_id,
        item_id,
        states.withdraw,
        template="withdraw",
        heading="Withdraw the item",
        submit="Withdraw it",
        done="It is withdrawn. The page says so, and why.",
        kind="warning",
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/hold-over", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def hold_over(meeting_id: int, item_id: int) -> ResponseReturnValue:
    return _of_state(
        meeting_id,
        item_id,
        states.hold_over,
        template="hold_over",
        heading="Hold the item over",
        submit="Hold it over",
        done="It is held over. It comes on the next agenda by itself.",
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/put-back", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def put_back(meeting_id: int, item_id: int) -> ResponseReturnValue:
    return _of_state(
        meeting_id,
        item_id,
        states.put_back,
        has_reason=False,
        template="put_back",
        heading="Take this item after all?",
        submit="Yes, put it back",
        done="It is back on the agenda.",
        cancel=NO,
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/remove", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def remove(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen, row = item_page(meeting_id, item_id)
    return on_item(
        seen,
        row,
        ConfirmForm(version=str(row.version)),
        lambda item, meeting: service.remove_item(item, meeting, by=signed_in()),
        template="remove",
        heading="Remove this item?",
        submit="Remove it",
        done="It is removed.",
        kind="warning",
        cancel=NO,
        anchored=False,
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/carry", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def carry(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen, row = item_page(meeting_id, item_id)
    form = CarryForm()

    def deed(item: AgendaItem, meeting: Meeting) -> str:
        new, later = states.carry(
            item, meeting, late_reason=typed(form.late_reason), by=signed_in()
        )
        flash(f"It is on the agenda of {long_date(later.held_on)} too.")
        return there(later.id, new.id)

    return on_item(
        seen,
        row,
        form,
        deed,
        template="carry",
        heading="Carry the item to the next meeting",
        submit="Put it on the next agenda",
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/copy", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def copy(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen, row = item_page(meeting_id, item_id)
    form = CopyForm()
    coming = queries.meeting_choices(signed_in(), today=clock.today(), past=False)
    form.meeting.choices = [("", "Choose"), *coming]

    def deed(item: AgendaItem, _meeting: Meeting) -> str:
        to = chosen(form.meeting) or 0
        new, other = states.copy(item, to, late_reason=typed(form.late_reason), by=signed_in())
        flash(f"A copy is on the agenda of {long_date(other.held_on)}.")
        return there(other.id, new.id)

    return on_item(
        seen,
        row,
        form,
        deed,
        template="copy",
        heading="Copy the item",
        submit="Copy it",
    )


def _of_state(
    meeting_id: int,
    item_id: int,
    deed: Callable[..., object],
    *,
    has_reason: bool = True,
    **words: Any,
) -> ResponseReturnValue:
    """The page of a deed on what becomes of an item."""
    seen, row = item_page(meeting_id, item_id)
    form = (
        StateForm(version=str(row.version)) if has_reason else ConfirmForm(version=str(row.version))
    )

    def do(item: AgendaItem, meeting: Meeting) -> None:
        why = {"reason": typed(form.reason)} if isinstance(form, StateForm) else {}
        deed(item, meeting, by=signed_in(), version=form.seen, **why)

    return on_item(seen, row, form, do, **words)


def _open_label(seen: Sight) -> Visibility:
    return Visibility.PUBLIC if seen.meeting.body_is_public else Visibility.BOARD


def _open_labels(seen: Sight) -> list[Visibility]:
    """A public body has no items for its own readers alone."""
    if seen.meeting.body_is_public:
        return [Visibility.PUBLIC]
    return [Visibility.PUBLIC, Visibility.BOARD]


def _labels_of(seen: Sight, row: ItemRow) -> list[Visibility]:
    """The labels that an item may be given by a change: not whether it is private."""
    if row.visibility is Visibility.RESTRICTED:
        return [Visibility.RESTRICTED]
    found = [*_open_labels(seen), *([] if seen.is_out else [Visibility.DRAFT])]
    return found if row.visibility in found else [*found, row.visibility]
