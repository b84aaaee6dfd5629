from datetime import date

from tests.factories.documents import across, bold, document, table
from tracker.importing.grids import Paragraph
from tracker.importing.plan_reader import read_plan
from tracker.importing.reading import Where

HEADS = ["Ref", "Action", "Completion date", "Lead", "Success measure"]
LISTEN = "We will listen to children and act on what they say."


def pledge(number, name):
    """The block with a pledge's lead, as it stands above the table of its actions."""
    return table(
        [bold(f"Pledge {number} – {name}"), ""],
        ["Lead for delivery:", "Head of Service"],
        ["Workstream Group", name],
    )


def plan():
    """Two pledges, each with a block, commitments that span the table, heads again on each page."""
    return document(
        Paragraph("Corporate Parenting Strategy 2018-20", level=1),
        pledge(1, "Being heard"),
        Paragraph("How we will deliver on our pledge", level=3),
        table(
            HEADS,
            across(LISTEN, 5),
            [
                "1a",
                "Set up a council of children",
                "September 2018",
                "Participation Team",
                "It meets",
            ],
            ["1b", "Train members", "December 2018", "Head of Service", "All are trained"],
        ),
        table(HEADS, ["1c", "Publish answers", "Ongoing", "Participation Team", "They are read"]),
        pledge(2, "Being safe"),
        Paragraph("How we will deliver on our pledge", level=3),
        table(
            HEADS,
            across("We will keep children safe.", 5),
            ["2a", "Review placements", "March 2019", "Fostering Team/Housing Lead", "Fewer moves"],
        ),
    )


def test_each_action_is_read_with_all_that_the_table_says_of_it():
    row = read_plan(plan()).rows[0]
    assert row.ref == "1a"
    assert row.action == "Set up a council of children"
    assert (row.due.text, row.due.on, row.due.precision) == (
        "September 2018",
        date(2018, 9, 30),
        "month",
    )
    assert row.lead == "Participation Team"
    assert row.success_measure == "It meets"
    assert row.where == Where(table=2, row=3)


def test_the_tables_of_all_pledges_are_read_and_the_blocks_above_them_are_not():
    reading = read_plan(plan())
    assert [row.ref for row in reading.rows] == ["1a", "1b", "1c", "2a"]
    assert reading.tables_found == 5


def test_a_row_that_spans_the_table_heads_the_actions_below_it():
    reading = read_plan(plan())
    assert [row.section for row in reading.rows] == [
        *[LISTEN] * 3,
        "We will keep children safe.",
    ]


def test_the_headings_above_are_kept_from_the_outermost_to_the_nearest():
    rows = read_plan(plan()).rows
    assert rows[0].path == ("Pledge 1 – Being heard", LISTEN)
    assert rows[3].path == ("Pledge 2 – Being safe", "We will keep children safe.")


def test_what_was_passed_over_is_listed_with_the_reason():
    reading = read_plan(plan())
    assert [(each.where.table, each.where.row, each.why) for each in reading.skipped] == [
        (1, 1, "details"),
        (2, 1, "heading"),
        (2, 2, "section"),
        (3, 1, "heading"),
        (4, 1, "details"),
        (5, 1, "heading"),
        (5, 2, "section"),
    ]
    assert reading.skipped[1].text == "Ref · Action · Completion date · Lead · Success measure"


def test_each_set_of_heads_is_shown_once():
    columns = read_plan(plan()).columns
    assert [(each.table, each.printed, each.field) for each in columns] == [
        (2, "Ref", "ref"),
        (2, "Action", "action"),
        (2, "Completion date", "due"),
        (2, "Lead", "lead"),
        (2, "Success measure", "success_measure"),
    ]
    assert columns[1].samples == (
        "Set up a council of children",
        "Train members",
        "Publish answers",
    )


def test_the_title_names_the_years():
    reading = read_plan(plan())
    assert reading.title == "Corporate Parenting Strategy 2018-20"
    assert reading.years == (2018, 2020)


def test_a_document_is_read_the_same_twice():
    assert read_plan(plan()) == read_plan(plan())
