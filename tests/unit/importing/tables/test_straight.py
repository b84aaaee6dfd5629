from tests.factories.documents import ACROSS, across, document, table
from tracker.importing.grids import Row
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables.straight import straightened


def texts(row: Row):
    return [cell.text for cell in row.cells if cell.covered_by is None]


DRIFTED = (
    ["Action", "Lead", ACROSS, "By when"],
    across("Pledge 1: Homes", 4),
    ["Open a hub", ACROSS, "Head of Housing", "May 2026"],
    ["Visit each home", "Team Manager", "June 2026", ACROSS],
)


def test_rows_that_are_each_merged_in_their_own_way_have_their_cells_as_columns():
    (made,) = straightened(document(table(*DRIFTED))).tables
    assert made.width == 3
    assert [texts(row) for row in made.rows] == [
        ["Action", "Lead", "By when"],
        ["Pledge 1: Homes"],
        ["Open a hub", "Head of Housing", "May 2026"],
        ["Visit each home", "Team Manager", "June 2026"],
    ]


def test_they_are_read_as_any_other():
    rows = read_plan(document(table(*DRIFTED))).rows
    assert [(row.action, row.lead, row.due.text, row.section) for row in rows] == [
        ("Open a hub", "Head of Housing", "May 2026", "Pledge 1: Homes"),
        ("Visit each home", "Team Manager", "June 2026", "Pledge 1: Homes"),
    ]


def test_a_head_over_two_columns_stays_over_both():
    lines = (
        ["Action", "When", ACROSS],
        ["", "Start", "End"],
        ["Open a hub", "May 2026", "June 2026"],
    )
    (before,) = document(table(*lines)).tables
    assert straightened(document(table(*lines))).tables == (before,)
