"""Reads of promises: those of the last meeting for the one at hand, and the register of all.

A promise is an action that arose from a meeting, or that is due at one (“by the next board”).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from tracker.actions import queries as actions
from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action
from tracker.actions.standing import Moment, Standing, standing
from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Body, Meeting
from tracker.meetings.moment import moment_on
from tracker.meetings.promises import rules
from tracker.meetings.promises.models import ReportedBack
from tracker.meetings.promises.rules import Kept
from tracker.people.identity import SignedIn
from tracker.people.models import User

MOST = 300  # promises on one meeting's page


@dataclass(frozen=True, slots=True)
class MeetingName:
    """A meeting as a promise names it."""

    id: int
    held_on: date
    body_name: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was reported back of a promise, at which meeting, and how it stood then."""

    meeting: MeetingName
    what: str
    state: str
    reported_at: datetime
    by_name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """An action as a promise: its meeting, what became of it, when that was reported back."""

    row: ActionRow
    made_at: MeetingName | None
    due_at: MeetingName | None
    closed_on: date | None
    kept: Kept
    words: str
    reports: tuple[Report, ...] = ()

    @property
    def has_moved(self) -> bool:
        """Whether its date is no longer the one that was promised first."""
        return self.row.due_on != self.row.original_due_on

    def report_at(self, meeting_id: int) -> Report | None:
        """What was reported back at one meeting."""
        return next((each for each in self.reports if each.meeting.id == meeting_id), None)


@dataclass(frozen=True, slots=True)
class MeetingPromises:
    """What a meeting is told of promises: the last meeting's, older ones, what is due by it."""

    last: MeetingName | None
    of_last: list[Promise]
    older: list[Promise]
    due: list[Promise]

    @property
    def counts(self) -> dict[Kept, int]:
        """How many of the last meeting's promises became what."""
        return {kept: sum(each.kept is kept for each in self.of_last) for kept in Kept}

    @property
    def all(self) -> list[Promise]:
        return [*self.of_last, *self.older, *self.due]


def falls_due_by(
    now: Standing, *, meeting_id: int, held_on: date, since: date
) -> ColumnElement[bool]:
    """What was promised by a board: due at it, or on a day since the board before it."""
    in_its_cycle = and_(now.due_on >= since, now.due_on <= held_on)
    return or_(Action.due_meeting_id == meeting_id, in_its_cycle)


def for_meeting(meeting: MeetingRow, viewer: SignedIn) -> MeetingPromises:
    """What this meeting is to hear of promises, as the viewer may see the actions."""
    moment = moment_on()
    last = last_before(meeting)
    earlier = select(Meeting.id).where(
        Meeting.body_id == meeting.body_id, Meeting.held_on < meeting.held_on
    )
    told_here = select(ReportedBack.action_id).where(ReportedBack.meeting_id == meeting.id)
    is_of_last = Action.arising_meeting_id == (last.id if last else 0)
    was_open = or_(Action.outcome.is_(None), Action.closed_on >= meeting.held_on)
    is_older = and_(Action.arising_meeting_id.in_(earlier), or_(was_open, Action.id.in_(told_here)))
    falls_due = _falls_due(meeting, moment)
    found = promises(
        moment, viewer, where=[or_(is_of_last, is_older, falls_due, Action.id.in_(told_here))]
    )
    of_last = [each for each in found if last and each.row.arising_meeting_id == last.id]
    rest = [each for each in found if each not in of_last]
    due = [each for each in rest if _is_due_by(each.row, meeting, moment)]
    older = [each for each in rest if each not in due]
    return MeetingPromises(last, of_last, older, due)


def last_before(meeting: MeetingRow) -> MeetingName | None:
    """The meeting of the same body before this one that was not cancelled."""
    row = db.session.execute(
        select(Meeting.id, Meeting.held_on)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.held_on < meeting.held_on,
            Meeting.status != MeetingStatus.CANCELLED,
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(1)
    ).first()
    return None if row is None else MeetingName(row.id, row.held_on, meeting.body_name)


def promises(
    moment: Moment,
    viewer: SignedIn,
    *,
    where: Sequence[ColumnElement[bool]],
    order_by: Sequence[Any] = (),
    limit: int = MOST,
    offset: int = 0,
) -> list[Promise]:
    """Actions as promises: four queries, however many they are."""
    rows = actions.rows(
        moment, viewer=viewer, where=where, order_by=order_by, limit=limit, offset=offset
    )
    ids = [row.id for row in rows]
    closed = _closed(ids)
    reports = _reports(ids, viewer, moment.day)
    named = {row.arising_meeting_id for row in rows} | {row.due_meeting_id for row in rows}
    names = _names({each for each in named if each is not None}, viewer, moment.day)
    return [
        Promise(
            row=row,
            made_at=names.get(row.arising_meeting_id or 0),
            due_at=names.get(row.due_meeting_id or 0),
            closed_on=closed.get(row.id),
            kept=rules.became(**_facts(row, closed.get(row.id), moment.day)),
            words=rules.words(**_facts(row, closed.get(row.id), moment.day)),
            reports=tuple(reports.get(row.id, ())),
        )
        for row in rows
    ]


def _facts(row: ActionRow, closed_on: date | None, today: date) -> dict[str, Any]:
    return {
        "first_on": row.original_due_on,
        "outcome": row.outcome,
        "closed_on": closed_on,
        "today": today,
    }


def _falls_due(meeting: MeetingRow, moment: Moment) -> ColumnElement[bool]:
    """Due by this meeting: as the board’s page counts it, for other bodies what names them."""
    if not meeting.is_board:
        return Action.due_meeting_id == meeting.id
    return falls_due_by(
        standing(moment),
        meeting_id=meeting.id,
        held_on=meeting.held_on,
        since=moment.cycle_began or moment.day,
    )


def _is_due_by(row: ActionRow, meeting: MeetingRow, moment: Moment) -> bool:
    if row.due_meeting_id == meeting.id:
        return True
    since = moment.cycle_began or moment.day
    is_in_cycle = row.due_on is not None and since <= row.due_on <= meeting.held_on
    return meeting.is_board and is_in_cycle


def _closed(ids: Sequence[int]) -> dict[int, date]:
    rows = select(Action.id, Action.closed_on).where(
        Action.id.in_(ids), Action.closed_on.is_not(None)
    )
    return {row.id: row.closed_on for row in db.session.execute(rows) if row.closed_on}


def _reports(ids: Sequence[int], viewer: SignedIn, today: date) -> dict[int, list[Report]]:
    """What was reported back, at meetings that the viewer may know of, the latest first."""
    rows: Iterable[Any] = db.session.execute(
        select(
            ReportedBack.action_id,
            Meeting.id,
            Meeting.held_on,
            Body.name,
            ReportedBack.what,
            ReportedBack.state,
            ReportedBack.reported_at,
            func.coalesce(User.name, ""),
        )
        .join(Meeting, ReportedBack.meeting_id == Meeting.id)
        .join(Body, Meeting.body_id == Body.id)
        .outerjoin(User, ReportedBack.by_id == User.id)
        .where(ReportedBack.action_id.in_(ids), policy.visible_to(viewer, today=today))
        .order_by(Meeting.held_on.desc(), ReportedBack.id.desc())
    )
    found: dict[int, list[Report]] = {}
    for action_id, meeting_id, held_on, body, what, state, at, by in rows:
        report = Report(MeetingName(meeting_id, held_on, body), what, state, at, by)
        found.setdefault(action_id, []).append(report)
    return found


def _names(ids: set[int], viewer: SignedIn, today: date) -> dict[int, MeetingName]:
    rows = db.session.execute(
        select(Meeting.id, Meeting.held_on, Body.name)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.id.in_(sorted(ids)), policy.visible_to(viewer, today=today))
    )
    return {row.id: MeetingName(*row) for row in rows}
