"""What comes of an invitation: a private calendar, and replies."""

from factory import LazyAttribute

from tests.factories.base import Factory, now
from tests.factories.meetings import MeetingFactory
from tests.factories.people import UserFactory
from tracker.meetings.diary.enums import FeedShows, ReplyKind
from tracker.meetings.diary.models import CalendarFeed, Reply
from tracker.people.private_addresses.rules import hash_of

SECRET = "n0-0ne-gue55es-th1s"


class CalendarFeedFactory(Factory):
    """A private calendar: `CalendarFeedFactory(user_id=…, secret="…")`."""

    class Meta:
        model = CalendarFeed

    class Params:
        secret = SECRET

    user_id = LazyAttribute(lambda _: UserFactory().id)
    token_hash = LazyAttribute(lambda feed: hash_of(feed.secret))
    shows = FeedShows.MINE
    made_at = now()
    read_at = None


class ReplyFactory(Factory):
    """Somebody comes: `ReplyFactory(meeting_id=…, user_id=…, kind=…)`; a guest has a name alone."""

    class Meta:
        model = Reply

    meeting_id = LazyAttribute(lambda _: MeetingFactory().id)
    user_id = LazyAttribute(lambda reply: None if reply.guest else UserFactory().id)
    guest = ""
    kind = ReplyKind.COMING
    substitute = ""
    note = ""
    replied_at = now()
