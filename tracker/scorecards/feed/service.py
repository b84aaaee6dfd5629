"""Deeds on the address of the figures: make one, or a new one, and end it."""

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.person import Person
from tracker.people.private_addresses import service as addresses
from tracker.scorecards.feed.models import FigureFeed


def make(*, by: Person) -> str:
    """Make a person's address; the one before it stops. Gives the secret, this once."""
    feed, secret = addresses.make(FigureFeed, by=by)
    _record(Deed.FIGURE_FEED_MADE, feed.id, by=by)
    return secret


def end(*, by: Person) -> None:
    """End a person's address: whoever asks there is told that there is nothing."""
    feed = addresses.own(FigureFeed, by=by)
    db.session.delete(feed)
    _record(Deed.FIGURE_FEED_ENDED, feed.id, by=by)


def _record(deed: Deed, feed_id: int, *, by: Person) -> None:
    """The deed, and never the address."""
    audit.record(deed, subject_type="figure-feed", subject_id=feed_id, by=by)
