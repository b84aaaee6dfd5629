"""Which deeds an action is open to, for the links on its page and the guards of their pages."""

from dataclasses import dataclass
from datetime import date

from tracker.actions import policy
from tracker.actions.action_row import ActionRow
from tracker.actions.enums import Precision
from tracker.actions.story import Story
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotAllowed
from tracker.people.identity import SignedIn

NOT_THEIRS = "Only its lead, the chair of its workstream and the board secretary do this."


@dataclass(frozen=True)
class Allowed:
    """What this person may do with this action now."""

    update: bool
    ask_date: bool
    answer_date: bool
    propose: bool
    answer_closure: bool
    reopen: bool
    evidence: bool
    change: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.update or self.evidence or self.change or self.reopen or self.answer_closure


def allowed(viewer: SignedIn, row: ActionRow, story: Story, *, today: date) -> Allowed:
    """The deeds of one person on one action; what waits for an answer decides some."""
    is_live = row.plan_ends_on >= today
    theirs = is_live and policy.may_update(viewer, row)
    records = is_live and policy.may_record_board(viewer, row)
    answers = is_live and policy.may_answer_move(viewer, row, moves=row.moves)
    waits = story.move_waiting is not None
    return Allowed(
        update=theirs and row.is_open,
        ask_date=theirs and row.is_open and not waits and may_move(row),
        answer_date=answers and row.is_open and waits,
        propose=theirs and row.is_open,
        answer_closure=records and story.closure_waiting is not None,
        reopen=records and story.closure_agreed is not None,
        evidence=theirs,
        change=policy.may_change(viewer, row),
    )


def may_move(row: ActionRow) -> bool:
    """Whether the action has a date to move, or lacks one; an ongoing one has its review."""
    return row.due_precision is not Precision.ONGOING


def expect_theirs(viewer: SignedIn, row: ActionRow, *, today: date) -> None:
    """Refuse people who may only read, and plans that have ended."""
    if not policy.may_update(viewer, row):
        raise NotAllowed(NOT_THEIRS)
    expect_live(row, today=today)


def expect_live(row: ActionRow, *, today: date) -> None:
    """Refuse an action of a plan that has ended: what is said now would not count."""
    if row.plan_ends_on < today:
        raise DomainError(
            f"{row.plan_name} ended on {long_date(row.plan_ends_on)}, so nothing more is said of "
            "its actions. To go on with it, the board secretary gives the plan a later last day."
        )


def expect_open(row: ActionRow) -> None:
    """Refuse an action that has ended, or waits for the board to agree that it has."""
    if row.outcome is not None:
        raise DomainError(f"{row.ref} is closed. The board secretary can open it again.")
    if row.is_proposed:
        raise DomainError(f"{row.ref} is proposed for closure and waits for the board.")
