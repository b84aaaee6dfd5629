"""The moment that a page or a letter asks about: the day, its cycle, the posts nobody holds."""

from datetime import date, timedelta

from tracker.actions.standing import Moment
from tracker.core import clock
from tracker.meetings.queries import BoardMeeting, last_boards
from tracker.people.vacancy import vacant_posts


def moment_on(day: date | None = None) -> Moment:
    """The moment of a London day; without one, today as it stands."""
    today = clock.today()
    day = day or today
    last, began, before = cycles(last_boards(day))
    return Moment(
        day=day,
        cycle_began=began,
        vacant_posts=vacant_posts(day),
        is_now=day == today,
        last_board_on=last,
        cycle_before=before,
    )


def cycles(boards: list[BoardMeeting]) -> tuple[date | None, date | None, date | None]:
    """Of the last boards, the latest first: its day, when the cycle began, and the one before."""
    if not boards:
        return None, None, None
    began = boards[0].next_cycle_began
    ended = began - timedelta(days=1)
    before = next((each.next_cycle_began for each in boards[1:] if each.held_on < ended), None)
    return boards[0].held_on, began, before
