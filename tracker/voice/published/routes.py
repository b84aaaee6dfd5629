"""You said, we did: the public page, and what of it is on its way there."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.core.downloads import csv_file
from tracker.people.identity import signed_in
from tracker.voice.published import queries
from tracker.voice.published.enums import Stage, Theme
from tracker.voice.published.forms import PublicFilter
from tracker.voice.published.headers import quietly
from tracker.voice.published.queries import Only, Shelf
from tracker.voice.queries import get_rows
from tracker.wording import month_and_year

blueprint = Blueprint("published", __name__, url_prefix="/you-said-we-did")
FURTHEST = 10_000
CSV_HEAD = (
    "You said", "From", "Answer", "We did", "About", "Workstream", "Month", "Demonstration"
)  # fmt: skip


@blueprint.get("")
@allow_anonymous
def index() -> ResponseReturnValue:
    shelf = queries.shelf()
    only = _only(shelf)
    if request.args.get("format") == "csv":
        return quietly(_as_file(only))
    page = _page()
    rows, total = queries.pairs(only, page)
    chosen = {"theme": only.theme or "", "workstream": only.workstream, "year": only.year or ""}
    form = PublicFilter(data=chosen)
    form.theme.choices = [("", "Everything"), *((each.value, each.label) for each in shelf.themes)]
    form.workstream.choices = [("", "All groups"), *shelf.workstreams]
    form.year.choices = [("", "All years"), *((year, str(year)) for year in shelf.years)]
    return quietly(
        render_template(
            "voice/published/index.html",
            rows=rows,
            total=total,
            page=page,
            pages=max(1, -(-total // queries.PAGE)),
            size=queries.PAGE,
            filter_form=form,
            only=_words(only, shelf),
        )
    )


@blueprint.get("/to-print")
@requires(Permission.COMMENT_PUBLISH)
def to_print() -> ResponseReturnValue:
    """What can be printed and how far it is, for the participation lead."""
    wanted, page = request.args.get("show", ""), _page()
    stage = next((each for each in Stage if each.value == wanted), Stage.NOT_ASKED)
    counts, viewer = queries.counts(), signed_in()
    pairs = queries.on_its_way(stage, page) if stage.has_words else []
    ids = [] if stage.has_words else queries.to_ask(page)
    total = counts[stage]
    return render_template(
        "voice/published/to_print.html",
        stage=stage,
        counts=counts,
        pairs=pairs,
        comments=get_rows(ids, viewer),
        newer=queries.newer_answers([each.comment_id for each in pairs]),
        total=total,
        page=page,
        pages=max(1, -(-total // queries.PAGE)),
        size=queries.PAGE,
    )


def _only(shelf: Shelf) -> Only:
    asked = request.args
    return Only(
        theme=next((each for each in Theme if each.value == asked.get("theme")), None),
        workstream=next((s for s, _ in shelf.workstreams if s == asked.get("workstream")), ""),
        year=next((each for each in shelf.years if str(each) == asked.get("year")), None),
    )


def _words(only: Only, shelf: Shelf) -> list[str]:
    named = dict(shelf.workstreams)
    told = (only.theme.label if only.theme else "", named.get(only.workstream, ""), only.year)
    return [str(each) for each in told if each]


def _as_file(only: Only) -> Response:
    return csv_file(
        "you-said-we-did.csv",
        CSV_HEAD,
        (
            (
                each.said,
                each.who,
                each.did_label,
                each.did,
                each.theme.label,
                each.workstream or "",
                month_and_year(each.month),
                "yes" if each.demonstration else "",
            )
            for each in queries.every(only)
        ),
    )


def _page() -> int:
    return min(max(request.args.get("page", 1, int), 1), FURTHEST)
