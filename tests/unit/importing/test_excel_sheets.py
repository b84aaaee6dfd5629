import openpyxl
import pytest

from tests.support.office import zipped
from tests.unit.importing.workbooks import saved, texts, workbook, written
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable
from tracker.importing.readers.archive import Archive


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
