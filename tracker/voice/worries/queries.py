"""Comments that somebody is worried about: the safeguarding lead's list."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.runs import closed_days
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.voice import listing
from tracker.voice.models import Comment, CommentFlag, EarlierText
from tracker.voice.policy import is_watched
from tracker.voice.rows import CommentRow
from tracker.voice.worries.rules import look_by

LOOKED_AT = 20
_Seer = aliased(User)


@dataclass(frozen=True, slots=True)
class Worry:
    """A flag: who raised it and when, and what came of it."""

    by_name: str
    is_by_author: bool
    hides: bool
    flagged_at: datetime
    look_by: datetime
    seen_at: datetime | None
    seen_by: str
    is_late: bool
    released_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class WorryRow:
    """A comment with its worries, the newest last."""

    comment: CommentRow
    worries: tuple[Worry, ...]

    @property
    def is_open(self) -> bool:
        """Whether a safeguarding lead has still to say what came of one, be it hidden or not."""
        return any(each.released_at is None for each in self.worries)

    @property
    def is_seen(self) -> bool:
        """Whether a safeguarding lead is looking at all that waits here."""
        return all(each.seen_at or each.released_at for each in self.worries)


def open_worries(viewer: SignedIn) -> list[WorryRow]:
    """What waits for a safeguarding lead, the longest waiting first."""
    return _with_worries(
        listing.comments(viewer, where=[is_watched()], order_by=[Comment.posted_at])
    )


def looked_at(viewer: SignedIn) -> list[WorryRow]:
    """The latest that a safeguarding lead has looked at; their record is kept."""
    dealt_with = Comment.id.in_(
        select(CommentFlag.comment_id).where(CommentFlag.released_at.is_not(None))
    )
    where = [dealt_with, ~is_watched()]
    return _with_worries(listing.comments(viewer, where=where, limit=LOOKED_AT))


def worries_of(row: CommentRow) -> WorryRow:
    """One comment with its worries."""
    return _with_worries([row])[0]


def earlier_texts(row: CommentRow) -> list[tuple[EarlierText, bool]]:
    """What was said before it was changed, the first words first, and whether of an answer.

    Once there is an answer its comment cannot be changed, so later words were said of an answer.
    """
    answered_at = row.answers[0].answered_at if row.answers else None
    found = select(EarlierText).where(EarlierText.comment_id == row.id).order_by(EarlierText.id)
    return [
        (each, answered_at is not None and each.until_at > answered_at)
        for each in db.session.scalars(found)
    ]


def how_many_wait(viewer: SignedIn) -> int:
    """How many comments wait for a safeguarding lead; for nobody else any."""
    if not viewer.has(Role.SAFEGUARDING_LEAD):
        return 0
    return listing.counts(viewer, func.count(Comment.id), where=[is_watched()])[0]


def _with_worries(rows: list[CommentRow]) -> list[WorryRow]:
    told: dict[int, list[Worry]] = {row.id: [] for row in rows}
    now, closed = clock.now(), closed_days() if rows else frozenset()
    for found in db.session.execute(_flags(list(told))) if told else ():
        told[found.comment_id].append(
            Worry(
                by_name="" if found.is_by_author else found.name,
                is_by_author=found.is_by_author,
                hides=found.hides,
                flagged_at=found.flagged_at,
                look_by=look_by(found.flagged_at, closed),
                seen_at=found.seen_at,
                seen_by=found.seen_by or "",
                is_late=found.seen_at is None and now > look_by(found.flagged_at, closed),
                released_at=found.released_at,
                note=found.release_note,
            )
        )
    return [WorryRow(row, tuple(told[row.id])) for row in rows]


def _flags(comment_ids: list[int]) -> Select[Any]:
    statement: Select[Any] = (
        select(  # type: ignore[assignment]  # its columns are named in Worry, not here
            CommentFlag.comment_id,
            CommentFlag.flagged_at,
            CommentFlag.hides,
            CommentFlag.seen_at,
            CommentFlag.released_at,
            CommentFlag.release_note,
            User.name,
            _Seer.name.label("seen_by"),
            CommentFlag.is_private.label("is_by_author"),
        )
        .join(User, User.id == CommentFlag.by_id)
        .outerjoin(_Seer, _Seer.id == CommentFlag.seen_by_id)
        .join(Comment, Comment.id == CommentFlag.comment_id)
        .where(CommentFlag.comment_id.in_(comment_ids))
        .order_by(CommentFlag.id)
    )
    return statement
