"""The outbox: every letter and what became of it, for the administrator."""

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires, signed_in_user
from tracker.access.permissions import Permission
from tracker.config import Config
from tracker.core.errors import NotFound
from tracker.core.transaction import refuse, writes
from tracker.outbox import instance, queries, service
from tracker.outbox.forms import OutboxFilter, ReleaseForm, SendAgainForm
from tracker.outbox.models import Letter
from tracker.outbox.policy import may_show_words
from tracker.outbox.rules import MAY_GO_AGAIN
from tracker.reminders.shown import Shown, shown

blueprint = Blueprint("outbox", __name__, url_prefix="/outbox")

# A letter's styles are its own; it may load nothing, run nothing, and knows nothing of us.
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


@blueprint.get("")
@requires(Permission.OUTBOX_VIEW)
def index() -> ResponseReturnValue:
    form = OutboxFilter(request.args)
    states = form.wanted()
    total = queries.count(states=states)
    pages = max(1, -(-total // queries.PAGE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    return render_template(
        "outbox/index.html",
        form=form,
        letters=queries.letters(states=states, offset=(page - 1) * queries.PAGE),
        page=page,
        pages=pages,
        total=total,
        size=queries.PAGE,
        dead=queries.dead_count(),
        **_trouble(),
    )


@blueprint.get("/<int:letter_id>")
@requires(Permission.OUTBOX_VIEW)
def show(letter_id: int) -> ResponseReturnValue:
    row, letter = queries.get_row(letter_id), queries.get_letter(letter_id)
    return render_template(
        "outbox/show.html",
        row=row,
        letter=letter,
        shown=_shown(letter),
        is_secret=not _may_show(letter),
        may_go_again=letter.state in MAY_GO_AGAIN,
    )


@blueprint.get("/<int:letter_id>/html")
@requires(Permission.OUTBOX_VIEW)
def as_html(letter_id: int) -> ResponseReturnValue:
    found = _shown_or_404(letter_id)
    return Response(
        found.words.html,
        mimetype="text/html",
        headers={"Content-Security-Policy": LETTER_POLICY},
    )


@blueprint.get("/<int:letter_id>.eml")
@requires(Permission.OUTBOX_VIEW)
def as_file(letter_id: int) -> ResponseReturnValue:
    found = _shown_or_404(letter_id)
    return Response(
        found.packed,
        mimetype="message/rfc822",
        headers={"Content-Disposition": f'attachment; filename="letter-{letter_id}.eml"'},
    )


@blueprint.route("/<int:letter_id>/send-again", methods=["GET", "POST"])
@requires(Permission.OUTBOX_MANAGE)
@writes
def send_again(letter_id: int) -> ResponseReturnValue:
    row = queries.get_row(letter_id)
    form = SendAgainForm()
    if form.validate_on_submit():
        new_id = service.send_again(letter_id, by=signed_in_user())
        flash("The letter goes once more.")
        return redirect(url_for("outbox.show", letter_id=new_id), 303)
    if form.is_submitted():
        return refuse("outbox/send_again.html", form=form, row=row)
    return render_template("outbox/send_again.html", form=form, row=row)


@blueprint.route("/release", methods=["GET", "POST"])
@requires(Permission.OUTBOX_MANAGE)
@writes
def release() -> ResponseReturnValue:
    if not instance.is_mail_held():
        raise NotFound("Mail is not held.")
    form, waiting = ReleaseForm(), queries.waiting_counts()
    if form.validate_on_submit():
        ended = instance.release(by=signed_in_user())
        flash(f"Mail goes again. Letters that ended unsent: {ended}.")
        return redirect(url_for("outbox.index"), 303)
    if form.is_submitted():
        return refuse("outbox/release.html", form=form, waiting=waiting)
    return render_template("outbox/release.html", form=form, waiting=waiting)


def _trouble() -> dict[str, object]:
    """Why letters may be waiting."""
    return {
        "is_held": instance.is_mail_held(),
        "has_server": _config().mail_server is not None,
    }


def _shown_or_404(letter_id: int) -> Shown:
    found = _shown(queries.get_letter(letter_id))
    if found is None:
        raise NotFound("The words of this letter are not kept.")
    return found


def _shown(letter: Letter) -> Shown | None:
    return shown(letter) if _may_show(letter) else None


def _may_show(letter: Letter) -> bool:
    return may_show_words(letter.kind, is_demonstration=_config().demo)


def _config() -> Config:
    config: Config = current_app.extensions["tracker"]
    return config
