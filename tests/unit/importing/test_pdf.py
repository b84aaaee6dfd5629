from tests.support.office import pdf, pdf_box, pdf_text
from tracker.importing.files import read_file
from tracker.importing.grids import Paragraph


def row(top, *cells, height=20, width=200, left=50, fills=None):
    """A ruled row of one-line cells."""
    drawn = ""
    for n, text in enumerate(cells):
        drawn += pdf_box(left + n * width, top, width, height, (fills or {}).get(n, ""))
        drawn += pdf_text(text, left + n * width + 5, top + 14)
    return drawn


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def read(*pages):
    return read_file("plan.pdf", pdf(*pages))


def test_a_ruled_table_and_the_text_around_it_come_in_order():
    page = (
        pdf_text("Action plan 2018", 50, 100, "B", 14)
        + row(150, "Ref", "Action")
        + row(170, "1a", "Set up a panel")
        + pdf_text("End of plan", 50, 300)
    )
    document = read(page)
    first, table, last = document.blocks
    assert first == Paragraph("Action plan 2018", is_bold=True)
    assert texts(table) == [["Ref", "Action"], ["1a", "Set up a panel"]]
    assert (table.number, table.page) == (1, 1)
    assert last == Paragraph("End of plan")
    assert "compare every row" in document.warnings[0]


def test_a_table_that_runs_on_is_a_further_table_of_the_next_page():
    document = read(row(100, "Ref", "Action"), row(100, "1b", "Write it up"))
    assert [(t.number, t.page) for t in document.tables] == [(1, 1), (2, 2)]


def test_a_line_broken_for_want_of_room_is_one_line():
    page = pdf_box(50, 100, 110, 60) + pdf_box(160, 100, 110, 60)
    page += pdf_text("Set up a new panel", 55, 112) + pdf_text("for care leavers", 55, 124)
    page += pdf_text("First", 165, 112) + pdf_text("Second", 165, 124)
    (table,) = read(page).tables
    assert texts(table) == [["Set up a new panel for care leavers", "First\nSecond"]]


def test_merged_cells_are_covered():
    page = pdf_box(50, 100, 400, 20) + pdf_text("Good homes", 55, 114) + row(120, "1a", "Do it")
    (table,) = read(page).tables
    assert [[cell.covered_by for cell in row.cells] for row in table.rows] == [
        [None, (0, 0)],
        [None, None],
    ]


def test_the_colour_of_a_cell_is_what_is_painted_behind_it():
    (table,) = read(row(100, "1a", "", fills={1: "1 0 0"}) + row(120, "1b", "x")).tables
    assert [[cell.fill for cell in row.cells] for row in table.rows] == [["", "FF0000"], ["", ""]]


def test_what_stands_at_the_edge_of_every_page_is_left_out():
    def page(n):
        edge = pdf_text("Corporate parenting board", 50, 30) + pdf_text(f"Page {n} of 3", 400, 570)
        return edge + row(150, f"{n}a", "Do it")

    document = read(page(1), page(2), page(3))
    assert not [block for block in document.blocks if isinstance(block, Paragraph)]
    assert len(document.tables) == 3


def test_a_frame_around_text_is_no_table():
    document = read(pdf_box(50, 100, 300, 40) + pdf_text("A note in a frame", 55, 120))
    assert document.blocks == (Paragraph("A note in a frame"),)


def test_a_label_on_its_side_is_read_as_it_stands():
    turns = {"up": "0 1 -1 0", "down": "0 -1 1 0"}
    for way, matrix in turns.items():
        top = 190 if way == "up" else 110
        label = f"BT /F 10 Tf {matrix} 70 {595 - top} Tm (Our homes) Tj ET\n"
        drawn = pdf_box(50, 100, 40, 100) + label + pdf_box(90, 100, 300, 100)
        (table,) = read(drawn + pdf_text("Open a hub", 100, 120)).tables
        assert texts(table) == [["Our homes", "Open a hub"]]
