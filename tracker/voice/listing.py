"""Comments read for pages, through the one rule of who may see what: two statements a list."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select

from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.database import db
from tracker.people.identity import SignedIn
from tracker.people.models import Post, User
from tracker.people.vacancy import is_vacant
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.voice import policy
from tracker.voice.about import items
from tracker.voice.debts import Last, last_answer
from tracker.voice.hearing import has_other_lead
from tracker.voice.media.queries import files_of, has_files
from tracker.voice.models import Answer, Comment
from tracker.voice.reach.models import Source
from tracker.voice.rows import CommentRow, row_of
from tracker.voice.work import with_work
from tracker.workstreams.models import Workstream


def comments(
    viewer: SignedIn,
    *,
    where: Sequence[ColumnElement[bool]] = (),
    order_by: Sequence[Any] = (),
    limit: int | None = None,
    offset: int = 0,
) -> list[CommentRow]:
    """The comments that the viewer may know of, newest first."""
    statement = _known(viewer, clock.today(), where, order_by)
    return _read(statement.limit(limit).offset(offset), viewer)


def on_action(viewer: SignedIn, action_id: int, *, limit: int) -> list[CommentRow]:
    """The same of one action: every page of an action asks it, so its statement is kept."""
    return _read(_on_action(viewer, clock.today(), limit), viewer, action=action_id)


@lru_cache(maxsize=256)
def _on_action(viewer: SignedIn, today: date, limit: int) -> Select[Any]:
    return _known(viewer, today, [Comment.action_id == bindparam("action")]).limit(limit)


def _known(
    viewer: SignedIn,
    today: date,
    where: Sequence[ColumnElement[bool]],
    order_by: Sequence[Any] = (),
) -> Select[Any]:
    known = _joined(today).where(policy.known_to(viewer), *where)
    return known.order_by(*(order_by or (Comment.posted_at.desc(),)), Comment.id.desc())


def _read(statement: Select[Any], viewer: SignedIn, **values: Any) -> list[CommentRow]:
    found = db.session.execute(statement, values).all()
    answers = _answers(row.id for row in found)
    files = files_of(row.id for row in found if row.has_files)
    item_of = items().read(row.item_id for row in found if row.item_id is not None)
    return [
        row_of(
            row,
            item_of.get(row.item_id),
            answers.get(row.id, ()),
            files.get(row.id, ()),
            viewer,
            clock.today(),
        )
        for row in found
    ]


def counts(
    viewer: SignedIn, *figures: Any, where: Sequence[ColumnElement[bool]] = ()
) -> Sequence[int]:
    """Figures about the same comments, in one statement."""
    statement = _joined(clock.today()).where(policy.known_to(viewer), *where)
    row = db.session.execute(statement.with_only_columns(*figures)).one()
    return [int(figure or 0) for figure in row]


def action_columns(today: date) -> tuple[Any, ...]:
    """What `about` needs of an action, its post, and the workstream whose chair answers."""
    return (
        Action.id.label("action_id"),
        Action.ref,
        Action.text.label("action_text"),
        Action.plain_summary.label("action_plain"),
        Action.visibility,
        Action.accountable_post_id,
        Action.is_in_draft,
        Workstream.id.label("owner_id"),
        Workstream.name.label("workstream_name"),
        Post.name.label("post_name"),
        Post.kind.label("post_kind"),
        is_vacant(today).label("post_is_vacant"),
    )


def pledge_columns() -> tuple[Any, ...]:
    """What `about` needs of a pledge and its plan."""
    return (
        Pledge.id.label("pledge_id"),
        Pledge.number.label("pledge_number"),
        Pledge.name.label("pledge_name"),
        Plan.slug.label("plan_slug"),
        (Plan.status == PlanStatus.DRAFT).label("pledge_is_in_draft"),
    )


@lru_cache(maxsize=4)
def _joined(today: date) -> Select[Any]:
    statement: Select[Any] = (
        select(  # type: ignore[assignment]  # its columns are named in CommentRow, not here
            Comment.id,
            Comment.version,
            Comment.author_id,
            Comment.shown_as,
            Comment.author_role,
            Comment.text,
            Comment.posted_at,
            Comment.answer_due_on,
            Comment.edited_at,
            Comment.withdrawn_at,
            Comment.removed_at,
            Comment.removed_reason,
            Comment.demonstration,
            User.name,
            User.known_as,
            policy.is_gone().label("is_gone"),
            policy.is_flagged().label("is_flagged"),
            policy.is_private().label("is_private"),
            has_files().label("has_files"),
            policy.is_watched().label("is_watched"),
            policy.was_flagged().label("was_flagged"),
            has_other_lead(today).label("has_other_lead"),
            Comment.is_held,
            Comment.is_for_others,
            Comment.group_name,
            Comment.item_id,
            Comment.source_id,
            Source.name.label("source_name"),
            *action_columns(today),
            *pledge_columns(),
        )
        .join(User, User.id == Comment.author_id)
        .outerjoin(Pledge, Pledge.id == Comment.pledge_id)
        .outerjoin(Plan, Plan.id == Pledge.plan_id)
        .outerjoin(Source, Source.id == Comment.source_id)
        .outerjoin(Last, last_answer())
    )
    return with_work(statement).outerjoin(Post, Post.id == Action.accountable_post_id)


def _answers(comment_ids: Iterable[int]) -> Mapping[int, Sequence[Answer]]:
    wanted = sorted(comment_ids)
    if not wanted:
        return {}
    told: dict[int, list[Answer]] = {}
    found = select(Answer).where(Answer.comment_id.in_(wanted)).order_by(Answer.number)
    for answer in db.session.scalars(found):
        told.setdefault(answer.comment_id, []).append(answer)
    return told
