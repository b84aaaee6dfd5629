"""Words of a printed scorecard that say what an indicator is: its period, its aim, its cohort."""

import re

from tracker.scorecards.enums import Missing, PeriodType, Polarity, Unit
from tracker.scorecards.figure_text import plain

_COHORT = re.compile(r"\(([^()\d][^()]*)\)|%\s+([a-z][a-z ]*(?:birthday|cohort)[a-z ]*)", re.I)
_MEANS = {
    "not applicable": None,
    "not available": Missing.NOT_AVAILABLE,
    "not yet": None,
    "suppressed": Missing.SUPPRESSED,
}


def period_type_of(name: str) -> PeriodType:
    """The period that an indicator's name tells of; a quarter where it tells of none."""
    words = plain(name)
    if "1/2 term" in words or "half term" in words or "half-term" in words:
        return PeriodType.HALF_TERM
    for part, found in (
        ("term", PeriodType.TERM),
        ("year to date", PeriodType.YEAR_TO_DATE),
        ("ytd", PeriodType.YEAR_TO_DATE),
        ("rolling", PeriodType.ROLLING_YEAR),
        ("month end", PeriodType.MONTH_END),
        ("(monthly", PeriodType.MONTH_END),
    ):
        if re.search(rf"(?<![a-z-]){re.escape(part)}(?!inat)", words) and "long term" not in words:
            return found
    return PeriodType.QUARTER


def polarity_of(printed: str) -> Polarity:
    """What a file says of what is better; where it says nothing we want neither."""
    words = plain(printed)
    if any(part in words for part in ("high", "bigger", "up", "increase", "maximi")):
        return Polarity.HIGHER
    if any(part in words for part in ("low", "small", "down", "decrease", "reduc", "minimi")):
        return Polarity.LOWER
    return Polarity.CONTEXT


def unit_of(word: str, name: str) -> Unit:
    """The unit that was understood; a rate stays a rate whatever sign its cells bear (D2)."""
    return Unit.RATE if re.search(r"per 10[, ]?000", plain(name)) else Unit(word)


def cohort_of(text: str) -> str:
    """Whom a figure counts, where its cell says so: "92% (OC2 cohort)", "36% NEET at birthday"."""
    found = _COHORT.search(text)
    said = (found[1] or found[2] or "").strip() if found else ""
    return "" if said.lower() in ("individuals", "people", "children") else said


def missing_of(word: str) -> Missing | None:
    """Why a cell has no figure, where that is worth keeping; a blank or grey cell is no figure."""
    return _MEANS.get(word)
