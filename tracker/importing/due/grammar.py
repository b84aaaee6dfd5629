"""Every date in a text, from left to right, each read by the first reader that knows its form."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from tracker.importing.due import days, figures, quarters, seasons, whole_years
from tracker.importing.due.found import Found
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.words import COUNTED, ORDINALS, QUARTER, VAGUE, may_begin_month, weekday
from tracker.importing.due.years import NAMES_OF_FINANCIAL

_Reader = Callable[[Tokens, int], Found | None]
_FOR_NUMBERS: tuple[_Reader, ...] = (
    figures.full_day,
    quarters.quarter_behind,
    quarters.quarter_first,
    seasons.season_behind,
    whole_years.financial,
    days.day_first,
    figures.part_of_day,
    days.year_first,
    whole_years.span_of_years,
    whole_years.calendar,
)
_FOR_WORDS: tuple[tuple[_Reader, Callable[[str], bool]], ...] = (
    (days.month_first, may_begin_month),
    (days.weekday_first, lambda word: weekday(word) >= 0),
    (quarters.quarter_first, lambda word: word in QUARTER or word in COUNTED),
    (quarters.quarter_behind, lambda word: word in NAMES_OF_FINANCIAL),
    (quarters.half_year, lambda word: word == "h" or word in COUNTED),
    (seasons.season, lambda word: word in seasons.NAMES),
    (whole_years.year_of_another_kind, lambda word: word in whole_years.OTHERWISE),
    (whole_years.financial, lambda word: word in NAMES_OF_FINANCIAL),
)
_NAMES_OF_YEARS = frozenset({"the", "of", "in", "-", "year", "financial", "calendar", "fiscal"})
_OF = frozenset({"start", "begin", "beginning"})
_COUNTING = frozenset(COUNTED) | ORDINALS
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
    readers: tuple[_Reader, ...] = ()
    if token.word:
        readers = _readers_of(token.word)
    elif token.digits and not _is_inside_number(tokens, i):
        readers = _FOR_NUMBERS
    for reader in readers:
        if found := reader(tokens, i):
            return found
    return None


@lru_cache(maxsize=4096)
def _readers_of(word: str) -> tuple[_Reader, ...]:
    """The readers of what may begin with a word: most words begin no date."""
    return tuple(reader for reader, begins in _FOR_WORDS if begins(word))


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
    if word == "week" and tokens.word(place - 1) in _COUNTING:
        place -= 2 if tokens.at(place - 2).digits else 1
    elif word not in VAGUE or (word in _OF and tokens.word(place + 1) != "of"):
        return found
    found = replace(found, start=place, is_lone_year=False)
    return found.doubted(_VAGUE_READ.format(tokens.between(place, found.end)))
