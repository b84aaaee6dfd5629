"""Items of agendas, as comments ask of them (`voice.about.Items`)."""

from collections.abc import Iterable, Mapping

from flask import g
from sqlalchemy import ColumnElement, or_, select, true

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.actions.policy import reads_board
from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.policy import eyes_of
from tracker.meetings.models import Body, Meeting
from tracker.meetings.policy import is_listed
from tracker.meetings.policy import visible_to as bodies_visible_to
from tracker.meetings.queries import lists_held
from tracker.people.identity import SignedIn
from tracker.voice.about import Item
from tracker.voice.models import Comment


def read(ids: Iterable[int]) -> Mapping[int, Item]:
    """The items by their ids, in one statement; none without ids."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    rows = db.session.execute(
        select(
            AgendaItem.id,
            AgendaItem.meeting_id,
            AgendaItem.title,
            AgendaItem.visibility,
            Body.id,
            Body.is_public,
        )
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(AgendaItem.id.in_(wanted))
    )
    return {row.id: Item(*row) for row in rows}


def may_see(viewer: SignedIn, item: Item) -> bool:
    """Whether a person sees an item: of a meeting that they know of, by their eyes."""
    if not viewer.roles:
        return False
    reads = reads_board(viewer)
    lists = frozenset[int]() if reads else _lists(viewer)
    knows = reads or item.body_is_public or item.body_id in lists
    return knows and eyes_of(viewer, item.body_id, lists=lists).may_see(item.visibility)


def _lists(viewer: SignedIn) -> frozenset[int]:
    """The bodies that a person is on, asked once a request however many items there are."""
    known: dict[int, frozenset[int]] = g.setdefault("bodies_of", {})
    if viewer.id not in known:
        known[viewer.id] = lists_held(viewer.id, today=clock.today())
    return known[viewer.id]


def visible_to(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause over `Comment.item_id`."""
    today = clock.today()
    at_table = true() if reads_board(viewer) else is_listed(viewer, today=today)
    labels = [Visibility.BOARD] + [Visibility.RESTRICTED] * viewer.is_cleared
    seen = [
        AgendaItem.visibility == Visibility.PUBLIC,
        AgendaItem.visibility.in_(labels) & at_table,
    ]
    if Permission.MEETING_MANAGE in permissions_of(viewer.roles):
        seen.append(AgendaItem.visibility == Visibility.DRAFT)
    return Comment.item_id.in_(
        select(AgendaItem.id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(bodies_visible_to(viewer, today=today), or_(*seen))
    )
