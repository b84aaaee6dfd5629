"""Exceptions: what goes to the board by name, because it is late or nobody answers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, false, func, or_

from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action
from tracker.actions.standing import Moment, Standing
from tracker.core import clock
from tracker.core.dates import working_days_between
from tracker.meetings.enums import RoundState
from tracker.meetings.rounds import BoardRound, Terms, words_count_from
from tracker.meetings.rules import REQUESTS_WITHOUT_REPLY, exception_before

LATE = "Ten working days overdue or more"
NO_REPLY = "No reply to two requests for an update"


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What makes an open action an exception on a day: as a WHERE clause, and in words.

    `unsaid_since` is None while fewer than two requests for an update have gone out.
    """

    day: date
    overdue_before: date
    unsaid_since: date | None
    closed: frozenset[date] = frozenset()

    def among(self, now: Standing) -> ColumnElement[bool]:
        """Overdue by ten working days or more, or without a reply to two requests."""
        overdue = func.coalesce(now.due_on < self.overdue_before, False)
        return and_(now.is_open, or_(overdue, self.unanswered(now)))

    def unanswered(self, now: Standing) -> ColumnElement[bool]:
        """Begun, open, and nobody said a word since the round opened and was asked for twice."""
        if self.unsaid_since is None:
            return false()
        has_begun = func.coalesce(Action.starts_on <= self.day, True)
        is_silent = func.coalesce(now.said_on < self.unsaid_since, True)
        return and_(now.is_open, has_begun, is_silent)

    def why(self, row: ActionRow) -> str:
        """Why an action is one, in a sentence or two."""
        reasons = []
        if row.due_on is not None and self.is_late(row):
            number = working_days_between(row.due_on, self.day, self.closed)
            reasons.append(f"{number:,} working days overdue")
        if self.has_no_reply(row):
            reasons.append(NO_REPLY)
        return ". ".join(reasons)

    def is_late(self, row: ActionRow) -> bool:
        """Whether a row of `among` is ten working days overdue or more."""
        return row.due_on is not None and row.due_on < self.overdue_before

    def has_no_reply(self, row: ActionRow) -> bool:
        """Whether a row of `among` was asked about twice in vain."""
        if self.unsaid_since is None or (row.starts_on and row.starts_on > self.day):
            return False
        return row.said_on is None or row.said_on < self.unsaid_since


def exceptions_for(own: BoardRound | None, moment: Moment, terms: Terms) -> Exceptions:
    """The exceptions of a moment, with the requests that a board's round has sent by then."""
    has_asked = own is not None and own.state(clock.today()) is not RoundState.NONE
    asked = own.requests_made(moment.day) if own and has_asked else 0
    since = words_count_from(own, moment) if own and asked >= REQUESTS_WITHOUT_REPLY else None
    return Exceptions(moment.day, exception_before(moment.day, terms.closed), since, terms.closed)
