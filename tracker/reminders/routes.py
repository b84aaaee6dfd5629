"""Pages of the ladder: what it is, how to change it from a day on, and what that would do."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.dates import long_date, next_working_day
from tracker.core.errors import NotAccepted, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import refuse, writes
from tracker.outbox import closed
from tracker.outbox.runs import closed_days
from tracker.people.identity import signed_in
from tracker.reminders import changing, effect, ladder_pages
from tracker.reminders.forms import PreviewForm, RuleForm, TakeBackForm
from tracker.reminders.ladder import TriggerRule
from tracker.reminders.ladder_queries import ladder_on
from tracker.reminders.triggers import Trigger

blueprint = Blueprint("reminders", __name__, url_prefix="/reminders")


@blueprint.get("")
@requires(Permission.REMINDERS_VIEW)
def index() -> ResponseReturnValue:
    today = clock.today()
    return render_template(
        "reminders/index.html",
        lines=ladder_pages.lines(today),
        closed=closed.closed_since(today),
        today=today,
    )


@blueprint.get("/preview")
@requires(Permission.REMINDERS_VIEW)
def preview() -> ResponseReturnValue:
    today = clock.today()
    form = PreviewForm(request.args)
    if "on" not in request.args:
        form = PreviewForm(on=f"{today.day}/{today.month}/{today.year}")
        form.day = today
    elif not form.validate():
        form.day = today
    else:
        form.on.data = f"{form.day.day}/{form.day.month}/{form.day.year}"
    page = ladder_pages.letters_of_day(form.day)
    return render_template("reminders/preview.html", form=form, page=page)


@blueprint.route("/<string:trigger>", methods=["GET", "POST"])
@requires(Permission.REMINDERS_MANAGE)
@writes
def change(trigger: str) -> ResponseReturnValue:
    kind = _trigger(trigger)
    start = next_working_day(clock.today(), closed_days())
    form = RuleForm(ladder_on(start).rule(kind), from_on=start)
    page = _page(kind)
    if not form.is_submitted():
        return render_template(page.template, **page.context(form))
    if request.form.get("again"):
        return refuse(page.template, status=200, **page.context(form))
    rule = _understood(form)
    if rule is None or form.from_on.data is None:
        return refuse(page.template, **page.context(form))
    from_on: date = form.from_on.data
    if not request.form.get("save"):
        return _show_effect(page, form, rule, from_on)
    changing.change_rule(rule, from_on, by=signed_in())
    flash(f"From {long_date(from_on)} it is so: {kind.label}.")
    return redirect(url_for(".index"), 303)


@blueprint.route("/take-back/<int:change_id>", methods=["GET", "POST"])
@requires(Permission.REMINDERS_MANAGE)
@writes
def take_back(change_id: int) -> ResponseReturnValue:
    found = changing.get_change(change_id)
    page = FormPage(
        "reminders/take_back.html",
        heading=f"Take back the change of {long_date(found.from_on)}",
        submit="Take it back",
        action=url_for(".take_back", change_id=change_id),
        back=url_for(".index"),
        back_text="Reminders",
        caption=found.rule.trigger.label,
        cancel="No, go back",
        more={"steps": ladder_pages.steps(found.rule), "is_on": found.rule.is_on},
    )

    def deed() -> str:
        changing.take_back(change_id, by=signed_in())
        flash("Taken back. It stays as it is.")
        return page.back

    return answer(TakeBackForm(), page, deed)


def _trigger(value: str) -> Trigger:
    try:
        return Trigger(value)
    except ValueError as error:
        raise NotFound("There is no such reminder.") from error


def _page(kind: Trigger) -> FormPage:
    return FormPage(
        "reminders/change.html",
        heading=kind.label,
        submit="See what that would do",
        action=url_for(".change", trigger=kind.value),
        back=url_for(".index"),
        back_text="Reminders",
        caption="Change a reminder",
        more={"trigger": kind, "story": ladder_pages.story(kind, clock.today())},
    )


def _understood(form: RuleForm) -> TriggerRule | None:
    """The rule that was typed; None, and the form says why, where it is not allowed."""
    if not form.validate():
        return None
    rule, places = form.rule()
    try:
        changing.check(rule, form.from_on.data or clock.today())
    except NotAccepted as refusal:
        form.take(dict(refusal.by_field), places)
        return None
    return rule


def _show_effect(
    page: FormPage, form: RuleForm, rule: TriggerRule, from_on: date
) -> ResponseReturnValue:
    """What the change would do, before it is saved; what was typed goes along, unseen."""
    typed = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in ("csrf_token", "save", "again")
    ]
    return refuse(
        "reminders/effect.html",
        status=200,
        page=page,
        typed=typed,
        steps=ladder_pages.steps(rule),
        rule=rule,
        from_on=from_on,
        effect=effect.effect_of(rule, from_on),
    )
