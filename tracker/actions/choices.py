"""What actions can be filtered by and put under: plans, workstreams, pledges and posts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    String,
    Text,
    cast,
    literal,
    select,
    union_all,
)

from tracker.actions import policy
from tracker.actions.models import Action
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.plan.policy import visible_to
from tracker.workstreams.models import Workstream


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that can be chosen: `under` is its plan or pledge; only plans have days."""

    id: int
    key: str
    name: str
    number: int = 0
    under: int | None = None
    first_on: date | None = None
    last_on: date | None = None
    is_draft: bool = False

    def is_live(self, day: date) -> bool:
        """Whether this plan is adopted and the day lies within it."""
        return (
            not self.is_draft
            and self.first_on is not None
            and self.last_on is not None
            and self.first_on <= day <= self.last_on
        )

    @property
    def numbered(self) -> str:
        """A pledge as it is called: its number, then its name."""
        return f"{self.number}. {self.name}"


@dataclass(frozen=True)
class Choices:
    """Everything that may be chosen, in reading order."""

    plans: Sequence[Choice] = field(default_factory=tuple)
    workstreams: Sequence[Choice] = field(default_factory=tuple)
    pledges: Sequence[Choice] = field(default_factory=tuple)
    commitments: Sequence[Choice] = field(default_factory=tuple)
    posts: Sequence[Choice] = field(default_factory=tuple)

    def live(self, day: date) -> list[Choice]:
        """The plans that are live on a day."""
        return [plan for plan in self.plans if plan.is_live(day)]


def choices(viewer: SignedIn, *, for_form: bool = False) -> Choices:
    """All choices in one query: for a filter the posts that lead something seen, for a form all."""
    found: dict[str, list[Choice]] = {}
    for kind, *values in db.session.execute(_statement(viewer, for_form)):
        found.setdefault(kind, []).append(Choice(*values))
    return Choices(
        plans=sorted(found.get("plan", ()), key=lambda c: (c.first_on, c.id), reverse=True),
        workstreams=sorted(found.get("workstream", ()), key=lambda c: (c.number, c.name)),
        pledges=sorted(found.get("pledge", ()), key=lambda c: (c.under or 0, c.number)),
        commitments=sorted(found.get("commitment", ()), key=lambda c: (c.under or 0, c.number)),
        posts=sorted(found.get("post", ()), key=lambda c: (c.name.casefold(), c.id)),
    )


@lru_cache(maxsize=256)
def _statement(viewer: SignedIn, for_form: bool) -> CompoundSelect[Any]:
    return union_all(*_sources(viewer, for_form))


def _sources(viewer: SignedIn, for_form: bool) -> Iterator[Any]:
    days = {"first_on": Plan.starts_on, "last_on": Plan.ends_on}
    plans = _rows(Plan, Plan.name, **days, is_draft=Plan.status == PlanStatus.DRAFT)
    yield plans.where(visible_to(viewer))
    yield _rows(Workstream, Workstream.name, number=Workstream.position)
    yield _rows(Pledge, Pledge.name, number=Pledge.number, under=Pledge.plan_id)
    posts = _rows(Post, Post.name)
    if for_form:
        yield posts
        yield _rows(
            Commitment, Commitment.text, number=Commitment.position, under=Commitment.pledge_id
        )
    else:
        led = select(Action.id).where(Action.accountable_post_id == Post.id)
        yield posts.where(led.where(policy.visible_to(viewer)).exists())


def _rows(
    model: Any,
    name: Any,
    *,
    number: Any = 0,
    under: Any = None,
    first_on: Any = None,
    last_on: Any = None,
    is_draft: Any = False,
) -> Any:
    """Rows of one kind, all of the same columns: those of `Choice` in their order."""
    return select(
        literal(model.__tablename__),
        model.id,
        cast(getattr(model, "slug", ""), String),
        cast(name, Text),
        cast(number, Integer),
        cast(under, Integer),
        cast(first_on, Date) if first_on is None else first_on,
        cast(last_on, Date) if last_on is None else last_on,
        literal(False) if is_draft is False else is_draft,
    )
