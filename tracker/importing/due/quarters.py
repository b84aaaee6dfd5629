"""Quarters and halves of years: Q3 2024/25, 2024/25 Q3, Quarter 4 (Jan-Mar) 2025, Q1 2025, H1."""

from dataclasses import dataclass

from tracker.core.periods import MONTHS
from tracker.importing.due.days import read_month
from tracker.importing.due.found import Found, checked
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.words import COUNTED, ORDINALS, QUARTER
from tracker.importing.due.years import Year, read_year

_LAST_MONTHS = {1: 6, 2: 9, 3: 12, 4: 3}
_BETWEEN = frozenset({"-", ",", "(", "of", "in", "for", ":", "the", "."})
_MORE = frozenset({"-", "/", "&", "and", "to", ","})
_CALENDAR = "Q{0} {1} may be of the calendar year or of {2}; it was read as of {2}"
_MONTHS_DIFFER = "The months are not those of the quarter; the months were taken"


@dataclass(frozen=True, slots=True)
class _Months:
    """The last month that brackets name, its year if they say one, and the place after them."""

    month: int
    year: int | None
    end: int


def quarter_first(tokens: Tokens, i: int) -> Found | None:
    """Q3 2024/25, Qtr 2 2024-25, third quarter of 24/25, Q1-Q2 24/25 (the last one), Q4."""
    number, place = _quarter(tokens, i)
    if not number:
        return None
    number, place = _last_of_several(tokens, number, place)
    months = _months(tokens, place)
    at_year = tokens.past_all(months.end if months else place, _BETWEEN)
    year = read_year(tokens, at_year)
    if year is None or _is_other_date(tokens, year.end):
        end = months.end if months else place
        return _found(i, end, number, None, months)
    end = tokens.past(year.end, ")")
    months = months or _months(tokens, end)
    return _found(i, max(end, months.end if months else 0), number, year, months)


def quarter_behind(tokens: Tokens, i: int) -> Found | None:
    """2024/25 Q3, 2024-25 Quarter 3, 2025 Q1."""
    year = read_year(tokens, i, is_short=False)
    if year is None:
        return None
    number, place = _quarter(tokens, tokens.past_all(year.end, _BETWEEN))
    if not number or tokens.at(place).text == "/":
        return None
    number, place = _last_of_several(tokens, number, place)
    months = _months(tokens, place)
    return _found(i, months.end if months else place, number, year, months)


def half_year(tokens: Tokens, i: int) -> Found | None:
    """H1 2025/26 ends in September, H2 in March; of a calendar year in June and December."""
    number, place = _half(tokens, i)
    year = read_year(tokens, tokens.past_all(place, _BETWEEN)) if number else None
    if year is None:
        return None
    if year.is_financial:
        month, on = (9, 0) if number == 1 else (3, 1)
        return checked(Found(i, year.end, "month", month, year=year.number, years_on=on))
    month = 6 if number == 1 else 12
    found = checked(Found(i, year.end, "month", month, year=year.number))
    return found.doubted(f"This was read as the end of {MONTHS[month - 1]} {year.number}")


def _half(tokens: Tokens, i: int) -> tuple[int, int]:
    if tokens.word(i) == "h" and tokens.number(i + 1, 1) in (1, 2):
        return tokens.number(i + 1), i + 2
    counted = COUNTED.get(tokens.word(i), 0)
    if counted and tokens.word(i + 1) == "half":
        return (1 if counted == 1 else 2), i + 2
    return 0, i


def _quarter(tokens: Tokens, i: int) -> tuple[int, int]:
    """The number of the quarter at a place, and the place after it; (0, i) for none."""
    word = tokens.word(i)
    if word in QUARTER:
        place = tokens.past_all(i + 1, frozenset({".", ":", "-"}))
        return _number(tokens, place, i)
    number = tokens.number(i, 1)
    after = tokens.past(i + 1, ORDINALS) if number > 0 else i + 1
    is_apart = number > 0 and after == i + 1 and tokens.at(after).is_spaced
    if is_apart or tokens.word(after) not in QUARTER:
        return 0, i
    number = number if number > 0 else COUNTED.get(word, 0)
    return (number, after + 1) if 1 <= number <= 4 else (0, i)


def _number(tokens: Tokens, place: int, i: int) -> tuple[int, int]:
    number = max(tokens.number(place, 1), 0) or COUNTED.get(tokens.word(place), 0)
    return (number, place + 1) if 1 <= number <= 4 else (0, i)


def _last_of_several(tokens: Tokens, number: int, place: int) -> tuple[int, int]:
    """Q1-Q3, Q1/2, Q1, Q2 and Q3: the last."""
    while True:
        after = tokens.past_all(place, _MORE)
        if after == place:
            return number, place
        following, end = _quarter(tokens, after)
        if not following:
            following, end = _number(tokens, after, after)
        if not following or tokens.at(end).text in ("/", ".") or tokens.word(end) in ORDINALS:
            return number, place
        number, place = following, end


def _months(tokens: Tokens, i: int) -> _Months | None:
    """(Jan-Mar), (January to March 2025), Jan - Mar."""
    place = tokens.past_all(i, frozenset({"(", "-", ":"}))
    first, place = read_month(tokens, place)
    if not first:
        return None
    at_last = tokens.past(place, frozenset({"-", "to", "/"}))
    last, end = read_month(tokens, at_last)
    if not last:
        return None
    year = read_year(tokens, end)
    if year is None:
        return _Months(last, None, tokens.past(end, ")"))
    return _Months(last, year.number, tokens.past(year.end, ")"))


def _is_other_date(tokens: Tokens, end: int) -> bool:
    """What looked like a short year is the day of a date: Q3, 31 March 2025."""
    return read_month(tokens, end)[0] > 0 and tokens.at(end - 1).digits <= 2


def _found(i: int, end: int, number: int, year: Year | None, months: _Months | None) -> Found:
    month = months.month if months else _LAST_MONTHS[number]
    if months and months.year is not None:
        return _doubted(checked(Found(i, end, "quarter", month, year=months.year)), number)
    if months and year and not year.is_financial:
        return _doubted(checked(Found(i, end, "quarter", month, year=year.number)), number)
    on = int(month < 4)
    if year is None:
        return Found(i, end, "quarter", month, years_on=on)
    found = checked(Found(i, end, "quarter", month, year=year.number, years_on=on))
    if not year.is_financial:
        named = f"{year.number}/{(year.number + 1) % 100:02d}"
        found = found.doubted(_CALENDAR.format(number, year.number, named))
    return _doubted(found, number)


def _doubted(found: Found, number: int) -> Found:
    is_same = found.month == _LAST_MONTHS[number]
    return found if is_same else found.doubted(_MONTHS_DIFFER)
