from datetime import date, datetime

import pytest

from tracker.importing.due_text import read_due

SERIAL = "“45382” was read as a spreadsheet’s number for a day"


@pytest.mark.parametrize(
    ("shown", "stored", "day", "precision"),
    [
        ("01/04/2018", date(2018, 4, 1), date(2018, 4, 1), "day"),
        ("04/25/2018", date(2018, 4, 25), date(2018, 4, 25), "day"),
        ("4/1/18", date(2018, 4, 1), date(2018, 4, 1), "day"),
        ("14 Aug", date(2012, 8, 14), date(2012, 8, 14), "day"),
        ("18-Apr", date(2018, 4, 18), date(2018, 4, 18), "day"),
        ("Friday", date(2018, 4, 27), date(2018, 4, 27), "day"),
        ("########", date(2018, 4, 25), date(2018, 4, 25), "day"),
        ("", date(2018, 4, 25), date(2018, 4, 25), "day"),
        ("01-Apr-18", datetime(2018, 4, 1, 9, 30), date(2018, 4, 1), "day"),  # noqa: DTZ001 - as stored
        ("Apr-18", date(2018, 4, 1), date(2018, 4, 30), "month"),
        ("April 2018", date(2018, 4, 1), date(2018, 4, 30), "month"),
        ("Apr-18", date(2018, 4, 30), date(2018, 4, 30), "month"),
        ("04/2018", date(2018, 4, 1), date(2018, 4, 30), "month"),
        ("2018-04", date(2018, 4, 1), date(2018, 4, 30), "month"),
        ("June", date(2012, 6, 1), date(2012, 6, 30), "month"),
        ("Feb", date(2012, 2, 1), date(2012, 2, 29), "month"),
        ("2018", date(2018, 1, 1), date(2018, 12, 31), "year"),
        ("Apr-01", date(2018, 4, 1), date(2018, 4, 1), "day"),
    ],
)
def test_a_stored_date_is_as_exact_as_it_is_shown(shown, stored, day, precision):
    cell = read_due(shown, stored)
    assert (cell.due.text, cell.due.on, cell.due.precision) == (shown, day, precision)
    assert cell.queries == ()


def test_a_stored_date_needs_no_lent_year():
    assert read_due("14 Aug", date(2018, 8, 14), year=2012).due.on == date(2018, 8, 14)


@pytest.mark.parametrize("year", [1900, 1989, 2101])
def test_a_stored_date_of_another_age_is_no_date(year):
    cell = read_due("00/01/1900", date(year, 1, 1))
    assert (cell.due.on, cell.due.precision) == (None, "none")
    assert cell.queries == (f"The year {year} is not between 1990 and 2100",)


@pytest.mark.parametrize(
    ("shown", "stored"), [("45382", 45382.0), ("45382.0", 45382.0), ("", 45382.0), ("45382", None)]
)
def test_a_spreadsheets_number_for_a_day_is_that_day_and_doubted(shown, stored):
    cell = read_due(shown, stored)
    assert (cell.due.on, cell.due.precision) == (date(2024, 3, 31), "day")
    assert cell.queries == (SERIAL,)


@pytest.mark.parametrize("stored", [2026.0, 2026, None])
def test_a_number_that_is_a_year_is_the_year(stored):
    cell = read_due("2026", stored)
    assert (cell.due.on, cell.due.precision) == (date(2026, 12, 31), "year")
    assert cell.queries == ()


def test_a_number_that_is_shown_as_words_is_read_by_these():
    assert read_due("Apr-24", 45383.0).due.on == date(2024, 4, 30)


@pytest.mark.parametrize("stored", [0.0, 1.0, 31.3, 12345.0, 99999.0, float("nan"), float("inf")])
def test_another_number_is_no_date(stored):
    cell = read_due(f"{stored:g}", stored)
    assert (cell.due.on, cell.due.precision) == (None, "none")
    assert len(cell.queries) == 1
