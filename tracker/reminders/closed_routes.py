"""Pages of the days on which the council is closed: no letter goes, no working day counts."""

from datetime import date

from flask import Blueprint, flash, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.outbox import closed
from tracker.people.identity import signed_in
from tracker.reminders.forms import CloseDaysForm, OpenAgainForm

blueprint = Blueprint("closed_days", __name__, url_prefix="/reminders/closed-days")


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.REMINDERS_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = CloseDaysForm()
    page = FormPage(
        "reminders/close.html",
        heading="Add days on which the council is closed",
        submit="Add to the list",
        action=url_for(".add"),
        back=url_for("reminders.index"),
        back_text="Reminders",
    )

    def deed() -> str:
        first = form.first.data or clock.today()
        days = closed.close(first, form.last.data or first, typed(form.label), by=signed_in())
        flash(f"No letters go on {long_date(days[0])}" + _more(days) + ".")
        return page.back

    return answer(form, page, deed)


@blueprint.route("/<string:day>/remove", methods=["GET", "POST"])
@requires(Permission.REMINDERS_MANAGE)
@writes
def remove(day: str) -> ResponseReturnValue:
    found = next(
        (each for each in closed.closed_since(clock.today()) if str(each.day) == day), None
    )
    if found is None:
        raise NotFound("This day is not on the list.")
    page = FormPage(
        "reminders/open_again.html",
        heading=f"Take {long_date(found.day)} off the list",
        submit="Take it off",
        action=url_for(".remove", day=day),
        back=url_for("reminders.index"),
        back_text="Reminders",
        cancel="No, go back",
        more={"closed": found},
    )

    def deed() -> str:
        closed.open_again(found.day, by=signed_in())
        flash(f"{long_date(found.day)} is a working day again.")
        return page.back

    return answer(OpenAgainForm(), page, deed)


def _more(days: list[date]) -> str:
    if len(days) == 1:
        return ""
    others = len(days) - 1
    return f" and {others} more working day" + ("s" if others > 1 else "")
