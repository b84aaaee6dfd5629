"""The words that dates are made of, and the small words that stand around them."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from tracker.core.periods import MONTHS

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = frozenset({"st", "nd", "rd", "th"})
RANGE = frozenset({"-", "to", "until", "till", "through", "thru"})
LIST = frozenset({"&", "and", "/", ",", ";", "or", "+"})
QUARTER = frozenset({"q", "qtr", "qtrs", "qrt", "qu", "quarter", "quarters"})
COUNTED: dict[str, int] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "final": 4,
}
VAGUE = frozenset({"mid", "middle", "early", "late", "beginning", "start", "begin"})
BEFORE = frozenset({"by", "before", "end", "until", "till", "during", "in", "to", "than"})
SMALL = frozenset(
    {
        *("a", "about", "approx", "approximately", "anticipated", "and", "around", "at", "before"),
        *("beginning", "by", "c", "ca", "calendar", "circa", "close", "commencing", "completion"),
        *("date", "dates", "day", "deadline", "due", "during", "early", "end", "ending", "est"),
        *("estimated", "expected", "financial", "fiscal", "for", "from", "in", "late", "later"),
        *("latest", "mid", "month", "no", "of", "on", "or", "s", "start", "target", "than", "the"),
        *(
            "this",
            "throughout",
            "till",
            "timescale",
            "to",
            "until",
            "w",
            "wc",
            "wb",
            "we",
            "week",
            "wk",
            "year",
        ),
        *_WEEKDAYS,
        *("fy", "between", "within", "middle", "begin", "e", "b", "th", "st", "nd", "rd"),
    }
)
_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
_NUMBERS |= {name[:3]: number for name, number in _NUMBERS.items()}
_NUMBERS |= {"sept": 9, "febr": 2, "novem": 11, "decem": 12, "octo": 10, "janu": 1}
_NUMBERS |= {"apirl": 4, "aprill": 4, "arpil": 4, "marh": 3, "jully": 7, "juy": 7, "jly": 7}
_NUMBERS |= {"spt": 9, "setp": 9, "arp": 4, "marc": 3}
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_NUMBERS |= {name: number for number, name in enumerate(_WELSH.split(), start=1)}
_WHOLE = frozenset(name.lower() for name in MONTHS)
_LONG = tuple(name for name in _WHOLE if len(name) > 5)
_LONGEST = 12
_SHORT_DAYS = {"tues": 1, "thur": 3, "thurs": 3, "weds": 2}


@lru_cache(maxsize=4096)
def month_number(word: str) -> int:
    """The month from 1 that a word in lower case names, cut short or misspelt; else 0."""
    if word in _NUMBERS:
        return _NUMBERS[word]
    if not 5 <= len(word) <= _LONGEST:
        return 0
    return next((_NUMBERS[name] for name in _LONG if _is_misspelt(word, name)), 0)


def may_begin_month(word: str) -> bool:
    """A month, or the first piece of one that is broken in two."""
    return month_number(word) > 0 or any(name.startswith(word) for name in _WHOLE)


def is_whole_month(word: str) -> bool:
    """A month's whole name."""
    return word in _WHOLE


def weekday(word: str) -> int:
    """The day of the week from Monday, 0, that a word in lower case names; else -1."""
    if len(word) == 3 or word in _SHORT_DAYS:
        short = [name[:3] for name in _WEEKDAYS]
        return _SHORT_DAYS[word] if word in _SHORT_DAYS else _place(word, short)
    return _place(word, _WEEKDAYS)


def weekday_name(number: int) -> str:
    """Monday for 0."""
    return _WEEKDAYS[number].capitalize()


def _is_misspelt(word: str, name: str) -> bool:
    most = 2 if len(name) >= 8 and len(word) >= 7 else 1
    return word[0] == name[0] and OSA.distance(word, name, score_cutoff=most) <= most


def _place(word: str, names: Sequence[str]) -> int:
    return names.index(word) if word in names else -1
