"""Reads of actions: one frozen row for every list, and the action itself for its deeds."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from tracker.actions.action_row import ActionRow
from tracker.actions.enums import State
from tracker.actions.models import (
    Action,
    ActionHelper,
    ActionPledge,
    ActionUpdate,
    Closure,
    DueMove,
    Evidence,
)
from tracker.actions.policy import may_see, visible_to
from tracker.actions.rules import floor_reasons
from tracker.actions.standing import Moment, facts_of, standing
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream

Judged = aliased(ActionUpdate, name="judged")
Part = TypeVar("Part", DueMove, Closure, Evidence)
Last = aliased(ActionUpdate, name="last")


def rows(
    moment: Moment,
    *,
    viewer: SignedIn | None,
    where: Sequence[ColumnElement[bool]] = (),
    order_by: Sequence[Any] = (),
    limit: int | None = None,
    offset: int = 0,
) -> list[ActionRow]:
    """The actions a viewer may see, in one query; ties go by id.

    `where` and `order_by` may name columns of the action, its plan and its accountable post.
    """
    statement = select_rows(
        moment, viewer=viewer, where=where, order_by=order_by, limit=limit, offset=offset
    )
    return read_rows(statement, moment)


def select_rows(
    moment: Moment,
    *,
    viewer: SignedIn | None,
    where: Sequence[ColumnElement[bool]],
    order_by: Sequence[Any] = (),
    limit: int | None = None,
    offset: Any = 0,
) -> Select[Any]:
    """The statement of `rows`, for whoever asks it often enough to keep it."""
    now = standing(moment)
    wanted = [visible_to(viewer), *where]
    order = (*(order_by or (now.due_on.nulls_last(),)), Action.id)
    if limit is not None:
        # The page's ids first: sorting thousands of whole rows to show fifty is slow.
        ids = select(Action.id).join(Plan, Plan.id == Action.plan_id)
        ids = ids.outerjoin(Post, Post.id == Action.accountable_post_id).where(*wanted)
        page = ids.order_by(*order).limit(limit).offset(offset).correlate(None)
        wanted = [Action.id.in_(page)]
    return _joined(moment).where(*wanted).order_by(*order)


def read_rows(statement: Select[Any], moment: Moment, **values: Any) -> list[ActionRow]:
    """The rows of such a statement, with the values that it leaves open."""
    return [_row(row, moment) for row in db.session.execute(statement, values)]


def count(
    moment: Moment, *, viewer: SignedIn | None, where: Sequence[ColumnElement[bool]] = ()
) -> int:
    """How many `rows` there are in all."""
    statement = (
        select(func.count(Action.id))
        .join(Plan, Plan.id == Action.plan_id)
        .where(visible_to(viewer), *where)
    )
    return db.session.scalar(statement) or 0


def get_row(action_id: int, moment: Moment, *, viewer: SignedIn) -> ActionRow:
    """One action as lists show it; NotFound if there is none or it is not theirs to know of."""
    found = read_rows(_one_row(moment, viewer), moment, action=action_id)
    if not found:
        raise NotFound
    return found[0]


@lru_cache(maxsize=256)
def _one_row(moment: Moment, viewer: SignedIn) -> Select[Any]:
    return select_rows(moment, viewer=viewer, where=[Action.id == bindparam("action")])


def get_action(action_id: int, *, viewer: SignedIn) -> Action:
    """The bare action, for a deed on its story; NotFound as above.

    Where the request may write, nobody else changes the action until it is done.
    """
    return _one(select(Action), action_id, viewer)


def get_whole_action(action_id: int, *, viewer: SignedIn) -> Action:
    """The action with its helpers and pledges, for a deed on its details; as above."""
    details = (
        joinedload(Action.plan),
        joinedload(Action.workstream),
        joinedload(Action.accountable_post),
        selectinload(Action.helpers).joinedload(ActionHelper.post),
        selectinload(Action.pledge_links).joinedload(ActionPledge.pledge),
        selectinload(Action.pledge_links).joinedload(ActionPledge.commitment),
    )
    return _one(select(Action).options(*details), action_id, viewer)


def _one(statement: Select[Action], action_id: int, viewer: SignedIn) -> Action:
    if is_writing():
        statement = statement.with_for_update(of=Action)
    action = db.session.scalar(statement.where(Action.id == action_id))
    if action is None or not may_see(viewer, action):
        raise NotFound
    return action


def get_part(part: type[Part], part_id: int, action: Action) -> Part:
    """A move, a closure or a link of this action; NotFound if it is not this action's."""
    found = db.session.scalar(select(part).where(part.id == part_id, part.action_id == action.id))
    if found is None:
        raise NotFound
    return found


@lru_cache(maxsize=16)
def _joined(moment: Moment) -> Select[Any]:
    """Every column that a row needs; the labels are the row's own names."""
    now = standing(moment)
    statement: Select[Any] = (
        select(
            Action.id,
            now.ref.label("ref"),
            Action.text,
            Action.plain_summary,
            Action.plan_id,
            Plan.slug.label("plan_slug"),
            Plan.name.label("plan_name"),
            Plan.ends_on.label("plan_ends_on"),
            now.workstream_id.label("workstream_id"),
            Workstream.slug.label("workstream_slug"),
            Workstream.name.label("workstream_name"),
            Action.lead,
            Action.accountable_post_id,
            Post.name.label("accountable"),
            Action.visibility,
            (Plan.status == PlanStatus.DRAFT).label("is_in_draft"),
            now.due_on.label("due_on"),
            now.due_precision.label("due_precision"),
            Action.due_text,
            Action.original_due_on,
            Action.original_due_precision,
            Action.starts_on,
            Action.review_on,
            Action.review_is_assumed,
            now.moves.label("moves"),
            Action.due_meeting_id,
            Action.arising_meeting_id,
            Action.added_on,
            now.state.label("state"),
            now.judgement.label("judgement"),
            now.said_on.label("said_on"),
            now.is_overdue.label("is_overdue"),
            now.is_due_soon.label("is_due_soon"),
            now.is_said.label("is_said"),
            now.is_proposed.label("is_proposed"),
            now.outcome.label("outcome"),
            func.coalesce(Judged.why, "").label("why"),
            func.coalesce(Judged.road_to_green, "").label("road_to_green"),
            func.coalesce(Judged.ask, "").label("ask"),
            Judged.counts_on.label("judged_on"),
            func.coalesce(Judged.by_name, "").label("judged_by"),
            func.coalesce(Judged.demonstration | (Judged.made_up != ""), False).label(
                "judged_is_made_up"
            ),
            func.coalesce(Last.progress, "").label("progress"),
            func.coalesce(Last.by_name, "").label("said_by"),
            func.coalesce(Last.document, "").label("said_document"),
            func.coalesce(Last.demonstration, False).label("said_is_made_up"),
            Action.success_measure,
            Action.origin,
            Action.to_check,
            Action.document,
            Action.place,
            Action.made_up,
            Action.demonstration,
            Action.version,
            Plan.starts_on.label("plan_starts_on"),
        )
        .join(Plan, Plan.id == Action.plan_id)
        .outerjoin(Workstream, Workstream.id == now.workstream_id)
        .outerjoin(Post, Post.id == Action.accountable_post_id)
        .outerjoin(Judged, Judged.id == now.judged_update_id)
        .outerjoin(Last, Last.id == now.last_update_id)
    )
    return statement


def _row(found: Any, moment: Moment) -> ActionRow:
    facts = facts_of(found, moment)
    values = found._asdict()
    began = moment.cycle_began or values.pop("plan_starts_on")
    values.pop("plan_starts_on", None)
    return ActionRow(
        **values
        | {
            "state": State(values["state"]),
            "is_in_draft": bool(values["is_in_draft"]),
            "judgement": facts.judgement,
            "is_overdue": bool(values["is_overdue"]),
            "is_due_soon": bool(values["is_due_soon"]),
            "is_said": bool(values["is_said"]),
            "is_proposed": bool(values["is_proposed"]),
            "judged_is_made_up": bool(values["judged_is_made_up"]),
            "said_is_made_up": bool(values["said_is_made_up"]),
            "made_up": frozenset(filter(None, values["made_up"].split(";"))),
        },
        facts=facts,
        floor_reasons=floor_reasons(facts, today=moment.day, cycle_began=began),
    )
