import pytest

from tests.support.office import p, r, tbl, tc, tr, word
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable, Paragraph, Table

RESTART = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def document(body, **parts):
    return read_file("plan.docx", word(body, **parts))


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def own_texts(table):
    return [[cell.text for _, cell in row.own_cells()] for row in table.rows]


def test_paragraphs_and_tables_stand_in_the_order_of_the_file():
    read = document(p("Pledge 1") + tbl(tr("Ref", "Action")) + p("Pledge 2") + tbl(tr("a", "b")))
    shapes = [block.text if isinstance(block, Paragraph) else block.number for block in read.blocks]
    assert shapes == ["Pledge 1", 1, "Pledge 2", 2]


def test_a_cell_that_spans_columns_covers_them_without_saying_it_twice():
    wide = tc("Good homes", '<w:gridSpan w:val="3"/>')
    (table,) = document(tbl(tr(wide), tr("1a", "Do it", "May"))).tables
    assert table.width == 3
    assert own_texts(table) == [["Good homes"], ["1a", "Do it", "May"]]
    assert [cell.covered_by for cell in table.rows[0].cells] == [None, (0, 0), (0, 0)]
    assert [cell.text for cell in table.rows[0].cells] == ["Good homes"] * 3


def test_a_cell_merged_down_covers_the_rows_below_and_no_further():
    rows = (
        tr(tc("Action 1", RESTART), "first milestone"),
        tr(tc("", GOES_ON), "second milestone"),
        tr(tc("Action 2", RESTART), "third milestone"),
        tr("", "fourth milestone"),
    )
    (table,) = document(tbl(*rows)).tables
    assert [row.cells[0].text for row in table.rows] == ["Action 1", "Action 1", "Action 2", ""]
    assert [row.cells[0].covered_by for row in table.rows] == [None, (0, 0), None, None]


def test_a_merge_over_columns_and_rows_has_one_first_cell():
    wide = '<w:gridSpan w:val="2"/>'
    rows = (tr(tc("P1", RESTART + wide), "a"), tr(tc("", wide + GOES_ON), "b"), tr("x", "y", "z"))
    (table,) = document(tbl(*rows)).tables
    assert own_texts(table) == [["P1", "a"], ["b"], ["x", "y", "z"]]
    assert [cell.covered_by for cell in table.rows[1].cells] == [(0, 0), (0, 0), None]


def test_columns_that_every_row_spans_together_are_one():
    wide = '<w:gridSpan w:val="2"/>'
    (table,) = document(tbl(tr(tc("Ref", wide), "Action"), tr(tc("1a", wide), "Do it"))).tables
    assert texts(table) == [["Ref", "Action"], ["1a", "Do it"]]


def test_an_old_merge_across_columns_is_one_cell():
    row = tr(tc("Head", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), "x")
    (table,) = document(tbl(row, tr("1", "2", "3"))).tables
    assert own_texts(table)[0] == ["Head", "x"]
    assert table.width == 3


def test_rows_that_begin_late_or_end_early_keep_their_columns():
    rows = (tr("a", "b", "c"), tr("B", properties='<w:gridBefore w:val="1"/>'))
    (table,) = document(tbl(*rows)).tables
    assert texts(table) == [["a", "b", "c"], ["", "B", ""]]


def test_edges_that_were_dragged_a_hair_apart_are_one():
    wide = '<w:gridSpan w:val="2"/>'
    head = tr("Ref", tc("Action", wide))
    body = tr(tc("1a", wide), "Do it")
    (table,) = document(tbl(head, body, grid=(1000, 40, 3000))).tables
    assert texts(table) == [["Ref", "Action"], ["1a", "Do it"]]


def test_a_narrow_column_that_says_something_stays():
    (table,) = document(tbl(tr("R", "x", "Action"), grid=(1000, 40, 3000))).tables
    assert texts(table) == [["R", "x", "Action"]]


def test_a_table_in_a_cell_is_a_table_of_its_own():
    inner = tbl(tr("inner", "table"))
    read = document(tbl(tr(tc(p("before") + inner + p("after")), "next")) + tbl(tr("z", "y")))
    assert [(t.number, t.inside) for t in read.tables] == [(1, None), (2, 1), (3, None)]
    assert texts(read.tables[0]) == [["before\nafter", "next"]]
    assert texts(read.tables[1]) == [["inner", "table"]]


def test_a_row_that_was_struck_out_is_gone_and_one_that_was_put_in_stands():
    rows = (
        tr("kept", "1"),
        tr("struck", "2", properties='<w:del w:author="a"/>'),
        tr("new", "3", properties='<w:ins w:author="a"/>'),
    )
    (table,) = document(tbl(*rows)).tables
    assert [row.cells[0].text for row in table.rows] == ["kept", "new"]
    assert [row.number for row in table.rows] == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"<w:sdt><w:sdtContent>{tbl(tr('a', 'b'))}</w:sdtContent></w:sdt>", id="table"
        ),
        pytest.param(tbl(f"<w:sdt><w:sdtContent>{tr('a', 'b')}</w:sdtContent></w:sdt>"), id="row"),
        pytest.param(
            tbl(tr(tc("a"), f"<w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>")), id="cell"
        ),
        pytest.param(
            tbl(tr("a", tc(f"<w:sdt><w:sdtContent>{p('b')}</w:sdtContent></w:sdt>"))),
            id="paragraph",
        ),
        pytest.param(
            tbl(tr("a", tc(f"<w:p><w:sdt><w:sdtContent>{r('b')}</w:sdtContent></w:sdt></w:p>"))),
            id="run",
        ),
        pytest.param(
            tbl(f'<w:customXml w:element="x">{tr("a", "b")}</w:customXml>'), id="custom XML"
        ),
    ],
)
def test_what_stands_in_a_content_control_is_there(body):
    (table,) = document(body).tables
    assert texts(table) == [["a", "b"]]


def test_a_control_nobody_has_filled_in_is_blank():
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{r('Choose an item.')}</w:sdtContent></w:sdt>"
    )
    (table,) = document(tbl(tr("1a", tc(f"<w:p>{control}</w:p>")))).tables
    assert texts(table) == [["1a", ""]]


THEME = (
    "<a:theme><a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' lastClr='000000'/>"
    "</a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>"
    "<a:accent6><a:srgbClr val='70AD47'/></a:accent6></a:clrScheme></a:themeElements></a:theme>"
)


@pytest.mark.parametrize(
    ("cell", "fill"),
    [
        pytest.param(tc("x", '<w:shd w:val="clear" w:fill="ff0000"/>'), "FF0000", id="shading"),
        pytest.param(tc("x", '<w:shd w:val="clear" w:fill="auto"/>'), "", id="automatic"),
        pytest.param(tc("x", '<w:shd w:val="clear" w:fill="FFFFFF"/>'), "", id="white"),
        pytest.param(
            tc("x", '<w:shd w:val="solid" w:color="00B050" w:fill="FFFFFF"/>'), "00B050", id="solid"
        ),
        pytest.param(
            tc("x", '<w:shd w:val="clear" w:fill="70AD47" w:themeFill="accent6"/>'),
            "70AD47",
            id="theme",
        ),
        pytest.param(
            tc("x", '<w:shd w:val="clear" w:themeFill="accent6" w:themeFillTint="99"/>'),
            "A9D18E",
            id="a lighter theme colour",
        ),
        pytest.param(tc(p("x", run='<w:highlight w:val="yellow"/>')), "FFFF00", id="highlight"),
        pytest.param(
            tc(p("x", run='<w:shd w:val="clear" w:fill="FFC000"/>')), "FFC000", id="shaded text"
        ),
        pytest.param(tc(p("●", run='<w:color w:val="FF0000"/>')), "FF0000", id="a coloured dot"),
        pytest.param(tc(p("Red", run='<w:color w:val="FF0000"/>')), "", id="coloured words"),
        pytest.param(tc("x"), "", id="none"),
    ],
)
def test_the_colour_of_a_cell(cell, fill):
    (table,) = document(tbl(tr("a", cell)), theme=THEME).tables
    assert table.rows[0].cells[1].fill == fill


def test_a_cell_is_bold_when_all_its_text_is():
    bold = "<w:b/>"
    rows = tr(
        tc(p("all", run=bold)), tc(p("all", run=bold) + p("but this")), tc(p("", run=bold)), "none"
    )
    (table,) = document(tbl(rows)).tables
    assert [cell.is_bold for cell in table.rows[0].cells] == [True, False, False, False]


def test_numbers_that_word_counts_stand_in_cells_that_say_nothing_else():
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    numbering = (
        '<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlText w:val="2%1)"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    rows = (tr(tc(p("", item)), "Do it"), tr(tc(p("", item)), tc(p("Do that", item))))
    (table,) = document(tbl(*rows), numbering=numbering).tables
    assert texts(table) == [["2c)", "Do it"], ["2d)", "Do that"]]


def test_a_table_wider_than_any_plan_is_refused():
    with pytest.raises(NotReadable, match="more than 200 columns"):
        document(tbl(tr(tc("x", '<w:gridSpan w:val="99999"/>'))))


def test_a_table_without_cells_is_no_table():
    assert not [b for b in document(p("x") + tbl()).blocks if isinstance(b, Table)]
