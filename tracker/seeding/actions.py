"""Actions, with the pledges that they serve and who helps, as a seed file."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.actions.enums import Precision
from tracker.actions.models import Action, ActionHelper, ActionPledge
from tracker.actions.rules import default_review_on
from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.meetings.queries import cycle_began
from tracker.people.models import Post
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.seeding.keys import meeting_keys
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    several,
    source,
    source_of,
)
from tracker.workstreams.models import Workstream

DUE = frozenset({"due_on", "due_text", "due_precision"})
NO_DATE = {"due_on": "", "due_precision": Precision.NONE.value, "due_meeting": ""}


def without_what_is_made_up(row: Row) -> Row:
    """The row with only what its document says; a date that was made up leaves no date."""
    made_up = several(row.get("made_up", ""))
    blank = dict.fromkeys([*made_up, "made_up"], "") if made_up else {}
    if "due_precision" in row and not DUE.isdisjoint(made_up):
        blank |= NO_DATE
    return row | blank


def _add_action(row: Row, known: Known) -> Action:
    plan = known.get(Plan, row["plan"])
    due_on, precision = day(row["due_on"]), Precision(row["due_precision"])
    review_on, is_assumed = _review(row, plan, precision)
    due_meeting = known.maybe(Meeting, row["due_meeting"])
    arising = known.maybe(Meeting, row["arising_meeting"])
    accountable = known.maybe(Post, row["accountable"])
    workstream = known.maybe(Workstream, row["workstream"])
    helpers = [known.maybe(Post, slug) for slug in several(row["helpers"])]
    return Action(
        plan=plan,
        workstream=workstream,
        ref=row["ref"],
        text=row["text"],
        plain_summary=row["plain_summary"],
        success_measure=row["success_measure"],
        lead=row["lead"],
        accountable_post=accountable,
        visibility=Visibility(row["visibility"] or Visibility.BOARD),
        starts_on=day(row["starts_on"]),
        original_due_on=due_on,
        original_due_precision=precision,
        due_on=due_on,
        due_precision=precision,
        due_text=row["due_text"],
        review_on=review_on,
        review_is_assumed=is_assumed,
        due_meeting_id=due_meeting.id if due_meeting else None,
        arising_meeting_id=arising.id if arising else None,
        origin=row["origin"],
        to_check=row["to_check"],
        made_up=row["made_up"],
        added_on=plan.starts_on,
        moves=0,
        pledge_links=[_link(each, row["plan"], known) for each in several(row["pledges"])],
        helpers=[ActionHelper(post=post) for post in helpers if post],
        **source(row),
    )


def _review(row: Row, plan: Plan, precision: Precision) -> tuple[date | None, bool]:
    """The review date of an ongoing action, and whether we had to assume it."""
    review_on = day(row["review_on"])
    if precision is not Precision.ONGOING or review_on:
        return review_on, False
    return default_review_on(cycle_began(clock.today()) or plan.starts_on), True


def _link(cell: str, plan: str, known: Known) -> ActionPledge:
    """`1.2` is commitment 2 of pledge 1; `5` is pledge 5."""
    pledge, _, position = cell.partition(".")
    commitment = known.get(Commitment, f"{plan}/{pledge}/{position}") if position else None
    return ActionPledge(pledge=known.get(Pledge, f"{plan}/{pledge}"), commitment=commitment)


def action_key(action: Action) -> str:
    """An action as other files name it; its plan must be loaded."""
    return f"{action.plan.slug}/{action.ref}"


def _actions() -> Iterator[Told]:
    meetings = meeting_keys()
    rows = select(Action).options(
        joinedload(Action.plan),
        joinedload(Action.workstream),
        joinedload(Action.accountable_post),
        selectinload(Action.pledge_links).joinedload(ActionPledge.pledge),
        selectinload(Action.pledge_links).joinedload(ActionPledge.commitment),
        selectinload(Action.helpers).joinedload(ActionHelper.post),
    )
    for action in db.session.scalars(rows.order_by(Action.id)):
        yield Told(
            action,
            cells(
                key=action_key(action),
                plan=action.plan.slug,
                workstream=action.workstream and action.workstream.slug,
                pledges=[_served(link) for link in action.pledge_links],
                ref=action.ref,
                text=action.text,
                plain_summary=action.plain_summary,
                due_text=action.due_text,
                due_on=action.original_due_on,
                due_precision=action.original_due_precision,
                due_meeting=meetings[action.due_meeting_id],
                starts_on=action.starts_on,
                review_on=None if action.review_is_assumed else action.review_on,
                lead=action.lead,
                accountable=action.accountable_post and action.accountable_post.slug,
                helpers=[helper.post.slug for helper in action.helpers],
                success_measure=action.success_measure,
                visibility=action.visibility,
                origin=action.origin,
                arising_meeting=meetings[action.arising_meeting_id],
                to_check=action.to_check,
                made_up=action.made_up,
                **source_of(action),
            ),
        )


def _served(link: ActionPledge) -> str:
    number = str(link.pledge.number)
    return f"{number}.{link.commitment.position}" if link.commitment else number


SHEETS = (
    Sheet(
        "actions",
        Action,
        columns(
            "key,plan,workstream,pledges,ref,text,plain_summary,due_text,due_on,due_precision,"
            "due_meeting,starts_on,review_on,lead,accountable,helpers,success_measure,visibility,"
            "origin,arising_meeting,to_check,made_up,document,place,demonstration"
        ),
        ("key",),
        _add_action,
        _actions,
    ),
)
