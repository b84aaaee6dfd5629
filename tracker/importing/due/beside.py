"""The words of a cell that are no date: whether they make it a sentence, or ongoing, or done."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from tracker.importing.due.found import Found
from tracker.importing.due.tokens import Token, Tokens
from tracker.importing.due.vocabulary import (
    ALSO,
    BEFORE_DATE,
    DONE,
    END,
    LENGTHS,
    NO_START,
    NOTHING,
    ONGOING,
    RECURRING,
    REPLACES,
    REVIEW,
    START,
    WAS,
)
from tracker.importing.due.words import SMALL

_INSIDE = 4  # words beside a date that ends or stands inside a text
_TAIL = 12  # words behind a date that begins it
_LINE = 30  # words of a text of which one line is a date
_MILESTONE = 6  # words for each of several dates
_LONG = 8
_NEAR = 4
_NO_LABELS = WAS | REPLACES | DONE | START


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the dates. `words` are those with a meaning of their own; `past` is the
    date that the cell calls the old one; `has_start` says that a date is when what goes on begins,
    `has_end` that it is when it ends. `starts` are the dates after "from" or its like, `reviews`
    those after "review"."""

    words: tuple[str, ...]
    ongoing_at: int
    leads: bool
    has_own_line: bool
    has_start: bool
    has_end: bool
    starts: tuple[Found, ...]
    reviews: tuple[Found, ...]
    past: Found | None
    before_ongoing: tuple[str, ...]
    says_nothing: bool

    def is_ongoing_here(self, dated: Sequence[Found]) -> bool:
        """Ongoing, unless the word only goes on after a date ("March 2025 and ongoing") or stands
        in the midst of a sentence."""
        if self.ongoing_at < 0:
            return False
        goes_on = any(each.end <= self.ongoing_at for each in dated)
        if goes_on and not self.has_start and ALSO.intersection(self.before_ongoing):
            return False
        if self.has_end:
            return False
        return len(self.words) <= _LONG or self.ongoing_at <= 2

    def is_sentence(self, dates: int) -> bool:
        """So many words that the date is not what the cell is about."""
        most = _LINE if self.has_own_line else _TAIL if self.leads else _INSIDE
        if dates > 1:
            most = max(most, _MILESTONE * dates)
        return len(self.words) > most

    @property
    def is_long(self) -> bool:
        """More than a few words."""
        return len(self.words) > _LONG

    @property
    def is_recurring(self) -> bool:
        """It says how often."""
        return any(word in RECURRING for word in self.words)

    @property
    def is_length(self) -> bool:
        """It says how long."""
        return any(word in LENGTHS for word in self.words)

    @property
    def is_done(self) -> bool:
        """It says that the action is finished."""
        return any(word in DONE for word in self.words)

    @property
    def has_labels(self) -> bool:
        """Words beside the dates that name what each is for."""
        return any(word not in _NO_LABELS for word in self.words)


def beside(tokens: Tokens, dates: Sequence[Found], *, idle: Sequence[Found]) -> Beside:
    """What stands beside the dates of a text; `idle` ones count neither as dates nor as words."""
    taken = {n for each in (*dates, *idle) for n in range(each.start, each.end)}
    free = [n for n in range(len(tokens)) if n not in taken]
    ongoing, width = _ongoing_at(tokens, free)
    meant = [n for n in free if _has_meaning(tokens, n) and not ongoing <= n < ongoing + width]
    words = tuple(tokens.word(n) or tokens.at(n).text for n in meant)
    first = dates[0].start if dates else -1
    return Beside(
        words=words,
        ongoing_at=ongoing,
        leads=first >= 0 and not any(n < first for n in meant),
        has_own_line=_has_own_line(tokens, dates, meant),
        has_start=_has_start(tokens, dates, ongoing),
        has_end=any(tokens.word(each.start - 1) in END for each in dates),
        starts=tuple(each for each in dates if _starts(tokens, each)),
        reviews=tuple(each for each in dates if _label(tokens, each)[1] in REVIEW),
        past=_past(tokens, dates),
        before_ongoing=(tokens.word(ongoing - 1) or tokens.at(ongoing - 1).text,),
        says_nothing=_says_nothing(tokens),
    )


def _has_meaning(tokens: Tokens, n: int) -> bool:
    token = tokens.at(n)
    return bool(token.word or token.text.isdigit()) and token.word not in SMALL


def _says_nothing(tokens: Tokens) -> bool:
    """Empty, a dash, N/A, none."""
    return "".join(token.word or token.text.strip("-./") for token in tokens.all) in NOTHING


def _ongoing_at(tokens: Tokens, free: Sequence[int]) -> tuple[int, int]:
    """The place of "ongoing", "on-going" or "on going" and how many tokens it is; -1 for none."""
    for n in free:
        if tokens.word(n) in ONGOING:
            return n, 1
        after = tokens.past(n + 1, "-")
        if tokens.word(n) == "on" and tokens.word(after) == "going":
            return n, after + 1 - n
    return -1, 0


def _has_start(tokens: Tokens, dates: Sequence[Found], ongoing: int) -> bool:
    """From May 2016; May 2016 - ongoing; May 2016 ongoing; May 2016 onwards."""
    if ongoing < 0 or not dates:
        return False
    if any(_starts(tokens, each) for each in dates):
        return True
    between = [tokens.at(n) for n in range(dates[-1].end, ongoing)]
    return dates[-1].end <= ongoing and all(_leads_on(token) for token in between)


def _starts(tokens: Tokens, found: Found) -> bool:
    earlier, before = _label(tokens, found)
    return before in START and earlier not in NO_START


def _label(tokens: Tokens, found: Found) -> tuple[str, str]:
    """The two words before a date, but for small ones."""
    place = found.start - 1
    while (
        place > found.start - _NEAR and (tokens.word(place) or tokens.at(place).text) in BEFORE_DATE
    ):
        place -= 1
    return tokens.word(place - 1), tokens.word(place)


def _leads_on(token: Token) -> bool:
    return token.text == "-" or token.word in ("to", "until")


def _past(tokens: Tokens, dates: Sequence[Found]) -> Found | None:
    """The date with "was", "previously" or "extended from" before it; of two also the one with
    "from" where the cell says anywhere that one was revised."""
    has_new = len(dates) == 2 and any(token.word in REPLACES for token in tokens.all)
    for each in dates:
        near = {tokens.word(each.start - n) for n in (1, 2)}
        is_from = tokens.word(each.start - 1) == "from"
        if near & WAS or (is_from and (has_new or near & REPLACES)):
            return each
    return None


def _has_own_line(tokens: Tokens, dates: Sequence[Found], meant: Sequence[int]) -> bool:
    """A line holds nothing but a date."""
    lines = list(accumulate(int(token.is_new_line) for token in tokens.all))
    with_words = {lines[n] for n in meant}
    return (
        bool(lines)
        and lines[-1] > 0
        and any(
            with_words.isdisjoint(range(lines[each.start], lines[each.end - 1] + 1))
            for each in dates
        )
    )
