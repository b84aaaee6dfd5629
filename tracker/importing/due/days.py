"""Days and months with the month in letters: 3 May 2024, 1-Apr-24, Fri 3rd May, April '26, Apr."""

from dataclasses import replace

from tracker.importing.due.figures import full_day
from tracker.importing.due.found import Found, checked
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.words import (
    ORDINALS,
    SMALL,
    is_whole_month,
    month_number,
    weekday,
    weekday_name,
)
from tracker.importing.due.years import read_year

_BETWEEN = frozenset({"-", "/", ".", ",", ":"})
_BEFORE_MONTH = frozenset({*_BETWEEN, "of"})
_BEFORE_YEAR = frozenset({*_BETWEEN, "of", "in", "("})
_BEFORE_LAST = frozenset({",", "-"})
_HALF_TERM = frozenset({"-", "half", "term", ",", "of"})
_OTHER_WORDS = frozenset({"may", "march", "mar", "dec", "sat", "sun"})
_DAY_OR_YEAR = "“{}” may be a day of the month; it was read as a year"
_WRONG_WEEKDAY = "{} is a {}, not a {}"


def weekday_first(tokens: Tokens, i: int) -> Found | None:
    """Friday 3 May 2024, Friday, 3rd May, Fri 03/05/24 are read by what follows the weekday."""
    named = weekday(tokens.word(i))
    if named < 0:
        return None
    place = tokens.past_all(i + 1, frozenset({",", ".", "the", "-"}))
    found = day_first(tokens, place) or full_day(tokens, place)
    if found is None or found.precision != "day":
        return None
    found = replace(found, start=i)
    if found.on is not None and found.on.weekday() != named:
        printed = tokens.between(place, found.end)
        right = weekday_name(found.on.weekday())
        return found.doubted(_WRONG_WEEKDAY.format(printed, right, weekday_name(named)))
    return found


def day_first(tokens: Tokens, i: int) -> Found | None:
    """3 May 2024, 3rd of May, 1-Apr-24, 14 Aug."""
    day = tokens.number(i, 1, 2)
    if not 1 <= day <= 39:
        return None
    place = tokens.past(i + 1, ORDINALS)
    if _is_label(tokens, i, place):
        return None
    place = tokens.past_all(place, _BEFORE_MONTH)
    month, place = read_month(tokens, place)
    if not month:
        return None
    found = Found(i, place, "day", month, day)
    return _with_year(tokens, found, _after_month(tokens, place))


def _is_label(tokens: Tokens, i: int, place: int) -> bool:
    """The number counts something: "Phase 1 - April 2025", "Stage 2: May"."""
    mark, before = tokens.at(place), tokens.word(i - 1)
    is_apart = mark.text in ("-", ".", ",") and mark.is_spaced and tokens.at(place + 1).is_spaced
    return is_apart and bool(before) and before not in SMALL and weekday(before) < 0


def month_first(tokens: Tokens, i: int) -> Found | None:
    """April 2018, Apr-18, April '26, Sept; also April 3rd, 2024."""
    month, place = read_month(tokens, i)
    if not month:
        return None
    after = _after_month(tokens, place)
    found = _day_behind(tokens, i, month, place)
    if found is not None:
        return found
    found = _with_year(tokens, Found(i, place, "month", month), after)
    if found.year is None and not _is_meant(tokens, i, place):
        return None
    return found


def year_first(tokens: Tokens, i: int) -> Found | None:
    """2025 June, 2025-June; 2025 - June 2026 are two dates."""
    year = tokens.number(i, 4)
    place = tokens.past(i + 1, _BETWEEN)
    month, end = read_month(tokens, place)
    if year < 0 or not month:
        return None
    is_day = tokens.number(tokens.past(end, _BETWEEN)) >= 0
    return None if is_day else checked(Found(i, end, "month", month, year=year))


def read_month(tokens: Tokens, i: int) -> tuple[int, int]:
    """The month at a place, whole or broken in two, and the place after it; (0, i) for none."""
    word = tokens.word(i)
    if not word:
        return 0, i
    next_piece = tokens.past(i + 1, "-")
    if is_whole_month(word + tokens.word(next_piece)) and tokens.word(next_piece):
        return month_number(word + tokens.word(next_piece)), next_piece + 1
    month = month_number(word)
    return (month, i + 1) if month else (0, i)


def _after_month(tokens: Tokens, i: int) -> int:
    place = tokens.past_all(i, _BEFORE_YEAR)
    if place == i and tokens.word(tokens.past(i, "-")) == "half":
        place = tokens.past_all(i, _HALF_TERM)  # October half term 2024
        return place if tokens.at(place).digits else i
    # "April, 2018" is one date; "April - May" and "April, May" are two
    return place if place - i <= 2 else i


def _with_year(tokens: Tokens, found: Found, place: int) -> Found:
    """With the year that is printed at a place: a financial one makes March fall in its second
    half. Two figures across a line or a sentence are none."""
    year = read_year(tokens, place)
    if year is None or _is_next_date(tokens, found.end, place, year.end):
        return checked(found)
    end = tokens.past(year.end, ")") if tokens.at(place - 1).text == "(" else year.end
    in_second = year.is_financial and found.month < 4
    dated = checked(replace(found, end=end, year=year.number + in_second))
    printed = tokens.between(found.start, end)
    may_be_day = tokens.at(place).number >= 28 and place == found.end and tokens.at(place).is_spaced
    if found.precision == "month" and may_be_day and tokens.at(place).digits == 2:
        return dated.doubted(_DAY_OR_YEAR.format(printed))
    return dated


def _is_next_date(tokens: Tokens, after: int, place: int, end: int) -> bool:
    """The number behind a month begins another date: "Jan - 28 Feb", "April, 12 May"."""
    if tokens.at(place).digits == 4 or tokens.at(place).text == "'":
        return False
    if tokens.at(end).text in ("st", "nd", "rd", "th"):
        return True
    apart = tokens.between(after, place)
    follows, _ = read_month(tokens, tokens.past(end, frozenset({"of"})))
    if tokens.at(end).is_new_line and not tokens.at(place).is_new_line:
        follows = 0  # the number ends its line: "Sept 25", and below it "Dec 25"
    in_figures = tokens.at(end).text in ("/", ".") and tokens.number(end + 1) >= 0
    is_pair = end - place > 1
    return bool(follows and (apart or place == after)) or (in_figures and not is_pair)


def _day_behind(tokens: Tokens, i: int, month: int, place: int) -> Found | None:
    """April 3rd, 2024; April 3rd; April 3."""
    if tokens.at(place).text == "-" and tokens.at(place + 2).text == "-":
        place += 1  # Nov-3-2025
    day = tokens.number(place, 1, 2)
    after = tokens.past(place + 1, ORDINALS)
    is_ordinal = after > place + 1
    if not 1 <= day <= 31:
        return None
    at_year = tokens.past_all(after, _BEFORE_LAST)
    year = tokens.number(at_year, 4)
    if year >= 0:
        return checked(Found(i, at_year + 1, "day", month, day, year))
    if is_ordinal or (tokens.at(place).digits == 1 and not _begins_date(tokens, after)):
        return checked(Found(i, after, "day", month, day))
    return None


def _begins_date(tokens: Tokens, i: int) -> bool:
    return tokens.at(i).text in ("-", "/", ".", "&") or read_month(tokens, i)[0] > 0


def _is_meant(tokens: Tokens, i: int, end: int) -> bool:
    """A month without a year is taken for one if it begins with a capital, and "May" and its like
    not before a word in small letters: "May be late"."""
    first = tokens.at(i).text
    if not first[:1].isupper():
        return False
    after = tokens.at(end)
    if tokens.word(i) in _OTHER_WORDS and after.word and after.text[:1].islower():
        return after.word in ("and", "to", "or", "until", "onwards", "half", "each", "every")
    return True
