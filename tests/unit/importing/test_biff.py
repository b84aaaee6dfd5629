from datetime import date

import pytest

from tests.support.old_office import Look, OldSheet, in_folder, xls
from tracker.importing.files import read_file
from tracker.importing.grids import NotReadable


def sheet(cells, **more):
    return OldSheet("Plan", cells, **more)


def table(cells, **more):
    (read,) = read_file("plan.xls", xls(sheet(cells, **more))).tables
    return read


def texts(read):
    return [[cell.text for cell in row.cells] for row in read.rows]


@pytest.mark.parametrize(
    ("value", "look", "text", "behind"),
    [
        ("Café", Look(), "Café", None),
        (580, Look(), "580", 580.0),
        (0.73, Look("0%"), "73%", 0.73),
        (3.1, Look("0.00"), "3.10", 3.1),
        (43191, Look("mmm-yy"), "Apr-18", date(2018, 4, 1)),
        (43191, Look("DD/MM/YYYY"), "01/04/2018", date(2018, 4, 1)),
        (0.5, Look("hh:mm"), "12:00", None),
        (43191, Look(), "43191", 43191.0),
        (-5, Look("d mmm yyyy"), "-5", None),
        (True, Look(), "TRUE", None),
        (b"\x1d", Look(), "#NAME?", None),
        ("é", Look(font="Wingdings"), "↑", None),
        (" one \r\n two", Look(), "one\ntwo", None),
    ],
)
def test_a_cell_reads_as_it_is_shown(value, look, text, behind):
    cell = table({(0, 0): (value, look)}).rows[0].cells[0]
    assert (cell.text, cell.value) == (text, behind)


def test_colour_and_weight():
    read = table({(0, 0): ("a", Look(colour=10, is_bold=True)), (0, 1): "b", (1, 0): "c",
                  (1, 2): (None, Look(colour=13))})  # fmt: skip
    assert [(cell.fill, cell.is_bold) for cell in read.rows[0].cells] == [
        ("FF0000", True),
        ("", False),
        ("", False),
    ]
    assert read.rows[1].cells[2].fill == "FFFF00"


def test_what_is_hidden_is_read_and_marked():
    shown = sheet({(n, 0): f"row {n}" for n in range(3)} | {(0, 1): "x"}, hidden_rows=(1,),
                  hidden_columns=(1,))  # fmt: skip
    read = read_file("plan.xls", xls(shown, OldSheet("Lists", {(0, 0): "Red"}, is_hidden=True)))
    plan, lists = read.tables
    assert [row.is_hidden for row in plan.rows] == [False, True, False]
    assert plan.hidden_columns == {1}
    assert (lists.sheet, lists.is_hidden) == ("Lists", True)
    assert read.warnings == ()


def test_a_merge_covers_its_cells():
    read = table({(0, 0): "Good homes", (2, 1): "x"}, merges=((0, 1, 0, 1),))
    assert [[cell.covered_by for cell in row.cells] for row in read.rows] == [
        [None, (0, 0)],
        [(0, 0), (0, 0)],
        [None, None],
    ]
    assert texts(read) == [["Good homes", "Good homes"], ["Good homes", "Good homes"], ["", "x"]]


def test_rows_keep_their_numbers():
    read = table({(4, 0): "Ref", (6, 0): "1a"})
    assert [row.number for row in read.rows if not row.is_blank] == [5, 7]


def test_a_workbook_that_xlrd_refuses_is_read_without_its_colours():
    content = xls(sheet({(0, 0): "Ref", (0, 1): ("Action", Look(colour=10))}))
    fault = content.replace(b"\xe0\0\x14\0", b"\xe1\0\x14\0")  # no styles any more
    read = read_file("plan.xls", fault)
    assert texts(read.tables[0]) == [["Ref", "Action"]]
    assert any("colours" in warning for warning in read.warnings)


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        (b"nothing of the kind", "damaged"),
        (b"\x09\x08\x10\0\0\x06\x05\0" + bytes(12) + b"\x2f\0\x06\0" + bytes(6), "password"),
    ],
)
def test_what_is_no_workbook_is_refused_in_a_sentence(stream, sentence):
    with pytest.raises(NotReadable, match=sentence):
        read_file("plan.xls", in_folder("Workbook", stream))
