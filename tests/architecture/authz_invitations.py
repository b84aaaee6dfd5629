"""Objects of invitations for the walk over every address: calendars, replies, and what is said
before a meeting."""

from typing import Any

from tests.factories.agendas import PART_2, ItemCommentFactory, ItemFactory
from tests.factories.invitations import SECRET, CalendarFeedFactory, ReplyFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import BodyKind
from tracker.meetings.models import Body
from tracker.people.models import User

MISSING = 999_999

Values = dict[str, Any]


def invitations(
    people: dict[str, User], board: Body, committee: Body
) -> dict[str, dict[str, Values]]:
    """By the first parts of the address, then by state."""
    CalendarFeedFactory(user_id=people[Role.BOARD_MEMBER].id)
    answers = {
        "board": _asked(board, people[Role.BOARD_MEMBER]),
        "public": _asked(committee, people[Role.COMMITTEE_MEMBER]),
        "missing": {"meeting_id": MISSING, "user_id": MISSING, "reply_id": MISSING},
    }
    return {
        "calendar": {"somebody's": {"secret": SECRET}, "missing": {"secret": "no-such"}},
        "meetings/reply": answers,
        "meetings/replies": answers,
        "meetings/before": _before(people, committee),
    }


def _asked(body: Body, member: User) -> Values:
    """A meeting to which somebody is asked and a guest comes."""
    meeting = MeetingFactory(body=body)
    reply = ReplyFactory(meeting_id=meeting.id, guest="A foster carer")
    return {"meeting_id": meeting.id, "user_id": member.id, "reply_id": reply.id}


def _before(people: dict[str, User], committee: Body) -> dict[str, Values]:
    """A meeting with a shadow committee: an open item and a private one, each spoken of; the same
    with its agenda still a draft."""
    BodyFactory(kind=BodyKind.SHADOW, reports_to=committee)
    out = MeetingFactory(body=committee, agenda_out_at=clock.now())
    private = ItemFactory(meeting_id=out.id, **PART_2)
    return {
        "out": _item(out.id, people[Role.AMBASSADOR]),
        "part-2": {
            "meeting_id": out.id,
            "item_id": private.id,
            "comment_id": ItemCommentFactory(item_id=private.id).id,
        },
        "draft": _item(MeetingFactory(body=committee).id, people[Role.AMBASSADOR]),
        "missing": {"meeting_id": MISSING, "item_id": MISSING, "comment_id": MISSING},
    }


def _item(meeting_id: int, author: User) -> Values:
    item = ItemFactory(meeting_id=meeting_id, visibility=Visibility.PUBLIC)
    said = ItemCommentFactory(item_id=item.id, author=author)
    return {"meeting_id": meeting_id, "item_id": item.id, "comment_id": said.id}
