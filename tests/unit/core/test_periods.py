from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core import periods
from tracker.core.periods import Quarter

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "label"),
    [
        pytest.param(date(2024, 4, 1), "Q1 2024/25 (April to June 2024)", id="first day"),
        pytest.param(date(2024, 9, 30), "Q2 2024/25 (July to September 2024)", id="summer"),
        pytest.param(date(2024, 12, 31), "Q3 2024/25 (October to December 2024)", id="autumn"),
        pytest.param(date(2025, 3, 31), "Q4 2024/25 (January to March 2025)", id="last day"),
        pytest.param(date(1999, 12, 31), "Q3 1999/00 (October to December 1999)", id="century"),
    ],
)
def test_a_quarter_is_printed_with_its_financial_year_and_months(day, label):
    assert periods.quarter_of(day).label == label


@given(DAYS)
def test_a_quarter_holds_its_days_and_meets_its_neighbours(day):
    quarter = periods.quarter_of(day)
    assert quarter.starts_on <= day <= quarter.ends_on
    assert periods.quarter_of(quarter.ends_on + timedelta(days=1)) == quarter.next
    assert quarter.next.previous == quarter
    assert periods.parse_quarter(quarter.short_label) == quarter
    assert periods.quarter_in(quarter.slug) == quarter


def test_a_quarter_stands_in_an_address_without_spaces_or_strokes():
    assert Quarter(2024, 3).slug == "2024-25-q3"


@pytest.mark.parametrize(
    "address", ["", "latest", "2024-25", "2024-q3", "0000-01-q1", "9999-00-q4"]
)
def test_an_address_that_names_no_quarter_is_refused(address):
    with pytest.raises(periods.NotAQuarter):
        periods.quarter_in(address)


@pytest.mark.parametrize(
    "text", ["Q3 2024/25", "Q3 24/25", "q3  2024/25", "Q 3 2024/25", "2024/25 Q3"]
)
def test_a_quarter_is_read_as_councils_write_it(text):
    assert periods.parse_quarter(text) == Quarter(2024, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Q4 2025", "Write a quarter with its financial year, such as Q3 2024/25"),
        ("", "Write a quarter with its financial year, such as Q3 2024/25"),
        ("Q1 2024/26", "2024/26 is not a financial year"),
        ("Q5 2024/25", "There is no quarter 5. A year has Q1 to Q4"),
    ],
)
def test_a_doubtful_quarter_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(periods.NotAQuarter) as refusal:
        periods.parse_quarter(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("day", "ahead"),
    [
        pytest.param(date(2025, 9, 5), date(2025, 12, 5), id="within a year"),
        pytest.param(date(2025, 10, 1), date(2026, 1, 1), id="over the New Year"),
        pytest.param(date(2025, 11, 30), date(2026, 2, 28), id="into a shorter month"),
        pytest.param(date(2027, 11, 30), date(2028, 2, 29), id="into a leap February"),
    ],
)
def test_a_quarter_ahead_is_the_same_day_three_months_later(day, ahead):
    assert periods.quarter_ahead(day) == ahead
