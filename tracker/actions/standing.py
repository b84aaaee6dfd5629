"""How actions stand, in SQL: the rules of `rules.py` over columns, agreed by a test.

There are three sources of the same columns: the action's own "as it stands" for today, its story
read up to a day for any other, and what was frozen for a board. The first two feed one `state`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    true,
    type_coerce,
)

from tracker.actions.enums import Judgement, Outcome, Precision, State
from tracker.actions.frozen import FrozenAction
from tracker.actions.models import Action, ActionUpdate, Closure, DueMove
from tracker.actions.rules import DUE_SOON, ENDED_WELL, MOVES_AT_RISK, Facts
from tracker.plan.models import Plan


@dataclass(frozen=True)
class Moment:
    """The day that is asked about: when its cycle began, and which posts nobody held.

    `cycle_began` is None before any board; then each plan's first day counts. `cycle_before` is
    the cycle that ended when this one began. With `round_id` it is the day of a snapshot.
    """

    day: date
    cycle_began: date | None
    vacant_posts: frozenset[int] = frozenset()
    is_now: bool = True
    last_board_on: date | None = None
    cycle_before: date | None = None
    round_id: int | None = None


@dataclass(frozen=True)
class Standing:
    """The columns that the rules read, as SQL expressions over `action` joined to `plan`."""

    due_on: ColumnElement[Any]
    due_precision: ColumnElement[Any]
    judgement: ColumnElement[Any]
    said_on: ColumnElement[Any]
    moves: ColumnElement[Any]
    is_proposed: ColumnElement[bool]
    outcome: ColumnElement[Any]
    last_update_id: ColumnElement[Any]
    judged_update_id: ColumnElement[Any]
    workstream_id: ColumnElement[Any]
    ref: ColumnElement[Any]
    moment: Moment

    @cached_property
    def is_open(self) -> ColumnElement[bool]:
        return and_(self.outcome.is_(None), ~self.is_proposed)

    @cached_property
    def is_overdue(self) -> ColumnElement[bool]:
        return and_(self.is_open, func.coalesce(self.due_on < self.moment.day, False))

    @cached_property
    def is_due_soon(self) -> ColumnElement[bool]:
        last = self.moment.day + DUE_SOON
        return and_(self.is_open, func.coalesce(self.due_on.between(self.moment.day, last), False))

    @cached_property
    def is_said(self) -> ColumnElement[bool]:
        """Something was said in the current cycle."""
        return func.coalesce(self.said_on >= self._cycle_began, False)

    @cached_property
    def is_ongoing(self) -> ColumnElement[bool]:
        return and_(self.due_on.is_(None), self.due_precision != Precision.NEXT_BOARD)

    @cached_property
    def is_at_risk(self) -> ColumnElement[bool]:
        return and_(
            self.is_open,
            or_(
                self.moves >= MOVES_AT_RISK,
                and_(self.is_due_soon, ~self.is_said),
                _in(Action.accountable_post_id, self.moment.vacant_posts),
                and_(
                    self.is_ongoing,
                    func.coalesce(Action.review_on < self.moment.day, False),
                ),
            ),
        )

    @cached_property
    def state(self) -> ColumnElement[str]:
        """The state shown, by its value: the first of the council's rules that fits."""
        starts_later = func.coalesce(Action.starts_on > self.moment.day, False)
        says = func.coalesce(self.judgement, "")
        return case(
            (self.outcome.in_(sorted(ENDED_WELL)), State.COMPLETE.value),
            (self.outcome.is_not(None), State.STOPPED.value),
            (self.is_proposed, State.PROPOSED_COMPLETE.value),
            (or_(self.is_overdue, says == Judgement.NOT_ON_TRACK.value), State.RED.value),
            (or_(self.is_at_risk, says == Judgement.SOME_ISSUES.value), State.AMBER.value),
            (starts_later, State.NOT_STARTED.value),
            (self.is_ongoing, State.ONGOING.value),
            (self.is_said, State.GREEN.value),
            else_=State.NO_UPDATE.value,
        )

    @cached_property
    def _cycle_began(self) -> ColumnElement[Any]:
        if self.moment.cycle_began is None:
            return Plan.starts_on.expression
        return literal(self.moment.cycle_began, Date)


@dataclass(frozen=True)
class _Frozen(Standing):
    """The columns of a snapshot, which keeps the state as it was shown."""

    frozen_state: ColumnElement[str]

    @property
    def state(self) -> ColumnElement[str]:
        return self.frozen_state


@lru_cache(maxsize=64)
def standing(moment: Moment) -> Standing:
    """The columns for a moment: frozen, as they stand for today, or read from the story."""
    if moment.round_id is not None:
        return _standing_as_frozen(moment, moment.round_id)
    if moment.is_now:
        return Standing(
            due_on=Action.due_on.expression,
            due_precision=Action.due_precision.expression,
            judgement=_text(Action.judgement),
            said_on=Action.said_on.expression,
            moves=Action.moves.expression,
            is_proposed=Action.proposed_on.is_not(None),
            outcome=_text(Action.outcome),
            last_update_id=Action.last_update_id.expression,
            judged_update_id=Action.judged_update_id.expression,
            workstream_id=Action.workstream_id.expression,
            ref=Action.ref.expression,
            moment=moment,
        )
    return _standing_from_story(moment)


def _standing_from_story(moment: Moment) -> Standing:
    day = moment.day
    said = select(ActionUpdate).where(
        ActionUpdate.action_id == Action.id, ActionUpdate.counts_on <= day
    )
    judged = said.where(ActionUpdate.judgement.is_not(None))
    agreed = select(DueMove).where(DueMove.action_id == Action.id, DueMove.agreed_on <= day)
    by_day = (ActionUpdate.counts_on, ActionUpdate.id)
    by_answer = (DueMove.agreed_on, DueMove.id)
    moved_to = _latest(agreed, DueMove.to_on, *by_answer)
    moved_as = _latest(agreed, DueMove.to_precision, *by_answer)
    return Standing(
        due_on=func.coalesce(moved_to, Action.original_due_on),
        due_precision=func.coalesce(moved_as, Action.original_due_precision),
        judgement=_latest(judged, _text(ActionUpdate.judgement), *by_day),
        said_on=_one(said, func.max(ActionUpdate.counts_on)),
        moves=_one(agreed.where(~DueMove.is_meeting_moved), func.count(DueMove.id)),
        is_proposed=_proposed_by(day).exists(),
        outcome=_latest(_agreed_by(day), _text(Closure.outcome), Closure.agreed_on, Closure.id),
        last_update_id=_latest(said, ActionUpdate.id, *by_day),
        judged_update_id=_latest(judged, ActionUpdate.id, *by_day),
        workstream_id=Action.workstream_id.expression,
        ref=Action.ref.expression,
        moment=moment,
    )


def _standing_as_frozen(moment: Moment, round_id: int) -> Standing:
    own = select(FrozenAction).where(
        FrozenAction.round_id == round_id, FrozenAction.action_id == Action.id
    )
    return _Frozen(
        due_on=_one(own, FrozenAction.due_on),
        due_precision=_one(own, FrozenAction.due_precision),
        judgement=_one(own, _text(FrozenAction.judgement)),
        said_on=_one(own, FrozenAction.said_on),
        moves=_one(own, FrozenAction.moves),
        is_proposed=_one(own, FrozenAction.is_proposed),
        outcome=_one(own, _text(FrozenAction.outcome)),
        last_update_id=_one(own, FrozenAction.last_update_id),
        judged_update_id=_one(own, FrozenAction.judged_update_id),
        workstream_id=_one(own, FrozenAction.workstream_id),
        ref=_one(own, FrozenAction.ref),
        moment=moment,
        frozen_state=_one(own, _text(FrozenAction.state)),
    )


def is_in(moment: Moment) -> ColumnElement[bool]:
    """Whether an action belongs to a moment at all: a snapshot holds what there was, no more."""
    if moment.round_id is None:
        return true()
    return (
        select(FrozenAction.action_id)
        .where(FrozenAction.round_id == moment.round_id, FrozenAction.action_id == Action.id)
        .exists()
    )


def _proposed_by(day: date) -> Select[Closure]:
    return select(Closure).where(
        Closure.action_id == Action.id,
        Closure.proposed_on <= day,
        or_(Closure.agreed_on.is_(None), Closure.agreed_on > day),
        or_(Closure.refused_on.is_(None), Closure.refused_on > day),
    )


def _agreed_by(day: date) -> Select[Closure]:
    return select(Closure).where(
        Closure.action_id == Action.id,
        Closure.agreed_on <= day,
        or_(Closure.reopened_on.is_(None), Closure.reopened_on > day),
    )


def facts_of(row: Any, moment: Moment) -> Facts:
    """A row that carries the standing's columns, for the rules in Python."""
    return Facts(
        due_on=row.due_on,
        precision=row.due_precision,
        starts_on=row.starts_on,
        review_on=row.review_on,
        judgement=Judgement(row.judgement) if row.judgement else None,
        said_on=row.said_on,
        moves=row.moves,
        is_proposed=bool(row.is_proposed),
        outcome=Outcome(row.outcome) if row.outcome else None,
        is_vacant=row.accountable_post_id in moment.vacant_posts,
    )


def _text(column: Any) -> ColumnElement[Any]:
    """An enum's stored value, comparable with plain text."""
    return type_coerce(column, String)


def _one(rows: Select[Any], value: Any) -> ColumnElement[Any]:
    return rows.with_only_columns(value).correlate(Action).scalar_subquery()


def _latest(rows: Select[Any], value: Any, by: Any, then: Any) -> ColumnElement[Any]:
    return (
        rows.with_only_columns(value)
        .order_by(by.desc(), then.desc())
        .limit(1)
        .correlate(Action)
        .scalar_subquery()
    )


def _in(column: Any, values: Collection[int]) -> ColumnElement[bool]:
    return func.coalesce(column.in_(sorted(values)), False)
