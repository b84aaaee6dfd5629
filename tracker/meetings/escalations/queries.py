"""Reads of escalations: the list, one with its steps, themes by quarter, what the board has."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, or_, select
from sqlalchemy.orm import aliased

from tracker.access.roles import Role
from tracker.actions import policy as action_policy
from tracker.actions.models import Action
from tracker.core.database import db
from tracker.core.periods import Quarter, quarter_of
from tracker.core.visibility import Visibility
from tracker.meetings.escalations import policy, rules
from tracker.meetings.escalations.enums import (
    EscalationKind,
    EscalationState,
    Level,
    StepDeed,
    Theme,
)
from tracker.meetings.escalations.models import Escalation, EscalationStep
from tracker.people.identity import SignedIn
from tracker.people.models import Post, User
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream

PAGE = 20
_Team, _Manager = aliased(Post), aliased(Post)
_OPEN = Escalation.state == EscalationState.OPEN


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """An escalation as pages show it; its action only where the viewer may see that."""

    id: int
    kind: EscalationKind
    theme: Theme
    theme_other: str
    text: str
    visibility: Visibility
    raised_by_id: int
    raised_by: str
    raised_on: date
    workstream_id: int | None
    workstream: str | None
    workstream_slug: str | None
    action_id: int | None
    action_ref: str | None
    team_post_id: int
    team_post: str
    manager_post_id: int
    manager_post: str
    state: EscalationState
    level: Level
    answer_by: date | None
    moves_after: date | None
    version: int

    @property
    def name(self) -> str:
        """E12, as pages and letters call it."""
        return f"E{self.id}"

    @property
    def about(self) -> str:
        """Its theme in words."""
        return self.theme_other or self.theme.label

    @property
    def owner(self) -> str:
        """Who owes the answer at its level."""
        if self.level is Level.BOARD:
            return "The board"
        return self.team_post if self.level is Level.TEAM else self.manager_post

    def standing(self, today: date, closed: frozenset[date] = frozenset()) -> str:
        """Where it stands, in a few words."""
        if self.state is EscalationState.OPEN:
            return rules.left_words(self.answer_by, today=today, closed=closed)
        return self.state.label

    def is_late(self, today: date) -> bool:
        """Whether its answer was owed by now."""
        return self.answer_by is not None and self.answer_by < today


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step; `by` is None where the clock took it."""

    deed: StepDeed
    level: Level
    at: datetime
    by: str | None
    why: str


def listed(
    viewer: SignedIn,
    *,
    state: EscalationState | None = None,
    kind: EscalationKind | None = None,
    page: int = 1,
) -> tuple[list[EscalationRow], int]:
    """A page of what a viewer may see, and how many there are: open first, what the board has on
    top, then by the day of the answer; the rest latest first."""
    where = [policy.visible_to(viewer)]
    where += [Escalation.state == state] if state else []
    where += [Escalation.kind == kind] if kind else []
    total = db.session.scalar(select(func.count(Escalation.id)).where(*where)) or 0
    order = (_OPEN.desc(), case((_OPEN, Escalation.answer_by)).nulls_first(), Escalation.id.desc())
    return _rows(viewer, where, order, limit=PAGE, offset=(page - 1) * PAGE), total


def one(escalation_id: int, viewer: SignedIn) -> EscalationRow | None:
    """One that the viewer may see."""
    where = [policy.visible_to(viewer), Escalation.id == escalation_id]
    return next(iter(_rows(viewer, where, (Escalation.id,))), None)


def steps(escalation_id: int) -> list[StepRow]:
    """Its steps, latest first."""
    rows = db.session.execute(
        select(
            EscalationStep.deed,
            EscalationStep.level,
            EscalationStep.at,
            User.name,
            EscalationStep.why,
        )
        .outerjoin(User, User.id == EscalationStep.by_id)
        .where(EscalationStep.escalation_id == escalation_id)
        .order_by(EscalationStep.number.desc())
    )
    return [StepRow(*row) for row in rows]


def to_change(escalation_id: int) -> Escalation:
    """One held for a deed until the transaction ends, as it is now."""
    found = select(Escalation).where(Escalation.id == escalation_id).with_for_update()
    return db.session.scalars(found.execution_options(populate_existing=True)).one()


def good_practice(viewer: SignedIn, day: date) -> tuple[int, str]:
    """How many alerts the financial year of a day has, of those that one may see, and its name."""
    first, last, name = rules.financial_year(day)
    number = db.session.scalar(
        select(func.count(Escalation.id)).where(
            policy.visible_to(viewer),
            Escalation.kind == EscalationKind.GOOD_PRACTICE,
            Escalation.raised_on.between(first, last),
        )
    )
    return number or 0, name


def themes(
    viewer: SignedIn, quarters: list[Quarter]
) -> dict[Theme, dict[EscalationKind, Counter[Quarter]]]:
    """How many were raised of each theme and kind in some quarters, of those that one may see."""
    rows = db.session.execute(
        select(Escalation.theme, Escalation.kind, Escalation.raised_on, func.count(Escalation.id))
        .where(
            policy.visible_to(viewer),
            Escalation.raised_on.between(quarters[0].starts_on, quarters[-1].ends_on),
        )
        .group_by(Escalation.theme, Escalation.kind, Escalation.raised_on)
    )
    found: dict[Theme, dict[EscalationKind, Counter[Quarter]]] = {}
    for theme, kind, raised_on, number in rows:
        found.setdefault(theme, {}).setdefault(kind, Counter())[quarter_of(raised_on)] += number
    return {theme: found[theme] for theme in Theme if theme in found}


def waiting_for_board(viewer: SignedIn | None = None) -> int:
    """How many wait for the board's answer, of those that a viewer may see; without one, all."""
    seen = [policy.visible_to(viewer)] if viewer else []
    found = select(func.count(Escalation.id)).where(_OPEN, Escalation.level == Level.BOARD, *seen)
    return db.session.scalar(found) or 0


def owed_by(viewer: SignedIn) -> int:
    """How many wait for this person's answer: for a post of theirs, or as secretary the board's."""
    posts = sorted(viewer.post_ids)
    owned = or_(
        and_(Escalation.level == Level.TEAM, Escalation.team_post_id.in_(posts)),
        and_(Escalation.level == Level.MANAGER, Escalation.manager_post_id.in_(posts)),
        Escalation.level == Level.BOARD if viewer.has(Role.BOARD_SECRETARY) else false(),
    )
    found = select(func.count(Escalation.id)).where(_OPEN, owned, policy.visible_to(viewer))
    return db.session.scalar(found) or 0


def action_choices(viewer: SignedIn, day: date) -> list[tuple[str, str]]:
    """The open actions of live plans that a viewer may see, by their references."""
    rows = db.session.execute(
        select(Action.id, Action.ref, Action.text)
        .join(Plan, Plan.id == Action.plan_id)
        .where(
            Plan.status == PlanStatus.ADOPTED,
            Plan.starts_on <= day,
            Plan.ends_on >= day,
            Action.outcome.is_(None),
            action_policy.visible_to(viewer),
        )
        .order_by(Action.ref, Action.id)
    )
    return [(str(row.id), f"{row.ref} {row.text[:80]}") for row in rows]


def _rows(
    viewer: SignedIn,
    where: list[ColumnElement[bool]],
    order: Iterable[Any],
    *,
    limit: int | None = None,
    offset: int = 0,
) -> list[EscalationRow]:
    seen_action = and_(Action.id == Escalation.action_id, action_policy.visible_to(viewer))
    rows: Iterable[Any] = db.session.execute(
        select(
            Escalation.id,
            Escalation.kind,
            Escalation.theme,
            Escalation.theme_other,
            Escalation.text,
            Escalation.visibility,
            Escalation.raised_by_id,
            User.name,
            Escalation.raised_on,
            Escalation.workstream_id,
            Workstream.name,
            Workstream.slug,
            Action.id,
            Action.ref,
            Escalation.team_post_id,
            _Team.name,
            Escalation.manager_post_id,
            _Manager.name,
            Escalation.state,
            Escalation.level,
            Escalation.answer_by,
            Escalation.moves_after,
            Escalation.version,
        )
        .join(User, User.id == Escalation.raised_by_id)
        .join(_Team, _Team.id == Escalation.team_post_id)
        .join(_Manager, _Manager.id == Escalation.manager_post_id)
        .outerjoin(Workstream, Workstream.id == Escalation.workstream_id)
        .outerjoin(Action, seen_action)
        .where(*where)
        .order_by(*order)
        .limit(limit)
        .offset(offset)
    )
    return [EscalationRow(*row) for row in rows]
