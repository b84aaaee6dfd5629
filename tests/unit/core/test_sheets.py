import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core import clock
from tracker.core.sheets import LONGEST, clean, list_sheet

HEAD = ("What", "When")


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content)).active


def first_cell(value):
    return opened(list_sheet("List", HEAD, (20, 20), [(value, None)])).cell(2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44 20",
        "-1",
        "@SUM(A1)",
        "{=1+1}",
        "https://example.org",
        "mailto:somebody@example.org",
        "internal:List!A1",
        "007",
        "“quoted” – and 'so'",
        "two\nlines",
        " kept ",
    ],
)
def test_a_text_stays_the_text_that_it_is(text):
    cell = first_cell(text)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_whatever_is_typed_the_workbook_opens_and_runs_nothing(text):
    assert first_cell(text).data_type in ("s", "n")  # an empty cell counts as a number


def test_numbers_and_dates_are_such():
    assert first_cell(3).value == 3
    day = first_cell(date(2025, 9, 2))
    assert (day.value.date(), day.number_format) == (date(2025, 9, 2), "d mmmm yyyy")
    assert first_cell(True).value == "True"
    assert first_cell(None).value is None


def test_control_characters_are_left_out_and_a_text_is_no_longer_than_a_cell():
    assert clean("a\x00\x0b\x1f\x7f\x85\ufffeb\n\tc") == "ab\n\tc"
    assert len(clean("x" * (LONGEST + 1))) == LONGEST


def test_a_list_opens_with_its_header_in_sight_and_prints_it_on_every_page():
    sheet = opened(list_sheet("List", HEAD, (20, 500), [("a", "b"), ("c", "d")]))
    assert [cell.value for cell in sheet[1]] == list(HEAD)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


def test_a_list_without_rows_is_a_header(monkeypatch):
    assert opened(list_sheet("List", HEAD, (20, 20), [])).max_row == 1


def test_the_same_content_makes_the_same_file():
    clock.hold(date(2025, 9, 5))
    try:
        made = {list_sheet("List", HEAD, (20, 20), [("a", "b")]) for _ in range(2)}
    finally:
        clock.hold(None)
    assert len(made) == 1
