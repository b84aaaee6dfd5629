"""Composing the minutes from what was written at the meeting: a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection
from datetime import time
from typing import Any

from sqlalchemy import not_, or_, select
from sqlalchemy.orm import aliased

from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import describe_due, long_date
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.policy import Eyes
from tracker.meetings.agenda.queries import ItemRow, agenda
from tracker.meetings.enums import MemberRole
from tracker.meetings.minutes.enums import AttendanceState
from tracker.meetings.minutes.models import Arising, Attendance, Declaration, Resolution
from tracker.meetings.minutes.text import (
    REFERRED_TO,
    Arisen,
    Attendee,
    Declared,
    MinutedItem,
    MinutesText,
    Resolved,
)
from tracker.meetings.models import Body, Meeting, Member
from tracker.meetings.policy import visible_to as visible_bodies
from tracker.people.identity import SignedIn
from tracker.people.models import Post

# What is composed holds everything; `text.seen` alone says who reads what of it.
_ALL = Eyes(manages=True, reads_board=True, is_cleared=True)
_Interests = dict[int | None, list[Declared]]


def compose(meeting_id: int, *, first_number: int | None) -> MinutesText:
    """The minutes as the tables have them now, whole: narrow them by `text.seen`."""
    meeting, body = db.session.execute(
        select(Meeting, Body.name)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.id == meeting_id)
    ).one()
    people = _people(meeting_id)
    interests = _interests(meeting_id)
    resolutions = _resolutions(meeting_id)
    by_item, others = _actions(meeting_id)
    taken = [row for row in agenda(meeting_id, _ALL) if row.number is not None]
    return MinutesText(
        body=body,
        held_on=meeting.held_on,
        began=_clock(meeting.began_at),
        closed=_clock(meeting.closed_at),
        place=meeting.place_held,
        chair=_chair(people),
        attendees=tuple(each for _, each in people),
        interests=tuple(interests[None]),
        items=tuple(
            _item(row, first_number, resolutions[row.id], by_item[row.id], interests)
            for row in taken
        ),
        actions=tuple(others),
    )


def actions_seen(text: MinutesText, viewer: SignedIn, eyes: Eyes) -> frozenset[int]:
    """Of the actions that minutes name, those that the reader may see; one that is gone by its
    label of that day."""
    if not text.action_ids:
        return frozenset()
    rows = select(Action.id, visible_to(viewer)).where(Action.id.in_(sorted(text.action_ids)))
    known = {action_id: bool(is_seen) for action_id, is_seen in db.session.execute(rows)}
    return frozenset(
        each.action_id
        for each in text.all_actions
        if known.get(each.action_id, eyes.may_see(Visibility(each.visibility)))
    )


def referred_beyond(meeting_id: int, viewer: SignedIn) -> frozenset[tuple[int, str]]:
    """The items and words of what a meeting referred to bodies of which the reader may not know."""
    rows = db.session.execute(
        select(Resolution.item_id, Resolution.text)
        .join(AgendaItem, Resolution.item_id == AgendaItem.id)
        .join(Body, Resolution.refer_to_id == Body.id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            not_(visible_bodies(viewer, today=clock.today())),
        )
    )
    return frozenset((item_id, text) for item_id, text in rows)


def referred_to(item_ids: Collection[int], viewer: SignedIn) -> list[int]:
    """The bodies to which matters of these items were referred and of which the reader may know."""
    rows = (
        select(Body.id)
        .join(Resolution, Resolution.refer_to_id == Body.id)
        .where(Resolution.item_id.in_(item_ids), visible_bodies(viewer, today=clock.today()))
        .distinct()
    )
    return list(db.session.scalars(rows))


def labels_today(meeting_id: int) -> dict[int, Visibility]:
    """The labels of a meeting’s items as they are today."""
    rows = select(AgendaItem.id, AgendaItem.visibility).where(AgendaItem.meeting_id == meeting_id)
    return {item_id: label for item_id, label in db.session.execute(rows)}


def _item(
    row: ItemRow,
    first_number: int | None,
    resolutions: list[Resolved],
    actions: list[Arisen],
    interests: _Interests,
) -> MinutedItem:
    number = row.number or 0
    return MinutedItem(
        item_id=row.id,
        number=number,
        minute=first_number + number - 1 if first_number else None,
        kind=row.kind.value,
        title=row.title,
        visibility=row.visibility.value,
        exempt_paragraph=row.exempt_paragraph.label if row.exempt_paragraph else "",
        exempt_reason=row.exempt_reason,
        public_title=row.public_title,
        public_note=row.public_note,
        discussion=row.discussion,
        resolutions=tuple(resolutions),
        actions=tuple(actions),
        interests=tuple(interests[row.id]),
        demonstration=row.demonstration,
    )


def _people(meeting_id: int) -> list[tuple[MemberRole | None, Attendee]]:
    rows = db.session.execute(
        select(Attendance, Member.role)
        .outerjoin(Member, Attendance.member_id == Member.id)
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.position, Attendance.id)
    )
    return [
        (
            role,
            Attendee(
                name=each.name,
                title=each.title,
                state=each.state.value,
                substitute_for=each.substitute_for,
                joined=_clock(each.joined_at),
                left=_clock(each.left_at),
                demonstration=each.demonstration,
            ),
        )
        for each, role in rows
    ]


def _chair(people: list[tuple[MemberRole | None, Attendee]]) -> str:
    """Who signs: the chair who was there, else whoever was there as vice-chair."""
    there = (AttendanceState.PRESENT, AttendanceState.SUBSTITUTE)
    for role in (MemberRole.CHAIR, MemberRole.VICE_CHAIR):
        for held, each in people:
            if held is role and each.state in there:
                return each.name
    return ""


def _interests(meeting_id: int) -> _Interests:
    found: _Interests = defaultdict(list)
    rows = db.session.execute(
        select(Declaration, Attendance.name)
        .join(Attendance, Declaration.attendance_id == Attendance.id)
        .where(Declaration.meeting_id == meeting_id)
        .order_by(Declaration.id)
    )
    for each, name in rows:
        declared = Declared(name, each.kind.label, each.note, each.left_the_room)
        found[each.item_id].append(declared)
    return found


def _resolutions(meeting_id: int) -> dict[int, list[Resolved]]:
    found: dict[int, list[Resolved]] = defaultdict(list)
    later = aliased(Meeting)
    rows = db.session.execute(
        select(Resolution, Body.name, later.held_on)
        .join(AgendaItem, Resolution.item_id == AgendaItem.id)
        .outerjoin(Body, Resolution.refer_to_id == Body.id)
        .outerjoin(later, Resolution.defer_to_id == later.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(Resolution.position, Resolution.id)
    )
    for each, body, held_on in rows:
        onward = f"{REFERRED_TO}{body}" if body else ""
        if held_on is not None:
            onward = f"Deferred to the meeting on {long_date(held_on)}"
        found[each.item_id].append(Resolved(each.kind.value, each.text, each.subject_to, onward))
    return found


def _actions(meeting_id: int) -> tuple[dict[int, list[Arisen]], list[Arisen]]:
    """The actions that arose, by item, and those that name the meeting alone."""
    by_item: dict[int, list[Arisen]] = defaultdict(list)
    others: list[Arisen] = []
    of_items = (
        select(Arising.action_id, Arising.item_id)
        .join(AgendaItem, Arising.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Action, Post.name, of_items.c.item_id)
        .outerjoin(of_items, of_items.c.action_id == Action.id)
        .outerjoin(Post, Action.accountable_post_id == Post.id)
        .where(
            or_(
                Action.id.in_(select(of_items.c.action_id)),
                Action.arising_meeting_id == meeting_id,
            )
        )
        .order_by(Action.id)
    )
    for action, post, item_id in rows:
        arisen = _arisen(action, post)
        if item_id is None:
            others.append(arisen)
        else:
            by_item[item_id].append(arisen)
    return by_item, others


def _arisen(action: Any, post: str | None) -> Arisen:
    return Arisen(
        action_id=action.id,
        ref=action.ref,
        text=action.text,
        lead=post or action.lead,
        due=describe_due(action.original_due_on, action.original_due_precision),
        visibility=action.visibility.value,
    )


def _clock(moment: time | None) -> str:
    return moment.strftime("%H:%M") if moment else ""
