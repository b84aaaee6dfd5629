"""A row as the page shows it: its boxes, what is wrong with it, or its conflict."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.actions.enums import Judgement, Precision, State
from tracker.actions.models import ActionUpdate
from tracker.actions.update_round.forms import box
from tracker.actions.update_round.last_words import RoundRow
from tracker.actions.update_round.rows import (
    CLOSE,
    NAMES,
    REASONS,
    TICKED,
    Boxes,
    first_boxes,
    mark,
    showable,
)
from tracker.actions.update_round.service import NOT_HERE, Answer, Fate

STATE_OF = {
    Judgement.ON_TRACK: State.GREEN,
    Judgement.SOME_ISSUES: State.AMBER,
    Judgement.NOT_ON_TRACK: State.RED,
}
NO_CHANGE = "No change, still true."
# What was typed, by the words over its box, for where it is shown and not in its box.
TYPED = {
    "line": "What is new",
    "anew": "Written anew",
    "why": "Why",
    "road": "Road to green",
    "ask": "Ask of the board",
    "new_date": "New date",
    "move_reason": "Why it moves",
    "review": "Next review",
    "reason": "Why it can close",
    "evidence_label": "Evidence",
    "evidence_url": "Link to it",
}
DATES = ("new_date", "move_reason")
CLOSING = ("outcome", "reason", "evidence_label", "evidence_url")


@dataclass(frozen=True, slots=True)
class Version:
    """One of the three versions of a row in conflict."""

    when: date | None
    state: State | None
    is_closing: bool
    words: str
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the round on the page."""

    row: RoundRow
    boxes: Boxes
    version: int
    base: int | None
    seen: str
    errors: Mapping[str, str] = field(default_factory=dict)
    was: Version | None = None
    theirs: Version | None = None
    mine: Version | None = None
    anew: str = ""
    anew_judgement: str = ""
    is_led: bool = True

    @property
    def parts(self) -> tuple[str, ...]:
        """The boxes of a row, which a row in conflict carries unseen."""
        return NAMES

    @property
    def is_conflict(self) -> bool:
        return self.theirs is not None

    @property
    def is_proposed(self) -> bool:
        return self.row.action.is_proposed

    @property
    def is_not_started(self) -> bool:
        return self.row.action.state is State.NOT_STARTED

    @property
    def is_ongoing(self) -> bool:
        return self.row.action.due_precision is Precision.ONGOING

    @property
    def differs(self) -> bool:
        """The calendar is graver than what was said, or nothing was said."""
        action = self.row.action
        judged = STATE_OF.get(action.judgement) if action.judgement else None
        return action.state in (State.RED, State.AMBER) and judged is not action.state

    @property
    def has_same(self) -> bool:
        """Whether there are words that could still be true."""
        return self.row.action.judgement is not None

    @property
    def says_date(self) -> bool:
        """Whether a new date can be asked for: none waits, and it is not ongoing."""
        return self.row.move is None and not self.is_ongoing

    @property
    def may_agree(self) -> bool:
        """Whether the date that waits is a first move, which the chair agrees here."""
        return self.is_led and self.row.move is not None and self.row.action.moves == 0

    @property
    def top_errors(self) -> list[str]:
        """What is said at the head of the row: all that has no text box to stand beside."""
        return [text for name, text in self.errors.items() if name not in self._text_boxes]

    @property
    def _text_boxes(self) -> Collection[str]:
        dates = DATES if self.says_date else ()
        review = ("review",) if self.is_ongoing else ()
        return ("line", *REASONS, *CLOSING, *dates, *review)

    def focus(self, name: str) -> str:
        """The box that an error's link goes to."""
        if self.is_conflict:
            return self.name("keep")
        ticks = {"same": self.has_same, "agree": self.may_agree}
        is_there = name in self._text_boxes or ticks.get(name, False)
        return self.name(name if is_there else "judgement")

    @property
    def shows_reasons(self) -> bool:
        """Whether reason, road and ask stand open: there are some, or they are asked for."""
        return any(getattr(self.boxes, name) for name in REASONS) or self.is_wrong(REASONS)

    @property
    def shows_date(self) -> bool:
        """Whether the date stands open: one is typed, or it is the way out of being overdue."""
        is_way_out = self.row.action.is_overdue and self.is_wrong(("judgement", "same"))
        return (
            any(getattr(self.boxes, name) for name in DATES) or self.is_wrong(DATES) or is_way_out
        )

    @property
    def shows_closing(self) -> bool:
        """Whether what is said for closing stands open, although nothing is proposed."""
        texts = CLOSING[1:]
        return any(getattr(self.boxes, name) for name in texts) or self.is_wrong(CLOSING)

    @property
    def is_written(self) -> bool:
        """Whether its boxes hold what somebody typed, so that nothing of it may be folded away."""
        return mark(self.boxes) != self.seen

    def is_wrong(self, names: Collection[str]) -> bool:
        """Whether one of these boxes has an error."""
        return not self.errors.keys().isdisjoint(names)

    def name(self, part: str) -> str:
        """The name, and id, of a box of this row."""
        return box(self.row.action.id, part)


@dataclass(frozen=True, slots=True)
class Lost:
    """A row that came back and has no place on the page: its words are shown, to be kept."""

    action_id: int
    ref: str
    why: str
    words: tuple[tuple[str, str], ...]


def page_row(row: RoundRow, answer: Answer | None, bases: Mapping[int, ActionUpdate]) -> PageRow:
    action = row.action
    first = first_boxes(
        judgement=action.judgement,
        why=action.why,
        road=action.road_to_green,
        ask=action.ask,
        is_ongoing=action.due_precision is Precision.ONGOING,
    )
    last_id = row.last.id if row.last else None
    if answer is None or answer.fate is Fate.GONE:
        return PageRow(row, first, action.version, last_id, mark(first))
    sent = answer.sent
    boxes = showable(sent.typed)
    if answer.fate is not Fate.CONFLICT:
        return PageRow(row, boxes, sent.version, sent.base, sent.seen, answer.errors)
    base = bases.get(sent.base) if sent.base else None
    return PageRow(
        row,
        boxes,
        action.version,
        sent.base,
        sent.seen,
        answer.errors or {"": "Somebody else changed this row while you wrote"},
        was=_was(base if base and base.action_id == action.id else None),
        theirs=_theirs(row),
        mine=_mine(boxes),
        anew=sent.anew,
        anew_judgement=sent.anew_judgement,
    )


def _was(base: ActionUpdate | None) -> Version:
    if base is None:
        return Version(None, None, False, "Nothing was said of it.")
    return Version(
        base.counts_on,
        STATE_OF[base.judgement] if base.judgement else None,
        False,
        NO_CHANGE if base.is_no_change else base.progress,
        _pairs(Boxes(why=base.why, road=base.road_to_green, ask=base.ask), REASONS),
    )


def _theirs(row: RoundRow) -> Version:
    action = row.action
    return Version(
        row.last.counts_on if row.last else None,
        STATE_OF[action.judgement] if action.judgement else None,
        False,
        NO_CHANGE if row.last and row.last.is_no_change else action.progress,
        _pairs(Boxes(why=action.why, road=action.road_to_green, ask=action.ask), REASONS),
    )


def _mine(boxes: Boxes) -> Version:
    judgement = next((each for each in Judgement if each.value == boxes.judgement), None)
    return Version(
        None,
        STATE_OF[judgement] if judgement else None,
        boxes.judgement == CLOSE,
        NO_CHANGE if boxes.same == TICKED else boxes.line,
        _pairs(boxes, [name for name in TYPED if name not in ("line", "anew")]),
    )


def _pairs(boxes: Boxes, names: Collection[str]) -> tuple[tuple[str, str], ...]:
    return tuple((TYPED[name], text) for name in names if (text := getattr(boxes, name)))


def lost_row(answer: Answer) -> Lost:
    boxes = showable(answer.sent.typed)
    words = _pairs(boxes, [name for name in TYPED if name != "anew"])
    if answer.sent.anew:
        words = (*words, (TYPED["anew"], answer.sent.anew))
    why = answer.errors.get("") or NOT_HERE
    return Lost(answer.sent.action_id, answer.ref, why, words)
