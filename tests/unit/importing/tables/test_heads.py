import pytest

from tests.factories.documents import ACROSS, DOWN, across, bold, document, table
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables.heads import segments

ROW = ["1", "Check all homes each month", "Head of Service", "May 2025"]
HEADS = ["Ref", "Action", "Lead", "Due"]


def heads_of(*lines, **facts):
    """The heads that a table is read by."""
    return next(each.labels for each in segments(table(*lines, **facts)) if each.has_heads)


def fields_of(*lines, **facts):
    """What the columns of a document's one table are taken for."""
    return [each.field for each in read_plan(document(table(*lines, **facts))).columns]


def test_heads_stand_in_the_first_row():
    assert heads_of(HEADS, ROW) == ("Ref", "Action", "Lead", "Due")


def test_titles_above_the_heads_are_passed_over():
    reading = read_plan(
        document(
            table(
                across("Corporate Parenting Board", 4),
                ["Action log as at 31 March 2025", "", "", ""],
                ["", "", "", ""],
                HEADS,
                ROW,
            )
        )
    )
    assert [row.ref for row in reading.rows] == ["1"]
    assert [each.why for each in reading.skipped] == ["title", "title", "blank", "heading"]
    assert reading.title == "Corporate Parenting Board"


def test_heads_of_two_rows_are_joined_from_top_to_bottom():
    lines = [
        ["Ref", "Action", "Progress", ACROSS, "Lead"],
        [DOWN, DOWN, "Oct 2024", "Nov 2025", DOWN],
        ["1", "Check homes", "Begun", "Done", "Head of Service"],
    ]
    assert heads_of(*lines) == (
        "Ref",
        "Action",
        "Progress Oct 2024",
        "Progress Nov 2025",
        "Lead",
    )


def test_a_text_file_has_groups_of_heads_without_merges():
    lines = [
        ["Ref", "Action", "Progress", "", "Lead"],
        ["", "", "Oct 2024", "Nov 2025", ""],
        ["1", "Check homes", "Begun", "Done", "Head of Service"],
    ]
    assert heads_of(*lines)[2:4] == ("Progress Oct 2024", "Nov 2025")


def test_the_lowest_head_says_what_a_column_is():
    lines = [
        across("Family hubs delivery plan", 6),
        ["Ref", "Action", "Who", ACROSS, "When", ACROSS],
        [DOWN, DOWN, "Lead", "Support", "Original date", "Revised date"],
        ["H1", "Open the hub", "Head", "Health", "31/10/2025", "30/01/2026"],
    ]
    assert fields_of(*lines) == ["ref", "action", "lead", "helper", "due", "revised_due"]


def test_one_head_over_two_columns_is_that_of_the_ref_and_the_action():
    lines = [
        ["Actions", ACROSS, "Lead", "By when"],
        ["1.1", "Check homes each month", "Head of Service", "May 2025"],
        ["1.2", "Visit carers each week", "Service Manager", "June 2025"],
    ]
    assert fields_of(*lines) == ["ref", "action", "lead", "due"]


def test_guidance_below_the_heads_is_no_action():
    reading = read_plan(document(table(HEADS, ["", "(one line each)", "(post)", "(day)"], ROW)))
    assert [row.ref for row in reading.rows] == ["1"]


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(HEADS, id="the same"),
        pytest.param(["REF", "ACTION", "LEAD", "DUE"], id="in capitals"),
        pytest.param(["Ref", "Action", "Lead", "Due date"], id="one word otherwise"),
    ],
)
def test_heads_that_are_printed_again_are_passed_over(again):
    reading = read_plan(document(table(HEADS, ROW, again, ["2", *ROW[1:]])))
    assert [row.ref for row in reading.rows] == ["1", "2"]
    assert [each.why for each in reading.skipped] == ["heading", "heading"]


def test_other_heads_further_down_begin_a_new_layout():
    reading = read_plan(
        document(
            table(
                ["Action", "Lead", "Due", "RAG"],
                ["Check homes", "Head of Service", "May 2025", "G"],
                ["", "", "", ""],
                ["Who", "What will we do?", "By when", "Progress"],
                ["Nurse", "Check teeth", "June 2025", "Half are done"],
            )
        )
    )
    assert [(row.action, row.lead) for row in reading.rows] == [
        ("Check homes", "Head of Service"),
        ("Check teeth", "Nurse"),
    ]


def test_a_table_without_heads_goes_on_with_the_one_before():
    reading = read_plan(
        document(table(HEADS, ROW), table(["2", "Visit carers", "Nurse", "June 2025"]))
    )
    assert [(row.ref, row.action, row.lead) for row in reading.rows][1] == (
        "2",
        "Visit carers",
        "Nurse",
    )


def test_a_table_of_another_kind_does_not_go_on_with_the_one_before():
    reading = read_plan(
        document(
            table(HEADS, ROW),
            table(["Date", "Time", "Venue", "Chair"], ["4 March 2025", "10:00", "Hall", "Leader"]),
        )
    )
    assert len(reading.rows) == 1


def test_a_table_alone_without_heads_is_read_by_what_it_holds():
    reading = read_plan(
        document(
            table(
                ["OUT 1.01", "Recruit more foster carers in the county", "Fostering Manager"],
                ["OUT 1.02", "Publish a statement of what is needed", "Commissioning Lead"],
                ["OUT 1.03", "Review the cost of homes out of the county", "Finance Partner"],
            )
        )
    )
    assert [(row.ref, row.lead) for row in reading.rows] == [
        ("OUT 1.01", "Fostering Manager"),
        ("OUT 1.02", "Commissioning Lead"),
        ("OUT 1.03", "Finance Partner"),
    ]


def test_a_first_row_of_unknown_words_is_heads_if_the_others_are_not_like_it():
    reading = read_plan(
        document(
            table(
                [bold("Nr"), bold("Undertaking"), bold("Custodian"), bold("Horizon")],
                [
                    "1.1",
                    "Recruit more foster carers in the county",
                    "Fostering Manager",
                    "May 2025",
                ],
                ["1.2", "Publish a statement of what is needed", "Commissioning Lead", "June 2025"],
                ["1.3", "Review the cost of homes out of county", "Finance Partner", "July 2025"],
            )
        )
    )
    assert [row.ref for row in reading.rows] == ["1.1", "1.2", "1.3"]
    assert [each.printed for each in reading.columns][1] == "Undertaking"


def test_months_side_by_side_are_heads_of_their_own():
    reading = read_plan(
        document(
            table(
                ["Action", "Lead", "Apr", "May", "Jun", "Jul"],
                ["Recruit the team", "Service Manager", "x", "x", "", ""],
                ["Fit out the office", "Property", "", "x", "x", ""],
            )
        )
    )
    assert [row.action for row in reading.rows] == ["Recruit the team", "Fit out the office"]


def test_a_column_without_a_head_is_known_by_what_it_holds():
    lines = [
        ["", "Action", "Lead", ""],
        ["1.1", "Check homes", "Head of Service", "May 2025"],
        ["1.2", "Visit carers", "Service Manager", "June 2025"],
    ]
    assert fields_of(*lines) == ["ref", "action", "lead", "due"]


def test_an_action_without_a_head_is_the_longest_text():
    lines = [
        ["Agenda Item", "", "Councillor", "Due Date", "Completed"],
        ["10c", "Write to the county about the crossing", "Clerk", "Ongoing", "Letter sent"],
        ["11a", "Ask three firms to price the new fence", "Clerk", "ASAP", ""],
    ]
    assert fields_of(*lines) == ["ref", "action", "lead", "due", "progress"]
