"""One cell of a scorecard: what figure it says, or why it says none."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

LONGEST = 400  # no figure needs more; what stands beyond it is a comment
SUPPRESSED_UNDER = 10  # "<5", "<10": a small number withheld, not a figure

_NUMBER = r"[-+]?£?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w./,])(?P<number>{_NUMBER})(?P<percent> ?%| ?per ?cent)?"
    r"(?P<days> ?(?:working )?days?)?(?![\w/])"
)
_FRACTION = re.compile(
    rf"(?<![\w./])(?P<n>{_NUMBER}) ?(?:/|out of|of) ?(?P<d>{_NUMBER})(?![\w./%])(?! ?%)"
)
_PERCENT = re.compile(rf"(?P<number>{_NUMBER})(?: ?%| ?per ?cent)")
_PER = re.compile(r"per \d[\d,]*|per (?:ten )?thousand")
_YEARS = re.compile(
    r"(?<!\d)(?:19|20)?\d\d ?[/-] ?(?:20)?\d\d(?=\))|(?<=\()(?:19|20)\d\d(?=\))"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?'?\d{2,4}\b"
)
_SECOND_ALONE = re.compile(rf"- ?\((?P<number>{_NUMBER})(?: [a-z ]+)?\)$")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+%?")
_ERROR = re.compile(r"#(?:name\?|ref!|div/0!|value!|n/a|num!|null!|spill!|calc!|error!?)|#{3,}")
_SMALL = re.compile(r"(?:<|less than|fewer than|under) ?(?P<number>\d+|five|ten|six)")
_WORDS = {
    "not applicable": "n/a|na|n.a|n.a.|not applicable|n\\a|not relevant|none applicable",
    "not available": "-|--|---|.|..|…|:|nil return|not available|no data|no data available"
    "|unavailable|not known|unknown|not collected|not recorded|data not available|no return",
    "not yet": "tbc|tba|tbd|to be confirmed|pending|awaited|awaiting data|awaiting|not yet"
    "|not yet available|not due|data due|to follow|in development|annual|reported annually",
    "suppressed": "*|**|c|x|s|suppressed|supressed|redacted|withheld|[c]|[x]|[low]",
}
_MISSING = {word: why for why, words in _WORDS.items() for word in words.split("|")}


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell's figures. `unit` is "" where the cell does not say it: number or percent, rate, days.
    `decimals` is how many places are printed. `missing` is one of scorecard_reading.MISSING."""

    value: float | None = None
    secondary: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    unit: str = ""
    secondary_unit: str = ""
    decimals: int = 0
    missing: str = ""
    queries: tuple[str, ...] = ()


@lru_cache(maxsize=2048)  # the same few texts stand in thousands of cells
def read_figure(text: str, *, is_grey: bool = False) -> Figure:
    """What a cell says: "126 (107 individuals)", "12/16 75%", "613 days", "n/a", a grey blank."""
    tidy = plain(text)
    if not tidy:
        return Figure(missing="not applicable" if is_grey else "not yet")
    return (
        _second_alone(tidy)
        or _without_figure(tidy, text)
        or _fraction(tidy)
        or _figures(tidy, text)
    )


def plain(text: str) -> str:
    """Lower case, one kind of dash and of space, short enough to be looked at."""
    same = unicodedata.normalize("NFKC", text[:LONGEST]).lower().translate(_SAME)
    return " ".join(same.split())


_SAME = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "’": "'", "‘": "'", "⁄": "/"})


def number_from(text: str) -> float:
    """1,234 or £3.50 as a number, whole where it is printed whole."""
    digits = text.replace(",", "").replace("£", "")
    return float(digits) if "." in digits else int(digits)


def _second_alone(tidy: str) -> Figure | None:
    """- (83 individuals): the first figure is missing and the second is there."""
    found = _SECOND_ALONE.match(tidy)
    if found is None:
        return None
    return Figure(secondary=number_from(found["number"]), missing="not available")


def _without_figure(tidy: str, printed: str) -> Figure | None:
    """An error, a word for nothing, or a number withheld."""
    if _ERROR.search(tidy):
        sentence = f"The file shows the error {_short(printed)} where a figure should be"
        return Figure(missing="error", queries=(sentence,))
    if why := _MISSING.get(tidy.strip("() ")):
        return Figure(missing=why)
    small = _SMALL.fullmatch(tidy)
    if small and (not small["number"].isdigit() or int(small["number"]) <= SUPPRESSED_UNDER):
        return Figure(missing="suppressed")
    return None


def _fraction(tidy: str) -> Figure | None:
    """12/16 75%, 75% (12 of 16), 12/16: the percentage, checked against its two numbers."""
    found = _FRACTION.search(_YEARS.sub(_blanked, tidy))
    if found is None:
        return None
    top, bottom = number_from(found["n"]), number_from(found["d"])
    if bottom <= 0:
        return Figure(numerator=top, denominator=bottom, missing="not available")
    percent = _PERCENT.search(tidy)
    if percent is None:
        share = 100 * top / bottom
        value = int(share) if share == int(share) else round(share, 1)
        return Figure(value, numerator=top, denominator=bottom, unit="percent", decimals=1)
    value = number_from(percent["number"])
    decimals = _decimals(percent["number"])
    query = disagreement(value, top, bottom, decimals)
    return Figure(
        value,
        numerator=top,
        denominator=bottom,
        unit="percent",
        decimals=decimals,
        queries=(query,) if query else (),
    )


def disagreement(value: float, top: float, bottom: float, decimals: int = 0) -> str:
    """A sentence where a printed percentage is not what its two numbers make, else ""."""
    if bottom <= 0:
        return ""
    share = 100 * top / bottom
    # half a unit of the last printed place, and a hair for halves that are rounded the other way
    if abs(share - value) <= 0.5 * 10**-decimals + 1e-9:
        return ""
    return f"{_said(top)} of {_said(bottom)} is {share:.{decimals}f}%, not {_said(value)}%"


def _figures(tidy: str, printed: str) -> Figure:
    """The first figure and, where there is one, the second."""
    if _SPACED.fullmatch(tidy):
        tidy = tidy.replace(" ", "")
    seen = _PER.sub(_blanked, _YEARS.sub(_blanked, tidy))
    found = list(_FIGURE.finditer(seen))
    if not found:
        sentence = f"No figure can be read in “{_short(printed)}”"
        return Figure(missing="unread", queries=(sentence,))
    first = Figure(
        value=number_from(found[0]["number"]),
        unit=_unit(found[0], tidy),
        decimals=_decimals(found[0]["number"]),
    )
    if len(found) == 1:
        return _bounded(first, tidy)
    second = found[1]
    is_beside = len(found) == 2 and "(" in seen[found[0].end() : found[1].start()]
    return replace(
        first,
        secondary=number_from(second["number"]),
        secondary_unit="percent" if second["percent"] else "",
        queries=() if is_beside else ("More than one figure stands here, the first is taken",),
    )


def _bounded(figure: Figure, tidy: str) -> Figure:
    """A bound such as ">95%" is kept as its number, and doubted."""
    if re.match(r"[<>≤≥~]|(?:less|more|fewer|over|under|below|above|at least|up to)\b", tidy):
        return replace(figure, queries=("This is a bound, not a figure",))
    return figure


def _unit(found: re.Match[str], tidy: str) -> str:
    if found["percent"]:
        return "percent"
    if _PER.search(tidy):
        return "rate"
    return "days" if found["days"] else ""


def _blanked(found: re.Match[str]) -> str:
    """As many spaces, so that places stay; 12/16 is a fraction, 22/23 a year."""
    years = re.fullmatch(r"\d*(\d\d) ?[/-] ?\d*(\d\d)", found[0])
    if years and int(years[2]) != (int(years[1]) + 1) % 100:
        return found[0]
    return " " * len(found[0])


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _said(number: float) -> str:
    return f"{number:,}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:40]}…"
