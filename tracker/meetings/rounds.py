"""The update round of the next board: when it is open, and from when words count in it."""

from dataclasses import dataclass
from datetime import date

from tracker.actions.standing import Moment
from tracker.meetings.queries import NextBoard, next_board
from tracker.meetings.rules import Span, update_round


@dataclass(frozen=True, slots=True)
class Round:
    """The next board, the days of its update round, and the day from which words count."""

    board: NextBoard | None
    days: Span | None
    since: date | None


def current_round(moment: Moment) -> Round:
    """The round of the next board; before it opens, words count from the cycle's first day."""
    board = next_board(moment.day)
    if board is None:
        return Round(None, None, moment.cycle_began)
    days = update_round(board.held_on)
    since = moment.cycle_began
    if days.first <= moment.day:
        since = max(days.first, since or days.first)
    return Round(board, days, since)
