"""Reads of private calendars: whose an address is, and what stands in it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, or_, select

from tracker.access.roles import Role
from tracker.core.database import db
from tracker.meetings import listing
from tracker.meetings.diary.enums import FeedShows
from tracker.meetings.diary.feeds import rules
from tracker.meetings.diary.models import CalendarFeed
from tracker.meetings.held import board_seats
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Meeting, Member
from tracker.meetings.policy import member_on
from tracker.people import identity
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.people.sessions import may_sign_in


@dataclass(frozen=True, slots=True)
class Feed:
    """Somebody’s private calendar: what it shows, since when, and when it was last asked for."""

    id: int
    shows: FeedShows
    made_at: datetime
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A private calendar that was asked for by its address, and whose it is."""

    feed: Feed
    token_hash: str
    owner: SignedIn


_FEED = (CalendarFeed.id, CalendarFeed.shows, CalendarFeed.made_at, CalendarFeed.read_at)


def feed_of(user_id: int) -> Feed | None:
    """A person’s private calendar, if they have one."""
    row = db.session.execute(select(*_FEED).where(CalendarFeed.user_id == user_id)).first()
    return None if row is None else Feed(*row)


def asked_for(secret: str, *, today: date) -> Subscription | None:
    """The calendar behind an address, if nobody ended it and its owner may still sign in."""
    token_hash = rules.hash_of(secret)
    row = db.session.execute(
        select(*_FEED, User)
        .join(User, CalendarFeed.user_id == User.id)
        .where(CalendarFeed.token_hash == token_hash, may_sign_in())
    ).first()
    if row is None:
        return None
    feed = Feed(row.id, row.shows, row.made_at, row.read_at)
    return Subscription(feed, token_hash, _as_signed_in(row.User, today))


def meetings_in(shows: FeedShows, owner: SignedIn, *, today: date) -> list[MeetingRow]:
    """What stands in a calendar: the past two years and all that is to come, the cancelled too."""
    where = [Meeting.held_on >= rules.first_day(today)]
    if shows is FeedShows.MINE:
        sits = or_(Member.user_id == owner.id, Member.post_id.in_(sorted(owner.post_ids)))
        is_on = and_(Member.body_id == Meeting.body_id, member_on(Meeting.held_on), sits)
        where.append(select(Member.id).where(is_on).correlate(Meeting).exists())
    return listing.meetings_where(owner, *where, today=today)


def _as_signed_in(user: User, today: date) -> SignedIn:
    """The owner as the rules of who sees what know a person: nobody is signed in here."""
    holds = identity.held(user.id, today, (identity.roles, identity.posts, board_seats))
    words = [kind.removeprefix(identity.ROLE) for kind in holds if kind.startswith(identity.ROLE)]
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset(Role(word) for word in words),
        is_cleared=user.is_cleared,
        post_ids=frozenset(holds.get("post", ())),
        on_board="board" in holds,
    )
