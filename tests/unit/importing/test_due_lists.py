"""Due cells in which several dates stand, one for each of several actions."""

from datetime import date

import pytest

from tracker.importing.due_text import read_due

SEVERAL = ("Several dates stand here; the latest was taken",)
TWO = ("Two dates stand here; the later one was taken",)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("1. September 2025\n2. October 2025\n3. January 2026", date(2026, 1, 31), "month"),
        ("1. 30/09/2025\n2. 15/12/2025", date(2025, 12, 15), "day"),
        ("1) Sept 2025 2) Dec 2025", date(2025, 12, 31), "month"),
        ("(1) Q3 2025/26\n(2) Q4 2025/26", date(2026, 3, 31), "quarter"),
        ("Action 1: Sept 25\nAction 2: Dec 25", date(2025, 12, 31), "month"),
        ("a) Sept 2025\nb) Dec 2025", date(2025, 12, 31), "month"),
        ("• Sept 25\n• Dec 25", date(2025, 12, 31), "month"),
        ("3 – Dec 25\n4 – Jan 26", date(2026, 1, 31), "month"),
    ],
)
def test_the_numbers_of_a_list_are_no_days(text, day, precision):
    cell = read_due(text)
    assert (cell.due.on, cell.due.precision, cell.due.text) == (day, precision, text)
    assert (cell.first, cell.queries) == (None, SEVERAL)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. 9. 2025", date(2025, 9, 1)),
        ("1 - 5 May 2026", date(2026, 5, 5)),
        ("2. December 2025", date(2025, 12, 2)),
    ],
)
def test_figures_that_do_not_count_entries_stay_days(text, day):
    assert (read_due(text).due.on, read_due(text).due.precision) == (day, "day")


def test_two_figures_that_end_a_line_are_the_year_of_the_month_before_them():
    cell = read_due("Sept 25\nDec 25")
    assert (cell.due.on, cell.due.precision) == (date(2025, 12, 31), "month")
    assert cell.first is not None
    assert (cell.first.text, cell.queries) == ("Sept 25", TWO)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("Mawrth 2026", date(2026, 3, 31), "month"),
        ("30 Medi 2025", date(2025, 9, 30), "day"),
        ("Rhagfyr 2025 / December 2025", date(2025, 12, 31), "month"),
        ("Parhaus / Ongoing", None, "ongoing"),
    ],
)
def test_welsh_dates_are_read(text, day, precision):
    cell = read_due(text)
    assert (cell.due.on, cell.due.precision, cell.queries) == (day, precision, ())
