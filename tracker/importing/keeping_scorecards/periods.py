"""A period's label in a reading -> the quarter, or the year, of which its figures are. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.core.errors import DomainError
from tracker.core.periods import NotAQuarter, Quarter, parse_quarter
from tracker.importing.scorecard_reading import ScorecardReading

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


def columns_of(reading: ScorecardReading) -> dict[str, Column]:
    """The columns that are kept, by their labels."""
    return {label: column for label in reading.periods if (column := column_of(label))}


def quarters_of(columns: Mapping[str, Column]) -> list[Quarter]:
    """The file's quarters in the order of time; DomainError where it has none."""
    quarters = sorted(each.quarter for each in columns.values() if not each.is_outturn)
    if not quarters:
        raise DomainError("No column of this file names a quarter with its year.")
    return quarters


def left_out(reading: ScorecardReading, columns: Mapping[str, Column]) -> list[str]:
    """What is said of each column that is not kept."""
    return [
        f"The column {label} is left out: only quarters and outturns are kept"
        for label in reading.periods
        if label not in columns
    ]
