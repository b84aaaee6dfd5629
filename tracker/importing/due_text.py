"""The text of a due cell, or the date behind it -> a day and how exactly it is known.

The day comes before the month, always. A month, quarter or year stands for its last day
(rules.md 5.2). The printed words are kept beside every reading; nothing is ever refused.
"""

import math
from datetime import date

from tracker.importing.due.deciding import DueCell, as_read, decide
from tracker.importing.due.found import Found
from tracker.importing.due.spans import whole_dates
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.values import from_date, from_number
from tracker.importing.due.words import BEFORE
from tracker.importing.reading import DueRead

__all__ = ["DueCell", "find_dates", "read_due"]

_SKIPPED = frozenset({"the", "of", "year", "financial", "calendar", "-"})


def read_due(text: str, value: date | float | None = None, *, year: int | None = None) -> DueCell:
    """What a due cell says; `value` is what a spreadsheet stores behind it, `year` the year of
    dates that print none."""
    printed = text.strip()
    if isinstance(value, date):
        return from_date(printed, value)
    number = _number(printed) if value is None else float(value)
    read = from_number(printed, number) if math.isfinite(number) else None
    return read or decide(printed, year)


def find_dates(sentence: str, *, year: int | None = None) -> tuple[DueRead, ...]:
    """The dates inside a sentence, with the words that print them. Years alone only where they
    are a time by which: the Children Act 2004 is none."""
    if not any(character.isdigit() for character in sentence) and year is None:
        return ()
    tokens = Tokens(sentence)
    dates = whole_dates(tokens, None).dated
    if year is not None:
        dates = [each for each in whole_dates(tokens, year).dated if _counts(tokens, each)]
    return tuple(as_read(tokens, each) for each in dates if _is_when(tokens, each))


def _counts(tokens: Tokens, found: Found) -> bool:
    """A date that prints its year, or follows "by" or its like."""
    return not found.is_lent or tokens.word(found.start) == "end" or _follows(tokens, found)


def _is_when(tokens: Tokens, found: Found) -> bool:
    return not found.is_lone_year or _follows(tokens, found)


def _follows(tokens: Tokens, found: Found) -> bool:
    place = found.start - 1
    while place > 0 and (tokens.word(place) or tokens.at(place).text) in _SKIPPED:
        place -= 1
    return tokens.word(place) in BEFORE


def _number(text: str) -> float:
    """The number that a text is nothing but, else none."""
    is_plain = text.isascii() and text.isdigit() and len(text) <= 6
    return float(text) if is_plain else math.nan
