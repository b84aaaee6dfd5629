"""Counting actions by state for a plan, a workstream or a pledge, in two queries in all."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.orm import aliased

from tracker.actions.counts import Counts
from tracker.actions.enums import State
from tracker.actions.models import Action, ActionPledge
from tracker.actions.policy import visible_to
from tracker.actions.standing import Moment, Standing, is_in, standing
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan


@dataclass(frozen=True)
class Tallies:
    """Counts of the same actions, added up in four ways; absent keys count nothing."""

    total: Counts = field(default_factory=Counts)
    by_plan: dict[int, Counts] = field(default_factory=dict)
    by_workstream: dict[int | None, Counts] = field(default_factory=dict)
    by_pledge: dict[int, Counts] = field(default_factory=dict)

    def of_plan(self, plan_id: int) -> Counts:
        """One plan's counts."""
        return self.by_plan.get(plan_id, Counts())

    def of_workstream(self, workstream_id: int | None) -> Counts:
        """One workstream's counts; None is for actions outside any."""
        return self.by_workstream.get(workstream_id, Counts())

    def of_pledge(self, pledge_id: int) -> Counts:
        """One pledge's counts; an action under two pledges counts in both."""
        return self.by_pledge.get(pledge_id, Counts())


def in_plans(moment: Moment, plan_ids: Collection[int] | None) -> ColumnElement[bool]:
    """Actions of the plans named, or else of every plan that is live on the day."""
    if plan_ids is not None:
        return Action.plan_id.in_(sorted(plan_ids)) & is_in(moment)
    return (
        (Plan.status == PlanStatus.ADOPTED)
        & (Plan.starts_on <= moment.day)
        & (Plan.ends_on >= moment.day)
        & is_in(moment)
    )


def tally(
    moment: Moment,
    *,
    viewer: SignedIn | None,
    plan_ids: Collection[int] | None = None,
    workstream_id: int | None = None,
) -> Tallies:
    """Count what a viewer may see (None: a command, which sees all but drafts)."""
    now = standing(moment)
    where = [visible_to(viewer), in_plans(moment, plan_ids)]
    if workstream_id is not None:
        where.append(now.workstream_id == workstream_id)
    total, plans = Counts(), defaultdict[int, Counts](Counts)
    workstreams, pledges = defaultdict[int | None, Counts](Counts), defaultdict[int, Counts](Counts)
    stream = now.workstream_id.label("stream")
    grouped = select(Action.plan_id, stream, *_counted(now)).join(Plan, Plan.id == Action.plan_id)
    for plan_id, stream_id, *counted in db.session.execute(
        grouped.where(*where).group_by(Action.plan_id, "stream", "state")
    ):
        counts = _counts(*counted)
        total += counts
        plans[plan_id] += counts
        workstreams[stream_id] += counts
    by_pledge = (
        select(ActionPledge.pledge_id, *_counted(now))
        .join(Action, Action.id == ActionPledge.action_id)
        .join(Plan, Plan.id == Action.plan_id)
    )
    for pledge_id, *counted in db.session.execute(
        by_pledge.where(_is_first_link(), *where).group_by(ActionPledge.pledge_id, "state")
    ):
        pledges[pledge_id] += _counts(*counted)
    return Tallies(total, dict(plans), dict(workstreams), dict(pledges))


def _counted(now: Standing) -> tuple[ColumnElement[Any], ...]:
    return (
        now.state.label("state"),
        func.count(),
        func.sum(cast(now.is_overdue, Integer)),
        func.sum(cast(now.is_due_soon, Integer)),
    )


def _is_first_link() -> ColumnElement[bool]:
    """An action under two commitments of one pledge counts once in it."""
    earlier = aliased(ActionPledge)
    return ~(
        select(earlier.id)
        .where(
            earlier.action_id == ActionPledge.action_id,
            earlier.pledge_id == ActionPledge.pledge_id,
            earlier.id < ActionPledge.id,
        )
        .exists()
    )


def _counts(state: str, number: int, overdue: int, due_soon: int) -> Counts:
    stopped = state == State.STOPPED.value
    counts = {state: number, "overdue": overdue, "due_soon": due_soon}
    return Counts(actions=0 if stopped else number, **counts)
