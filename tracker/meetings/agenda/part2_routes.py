"""Pages of Part 2: making an item private, asking that something be made open, answering."""

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.core.dates import long_date
from tracker.core.errors import NotFound
from tracker.core.form_pages import answer
from tracker.core.forms import typed
from tracker.core.transaction import writes
from tracker.core.visibility import Visibility
from tracker.meetings.agenda import keeping, lifting, page, part2
from tracker.meetings.agenda.forms import LABELS, AnswerForm, AskForm, PrivateForm, label_choices
from tracker.meetings.agenda.item_pages import item_page, on_item, page_about, there
from tracker.meetings.agenda.lifting import Asked
from tracker.meetings.agenda.models import AgendaItem, Lifting, Paper
from tracker.meetings.agenda.page import Sight
from tracker.meetings.agenda.queries import PaperRow
from tracker.meetings.models import Meeting
from tracker.people.identity import signed_in

blueprint = Blueprint("liftings", __name__)


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/private", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def make_private(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen, row = item_page(meeting_id, item_id)
    form = PrivateForm(version=str(row.version))
    is_late = seen.is_out and row.visibility is Visibility.DRAFT
    published = [each for each in lifting.sources(item_id) if each.was_read]
    days = " and ".join(long_date(each.held_on) for each in published)
    if not is_late:
        del form.late_reason
    return on_item(
        seen,
        row,
        form,
        lambda item, meeting: part2.make_private(
            item,
            meeting,
            form.private_label,
            late_reason=typed(form.late_reason) if is_late else "",
            by=signed_in(),
            version=form.seen,
        ),
        template="private",
        heading="Make the item private",
        submit="Make it private",
        done="It is private. Others see only that there is an item, and why."
        + (f" It is still open on the agenda of {days}." if days else ""),
        kind="warning",
        was_read=seen.is_out and row.visibility is not Visibility.DRAFT,
        loses_it=not seen.may_lift,
        has_arisen=lifting.has_arisen(item_id),
        published=published,
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/items/<int:item_id>/open", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def ask_item(meeting_id: int, item_id: int) -> ResponseReturnValue:
    seen, row = item_page(meeting_id, item_id)
    form = _asking(seen)
    return on_item(
        seen,
        row,
        form,
        lambda item, meeting: _ask(item, meeting, form),
        template="ask",
        heading="Ask to make the item open",
        submit="Ask",
        done="Asked. It stays private until another person agrees.",
        title=row.title,
        is_paper=False,
    )


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/papers/<int:paper_id>/open", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def ask_paper(meeting_id: int, paper_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    paper = _paper_of(seen, paper_id)
    form = _asking(seen)
    form_page = page_about(
        seen,
        "ask",
        heading="Ask to make the paper open",
        submit="Ask",
        title=paper.title,
        is_paper=True,
    )

    def deed() -> str:
        meeting = keeping.agenda_to_change(meeting_id)
        _ask(lifting.paper_to_change(meeting_id, paper_id), meeting, form)
        flash("Asked. It stays private until another person agrees.")
        return there(meeting_id, paper.item_id)

    return answer(form, form_page, deed)


@blueprint.route(
    "/meetings/<int:meeting_id>/agenda/openings/<int:lifting_id>", methods=["GET", "POST"]
)
@requires(Permission.MEETING_MANAGE)
@writes
def answer_asked(meeting_id: int, lifting_id: int) -> ResponseReturnValue:
    seen = page.sight(meeting_id, signed_in())
    asked = _asked(seen, lifting_id)
    is_own = asked.asked_by_id == signed_in().id
    form = AnswerForm(answer="refuse" if is_own else None)
    no = "Take the question back: it stays private" if is_own else "Refuse: it stays private"
    yes = f"Agree: {LABELS[asked.to_label].lower()}"
    form.answer.choices = [*([] if is_own else [("agree", yes)]), ("refuse", no)]
    form_page = page_about(
        seen,
        "answer",
        heading="Take your question back?" if is_own else "May this be open?",
        submit="Send the answer",
        asked=asked,
        is_own=is_own,
    )

    def deed() -> str:
        meeting = keeping.agenda_to_change(meeting_id)
        question = lifting.lifting_to_answer(lifting_id)
        thing = _thing(question, meeting)
        if form.answer.data == "agree":
            part2.agree(question, thing, meeting, by=signed_in())
            flash("It is open now.")
        else:
            part2.refuse(question, thing, meeting, by=signed_in())
            flash("It stays private.")
        return form_page.back

    return answer(form, form_page, deed)


def _asking(seen: Sight) -> AskForm:
    """Who may read it then, where there is a choice."""
    labels = [Visibility.PUBLIC] if seen.meeting.body_is_public else list(part2.OPEN)
    if not seen.may_lift:
        raise NotFound
    form = AskForm(to_label=labels[-1].value)
    form.to_label.choices = label_choices(labels)
    return form


def _ask(thing: AgendaItem | Paper, meeting: Meeting, form: AskForm) -> Lifting:
    to = Visibility(form.to_label.data)
    return part2.ask(thing, meeting, to=to, reason=typed(form.reason), by=signed_in())


def _paper_of(seen: Sight, paper_id: int) -> PaperRow:
    papers = (paper for item in seen.items for paper in item.papers)
    found = next((each for each in papers if each.id == paper_id and not each.is_closed), None)
    if found is None:
        raise NotFound
    return found


def _asked(seen: Sight, lifting_id: int) -> Asked:
    """A question of this meeting that waits, for those who may answer it."""
    waits = lifting.waiting(seen.meeting.id) if seen.may_lift else []
    found = next((each for each in waits if each.id == lifting_id), None)
    if found is None:
        raise NotFound
    return found


def _thing(question: Lifting, meeting: Meeting) -> AgendaItem | Paper:
    if question.paper_id is not None:
        return lifting.paper_to_change(meeting.id, question.paper_id)
    return keeping.item_to_change(meeting, question.item_id or 0)
