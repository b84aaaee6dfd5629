"""Dates that stand apart before all others of a plan: likely slips, often by a year."""

from collections.abc import Sequence
from datetime import date

QUERY = "due before the plan's other dates"
_FEW = 0.12  # at most that share of the dates may be early
_FEWEST = 4  # dates from which anything can be said
_LEAST = 8  # fewer dates make no plan to stand apart from
_MIDDLE = 0.8  # the share of the dates that shows how wide its gaps are
_EMPTY_MONTHS = 2  # between the early dates and the rest, at least
_YEAR = 12


def early(days: Sequence[date | None], years: tuple[int, int] | None = None) -> set[int]:
    """The places of days that stand before a gap which is wider than any in the body of the
    plan: two months or more in which nothing falls due. Few may (an eighth at most), or that is
    how the plan is. Of a plan whose title names its `years`, those before 1 January of the first
    count too.
    """
    known = sorted(_month(day) for day in days if day is not None)
    cut = _cut(known)
    if years is not None and known:
        before = [month for month in known if month < years[0] * _YEAR]
        if len(before) <= len(known) * _FEW * 2:
            cut = max(cut, years[0] * _YEAR) if before else cut
    return {n for n, day in enumerate(days) if day is not None and _month(day) < cut}


def _cut_of_few(months: Sequence[int]) -> int:
    """Of few dates only the first may be early, by a year or more, and by more than twice the
    months that all the others span."""
    is_enough = len(months) >= _FEWEST
    wide = is_enough and months[1] - months[0] >= max(_YEAR, 2 * (months[-1] - months[1]) + 1)
    return months[1] if wide else 0


def _month(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _cut(months: Sequence[int]) -> int:
    """The first month after the widest gap near the beginning; 0 where nothing stands apart."""
    few = int(len(months) * _FEW)
    if len(months) < _LEAST:
        return _cut_of_few(months)
    few = max(few, 1)
    gaps = [
        (later - earlier, n + 1)
        for n, (earlier, later) in enumerate(zip(months, months[1:], strict=False))
    ]
    last = few + int(len(months) * _MIDDLE)
    usual = max((gap for gap, n in gaps if few < n <= last), default=0)
    wide = [(gap, n) for gap, n in gaps if n <= few and gap > max(usual, _EMPTY_MONTHS)]
    return months[max(n for _, n in wide)] if wide else 0
