"""Every date in a text, from left to right, each read by the first reader that knows its form."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.importing.due import days, figures, quarters, seasons, whole_years
from tracker.importing.due.found import Found
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.words import VAGUE

_Reader = Callable[[Tokens, int], Found | None]
_FOR_NUMBERS: tuple[_Reader, ...] = (
    figures.full_day,
    quarters.quarter_behind,
    quarters.quarter_first,
    seasons.season_behind,
    whole_years.financial,
    days.day_first,
    figures.part_of_day,
    whole_years.span_of_years,
    whole_years.calendar,
)
_FOR_WORDS: tuple[_Reader, ...] = (
    days.month_first,
    days.weekday_first,
    quarters.quarter_first,
    quarters.half_year,
    seasons.season,
    whole_years.year_of_another_kind,
    whole_years.financial,
)
_NAMES_OF_YEARS = frozenset({"the", "of", "-", "year", "financial", "calendar", "fiscal"})
_VAGUE_READ = "“{}” was read as the whole of it"


def dates_in(tokens: Tokens) -> list[Found]:
    """All dates, in their order, with the words that make them less exact: mid, early, end of."""
    found = []
    i = floor = 0
    while i < len(tokens):
        date_here = _read(tokens, i)
        if date_here is None:
            i += 1
            continue
        found.append(_with_words_before(tokens, date_here, floor))
        i = floor = max(date_here.end, i + 1)
    return found


def _read(tokens: Tokens, i: int) -> Found | None:
    token = tokens.at(i)
    readers: Sequence[_Reader] = ()
    if token.word:
        readers = _FOR_WORDS
    elif token.digits and not _is_inside_number(tokens, i):
        readers = _FOR_NUMBERS
    return next((found for reader in readers if (found := reader(tokens, i))), None)


def _is_inside_number(tokens: Tokens, i: int) -> bool:
    """The token goes on a number such as 1,200 or 3.10.24.2."""
    mark = tokens.at(i - 1)
    is_tied = not tokens.at(i).is_spaced and not mark.is_spaced
    return is_tied and mark.text in (",", ".") and tokens.at(i - 2).digits > 0


def _with_words_before(tokens: Tokens, found: Found, floor: int) -> Found:
    """Takes "end of", "mid-", "early" before a date into it; all but the first make it vague."""
    place = found.start - 1
    if found.precision == "day":
        return found
    while place > floor and (tokens.word(place) or tokens.at(place).text) in _NAMES_OF_YEARS:
        place -= 1
    if place < floor:
        return found
    word = tokens.word(place)
    if word == "end":
        return replace(found, start=place, is_lone_year=False)
    if word == "week" and tokens.word(place - 1) in ("first", "1st", "last", "second", "third"):
        place -= 1
    elif word not in VAGUE:
        return found
    found = replace(found, start=place, is_lone_year=False)
    return found.doubted(_VAGUE_READ.format(tokens.between(place, found.end)))
