"""Which period a sentence claims for a number: "Q3 24/25", "Q4", "August 2025", "this year"."""

import re
from dataclasses import dataclass
from datetime import date

from tracker.core.dates import end_of_month
from tracker.core.periods import MONTHS, Quarter, quarter_of
from tracker.scorecards.quoting.contradictions.measures import Known, Measure
from tracker.scorecards.spans import NotASpan, span_in

_MONTH = "|".join(f"{name}|{name[:3]}" for name in MONTHS)
_NUMBER = {"one": 1, "two": 2, "three": 3, "four": 4}
_CLAIM = re.compile(
    rf"""
    \b(?:q(?:uarter)?\s?(?P<q>[1-4]|one|two|three|four)(?:\s?\(q[1-4]\))?)\b
      (?:,?\s(?:of\s)?(?P<y>(?:20)?\d\d)\s?[/-]\s?(?:20)?\d\d\b|,?\s(?P<calendar>20\d\d)\b(?![/-]))?
    | \b(?P<fy>(?:20)?\d\d)\s?[/-]\s?(?:20)?(?P<next>\d\d)(?:\sq(?P<q2>[1-4]))?\b
    | \b(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?P<month>{_MONTH})\s(?P<of>20\d\d|\d\d)\b
    | \b(?P<now>(?:this|the\s(?:reporting|full|whole))\s(?:year|reporting\speriod|period)
        |over\sthe\syear|for\sthe\syear|in\sthe\syear)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SO_FAR = re.compile(r"so far\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A period as a sentence names it: a quarter, a whole year, or another day that it ends on.

    `or_else` is the other quarter that it may be, where it has a calendar year (D14).
    """

    start: int
    end: int
    text: str
    quarter: Quarter | None = None
    year_ends: date | None = None
    month_ends: date | None = None
    or_else: Quarter | None = None

    def figure(self, measure: Measure) -> Known | None:
        """What the home says of that period; None where it says nothing of it."""
        if self.year_ends is not None:
            return measure.at(self.year_ends, outturn=True)
        if self.month_ends is not None:
            return measure.at(self.month_ends, outturn=False)
        assert self.quarter is not None
        try:
            span = span_in(measure.period_type, self.quarter)
        except NotASpan:
            return None
        return measure.at(span.ends_on, outturn=False)

    @property
    def key(self) -> date | None:
        """Claims of the same period have the same key."""
        quarter = self.quarter.ends_on if self.quarter else None
        return self.year_ends or self.month_ends or quarter


def claims_of(text: str, dated: date) -> list[Claim]:
    """Every period that a sentence of a paper names, in their order."""
    found = (_claim(each, text, dated) for each in _CLAIM.finditer(text))
    return [each for each in found if each is not None]


def _claim(found: re.Match[str], text: str, dated: date) -> Claim | None:
    at = (*found.span(), found[0])
    number = found["q"] or found["q2"]
    if number:
        return _quarter(at, _NUMBER.get(number.lower()) or int(number), found, dated)
    if found["month"]:
        month = [name[:3].lower() for name in MONTHS].index(found["month"][:3].lower()) + 1
        return Claim(*at, month_ends=end_of_month(date(_year(found["of"]), month, 1)))
    if found["fy"]:
        if (_year(found["fy"]) + 1) % 100 != int(found["next"]):
            return None
        return Claim(*at, year_ends=date(_year(found["fy"]) + 1, 3, 31))
    if _SO_FAR.search(text[: found.start()]):
        return Claim(*at, month_ends=dated)
    return Claim(*at, year_ends=_last_ended(4, dated).ends_on)


def _quarter(
    at: tuple[int, int, str], number: int, found: re.Match[str], dated: date
) -> Claim | None:
    if found["calendar"]:
        ends = int(found["calendar"])
        both = [Quarter(year, number) for year in (ends, ends - 1)]
        both.sort(key=lambda each: each.ends_on >= dated)  # of two that are over, the later
        return Claim(*at, quarter=both[0], or_else=both[1])
    begins = found["y"] or found["fy"]
    quarter = Quarter(_year(begins), number) if begins else _last_ended(number, dated)
    return Claim(*at, quarter=quarter)


def _last_ended(number: int, dated: date) -> Quarter:
    """The latest quarter of that number that was over when a paper was written."""
    quarter = quarter_of(dated).previous
    while quarter.number != number:
        quarter = quarter.previous
    return quarter


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
