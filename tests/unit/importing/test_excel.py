from datetime import date, datetime, time, timedelta
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.support.office import zipped
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable
from tracker.importing.readers.archive import Archive

AFTERNOON = datetime.combine(date(2018, 4, 1), time(15, 5))


def workbook(fill_in, **options):
    """The file that `fill_in(book, sheet)` writes, read."""
    return read_file("plan.xlsx", written(fill_in, **options))


def written(fill_in, **options):
    content = BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        fill_in(book, book.add_worksheet("Plan"))
    return content.getvalue()


def one_cell(value, number_format="General", **style):
    def fill_in(book, sheet):
        sheet.write(0, 0, value, book.add_format({"num_format": number_format, **style}))

    (table,) = workbook(fill_in).tables
    return table.rows[0].cells[0]


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


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


def saved(book):
    content = BytesIO()
    book.save(content)
    return read_file("x.xlsx", content.getvalue())


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


def test_sheets_come_in_their_order_hidden_ones_too_and_empty_ones_not():
    def fill_in(book, sheet):
        sheet.write(0, 0, "plan")
        book.add_worksheet("Empty")
        lists = book.add_worksheet("Lists")
        lists.write(0, 0, "Red")
        lists.hide()

    tables = workbook(fill_in).tables
    assert [(t.number, t.sheet, t.is_hidden) for t in tables] == [
        (1, "Plan", False),
        (3, "Lists", True),
    ]


def test_hidden_rows_and_columns_are_read_and_marked():
    def fill_in(_book, sheet):
        for row in range(3):
            sheet.write_row(row, 0, ["a", "b", "c"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    (table,) = workbook(fill_in).tables
    assert [row.is_hidden for row in table.rows] == [False, True, False]
    assert table.hidden_columns == {1}


def test_a_merged_range_says_its_text_once():
    def fill_in(_book, sheet):
        sheet.merge_range(0, 0, 1, 1, "Good homes")
        sheet.write(2, 2, "x")

    (table,) = workbook(fill_in).tables
    assert [c.covered_by for c in table.rows[0].cells] == [None, (0, 0), None]
    assert [c.covered_by for c in table.rows[1].cells] == [(0, 0), (0, 0), None]
    assert [[c.text for _, c in r.own_cells()] for r in table.rows[:2]] == [
        ["Good homes", ""],
        [""],
    ]


def test_a_formula_gives_what_it_gave_when_the_file_was_saved():
    def fill_in(_book, sheet):
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, '=""', None, "")
        sheet.write_formula(0, 2, "=NA()", None, "#NAME?")

    (table,) = workbook(fill_in).tables
    assert texts(table) == [["2", "", "#NAME?"]]


def test_a_formula_without_a_result_is_blank_and_named():
    book = openpyxl.Workbook()
    book.active.title = "Log"
    book.active.append(["Ref", "Action"])
    for row in range(2, 7):
        book.active.append([f"=A{row - 1}+1", "Do it"])
    read = saved(book)
    assert [row.cells[0].text for row in read.tables[0].rows] == ["Ref", "", "", "", "", ""]
    (warning,) = read.warnings
    assert "“Log”" in warning
    assert "A2, A3, A4 and 2 more" in warning


def test_what_is_merely_formatted_is_cut_off():
    def fill_in(book, sheet):
        border = book.add_format({"border": 1})
        sheet.write_row(0, 0, ["Ref", "Action"])
        sheet.write_row(1, 0, ["1a", "Do it"])
        for row in range(2, 990):
            for column in range(30):
                sheet.write_blank(row, column, None, border)

    (table,) = workbook(fill_in).tables
    assert (len(table.rows), table.width) == (2, 2)


def test_a_last_column_that_says_something_by_colour_alone_stays():
    def fill_in(book, sheet):
        red = book.add_format({"bg_color": "#FF0000"})
        sheet.write_row(0, 0, ["Ref", "Action"])
        sheet.write_row(1, 0, ["1a", "Do it"])
        sheet.write_blank(1, 2, None, red)

    (table,) = workbook(fill_in).tables
    assert [cell.fill for cell in table.rows[1].cells] == ["", "", "FF0000"]


def test_rows_keep_the_number_that_the_sheet_gives_them():
    def fill_in(_book, sheet):
        sheet.write(4, 1, "Ref")
        sheet.write(6, 1, "1a")

    (table,) = workbook(fill_in).tables
    assert [row.number for row in table.rows if not row.is_blank] == [5, 7]


def test_a_note_far_below_does_not_make_a_million_rows():
    def fill_in(_book, sheet):
        sheet.write(0, 0, "Ref")
        sheet.write(1_048_575, 0, "note")

    (table,) = workbook(fill_in).tables
    assert table.rows[-1].number == 1_048_576
    assert len(table.rows) < 1_100


@pytest.mark.parametrize(
    ("rows", "columns", "sentence"),
    [(6_001, 1, "more than 6,000 rows"), (1, 201, "more than 200 columns")],
)
def test_more_than_any_plan_has_is_refused(rows, columns, sentence):
    def fill_in(_book, sheet):
        for row in range(rows):
            sheet.write_row(row, 0, ["x"] * columns)

    with pytest.raises(NotReadable, match=sentence):
        workbook(fill_in)


def test_a_sheet_that_openpyxl_refuses_is_read_without_its_colours():
    def fill_in(_book, sheet):
        sheet.write_row(0, 0, ["Ref", "Action", 0.5])

    content = written(fill_in)
    archive = Archive(content)
    members = {name: archive.read(name) for name in archive.names}
    members["xl/styles.xml"] = members["xl/styles.xml"].replace(b"none", b"unheard-of")
    read = read_file("x.xlsx", zipped(members))
    assert texts(read.tables[0]) == [["Ref", "Action", "0.5"]]
    assert any("colours" in warning for warning in read.warnings)


def respelt(content, *spellings):
    """The workbook with names inside it spelt in another way, in its parts and of its parts."""
    archive = Archive(content)
    members = {name: archive.read(name) for name in archive.names}
    for old, new in spellings:
        members = {
            name.replace(old, new): part.replace(old.encode(), new.encode())
            for name, part in members.items()
        }
    return zipped(members)


def test_a_workbook_under_another_name_is_found():
    content = written(lambda _, sheet: sheet.write_row(0, 0, ["Ref", "Action"]))
    read = read_file("x.xlsx", respelt(content, ("workbook.xml", "workbook9.xml")))
    assert texts(read.tables[0]) == [["Ref", "Action"]]


@pytest.mark.filterwarnings("ignore:File contains an invalid specification")
def test_a_workbook_in_the_strict_dialect_is_read():
    content = written(lambda _, sheet: sheet.write_row(0, 0, ["Ref", "Action"]))
    spaces = "http://schemas.openxmlformats.org/"
    strict = respelt(
        content,
        (f"{spaces}spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (f"{spaces}officeDocument/2006/relationships",
         "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip
    assert texts(read_file("x.xlsx", strict).tables[0]) == [["Ref", "Action"]]


def test_macros_and_notes_are_named():
    def fill_in(_book, sheet):
        sheet.write_row(0, 0, ["Ref", "Action"])
        sheet.write_comment(0, 0, "a note")

    archive = Archive(written(fill_in))
    members = {name: archive.read(name) for name in archive.names} | {"xl/vbaProject.bin": b"x"}
    assert read_file("x.xlsm", zipped(members)).warnings == (
        "The file holds macros. They were neither read nor run",
        "Notes on cells were not read",
    )
