"""Pages of a quarter: type it, check it, publish it; and the story of one figure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import DomainError, NotAccepted, NotAllowed, NotFound
from tracker.core.periods import NotAQuarter, Quarter, quarter_in, quarter_of
from tracker.core.transaction import keep_what_is_right, let_go, refuse, writes
from tracker.people.identity import signed_in
from tracker.scorecards import policy
from tracker.scorecards.entering import checking, queries, service
from tracker.scorecards.entering.boxes import Entry
from tracker.scorecards.entering.forms import CheckForm, EnterForm, PublishForm, box, pasted
from tracker.scorecards.entering.service import Answer
from tracker.scorecards.entering.sheet import Sheet
from tracker.scorecards.entering.story import get_story
from tracker.scorecards.small.working_out import one_at_a_time

blueprint = Blueprint("entering", __name__)


@blueprint.route("/scorecards/<string:slug>/enter", methods=["GET", "POST"])
@requires(Permission.FIGURE_ENTER)
@writes
def enter(slug: str) -> ResponseReturnValue:
    quarter = _quarter()
    sheet, form = _sheet(slug, quarter), EnterForm(about=f"{slug}-{_period(quarter)}")
    if not form.is_submitted():
        return _sheet_page(sheet, form)
    if not form.validate():
        return _sheet_page(sheet, form, entries=form.entries), 422
    if "fill" in request.form:
        filled, left = pasted(form.column.data or "", form.entries)
        return _sheet_page(sheet, form, entries=filled, left=left, is_filled=True)
    answers = service.enter(sheet, form.entries, by=signed_in())
    if all(each.is_settled for each in answers):
        flash(_kept_words(answers) or "Nothing was changed.")
        return redirect(url_for(".enter", slug=slug, **_asked(quarter)), 303)
    keep_what_is_right()
    back = [each for each in answers if not each.is_settled]
    return _sheet_page(_sheet(slug, quarter), form, back=back, kept=_kept_words(answers)), 422


def _sheet_page(
    sheet: Sheet,
    form: EnterForm,
    *,
    entries: Sequence[Entry] = (),
    back: Sequence[Answer] = (),
    kept: str = "",
    left: int = 0,
    is_filled: bool = False,
) -> str:
    refs = {row.indicator_id: row.line.ref for row in sheet.rows}
    return render_template(
        "scorecards/entering/enter.html",
        sheet=sheet,
        entering=form,
        typed={each.indicator_id: each for each in (*entries, *(each.entry for each in back))},
        back={each.entry.indicator_id: each for each in back},
        errors=[error for each in back for error in _errors(each, refs)],
        kept=kept,
        left=left,
        is_filled=is_filled,
        today=clock.today(),
        quarters=_around(sheet.quarter),
    )


def _errors(answer: Answer, refs: dict[int, str]) -> Iterator[dict[str, str]]:
    number = answer.entry.indicator_id
    for name, text in answer.problems.items():
        yield {"text": f"{refs[number]}: {text}", "href": f"#{box(number, name)}"}
    if answer.questions:
        text = f"{refs[number]}: {answer.questions[0]}"
        yield {"text": text, "href": f"#{box(number, 'figure')}"}


def _kept_words(answers: Sequence[Answer]) -> str:
    kept = sum(each.is_kept for each in answers)
    taken_back = sum(each.is_taken_back and not each.is_kept for each in answers)
    words = []
    if kept:
        them = "it" if kept == 1 else "them"
        words.append(f"{_rows(kept)} kept. Somebody else checks and publishes {them}.")
    if taken_back:
        words.append(f"{_rows(taken_back)} taken back.")
    return " ".join(words)


def _rows(number: int) -> str:
    return "1 row is" if number == 1 else f"{number} rows are"


@blueprint.route("/scorecards/<string:slug>/check", methods=["GET", "POST"])
@requires(Permission.FIGURE_PUBLISH)
@writes
def check(slug: str) -> ResponseReturnValue:
    quarter = _quarter()
    sheet, form = _sheet(slug, quarter), CheckForm(about=f"{slug}-{_period(quarter)}")
    if not form.is_submitted():
        return _check_page(sheet, form)
    if not form.validate():
        return _check_page(sheet, form), 422
    viewer = signed_in()
    try:
        verdicts = form.verdicts
        if "all" in request.form:
            verdicts = checking.of_plain_ones(sheet, form.stamps, by=viewer)
        number = checking.check(sheet, verdicts, by=viewer)
    except NotAccepted as refusal:
        return _refused(slug, quarter, form, refusal.by_field)
    except DomainError as refusal:
        return _refused(slug, quarter, form, {"figures": str(refusal)})
    back = sum(not each.is_right for each in verdicts)
    flash(_looked_at_words(number - back, back))
    return redirect(url_for(".check", slug=slug, **_asked(quarter)), 303)


def _looked_at_words(right: int, back: int) -> str:
    words = [f"{_rows(right)} checked."] if right else []
    words += [f"{_rows(back)} sent back."] if back else []
    return " ".join(words) or "Say of at least one row that it is right, or send it back."


@blueprint.post("/scorecards/<string:slug>/publish")
@requires(Permission.FIGURE_PUBLISH)
@writes
def publish(slug: str) -> ResponseReturnValue:
    quarter, form = _quarter(), PublishForm()
    if not form.validate_on_submit():
        return _refused(slug, quarter, CheckForm(), {"figures": "Send this once more"})
    one_at_a_time()
    try:
        figures, words = checking.publish(_sheet(slug, quarter), by=signed_in())
    except DomainError as refusal:
        return _refused(slug, quarter, CheckForm(), {"figures": str(refusal)})
    flash(_published_words(figures, words))
    return redirect(url_for("scorecards.show", slug=slug, quarter=quarter.slug), 303)


def _published_words(figures: int, words: int) -> str:
    said = []
    if figures:
        said.append("1 figure is" if figures == 1 else f"{figures} figures are")
    if words:
        said.append(f"the words about {words}{' more' if figures else ''} are")
    sentence = f"{' published, and '.join(said)} published."
    return sentence[0].upper() + sentence[1:]


def _refused(
    slug: str, quarter: Quarter, form: CheckForm, said: dict[str, str]
) -> ResponseReturnValue:
    """Undo what was begun, then show the page as it is, with why."""
    let_go()
    context = _check_context(_sheet(slug, quarter), form, said)
    return refuse("scorecards/entering/check.html", **context)


def _check_page(sheet: Sheet, form: CheckForm) -> str:
    return render_template("scorecards/entering/check.html", **_check_context(sheet, form, {}))


def _check_context(sheet: Sheet, form: CheckForm, said: dict[str, str]) -> dict[str, Any]:
    viewer = signed_in()
    stamps = {row.indicator_id: row.stamp for row in sheet.at_work}
    own = {row.indicator_id for row in sheet.at_work
           if not policy.may_check(viewer, *row.at_work)}  # fmt: skip
    return {
        "sheet": sheet,
        "checking": form,
        "publishing": PublishForm(),
        "errors": [{"text": text, "href": f"#{name}"} for name, text in said.items()],
        "said": said,
        "own": own,
        "sent": {each.indicator_id: each for each in form.verdicts
                 if each.stamp == stamps.get(each.indicator_id)},
        "plain": checking.plain_ones(sheet, viewer),
        "elsewhere": queries.elsewhere(sheet),
        "quarters": _around(sheet.quarter),
        "today": clock.today(),
    }  # fmt: skip


@blueprint.get("/indicators/<int:indicator_id>/figures/<string:ends_on>")
@requires(Permission.SCORECARD_VIEW)
def story(indicator_id: int, ends_on: str) -> ResponseReturnValue:
    """Every revision of one figure: published ones for all, the others for who works on them."""
    try:
        day = date.fromisoformat(ends_on)
    except ValueError:
        raise NotFound from None
    viewer = signed_in()
    is_restricted = request.args.get("view") == "restricted"
    if is_restricted and not policy.sees_small(viewer):
        raise NotAllowed("The view with small numbers is for people who are cleared for it.")
    found = get_story(indicator_id, day, viewer=viewer, sees_small=is_restricted)
    return render_template(
        "scorecards/entering/story.html", story=found, may_see_small=policy.sees_small(viewer)
    )


def _sheet(slug: str, quarter: Quarter) -> Sheet:
    return queries.get_sheet(slug, quarter, is_outturn=_is_outturn())


def _is_outturn() -> bool:
    """Whether the address asks for the whole year."""
    return bool(request.args.get("outturn"))


def _asked(quarter: Quarter) -> dict[str, Any]:
    """What keeps the same period in an address."""
    return {"quarter": quarter.slug} | ({"outturn": "1"} if _is_outturn() else {})


def _period(quarter: Quarter) -> str:
    return "-".join(_asked(quarter).values())


def _quarter() -> Quarter:
    """The quarter of the address, else the one that ended last."""
    try:
        return quarter_in(request.args.get("quarter", ""))
    except NotAQuarter:
        return quarter_of(clock.today()).previous


def _around(quarter: Quarter) -> list[Quarter]:
    """The quarter before and, if it has ended, the one after."""
    found = [quarter.previous]
    if quarter.next.ends_on <= clock.today():
        found.append(quarter.next)
    return found
