from datetime import date

import pytest

from tests.factories.documents import document, table
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables.early import QUERY, early


def months(*texts):
    """The first days of months such as 2018-09; "" for none."""
    return [date.fromisoformat(f"{text}-01") if text else None for text in texts]


PLAN = months(*["2018-10"] * 9, *["2018-11"] * 11, *["2018-12"] * 16, *["2019-02"] * 10)


def test_dates_before_a_gap_at_the_beginning_stand_out():
    slips = months("2018-01", "2018-03", "2018-04")
    assert early([*slips, *PLAN]) == {0, 1, 2}
    assert early([*PLAN, *slips]) == {46, 47, 48}


def test_dates_that_lead_up_to_the_others_do_not_stand_out():
    assert early([*months("2018-08", "2018-09", "2018-09"), *PLAN]) == set()


def test_many_early_dates_are_how_the_plan_is():
    assert early([*months(*["2018-01"] * 12), *PLAN]) == set()


def test_a_gap_like_those_between_the_others_says_nothing():
    quarters = months(*(f"{year}-{month}" for year in (2025, 2026) for month in ("03", "06", "09")))
    assert early([*quarters, *months("2027-03", "2027-06", "2027-09")]) == set()


def test_a_date_without_a_day_is_never_early():
    assert early([None, *months("2018-01"), None, *PLAN]) == {1}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["2024-05", "2025-05", "2025-06", "2025-07"], {0}),
        (["2025-02", "2025-05", "2025-06", "2025-07"], set()),
        (["2017-03", "2018-03", "2019-03", "2020-03"], set()),
        (["2024-05", "2025-05", "2025-06"], set()),
    ],
)
def test_of_few_dates_one_stands_out_by_a_year_at_least(texts, found):
    assert early(months(*texts)) == found


def test_dates_before_the_years_of_the_title_stand_out():
    days = months(*["2025-01"] * 5, "2024-11", *["2025-03"] * 5)
    assert early(days) == set()
    assert early(days, (2025, 2026)) == {5}


def test_most_dates_before_the_years_of_the_title_say_that_it_is_the_title():
    assert early(months(*["2024-05"] * 6, *["2025-05"] * 4), (2025, 2026)) == set()


def test_an_early_date_is_kept_and_doubted_at_its_row():
    heads = ["Action", "Lead", "Due"]
    rows = [[f"Do thing {n}", "Nurse", f"{4 + n % 3:02d}/2026"] for n in range(9)]
    reading = read_plan(document(table(heads, ["Do it first", "Nurse", "May 2025"], *rows)))
    assert [row.queries for row in reading.rows] == [(QUERY,), *[()] * 9]
    assert reading.rows[0].due.on == date(2025, 5, 31)
