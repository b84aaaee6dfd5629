"""Pages of scorecards themselves and of what they print."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.meetings.agenda.rules import WAYS
from tracker.meetings.choices import body_choices
from tracker.meetings.forms import chosen, day_of
from tracker.people.identity import signed_in
from tracker.scorecards.editions import queries, service
from tracker.scorecards.editions.forms import (
    DropForm,
    EditionForm,
    LineForm,
    NewLineForm,
    NewScorecardForm,
    PriorityForm,
    ScorecardFields,
    ScorecardForm,
)
from tracker.scorecards.editions.rules import Place, grouped
from tracker.scorecards.models import Edition, Line
from tracker.scorecards.queries import WithEditions, get_scorecard, lines_of

blueprint = Blueprint("editions", __name__, url_prefix="/scorecards")
EDITION = "/<string:slug>/edition/<int:edition_id>"
LINE = f"{EDITION}/lines/<int:line_id>"
BOTH = ["GET", "POST"]
MOVED = frozenset({"line", "priority"})


@blueprint.route("/new", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = NewScorecardForm()
    _offer_bodies(form)
    page = _page("scorecard", "Begin a new scorecard", "Begin it", "Scorecards",
                 url_for("scorecards.index"))  # fmt: skip

    def deed() -> str:
        made = service.add_scorecard(form.details, from_on=day_of(form.from_on), by=signed_in())
        flash("The scorecard is begun. Give it indicators, then put them in their order.")
        return url_for(".show", slug=made.slug)

    return answer(form, page, deed)


@blueprint.route("/<string:slug>/change", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def change(slug: str) -> ResponseReturnValue:
    scorecard = get_scorecard(slug).scorecard
    current = {
        "name": scorecard.name,
        "about": scorecard.about,
        "body": str(scorecard.body_id or ""),
        "improving_is_amber": scorecard.improving_is_amber,
    }
    form = ScorecardForm(about=scorecard.id, version=scorecard.version, data=current)
    _offer_bodies(form)
    page = _page("scorecard", "Change the scorecard", "Keep the change", scorecard.name,
                 url_for("scorecards.show", slug=slug))  # fmt: skip

    def deed() -> str:
        held = queries.scorecard_to_change(slug)
        service.change_scorecard(held, form.details, by=signed_in(), version=form.seen)
        flash("It is changed.")
        return page.back

    return answer(form, page, deed, now=current, version=scorecard.version)


@blueprint.get("/<string:slug>/edition", defaults={"edition_id": None})
@blueprint.get(EDITION)
@requires(Permission.SCORECARD_VIEW)
def show(slug: str, edition_id: int | None) -> ResponseReturnValue:
    """What a scorecard prints: the newest edition, or the one that is asked for."""
    found = get_scorecard(slug)
    edition = _edition(found, edition_id) if edition_id or found.editions else None
    lines = lines_of([edition.id]) if edition else []
    by_id = {each.id: each for each in lines}
    groups = grouped(Place(each.id, each.priority) for each in lines)
    return render_template(
        "scorecards/editions/show.html",
        scorecard=found.scorecard,
        editions=found.editions[::-1],
        edition=edition,
        number=len(lines),
        groups=[(name, [by_id[each] for each in ids]) for name, ids in groups.items()],
        names=queries.names_in(edition, lines) if edition else {},
        moved=request.args.get("moved", ""),
        went=request.args.get("went", ""),
    )


@blueprint.route("/<string:slug>/edition/new", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def copy(slug: str) -> ResponseReturnValue:
    """An edition from a day on: a copy of what is printed until then."""
    found = get_scorecard(slug)
    latest = found.editions[-1] if found.editions else None
    form = EditionForm(about=found.scorecard.id, version=found.scorecard.version,
                       data={"notes": latest.notes if latest else ""})  # fmt: skip
    page = _page("edition", "Set a new order from a day on", "Copy the order",
                 "Its order and refs", url_for(".show", slug=slug), is_new=True)  # fmt: skip

    def deed() -> str:
        queries.scorecard_to_change(slug)
        made = service.add_edition(
            get_scorecard(slug),
            from_on=day_of(form.from_on),
            notes=typed(form.notes),
            by=signed_in(),
            version=form.seen,
        )
        flash("The order is copied. Change what is to be printed otherwise from that day on.")
        return url_for(".show", slug=slug, edition_id=made.id)

    return answer(form, page, deed, version=found.scorecard.version)


@blueprint.route(f"{EDITION}/change", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def change_edition(slug: str, edition_id: int) -> ResponseReturnValue:
    edition = _edition(get_scorecard(slug), edition_id)
    current = {"from_on": edition.from_on, "notes": edition.notes}
    form = EditionForm(about=edition_id, version=edition.version, data=current)
    page = _line_page("edition", edition, slug, "Change the day or the notes", "Keep the change")

    def deed() -> str:
        held = queries.edition_to_change(slug, edition_id)
        others = get_scorecard(slug).editions
        service.change_edition(held, others, from_on=day_of(form.from_on),
                               notes=typed(form.notes), by=signed_in(),
                               version=form.seen)  # fmt: skip
        flash("It is changed.")
        return page.back

    return answer(form, page, deed, now=current, version=edition.version)


@blueprint.route(f"{EDITION}/lines/new", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def add_line(slug: str, edition_id: int) -> ResponseReturnValue:
    edition = _edition(get_scorecard(slug), edition_id)
    form = NewLineForm(about=edition_id, version=edition.version)
    form.indicator.choices = [("", "Choose"), *queries.not_printed(edition)]
    page = _line_page("line", edition, slug, "Print one more indicator", "Print it")

    def deed() -> str:
        held = queries.edition_to_change(slug, edition_id)
        number = chosen(form.indicator) or 0
        service.add_line(held, number, form.details, by=signed_in(), version=form.seen)
        flash("It is printed as the last under its priority.")
        return page.back

    return answer(form, page, deed, version=edition.version)


@blueprint.route(f"{LINE}/change", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def change_line(slug: str, edition_id: int, line_id: int) -> ResponseReturnValue:
    edition, line = _line(slug, edition_id, line_id)
    current = {"ref": line.ref, "priority": line.priority, "aim": line.aim}
    form = LineForm(about=line_id, version=edition.version, data=current)
    page = _line_page("line", edition, slug, "Change how it is printed", "Keep the change", line)

    def deed() -> str:
        held = queries.edition_to_change(slug, edition_id)
        its = queries.line_of(held, line_id)
        service.change_line(held, its, form.details, by=signed_in(), version=form.seen)
        flash("It is changed.")
        return page.back

    return answer(form, page, deed, now=current, version=edition.version)


@blueprint.route(f"{LINE}/drop", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def drop(slug: str, edition_id: int, line_id: int) -> ResponseReturnValue:
    edition, line = _line(slug, edition_id, line_id)
    form = DropForm(about=line_id, version=edition.version)
    page = _line_page("drop", edition, slug, "Print this no longer?", "Print it no longer", line)

    def deed() -> str:
        held = queries.edition_to_change(slug, edition_id)
        its = queries.line_of(held, line_id)
        service.drop_line(held, its, by=signed_in(), version=form.seen)
        flash("It is printed no longer. Its figures stay.")
        return page.back

    return answer(form, page, deed, version=edition.version)


@blueprint.route(f"{LINE}/priority", methods=BOTH)
@requires(Permission.SCORECARD_MANAGE)
@writes
def rename(slug: str, edition_id: int, line_id: int) -> ResponseReturnValue:
    """The heading over a line, and over all that stand under it."""
    edition, line = _line(slug, edition_id, line_id)
    current = {"priority": line.priority}
    form = PriorityForm(about=line_id, version=edition.version, data=current)
    page = _line_page("priority", edition, slug, "Change the heading", "Keep the change")

    def deed() -> str:
        held = queries.edition_to_change(slug, edition_id)
        its = queries.line_of(held, line_id)
        service.rename_priority(held, its, typed(form.priority), by=signed_in(), version=form.seen)
        flash("It is changed.")
        return page.back

    return answer(form, page, deed, now=current, version=edition.version)


@blueprint.post(f"{LINE}/move/<string:what>/<string:way>")
@requires(Permission.SCORECARD_MANAGE)
@writes
def move(slug: str, edition_id: int, line_id: int, what: str, way: str) -> ResponseReturnValue:
    """Take a line, or the priority over it, one place up or down."""
    if way not in WAYS or what not in MOVED:
        raise NotFound
    edition = queries.edition_to_change(slug, edition_id)
    line = queries.line_of(edition, line_id)
    service.move(
        edition, line, up=way == "up", is_whole_priority=what == "priority", by=signed_in()
    )
    where = url_for(".show", slug=slug, edition_id=edition_id, moved=f"{what}-{line_id}", went=way)
    return redirect(where, 303)


def _edition(found: WithEditions, edition_id: int | None) -> Edition:
    """The one of this number, or the newest; NotFound if the scorecard has no such."""
    for each in reversed(found.editions):
        if edition_id in (None, each.id):
            return each
    raise NotFound


def _line(slug: str, edition_id: int, line_id: int) -> tuple[Edition, Line]:
    edition = _edition(get_scorecard(slug), edition_id)
    return edition, queries.line_of(edition, line_id)


def _offer_bodies(form: ScorecardFields) -> None:
    form.body.choices = [("", "No body"), *body_choices(signed_in(), today=clock.today())]


def _line_page(
    name: str, edition: Edition, slug: str, heading: str, submit: str, line: Line | None = None
) -> FormPage:
    about = queries.names_in(edition, [line])[line.indicator_id] if line else ""
    back = url_for(".show", slug=slug, edition_id=edition.id)
    text = f"The order from {long_date(edition.from_on)}"
    return _page(name, heading, submit, text, back, about=about, is_new=False)


def _page(name: str, heading: str, submit: str, back_text: str, back: str, **more: Any) -> FormPage:
    return FormPage(
        f"scorecards/editions/{name}.html",
        heading=heading,
        submit=submit,
        action=request.path,
        back=back,
        back_text=back_text,
        caption=more.get("about", ""),
        more=more,
    )
