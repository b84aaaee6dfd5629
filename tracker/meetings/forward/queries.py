"""Reads for the year ahead: meetings, what comes round, what is due, what is promised."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, func, or_, select

from tracker.actions import policy as action_policy
from tracker.actions.models import Action
from tracker.actions.tally import in_plans
from tracker.core.database import db
from tracker.meetings import listing, policy
from tracker.meetings.diary.models import YearlyItem, YearlyMade
from tracker.meetings.forward import rules
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Body
from tracker.meetings.moment import moment_on
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream


@dataclass(frozen=True, slots=True)
class ItemRow:
    """Something that comes round every year, as pages show it."""

    id: int
    name: str
    month: int
    day: int | None
    what: str
    lead_post_id: int | None
    lead: str | None
    workstream_id: int | None
    workstream: str | None
    body_id: int | None
    body: str | None
    makes_ahead: int
    ended_on: date | None
    document: str
    place: str
    demonstration: bool
    version: int

    @property
    def when(self) -> str:
        """5 February, or November."""
        return rules.when_words(self.month, self.day)

    def falls_on(self, year: int) -> date:
        """When it begins in a year."""
        return rules.begins_on(self.month, self.day, year)

    def makes_on(self, year: int) -> date:
        """When its action for a year is made."""
        return rules.makes_on(self.month, self.day, self.makes_ahead, year)

    def has_ended(self, day: date) -> bool:
        """Whether it no longer comes round by a day."""
        return self.ended_on is not None and self.ended_on < day


@dataclass(frozen=True, slots=True)
class Round:
    """An item in one year: its action, or the day on which that is made."""

    item: ItemRow
    year: int
    is_made: bool
    action_id: int | None
    action_ref: str | None

    @property
    def makes_on(self) -> date:
        """When its action is made."""
        return self.item.makes_on(self.year)


@dataclass
class Month:
    """A month of the plan."""

    first: date
    meetings: list[MeetingRow] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    due: int = 0

    @property
    def words(self) -> str:
        """November 2025."""
        return rules.month_words(self.first)

    @property
    def is_empty(self) -> bool:
        """Whether nothing falls in it."""
        return not (self.meetings or self.rounds or self.due)


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months, with how many actions are due at each meeting."""

    months: list[Month]
    promised: dict[int, int]

    @property
    def meetings(self) -> int:
        """How many meetings fall in it."""
        return sum(len(month.meetings) for month in self.months)

    @property
    def rounds(self) -> int:
        """How many things that come round every year."""
        return sum(len(month.rounds) for month in self.months)


def year_from(first: date, *, viewer: SignedIn, today: date) -> Year:
    """Twelve months from a first day on, in a number of statements that does not grow."""
    last = rules.shifted(first, 12) - timedelta(days=1)
    months = {each: Month(each) for each in rules.twelve_months(first)}
    found = listing.meetings_between(viewer, first, last, today=today)
    for meeting in found:
        months[meeting.held_on.replace(day=1)].meetings.append(meeting)
    _add_rounds(months, viewer, today)
    for due_on, number in _due(first, last, viewer).items():
        months[due_on.replace(day=1)].due += number
    return Year(list(months.values()), _promised([each.id for each in found], viewer))


def items(viewer: SignedIn, *, today: date) -> list[ItemRow]:
    """Everything that comes round and that the viewer may know of, by its place in the year."""
    return _items(viewer, today, [])


def item(item_id: int, viewer: SignedIn, *, today: date) -> ItemRow | None:
    """One of them."""
    return next(iter(_items(viewer, today, [YearlyItem.id == item_id])), None)


def item_to_change(item_id: int) -> YearlyItem:
    """An item held for a deed until the transaction ends."""
    found = select(YearlyItem).where(YearlyItem.id == item_id)
    return db.session.scalars(found.with_for_update()).one()


def _items(viewer: SignedIn, today: date, where: list[Any]) -> list[ItemRow]:
    rows: Iterable[Any] = db.session.execute(
        select(
            YearlyItem.id,
            YearlyItem.name,
            YearlyItem.month,
            YearlyItem.day,
            YearlyItem.what,
            YearlyItem.lead_post_id,
            Post.name,
            YearlyItem.workstream_id,
            Workstream.name,
            YearlyItem.body_id,
            Body.name,
            YearlyItem.makes_ahead,
            YearlyItem.ended_on,
            YearlyItem.document,
            YearlyItem.place,
            YearlyItem.demonstration,
            YearlyItem.version,
        )
        .outerjoin(Post, Post.id == YearlyItem.lead_post_id)
        .outerjoin(Workstream, Workstream.id == YearlyItem.workstream_id)
        .outerjoin(Body, Body.id == YearlyItem.body_id)
        .where(or_(YearlyItem.body_id.is_(None), policy.visible_to(viewer, today=today)), *where)
        .order_by(YearlyItem.month, YearlyItem.day, YearlyItem.name, YearlyItem.id)
    )
    return [ItemRow(*row) for row in rows]


def _add_rounds(months: dict[date, Month], viewer: SignedIn, today: date) -> None:
    made = _made(viewer)
    for each in items(viewer, today=today):
        for first, month in months.items():
            if first.month != each.month or each.has_ended(each.falls_on(first.year)):
                continue
            is_made = (each.id, first.year) in made
            action = made.get((each.id, first.year)) or (None, None)
            month.rounds.append(Round(each, first.year, is_made, *action))


def _made(viewer: SignedIn) -> dict[tuple[int, int], tuple[int | None, str | None]]:
    """The actions that were made, named only where the viewer may see them."""
    rows = db.session.execute(
        select(YearlyMade.item_id, YearlyMade.year, Action.id, Action.ref).outerjoin(
            Action,
            and_(Action.id == YearlyMade.action_id, action_policy.visible_to(viewer)),
        )
    )
    return {(row.item_id, row.year): (row.id, row.ref) for row in rows}


def _due(first: date, last: date, viewer: SignedIn) -> Counter[date]:
    rows = db.session.execute(
        select(Action.due_on, func.count(Action.id))
        .join(Plan, Plan.id == Action.plan_id)
        .where(
            Action.due_on.between(first, last),
            Action.outcome.is_(None),
            in_plans(moment_on(), None),
            action_policy.visible_to(viewer),
        )
        .group_by(Action.due_on)
    )
    return Counter({due_on: number for due_on, number in rows if due_on is not None})


def _promised(meeting_ids: list[int], viewer: SignedIn) -> dict[int, int]:
    """How many open actions are due at each meeting, of those that the viewer may see."""
    rows = db.session.execute(
        select(Action.due_meeting_id, func.count(Action.id))
        .where(
            Action.due_meeting_id.in_(meeting_ids),
            Action.outcome.is_(None),
            action_policy.visible_to(viewer),
        )
        .group_by(Action.due_meeting_id)
    )
    return {meeting_id: number for meeting_id, number in rows if meeting_id is not None}
