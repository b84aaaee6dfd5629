"""The pages of actions: the list, one action, adding one, changing its words."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.access.guards import requires
from tracker.access.permissions import Permission
from tracker.access.roles import Role
from tracker.actions import around, policy, queries, service
from tracker.actions.action_row import ActionRow
from tracker.actions.choices import Choice, Choices, choices
from tracker.actions.deeds.allowed import NOT_THEIRS, allowed
from tracker.actions.details import details_of
from tracker.actions.export import COLUMNS, WIDTHS, cells
from tracker.actions.filters import Filters, read
from tracker.actions.forms import AddActionForm, ChangeActionForm, FilterForm, values_of
from tracker.actions.listing import listing, whole
from tracker.actions.measured import MEASURES
from tracker.actions.models import Action
from tracker.actions.standing import Moment
from tracker.actions.story import Story, story_of
from tracker.actions.timeline import happenings
from tracker.audit.queries import history_of
from tracker.core import clock
from tracker.core.downloads import csv_file, download
from tracker.core.errors import NotAllowed
from tracker.core.form_pages import FormPage, answer
from tracker.core.references import printed_cells
from tracker.core.sheets import MIMETYPE as XLSX
from tracker.core.sheets import list_sheet
from tracker.core.transaction import writes
from tracker.core.visibility import Visibility
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import meeting_choices, next_board, words_of
from tracker.people.identity import SignedIn, signed_in
from tracker.voice.difference.queries import asked_of
from tracker.voice.queries import on_action
from tracker.voice.saying.forms import SayForm
from tracker.voice.sending import begun

blueprint = Blueprint("actions", __name__, url_prefix="/actions")


@blueprint.get("")
@requires(Permission.ACTION_VIEW)
def index() -> ResponseReturnValue:
    viewer = signed_in()
    offered = choices(viewer)
    asked = read(request.args, offered, today=clock.today())
    moment = moment_on(asked.shown_on)
    shape = request.args.get("format")
    if shape in ("csv", "xlsx"):
        return _as_file(asked, moment, viewer, shape)
    return render_template(
        "actions/index.html",
        asked=asked,
        found=listing(asked, moment, viewer=viewer),
        plain_first=_reads_plainly(viewer),
        filter_form=FilterForm(asked, offered),
        day=moment.day,
        has_own=bool(viewer.post_ids or viewer.chairs or viewer.ambassador_of),
        may_add=bool(_workstreams(viewer, offered)),
    )


@blueprint.get("/<int:action_id>")
@requires(Permission.ACTION_VIEW)
def show(action_id: int) -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    row, moment = _as_it_stands(action_id, viewer)
    story = story_of(action_id)
    voice = on_action(action_id, viewer)
    say_url = url_for("saying.action", action_id=action_id)
    meetings = words_of(_meeting_ids(row, story))
    return render_template(
        "actions/show.html",
        row=row,
        plain_first=_reads_plainly(viewer),
        day=moment.day,
        is_past=row.plan_ends_on < today,
        story=story,
        happenings=happenings(row, story, meetings=meetings),
        meetings=meetings,
        around=around.around(row, day=moment.day),
        beside=around.neighbours(row, viewer=viewer),
        may=allowed(viewer, row, story, today=today),
        measured=[each for of in current_app.extensions[MEASURES] for each in of(action_id)],
        made_a_difference=_difference(row, moment),
        history=history_of("action", action_id, viewer),
        voice=voice,
        comment_form=None if voice.box.closed else SayForm(voice.box, data=begun(say_url)),
        say_url=say_url,
    )


def _reads_plainly(viewer: SignedIn) -> bool:
    """An ambassador reads the plain summary first, and the council's words below."""
    return viewer.roles == {Role.AMBASSADOR}


@blueprint.route("/new", methods=["GET", "POST"])
@requires(Permission.ACTION_ADD)
@writes
def new() -> ResponseReturnValue:
    viewer, today = signed_in(), clock.today()
    offered = choices(viewer, for_form=True)
    form = AddActionForm(data=_first_values(offered))
    _offer(form, offered, viewer, plans=_open_plans(offered))
    form.plan.choices = [(str(plan.id), plan.name) for plan in _open_plans(offered)]
    form.meeting.choices = [("", "No"), *meeting_choices(viewer, today=today)]
    form.next_board = next_board(today)
    page = FormPage(
        "actions/new.html",
        heading="Add an action",
        submit="Add the action",
        action=request.full_path.rstrip("?"),
        back=url_for(".index"),
        back_text="Actions",
        more={"next_board": form.next_board},
    )
    return answer(form, page, lambda: _add(form, viewer))


@blueprint.route("/<int:action_id>/change", methods=["GET", "POST"])
@requires(Permission.ACTION_MANAGE)
@writes
def change(action_id: int) -> ResponseReturnValue:
    viewer = signed_in()
    action = queries.get_whole_action(action_id, viewer=viewer)
    if not policy.may_change(viewer, action):
        raise NotAllowed(NOT_THEIRS)
    offered = choices(viewer, for_form=True)
    current = values_of(details_of(action))
    form = ChangeActionForm(about=action_id, version=action.version, data=current)
    _offer(form, offered, viewer, plans=[p for p in offered.plans if p.id == action.plan_id])
    page = FormPage(
        "actions/change.html",
        heading=f"Change {action.ref}",
        submit="Keep the change",
        action=request.path,
        back=url_for(".show", action_id=action_id),
        back_text=f"Action {action.ref}",
        more={"action_id": action_id},
    )
    return answer(
        form, page, lambda: _change(form, action, viewer), now=current, version=action.version
    )


def _difference(row: ActionRow, moment: Moment) -> str:
    """What ambassadors say of an action that is to be complete, or is; of others nothing."""
    if row.is_open:
        return ""
    asked = asked_of([row.id], moment.day).get(row.id)
    return asked.sentence(moment.day) if asked else ""


def _as_file(asked: Filters, moment: Moment, viewer: SignedIn, shape: str) -> ResponseReturnValue:
    rows = whole(asked, moment, viewer=viewer)
    found = printed_cells(cells(row, moment.day) for row in rows)
    name = f"actions-{moment.day.isoformat()}.{shape}"
    if shape == "csv":
        return csv_file(name, COLUMNS, found)
    return download(name, list_sheet("Actions", COLUMNS, WIDTHS, found), XLSX)


def _as_it_stands(action_id: int, viewer: SignedIn) -> tuple[ActionRow, Moment]:
    """The action today; one of a plan that has ended as on the plan's last day."""
    moment = moment_on()
    row = queries.get_row(action_id, moment, viewer=viewer)
    if row.plan_ends_on >= moment.day:
        return row, moment
    then = moment_on(row.plan_ends_on)
    return queries.get_row(action_id, then, viewer=viewer), then


def _meeting_ids(row: ActionRow, story: Story) -> set[int]:
    own = (row.arising_meeting_id, row.due_meeting_id)
    return {*story.meeting_ids, *(each for each in own if each is not None)}


def _workstreams(viewer: SignedIn, offered: Choices) -> list[Choice]:
    """Where this person may add actions."""
    return [each for each in offered.workstreams if policy.may_add_to(viewer, each.id)]


def _open_plans(offered: Choices) -> list[Choice]:
    """Plans that can still get actions: live, to come, or a draft."""
    today = clock.today()
    return [plan for plan in offered.plans if plan.last_on and plan.last_on >= today]


def _offer(
    form: AddActionForm | ChangeActionForm,
    offered: Choices,
    viewer: SignedIn,
    *,
    plans: Sequence[Choice],
) -> None:
    form.offer(
        offered,
        plans=plans,
        workstreams=_workstreams(viewer, offered),
        labels=policy.labels_for(viewer),
        may_be_without=policy.may_add_to(viewer, None),
    )


def _first_values(offered: Choices) -> dict[str, Any]:
    """What the link to the form already knows."""
    known = {each.key: str(each.id) for each in (*offered.workstreams, *offered.plans)}
    plans = _open_plans(offered)
    return {
        "workstream": known.get(request.args.get("workstream", ""), ""),
        "plan": known.get(request.args.get("plan", ""), str(plans[0].id) if plans else ""),
        "meeting": request.args.get("meeting", ""),
        "due_precision": "day",
        "visibility": Visibility.BOARD.value,
    }


def _add(form: AddActionForm, viewer: SignedIn) -> str:
    meeting = int(form.meeting.data) if form.meeting.data else None
    details = form.details(plan_id=int(form.plan.data), arising_meeting_id=meeting)
    if form.due is None or not policy.may_add_to(viewer, details.workstream_id):
        raise NotAllowed(NOT_THEIRS)
    action = service.add_action(details, form.due, by=viewer)
    flash(f"{action.ref} is added.")
    return url_for(".show", action_id=action.id)


def _change(form: ChangeActionForm, action: Action, viewer: SignedIn) -> str:
    details = form.details(plan_id=action.plan_id, arising_meeting_id=action.arising_meeting_id)
    service.change_action(action, details, by=viewer, version=form.seen)
    flash("The change is kept.")
    return url_for(".show", action_id=action.id)
