"""Reads for the lists: meetings to come and past, bodies, and the board's rhythm."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.orm import aliased

from tracker.actions.policy import reads_board
from tracker.core.database import db
from tracker.meetings import policy, rules
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.models import Body, Meeting
from tracker.meetings.queries import boards_between, last_board, still_to_come
from tracker.people.identity import SignedIn
from tracker.workstreams.models import Workstream

PAGE = 20
MOST_TO_COME = 60
_FAR = date(2100, 12, 31)
Above = aliased(Body, name="above")


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as lists and pages show it; `made_up` names what a demonstration added."""

    id: int
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place_held: str
    status: MeetingStatus
    note: str
    made_up: frozenset[str]
    document: str
    demonstration: bool
    version: int
    changed_at: datetime
    agenda_out_at: datetime | None
    key_messages: str
    body_id: int
    body_slug: str
    body_name: str
    body_is_public: bool
    is_board: bool

    @property
    def name(self) -> str:
        """What a meeting is called in a list: its body."""
        return self.body_name

    @property
    def hours(self) -> str:
        """14:00 to 16:00, as London's wall clock shows it; empty where no time is set."""
        if self.starts_at is None:
            return ""
        start = self.starts_at.strftime("%H:%M")
        return start if self.ends_at is None else f"{start} to {self.ends_at.strftime('%H:%M')}"

    def standing(self, today: date) -> str:
        """Whether it is planned, took place, is off, or nobody has said."""
        if self.status is MeetingStatus.PLANNED and self.held_on < today:
            return "Nobody has said whether it took place"
        return self.status.label


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body as the list shows it, with its next meeting."""

    id: int
    slug: str
    name: str
    kind: BodyKind
    is_executive_board: bool
    is_public: bool
    cadence_days: int | None
    cadence_text: str
    purpose: str
    reports_to_id: int | None
    reports_to: str | None
    reports_to_slug: str | None
    document: str
    version: int
    workstream_id: int | None
    workstream: str | None
    workstream_slug: str | None
    ends_on: date | None
    ended_on: date | None
    came_of_it: str
    next_id: int | None
    next_on: date | None

    def has_ended(self, today: date) -> bool:
        """Whether its work is over."""
        return self.ended_on is not None and self.ended_on <= today


def meetings_to_come(
    viewer: SignedIn, *, today: date, body_id: int | None = None
) -> list[MeetingRow]:
    """The planned meetings from today on, soonest first."""
    statement = _meetings(viewer, today, body_id).where(still_to_come(today))
    return _rows(statement.order_by(Meeting.held_on, Meeting.id).limit(MOST_TO_COME))


def past_meetings(
    viewer: SignedIn, *, today: date, page: int, body_id: int | None = None
) -> tuple[list[MeetingRow], int]:
    """A page of the meetings that are over or off, latest first, and how many there are."""
    statement = _meetings(viewer, today, body_id).where(~still_to_come(today))
    total = db.session.scalar(statement.with_only_columns(func.count(Meeting.id))) or 0
    ordered = statement.order_by(Meeting.held_on.desc(), Meeting.id.desc())
    return _rows(ordered.limit(PAGE).offset((page - 1) * PAGE)), total


def meetings_where(viewer: SignedIn, *where: ColumnElement[bool], today: date) -> list[MeetingRow]:
    """The meetings that fit and that the viewer may know of, by their days; cancelled ones too."""
    statement = _meetings(viewer, today, None).where(*where)
    return _rows(statement.order_by(Meeting.held_on, Meeting.id))


def meetings_between(viewer: SignedIn, first: date, last: date, *, today: date) -> list[MeetingRow]:
    """The meetings from a day to a day that are not off, soonest first."""
    statement = _meetings(viewer, today, None).where(
        Meeting.held_on.between(first, last), Meeting.status != MeetingStatus.CANCELLED
    )
    return _rows(statement.order_by(Meeting.held_on, Meeting.id))


def meeting_row(meeting_id: int, viewer: SignedIn, *, today: date) -> MeetingRow | None:
    """One meeting that the viewer may know of."""
    found = _rows(_meetings(viewer, today, None).where(Meeting.id == meeting_id))
    return found[0] if found else None


def bodies(viewer: SignedIn, *, today: date, slug: str | None = None) -> list[BodyRow]:
    """Every body that the viewer may know of, or one: the executive board first, then by name."""
    soonest = (
        select(Meeting.id)
        .where(Meeting.body_id == Body.id, still_to_come(today))
        .order_by(Meeting.held_on, Meeting.id)
        .limit(1)
        .correlate(Body)
        .scalar_subquery()
    )
    above_shows = true() if reads_board(viewer) else Above.is_public
    rows: Iterable[Any] = db.session.execute(
        select(
            Body.id,
            Body.slug,
            Body.name,
            Body.kind,
            Body.is_executive_board,
            Body.is_public,
            Body.cadence_days,
            Body.cadence_text,
            Body.purpose,
            Above.id,
            Above.name,
            Above.slug,
            Body.document,
            Body.version,
            Body.workstream_id,
            Workstream.name,
            Workstream.slug,
            Body.ends_on,
            Body.ended_on,
            Body.came_of_it,
            Meeting.id,
            Meeting.held_on,
        )
        .outerjoin(Above, and_(Body.reports_to_id == Above.id, above_shows))
        .outerjoin(Workstream, Workstream.id == Body.workstream_id)
        .outerjoin(Meeting, Meeting.id == soonest)
        .where(policy.visible_to(viewer, today=today), *([Body.slug == slug] if slug else []))
        .order_by(Body.is_executive_board.desc(), Body.name, Body.id)
    )
    return [BodyRow(*row) for row in rows]


def board_alarm(today: date) -> str | None:
    """What is wrong with the rhythm of the Executive Board from the last one on, if anything."""
    last = last_board(today)
    coming = [each.held_on for each in boards_between(today, _FAR)]
    days = [last.held_on if last else None, *coming]
    pairs: Sequence[tuple[date | None, date | None]] = list(zip(days, [*coming, None], strict=True))
    alarms = (rules.cadence_alarm(last_on=a, next_on=b) for a, b in pairs[: max(len(coming), 1)])
    return next((alarm for alarm in alarms if alarm), None)


def _meetings(viewer: SignedIn, today: date, body_id: int | None) -> Select[*tuple[Any, ...]]:
    statement: Select[*tuple[Any, ...]] = (
        select(
            Meeting.id,
            Meeting.held_on,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.place_held,
            Meeting.status,
            Meeting.note,
            Meeting.made_up,
            Meeting.document,
            Meeting.demonstration,
            Meeting.version,
            Meeting.changed_at,
            Meeting.agenda_out_at,
            Meeting.key_messages,
            Meeting.body_id,
            Body.slug.label("body_slug"),
            Body.name.label("body_name"),
            Body.is_public.label("body_is_public"),
            Body.is_executive_board.label("is_board"),
        )
        .join(Body, Meeting.body_id == Body.id)
        .where(policy.visible_to(viewer, today=today))
    )
    return statement if body_id is None else statement.where(Meeting.body_id == body_id)


def _rows(statement: Select[*tuple[Any, ...]]) -> list[MeetingRow]:
    found = []
    for row in db.session.execute(statement):
        values = dict(row._mapping)
        values["made_up"] = frozenset(filter(None, values["made_up"].split(";")))
        found.append(MeetingRow(**values))
    return found
