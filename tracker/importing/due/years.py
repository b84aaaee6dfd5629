"""Years as printed: 2026, '26, 26, and financial years: 2024/25, 24-25, FY 2024/2025, FY25."""

from dataclasses import dataclass

from tracker.importing.due.found import FIRST_YEAR, LAST_YEAR
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.words import month_number

_YEAR_WORDS = frozenset({"year", "yr"})
NAMES_OF_FINANCIAL = frozenset({"fy", "financial", "fiscal", "f"})
_SEPARATORS = frozenset({"/", "-"})


@dataclass(frozen=True, slots=True)
class Year:
    """A year up to before the token `end`. A financial one is named by the year it begins in;
    `is_paired` says that both its years are printed."""

    number: int
    end: int
    is_financial: bool = False
    is_paired: bool = False


def read_year(tokens: Tokens, i: int, *, is_short: bool = True) -> Year | None:
    """The year or financial year at a place; `is_short` takes two figures for a year too."""
    return financial_year(tokens, i) or calendar_year(tokens, i, is_short=is_short)


def calendar_year(tokens: Tokens, i: int, *, is_short: bool = True) -> Year | None:
    """2026, and where two figures will do 26 or '26. "20 26", as a scan may break it, is 2026."""
    if tokens.number(i, 4) >= 0:
        return Year(tokens.number(i), i + 1)
    if is_short and (broken := _broken_year(tokens, i)):
        return Year(broken, i + 2)
    place = tokens.past(i, "'")
    short = tokens.number(place, 2)
    if short < 0 or not (is_short or place > i):
        return None
    rest = tokens.number(place + 1, 2)
    is_broken = short == 20 and rest >= 0 and not _names_month(tokens, place + 2)
    if is_broken and tokens.at(place + 2).text not in ("/", "-", ".", ":"):
        return Year(2000 + rest, place + 2)
    return Year(2000 + short, place + 1)


def _broken_year(tokens: Tokens, i: int) -> int:
    """202 6 and 2 026 are 2026."""
    first, second = tokens.at(i), tokens.at(i + 1)
    if (first.digits, second.digits) not in ((3, 1), (1, 3)) or first.text[0] != "2":
        return 0
    year = int(first.text + second.text)
    return year if FIRST_YEAR <= year <= LAST_YEAR else 0


def financial_year(tokens: Tokens, i: int) -> Year | None:
    """2024/25, 24-25, 2024/2025, with or without FY before it; FY25 ends in 2025."""
    place = _past_name(tokens, i)
    pair = _pair(tokens, place)
    if pair is not None or place == i:
        return pair
    lone = calendar_year(tokens, place)
    if lone is None or not FIRST_YEAR < lone.number <= LAST_YEAR:
        return None
    return Year(lone.number - 1, lone.end, is_financial=True)


def _past_name(tokens: Tokens, i: int) -> int:
    """Past "FY", "financial year", "F/Y"."""
    if tokens.word(i) not in NAMES_OF_FINANCIAL:
        return i
    if tokens.word(i) == "f":
        if tokens.at(i + 1).text == "/" and tokens.word(i + 2) == "y":
            return tokens.past(i + 3, ":")
        return i
    place = tokens.past(i + 1, _YEAR_WORDS)
    return tokens.past_all(place, frozenset({"of", "ending", ":", "-", "(", "'"}))


def _pair(tokens: Tokens, i: int) -> Year | None:
    first = tokens.number(i, 2, 4)
    place = tokens.past(i + 1, _SEPARATORS)
    if first < 0 or place == i + 1:
        return None
    place = tokens.past(place, "'")
    second = tokens.at(place)
    if second.number < 0 or second.digits not in (1, 2, 4) or _goes_on(tokens, i, place + 1):
        return None
    if second.digits == 4 and tokens.at(i).digits == 2:
        return None
    if (first + 1) % 10 ** min(second.digits, 2) != second.number % 10 ** min(second.digits, 2):
        return None
    if second.digits == 4 and second.number != first + 1:
        return None
    number = first if first >= 100 else 2000 + first
    return Year(number, place + 1, is_financial=True, is_paired=True)


def _goes_on(tokens: Tokens, first: int, i: int) -> bool:
    """The two numbers are part of 24/25/2018 or of 24-25 June."""
    mark, after = tokens.at(i).text, tokens.at(i + 1)
    if mark in ("/", ".") and not tokens.at(i).is_spaced and after.digits > 0:
        return True
    is_short = tokens.at(first).digits == 2
    return mark in ("st", "nd", "rd", "th") or (is_short and _names_month(tokens, i))


def _names_month(tokens: Tokens, i: int) -> bool:
    return month_number(tokens.word(i)) > 0
