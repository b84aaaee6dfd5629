from datetime import date

import pytest

from tests.support.office import ods, zipped
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable

STYLES = (
    "<style:style style:name='red' style:family='table-cell'><style:table-cell-properties "
    "look:background-color='#ff0000'/></style:style>"
    "<style:style style:name='bold' style:family='table-cell' style:parent-style-name='red'>"
    "<style:text-properties look:font-weight='bold'/></style:style>"
    "<style:style style:name='away' style:family='table'><style:table-properties "
    "table:display='false'/></style:style>"
)


def c(text="", attributes="", tag="table-cell"):
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n")) if text else ""
    return f"<table:{tag} {attributes}>{lines}</table:{tag}>"


def row(*cells, attributes=""):
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def sheet(*rows, name="Plan", attributes=""):
    return f"<table:table table:name='{name}' {attributes}>{''.join(rows)}</table:table>"


def tables(*sheets):
    return read_file("plan.ods", ods("".join(sheets), STYLES)).tables


def texts(table):
    return [[cell.text for cell in each.cells] for each in table.rows]


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (c("73%", "office:value-type='percentage' office:value='0.73'"), "73%", 0.73),
        (c("Apr 18", "office:value-type='date' office:date-value='2018-04-01'"), "Apr 18",
         date(2018, 4, 1)),
        (c("x", "office:value-type='date' office:date-value='2018-99-01'"), "x", None),
        (c("3.10", "office:value-type='string'"), "3.10", None),
        (c("one\n two "), "one\ntwo", None),
        (c("a<text:s text:c='2'/>b<text:line-break/>c<text:span>d</text:span>e"),
         "a  b\ncde", None),
    ],
)  # fmt: skip
def test_a_cell_reads_as_it_is_shown(cell, text, value):
    (table,) = tables(sheet(row(cell)))
    assert (table.rows[0].cells[0].text, table.rows[0].cells[0].value) == (text, value)


def test_notes_on_cells_are_no_text_of_theirs():
    note = "<office:annotation><text:p>a note</text:p></office:annotation><text:p>text</text:p>"
    content = ods(sheet(row(f"<table:table-cell>{note}</table:table-cell>")))
    read = read_file("plan.ods", content)
    assert texts(read.tables[0]) == [["text"]]
    assert read.warnings == ("Notes on cells were not read",)


def test_colour_and_weight_come_from_the_style_or_the_columns():
    column = "<table:table-column table:default-cell-style-name='red'/>"
    (table,) = tables(
        sheet(column, row(c("a"), c("b", "table:style-name='bold'"), c("d")), row(c("e"), c("f")))
    )
    looks = [(cell.fill, cell.is_bold) for cell in table.rows[0].cells]
    assert looks == [("FF0000", False), ("FF0000", True), ("", False)]


def test_what_repeats_is_told_once_but_read_as_often():
    rows = (
        row(c("Ref"), c("", "table:number-columns-repeated='2'"), c("Due")),
        row(c(), attributes="table:number-rows-repeated='3'"),
        row(c("x", "table:number-columns-repeated='4'"),
            attributes="table:number-rows-repeated='2'"),
        row(c("", "table:number-columns-repeated='16384'"),
            attributes="table:number-rows-repeated='1048000'"),
    )  # fmt: skip
    (table,) = tables(sheet(*rows))
    assert [each.number for each in table.rows] == [1, 2, 3, 4, 5, 6]
    assert texts(table)[0] == ["Ref", "", "", "Due"]
    assert texts(table)[4:] == [["x"] * 4] * 2


def test_a_merge_covers_its_cells():
    wide = c("Good homes", "table:number-columns-spanned='2' table:number-rows-spanned='2'")
    covered = c(tag="covered-table-cell")
    rows = (row(wide, covered, c("x")), row(covered, covered, c("y")), row(c("a"), c("b"), c("z")))
    (table,) = tables(sheet(*rows))
    assert [[cell.covered_by for cell in each.cells] for each in table.rows] == [
        [None, (0, 0), None],
        [(0, 0), (0, 0), None],
        [None, None, None],
    ]
    assert table.rows[1].cells[1].text == "Good homes"


def test_what_is_hidden_is_read_and_marked():
    columns = "<table:table-column/><table:table-column table:visibility='collapse'/>"
    hidden = "table:visibility='filter'"
    read = tables(
        sheet(columns, row(c("a"), c("b")), row(c("c"), c("d"), attributes=hidden)),
        sheet(row(c("Red")), name="Lists", attributes="table:style-name='away'"),
    )
    assert read[0].hidden_columns == {1}
    assert [each.is_hidden for each in read[0].rows] == [False, True]
    assert [each.is_hidden for each in read] == [False, True]


def test_rows_in_groups_and_heading_rows_are_rows():
    grouped = f"<table:table-header-rows>{row(c('Ref'))}</table:table-header-rows>"
    grouped += f"<table:table-row-group>{row(c('1a'))}</table:table-row-group>"
    assert texts(tables(sheet(grouped))[0]) == [["Ref"], ["1a"]]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (sheet(row(c("x"), attributes="table:number-rows-repeated='9999999'")), "6,000 rows"),
        (sheet(row(c("x", "table:number-columns-repeated='99999'"))), "200 columns"),
    ],
)
def test_a_sheet_that_claims_to_be_vast_is_refused(body, sentence):
    with pytest.raises(NotReadable, match=sentence):
        tables(body)


def test_a_sheet_with_a_password_is_refused():
    manifest = "<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    members = {"mimetype": kind, "content.xml": "~", "META-INF/manifest.xml": manifest}
    with pytest.raises(NotReadable, match="password"):
        read_file("plan.ods", zipped(members))
