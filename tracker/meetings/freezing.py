"""Freezing an update round: how every action stood when it closed, for the board's papers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, insert, literal, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import joinedload

from tracker.actions.frozen import FrozenAction
from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import in_plans
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.meetings import history
from tracker.meetings.models import Meeting
from tracker.meetings.moment import moment_on
from tracker.meetings.queries import boards_between
from tracker.meetings.round_models import UpdateRound
from tracker.meetings.rounds import round_of, terms
from tracker.meetings.rules import frozen_as_of, is_to_freeze
from tracker.outbox import runs
from tracker.plan.models import Plan

JOB = "freeze"
LOOK_BACK = timedelta(days=42)
LOOK_AHEAD = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class _Closed:
    """A round whose last day is over."""

    meeting: Meeting
    closes_on: date
    as_of: date


def freeze_due() -> int:
    """Freeze the rounds that closed before today, and say how many; asked again, it does nothing.

    What happens today cannot close a round before tomorrow, so a day is looked at once.
    """
    today = clock.today()
    if runs.finished(JOB, today):
        return 0
    with unit_of_work():
        frozen = sum(_freeze(each) for each in _closed_rounds(today))
        runs.finish(JOB, today)
    return frozen


def _closed_rounds(today: date) -> list[_Closed]:
    boards, own_terms, found = boards_between(today - LOOK_BACK, today + LOOK_AHEAD), terms(), []
    meetings = _meetings([board.id for board in boards])
    for board in boards:
        own = round_of(board, own_terms)
        meeting = meetings[board.id]
        as_of = frozen_as_of(own.days.last, clock.london(meeting.changed_at).date())
        if not own.is_frozen and is_to_freeze(board.held_on, as_of, today=today):
            found.append(_Closed(meeting, own.days.last, as_of))
    return found


def _meetings(ids: list[int]) -> dict[int, Meeting]:
    rows = select(Meeting).where(Meeting.id.in_(ids)).options(joinedload(Meeting.body))
    return {meeting.id: meeting for meeting in db.session.scalars(rows)}


def _freeze(closed: _Closed) -> bool:
    moment = moment_on(closed.as_of)
    round_id = _claim(closed, moment)
    if round_id is None:
        return False
    number = _write_actions(round_id, moment)
    after = {"closes_on": closed.closes_on, "as_of": closed.as_of, "actions": number}
    history.of_meeting(Deed.ROUND_FROZEN, closed.meeting, by=None, after=after)
    return True


def _claim(closed: _Closed, moment: Moment) -> int | None:
    """The snapshot's id; none where another scheduler was faster."""
    dialect = db.session.get_bind().dialect.name
    new = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return db.session.scalar(
        new(UpdateRound)
        .values(
            meeting_id=closed.meeting.id,
            closes_on=closed.closes_on,
            as_of=closed.as_of,
            cycle_began=moment.cycle_began,
            cycle_before=moment.cycle_before,
            last_board_on=moment.last_board_on,
            vacant_posts=sorted(moment.vacant_posts),
            frozen_at=clock.now(),
        )
        .on_conflict_do_nothing()
        .returning(UpdateRound.id)
    )


def _write_actions(round_id: int, moment: Moment) -> int:
    """Every action of a live plan but drafts, in one statement; who may see which is asked later,
    when somebody looks."""
    now = standing(moment)
    columns: dict[str, Any] = {
        "round_id": literal(round_id),
        "action_id": Action.id,
        "workstream_id": now.workstream_id,
        "ref": now.ref,
        "state": now.state,
        "due_on": now.due_on,
        "due_precision": now.due_precision,
        "judgement": now.judgement,
        "said_on": now.said_on,
        "moves": now.moves,
        "is_proposed": now.is_proposed,
        "outcome": now.outcome,
        "last_update_id": now.last_update_id,
        "judged_update_id": now.judged_update_id,
    }
    standing_then = (
        select(*columns.values())
        .join_from(Action, Plan, Plan.id == Action.plan_id)
        .where(visible_to(None), in_plans(moment, None), Action.added_on <= moment.day)
    )
    db.session.execute(insert(FrozenAction).from_select(list(columns), standing_then))
    own = select(func.count()).select_from(FrozenAction).where(FrozenAction.round_id == round_id)
    return db.session.scalar(own) or 0
