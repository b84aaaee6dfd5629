"""The register of promises: every meeting's, what became of them, and when it was told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.actions.rules import ENDED_WELL
from tracker.core.database import db
from tracker.core.dates import describe_due
from tracker.meetings import policy
from tracker.meetings.models import Body, Meeting
from tracker.meetings.moment import moment_on
from tracker.meetings.promises.queries import Promise, promises
from tracker.meetings.promises.rules import Kept
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan

PAGE = 10
WHOLE = 10_000
COLUMNS = (
    "Meeting", "Body", "Ref", "Promise", "Who", "First date", "Date now", "Moved",
    "What became of it", "In words", "Stands at", "Last said", "Reported back",
)  # fmt: skip
Named = aliased(Meeting, name="named")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the register is filtered by."""

    kept: Kept | None = None
    body_slug: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the register, and how many promises became what."""

    rows: list[Promise]
    counts: dict[Kept, int]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE)


def register(asked: Asked, viewer: SignedIn) -> Register:
    """The promises that the viewer may see, the latest meeting's first."""
    moment = moment_on()
    own = _promised(viewer, asked.body_slug, moment.day)
    counts = _counts(own, viewer, moment.day)
    wanted = [*own] + ([_is(asked.kept, moment.day)] if asked.kept else [])
    total = counts[asked.kept] if asked.kept else sum(counts.values())
    page = min(max(asked.page, 1), max(-(-total // PAGE), 1))
    rows = promises(
        moment,
        viewer,
        where=wanted,
        order_by=_order(),
        limit=PAGE,
        offset=(page - 1) * PAGE,
    )
    return Register(rows, counts, total, page)


def whole(asked: Asked, viewer: SignedIn) -> Iterator[tuple[object, ...]]:
    """The register as the rows of a file."""
    moment = moment_on()
    wanted = _promised(viewer, asked.body_slug, moment.day)
    wanted += [_is(asked.kept, moment.day)] if asked.kept else []
    for each in promises(moment, viewer, where=wanted, order_by=_order(), limit=WHOLE):
        yield _cells(each)


def _cells(each: Promise) -> tuple[object, ...]:
    row, at = each.row, each.made_at or each.due_at
    return (
        at.held_on.isoformat() if at else "",
        at.body_name if at else "",
        row.ref,
        row.text,
        row.who,
        describe_due(row.original_due_on, row.original_due_precision),
        describe_due(row.due_on, row.due_precision),
        row.moves,
        each.kept.label,
        each.words,
        row.state.label,
        row.progress,
        "; ".join(f"{told.meeting.held_on.isoformat()}: {told.what}" for told in each.reports),
    )


def bodies_with_promises(viewer: SignedIn, today: date) -> list[tuple[str, str]]:
    """The bodies by which the register can be filtered: those with a promise to see."""
    ids = select(_meeting_id()).join(Plan, Plan.id == Action.plan_id)
    ids = ids.where(visible_to(viewer), _meeting_id().is_not(None)).correlate(None)
    rows = db.session.execute(
        select(Body.slug, Body.name)
        .join(Meeting, Meeting.body_id == Body.id)
        .where(Meeting.id.in_(ids), policy.visible_to(viewer, today=today))
        .group_by(Body.slug, Body.name)
        .order_by(Body.name)
    )
    return [(row.slug, row.name) for row in rows]


def _meeting_id() -> ColumnElement[int]:
    """The meeting of a promise: where it arose, else where it is due."""
    return func.coalesce(Action.arising_meeting_id, Action.due_meeting_id)


def _promised(viewer: SignedIn, body_slug: str, today: date) -> list[ColumnElement[bool]]:
    """Actions of a meeting that the viewer may know of."""
    known = (
        select(Meeting.id)
        .join(Body, Meeting.body_id == Body.id)
        .where(
            policy.visible_to(viewer, today=today), Body.slug == body_slug if body_slug else true()
        )
        .correlate(None)
    )
    return [
        or_(
            Action.arising_meeting_id.in_(known),
            and_(Action.arising_meeting_id.is_(None), Action.due_meeting_id.in_(known)),
        )
    ]


def _order() -> list[object]:
    held_on = select(Named.held_on).where(Named.id == _meeting_id()).scalar_subquery()
    return [held_on.desc(), _meeting_id().desc(), Action.original_due_on.nulls_last()]


def _is(kept: Kept, today: date) -> ColumnElement[bool]:
    """`rules.became` as a WHERE clause."""
    is_done = func.coalesce(Action.outcome.in_(sorted(ENDED_WELL)), False)
    came_late = func.coalesce(Action.closed_on > Action.original_due_on, False)
    has_passed = func.coalesce(Action.original_due_on < today, False)
    is_open = Action.outcome.is_(None)
    return {
        Kept.KEPT: and_(is_done, ~came_late),
        Kept.LATE: or_(and_(is_done, came_late), and_(is_open, has_passed)),
        Kept.OPEN: and_(is_open, ~has_passed),
        Kept.STOPPED: and_(~is_open, ~is_done),
    }[kept]


def _counts(where: list[ColumnElement[bool]], viewer: SignedIn, today: date) -> dict[Kept, int]:
    row = db.session.execute(
        select(*(func.sum(case((_is(kept, today), 1), else_=0)) for kept in Kept))
        .select_from(Action)
        .join(Plan, Plan.id == Action.plan_id)
        .where(visible_to(viewer), *where)
    ).one()
    return {kept: int(number or 0) for kept, number in zip(Kept, row, strict=True)}
