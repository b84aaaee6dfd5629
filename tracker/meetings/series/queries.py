"""What is in the diary around a series."""

from datetime import date

from sqlalchemy import select

from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.listing import BodyRow
from tracker.meetings.models import Body, Meeting
from tracker.meetings.rules import LONGEST_GAP_DAYS
from tracker.meetings.series.rules import Diary
from tracker.outbox.closed import closed_since
from tracker.people.identity import SignedIn


def diary_for(body: BodyRow, viewer: SignedIn, *, today: date) -> Diary:
    """The days that speak against a date, in two statements; only the board has a longest gap."""
    rows = db.session.execute(
        select(Meeting.body_id, Meeting.held_on, Body.name)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            Meeting.status != MeetingStatus.CANCELLED,
            (Meeting.held_on >= today) | (Meeting.body_id == body.id),
            policy.visible_to(viewer, today=today),
        )
        .order_by(Body.name, Meeting.id)
    ).all()
    others: dict[date, list[str]] = {}
    for row in rows:
        if row.body_id != body.id:
            others.setdefault(row.held_on, []).append(row.name)
    return Diary(
        closed={each.day: each.label for each in closed_since(today)},
        own=frozenset(row.held_on for row in rows if row.body_id == body.id),
        others=others,
        longest=LONGEST_GAP_DAYS if body.is_executive_board else None,
    )
