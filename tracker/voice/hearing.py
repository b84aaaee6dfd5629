"""Which safeguarding leads a private word is for: never one whose own work it is about, unless
there is no other (reliability T1; decision 0033).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import PostHolding, RoleHeld, User
from tracker.people.vacancy import holds_on
from tracker.voice.models import Comment
from tracker.voice.work import STREAM
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat

_Lead = aliased(User)


@dataclass(frozen=True, slots=True)
class Leads:
    """The safeguarding leads who are here, by whether what is said is about their own work."""

    others: tuple[int, ...]
    involved: tuple[int, ...]

    @property
    def hear(self) -> tuple[int, ...]:
        """Whom a private word is for."""
        return self.others or self.involved

    @property
    def kept_out(self) -> tuple[int, ...]:
        """Who never learns of it."""
        return self.involved if self.others else ()

    @property
    def words(self) -> str:
        """Who reads it, for whoever is about to say it."""
        if self.kept_out:
            return "Then only a safeguarding lead reads it, and never one who answers for this."
        if self.involved:
            return (
                "Then the safeguarding lead reads it. That person may also answer for this. "
                "To tell somebody else, use the numbers below."
            )
        return "Then only the safeguarding lead reads it."


def leads(
    workstream_id: int | None, post_id: int | None, author_id: int, *, any_stream: bool = False
) -> Leads:
    """The leads for what this author says of work; `any_stream`: whose chair answers is open."""
    stream = true() if any_stream else Seat.workstream_id == workstream_id
    is_own = _is_own_work(stream, post_id, clock.today())
    found = db.session.execute(
        select(_Lead.id, is_own).where(_is_lead(), _Lead.id != author_id).order_by(_Lead.id)
    )
    return _leads([(lead, own) for lead, own in found])


def leads_for(comment_id: int) -> Leads:
    """The leads for a comment that was said."""
    return leads_of([comment_id])[comment_id]


def leads_of(comment_ids: Collection[int]) -> dict[int, Leads]:
    """The leads for each of the comments that were said; one statement."""
    is_own = _is_own_work(Seat.workstream_id == STREAM, Action.accountable_post_id, clock.today())
    found: dict[int, list[tuple[int, bool]]] = {each: [] for each in comment_ids}
    asked = (
        select(Comment.id, _Lead.id, is_own)
        .select_from(Comment)
        .outerjoin(Action, Action.id == Comment.action_id)
        .join(_Lead, and_(_is_lead(), _Lead.id != Comment.author_id))
        .where(Comment.id.in_(sorted(found)))
        .order_by(_Lead.id)
    )
    for comment_id, lead, own in db.session.execute(asked) if found else ():
        found[comment_id].append((lead, own))
    return {each: _leads(rows) for each, rows in found.items()}


@lru_cache(maxsize=8)
def has_other_lead(day: date) -> ColumnElement[bool]:
    """Whether another lead hears it, over comments outer-joined with their actions."""
    is_own = _is_own_work(Seat.workstream_id == STREAM, Action.accountable_post_id, day)
    other = exists().where(_is_lead(), _Lead.id != Comment.author_id, ~is_own)
    return other.correlate(Comment, Action)


def _leads(found: Sequence[tuple[int, bool]]) -> Leads:
    return Leads(
        others=tuple(lead for lead, own in found if not own),
        involved=tuple(lead for lead, own in found if own),
    )


def _is_lead() -> ColumnElement[bool]:
    is_held = exists().where(
        RoleHeld.user_id == _Lead.id,
        RoleHeld.role == Role.SAFEGUARDING_LEAD,
        RoleHeld.ended_at.is_(None),
    )
    return and_(_Lead.is_active, is_held.correlate(_Lead))


def _is_own_work(stream: ColumnElement[bool], post_id: Any, day: date) -> ColumnElement[bool]:
    """The same as `policy.is_own_work`, of a lead who is not signed in."""
    held = select(PostHolding.post_id).where(PostHolding.user_id == _Lead.id, holds_on(day))
    chairs = exists().where(
        Seat.kind == SeatKind.CHAIR,
        stream,
        or_(Seat.user_id == _Lead.id, Seat.post_id.in_(held.correlate(_Lead))),
        Seat.started_on <= day,
        or_(Seat.ended_on.is_(None), Seat.ended_on >= day),
    )
    answers = exists().where(
        PostHolding.user_id == _Lead.id, holds_on(day), PostHolding.post_id == post_id
    )
    return or_(chairs.correlate(_Lead, Comment, Action), answers.correlate(_Lead, Comment, Action))
