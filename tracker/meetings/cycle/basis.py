"""Reads what the dates of several meetings follow from, in a number of queries that never grows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import working_days_before
from tracker.meetings.cycle.rules import Basis, Dated, issue_by, steps
from tracker.meetings.cycle.terms import CycleTerms, terms
from tracker.meetings.enums import BodyKind, MeetingStatus, RoundState
from tracker.meetings.models import Body, Meeting
from tracker.meetings.round_models import UpdateRound
from tracker.meetings.rounds import BoardRound
from tracker.workstreams.models import Workstream


@dataclass(frozen=True, slots=True)
class Subject:
    """A meeting of whose cycle somebody asks, on the day on which it is, or would be."""

    id: int
    body_id: int
    held_on: date


@dataclass(frozen=True, slots=True)
class _Body:
    id: int
    name: str
    kind: BodyKind
    is_board: bool
    above_id: int | None


@dataclass(frozen=True, slots=True)
class Stream:
    """A workstream, and the day on which it ended."""

    id: int
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class Frozen:
    """Of which day a board’s snapshot is, and on which day it was made."""

    as_of: date
    made_on: date


@dataclass(frozen=True, slots=True)
class Council:
    """What all cycles share: the bodies, the diary, the terms, the workstreams, the snapshots."""

    terms: CycleTerms
    bodies: dict[int, _Body]
    diary: list[Subject]
    streams: list[Stream]
    frozen: dict[int, Frozen]

    def round_of(self, subject: Subject) -> BoardRound | None:
        """The update round of a meeting of the Executive Board."""
        if not self.bodies[subject.body_id].is_board:
            return None
        closed = self.terms.closed
        numbers = self.terms.rounds.steps_for(subject.held_on)
        days = tuple((n, working_days_before(subject.held_on, n, closed)) for n in numbers)
        snapshot = self.frozen.get(subject.id)
        return BoardRound(subject.id, subject.held_on, days, snapshot.as_of if snapshot else None)

    def streams_of(self, subject: Subject, today: date) -> list[int]:
        """The workstreams whose chairs sign off for a board."""
        day = min(subject.held_on, today)
        return [s.id for s in self.streams if s.ended_on is None or s.ended_on >= day]

    def basis(self, subject: Subject) -> Basis:
        """All that the dates of a meeting follow from."""
        body, held_on, today = self.bodies[subject.body_id], subject.held_on, clock.today()
        own = self.round_of(subject)
        has_round = own is not None and own.state(today) is not RoundState.NONE
        shadow = self._shadow(body)
        above = self.bodies.get(body.above_id or 0)
        above_on = self._after(above.id, subject) if above else None
        notice = self.terms.notice_for
        return Basis(
            held_on=held_on,
            notice=notice(body.kind, held_on),
            closed=self.terms.closed,
            round=own.steps if own and has_round else (),
            signs_off=bool(self.streams_of(subject, today)),
            has_shadow=shadow is not None,
            shadow_on=self._before(shadow.id, subject) if shadow else None,
            has_above=above is not None,
            above_by=issue_by(above_on, notice(above.kind, above_on), self.terms.closed)
            if above and above_on
            else None,
            next_on=self._after(body.id, subject),
            chased=self.terms.chased_for(held_on) if body.is_board else (),
        )

    def above(self, subject: Subject) -> str:
        """What the body is called that this meeting’s body reports to; empty if there is none."""
        above = self.bodies.get(self.bodies[subject.body_id].above_id or 0)
        return above.name if above else ""

    def steps(self, subject: Subject) -> list[Dated]:
        """The steps of a meeting with their days."""
        return steps(self.basis(subject))

    def _shadow(self, body: _Body) -> _Body | None:
        """The shadow committee of a body; the board, which none reports to, has the first."""
        shadows = [each for each in self.bodies.values() if each.kind is BodyKind.SHADOW]
        own = [each for each in shadows if each.above_id == body.id]
        return next(iter(own or (shadows if body.is_board else [])), None)

    def _before(self, body_id: int, subject: Subject) -> date | None:
        """The last meeting of a body before another, no older than its own last one."""
        since = max(
            (m.held_on for m in self._of(subject.body_id, subject) if m.held_on < subject.held_on),
            default=date.min,
        )
        days = [m.held_on for m in self._of(body_id, subject) if since < m.held_on]
        return max((day for day in days if day <= subject.held_on), default=None)

    def _after(self, body_id: int, subject: Subject) -> date | None:
        days = [m.held_on for m in self._of(body_id, subject) if m.held_on > subject.held_on]
        return min(days, default=None)

    def _of(self, body_id: int, subject: Subject) -> Iterable[Subject]:
        return (m for m in self.diary if m.body_id == body_id and m.id != subject.id)


def council(subjects: Sequence[Subject]) -> Council:
    """What the cycles of these meetings need: five queries."""
    bodies = db.session.execute(
        select(Body.id, Body.name, Body.kind, Body.is_executive_board, Body.reports_to_id).order_by(
            Body.id
        )
    )
    diary = db.session.execute(
        select(Meeting.id, Meeting.body_id, Meeting.held_on).where(
            Meeting.status != MeetingStatus.CANCELLED
        )
    )
    streams = db.session.execute(select(Workstream.id, Workstream.ended_on))
    frozen = db.session.execute(
        select(UpdateRound.meeting_id, UpdateRound.as_of, UpdateRound.frozen_at)
        .where(UpdateRound.meeting_id.in_([each.id for each in subjects]))
        .order_by(UpdateRound.as_of, UpdateRound.id)
    )
    return Council(
        terms=terms(),
        bodies={row.id: _Body(*row) for row in bodies},
        diary=[Subject(*row) for row in diary],
        streams=[Stream(*row) for row in streams],
        frozen={r.meeting_id: Frozen(r.as_of, clock.london(r.frozen_at).date()) for r in frozen},
    )
