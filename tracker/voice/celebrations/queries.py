"""Reads of good news: what is published, by pledge and year, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.plan.queries import live_plans
from tracker.voice.celebrations import rules
from tracker.voice.celebrations.models import Celebration

PAGE = 20
MOST = 500
PUBLISHED = Celebration.published_at.is_not(None)


@dataclass(frozen=True, slots=True)
class News:
    """Good news as pages show it."""

    id: int
    version: int
    text: str
    month: date
    is_published: bool
    proposed_by_id: int | None
    pledge_id: int
    pledge_number: int
    pledge_name: str
    plan_slug: str
    document: str
    place: str
    demonstration: bool

    @property
    def source(self) -> str:
        """The paper that says so, and where in it."""
        return f"{self.document}, {self.place}" if self.document else ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What can be chosen from: pledges by id, and years, of the news that is there."""

    pledges: list[tuple[int, str]]
    years: list[int]


def may_publish(viewer: SignedIn) -> bool:
    """Whether this person lets everybody read it."""
    return Permission.CELEBRATION_PUBLISH in permissions_of(viewer.roles)


def news(*, pledge_id: int | None, year: int | None, page: int) -> tuple[list[News], int]:
    """A page of good news, the latest first, and how much there is."""
    where = [PUBLISHED, Plan.status == PlanStatus.ADOPTED]
    if pledge_id is not None:
        where.append(Celebration.pledge_id == pledge_id)
    if year is not None:
        where.append(_in(year))
    total = db.session.scalar(_joined(func.count(Celebration.id)).where(*where)) or 0
    latest = _rows().where(*where).order_by(Celebration.month.desc(), Celebration.id.desc())
    return _read(latest.limit(PAGE).offset((page - 1) * PAGE)), total


def latest(limit: int) -> list[News]:
    """The newest good news, for somebody's home; one statement."""
    where = (PUBLISHED, Plan.status == PlanStatus.ADOPTED)
    rows = _rows().where(*where).order_by(Celebration.month.desc(), Celebration.id.desc())
    return _read(rows.limit(limit))


def of_pledge(pledge_id: int, limit: int) -> list[News]:
    """The newest good news under a pledge; one statement."""
    rows = _rows().where(PUBLISHED, Celebration.pledge_id == pledge_id)
    return _read(rows.order_by(Celebration.month.desc(), Celebration.id.desc()).limit(limit))


def for_year(plan: str, year: int) -> list[News]:
    """What a plan's annual report tells: April of `year` to March, by pledge and month."""
    rows = _rows().where(PUBLISHED, Plan.status == PlanStatus.ADOPTED, Plan.slug == plan, _in(year))
    return _read(rows.order_by(Pledge.number, Celebration.month, Celebration.id).limit(MOST))


def waiting_for(viewer: SignedIn) -> list[News]:
    """What is not published: all of it for who publishes, one's own for who proposed it."""
    mine = Celebration.proposed_by_id == viewer.id
    where = [Celebration.published_at.is_(None), or_(mine, _all_of_it(viewer))]
    return _read(_rows().where(*where).order_by(Celebration.id).limit(MOST))


def how_many_wait() -> int:
    """How much good news waits to be read and published."""
    return (
        db.session.scalar(
            select(func.count(Celebration.id)).where(Celebration.published_at.is_(None))
        )
        or 0
    )


def shelf() -> Shelf:
    """The pledges and years of which there is news; one statement."""
    found = db.session.execute(
        _joined(Pledge.id, Pledge.number, Pledge.name, Plan.name.label("plan"), Celebration.month)
        .where(PUBLISHED, Plan.status == PlanStatus.ADOPTED)
        .group_by(Pledge.id, Pledge.number, Pledge.name, Plan.name, Celebration.month, Plan.id)
        .order_by(Plan.id.desc(), Pledge.number)
    ).all()
    pledges = {row.id: f"{row.number}. {row.name}" for row in found}
    years = sorted({rules.year_of(row.month) for row in found}, reverse=True)
    return Shelf(list(pledges.items()), years)


def pledge_choices() -> list[tuple[str, str]]:
    """The pledges of the plans that are live, for a form."""
    plans: Sequence[Plan] = live_plans(clock.today())
    return [(str(p.id), f"{p.number}. {p.name}") for plan in plans for p in plan.pledges]


def get(celebration_id: int, viewer: SignedIn) -> Celebration:
    """Good news for a deed, held until it is done; NotFound where it is not theirs to touch.

    Who publishes touches all of it, who proposed it their own until it is published.
    """
    statement = select(Celebration).where(Celebration.id == celebration_id)
    found = db.session.scalar(statement.with_for_update() if is_writing() else statement)
    is_own = found is not None and found.proposed_by_id == viewer.id
    if found is None or not (may_publish(viewer) or (is_own and found.published_at is None)):
        raise NotFound
    return found


def _all_of_it(viewer: SignedIn) -> ColumnElement[bool]:
    return Celebration.id.is_not(None) if may_publish(viewer) else false()


def _in(year: int) -> ColumnElement[bool]:
    first, after = rules.months_of(year)
    return and_(Celebration.month >= first, Celebration.month < after)


def _joined(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(Celebration)
        .join(Pledge, Pledge.id == Celebration.pledge_id)
        .join(Plan, Plan.id == Pledge.plan_id)
    )


def _rows() -> Select[Any]:
    return _joined(
        Celebration.id,
        Celebration.version,
        Celebration.text,
        Celebration.month,
        PUBLISHED,
        Celebration.proposed_by_id,
        Pledge.id,
        Pledge.number,
        Pledge.name,
        Plan.slug,
        Celebration.document,
        Celebration.place,
        Celebration.demonstration,
    )


def _read(statement: Select[Any]) -> list[News]:
    return [News(*row) for row in db.session.execute(statement)]
