from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core import bank_holidays, dates

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
SHUTDOWN = frozenset({date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31)})


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2025, 9, 5), True, id="a Friday"),
        pytest.param(date(2025, 9, 6), False, id="a Saturday"),
        pytest.param(date(2025, 9, 7), False, id="a Sunday"),
        pytest.param(date(2025, 8, 25), False, id="summer bank holiday"),
        pytest.param(date(2026, 12, 26), False, id="Boxing Day on a Saturday"),
        pytest.param(date(2026, 12, 28), False, id="its substitute"),
        pytest.param(date(2027, 12, 27), False, id="substitute for Christmas Day"),
        pytest.param(date(2027, 12, 28), False, id="substitute for Boxing Day"),
        pytest.param(date(2028, 1, 3), False, id="substitute for New Year's Day"),
        pytest.param(date(2023, 5, 8), False, id="a day for a coronation"),
        pytest.param(date(2026, 8, 3), True, id="Scotland's bank holiday"),
        pytest.param(date(2033, 4, 15), False, id="Good Friday of a year not yet published"),
        pytest.param(date(2033, 12, 27), False, id="substitute of a year not yet published"),
    ],
)
def test_a_working_day_is_a_weekday_that_is_no_bank_holiday_in_england(day, works):
    assert dates.is_working_day(day) is works


def test_a_day_on_which_the_council_is_closed_is_no_working_day():
    assert dates.is_working_day(date(2026, 12, 29))
    assert not dates.is_working_day(date(2026, 12, 29), SHUTDOWN)


@pytest.mark.parametrize(
    ("day", "n", "after"),
    [
        pytest.param(date(2025, 9, 5), 1, date(2025, 9, 8), id="Friday to Monday"),
        pytest.param(date(2025, 9, 6), 1, date(2025, 9, 8), id="Saturday to Monday"),
        pytest.param(date(2025, 8, 22), 1, date(2025, 8, 26), id="over a bank holiday"),
        pytest.param(date(2026, 4, 2), 1, date(2026, 4, 7), id="over Easter"),
        pytest.param(date(2026, 12, 24), 3, date(2026, 12, 31), id="over Christmas"),
        pytest.param(date(2026, 12, 31), 1, date(2027, 1, 4), id="over the New Year"),
        pytest.param(date(2025, 8, 31), 5, date(2025, 9, 5), id="five after a Sunday"),
    ],
)
def test_working_days_after_a_day(day, n, after):
    assert dates.working_days_after(day, n) == after


@pytest.mark.parametrize(
    ("n", "before"),
    [
        pytest.param(1, date(2025, 9, 25), id="the eve"),
        pytest.param(7, date(2025, 9, 17), id="the round closes"),
        pytest.param(15, date(2025, 9, 5), id="the round opens"),
    ],
)
def test_working_days_before_the_board_of_26_september_2025(n, before):
    assert dates.working_days_before(date(2025, 9, 26), n) == before


def test_closed_days_are_stepped_over():
    assert dates.working_days_after(date(2026, 12, 24), 1, SHUTDOWN) == date(2027, 1, 4)
    assert dates.working_days_before(date(2027, 1, 4), 1, SHUTDOWN) == date(2026, 12, 24)


def test_good_friday_rolls_over_the_whole_of_easter():
    assert dates.rolled_forward(date(2026, 4, 3)) == date(2026, 4, 7)
    assert dates.rolled_forward(date(2026, 4, 7)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        pytest.param(date(2025, 9, 5), date(2025, 9, 5), 0, id="the same day"),
        pytest.param(date(2025, 9, 5), date(2025, 9, 8), 1, id="over a weekend"),
        pytest.param(date(2025, 8, 31), date(2025, 9, 5), 5, id="five days late"),
        pytest.param(date(2025, 9, 8), date(2025, 9, 5), 0, id="backwards"),
    ],
)
def test_working_days_between(start, end, count):
    assert dates.working_days_between(start, end) == count


@pytest.mark.parametrize("n", [0, -1])
def test_working_days_are_counted_from_one(n):
    with pytest.raises(ValueError, match="counted from 1"):
        dates.working_days_after(date(2025, 9, 5), n)


@given(day=DAYS, n=st.integers(1, 30))
def test_counting_on_and_counting_back_are_inverse(day, n):
    start = dates.rolled_forward(day)
    after = dates.working_days_after(start, n)
    assert dates.working_days_before(after, n) == start
    assert dates.working_days_between(start, after) == n


@given(day=DAYS)
def test_the_next_and_the_previous_working_day_are_the_first_of_their_kind(day):
    next_day, previous = dates.next_working_day(day), dates.previous_working_day(day)
    between = (previous + timedelta(days=n) for n in range(1, (next_day - previous).days))
    assert previous < day < next_day
    assert [other for other in between if dates.is_working_day(other)] in ([], [day])


@pytest.mark.parametrize("year", sorted({2013, 2015, 2016, 2017, 2021, 2024, 2026, 2027, 2028}))
def test_the_rule_agrees_with_the_published_days_of_years_without_special_ones(year):
    assert bank_holidays._by_rule(year) == bank_holidays.bank_holidays(year)
