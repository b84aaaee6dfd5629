"""Dates that belong together: "Jan - Mar 2025" ends in March, and "Feb & Oct 2024" share a year."""

from dataclasses import dataclass, replace

from tracker.importing.due.found import Found
from tracker.importing.due.grammar import dates_in
from tracker.importing.due.tokens import Tokens
from tracker.importing.due.words import LIST, ORDINALS, RANGE, SMALL

PERIOD = "The end of the period was taken"
_IN_RANGE = frozenset({"the", "up", "by", ":", "end", "date", "of"})
_YEAR_TAKEN = "The year is not printed; {} was taken"
_YEAR_BESIDE = "The year of “{}” was taken from the date beside it"


@dataclass(frozen=True, slots=True)
class Dates:
    """A text's dates, periods as one."""

    all: tuple[Found, ...]

    @property
    def dated(self) -> list[Found]:
        """Those that are days."""
        return [each for each in self.all if each.on is not None]


def whole_dates(tokens: Tokens, year: int | None) -> Dates:
    """The dates with their years where these are printed nearby, or else of the year given; of a
    period only its end."""
    found = [_with_first_day(tokens, each) for each in dates_in(tokens)]
    found = _with_years(tokens, found, year)
    return Dates(tuple(_joined(tokens, found)))


def _with_first_day(tokens: Tokens, found: Found) -> Found:
    """1-5 May 2024 and 28/29 May begin with the number before."""
    if found.precision != "day" or not (tokens.at(found.start).digits or found.start == 0):
        return found
    mark = found.start - 1
    if tokens.at(mark).text not in ("-", "/", "&") and tokens.word(mark) not in ("to", "and"):
        return found
    place = mark - 1
    if tokens.word(place) in ORDINALS:
        place -= 1
    before = tokens.at(place - 1)
    is_day = 1 <= tokens.number(place, 1, 2) <= 31
    if not is_day or (before.word and before.word not in SMALL) or before.text in ("/", "."):
        return found
    return replace(found, start=place, is_period=True).doubted(PERIOD)


def _with_years(tokens: Tokens, found: list[Found], year: int | None) -> list[Found]:
    dated = list(found)
    for n in reversed(range(len(dated) - 1)):
        if _lacks_year(dated[n]) and dated[n + 1].on is not None:
            dated[n] = _before(tokens, dated[n], dated[n + 1])
    for n, each in enumerate(dated):
        if not _lacks_year(each):
            continue
        if n and dated[n - 1].on is not None:
            dated[n] = _after(tokens, each, dated[n - 1])
        elif year is not None:
            lent = replace(each.in_year(year), is_lent=True)
            dated[n] = lent.doubted(_YEAR_TAKEN.format(year))
    return dated


def _lacks_year(found: Found) -> bool:
    return found.year is None and not found.wrong


def _before(tokens: Tokens, found: Found, other: Found) -> Found:
    """Of the year of the date after it, or the one before that: Nov - Feb 2025."""
    assert other.on is not None
    same = found.in_year(other.on.year - found.years_on)
    if same.on is not None and same.on > other.on:
        same = found.in_year(other.on.year - found.years_on - 1)
    return same if _is_tied(tokens, found, other) else same.doubted(_beside(tokens, found))


def _after(tokens: Tokens, found: Found, other: Found) -> Found:
    """Of the year of the date before it, or the next: Nov 2024 - Feb."""
    assert other.on is not None
    same = found.in_year(other.on.year - found.years_on)
    if same.on is not None and same.on < other.on and not other.covers(same.on):
        same = found.in_year(other.on.year - found.years_on + 1)
    if other.is_lent:
        taken = _YEAR_TAKEN.format(other.year)
        return replace(same, is_lent=True, doubts=(*same.doubts, taken))
    return same if _is_tied(tokens, other, found) else same.doubted(_beside(tokens, found))


def _beside(tokens: Tokens, found: Found) -> str:
    return _YEAR_BESIDE.format(tokens.between(found.start, found.end))


def _is_tied(tokens: Tokens, first: Found, second: Found) -> bool:
    """Nothing but small words and marks stands between two dates."""
    between = [tokens.at(n) for n in range(first.end, second.start)]
    return all((t.word or t.text) in SMALL | LIST | RANGE | {"(", ")", "."} for t in between)


def _joined(tokens: Tokens, found: list[Found]) -> list[Found]:
    joined: list[Found] = []
    for each in found:
        if joined and _is_period(tokens, joined[-1], each):
            first = joined.pop()
            doubts = dict.fromkeys((*each.doubts, PERIOD))
            each = replace(each, start=first.start, doubts=tuple(doubts), is_period=True)
            each = replace(each, is_lone_year=False)
        joined.append(each)
    return joined


def _is_period(tokens: Tokens, first: Found, second: Found) -> bool:
    """Two dates with a dash or "to" between them, or two months with a stroke: June/July 2024."""
    between = [tokens.at(n) for n in range(first.end, second.start)]
    words = [t.word or t.text for t in between]
    if not words or between[0].is_new_line or not _may_follow(first, second):
        return False
    if words == ["/"]:
        return first.precision == second.precision == "month"
    if words == ["and"]:
        return tokens.word(first.start - 1) == "between"
    return words[0] in RANGE | {"up", "end"} and all(w in RANGE | _IN_RANGE for w in words)


def _may_follow(first: Found, second: Found) -> bool:
    """The second is later, as far as the two are known, and does not say the first more exactly."""
    if first.on is None or second.on is None:
        return first.wrong == second.wrong == ""
    return first.on <= second.on and not first.covers(second.on)
