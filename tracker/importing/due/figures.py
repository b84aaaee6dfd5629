"""Dates in figures: 31/03/2026, 17.7.12, 2024-05-03, 04/2018, 2018-04, and 14/8 without a year."""

from tracker.importing.due.found import Found, checked
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.years import calendar_year

_SEPARATORS = frozenset({"/", ".", "-"})
_FIGURES = tuple("0123456789")
_DOUBTFUL = "{} may be a day or a financial year"
_SHORT = "{} was read as a month and a year"


def full_day(tokens: Tokens, i: int) -> Found | None:
    """A day, a month and a year in figures."""
    return _iso_day(tokens, i) or _day(tokens, i) or _spaced_day(tokens, i)


def part_of_day(tokens: Tokens, i: int) -> Found | None:
    """A month with its year, or a day with its month, in figures."""
    return _year_month(tokens, i) or _month_year(tokens, i) or _day_month(tokens, i)


def _iso_day(tokens: Tokens, i: int) -> Found | None:
    """2024-05-03, and what a computer puts behind it: 00:00:00."""
    year, month, day = tokens.number(i, 4), tokens.number(i + 2, 1, 2), tokens.number(i + 4, 1, 2)
    if min(year, month, day) < 0 or not (_separated(tokens, i) and _separated(tokens, i + 2)):
        return None
    end = _past_time(tokens, i + 5)
    return checked(Found(i, end, "day", month, day or 99, year))


def _past_time(tokens: Tokens, i: int) -> int:
    place = tokens.past(i, frozenset({"t"}))
    if tokens.number(place, 1, 2) < 0 or tokens.at(place + 1).text != ":":
        return i
    place += 1
    while tokens.at(place).text in (":", ".") and tokens.at(place + 1).digits:
        place += 2
    return tokens.past(place, frozenset({"z"}))


def _day(tokens: Tokens, i: int) -> Found | None:
    """31/03/2026, 31.3.26, 31-3-26, a separator twice or in place of another."""
    day = tokens.number(i, 1, 2)
    at_month = _past_separator(tokens, i + 1)
    month = tokens.number(at_month, 1, 2)
    at_year = _past_separator(tokens, at_month + 1)
    if day < 0 or month < 0 or i + 1 == at_month or at_month + 1 == at_year:
        return None
    year = calendar_year(tokens, at_year)
    if year is None:
        return _without_year(tokens, i, at_year)
    end = _past_time(tokens, year.end)
    if _goes_on(tokens, year.end):
        return None  # a paragraph's number: 1.2.10.3
    return checked(Found(i, end, "day", month, day or 99, year.number))


def _without_year(tokens: Tokens, i: int, at_year: int) -> Found | None:
    """31/03/202: no year has three figures."""
    if tokens.at(at_year).text[:1] not in _FIGURES or tokens.at(i + 1).text != "/":
        return None
    wrong = f"“{tokens.between(i, at_year + 1)[:20]}” has no year of two or four figures"
    return Found(i, at_year + 1, "day", tokens.number(i + 2), wrong=wrong)


def _goes_on(tokens: Tokens, i: int) -> bool:
    mark = tokens.at(i)
    return mark.text == "." and not mark.is_spaced and tokens.number(i + 1, 1, 2) >= 0


def _spaced_day(tokens: Tokens, i: int) -> Found | None:
    """31 3 2026: only where nothing else could be meant."""
    day, month, year = tokens.number(i, 1, 2), tokens.number(i + 1, 1, 2), tokens.number(i + 2, 4)
    if min(day, month, year) < 1 or month > 12 or day > 31:
        return None
    return checked(Found(i, i + 3, "day", month, day, year))


def _year_month(tokens: Tokens, i: int) -> Found | None:
    """2018-04 or 2018/04; 2018-19 and 2011-12 are financial years and read before."""
    year, month = tokens.number(i, 4), tokens.number(i + 2, 2)
    if year < 0 or not 1 <= month <= 12 or not _separated(tokens, i):
        return None
    return checked(Found(i, i + 3, "month", month, year=year))


def _month_year(tokens: Tokens, i: int) -> Found | None:
    """04/2018, 4.2018; 04/25 cannot be a day and a month."""
    month, long, short = tokens.number(i, 1, 2), tokens.number(i + 2, 4), tokens.number(i + 2, 2)
    if not 1 <= month <= 12 or not _separated(tokens, i):
        return None
    if long >= 0:
        return checked(Found(i, i + 3, "month", month, year=long))
    if short > 12 and tokens.at(i + 1).text == "/":
        found = Found(i, i + 3, "month", month, year=2000 + short)
        return checked(found).doubted(_SHORT.format(tokens.between(i, i + 3)))
    return None


def _day_month(tokens: Tokens, i: int) -> Found | None:
    """14/8, of a year that is not printed; 11/12 may be a financial year."""
    day, month = tokens.number(i, 1, 2), tokens.number(i + 2, 1, 2)
    if not (1 <= day <= 31 and 1 <= month <= 12) or tokens.at(i + 1).text != "/":
        return None
    found = checked(Found(i, i + 3, "day", month, day))
    if month == day + 1 and tokens.at(i).digits == tokens.at(i + 2).digits == 2:
        return found.doubted(_DOUBTFUL.format(tokens.between(i, i + 3)))
    return found


def _separated(tokens: Tokens, i: int) -> bool:
    """A separator stands behind the token at a place."""
    return tokens.at(i + 1).text in _SEPARATORS


def _past_separator(tokens: Tokens, i: int) -> int:
    mark = tokens.at(i).text
    if mark not in _SEPARATORS:
        return i
    place = i + 1
    return tokens.past(place, _SEPARATORS)
