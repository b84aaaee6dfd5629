"""Pages of the figures of others, and of the councils that are like ours."""

from typing import Any

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.dates import FIRST_YEAR, LAST_YEAR
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import typed
from tracker.core.periods import Quarter, quarter_of
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.scorecards.beside import queries, service
from tracker.scorecards.beside.forms import BenchmarkForm, NeighboursForm
from tracker.scorecards.book import definitions_of
from tracker.scorecards.indicators.queries import get_indicator
from tracker.scorecards.models import Benchmark

blueprint = Blueprint("beside", __name__)
FIELDS = ("from_on", "value", "year", "cohort", "source", "note")


@blueprint.route("/indicators/<int:indicator_id>/benchmarks/new", methods=["GET", "POST"])
@requires(Permission.SCORECARD_MANAGE)
@writes
def add(indicator_id: int) -> ResponseReturnValue:
    """The unit begins as ours."""
    get_indicator(indicator_id)
    meaning = definitions_of([indicator_id])[indicator_id][-1]
    form = BenchmarkForm(about=indicator_id, unit=meaning.unit.value)
    page = _page(indicator_id, "Put a figure of others beside it", "Put it there")

    def deed() -> str:
        service.add_benchmark(indicator_id, form.details, by=signed_in())
        flash("It stands beside ours from that day on.")
        return page.back

    return answer(form, page, deed)


@blueprint.route(
    "/indicators/<int:indicator_id>/benchmarks/<int:benchmark_id>/correct", methods=["GET", "POST"]
)
@requires(Permission.SCORECARD_MANAGE)
@writes
def correct(indicator_id: int, benchmark_id: int) -> ResponseReturnValue:
    found = queries.benchmark_of(indicator_id, benchmark_id)
    current = _values(found)
    form = BenchmarkForm(about=benchmark_id, version=found.version, data=current)
    page = _page(indicator_id, "Correct a figure of others", "Keep the correction")

    def deed() -> str:
        held = queries.benchmark_of(indicator_id, benchmark_id)
        service.change_benchmark(held, form.details, by=signed_in(), version=form.seen)
        flash("It is corrected.")
        return page.back

    return answer(form, page, deed, now=current, version=found.version)


@blueprint.get("/scorecards/neighbours")
@requires(Permission.SCORECARD_VIEW)
def neighbours() -> ResponseReturnValue:
    """Every year with its councils; the year that runs always."""
    known, this = queries.neighbours(), quarter_of(clock.today()).year
    years = sorted({*known, this}, reverse=True)
    return render_template(
        "scorecards/beside/neighbours.html",
        years=[(each, _label(each), known.get(each, [])) for each in years],
        this=this,
        label=_label(this),
    )


@blueprint.route("/scorecards/neighbours/<int:year>", methods=["GET", "POST"])
@requires(Permission.SCORECARD_MANAGE)
@writes
def of_year(year: int) -> ResponseReturnValue:
    """The councils of one financial year, which begins in `year`."""
    if not FIRST_YEAR <= year < LAST_YEAR:
        raise NotFound
    known = queries.neighbours()
    there = known.get(year, [])
    latest = next((names for each, names in known.items() if each < year), [])
    begin = {"names": "\n".join(there or latest)}
    version = service.version_of(there)
    form = NeighboursForm(about=year, version=version, data=begin)
    page = FormPage(
        "scorecards/beside/of_year.html",
        heading=f"Statistical neighbours in {_label(year)}",
        submit="Keep the list",
        action=request.path,
        back=url_for(".neighbours"),
        back_text="Statistical neighbours",
        more={"begins_with_last": not there and bool(latest)},
    )

    def deed() -> str:
        names = NeighboursForm.lines(typed(form.names))
        service.set_neighbours(year, names, by=signed_in(), version=form.seen)
        flash("The list is kept.")
        return page.back

    now = {"names": "\n".join(there)}
    return answer(form, page, deed, now=now, version=version)


def _label(year: int) -> str:
    return Quarter(year, 1).year_label


def _values(found: Benchmark) -> dict[str, Any]:
    values = {name: getattr(found, name) for name in FIELDS}
    return values | {"kind": found.kind.value, "unit": found.unit.value}


def _page(indicator_id: int, heading: str, submit: str) -> FormPage:
    name = definitions_of([indicator_id])[indicator_id][-1].name
    return FormPage(
        "scorecards/beside/benchmark.html",
        heading=heading,
        submit=submit,
        action=request.path,
        back=url_for("indicators.show", indicator_id=indicator_id),
        back_text=name,
        caption=name,
    )
