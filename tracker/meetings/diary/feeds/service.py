"""Deeds on private calendars: make one or a new address for it, choose what it shows, end it."""

from sqlalchemy import delete, select, update

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.meetings.diary.enums import FeedShows
from tracker.meetings.diary.feeds import rules
from tracker.meetings.diary.models import CalendarFeed
from tracker.people.models import User

NONE_THERE = "You have no calendar address, so there is nothing to change."


def make(shows: FeedShows, *, by: Person) -> str:
    """Make a person’s calendar address; the one before it stops. Gives the secret, this once."""
    _one_at_a_time(by.id)
    db.session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == by.id))
    secret = rules.new_secret()
    feed = CalendarFeed(
        user_id=by.id, token_hash=rules.hash_of(secret), shows=shows, made_at=clock.instant()
    )
    db.session.add(feed)
    db.session.flush()  # the audit needs its id
    _record(Deed.CALENDAR_MADE, feed.id, by=by, shows=shows)
    return secret


def choose(shows: FeedShows, *, by: Person) -> bool:
    """Choose what one’s calendar shows, under the address that it has; False if it did already."""
    feed = _own(by)
    if feed.shows is shows:
        return False
    feed.shows = shows
    _record(Deed.CALENDAR_CHANGED, feed.id, by=by, shows=shows)
    return True


def end(*, by: Person) -> None:
    """End one’s calendar address: whoever asks there is told that there is nothing."""
    feed = _own(by)
    db.session.delete(feed)
    _record(Deed.CALENDAR_ENDED, feed.id, by=by)


def was_read(feed_id: int) -> None:
    """Write down that a calendar program asked."""
    now = clock.instant()
    db.session.execute(update(CalendarFeed).where(CalendarFeed.id == feed_id).values(read_at=now))


def _own(by: Person) -> CalendarFeed:
    feed = db.session.scalar(
        select(CalendarFeed).where(CalendarFeed.user_id == by.id).with_for_update()
    )
    if feed is None:
        raise DomainError(NONE_THERE)
    return feed


def _one_at_a_time(user_id: int) -> None:
    """Of two addresses made at once the second counts; neither breaks on the other."""
    db.session.execute(select(User.id).where(User.id == user_id).with_for_update())


def _record(deed: Deed, feed_id: int, *, by: Person, shows: FeedShows | None = None) -> None:
    """The deed, and never the address."""
    after = {} if shows is None else {"shows": shows}
    audit.record(deed, subject_type="calendar", subject_id=feed_id, by=by, after=after)
