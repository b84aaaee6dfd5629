"""Deeds on private calendars: make one or a new address for it, choose what it shows, end it."""

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.person import Person
from tracker.meetings.diary.enums import FeedShows
from tracker.meetings.diary.models import CalendarFeed
from tracker.people.private_addresses import service as addresses
from tracker.people.unnamed import unnamed


def make(shows: FeedShows, *, by: Person) -> str:
    """Make a person’s calendar address; the one before it stops. Gives the secret, this once."""
    feed, secret = addresses.make(CalendarFeed, by=by, shows=shows)
    _record(Deed.CALENDAR_MADE, feed.id, by=by, shows=shows)
    return secret


def choose(shows: FeedShows, *, by: Person) -> bool:
    """Choose what one’s calendar shows, under the address that it has; False if it did already."""
    feed = addresses.own(CalendarFeed, by=by)
    if feed.shows is shows:
        return False
    feed.shows = shows
    _record(Deed.CALENDAR_CHANGED, feed.id, by=by, shows=shows)
    return True


def end(*, by: Person) -> None:
    """End one’s calendar address: whoever asks there is told that there is nothing."""
    feed = addresses.own(CalendarFeed, by=by)
    db.session.delete(feed)
    _record(Deed.CALENDAR_ENDED, feed.id, by=by)


def _record(deed: Deed, feed_id: int, *, by: Person, shows: FeedShows | None = None) -> None:
    """The deed, and never the address."""
    after = {} if shows is None else {"shows": shows}
    audit.record(
        deed,
        subject_type="calendar",
        subject_id=feed_id,
        by=by,
        after=after,
        as_name=unnamed(by.id),
    )
