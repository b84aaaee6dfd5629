"""Pages of reach: where young people were asked, and what became of what they said there."""

from dataclasses import asdict

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.voice.reach import queries, service
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.forms import PointForm, SourceFilter, SourceForm
from tracker.voice.reach.service import Occasion

blueprint = Blueprint("reach", __name__, url_prefix="/voice/reach")
FURTHEST = 10_000


@blueprint.get("")
@requires(Permission.COMMENT_VIEW)
def index() -> ResponseReturnValue:
    wanted, page = request.args.get("kind", ""), _page()
    kind = next((each for each in SourceKind if each.value == wanted), None)
    rows, total = queries.sources(signed_in(), kind=kind, page=page)
    form = SourceFilter(data={"kind": kind or ""})
    form.kind.choices = [("", "All kinds"), *((each.value, each.label) for each in SourceKind)]
    return render_template(
        "voice/reach/index.html", rows=rows, kind=kind, filter_form=form, **_pages(page, total)
    )


@blueprint.get("/<int:source_id>")
@requires(Permission.COMMENT_VIEW)
def show(source_id: int) -> ResponseReturnValue:
    viewer, page = signed_in(), _page()
    source = queries.source(source_id, viewer)
    rows = queries.points(source_id, viewer, page)
    return render_template(
        "voice/reach/show.html", source=source, rows=rows, **_pages(page, source.points)
    )


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.SOURCE_MANAGE)
@writes
def add() -> ResponseReturnValue:
    form = SourceForm()
    page = FormPage(
        "voice/reach/form.html",
        heading="Add a survey, visit, group or event",
        submit="Add it",
        action=url_for(".add"),
        back=url_for(".index"),
        back_text="Where we asked",
    )

    def deed() -> str:
        source = service.add(form.occasion(), by=signed_in())
        flash("It is added. Now write down what was said there, point by point.")
        return url_for(".show", source_id=source.id)

    return answer(form, page, deed)


@blueprint.route("/<int:source_id>/change", methods=["GET", "POST"])
@requires(Permission.SOURCE_MANAGE)
@writes
def change(source_id: int) -> ResponseReturnValue:
    source = queries.to_change(source_id)
    now = asdict(Occasion(**{name: getattr(source, name) for name in Occasion.__slots__}))
    version = source.version
    form = SourceForm(data=now | {"version": str(version)})
    page = FormPage(
        "voice/reach/form.html",
        heading="Change what is known of it",
        submit="Save",
        action=url_for(".change", source_id=source_id),
        back=url_for(".show", source_id=source_id),
        back_text=source.name,
    )

    def deed() -> str:
        service.change(source, form.occasion(), by=signed_in(), version=form.seen)
        flash("It is saved.")
        return page.back

    return answer(form, page, deed, now=now, version=version)


@blueprint.route("/<int:source_id>/add-point", methods=["GET", "POST"])
@requires(Permission.SOURCE_MANAGE)
@writes
def add_point(source_id: int) -> ResponseReturnValue:
    viewer, source = signed_in(), queries.to_change(source_id)
    form = PointForm()
    form.thing.choices = queries.things(viewer)
    form.known = (source.name, *(words for _, words in form.thing.choices))
    page = FormPage(
        "voice/reach/point.html",
        heading="Write down what was said",
        submit="Send it to whoever answers",
        action=url_for(".add_point", source_id=source_id),
        back=url_for(".show", source_id=source_id),
        back_text=source.name,
    )

    def deed() -> str:
        said = service.add_point(source, form.text.data or "", form.thing.data or "", by=viewer)
        flash("It is written down, and an answer is owed within 10 working days.")
        return f"{page.back}#comment-{said.id}"

    return answer(form, page, deed)


def _pages(page: int, total: int) -> dict[str, int]:
    pages = max(1, -(-total // queries.PAGE))
    return {"page": page, "pages": pages, "total": total, "size": queries.PAGE}


def _page() -> int:
    return min(max(request.args.get("page", 1, int), 1), FURTHEST)
