"""The page that sets a year of meetings: how often, then each date with what speaks against it."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import NotAccepted, NotFound
from tracker.core.transaction import refuse, writes
from tracker.core.versions import take_refusal
from tracker.meetings import listing, record
from tracker.meetings.listing import BodyRow
from tracker.meetings.series import queries, rules, service
from tracker.meetings.series.forms import DatesForm, RhythmForm
from tracker.meetings.series.rules import MOST, Diary, Pattern
from tracker.people.identity import signed_in

blueprint = Blueprint("series", __name__)
DAYS_IN_A_MONTH = 30.4
TEMPLATE = "meetings/series/show.html"


@blueprint.route("/bodies/<string:slug>/year", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def show(slug: str) -> ResponseReturnValue:
    """Asked without a rhythm: the first form. With one: its dates. Sent: look again, or make."""
    body, today = _body(slug), clock.today()
    diary = queries.diary_for(body, signed_in(), today=today)
    if request.method == "POST":
        return _take(body, diary)
    asks = "first-day" in request.args
    rhythm = RhythmForm(request.args) if asks else _usual(body)
    if not asks or not rhythm.validate():
        return render_template(TEMPLATE, body=body, rhythm=rhythm, form=rhythm, dates=None)
    dates = DatesForm.beginning_with(rhythm.dates(), about=body.id)
    return render_template(TEMPLATE, **_context(body, dates, diary, rhythm.words()))


def _take(body: BodyRow, diary: Diary) -> ResponseReturnValue:
    form = DatesForm(about=body.id)
    is_good = form.validate() and _fits(form, diary)
    if not is_good or request.form.get("step") != "make":
        return refuse(TEMPLATE, status=200 if is_good else 422, **_context(body, form, diary))
    try:
        held = record.body_to_change(body.id)
        made = service.set_year(held, form.days, form.times, by=signed_in())
    except NotAccepted as refusal:
        take_refusal(form, refusal)
        return refuse(TEMPLATE, **_context(body, form, diary))
    flash(f"{len(made)} meetings are in the diary." if len(made) > 1 else "It is in the diary.")
    return redirect(url_for("bodies.show", slug=body.slug), 303)


def _fits(form: DatesForm, diary: Diary) -> bool:
    """Put beside each date why it cannot be; there must be one at least."""
    today, fits = clock.today(), True
    earlier: list[date] = []
    for line in form.lines:
        if line.data is None:
            continue
        wrong = rules.refused(line.data, earlier, diary, today=today)
        if wrong:
            form.refuse(line, wrong)
            fits = False
        earlier.append(line.data)
    if not earlier:
        form.refuse(form.lines[0], "Enter one date at least")
    return fits and bool(earlier)


def _context(body: BodyRow, form: DatesForm, diary: Diary, words: str = "") -> dict[str, Any]:
    days, today = form.days, clock.today()
    shown = [line for line in form.lines if line.data or any(line.raw_parts) or line.errors]
    lines = [
        (line, rules.warnings(line.data, days, diary, today=today) if line.data else [])
        for line in shown
    ]
    return {
        "body": body,
        "form": form,
        "dates": form,
        "rhythm": None,
        "lines": lines,
        "words": words,
    }


def _usual(body: BodyRow) -> RhythmForm:
    """What the first form begins with: the body's own rhythm, for about a year."""
    every = min(max(round((body.cadence_days or 61) / DAYS_IN_A_MONTH), 1), 12)
    pattern = rules.pattern_of(body.next_on) if body.next_on else Pattern.NTH
    return RhythmForm(every=every, number=min(max(12 // every, 1), MOST), pattern=pattern.value)


def _body(slug: str) -> BodyRow:
    found = listing.bodies(signed_in(), today=clock.today(), slug=slug)
    if not found or found[0].ended_on is not None:
        raise NotFound
    return found[0]
