from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.unit.importing.workbooks import one_cell, saved, texts, workbook

AFTERNOON = datetime.combine(date(2018, 4, 1), time(15, 5))


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        pytest.param(0.73, "0%", "73%", id="per cent"),
        pytest.param(1, "0%", "100%", id="all of it is the number 1"),
        pytest.param(0.125, "0.0%", "12.5%", id="a place of a per cent"),
        pytest.param(0.005, "0%", "1%", id="halves go up"),
        pytest.param(3.1, "0.00", "3.10", id="two places"),
        pytest.param(3.1, "General", "3.1", id="no format"),
        pytest.param(580, "General", "580", id="a whole number"),
        pytest.param(12 / 16 * 100 / 3, "General", "25", id="a quarter of a hundred"),
        pytest.param(1 / 3, "General", "0.3333333333", id="as many digits as a cell shows"),
        pytest.param(1234567, "#,##0", "1,234,567", id="thousands"),
        pytest.param(1250, "£#,##0.00", "£1,250.00", id="pounds"),
        pytest.param(1250, "[$£-809]#,##0", "£1,250", id="pounds by country"),
        pytest.param(-5, "0;(0)", "(5)", id="below zero in brackets"),
        pytest.param(-5, "0", "-5", id="below zero"),
        pytest.param(0, '0;-0;"-"', "-", id="a dash for zero"),
        pytest.param(7, "000", "007", id="leading noughts"),
        pytest.param(45, '0" days"', "45 days", id="a unit"),
        pytest.param(2.5, "0.##", "2.5", id="places where needed"),
        pytest.param(1500, "0,", "2", id="in thousands"),
        pytest.param(4.56, "# ?/?", "4.56", id="a fraction is told plainly"),
        pytest.param(-0.2, "0", "0", id="no minus before nought"),
        pytest.param(43191, "General", "43191", id="a date that lost its format"),
        pytest.param(True, "General", "TRUE", id="yes"),
        pytest.param("3.10", "@", "3.10", id="a ref kept as text"),
    ],
)
def test_a_number_reads_as_the_sheet_shows_it(value, number_format, text):
    assert one_cell(value, number_format).text == text


def test_a_zero_that_is_not_shown_says_nothing():
    def fill_in(book, sheet):
        sheet.write_row(0, 0, [0, "x"], book.add_format({"num_format": "0;-0;;@"}))

    assert texts(workbook(fill_in).tables[0]) == [["", "x"]]


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        pytest.param("mmm-yy", "Apr-18", id="short month"),
        pytest.param("mmmm yyyy", "April 2018", id="month in full"),
        pytest.param("dd/mm/yyyy", "01/04/2018", id="figures"),
        pytest.param("d mmm", "1 Apr", id="no year"),
        pytest.param("dddd d mmmm yyyy", "Sunday 1 April 2018", id="day of the week"),
        pytest.param("ddd dd.mm.yy", "Sun 01.04.18", id="points"),
        pytest.param("[$-809]d\\ mmmm\\ yyyy;@", "1 April 2018", id="by country"),
        pytest.param("[$-F800]dddd, mmmm dd, yyyy", "1 April 2018", id="the machine's long date"),
        pytest.param(14, "01/04/2018", id="the machine's short date"),
        pytest.param(22, "01/04/2018 00:00", id="the machine's date and time"),
        pytest.param('"by end of "mmmm', "by end of April", id="words around"),
        pytest.param("yyyy", "2018", id="year"),
    ],
)
def test_a_date_reads_as_the_sheet_shows_it(number_format, text):
    cell = one_cell(date(2018, 4, 1), number_format)
    assert (cell.text, cell.value) == (text, date(2018, 4, 1))


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (AFTERNOON, "dd/mm/yyyy hh:mm", "01/04/2018 15:05"),
        (AFTERNOON, "h:mm AM/PM", "3:05 PM"),
        (time(9, 30), "hh:mm", "09:30"),
        (timedelta(hours=30, minutes=15), "[h]:mm", "30:15"),
    ],
)
def test_times_read_as_shown(value, number_format, text):
    assert one_cell(value, number_format).text == text


def test_the_other_calendar_gives_the_same_day():
    def fill_in(book, sheet):
        style = book.add_format({"num_format": "d mmmm yyyy"})
        sheet.write_datetime(0, 0, datetime.combine(date(2018, 4, 30), time()), style)

    (table,) = workbook(fill_in, date_1904=True).tables
    assert table.rows[0].cells[0].value == date(2018, 4, 30)


@pytest.mark.parametrize(
    ("style", "fill"),
    [
        ({"bg_color": "#FF0000"}, "FF0000"),
        ({"bg_color": "#FFFFFF"}, ""),
        ({"bg_color": "#FF0000", "pattern": 4, "fg_color": "#000000"}, ""),
        ({}, ""),
    ],
)
def test_the_colour_of_a_cell(style, fill):
    assert one_cell("x", **style).fill == fill


@pytest.mark.parametrize(
    ("theme", "tint", "fill"),
    [(9, 0, "F79646"), (0, -0.5, "808080"), (0, 0, ""), (9, 0.6, "FCD5B5"), (99, 0, "")],
)
def test_a_colour_of_the_theme_is_worked_out(theme, tint, fill):
    book = openpyxl.Workbook()
    colour = openpyxl.styles.colors.Color(theme=theme, tint=tint)
    book.active["A1"] = "x"
    book.active["A1"].fill = openpyxl.styles.PatternFill("solid", fgColor=colour)
    assert saved(book).tables[0].rows[0].cells[0].fill == fill


def test_a_colour_by_number_is_looked_up():
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    colour = openpyxl.styles.colors.Color(indexed=10)
    book.active["A1"].fill = openpyxl.styles.PatternFill("solid", fgColor=colour)
    assert saved(book).tables[0].rows[0].cells[0].fill == "FF0000"


def test_text_keeps_its_lines_and_loses_the_spaces_around():
    assert one_cell("  first \nsecond_x000D_\n third").text == "first\nsecond\nthird"


def test_rich_text_is_its_text():
    book = openpyxl.Workbook()
    book.active["A1"] = CellRichText("Set up ", TextBlock(InlineFont(b=True), "a panel"))
    assert saved(book).tables[0].rows[0].cells[0].text == "Set up a panel"


def test_an_arrow_in_a_symbol_font_is_an_arrow():
    assert one_cell("é", font_name="Wingdings").text == "↑"
    assert one_cell("é").text == "é"


def test_bold_is_noticed():
    assert one_cell("x", bold=True).is_bold
    assert not one_cell("x").is_bold
