"""What a due cell says, from the dates in it and the words beside them."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.importing.due.beside import Beside, beside
from tracker.importing.due.found import Found
from tracker.importing.due.listed import without_marks
from tracker.importing.due.spans import PERIOD, Dates, whole_dates
from tracker.importing.due.tokens import Tokens
from tracker.importing.reading import DueRead

_ECHOED = 40
_COMPARED = 12  # more dates than a cell has are not compared with each other
_BESIDE_ONE = "Other words stand beside the date"
_IN_SENTENCE = "A date stands inside a sentence; take it or leave it"
_TWO = "Two dates stand here; the later one was taken"
_NOW = "Two dates stand here; the one that replaces the other was taken"
_SEVERAL = "Several dates stand here; the latest was taken"
_REVIEW = "A date of review stands beside the due date"
_LENGTH = "“{}” says how long, not by when"
_NO_YEAR = "The year is missing"
_ONGOING_DATE = "A date stands beside “ongoing”; take it or leave it"
_ONGOING_WORDS = "Other words stand beside “ongoing”"
_START = "“{}” may be when it starts"
_RECURRING = "“{}” says how often, not by when"
_DONE = "“{}” says that it is done, not by when"
_NOT_READ = "No date could be read in “{}”"


@dataclass(frozen=True, slots=True)
class DueCell:
    """A due cell as read. `first` is an earlier date that it keeps beside the current one,
    `offered` one inside a sentence, which a person has to take; `queries` are its doubts."""

    due: DueRead
    first: DueRead | None = None
    offered: DueRead | None = None
    queries: tuple[str, ...] = ()


def decide(text: str, year: int | None) -> DueCell:
    """What a cell's text says. A year that it does not print is the one given, if any."""
    entries = without_marks(text)
    tokens = Tokens(entries)
    all_dates = whole_dates(tokens, year)
    dates = _without_idle_years(all_dates)
    rest = beside(tokens, dates.all, idle=all_dates.all)
    if rest.is_ongoing_here(dates.dated):
        return _ongoing(text, tokens, dates, rest)
    if not dates.dated:
        return _without_date(text, dates, rest)
    if rest.is_sentence(len(dates.dated)):
        latest = _latest(dates.dated)
        queries = (_IN_SENTENCE, *latest.doubts)
        return DueCell(DueRead(text), offered=as_read(tokens, latest), queries=queries)
    read = _dated(text, tokens, dates, rest)
    return read if entries == text else _of_several(read)


def as_read(tokens: Tokens, found: Found) -> DueRead:
    """A date of a text, with the words that print it."""
    printed = tokens.between(found.start, found.end).strip(" ,;:(")
    return DueRead(" ".join(printed.split()), found.on, found.precision)


def _without_idle_years(dates: Dates) -> Dates:
    """A lone year says nothing beside a date: "Strategy 2018-20 agreed by March 2018"."""
    if all(each.is_lone_year for each in dates.all):
        return dates
    return Dates(tuple(each for each in dates.all if not each.is_lone_year))


def _ongoing(text: str, tokens: Tokens, dates: Dates, rest: Beside) -> DueCell:
    queries: list[str] = [each.wrong for each in dates.all if each.wrong]
    offered = None
    if dates.dated and not rest.has_start:
        offered = as_read(tokens, _latest(dates.dated))
        queries.append(_ONGOING_DATE)
    elif rest.is_long:
        queries.append(_ONGOING_WORDS)
    return DueCell(DueRead(text, None, "ongoing"), offered=offered, queries=tuple(queries))


def _without_date(text: str, dates: Dates, rest: Beside) -> DueCell:
    wrong = tuple(dict.fromkeys(each.wrong for each in dates.all if each.wrong))
    if wrong:
        return DueCell(DueRead(text), queries=wrong)
    if dates.all:
        doubts = [doubt for each in dates.all for doubt in each.doubts if "may be" in doubt]
        return DueCell(DueRead(text), queries=(_NO_YEAR, *doubts))
    if rest.says_nothing:
        return DueCell(DueRead(text))
    short = " ".join(text.split())
    short = short if len(short) <= _ECHOED else f"{short[: _ECHOED - 1]}…"
    return DueCell(DueRead(text), queries=(_why_none(rest).format(short),))


def _why_none(rest: Beside) -> str:
    """The sentence for a cell without any date."""
    if rest.is_recurring:
        return _RECURRING
    if rest.is_done:
        return _DONE
    return _LENGTH if rest.is_length else _NOT_READ


def _dated(text: str, tokens: Tokens, dates: Dates, rest: Beside) -> DueCell:
    distinct = _distinct(dates.dated)
    current, first, queries = _current(distinct, rest)
    queries += [*current.doubts, *(each.wrong for each in dates.all if each.wrong)]
    if (rest.words or rest.ongoing_at >= 0) and len(distinct) == 1:
        queries.append(_BESIDE_ONE)
    if current in rest.starts and not current.is_period:
        queries.append(_START.format(as_read(tokens, current).text))
    return DueCell(
        DueRead(text, current.on, current.precision),
        first=as_read(tokens, first) if first else None,
        queries=tuple(dict.fromkeys(queries)),
    )


def _of_several(read: DueCell) -> DueCell:
    """Each entry of a list has a date of its own: none replaces another."""
    queries = tuple(_SEVERAL if each == _TWO else each for each in read.queries)
    return replace(read, first=None, queries=queries)


def _current(dates: list[Found], rest: Beside) -> tuple[Found, Found | None, list[str]]:
    """The date that counts, the one that it replaces, and what is doubtful about that."""
    if len(dates) == 1:
        return dates[0], None, []
    due = [each for each in dates if each not in rest.reviews] or dates
    if len(due) < len(dates):
        current, first, queries = _current(due, rest)
        return current, first, [*queries, _REVIEW]
    latest = _latest(dates)
    if len(dates) == 2 and min(dates, key=_day) in rest.starts:
        return latest, None, [PERIOD]
    if len(dates) > 2:
        return latest, None, [_SEVERAL]
    if rest.past in dates:
        replaced = rest.past
        return next(each for each in dates if each != replaced), replaced, [_NOW]
    if rest.has_labels:
        return latest, None, [_SEVERAL]
    return latest, next(each for each in dates if each is not latest), [_TWO]


def _latest(dates: list[Found]) -> Found:
    return max(dates, key=_day)


def _day(found: Found) -> date:
    return found.on or date.min


def _distinct(dates: list[Found]) -> list[Found]:
    """Without those that only say another less exactly: 15 March 2025 (Q4 2024/25)."""
    if len(dates) > _COMPARED:
        return dates
    kept: list[Found] = []
    for each in dates:
        if any(_says(other, each) for other in kept):
            continue
        kept = [other for other in kept if not _says(each, other)]
        kept.append(each)
    return kept


def _says(exact: Found, other: Found) -> bool:
    """The day lies in the period that the other names, and is named as exactly or more so."""
    return other.covers(exact.on) and exact.width <= other.width
