from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.voice.celebrations import rules


@pytest.mark.parametrize(
    ("month", "year"),
    [(date(2025, 3, 1), 2024), (date(2025, 4, 1), 2025), (date(2025, 12, 1), 2025)],
)
def test_a_council_year_begins_in_april(month, year):
    assert rules.year_of(month) == year


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_day_is_in_the_months_of_its_year_and_of_no_other(day):
    year = rules.year_of(day)
    inside = [
        y
        for y in (year - 1, year, year + 1)
        if rules.months_of(y)[0] <= day < rules.months_of(y)[1]
    ]
    assert inside == [year]


def test_a_year_is_said_as_its_quarters_are():
    assert [rules.year_words(year) for year in (2024, 1999, 2008)] == [
        "2024/25", "1999/00", "2008/09"
    ]  # fmt: skip


def test_the_months_go_back_over_a_new_year():
    months = rules.months_back(date(2025, 2, 14))
    assert months[:3] == [date(2025, 2, 1), date(2025, 1, 1), date(2024, 12, 1)]
    assert len(set(months)) == rules.MONTHS_BACK
