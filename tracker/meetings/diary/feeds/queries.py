"""Reads of private calendars: what stands in one."""

from datetime import date

from sqlalchemy import and_, or_, select

from tracker.meetings import listing
from tracker.meetings.diary.enums import FeedShows
from tracker.meetings.diary.feeds import rules
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Meeting, Member
from tracker.meetings.policy import member_on
from tracker.people.identity import SignedIn


def meetings_in(shows: FeedShows, owner: SignedIn, *, today: date) -> list[MeetingRow]:
    """What stands in a calendar: the past two years and all that is to come, the cancelled too."""
    where = [Meeting.held_on >= rules.first_day(today)]
    if shows is FeedShows.MINE:
        sits = or_(Member.user_id == owner.id, Member.post_id.in_(sorted(owner.post_ids)))
        is_on = and_(Member.body_id == Meeting.body_id, member_on(Meeting.held_on), sits)
        where.append(select(Member.id).where(is_on).correlate(Meeting).exists())
    return listing.meetings_where(owner, *where, today=today)
