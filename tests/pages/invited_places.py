"""A meeting to look at whose guests answered, and of which young people speak."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.factories.agendas import ItemCommentFactory, ItemFactory, PaperFactory
from tests.factories.invitations import ReplyFactory
from tests.factories.meetings import MeetingFactory, MemberFactory
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import BodyKind
from tracker.meetings.models import Body
from tracker.people.models import User

Values = dict[str, Any]


def invited_places(session: Session, user: User) -> dict[str, Values]:
    """What the addresses of invitations name, for somebody who may do all there is."""
    shadowed = select(Body.reports_to_id).where(Body.kind == BodyKind.SHADOW)
    body = session.scalars(select(Body).where(Body.id.in_(shadowed))).first()
    assert body is not None
    meeting = MeetingFactory(body=body, agenda_out_at=clock.now())
    MemberFactory(body=body, user=user)
    item = ItemFactory(
        meeting_id=meeting.id,
        summary="Where young people can live, and who helps them move.",
        visibility=Visibility.PUBLIC,
    )
    PaperFactory(item=item, summary="Ten new flats.", visibility=Visibility.PUBLIC)
    ItemCommentFactory(item_id=item.id, author=user)
    ItemCommentFactory(item_id=item.id, text="Ask us first.")
    ReplyFactory(meeting_id=meeting.id, note="I join at 15:00.")
    guest = ReplyFactory(meeting_id=meeting.id, guest="A foster carer")
    values = {"meeting_id": meeting.id, "item_id": item.id, "user_id": user.id}
    return {
        "before.show": values,
        "before.say": values,
        "replies.index": values,
        "replies.own": values,
        "replies.person": values,
        "replies.add_guest": values,
        "replies.take_off": values | {"reply_id": guest.id},
    }
