"""A period's label in a reading -> the quarter, or the year, of which its figures are. Pure."""

import re
from dataclasses import dataclass

from tracker.core.periods import NotAQuarter, Quarter, parse_quarter

_OUTTURN = re.compile(r"(?P<year>\d{4}/\d{2}) outturn")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: a quarter's, or an outturn, which ends with its year's last quarter."""

    quarter: Quarter
    is_outturn: bool = False


def column_of(label: str) -> Column | None:
    """Read "2023/24 Q1" or "2022/23 outturn"; None for periods that no scorecard keeps yet."""
    outturn = _OUTTURN.fullmatch(label)
    try:
        if outturn:
            return Column(parse_quarter(f"{outturn['year']} Q4"), is_outturn=True)
        return Column(parse_quarter(label))
    except NotAQuarter:
        return None
