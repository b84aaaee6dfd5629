"""Reads of cycles: one meeting’s, what is due over all meetings, and what a move would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tracker.core.database import db
from tracker.core.dates import working_days_after
from tracker.core.errors import NotFound
from tracker.core.settings import DatedSetting
from tracker.meetings import listing
from tracker.meetings.cycle.basis import Subject, council
from tracker.meetings.cycle.enums import Standing, StepKind
from tracker.meetings.cycle.knowing import known
from tracker.meetings.cycle.rules import Notice, notice_of
from tracker.meetings.cycle.standing import Line, lines, next_to_do
from tracker.meetings.cycle.terms import NOTICE, terms
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Body
from tracker.people.identity import SignedIn

SOON = 10
AROUND = timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Cycle:
    """A meeting’s cycle as a reader may see it on a day."""

    meeting: MeetingRow
    lines: list[Line]
    notice: Notice
    closed: frozenset[date]
    today: date

    @property
    def next(self) -> Line | None:
        """What somebody has to do next."""
        return next_to_do(self.lines)

    @property
    def late(self) -> list[Line]:
        """The steps that are late."""
        return [line for line in self.lines if line.standing is Standing.LATE]

    @property
    def done(self) -> int:
        """How many steps leave nothing to do."""
        return sum(line.is_done for line in self.lines)

    @property
    def words(self) -> str:
        """The finding: how many are late, or done, or never written down; or nothing is left."""
        unsaid = sum(line.standing is Standing.NOT_DONE for line in self.lines)
        if self.next is None and not self.late:
            if not unsaid:
                return "Nothing is left to do"
            steps = "step was" if unsaid == 1 else "steps were"
            return f"The meeting is over. {unsaid} {steps} never written down as done"
        if self.late:
            many = len(self.late)
            return f"{many} step{'s' if many != 1 else ''} {'are' if many != 1 else 'is'} late"
        return f"{self.done} of {len(self.lines)} steps {'is' if self.done == 1 else 'are'} done"

    @property
    def before_today(self) -> int:
        """After how many lines today’s line stands."""
        return sum(line.on is not None and line.on < self.today for line in self.lines)


def cycle(meeting: MeetingRow, viewer: SignedIn, *, today: date) -> Cycle | None:
    """The cycle of a meeting, for readers of its body’s own matters; a cancelled one has none."""
    if meeting.status is MeetingStatus.CANCELLED:
        return None
    (found,) = cycles([meeting], viewer, today=today)
    return found


def cycles(meetings: Sequence[MeetingRow], viewer: SignedIn, *, today: date) -> list[Cycle]:
    """The cycles of several meetings, in a number of queries that does not grow."""
    subjects = [subject_of(each) for each in meetings]
    shared = council(subjects)
    facts = known(subjects, shared, viewer, today=today)
    closed = shared.terms.closed
    return [
        Cycle(
            meeting,
            lines(shared.steps(subject), facts[subject.id], today=today, closed=closed),
            shared.basis(subject).notice,
            closed,
            today,
        )
        for meeting, subject in zip(meetings, subjects, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Due:
    """A step of one of several meetings."""

    meeting: MeetingRow
    line: Line


def due_soon(viewer: SignedIn, *, today: date) -> list[Due]:
    """What is late, or due in the next ten working days, over all meetings, by day."""
    rows = listing.meetings_between(viewer, today - AROUND, today + AROUND, today=today)
    found = cycles(rows, viewer, today=today) if rows else []
    due = [
        Due(each.meeting, line)
        for each in found
        for line in each.lines
        if line.is_open and line.on and line.on <= working_days_after(today, SOON, each.closed)
    ]
    return sorted(due, key=lambda each: (each.line.on or today, each.meeting.held_on))


@dataclass(frozen=True, slots=True)
class Moved:
    """A step whose day goes with its meeting: what it was and what it will be."""

    kind: StepKind
    was: date | None
    will_be: date | None
    is_done: bool
    is_past: bool


def moved_steps(meeting: MeetingRow, to: date, viewer: SignedIn, *, today: date) -> list[Moved]:
    """The steps that another day of the meeting would change; a done one stays done."""
    now = subject_of(meeting)
    shared = council([now])
    facts = known([now], shared, viewer, today=today)[now.id]
    before = {each.key: each for each in shared.steps(now)}
    after = {each.key: each for each in shared.steps(Subject(now.id, now.body_id, to))}
    found = []
    for key, step in (before | after).items():
        was = before[key].on if key in before else None
        will_be = after[key].on if key in after else None
        if was != will_be and step.kind is not StepKind.MEETING:
            is_done = key in facts.done or (step.kind.is_automatic and bool(was and was < today))
            is_past = will_be is not None and will_be < today and not is_done
            found.append(Moved(step.kind, was, will_be, is_done, is_past))
    return found


def subject_of(meeting: MeetingRow) -> Subject:
    """A meeting of a list or page, as its cycle is asked for."""
    return Subject(meeting.id, meeting.body_id, meeting.held_on)


def above(meeting: MeetingRow) -> str:
    """What the body is called that a meeting’s body reports to; empty if there is none."""
    over = aliased(Body)
    name = select(over.name).join(Body, Body.reports_to_id == over.id)
    return db.session.scalar(name.where(Body.id == meeting.body_id)) or ""


@dataclass(frozen=True, slots=True)
class NoticeChange:
    """A change of the notice that is still to come."""

    id: int
    from_on: date
    notice: Notice


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """The notice of a kind of body as it counts today, and what is to change."""

    kind: BodyKind
    now: Notice
    coming: list[NoticeChange]


def notices(today: date) -> list[NoticeRow]:
    """The notice of every kind of body."""
    shared, coming = terms(), _coming(today)
    return [
        NoticeRow(kind, shared.notice_on(kind, today), coming.get(kind, [])) for kind in BodyKind
    ]


def notice_now(kind: BodyKind, today: date) -> Notice:
    """The notice that counts today."""
    return terms().notice_on(kind, today)


def notice_change(change_id: int) -> DatedSetting:
    """A change of a notice, for a deed."""
    found = db.session.get(DatedSetting, change_id)
    if found is None or not found.name.startswith(NOTICE):
        raise NotFound
    return found


def _coming(today: date) -> dict[BodyKind, list[NoticeChange]]:
    found: dict[BodyKind, list[NoticeChange]] = {}
    rows = db.session.scalars(
        select(DatedSetting)
        .where(DatedSetting.name.startswith(NOTICE, autoescape=True), DatedSetting.from_on > today)
        .order_by(DatedSetting.from_on, DatedSetting.id)
    )
    for row in rows:
        kind = BodyKind(row.name.removeprefix(NOTICE))
        found.setdefault(kind, []).append(NoticeChange(row.id, row.from_on, notice_of(row.value)))
    return found
