"""What changed since the last board: the actions that were touched, then and now."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import ColumnElement, func, or_

from tracker.actions.enums import State
from tracker.actions.models import Action
from tracker.actions.queries import ActionRow, rows
from tracker.actions.standing import Moment, standing
from tracker.meetings.queries import cycle_began
from tracker.people.identity import SignedIn

MOST = 120
GRAVITY = {State.AMBER: 1, State.RED: 2}


@dataclass(frozen=True)
class Changed:
    """An action whose state is another than at the last board; `was` is None for a new one."""

    row: ActionRow
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


def changes_since_board(
    moment: Moment, *, viewer: SignedIn, where: Sequence[ColumnElement[bool]]
) -> Changes:
    """Compare the actions touched in this cycle with how they stood at the last board."""
    if moment.cycle_began is None:
        return Changes()
    board_on = moment.cycle_began - timedelta(days=1)
    after = rows(
        moment,
        viewer=viewer,
        where=[*where, _touched(moment)],
        order_by=[func.coalesce(Action.closed_on, Action.said_on, Action.added_on).desc()],
        limit=MOST,
    )
    then = Moment(board_on, cycle_began(board_on), moment.vacant_posts, is_now=False)
    ids = [row.id for row in after]
    before = {row.id: row.state for row in rows(then, viewer=viewer, where=[Action.id.in_(ids)])}
    found: dict[str, list[Changed]] = {}
    for row in after:
        was = None if row.added_on >= moment.cycle_began else before.get(row.id)
        heading = _heading(row.state, was)
        if heading:
            found.setdefault(heading, []).append(Changed(row, was))
    return Changes({heading: found[heading] for heading in HEADINGS if heading in found})


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
