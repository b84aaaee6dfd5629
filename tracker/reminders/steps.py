"""A step of the ladder that fell on a day, and the name under which it is remembered."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladder import Rung
from tracker.reminders.triggers import Trigger

K = StepKind

TRIGGERS = {
    K.ANSWERED: Trigger.ANSWERED,
    K.NEXT_BOARD: Trigger.NEXT_BOARD,
    K.PACK: Trigger.PACK,
    K.BOARD_MOVED: Trigger.MOVED,
    K.DATE_MOVED: Trigger.MOVED,
    K.REVIEW_SOON: Trigger.REVIEW,
    K.REVIEW_MISSED: Trigger.REVIEW,
    K.DUE_SOON: Trigger.DUE_SOON,
    K.COMMENT: Trigger.COMMENT,
    K.DIFFERENCE: Trigger.DIFFERENCE,
    K.MAY_PRINT: Trigger.MAY_PRINT,
    **dict.fromkeys((K.PROMISED, K.ANSWER_OWED), Trigger.ANSWER_OWED),
    K.ROUND_OPENS: Trigger.UPDATE_ROUND,
    K.ROUND_ASKS: Trigger.UPDATE_ROUND,
    K.ROUND_CLOSES: Trigger.UPDATE_ROUND,
    K.MINUTES: Trigger.MINUTES,
    K.SCORECARD: Trigger.SCORECARD,
    K.STILL_OVERDUE: Trigger.STILL_OVERDUE,
    K.OVERDUE: Trigger.OVERDUE,
    K.WORRY: Trigger.WORRY,
    **dict.fromkeys((K.ESCALATION, K.GOOD_PRACTICE), Trigger.ESCALATION),
}
ROUND = frozenset({K.ROUND_OPENS, K.ROUND_ASKS, K.ROUND_CLOSES})
MOVED = frozenset({K.BOARD_MOVED, K.DATE_MOVED})
# Good to know once; everything else stays open until somebody has dealt with it.
TIDINGS = frozenset({K.ANSWERED, K.GOOD_PRACTICE, K.NEXT_BOARD, K.PACK}) | MOVED

BESIDE = ROUND | {K.MINUTES, K.DIFFERENCE, K.MAY_PRINT}

_PLACES = {kind: place for place, kind in enumerate(StepKind)}
# Older letters remember these by their family alone.
_WITHOUT_DAYS = frozenset({K.REVIEW_SOON, K.REVIEW_MISSED})

Subject = tuple[About, int, Trigger | None]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that fell on a day; `due_on` is the day that it is about, `rung` its place in the
    ladder."""

    kind: StepKind
    fell_on: date
    about: About
    id: int
    due_on: date | None = None
    rung: Rung = Rung(0, ())

    @property
    def trigger(self) -> Trigger:
        """What a person chooses about it by."""
        return TRIGGERS[self.kind]

    @property
    def days(self) -> int:
        """How many days before or after it falls."""
        return self.rung.days

    @property
    def text(self) -> str:
        """Its name in what people were told, as `overdue_5`; a move is another for each new day."""
        if self.kind in MOVED and self.due_on is not None:
            return f"{self.kind}_{self.due_on.isoformat()}"
        return _name(self.kind, self.rung.days)

    @property
    def gravity(self) -> tuple[int, int]:
        """The graver of two steps of one thing has the larger one."""
        is_before = TRIGGERS[self.kind].counting.is_before
        return _PLACES[self.kind], -self.rung.days if is_before else self.rung.days

    @property
    def subject(self) -> Subject:
        """What it is a row about: a round and the minutes of a board stand beside its date, a
        question to ambassadors beside the action."""
        trigger = TRIGGERS[self.kind] if self.kind in BESIDE else None
        return self.about, self.id, trigger


@lru_cache(maxsize=512)
def _name(kind: StepKind, days: int) -> str:
    has_days = TRIGGERS[kind].has_days and kind not in _WITHOUT_DAYS
    return f"{kind.value}_{days}" if has_days else kind.value
