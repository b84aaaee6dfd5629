"""Pages of the poster: to read and print, as a PDF, and choosing what stands on it."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Blueprint, current_app, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import allow_anonymous, requires
from tracker.access.permissions import Permission
from tracker.core.downloads import download
from tracker.core.errors import DomainError, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.meetings.pack import child, machine
from tracker.meetings.pack.book import Book, Part
from tracker.people.identity import signed_in
from tracker.voice.published import queries, rules, service
from tracker.voice.published.forms import PosterForm
from tracker.voice.published.headers import quietly
from tracker.voice.published.queries import Only, Pair

blueprint = Blueprint("poster", __name__, url_prefix="/you-said-we-did/poster")
TITLE = "You said, we did"
PDF = "application/pdf"


@blueprint.get("")
@allow_anonymous
def show() -> ResponseReturnValue:
    rows = queries.poster()
    return quietly(
        render_template(
            "voice/published/poster.html",
            rows=rows,
            size=_size(rows),
            address=_address(),
        )
    )


@blueprint.get("/pdf")
@requires(Permission.POSTER_CHOOSE)
def pdf() -> ResponseReturnValue:
    """The poster as an accessible PDF; making one takes seconds, so not for everybody."""
    rows = queries.poster()
    if not rows or not machine.can_print():
        raise NotFound
    html = render_template(
        "voice/published/_poster.html", rows=rows, size=_size(rows), address=_address()
    )
    css = Path(current_app.static_folder or "", "css/poster.css").read_text("utf-8")
    council = str(current_app.extensions["tracker"].council)
    part = Part("poster", TITLE, 0, html=html)
    book = Book(title=TITLE, council=council, foot="", css=css, parts=(part,))
    with TemporaryDirectory(prefix="tracker-poster-") as work:
        target = Path(work, "poster.pdf")
        try:
            child.make(book, Path(work), target, lambda _done, _total: None)
        except child.NotMade as refusal:
            raise DomainError(str(refusal)) from refusal
        return download("you-said-we-did.pdf", target.read_bytes(), PDF)


@blueprint.route("/choose", methods=["GET", "POST"])
@requires(Permission.POSTER_CHOOSE)
@writes
def choose() -> ResponseReturnValue:
    rows = queries.every(Only())
    form = PosterForm(data={"pairs": [each.id for each in rows if each.on_poster]})
    form.pairs.choices = [(each.id, each.said) for each in rows]
    page = FormPage(
        "voice/published/choose.html",
        heading="Choose what is on the poster",
        submit="Make the poster",
        action=url_for(".choose"),
        back=url_for("published.index"),
        back_text="You said, we did",
        more={"enough": len(rows) >= rules.PAIRS_FEWEST, "done": {r.id: r.did for r in rows}},
    )

    def deed() -> str:
        service.choose_poster(form.pairs.data or [], by=signed_in())
        flash("The poster is made. Print it on A4, or on A3 at 141%.")
        return url_for(".show")

    return answer(form, page, deed)


def _size(rows: Sequence[Pair]) -> str:
    return rules.type_size(sum(len(each.said) + len(each.did) for each in rows))


def _address() -> str:
    """The page's address as people write it down."""
    base = str(current_app.extensions["tracker"].base_url).rstrip("/")
    return f"{base.removeprefix('https://').removeprefix('http://')}{url_for('published.index')}"
