"""The rows of the round: each action with its last words and the date that was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action, ActionUpdate, DueMove, Evidence
from tracker.actions.queries import rows
from tracker.actions.standing import Moment, standing
from tracker.actions.update_round.queries import PAGE_SIZE, Stream, in_round
from tracker.core.database import db
from tracker.people.identity import SignedIn

Words = aliased(ActionUpdate, name="words")
Last = aliased(ActionUpdate, name="last_update")
Waiting = aliased(DueMove, name="waiting")


@dataclass(frozen=True, slots=True)
class WaitingMove:
    """A new date that was asked for and that nobody answered yet."""

    id: int
    to_on: date
    reason: str
    asked_on: date
    asked_by: str


@dataclass(frozen=True, slots=True)
class Update:
    """What was said of an action at one time."""

    id: int
    counts_on: date
    at: datetime
    by_id: int | None
    by_name: str
    is_no_change: bool


@dataclass(frozen=True, slots=True)
class RoundRow:
    """An action of the round, with its last words, its last update and the date asked for."""

    action: ActionRow
    words: str
    words_on: date | None
    words_by: str
    words_are_made_up: bool
    last: Update | None
    move: WaitingMove | None
    has_evidence: bool


def get_rows(
    stream: Stream, moment: Moment, *, viewer: SignedIn, page: int = 1, only: int | None = None
) -> list[RoundRow]:
    """A page of what is not ended, in the order of the plan, with what its rows need.

    `only` is the action whose row alone is wanted.
    """
    one = [Action.id == only] if only is not None else []
    found = rows(
        moment,
        viewer=viewer,
        where=[*in_round(stream, moment, viewer=viewer), standing(moment).outcome.is_(None), *one],
        order_by=[Action.ref_order],
        limit=PAGE_SIZE,
        offset=(page - 1) * PAGE_SIZE,
    )
    more = {row.id: row for row in db.session.execute(_more([row.id for row in found]))}
    return [_row(action, more[action.id]) for action in found]


def _more(ids: Sequence[int]) -> Any:
    last_words = (
        select(ActionUpdate.id)
        .where(ActionUpdate.action_id == Action.id, ActionUpdate.progress != "")
        .order_by(ActionUpdate.counts_on.desc(), ActionUpdate.id.desc())
        .limit(1)
        .correlate(Action)
        .scalar_subquery()
    )
    asked = (
        select(func.max(DueMove.id))
        .where(
            DueMove.action_id == Action.id,
            DueMove.agreed_on.is_(None),
            DueMove.refused_on.is_(None),
        )
        .correlate(Action)
        .scalar_subquery()
    )
    link = select(Evidence.id).where(Evidence.action_id == Action.id, Evidence.removed_on.is_(None))
    return (
        select(
            Action.id,
            func.coalesce(Words.progress, "").label("words"),
            Words.counts_on.label("words_on"),
            func.coalesce(Words.by_name, "").label("words_by"),
            func.coalesce(Words.demonstration, False).label("words_are_made_up"),
            Last.id.label("last_id"),
            Last.counts_on.label("last_on"),
            Last.at.label("last_at"),
            Last.by_id.label("last_by_id"),
            Last.by_name.label("last_by"),
            Last.is_no_change,
            Waiting.id.label("move_id"),
            Waiting.to_on,
            Waiting.reason,
            Waiting.asked_on,
            Waiting.asked_by_name,
            link.exists().label("has_evidence"),
        )
        .select_from(Action)
        .outerjoin(Words, Words.id == last_words)
        .outerjoin(Last, Last.id == Action.last_update_id)
        .outerjoin(Waiting, Waiting.id == asked)
        .where(Action.id.in_(ids))
        .order_by(Action.id)
    )


def _row(action: ActionRow, more: Any) -> RoundRow:
    last = move = None
    if more.last_id is not None:
        last = Update(
            more.last_id,
            more.last_on,
            more.last_at,
            more.last_by_id,
            more.last_by,
            bool(more.is_no_change),
        )
    if more.move_id is not None:
        move = WaitingMove(more.move_id, more.to_on, more.reason, more.asked_on, more.asked_by_name)
    return RoundRow(
        action=action,
        words=more.words,
        words_on=more.words_on,
        words_by=more.words_by,
        words_are_made_up=bool(more.words_are_made_up),
        last=last,
        move=move,
        has_evidence=bool(more.has_evidence),
    )
