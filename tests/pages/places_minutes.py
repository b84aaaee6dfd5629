"""Minutes that are on their way, and a promise to be told of, for whoever looks at every page."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.actions import ActionFactory
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.sittings import (
    AttendanceFactory,
    CorrectionFactory,
    MinutesFactory,
    ResolutionFactory,
)
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import MinutesState
from tracker.people.models import User
from tracker.plan.models import Plan

Values = dict[str, Any]


def minuted(session: Session, user: User, *, plan: str) -> dict[str, Values]:
    """Meetings of a group of its own whose minutes are a draft, with the attendees, and agreed;
    the last of them is told of a promise."""
    body = BodyFactory(slug="minuted")
    found: dict[MinutesState, Values] = {}
    for month, state in enumerate(list(MinutesState)[:3], 5):
        meeting = MeetingFactory(body=body, held_on=date(2025, month, 6), status=MeetingStatus.HELD)
        AttendanceFactory(meeting_id=meeting.id, user_id=user.id, name=user.name)
        item = ItemFactory(meeting_id=meeting.id, discussion="It was received.")
        ResolutionFactory(item_id=item.id)
        minutes = MinutesFactory(meeting_id=meeting.id, state=state, first_number=1)
        asked = CorrectionFactory(minutes_id=minutes.id, by_id=user.id)
        ids = {"meeting_id": meeting.id, "item_id": item.id, "correction_id": asked.id}
        found[state] = ids
    last = MeetingFactory(body=body, held_on=date(2025, 8, 6), status=MeetingStatus.HELD)
    promise = ActionFactory(
        plan=session.scalars(select(Plan).where(Plan.slug == plan)).one(),
        workstream=None,
        accountable_post=None,
        ref="M1",
        arising_meeting_id=found[MinutesState.AGREED]["meeting_id"],
    )
    telling = {"meeting_id": last.id, "action_id": promise.id}
    with_attendees = (
        "minutes.show", "minutes.decisions", "corrections.ask", "corrections.reply",
        "corrections.item", "minute_deeds.agree", "minute_deeds.take_back",
    )  # fmt: skip
    return dict.fromkeys(with_attendees, found[MinutesState.CIRCULATED]) | {
        "minute_deeds.circulate": found[MinutesState.DRAFT],
        "minute_deeds.send_decisions": found[MinutesState.DRAFT],
        "minute_deeds.approve": found[MinutesState.AGREED],
        "promises.meeting": telling,
        "promises.report": telling,
    }
