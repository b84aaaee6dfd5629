"""The deed before a meeting: say something of an item while nobody has begun it."""

from sqlalchemy import select

from tracker.core.database import db
from tracker.core.errors import NotAccepted, NotAllowed
from tracker.meetings.models import Meeting
from tracker.meetings.shadow.box import box_of, may_say
from tracker.meetings.shadow.queries import Before, ItemBefore, why_closed
from tracker.people.identity import SignedIn
from tracker.voice.models import Comment
from tracker.voice.saying.service import Words, post_comment

NOT_YOURS = "Ambassadors comment here, and the participation lead for young people."
NOT_OUT = "The agenda is not out yet, so nobody can comment yet."


def say(found: Before, item: ItemBefore, words: Words, *, by: SignedIn) -> Comment:
    """Say something of an item before the meeting begins; it is printed with the item."""
    if not may_say(by):
        raise NotAllowed(NOT_YOURS)
    if not found.is_out:
        raise NotAccepted({"": NOT_OUT})
    meeting = db.session.scalars(
        select(Meeting).where(Meeting.id == found.meeting.id).with_for_update()
    ).one()
    if closed := why_closed(meeting, meeting.began_at):
        raise NotAccepted({"": closed})
    return post_comment(box_of(found, item, by), words, by=by)
