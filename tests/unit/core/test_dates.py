import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core import dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("31/3/2026", date(2026, 3, 31), id="slashes"),
        pytest.param("31/03/2026", date(2026, 3, 31), id="leading nought"),
        pytest.param("31.3.26", date(2026, 3, 31), id="points and a short year"),
        pytest.param("31-3-2026", date(2026, 3, 31), id="hyphens"),
        pytest.param("31 3 2026", date(2026, 3, 31), id="spaces"),
        pytest.param(" 31 / 3 / 2026 ", date(2026, 3, 31), id="spaces around"),
        pytest.param("31 March 2026", date(2026, 3, 31), id="month by name"),
        pytest.param("31 mar. 2026", date(2026, 3, 31), id="month cut short"),
        pytest.param("2 Sept 2025", date(2025, 9, 2), id="Sept"),
        pytest.param("2nd September 2025", date(2025, 9, 2), id="ordinal"),
        pytest.param("31/March/2026", date(2026, 3, 31), id="name in a box"),
        pytest.param("3/4/2026", date(2026, 4, 3), id="the day comes first"),
        pytest.param("29/2/2024", date(2024, 2, 29), id="leap day"),
        pytest.param("\u200e31/3/2026\u200f", date(2026, 3, 31), id="direction marks"),
        pytest.param("31\u00a0March\u00a02026", date(2026, 3, 31), id="no-break spaces"),
        pytest.param("1/1/2000", date(2000, 1, 1), id="the first day taken"),
        pytest.param("31/12/2100", date(2100, 12, 31), id="the last day taken"),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert dates.parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02/2026", "31/02/2026 is not a date. February 2026 has 28 days"),
        ("29/2/2026", "29/2/2026 is not a date. February 2026 has 28 days"),
        ("31 June 2026", "31 June 2026 is not a date. June 2026 has 30 days"),
        ("0/6/2026", "0/6/2026 is not a date. June 2026 has 30 days"),
        (
            "3/31/2026",
            "3/31/2026 is not a date. Put the day first, then the month, such as 31/3/2026",
        ),
        (
            "1/Nonsense/2026",
            "1/Nonsense/2026 is not a date. Put the day first, then the month, such as 31/3/2026",
        ),
        ("2026-03-31", "“2026-03-31” is not a date. Put the day first, such as 31/3/2026"),
        ("1/1/1999", "1/1/1999 cannot be used. The year must be from 2000 to 2100"),
        ("1/1/2101", "1/1/2101 cannot be used. The year must be from 2000 to 2100"),
        ("", "Enter a date, such as 31/3/2026"),
        ("//", "Enter a date, such as 31/3/2026"),
        ("31//2026", "Enter the month too, such as 31/3/2026"),
        ("31//", "Enter the month and the year too, such as 31/3/2026"),
        ("31/3", "“31/3” is not a date. Enter day, month and year, such as 31/3/2026"),
        ("soon", "“soon” is not a date. Enter day, month and year, such as 31/3/2026"),
        ("1/1/126", "“1/1/126” is not a date. Enter day, month and year, such as 31/3/2026"),
    ],
)
def test_what_is_no_date_is_refused_in_a_sentence(text, sentence):
    with pytest.raises(dates.NotADate) as refusal:
        dates.parse_day(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("9" * 1_000_000, id="a million figures"),
        pytest.param("31/3/2026" + " " * 500 + "1", id="more behind a gap"),
        pytest.param("\x00" * 100, id="NUL"),
        pytest.param("١/٣/٢٠٢٦", id="figures of another script"),
        pytest.param("\u202e6202/3/13", id="turned round"),
    ],
)
def test_bad_input_is_refused_shortly(text):
    with pytest.raises(dates.NotADate) as refusal:
        dates.parse_day(text)
    assert len(str(refusal.value)) < 150


@given(st.text())
def test_any_text_is_a_date_or_a_sentence(text):
    with contextlib.suppress(dates.NotADate):
        assert dates.FIRST_YEAR <= dates.parse_day(text).year <= dates.LAST_YEAR


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_that_is_printed_can_be_read_back(day):
    assert dates.parse_day(dates.long_date(day)) == day
    assert dates.parse_day(f"{day.day}/{day.month}/{day.year}") == day


def test_a_day_is_printed_without_a_leading_nought():
    assert dates.long_date(date(2025, 9, 2)) == "2 September 2025"


@pytest.mark.parametrize(
    ("due_on", "precision", "words"),
    [
        (date(2025, 9, 2), "day", "2 September 2025"),
        (date(2018, 12, 31), "month", "December 2018"),
        (date(2024, 12, 31), "quarter", "Q3 2024/25 (October to December 2024)"),
        (date(2025, 12, 31), "year", "2025"),
        (date(2025, 9, 26), "next_board", "Next board, 26 September 2025"),
        (None, "next_board", "Next board, no date set yet"),
        (None, "ongoing", "Ongoing"),
        (None, "none", "No date"),
    ],
)
def test_a_due_date_is_said_as_exactly_as_it_is_known(due_on, precision, words):
    assert dates.describe_due(due_on, precision) == words
