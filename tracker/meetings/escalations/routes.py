"""Pages of escalations: the list, one with its steps, each step, themes, and the days."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotAllowed, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.periods import quarter_of
from tracker.core.transaction import writes
from tracker.meetings.escalations import policy, queries, rules, service
from tracker.meetings.escalations.enums import EscalationKind, EscalationState, StepDeed
from tracker.meetings.escalations.forms import DaysForm, RaiseForm, WordsForm
from tracker.meetings.escalations.queries import EscalationRow
from tracker.outbox.runs import closed_days
from tracker.people.identity import signed_in

blueprint = Blueprint("escalations", __name__, url_prefix="/meetings/escalations")
E_ = TypeVar("E_", EscalationKind, EscalationState)


@dataclass(frozen=True, slots=True)
class Step:
    """What the page of a step says around its one box, and the deed that it does."""

    deed: StepDeed
    heading: str
    label: str
    submit: str
    done: str
    about: str
    do: Callable[..., None]


STEPS = {
    "answer": Step(
        StepDeed.ANSWERED,
        "Answer it",
        "The answer",
        "Send the answer",
        "It has its answer.",
        "The clock stops. Whoever raised it reads your answer and closes it, or says why it is "
        "not enough.",
        service.answer,
    ),
    "step_up": Step(
        StepDeed.MOVED_UP,
        "Take it one level up",
        "Why it cannot wait",
        "Take it up",
        "It has gone one level up.",
        "Whoever is asked next hears of it by letter on the next working day.",
        service.take_up,
    ),
    "close": Step(
        StepDeed.CLOSED,
        "Close it",
        "What came of it",
        "Close it",
        "It is closed.",
        "Nothing is owed any more. It can be reopened.",
        service.close,
    ),
    "reopen": Step(
        StepDeed.REOPENED,
        "Reopen it",
        "Why the answer is not enough",
        "Reopen it",
        "It is open again.",
        "An answer is owed again, at the level where it was, with all its days.",
        service.reopen,
    ),
}


@blueprint.get("")
@requires(Permission.ESCALATION_VIEW)
def index() -> ResponseReturnValue:
    """All that the reader may see, filtered by state and kind, a page at a time."""
    viewer, today = signed_in(), clock.today()
    state = _asked(EscalationState, "state")
    kind = _asked(EscalationKind, "kind")
    page = min(max(request.args.get("page", 1, type=int), 1), 10_000)
    rows, total = queries.listed(viewer, state=state, kind=kind, page=page)
    return render_template(
        "meetings/escalations/index.html",
        rows=rows,
        total=total,
        page=page,
        pages=max(1, -(-total // queries.PAGE)),
        size=queries.PAGE,
        state=state,
        kind=kind,
        states=list(EscalationState),
        kinds=list(EscalationKind),
        good=queries.good_practice(viewer, today),
        days=service.days_on(today),
        closed=closed_days(),
        today=today,
    )


@blueprint.get("/themes")
@requires(Permission.ESCALATION_VIEW)
def themes() -> ResponseReturnValue:
    """How many of each theme in each of the last four quarters."""
    quarters = rules.last_quarters(clock.today())
    return render_template(
        "meetings/escalations/themes.html",
        quarters=quarters,
        this=quarter_of(clock.today()),
        themes=queries.themes(signed_in(), quarters),
    )


@blueprint.route("/raise", methods=["GET", "POST"])
@requires(Permission.ESCALATION_RAISE)
@writes
def add() -> ResponseReturnValue:
    """Raise a concern, or tell of good practice."""
    form = RaiseForm()
    form.offer(signed_in(), today=clock.today())
    page = _page("raise", heading="Raise a concern, or tell of good practice", submit="Raise it")
    page.more["days"] = service.days_on(clock.today())  # type: ignore[index]

    def deed() -> str:
        it = service.raise_it(form.details(), by=signed_in())
        flash("It is raised. This page says where it stands.")
        return url_for(".show", escalation_id=it.id)

    return answer(form, page, deed)


@blueprint.route("/days", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def days() -> ResponseReturnValue:
    """Set other days for the ladder, from a day on."""
    today = clock.today()
    form = DaysForm(**rules.written(service.days_on(today)), from_on=today)
    page = _page("days", heading="The days of the ladder", submit="Keep these days")

    def deed() -> str:
        service.set_days(form.days(), from_on=form.from_on.data or today, by=signed_in())
        flash("Kept. What is open already keeps the days that it has.")
        return page.back

    return answer(form, page, deed)


@blueprint.get("/<int:escalation_id>")
@requires(Permission.ESCALATION_VIEW)
def show(escalation_id: int) -> ResponseReturnValue:
    """One, with its steps, and those that the reader can take."""
    row = _one(escalation_id)
    viewer = signed_in()
    can_take = [
        (name, step)
        for name, step in STEPS.items()
        if policy.may(viewer, step.deed, row) and policy.is_possible(step.deed, row)
    ]
    return render_template(
        "meetings/escalations/show.html",
        row=row,
        steps=queries.steps(row.id),
        can_take=can_take,
        closed=closed_days(),
        today=clock.today(),
    )


@blueprint.route("/<int:escalation_id>/step-up", methods=["GET", "POST"])
@requires(Permission.ESCALATION_VIEW)
@writes
def step_up(escalation_id: int) -> ResponseReturnValue:
    return _take(escalation_id, "step_up")


@blueprint.route("/<int:escalation_id>/answer", methods=["GET", "POST"])
@requires(Permission.ESCALATION_VIEW)
@writes
def give_answer(escalation_id: int) -> ResponseReturnValue:
    return _take(escalation_id, "answer")


@blueprint.route("/<int:escalation_id>/close", methods=["GET", "POST"])
@requires(Permission.ESCALATION_VIEW)
@writes
def close(escalation_id: int) -> ResponseReturnValue:
    return _take(escalation_id, "close")


@blueprint.route("/<int:escalation_id>/reopen", methods=["GET", "POST"])
@requires(Permission.ESCALATION_VIEW)
@writes
def reopen(escalation_id: int) -> ResponseReturnValue:
    return _take(escalation_id, "reopen")


def _take(escalation_id: int, name: str) -> ResponseReturnValue:
    row, step = _one(escalation_id), STEPS[name]
    if not policy.may(signed_in(), step.deed, row):
        raise NotAllowed("This step is for whoever raised it or owes the answer.")
    if request.method != "POST" and not policy.is_possible(step.deed, row):
        raise DomainError(policy.in_the_way(row))
    form = WordsForm(version=str(row.version), about=row.id)
    form.words.label.text = step.label
    page = _page("step", row, heading=step.heading, submit=step.submit)

    def deed() -> str:
        held = queries.to_change(row.id)
        step.do(held, form.words.data, by=signed_in(), version=form.seen)
        flash(step.done)
        return page.back

    page.more["step"] = step  # type: ignore[index]
    return answer(form, page, deed, version=row.version)


def _one(escalation_id: int) -> EscalationRow:
    row = queries.one(escalation_id, signed_in())
    if row is None:
        raise NotFound
    return row


def _asked(words: type[E_], name: str) -> E_ | None:
    """What is asked for in the address; what is no such word is not asked for."""
    value = request.args.get(name, "")
    return next((each for each in words if each.value == value), None)


def _page(name: str, row: EscalationRow | None = None, *, heading: str, submit: str) -> FormPage:
    more: dict[str, Any] = {"row": row, "today": clock.today()}
    return FormPage(
        f"meetings/escalations/{name}.html",
        heading=heading,
        submit=submit,
        action=request.script_root + request.path,
        back=url_for(".show", escalation_id=row.id) if row else url_for(".index"),
        back_text=f"Escalation {row.name}" if row else "Escalations",
        caption=f"Escalation {row.name}: {row.about}" if row else "Escalations",
        more=more,
    )
