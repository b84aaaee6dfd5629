"""Reads of comments: on an action's page, on a person's own, for deeds, and for letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select, true
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.intent import is_writing
from tracker.people.identity import SignedIn
from tracker.plan.models import Pledge
from tracker.voice import listing, policy
from tracker.voice.debts import is_late, is_unanswered, is_waiting, owed_on
from tracker.voice.enums import Show
from tracker.voice.models import Comment
from tracker.voice.rows import CommentRow
from tracker.voice.saying.box import Box, box_for, box_for_pledge
from tracker.voice.worries.queries import how_many_wait
from tracker.workstreams.models import Workstream

__all__ = ["how_many_wait"]

PAGE = 20
ON_PAGE = 20
OF_MINE = 3


@dataclass(frozen=True, slots=True)
class OnThing:
    """What the page of a thing shows of it: the newest comments, and the box to speak in."""

    comments: list[CommentRow]
    has_more: bool
    box: Box


@dataclass(frozen=True, slots=True)
class Scope:
    """How much there is on the page of what people said."""

    total: int
    waiting: int
    late: int


def on_action(action_id: int, viewer: SignedIn) -> OnThing:
    """An action's comments for its page; four statements at most."""
    box = box_for(action_id, viewer)
    return _on(box, listing.on_action(viewer, action_id, limit=ON_PAGE + 1))


def on_pledge(pledge_id: int, viewer: SignedIn) -> OnThing:
    """A pledge's comments for its page; four statements at most."""
    box = box_for_pledge(pledge_id, viewer)
    where = [Comment.pledge_id == pledge_id]
    return _on(box, listing.comments(viewer, where=where, limit=ON_PAGE + 1))


def _on(box: Box, found: list[CommentRow]) -> OnThing:
    return OnThing(found[:ON_PAGE], has_more=len(found) > ON_PAGE, box=box)


def my_comments(viewer: SignedIn, limit: int = OF_MINE) -> list[CommentRow]:
    """What this person said, newest first, each with its steps."""
    return listing.comments(viewer, where=[_is_mine(viewer)], limit=limit)


def answers_owed(viewer: SignedIn, limit: int | None = None) -> list[CommentRow]:
    """What waits for an answer that this person may give, the longest owed first."""
    where = [policy.answerable_by(viewer), is_waiting(clock.today())]
    if Permission.COMMENT_ANSWER not in permissions_of(viewer.roles):
        return []
    return listing.comments(viewer, where=where, order_by=[owed_on()], limit=limit)


def get_row(comment_id: int, viewer: SignedIn) -> CommentRow:
    """One comment as this person may see it; NotFound where they may not know of it."""
    found = listing.comments(viewer, where=[Comment.id == comment_id])
    if not found:
        raise NotFound
    return found[0]


def get_rows(comment_ids: Sequence[int], viewer: SignedIn) -> dict[int, CommentRow]:
    """Those of several comments that this person may know of, by their ids and in their order."""
    if not comment_ids:
        return {}
    rows = listing.comments(viewer, where=[Comment.id.in_(comment_ids)])
    found = {row.id: row for row in rows}
    return {key: found[key] for key in comment_ids if key in found}


def get_comment(comment_id: int, viewer: SignedIn) -> Comment:
    """The comment with all that a deed needs, held until the deed is done; NotFound as above."""
    statement = (
        select(Comment)
        .where(Comment.id == comment_id)
        .options(
            joinedload(Comment.action).joinedload(Action.workstream),
            joinedload(Comment.action).joinedload(Action.accountable_post),
            joinedload(Comment.pledge).joinedload(Pledge.plan),
            joinedload(Comment.workstream),
            joinedload(Comment.author),
            selectinload(Comment.flags),
            selectinload(Comment.answers),
        )
        .execution_options(populate_existing=True)
    )
    if is_writing():
        statement = statement.with_for_update(of=Comment)
    comment = db.session.scalar(statement)
    if comment is None or not policy.may_know(viewer, policy.facts_of(comment)):
        raise NotFound
    return comment


def said(
    viewer: SignedIn, show: Show, *, workstream: str, of: Sequence[ColumnElement[bool]], page: int
) -> tuple[list[CommentRow], int]:
    """A page of what people said, and how much fits in all."""
    where = [*_within(viewer, workstream, of), _shown(viewer, show)]
    (total,) = listing.counts(viewer, func.count(Comment.id), where=where)
    newest = Comment.posted_at.desc()
    owed_first = [owed_on().nulls_last(), newest]
    order_by = owed_first if show.is_about_debts or reads_all(viewer) else [newest]
    rows = listing.comments(
        viewer, where=where, order_by=order_by, limit=PAGE, offset=(page - 1) * PAGE
    )
    return rows, total


def scope(
    viewer: SignedIn, show: Show, *, workstream: str, of: Sequence[ColumnElement[bool]]
) -> Scope:
    """How many there are in the kind of list that the reader looks at, and how many wait."""
    own = [_shown(viewer, show)] if show in (Show.MINE, Show.TO_ANSWER) else []
    today = clock.today()
    figures = [
        func.count(Comment.id),
        *(func.sum(case((each, 1), else_=0)) for each in (is_waiting(today), is_late(today))),
    ]
    where = [*_within(viewer, workstream, of), *own]
    return Scope(*listing.counts(viewer, *figures, where=where))


def about_one(action_id: int | None, pledge_id: int | None) -> list[ColumnElement[bool]]:
    """Comments about one action or one pledge, as clauses; none where none is asked for."""
    asked = ((Comment.action_id, action_id), (Comment.pledge_id, pledge_id))
    return [column == id for column, id in asked if id is not None]


def reads_all(viewer: SignedIn) -> bool:
    """The participation lead looks after every comment: also where its words are gone."""
    return viewer.has(Role.PARTICIPATION_LEAD)


def workstream_choices() -> list[tuple[str, str]]:
    """Every workstream by its slug, for a filter."""
    found = select(Workstream.slug, Workstream.name).order_by(Workstream.position, Workstream.id)
    return [(slug, name) for slug, name in db.session.execute(found)]


def _within(
    viewer: SignedIn, workstream: str, of: Sequence[ColumnElement[bool]]
) -> Sequence[ColumnElement[bool]]:
    where = [true() if reads_all(viewer) else policy.readable_by(viewer)]
    if workstream:
        where.append(Workstream.slug == workstream)
    return [*where, *of]


def _shown(viewer: SignedIn, show: Show) -> ColumnElement[bool]:
    today: date = clock.today()
    return {
        Show.EVERYTHING: true(),
        Show.TO_READ: Comment.is_held & ~policy.is_gone(),
        Show.TO_ANSWER: and_(policy.answerable_by(viewer), is_waiting(today)),
        Show.WAITING: is_waiting(today),
        Show.LATE: is_late(today),
        Show.ANSWERED: and_(policy.stands(), ~is_unanswered()),
        Show.MINE: _is_mine(viewer),
    }[show]


def _is_mine(viewer: SignedIn) -> ColumnElement[bool]:
    """What this person said; not what they only wrote down of a survey or a visit."""
    return and_(Comment.author_id == viewer.id, Comment.source_id.is_(None))
