"""The update round of a board: its days, how far it is, and from when words count in it.

All is worked out from the day of the meeting, so a round moves with its meeting by itself.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import JSON, Integer, cast, null, select, union_all

from tracker.actions.standing import Moment
from tracker.core.database import db
from tracker.core.dates import working_days_before
from tracker.core.settings import DatedSetting
from tracker.meetings.enums import RoundState
from tracker.meetings.queries import BoardMeeting, NextBoard, next_board
from tracker.meetings.rules import ROUND_STEPS, Span, round_steps, set_for
from tracker.outbox.models import ClosedDay

SETTING = "reminders:update_round"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the days of rounds depend on: closed days, and the steps that the council set."""

    closed: frozenset[date] = frozenset()
    settings: tuple[tuple[date, tuple[int, ...]], ...] = ()

    def steps_for(self, board_on: date) -> tuple[int, ...]:
        """The steps of a board's round, in working days before it: the first opens it."""
        day = set_for(board_on, self.closed)
        return next(
            (steps for since, steps in reversed(self.settings) if since <= day), ROUND_STEPS
        )


def terms() -> Terms:
    """The terms as they are now, in one statement."""
    rows = db.session.execute(
        union_all(
            select(DatedSetting.value, DatedSetting.from_on.label("day"), DatedSetting.id).where(
                DatedSetting.name == SETTING
            ),
            select(cast(null(), JSON), ClosedDay.day, cast(null(), Integer)),
        )
    ).all()
    settings = sorted((row for row in rows if row.id), key=lambda row: (row.day, row.id))
    return Terms(
        frozenset(row.day for row in rows if not row.id),
        tuple((row.day, round_steps(row.value)) for row in settings),
    )


@dataclass(frozen=True, slots=True)
class BoardRound:
    """A board's update round: the day of each step, and of which day its snapshot is, if any."""

    meeting_id: int
    held_on: date
    steps: tuple[tuple[int, date], ...]
    frozen_as_of: date | None = None

    @property
    def days(self) -> Span:
        """From the day on which it opens to the day on which it closes."""
        return Span(self.steps[0][1], self.steps[-1][1])

    def state(self, today: date) -> RoundState:
        """How far it is on a day. A board that met without a snapshot had no round here: it was
        written down when it had met, so nobody was asked for a word."""
        if today < self.days.first:
            return RoundState.AHEAD
        if today <= self.days.last:
            return RoundState.OPEN
        if self.is_frozen:
            return RoundState.FROZEN
        return RoundState.CLOSED if today <= self.held_on else RoundState.NONE

    @property
    def is_frozen(self) -> bool:
        """Whether its snapshot is made: one from before the board moved away does not count."""
        return self.frozen_as_of is not None and self.frozen_as_of >= self.days.last

    def requests_made(self, today: date) -> int:
        """How many times everybody was asked for a word by a day; its close asks for none."""
        return sum(day <= today for _, day in self.steps[:-1])


def round_of(board: BoardMeeting, terms: Terms) -> BoardRound:
    """The round of a board."""
    steps = terms.steps_for(board.held_on)
    days = ((n, working_days_before(board.held_on, n, terms.closed)) for n in steps)
    return BoardRound(board.id, board.held_on, tuple(days), board.frozen_as_of)


@dataclass(frozen=True, slots=True)
class Round:
    """The next board, its update round, and the day from which words count."""

    board: NextBoard | None
    round: BoardRound | None
    since: date | None

    @property
    def days(self) -> Span | None:
        """The days of the round."""
        return self.round.days if self.round else None


def current_round(moment: Moment) -> Round:
    """The round of the next board; before it opens, words count from the cycle's first day."""
    board = next_board(moment.day)
    if board is None:
        return Round(None, None, moment.cycle_began)
    own = round_of(board, terms())
    return Round(board, own, words_count_from(own, moment))


def words_count_from(own: BoardRound, moment: Moment) -> date | None:
    """The day since which somebody must have said something to have said it for this board."""
    opened = own.days.first
    if moment.day < opened:
        return moment.cycle_began
    return max(opened, moment.cycle_began or opened)
