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
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.core.transaction import refuse, writes
from tracker.outbox import instance, queries, service, suppression
from tracker.outbox.forms import DEAD, OutboxFilter, ReleaseForm, SendAgainForm, ticked
from tracker.outbox.models import Letter
from tracker.outbox.policy import may_show_words
from tracker.outbox.pulse import pulse
from tracker.reminders import again
from tracker.reminders.again import said_of
from tracker.reminders.shown import Shown, shown

blueprint = Blueprint("outbox", __name__, url_prefix="/outbox")

# A letter's styles are its own; it may load nothing, run nothing, and knows nothing of us.
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


@blueprint.get("")
@requires(Permission.OUTBOX_VIEW)
def index() -> ResponseReturnValue:
    form, dead = OutboxFilter(request.args), queries.dead_count()
    is_dead, states = form.state.data == DEAD, form.wanted()
    total = dead if is_dead else queries.count(states=states)
    pages = max(1, -(-total // queries.PAGE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages)
    first = (page - 1) * queries.PAGE
    shown = {"form": form, "page": page, "pages": pages, "total": total, "size": queries.PAGE}
    if is_dead:
        return render_template(
            "outbox/dead.html",
            letters=queries.dead_letters(offset=first),
            reasons=queries.reasons(),
            today=clock.today(),
            is_ticked=request.args.get("tick") == "all",
            **shown,
        )
    return render_template(
        "outbox/index.html",
        letters=queries.letters(states=states, offset=first),
        dead=dead,
        in_trouble=len(suppression.in_trouble()),
        **shown,
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
        may_go_again=service.may_go_again(letter),
        came_back=queries.came_back(letter_id),
        form=SendAgainForm(),
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
    if not form.is_submitted() and not service.may_go_again(queries.get_letter(letter_id)):
        raise DomainError("Only a letter that did not arrive can be sent again.")
    if form.validate_on_submit():
        (done,) = again.send_again([letter_id], by=signed_in_user())
        if done.new_id is None:
            raise DomainError(f"This letter cannot be sent again: {done.why}.")
        flash("The letter goes once more.")
        return redirect(url_for("outbox.show", letter_id=done.new_id), 303)
    if form.is_submitted():
        return refuse("outbox/send_again.html", form=form, row=row)
    return render_template("outbox/send_again.html", form=form, row=row)


@blueprint.route("/send-again", methods=["GET", "POST"])
@requires(Permission.OUTBOX_MANAGE)
@writes
def send_several_again() -> ResponseReturnValue:
    form = SendAgainForm()
    rows = queries.chosen(ticked(request.values.getlist("letter")))
    if rows and form.validate_on_submit():
        done = again.send_again([row.id for row in rows], by=signed_in_user())
        for category, sentence in said_of(done):
            flash(sentence, category)
        return redirect(url_for("outbox.index", state=DEAD), 303)
    if form.is_submitted():
        return refuse("outbox/send_several_again.html", form=form, rows=rows)
    return render_template("outbox/send_several_again.html", form=form, rows=rows)


@blueprint.post("/<int:letter_id>/arrived")
@requires(Permission.OUTBOX_MANAGE)
@writes
def mark_arrived(letter_id: int) -> ResponseReturnValue:
    service.mark_arrived(letter_id, by=signed_in_user())
    flash("The letter is marked as arrived.")
    return redirect(url_for("outbox.index", state=DEAD), 303)


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
        "has_server": _config().has_mail,
        "heartbeat_at": pulse().heartbeat_at,
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
