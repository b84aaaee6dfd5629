"""Years that stand alone: 2030, 2024/25, FY25, academic year 2024/25, 2018-20 (its last)."""

from tracker.importing.due.found import FIRST_YEAR, LAST_YEAR, Found, checked
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.years import Year, calendar_year, financial_year

_YEAR_WORDS = frozenset({"year", "yr"})
OTHERWISE = {"academic": 8, "school": 8, "ay": 8, "municipal": 5}
_PERIOD = "The end of {} was taken"
_ENDS = "The {} year was read as ending in {}"
_ENDING_MONTHS = {8: "August", 5: "May"}
_NOT_AFTER = frozenset("%£$€")
_NOT_BEFORE = frozenset("£$€#.,/:-")


def year_of_another_kind(tokens: Tokens, i: int) -> Found | None:
    """Academic year 2024/25 ends in August, municipal year 2024/25 in May."""
    month = OTHERWISE.get(tokens.word(i), 0)
    place = tokens.past_all(tokens.past(i + 1, _YEAR_WORDS), frozenset({":", "(", "-", "of"}))
    year = financial_year(tokens, place)
    if not month or year is None:
        return None
    return _ending(i, year.end, tokens.word(i), year)


def financial(tokens: Tokens, i: int) -> Found | None:
    """2013/14, 2012-13, FY 24/25, financial year 2024-25. Two numbers up to 12, such as 11/12,
    may as well be a day and a month."""
    year = financial_year(tokens, i)
    if year is None:
        return None
    is_bare = tokens.at(i).digits == 2
    if is_bare and tokens.at(year.end - 1).number <= 12:
        return None
    kind = tokens.word(year.end)
    if kind in OTHERWISE and tokens.word(year.end + 1) in _YEAR_WORDS:
        return _ending(i, year.end + 2, kind, year)
    found = checked(Found(i, year.end, "year", 3, year=year.number, years_on=1, is_lone_year=True))
    if not year.is_paired:
        return found.doubted(f"This was read as the year that ends in March {year.number + 1}")
    return found


def span_of_years(tokens: Tokens, i: int) -> Found | None:
    """2018-20, 2024/27, 2024-2027: the last year."""
    first, last = tokens.number(i, 4), tokens.at(i + 2)
    if first < 0 or tokens.at(i + 1).text not in ("-", "/") or last.digits not in (2, 4):
        return None
    number = last.number if last.digits == 4 else first // 100 * 100 + last.number
    if not FIRST_YEAR <= first < number <= LAST_YEAR or number > first + 30:
        return None
    found = Found(i, i + 3, "year", 12, year=number, is_lone_year=True)
    return found.doubted(_PERIOD.format(tokens.between(i, i + 3)))


def calendar(tokens: Tokens, i: int) -> Found | None:
    """2030, where it is no part of a larger number."""
    year = calendar_year(tokens, i, is_short=False)
    if year is None or not FIRST_YEAR <= year.number <= LAST_YEAR or tokens.at(i).digits != 4:
        return None
    before, after = tokens.at(i - 1), tokens.at(i + 1)
    if before.text in _NOT_BEFORE and not tokens.at(i).is_spaced and tokens.at(i - 2).digits:
        return None
    is_amount = before.text in _NOT_AFTER or (after.text in _NOT_AFTER and not after.is_spaced)
    if is_amount or (after.text in (",", ".") and _is_figure(tokens, i + 2)):
        return None
    return Found(i, i + 1, "year", 12, year=year.number, is_lone_year=True)


def _is_figure(tokens: Tokens, i: int) -> bool:
    return tokens.at(i).digits > 0 and not tokens.at(i).is_spaced


def _ending(i: int, end: int, kind: str, year: Year) -> Found:
    word = "academic" if kind == "ay" else kind
    month = OTHERWISE[kind]
    found = checked(Found(i, end, "year", month, year=year.number, years_on=1))
    return found.doubted(_ENDS.format(word, f"{_ENDING_MONTHS[month]} {year.number + 1}"))
