"""Pages on which an indicator is begun, given a new meaning, and corrected."""

from typing import Any

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings.choices import post_choices
from tracker.meetings.forms import chosen
from tracker.people.identity import signed_in
from tracker.scorecards.book import definitions_of
from tracker.scorecards.choices import indicator_choices
from tracker.scorecards.indicators.queries import get_indicator
from tracker.scorecards.meanings import queries, service
from tracker.scorecards.meanings.forms import (
    IndicatorForm,
    KindFields,
    MeaningForm,
    NewIndicatorForm,
)
from tracker.scorecards.meanings.rules import MeaningDetails
from tracker.scorecards.models import Definition, Indicator
from tracker.scorecards.queries import scorecards

blueprint = Blueprint("meanings", __name__, url_prefix="/indicators")
POSTS = {"owner_post_id": "owner", "checker_post_id": "checker", "pledge_id": "pledge"}


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.SCORECARD_MANAGE)
@writes
def add() -> ResponseReturnValue:
    """A new indicator; `scorecard` in the address is the slug of the one from which one came."""
    known = {each.scorecard.slug: each.scorecard for each in scorecards()}
    asked = known.get(request.args.get("scorecard", ""))
    form = NewIndicatorForm(scorecard=str(asked.id) if asked else "")
    form.scorecard.choices = [("", "Choose"), *((str(it.id), it.name) for it in known.values())]
    form.offer(post_choices(), queries.pledge_choices())
    _offer_variants(form, None)
    page = FormPage(
        "scorecards/meanings/new.html",
        heading="Begin a new indicator",
        submit="Begin it",
        action=url_for(".add"),
        back=url_for("scorecards.show", slug=asked.slug) if asked else url_for("scorecards.index"),
        back_text=asked.name if asked else "Scorecards",
    )

    def deed() -> str:
        kind = form.kind(form.period_type.data)
        scorecard_id = chosen(form.scorecard) or 0
        made = service.add_indicator(scorecard_id, kind, form.details(), by=signed_in())
        flash("The indicator is begun. It is printed as soon as it has a place in the order.")
        return url_for("indicators.show", indicator_id=made.id)

    return answer(form, page, deed)


@blueprint.route("/<int:indicator_id>/change", methods=["GET", "POST"])
@requires(Permission.SCORECARD_MANAGE)
@writes
def change(indicator_id: int) -> ResponseReturnValue:
    """What is said of all figures of an indicator."""
    indicator = get_indicator(indicator_id)
    current = {
        "is_seasonal": indicator.is_seasonal,
        "variant_of": str(indicator.variant_of_id or ""),
        "also_called": indicator.also_called,
    }
    form = IndicatorForm(about=indicator_id, version=indicator.version, data=current)
    _offer_variants(form, indicator_id)
    page = _page("change", indicator_id, "Change what the indicator is", "Keep the change")
    period_type = indicator.period_type

    def deed() -> str:
        held = queries.indicator_to_change(indicator_id)
        service.change_indicator(held, form.kind(period_type), by=signed_in(), version=form.seen)
        flash("It is changed.")
        return page.back

    return answer(form, page, deed, now=current, version=indicator.version)


@blueprint.route("/<int:indicator_id>/meanings/new", methods=["GET", "POST"])
@requires(Permission.SCORECARD_MANAGE)
@writes
def add_meaning(indicator_id: int) -> ResponseReturnValue:
    """What it means from a day on: the form begins with what it means now."""
    indicator = get_indicator(indicator_id)
    latest = definitions_of([indicator_id])[indicator_id][-1]
    begin = _values(latest) | {"from_on": None, "is_break": False, "what_changed": ""}
    form = MeaningForm(about=indicator_id, version=indicator.version, data=begin)
    form.offer(post_choices(), queries.pledge_choices())
    page = _page("meaning", indicator_id, "Write a new meaning", "Use it from that day on",
                 is_first=False)  # fmt: skip

    def deed() -> str:
        held = queries.indicator_to_change(indicator_id)
        service.add_meaning(held, form.meaning, by=signed_in(), version=form.seen)
        flash("It is kept. The meanings before it stay as they were.")
        return page.back

    return answer(form, page, deed, version=indicator.version)


@blueprint.route(
    "/<int:indicator_id>/meanings/<int:definition_id>/correct", methods=["GET", "POST"]
)
@requires(Permission.SCORECARD_MANAGE)
@writes
def correct(indicator_id: int, definition_id: int) -> ResponseReturnValue:
    """A meaning by which nothing was published yet."""
    meaning = queries.meaning_of(indicator_id, definition_id)
    known = definitions_of([indicator_id])[indicator_id]
    service.expect_unused(meaning, known, queries.published_days(indicator_id))
    current = _values(meaning)
    form = MeaningForm(about=definition_id, version=meaning.version, data=current)
    form.offer(post_choices(), queries.pledge_choices())
    page = _page("meaning", indicator_id, "Correct a meaning", "Keep the correction",
                 definition_id=definition_id, is_first=meaning is known[0])  # fmt: skip

    def deed() -> str:
        held = queries.meaning_of(indicator_id, definition_id)
        service.correct_meaning(held, form.meaning, by=signed_in(), version=form.seen)
        flash("It is corrected.")
        return page.back

    return answer(form, page, deed, now=current, version=meaning.version)


def _values(meaning: Definition) -> dict[str, Any]:
    values = {name: getattr(meaning, name) for name in MeaningDetails.__slots__}
    for column, name in POSTS.items():
        values[name] = str(values.pop(column) or "")
    return values | {"unit": meaning.unit.value, "polarity": meaning.polarity.value}


def _offer_variants(form: KindFields, indicator_id: int | None) -> None:
    """The others that are no other way of counting themselves."""
    is_other = Indicator.id != (indicator_id or 0)
    others = indicator_choices(is_other, Indicator.variant_of_id.is_(None))
    form.variant_of.choices = [("", "No, it stands by itself"), *others]


def _page(name: str, indicator_id: int, heading: str, submit: str, **more: Any) -> FormPage:
    latest = definitions_of([indicator_id])[indicator_id][-1]
    return FormPage(
        f"scorecards/meanings/{name}.html",
        heading=heading,
        submit=submit,
        action=request.path,
        back=url_for("indicators.show", indicator_id=indicator_id),
        back_text=latest.name,
        caption=latest.name,
        more=more,
    )
