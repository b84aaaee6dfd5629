"""Seasons, school terms and feasts: Autumn 2024, Winter 2024/25, Spring term 2025, Christmas."""

from dataclasses import dataclass

from tracker.core.periods import MONTHS
from tracker.importing.due.found import Found, checked
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.years import Year, read_year

_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 2}
_TERMS = {"spring": 4, "summer": 7, "autumn": 12, "winter": 12}
_HALF_TERMS = {"spring": 2, "summer": 5, "autumn": 10, "winter": 10}
_FEASTS = {"christmas": 12, "xmas": 12, "easter": 4}
NAMES = frozenset({*_SEASONS, *_FEASTS})
_TERM_WORDS = frozenset({"term", "terms"})
_BETWEEN = frozenset({"-", ",", "(", "of", "in", "'", "/", "the"})
_STROKE = frozenset({"/", "-"})
_DAY_READ = "{} {} was read as the end of {}"


@dataclass(frozen=True, slots=True)
class _Named:
    """A season's or a term's last month and the place after its name."""

    word: str
    month: int
    end: int
    is_term: bool
    months: int = 3


def season(tokens: Tokens, i: int) -> Found | None:
    """Autumn 2024, Spring '25, Summer term 2025, Autumn half term 2024, Spring/Summer 2025."""
    named = _named(tokens, i)
    if named is None:
        return None
    year = _year_behind(tokens, named.end)
    if year is None:
        if tokens.at(i).text[:1].islower() and not named.is_term:
            return None
        on = _years_on(named, None)
        return Found(i, named.end, "month", named.month, years_on=on, months=named.months)
    return _found(i, tokens.past(year.end, ")"), named, year)


def season_behind(tokens: Tokens, i: int) -> Found | None:
    """2024 Autumn, 2024/25 Spring term."""
    year = read_year(tokens, i, is_short=False)
    named = _named(tokens, tokens.past_all(year.end, _BETWEEN)) if year else None
    if year is None or named is None or _year_behind(tokens, named.end):
        return None
    return _found(i, named.end, named, year)


def _year_behind(tokens: Tokens, i: int) -> Year | None:
    return read_year(tokens, i) or read_year(tokens, tokens.past_all(i, _BETWEEN))


def _named(tokens: Tokens, i: int) -> _Named | None:
    word = tokens.word(i)
    if word in _FEASTS:
        return _Named(word, _FEASTS[word], i + 1, is_term=False, months=1)
    if word not in _SEASONS:
        return None
    other = tokens.past(i + 1, _STROKE)
    if other > i + 1 and tokens.word(other) in _SEASONS:
        i, word = other, tokens.word(other)  # Spring/Summer: the later
    place = i + 1
    is_half = tokens.word(place) == "half"
    place = tokens.past(place, frozenset({"half", "school"}))
    place = tokens.past(place, "-") if is_half else place
    after = tokens.past(place, _TERM_WORDS)
    is_counted = tokens.number(after, 1) in (1, 2) and tokens.number(after + 1, 2, 4) >= 0
    if after == place and not is_half and not is_counted:
        return _Named(word, _SEASONS[word], place, is_term=False)
    if tokens.number(after, 1) in (1, 2) and not is_half:
        is_half = tokens.number(after) == 1
        after += 1
    month = _HALF_TERMS[word] if is_half else _TERMS[word]
    return _Named(word, month, after, is_term=True, months=2 if is_half else 4)


def _years_on(named: _Named, year: Year | None) -> int:
    """How many years after the named one its last month falls: winter ends in the next, and of
    a school year 2024/25 only the autumn is in 2024."""
    if named.word == "winter":
        return int(not named.is_term)
    if year is None or not year.is_paired:
        return 0
    if named.is_term:
        return int(named.word != "autumn")
    return int(named.word in ("spring", "easter"))


def _found(i: int, end: int, named: _Named, year: Year) -> Found:
    number = year.number + int(year.is_financial and not year.is_paired)
    on = _years_on(named, year)
    months = named.months
    found = Found(i, end, "month", named.month, year=number, years_on=on, months=months)
    found = checked(found)
    is_unsure = named.word in _FEASTS or (
        year.is_paired and not named.is_term and named.word == "summer"
    )
    if not is_unsure:
        return found
    day = f"{MONTHS[named.month - 1]} {number + on}"
    return found.doubted(_DAY_READ.format(named.word.capitalize(), year.number, day))
