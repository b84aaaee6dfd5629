"""What is new for an ambassador: answers, their actions, and what the next meetings talk about."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import shorten
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from tracker.actions.action_row import ActionRow
from tracker.actions.enums import State
from tracker.actions.models import Action, ActionUpdate, Closure
from tracker.actions.queries import rows
from tracker.actions.standing import Moment
from tracker.actions.tally import in_plans
from tracker.core import clock
from tracker.core.dates import long_date
from tracker.meetings.listing import MeetingRow
from tracker.people.identity import SignedIn
from tracker.voice import listing
from tracker.voice.debts import Last
from tracker.voice.enums import CommentState
from tracker.voice.models import Comment, CommentFlag
from tracker.voice.rows import CommentRow

MOST = 100
STORY = "story"
MOST_OF_WORDS = 60


@dataclass(frozen=True)
class New:
    """One thing: `title` leads to its page, `words` say what happened, `state` is an action's."""

    title: str
    words: str
    on: date
    endpoint: str
    values: dict[str, Any] = field(default_factory=dict)
    state: State | None = None


def news(
    viewer: SignedIn, moment: Moment, since: datetime, meetings: Iterable[MeetingRow]
) -> list[New]:
    """Everything that is new, the latest first, an answer before all else of its day."""
    found = [
        *(_of_comment(row, since) for row in _comments(viewer, since)),
        *(_agenda(each) for each in meetings if each.agenda_out_at and each.agenda_out_at >= since),
        *(_of_action(row, clock.london(since).date()) for row in _actions(viewer, moment, since)),
    ]
    return sorted(found, key=lambda each: each.on, reverse=True)


def of_their_streams(viewer: SignedIn, moment: Moment) -> list[ColumnElement[bool]]:
    """The actions of the workstreams in which somebody has a seat; of all without one."""
    live = [in_plans(moment, None)]
    if not viewer.ambassador_of:
        return live
    return [*live, Action.workstream_id.in_(sorted(viewer.ambassador_of))]


def _comments(viewer: SignedIn, since: datetime) -> list[CommentRow]:
    """One's own comments with which something happened."""
    flag = aliased(CommentFlag)
    worried = exists().where(
        flag.comment_id == Comment.id,
        flag.by_id != viewer.id,
        or_(flag.flagged_at >= since, flag.released_at >= since),
    )
    where = [
        Comment.author_id == viewer.id,
        or_(Last.answered_at >= since, Comment.removed_at >= since, worried),
    ]
    return listing.comments(viewer, where=where, limit=MOST)


def _of_comment(row: CommentRow, since: datetime) -> New:
    title, words, at = _told(row, since)
    return New(title, words, clock.london(at).date(), "voice.show", {"comment_id": row.id})


def _told(row: CommentRow, since: datetime) -> tuple[str, str, datetime]:
    """What happened to a comment, kindly: a title, a sentence, and when."""
    day = long_date(row.posted_on)
    if row.state is CommentState.REMOVED and row.removed_at:
        words = "The participation lead tells you why. Your words are kept safe."
        return f"What you said on {day} was taken down", words, row.removed_at
    if row.state is CommentState.HIDDEN:
        words = "Somebody is worried about you or about others. A person looks at it soon."
        return f"What you said on {day} is hidden for now", words, clock.now()
    last = row.answers[-1] if row.answers else None
    if last is not None and last.answered_at >= since:
        began = shorten(row.text, MOST_OF_WORDS, placeholder="…")
        what = f"“{began}”" if began else f"what you said on {day}"
        return f"You have an answer to {what}", f"{last.label}.", last.answered_at
    words = "The safeguarding lead looked at it. It is back on the page."
    return f"Others can read again what you said on {day}", words, clock.now()


def _agenda(meeting: MeetingRow) -> New:
    at = meeting.agenda_out_at or clock.now()
    words = f"{meeting.body_name} meets on {long_date(meeting.held_on)}."
    where = {"meeting_id": meeting.id}
    return New(
        "See what the next meeting will talk about",
        words,
        clock.london(at).date(),
        "meetings.show",
        where,
    )


def _actions(viewer: SignedIn, moment: Moment, since: datetime) -> list[ActionRow]:
    said = exists().where(ActionUpdate.action_id == Action.id, ActionUpdate.at >= since)
    ended = exists(
        select(Closure.id).where(
            Closure.action_id == Action.id,
            Closure.agreed_on >= clock.london(since).date(),
            Closure.reopened_on.is_(None),
        )
    )
    where = [*of_their_streams(viewer, moment), or_(said, ended)]
    return rows(moment, viewer=viewer, where=where, order_by=[Action.said_on.desc()], limit=MOST)


def _of_action(row: ActionRow, first: date) -> New:
    """That there is news: an update is written for the board, and stands on the action’s page."""
    on = row.said_on or first
    return New(
        row.plain_summary or f"{row.ref} has news",
        f"There is news of {long_date(on)}." if row.progress else "",
        on,
        "actions.show",
        {"action_id": row.id, "_anchor": STORY},
        row.state,
    )
