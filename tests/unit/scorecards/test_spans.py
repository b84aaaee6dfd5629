"""The span of time that a figure is of (rules 5.13)."""

from datetime import date

import pytest

from tracker.core.periods import Quarter
from tracker.scorecards.enums import PeriodType
from tracker.scorecards.spans import NotASpan, Span, span_in

JUNE, MARCH, DECEMBER = date(2025, 6, 30), date(2025, 3, 31), date(2024, 12, 31)


@pytest.mark.parametrize(
    ("kind", "ends_on", "label"),
    [
        (PeriodType.QUARTER, DECEMBER, "Q3 2024/25"),
        (PeriodType.MONTH_END, date(2024, 2, 29), "End of February 2024"),
        (PeriodType.TERM, DECEMBER, "Autumn term 2024"),
        (PeriodType.TERM, date(2025, 7, 31), "Summer term 2025"),
        (PeriodType.HALF_TERM, date(2025, 5, 31), "First half of the summer term 2025"),
        (PeriodType.YEAR_TO_DATE, JUNE, "April to June 2025"),
        (PeriodType.ROLLING_YEAR, MARCH, "12 months to March 2025"),
        (PeriodType.YEAR, MARCH, "2024/25"),
        (PeriodType.BIRTHDAY, JUNE, "Birthdays to June 2025"),
    ],
)
def test_a_period_is_called_by_its_kind(kind, ends_on, label):
    assert Span(kind, ends_on).label == label


@pytest.mark.parametrize(
    ("kind", "ends_on"),
    [
        (PeriodType.QUARTER, date(2025, 5, 31)),
        (PeriodType.MONTH_END, date(2025, 5, 30)),
        (PeriodType.TERM, JUNE),
        (PeriodType.HALF_TERM, JUNE),
        (PeriodType.YEAR, JUNE),
        (PeriodType.YEAR_TO_DATE, date(2025, 5, 31)),
    ],
)
def test_a_day_on_which_nothing_ends_is_refused(kind, ends_on):
    with pytest.raises(NotASpan, match="ends on that day"):
        Span(kind, ends_on)


@pytest.mark.parametrize(
    ("kind", "ends_on", "before", "year_before"),
    [
        (PeriodType.QUARTER, JUNE, MARCH, date(2024, 6, 30)),
        (PeriodType.MONTH_END, date(2025, 3, 31), date(2025, 2, 28), date(2024, 3, 31)),
        (PeriodType.MONTH_END, date(2024, 2, 29), date(2024, 1, 31), date(2023, 2, 28)),
        (PeriodType.MONTH_END, date(2025, 2, 28), date(2025, 1, 31), date(2024, 2, 29)),
        (PeriodType.TERM, MARCH, DECEMBER, date(2024, 3, 31)),
        (PeriodType.TERM, DECEMBER, date(2024, 7, 31), date(2023, 12, 31)),
        (PeriodType.HALF_TERM, date(2025, 2, 28), DECEMBER, date(2024, 2, 28)),
        (PeriodType.YEAR, MARCH, date(2024, 3, 31), date(2024, 3, 31)),
    ],
)
def test_the_period_before_is_of_the_same_kind(kind, ends_on, before, year_before):
    span = Span(kind, ends_on)
    assert (span.before.ends_on, span.before.type) == (before, kind)
    assert (span.year_before.ends_on, span.year_before.type) == (year_before, kind)


@pytest.mark.parametrize(
    ("kind", "number", "ends_on"),
    [
        (PeriodType.QUARTER, 1, JUNE),
        (PeriodType.MONTH_END, 1, JUNE),
        (PeriodType.TERM, 2, date(2025, 7, 31)),
        (PeriodType.TERM, 3, date(2025, 12, 31)),
        (PeriodType.HALF_TERM, 3, date(2025, 12, 31)),
        (PeriodType.HALF_TERM, 1, date(2025, 5, 31)),
        (PeriodType.YEAR, 4, date(2026, 3, 31)),
    ],
)
def test_a_column_shows_what_ends_in_its_quarter(kind, number, ends_on):
    assert span_in(kind, Quarter(2025, number)) == Span(kind, ends_on)


@pytest.mark.parametrize(("kind", "number"), [(PeriodType.TERM, 1), (PeriodType.YEAR, 1)])
def test_a_column_in_which_nothing_ends_is_empty(kind, number):
    with pytest.raises(NotASpan):
        span_in(kind, Quarter(2025, number))
