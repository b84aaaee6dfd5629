"""Pages on which words are cut for print, agreed to by who said them, printed, taken down."""

from flask import Blueprint, flash, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import DomainError, NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.transaction import writes
from tracker.people.identity import signed_in
from tracker.voice import policy as comments
from tracker.voice.deed_pages import asked
from tracker.voice.published import policy, queries, rules, service
from tracker.voice.published.enums import ALLOWS, Consent, Stage
from tracker.voice.published.forms import ConsentForm, PrintForm, TakeDownForm, WordsForm

blueprint = Blueprint("printing", __name__, url_prefix="/voice")
ASKED = "Asked. It can be printed once they agree to these words."
ASKED_OTHERS = "Asked. It can be printed once an ambassador or the board secretary agrees."


@blueprint.get("/printing")
@requires(Permission.COMMENT_ADD)
def mine() -> ResponseReturnValue:
    """What of one's own may be printed or is, and what waits for one's yes or no."""
    return render_template("voice/published/mine.html", pairs=queries.agreeable_by(signed_in()))


@blueprint.route("/<int:comment_id>/print-words", methods=["GET", "POST"])
@requires(Permission.COMMENT_PUBLISH)
@writes
def words(comment_id: int) -> ResponseReturnValue:
    viewer = signed_in()
    comment, row = asked(comment_id)
    if not row.answers or not policy.may_be_printed(comments.facts_of(comment)):
        raise DomainError(service.NOT_PUBLIC)
    before = queries.of_comment(comment_id)
    now = {
        "said": before.said if before else row.text[: rules.SAID_LONGEST],
        "did": before.did if before else row.answers[-1].text[: rules.DID_LONGEST],
        "theme": before.theme.value if before else "",
    }
    version = before.version if before else 0
    form = WordsForm(known=row.about.known, data=now | {"version": str(version)})
    page = _page(
        "words",
        "Get it ready for print",
        "Ask for a yes",
        comment_id,
        row=row,
        is_for_others=comment.is_for_others,
    )

    def deed() -> str:
        service.ask(comment, form.words, by=viewer, version=form.seen)
        flash(ASKED_OTHERS if comment.is_for_others else ASKED)
        return url_for("published.to_print", show=Stage.ASKED.value)

    return answer(form, page, deed, now=now, version=version)


@blueprint.route("/<int:comment_id>/printing", methods=["GET", "POST"])
@requires(Permission.COMMENT_ADD)
@writes
def consent(comment_id: int) -> ResponseReturnValue:
    """The words as they would be printed, and the yes or no of whoever says it."""
    viewer = signed_in()
    comment, row = asked(comment_id)
    found, pair = queries.get(comment_id)
    if not policy.may_agree(
        viewer, comment.author_id, found.asked_by_id, is_for_others=comment.is_for_others
    ):
        raise NotFound
    said = "" if found.consent is Consent.ASKED else found.consent.value
    form = ConsentForm(data={"answer": said, "version": str(found.version)})
    form.offer(service.answers_to(comment), found.name_offered)
    page = FormPage(
        "voice/published/consent.html",
        heading="May we print this?",
        submit="Send my answer",
        action=url_for(".consent", comment_id=comment_id),
        back=url_for(".mine"),
        back_text="What may be printed",
        more={"row": row, "pair": pair, "is_printed": found.published_at is not None},
    )

    def deed() -> str:
        service.consent(comment, found, form.consent, by=viewer, version=form.seen)
        if form.consent not in ALLOWS:
            flash("It is not printed. Nobody asks you why.")
        elif found.published_at is not None:
            flash("Thank you. It stays on the page, under the name that you chose.")
        else:
            flash("Thank you. The participation lead can print it now.")
        return page.back

    return answer(form, page, deed, version=found.version)


@blueprint.route("/<int:comment_id>/print", methods=["GET", "POST"])
@requires(Permission.COMMENT_PUBLISH)
@writes
def print_it(comment_id: int) -> ResponseReturnValue:
    viewer = signed_in()
    comment, row = asked(comment_id)
    found, pair = queries.get(comment_id)
    if not policy.may_be_printed(comments.facts_of(comment)):
        raise DomainError(service.NOT_PUBLIC)
    if found.consent not in ALLOWS:
        raise DomainError(service.NOT_AGREED)
    form = PrintForm(data={"version": str(found.version)})
    page = _page("print", "Print it", "Print it", comment_id, row=row, pair=pair)

    def deed() -> str:
        service.print_it(comment, found, by=viewer, version=form.seen)
        flash("It is on the page. Everybody can read it.")
        return url_for("published.index")

    return answer(form, page, deed, version=found.version)


@blueprint.route("/<int:comment_id>/take-down", methods=["GET", "POST"])
@requires(Permission.COMMENT_PUBLISH)
@writes
def take_down(comment_id: int) -> ResponseReturnValue:
    viewer = signed_in()
    comment, row = asked(comment_id)
    found, pair = queries.get(comment_id)
    heading = "Take it off the page"
    page = _page("take_down", heading, "Take it off", comment_id, row=row, pair=pair)

    def deed() -> str:
        service.take_down(comment, found, by=viewer)
        flash("It is off the page and the poster.")
        return url_for("published.to_print", show=Stage.AGREED.value)

    return answer(TakeDownForm(), page, deed)


def _page(name: str, heading: str, submit: str, comment_id: int, **more: object) -> FormPage:
    endpoint = {"print": "print_it"}.get(name, name)
    return FormPage(
        f"voice/published/{name}.html",
        heading=heading,
        submit=submit,
        action=url_for(f".{endpoint}", comment_id=comment_id),
        back=url_for("published.to_print"),
        back_text="What can be printed",
        kind="warning" if name == "take_down" else "",
        more=more,
    )
