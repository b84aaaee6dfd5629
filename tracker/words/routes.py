"""Pages of our words: the list, and a form for each column of a line."""

from dataclasses import asdict

from flask import Blueprint, flash, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import LONG, ONE_LINE, typed
from tracker.core.reading_forms import reading_of
from tracker.core.transaction import writes, writes_in_units
from tracker.people.identity import signed_in
from tracker.words import policy, queries, service
from tracker.words.forms import (
    AddWordForm,
    AgreeForm,
    ChangeWordForm,
    RemoveWordForm,
    SayForm,
    WordSearch,
)
from tracker.words.queries import WordRow
from tracker.words.service import Kept, Said

blueprint = Blueprint("words", __name__, url_prefix="/words")


@blueprint.get("")
@requires(Permission.WORD_VIEW)
def index() -> ResponseReturnValue:
    form, viewer = WordSearch(request.args), signed_in()
    asked = typed(form.q).strip()[:ONE_LINE]
    found = queries.words(asked)
    return render_template(
        "words/index.html",
        form=form,
        asked=asked,
        found=found,
        letters=sorted({row.letter for row in found}),
        may_keep=policy.may_keep(viewer),
        may_say=policy.may_say(viewer),
        may_agree={row.id for row in found if policy.may_agree(viewer, row)},
    )


@blueprint.post("/check")
@requires(Permission.WORD_VIEW)
@writes_in_units
def check() -> ResponseReturnValue:
    """How hard words are to read, while they are typed; they are looked at and forgotten."""
    read = reading_of(request.form.get("text", "")[:LONG])
    return jsonify(html=render_template("words/hints.html", read=read))


@blueprint.route("/add", methods=["GET", "POST"])
@requires(Permission.WORD_KEEP)
@writes
def add() -> ResponseReturnValue:
    form = AddWordForm()
    page = _page("form", url_for(".add"), "Add a word", "Add it")

    def deed() -> str:
        word = service.add_word(form.kept, by=signed_in())
        flash("Added. Ambassadors can now say what they would call it.")
        return _at(word.id)

    return answer(form, page, deed)


@blueprint.route("/<int:word_id>/change", methods=["GET", "POST"])
@requires(Permission.WORD_KEEP)
@writes
def change(word_id: int) -> ResponseReturnValue:
    row = _word(word_id)
    now = asdict(Kept(row.term, row.acronym, row.meaning))
    form = ChangeWordForm(**now, version=str(row.version), about=row.id)
    page = _page(
        "form", url_for(".change", word_id=row.id), "Change the council’s word", "Keep it", row
    )

    def deed() -> str:
        word = queries.word_to_change(row.id)
        service.change_word(word, form.kept, by=signed_in(), version=form.seen)
        flash("Kept.")
        return _at(row.id)

    return answer(form, page, deed, now=now, version=row.version)


@blueprint.route("/<int:word_id>/say", methods=["GET", "POST"])
@requires(Permission.WORD_SAY)
@writes
def say(word_id: int) -> ResponseReturnValue:
    row = _word(word_id)
    now = asdict(Said(row.says, row.why))
    form = SayForm(**now, version=str(row.version), about=row.id)
    page = _page("say", url_for(".say", word_id=row.id), "What would you say?", "Propose it", row)

    def deed() -> str:
        word = queries.word_to_change(row.id)
        service.say_word(word, form.said, by=signed_in(), version=form.seen)
        flash("Kept. Another ambassador can agree with it." if form.said.says else "Taken back.")
        return _at(row.id)

    return answer(form, page, deed, now=now, version=row.version)


@blueprint.route("/<int:word_id>/agree", methods=["GET", "POST"])
@requires(Permission.WORD_SAY)
@writes
def agree(word_id: int) -> ResponseReturnValue:
    row = _word(word_id)
    if not policy.may_agree(signed_in(), row):
        raise NotFound("There is nothing here for you to agree with.")
    form = AgreeForm(version=str(row.version), about=row.id)
    page = _page("agree", url_for(".agree", word_id=row.id), f"Say “{row.says}”?", "I agree", row)

    def deed() -> str:
        word = queries.word_to_change(row.id)
        service.agree_word(word, by=signed_in(), version=form.seen)
        flash(f"Agreed. Whoever writes “{row.term}” here now sees your word.")
        return _at(row.id)

    return answer(form, page, deed, version=row.version)


@blueprint.route("/<int:word_id>/remove", methods=["GET", "POST"])
@requires(Permission.WORD_KEEP)
@writes
def remove(word_id: int) -> ResponseReturnValue:
    row = _word(word_id)
    form = RemoveWordForm(version=str(row.version), about=row.id)
    page = _page(
        "remove", url_for(".remove", word_id=row.id), "Take it off the list", "Take it off", row
    )

    def deed() -> str:
        service.remove_word(queries.word_to_change(row.id), by=signed_in(), version=form.seen)
        flash(f"“{row.term}” is off the list.")
        return url_for(".index")

    return answer(form, page, deed, version=row.version)


def _word(word_id: int) -> WordRow:
    row = queries.word(word_id)
    if row is None:
        raise NotFound
    return row


def _at(word_id: int) -> str:
    return url_for(".index", _anchor=f"word-{word_id}")


def _page(
    template: str, action: str, heading: str, submit: str, row: WordRow | None = None
) -> FormPage:
    return FormPage(
        template=f"words/{template}.html",
        heading=heading,
        caption=row.term if row else "Our words",
        submit=submit,
        kind="warning" if template == "remove" else "",
        action=action,
        back=_at(row.id) if row else url_for(".index"),
        back_text="Our words",
        more={"row": row},
    )
