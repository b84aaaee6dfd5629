"""Reads of occasions at which young people were asked, and of their points."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from tracker.actions import policy as actions
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.voice import listing, policy
from tracker.voice.debts import Last, is_waiting, last_answer
from tracker.voice.models import Comment
from tracker.voice.reach import rules
from tracker.voice.reach.enums import SourceKind
from tracker.voice.reach.models import Source
from tracker.voice.rows import CommentRow
from tracker.workstreams.queries import workstream_choices

PAGE = 20
TITLE = 90


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An occasion, and how many of its points this reader can read, are answered, still wait."""

    id: int
    kind: SourceKind
    name: str
    about: str
    from_on: date
    until_on: date
    people: int | None
    document: str
    place: str
    demonstration: bool
    points: int
    answered: int
    waiting: int

    @property
    def when(self) -> str:
        """When it was, as exactly as it is known."""
        return rules.when(self.from_on, self.until_on)

    @property
    def took_part(self) -> str:
        """How many took part, as far as that may be told."""
        return rules.took_part(self.people)


def sources(viewer: SignedIn, *, kind: SourceKind | None, page: int) -> tuple[list[SourceRow], int]:
    """A page of occasions, the latest first, and how many there are; two statements."""
    where = [Source.kind == kind] if kind else []
    total = db.session.scalar(select(func.count(Source.id)).where(*where)) or 0
    latest = _rows(viewer).where(*where).order_by(Source.until_on.desc(), Source.id.desc())
    return _read(latest.limit(PAGE).offset((page - 1) * PAGE)), total


def source(source_id: int, viewer: SignedIn) -> SourceRow:
    """One occasion; NotFound if there is none."""
    found = _read(_rows(viewer).where(Source.id == source_id))
    if not found:
        raise NotFound
    return found[0]


def points(source_id: int, viewer: SignedIn, page: int) -> list[CommentRow]:
    """A page of what was said there and this person can read, in the order of writing it down.

    None of it is told as their own, though they may have written it down.
    """
    found = listing.comments(
        viewer,
        where=[Comment.source_id == source_id, policy.readable_by(viewer)],
        order_by=[Comment.posted_at, Comment.id],
        limit=PAGE,
        offset=(page - 1) * PAGE,
    )
    return [replace(row, is_own=False) for row in found]


def to_change(source_id: int) -> Source:
    """An occasion for a deed, held until it is done; NotFound if there is none."""
    statement = select(Source).where(Source.id == source_id)
    found = db.session.scalar(statement.with_for_update() if is_writing() else statement)
    if found is None:
        raise NotFound
    return found


def things(viewer: SignedIn) -> list[tuple[str, str]]:
    """What a point may be about: nothing, a workstream, a promise, an action that is not done."""
    today = clock.today()
    live: list[ColumnElement[bool]] = [
        Plan.status == PlanStatus.ADOPTED, Plan.starts_on <= today, Plan.ends_on >= today
    ]  # fmt: skip
    pledges = db.session.execute(
        select(Pledge.id, Pledge.number, Pledge.name).join(Plan).where(*live).order_by(Pledge.id)
    )
    open_ones = db.session.execute(
        select(Action.id, Action.ref, Action.text)
        .join(Plan, Plan.id == Action.plan_id)
        .where(*live, actions.visible_to(viewer), Action.closed_on.is_(None))
        .order_by(Action.ref_order, Action.id)
    )
    return [
        ("", "Nothing of these: the board secretary answers"),
        *((f"workstream-{key}", name) for key, name in workstream_choices(today)),
        *((f"pledge-{row.id}", _short(f"Promise {row.number}. {row.name}")) for row in pledges),
        *((f"action-{row.id}", _short(f"{row.ref} {row.text}")) for row in open_ones),
    ]


def _short(text: str) -> str:
    return text if len(text) <= TITLE else f"{text[:TITLE].rstrip()}…"


def _rows(viewer: SignedIn) -> Select[Any]:
    waits = func.count(Comment.id).filter(is_waiting(clock.today()))
    counted = (
        select(
            Comment.source_id,
            func.count(Comment.id).label("points"),
            func.count(Last.id).label("answered"),
            waits.label("waiting"),
        )
        .outerjoin(Action, Action.id == Comment.action_id)
        .outerjoin(Last, last_answer())
        .where(Comment.source_id.is_not(None), policy.readable_by(viewer))
        .group_by(Comment.source_id)
        .subquery()
    )
    statement: Select[Any] = select(  # type: ignore[assignment]  # its columns are SourceRow's
        Source.id,
        Source.kind,
        Source.name,
        Source.about,
        Source.from_on,
        Source.until_on,
        Source.took_part,
        Source.document,
        Source.place,
        Source.demonstration,
        func.coalesce(counted.c.points, 0),
        func.coalesce(counted.c.answered, 0),
        func.coalesce(counted.c.waiting, 0),
    ).outerjoin(counted, counted.c.source_id == Source.id)
    return statement


def _read(statement: Select[Any]) -> list[SourceRow]:
    return [SourceRow(*row) for row in db.session.execute(statement)]
