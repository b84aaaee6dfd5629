"""What changed since the last board: the actions that were touched, then and now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import ColumnElement, func, or_, select

from tracker.actions.enums import State
from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.actions.standing import Moment, standing
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan

MOST = 80
GRAVITY = {State.AMBER: 1, State.RED: 2}


@dataclass(frozen=True, slots=True)
class Changed:
    """An action whose state is another than at the last board; `was` is None for a new one."""

    id: int
    ref: str
    text: str
    state: State
    was: State | None = None


@dataclass(frozen=True)
class Changes:
    """The changed actions under the words of the page, in its order."""

    under: dict[str, list[Changed]] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether nothing changed at all."""
        return not self.under


HEADINGS = (
    "Now complete",
    "Proposed for closure",
    "Worse",
    "Better",
    "Heard of again",
    "Stopped",
    "New",
)
ENDED = {
    State.COMPLETE: "Now complete",
    State.PROPOSED_COMPLETE: "Proposed for closure",
    State.STOPPED: "Stopped",
}


def changed_since_board(
    moment: Moment, *, viewer: SignedIn, where: Sequence[ColumnElement[bool]]
) -> Changes:
    """Compare the actions touched in this cycle with how they stood as the last one ended."""
    if moment.cycle_began is None:
        return Changes()
    ended_on = moment.cycle_began - timedelta(days=1)
    then = Moment(ended_on, moment.cycle_before, moment.vacant_posts, is_now=False)
    latest = func.coalesce(Action.closed_on, Action.said_on, Action.added_on).desc()
    touched = (
        select(Action.id)
        .join(Plan, Plan.id == Action.plan_id)
        .where(visible_to(viewer), _touched(moment), *where)
        .order_by(latest, Action.id)
        .limit(MOST)
    )
    found = db.session.execute(
        select(
            Action.id,
            standing(moment).ref,
            Action.text,
            standing(moment).state,
            standing(then).state,
            Action.added_on,
        )
        .join(Plan, Plan.id == Action.plan_id)
        .where(Action.id.in_(touched))
        .order_by(latest, Action.id)
    )
    under: dict[str, list[Changed]] = {}
    for id_, ref, text, state, before, added_on in found:
        was = None if added_on >= moment.cycle_began else State(before)
        heading = _heading(State(state), was)
        if heading:
            under.setdefault(heading, []).append(Changed(id_, ref, text, State(state), was))
    return Changes({heading: under[heading] for heading in HEADINGS if heading in under})


def _touched(moment: Moment) -> ColumnElement[bool]:
    began = moment.cycle_began or moment.day
    board_on = began - timedelta(days=1)  # what fell due that day was not yet late
    due = standing(moment).due_on
    return or_(
        Action.said_on >= began,
        Action.closed_on >= began,
        Action.proposed_on >= began,
        Action.added_on >= began,
        due.between(board_on, moment.day),
    )


def _heading(state: State, was: State | None) -> str | None:
    if was is None:
        return "New"
    if was is state:
        return None
    if state in ENDED:
        return ENDED[state]
    if was is State.NO_UPDATE:
        return "Heard of again"
    change = GRAVITY.get(state, 0) - GRAVITY.get(was, 0)
    return "Worse" if change > 0 else "Better" if change < 0 else None
