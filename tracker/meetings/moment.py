"""The moment that a page or a letter asks about: the day, its cycle, the posts nobody holds."""

from datetime import date

from tracker.actions.standing import Moment
from tracker.core import clock
from tracker.meetings.queries import cycle_began
from tracker.people.vacancy import vacant_posts


def moment_on(day: date | None = None) -> Moment:
    """The moment of a London day; without one, today as it stands."""
    today = clock.today()
    day = day or today
    return Moment(
        day=day,
        cycle_began=cycle_began(day),
        vacant_posts=vacant_posts(day),
        is_now=day == today,
    )
