"""A meeting that sits today, with something of all that is written at one."""

from typing import Any

from sqlalchemy.orm import Session

from tests.factories.actions import ActionFactory
from tests.factories.agendas import PART_2, ItemCommentFactory, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import UserFactory
from tests.factories.sittings import (
    AttendanceFactory,
    DeclarationFactory,
    NoteVersionFactory,
    ResolutionFactory,
)
from tests.factories.terms import TermsFactory
from tracker.config import DEMO_DAY
from tracker.meetings.enums import MemberRole
from tracker.meetings.minutes.enums import AttendanceState, ResolutionKind
from tracker.meetings.minutes.models import Arising
from tracker.people.models import User

Values = dict[str, Any]
SAID = (
    "The scorecard for quarter 1 was received.\n\nMembers thanked the team. Members requested "
    "information be circulated regarding how they can promote Foster Caring in their wards."
)


def sitting(session: Session, user: User) -> dict[str, Values]:
    """The meeting, and the addresses of the pages about what is written there."""
    body = BodyFactory(slug="sitting", name="Housing group")
    TermsFactory(body_id=body.id, quorum=2)
    MemberFactory(body=body, user=user, role=MemberRole.CHAIR)
    for number in range(4):
        MemberFactory(body=body, user=UserFactory(name=f"Seat {number}"))
    meeting = MeetingFactory(body=body, held_on=DEMO_DAY)
    item = ItemFactory(
        meeting_id=meeting.id, position=1, title="Scorecard, quarter 1", discussion=SAID,
        presenter="Head of Service",
    )  # fmt: skip
    ItemCommentFactory(item_id=item.id)
    ItemFactory(meeting_id=meeting.id, position=2, title="Housing Charter")
    ItemFactory(meeting_id=meeting.id, position=3, title="A contract", **PART_2)
    resolution = ResolutionFactory(item_id=item.id, kind=ResolutionKind.NOTE)
    action = ActionFactory(ref="S1", text="Send the list")
    session.add(Arising(item_id=item.id, action_id=action.id, words=""))
    kept = NoteVersionFactory(item_id=item.id, by_id=user.id, text="The scorecard was received.")
    who = AttendanceFactory(meeting_id=meeting.id, name="Service manager", title="Fostering")
    AttendanceFactory(
        meeting_id=meeting.id, name="Deputy", state=AttendanceState.SUBSTITUTE,
        substitute_for="Seat 1",
    )  # fmt: skip
    declared = DeclarationFactory(meeting_id=meeting.id, attendance_id=who.id)
    of_meeting = {"meeting_id": meeting.id}
    of_item = of_meeting | {"item_id": item.id}
    of_line = of_meeting | {"attendance_id": who.id}
    return {
        "sittings.show": of_meeting,
        "sittings.times": of_meeting,
        "sitting_people.attendance": of_meeting,
        "sitting_people.add": of_meeting,
        "sitting_people.declare": of_meeting,
        "sitting_people.change": of_line,
        "sitting_people.remove": of_line,
        "sitting_people.undeclare": of_meeting | {"declaration_id": declared.id},
        "sitting_items.note": of_item,
        "sitting_items.version": of_item | {"number": kept.number},
        "sitting_items.resolve": of_item,
        "sitting_items.unresolve": of_item | {"resolution_id": resolution.id},
        "sitting_items.action": of_item,
    }
