"""Pages of papers: those of an item, the deeds on one, and the paper itself."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.errors import NotFound
from tracker.core.form_pages import FormPage, answer
from tracker.core.forms import Form, choices
from tracker.core.transaction import in_one_unit, writes, writes_in_units
from tracker.core.visibility import Visibility
from tracker.files.downloads import file_response
from tracker.files.forms import (
    UploadForm,
    keep_taken,
    takes_files,
    takes_many_files,
    taking_all_in,
    taking_in,
)
from tracker.files.models import StoredFile
from tracker.meetings.agenda.queries import PaperRow
from tracker.meetings.papers import forms, queries, rules, service
from tracker.meetings.papers.queries import Papers
from tracker.meetings.papers.service import Words
from tracker.people.identity import signed_in

blueprint = Blueprint("papers", __name__)


@blueprint.get("/items/<int:item_id>/papers")
@requires(Permission.MEETING_MANAGE)
def index(item_id: int) -> ResponseReturnValue:
    found = queries.papers_of(item_id, signed_in())
    return render_template(
        "meetings/papers/index.html",
        papers=found,
        meeting=found.seen.meeting,
        moves={each.id: forms.MovePaperForm(about=each.id) for each in found.current},
    )


@blueprint.get("/papers/<int:paper_id>")
@requires(Permission.MEETING_VIEW)
def download(paper_id: int) -> ResponseReturnValue:
    return file_response(queries.file_of(paper_id, signed_in()))


@blueprint.route("/items/<int:item_id>/papers/add", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes_in_units
@takes_files
def add(item_id: int) -> ResponseReturnValue:
    found = queries.papers_of(item_id, signed_in())
    form = forms.AddPaperForm(about=item_id, visibility=_first_label(found))
    form.offer(_labels(found))
    if not found.is_late:
        del form.late_reason

    def deed() -> None:
        file = _kept(form, form.words.title)
        service.add_paper(
            queries.item_to_change(item_id),
            form.words,
            file,
            late_reason=_late_reason(form),
            by=signed_in(),
            is_cleared=_is_cleared(found),
        )

    heading = "Add a late paper" if found.is_late else "Add a paper"
    return _with_file(form, found, deed, heading, "Add the paper", "The paper is on the agenda.")


@blueprint.route("/items/<int:item_id>/papers/add-several", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes_in_units
@takes_many_files
def add_several(item_id: int) -> ResponseReturnValue:
    found = queries.papers_of(item_id, signed_in())
    labels = [label for label in _labels(found) if label is not Visibility.RESTRICTED]
    if not labels:
        raise NotFound  # papers of a private item come one by one, each with its reason
    form = forms.AddSeveralForm(about=item_id, visibility=_first_label(found))
    form.visibility.choices = choices(labels)
    if not found.is_late:
        del form.late_reason

    def deed() -> None:
        item = queries.item_to_change(item_id)
        for title, incoming in form.incoming:
            service.add_paper(
                item,
                Words(title=title, summary="", visibility=Visibility(form.visibility.data)),
                keep_taken(incoming, title, by=signed_in(), field="files"),
                late_reason=_late_reason(form),
                by=signed_in(),
                is_cleared=_is_cleared(found),
            )

    done = "The papers are on the agenda. Look at their titles, which are those of the files."
    page = ("Add several papers", "Add the papers", done)
    if not form.is_submitted():
        return _page(form, found, deed, *page)
    with taking_all_in(form):
        return in_one_unit(lambda: _page(form, found, deed, *page))


@blueprint.route("/papers/<int:paper_id>/change", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def change(paper_id: int) -> ResponseReturnValue:
    found, row = queries.papers_around(paper_id, signed_in())
    form = forms.ChangePaperForm(about=paper_id, **forms.told(row))
    form.offer(_labels(found, row.visibility))

    def deed() -> None:
        service.change_paper(
            queries.paper_to_change(paper_id),
            form.words,
            by=signed_in(),
            version=form.seen,
            is_cleared=_is_cleared(found),
        )

    return _page(form, found, deed, "Change what is said of the paper", "Keep it", "Kept.", row)


@blueprint.route("/papers/<int:paper_id>/replace", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes_in_units
@takes_files
def replace(paper_id: int) -> ResponseReturnValue:
    # A form that comes twice finds the paper withdrawn, and is led where the first one was.
    is_sent = request.method == "POST"
    found, row = queries.papers_around(paper_id, signed_in(), or_withdrawn=is_sent)
    form = forms.ReplacePaperForm(about=paper_id, version=str(row.version))
    if not found.is_late:
        del form.late_reason

    def deed() -> None:
        service.replace_paper(
            queries.paper_to_change(paper_id),
            _kept(form, row.title),
            reason=form.reason.data or "",
            late_reason=_late_reason(form),
            by=signed_in(),
            version=form.seen,
        )

    done = "The newer file is on the agenda. The old one stays on record."
    return _with_file(
        form, found, deed, "Replace it with a newer file", "Replace the file", done, row
    )


@blueprint.route("/papers/<int:paper_id>/withdraw", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@writes
def withdraw(paper_id: int) -> ResponseReturnValue:
    found, row = queries.papers_around(paper_id, signed_in())
    form = forms.WithdrawPaperForm(about=paper_id, version=str(row.version))

    def deed() -> None:
        service.withdraw_paper(
            queries.paper_to_change(paper_id),
            reason=form.reason.data or "",
            by=signed_in(),
            version=form.seen,
        )

    done = "The paper is off the agenda. It stays on record."
    return _page(form, found, deed, "Withdraw this paper?", "Withdraw it", done, row)


@blueprint.post("/papers/<int:paper_id>/move")
@requires(Permission.MEETING_MANAGE)
@writes
def move(paper_id: int) -> ResponseReturnValue:
    found, row = queries.papers_around(paper_id, signed_in())
    form = forms.MovePaperForm(about=paper_id)
    if form.validate() and form.places:
        paper = queries.paper_to_change(paper_id)
        service.move_paper(paper, places=form.places, by=signed_in())
        flash(f"“{row.title}” went {form.to.data}.")
    return redirect(url_for(".index", item_id=found.item.id, _anchor=f"paper-{paper_id}"), 303)


def _with_file(
    form: UploadForm,
    found: Papers,
    deed: Callable[[], None],
    heading: str,
    submit: str,
    done: str,
    row: PaperRow | None = None,
) -> ResponseReturnValue:
    """A form with a file: looked at first, then the deed in one unit of work."""
    if not form.is_submitted():
        return _page(form, found, deed, heading, submit, done, row)
    with taking_in(form):
        return in_one_unit(lambda: _page(form, found, deed, heading, submit, done, row))


def _page(
    form: Form,
    found: Papers,
    deed: Callable[[], None],
    heading: str,
    submit: str,
    done: str,
    row: PaperRow | None = None,
) -> ResponseReturnValue:
    """The page of a deed, in the template named after its view; done, it leads to the papers."""
    view = (request.endpoint or "").rpartition(".")[2]
    back = url_for(".index", item_id=found.item.id)
    now: dict[str, Any] = dict(forms.told(row)) if row is not None else {}
    page = FormPage(
        f"meetings/papers/{view}.html",
        heading=heading,
        submit=submit,
        action=request.path,
        back=back,
        back_text="Papers of the item",
        caption=f"{found.item.title}, {found.seen.meeting.body_name}",
        kind="warning" if view == "withdraw" else "",
        cancel="No, go back" if view == "withdraw" else "Cancel",
        more={"papers": found, "row": row, "meeting": found.seen.meeting},
    )

    def do() -> str:
        deed()
        flash(done)
        return back

    return answer(form, page, do, now=now, version=row.version if row is not None else 0)


def _kept(form: UploadForm, title: str) -> StoredFile:
    return form.keep_file(title, by=signed_in())


def _late_reason(form: Form) -> str:
    return str(form.late_reason.data or "") if "late_reason" in form else ""


def _is_cleared(found: Papers) -> bool:
    return found.seen.eyes.may_see(Visibility.RESTRICTED)


def _labels(found: Papers, now: Visibility | None = None) -> tuple[Visibility, ...]:
    return rules.labels_of_a_paper(found.item.visibility, is_cleared=_is_cleared(found), now=now)


def _first_label(found: Papers) -> str:
    """As open as its item; the default is never more than that."""
    labels = _labels(found)
    item = found.item.visibility
    return (item if item in labels else labels[0]).value if labels else ""
