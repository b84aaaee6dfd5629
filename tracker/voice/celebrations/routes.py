"""Pages of good news: what is published, proposing, publishing, and what an annual report takes."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.downloads import csv_file
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.plan.queries import get_plan, live_plans
from tracker.voice.celebrations import queries, rules, service
from tracker.voice.celebrations.forms import (
    NewsFilter,
    NewsForm,
    PublishNewsForm,
    RemoveNewsForm,
)
from tracker.voice.celebrations.models import Celebration
from tracker.wording import month_and_year

blueprint = Blueprint("celebrations", __name__, url_prefix="/celebrations")
FURTHEST = 10_000
EARLIEST, LATEST = 2000, 2100
REPORT_HEAD = ("Pledge", "Month", "Good news", "Document", "Place", "Demonstration")


@blueprint.get("")
@requires(Permission.PLAN_VIEW)
def index() -> ResponseReturnValue:
    shelf = queries.shelf()
    pledge = next((each for each in shelf.pledges if str(each[0]) == _asked("pledge")), None)
    year = next((each for each in shelf.years if str(each) == _asked("year")), None)
    page = min(max(request.args.get("page", 1, int), 1), FURTHEST)
    rows, total = queries.news(pledge_id=pledge[0] if pledge else None, year=year, page=page)
    form = NewsFilter(data={"pledge": pledge[0] if pledge else "", "year": year or ""})
    form.pledge.choices = [("", "All promises"), *shelf.pledges]
    form.year.choices = [("", "All years"), *((y, rules.year_words(y)) for y in shelf.years)]
    return render_template(
        "voice/celebrations/index.html",
        rows=rows,
        total=total,
        page=page,
        pages=max(1, -(-total // queries.PAGE)),
        size=queries.PAGE,
        filter_form=form,
        only=[each for each in (pledge[1] if pledge else "", _year(year)) if each],
        waiting=queries.waiting_for(signed_in()),
    )


@blueprint.get("/annual-report")
@requires(Permission.PLAN_VIEW)
def annual_report() -> ResponseReturnValue:
    """What a plan's annual report tells of a year, to read, to print or to take along."""
    slug = _asked("plan") or next((plan.slug for plan in live_plans(clock.today())), "")
    if not slug:
        return redirect(url_for(".index"))
    plan = get_plan(slug, viewer=signed_in())
    year = min(max(request.args.get("year", _this_year(), int), EARLIEST), LATEST)
    rows = queries.for_year(plan.slug, year)
    if _asked("format") == "csv":
        cells = [
            (
                f"{each.pledge_number}. {each.pledge_name}",
                month_and_year(each.month),
                each.text,
                each.document,
                each.place,
                "yes" if each.demonstration else "",
            )
            for each in rows
        ]
        return csv_file(f"good-news-{plan.slug}-{year}.csv", REPORT_HEAD, cells)
    return render_template(
        "voice/celebrations/annual_report.html",
        plan_name=plan.name,
        plan_slug=plan.slug,
        year=year,
        year_words=rules.year_words(year),
        rows=rows,
    )


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.CELEBRATION_ADD)
@writes
def add() -> ResponseReturnValue:
    form = NewsForm(data={"pledge": _asked("pledge")}).fill_choices()
    page = _page("form", "Tell good news", "Send it", url_for(".add"))

    def deed() -> str:
        service.propose(form.told(), by=signed_in())
        if queries.may_publish(signed_in()):
            flash("It waits below until you publish it.")
        else:
            flash("Sent. The participation lead reads it, and then everybody can.")
        return url_for(".index")

    return answer(form, page, deed)


@blueprint.route("/<int:celebration_id>/change", methods=["GET", "POST"])
@requires(Permission.CELEBRATION_ADD)
@writes
def change(celebration_id: int) -> ResponseReturnValue:
    found = queries.get(celebration_id, signed_in())
    now = _values(found)
    form = NewsForm(data=now | {"version": str(found.version)}).fill_choices(found.month)
    here = url_for(".change", celebration_id=celebration_id)
    page = _page("form", "Change good news", "Save", here)

    def deed() -> str:
        service.change(found, form.told(), by=signed_in(), version=form.seen)
        flash("It is saved.")
        return page.back

    return answer(form, page, deed, now=now, version=found.version)


@blueprint.route("/<int:celebration_id>/publish", methods=["GET", "POST"])
@requires(Permission.CELEBRATION_PUBLISH)
@writes
def publish(celebration_id: int) -> ResponseReturnValue:
    found = queries.get(celebration_id, signed_in())
    form = PublishNewsForm(data={"version": str(found.version)})
    here = url_for(".publish", celebration_id=celebration_id)
    page = _page("publish", "Publish this good news", "Publish it", here, text=found.text)

    def deed() -> str:
        service.publish(found, by=signed_in(), version=form.seen)
        flash("It is published. Everybody who signs in can read it.")
        return page.back

    return answer(form, page, deed, version=found.version)


@blueprint.route("/<int:celebration_id>/remove", methods=["GET", "POST"])
@requires(Permission.CELEBRATION_ADD)
@writes
def remove(celebration_id: int) -> ResponseReturnValue:
    found = queries.get(celebration_id, signed_in())
    here = url_for(".remove", celebration_id=celebration_id)
    page = _page("remove", "Take this good news away", "Take it away", here, text=found.text)

    def deed() -> str:
        service.remove(found, by=signed_in())
        flash("It is taken away.")
        return page.back

    return answer(RemoveNewsForm(), page, deed)


def _page(name: str, heading: str, submit: str, action: str, **more: Any) -> FormPage:
    return FormPage(
        f"voice/celebrations/{name}.html",
        heading=heading,
        submit=submit,
        action=action,
        back=url_for(".index"),
        back_text="Good news",
        kind="warning" if name == "remove" else "",
        more=more,
    )


def _values(found: Celebration) -> dict[str, str]:
    return {
        "text": found.text,
        "pledge": str(found.pledge_id),
        "month": found.month.isoformat(),
    }


def _year(year: int | None) -> str:
    return rules.year_words(year) if year else ""


def _this_year() -> int:
    return rules.year_of(clock.today())


def _asked(name: str) -> str:
    return request.args.get(name, "")
