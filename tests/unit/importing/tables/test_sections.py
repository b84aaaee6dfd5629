import pytest

from tests.factories.documents import DOWN, across, bold, document, table
from tracker.importing.grids import Paragraph
from tracker.importing.plan_reader import read_plan

HEADS = ["Ref", "Action", "Lead", "Due"]


def row(ref, action="Check all homes", lead="Head of Service", due="May 2025"):
    return [ref, action, lead, due]


def sections(*blocks, **facts):
    """The heading of each action of a document."""
    return [each.section for each in read_plan(document(*blocks, **facts)).rows]


def paths(*blocks, **facts):
    """The headings of each action, outermost first."""
    return [each.path for each in read_plan(document(*blocks, **facts)).rows]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param(across("Being safe", 4), id="across the table"),
        pytest.param(across("Being safe", 4, is_bold=False), id="across, not bold"),
        pytest.param([bold("Being safe"), "", "", ""], id="in the first cell"),
        pytest.param(["", bold("Being safe"), "", ""], id="in the second cell, bold"),
        pytest.param(["Being safe", "", "", ""], id="in the first cell, plain"),
        pytest.param(["", "Being safe", "", ""], id="above the actions, plain and short"),
        pytest.param(["", "Priority 1: Being safe.", "", ""], id="by its word"),
        pytest.param(["Being safe", "", "Director", ""], id="with a value of its own"),
        pytest.param([bold("Being safe"), "", bold("Director"), bold("2026")], id="with values"),
    ],
)
def test_a_row_that_is_no_action_heads_those_below_it(heading):
    text = next(getattr(each, "text", each) for each in heading if each)
    reading = read_plan(document(table(HEADS, row("0"), heading, row("1"), row("2"))))
    assert [each.section for each in reading.rows] == ["", text, text]
    assert [each.why for each in reading.skipped] == ["heading", "section"]


def test_an_action_without_ref_lead_and_date_is_no_heading():
    lines = [
        HEADS,
        row("1"),
        ["", "Meet every carer at home and write down what they say.", "", ""],
    ]
    assert len(read_plan(document(table(*lines, row("2")))).rows) == 3


@pytest.mark.parametrize("fill", ["", "D9D9D9"])
def test_headings_without_merges_are_known_by_how_they_are_set(fill):
    lines = [
        ["Action", "Who", "When"],
        [bold("Voice", fill), bold("", fill), bold("", fill)],
        ["Set up a council of young people.", "Participation", "May 2025"],
        ["Meet it", "", ""],
        [bold("Home", fill), bold("", fill), bold("", fill)],
        ["Open flats", "Housing", "June 2025"],
    ]
    assert sections(table(*lines)) == ["Voice", "Voice", "Home"]


def test_numbered_headings_nest_by_their_refs():
    lines = [
        ["", "Action", "Lead", "Timescale"],
        ["1", "LEADERSHIP", "", ""],
        ["1.1", "Governance", "", ""],
        ["1.1.1", "Appoint a lead member", "Leader", "May 2025"],
        ["1.2", "Voice", "", ""],
        ["1.2.1", "Ask children", "Participation", "July 2025"],
        ["2", "HEALTH", "", ""],
        ["2.1", "Teeth", "", ""],
        ["2.1.1", "Check teeth", "Nurse", "May 2026"],
    ]
    assert paths(table(*lines)) == [
        ("1 LEADERSHIP", "1.1 Governance"),
        ("1 LEADERSHIP", "1.2 Voice"),
        ("2 HEALTH", "2.1 Teeth"),
    ]


def test_a_numbered_action_with_a_lead_is_no_heading_of_its_parts():
    lines = [HEADS, row("1"), row("1.1"), row("1.2")]
    assert sections(table(*lines)) == ["", "", ""]


def test_parts_of_an_action_that_ends_with_a_colon_are_actions_and_say_so():
    lines = [
        HEADS,
        row("1.1", "Improve the health of children in care, to include:"),
        ["", "dental checks for all", "Dentist", ""],
        ["", "eye tests in year 7", "", ""],
        row("1.2"),
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [each.action for each in rows][1:3] == ["dental checks for all", "eye tests in year 7"]
    assert [each.section for each in rows] == [""] * 4
    assert ["It is part of action 1.1" in each.queries for each in rows] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "priorities",
    [
        pytest.param(["Being safe", DOWN, "Being well"], id="merged down"),
        pytest.param(["Being safe", "", "Being well"], id="said once"),
        pytest.param(["Being safe", "Being safe", "Being well"], id="said again"),
    ],
)
@pytest.mark.parametrize("head", ["Priority", "Theme", "Pledge", ""])
def test_a_heading_in_a_column_of_its_own_holds_until_the_next(head, priorities):
    lines = [
        [head, *HEADS],
        *([priority, *row(str(n))] for n, priority in enumerate([*priorities, DOWN])),
    ]
    if priorities[1] == "Being safe":
        lines[-1][0] = "Being well"
    assert sections(table(*lines)) == ["Being safe", "Being safe", "Being well", "Being well"]


def test_paragraphs_between_tables_head_their_actions():
    blocks = [
        Paragraph("Our plan 2025-28", level=1),
        Paragraph("This plan says what we will do."),
        Paragraph("Pledge 1: We will listen", level=2),
        table(HEADS, row("1")),
        Paragraph("Pledge 2: We will care", level=2),
        table(HEADS, row("2")),
    ]
    assert paths(*blocks) == [("Pledge 1: We will listen",), ("Pledge 2: We will care",)]


def test_bold_lines_and_plain_ones_right_above_a_table_head_its_actions():
    blocks = [
        Paragraph("Being heard", is_bold=True),
        Paragraph("Lead: Participation Manager"),
        table(HEADS, row("1")),
        "Being well",
        table(HEADS, row("2")),
    ]
    assert sections(*blocks) == ["Being heard", "Being well"]


@pytest.mark.parametrize(
    "line",
    [
        "The table below shows what we will do.",
        "Actions:",
        "Updated 4 July 2012",
        "Red = late, Amber = at risk, Green = on track",
        "Lead for delivery: Head of Service",
        "Overall outcome: children are safe",
    ],
)
def test_other_lines_above_a_table_head_nothing(line):
    assert sections(line, table(HEADS, row("1"))) == [""]


def test_a_heading_of_one_kind_ends_that_of_the_kind_and_all_below_it():
    blocks = [
        Paragraph("Pledge 1 Being heard", is_bold=True),
        table(HEADS, across("We will ask", 4), row("1"), across("We will answer", 4), row("2")),
        Paragraph("Pledge 2 Being well", is_bold=True),
        table(HEADS, row("3")),
    ]
    assert paths(*blocks) == [
        ("Pledge 1 Being heard", "We will ask"),
        ("Pledge 1 Being heard", "We will answer"),
        ("Pledge 2 Being well",),
    ]


def test_a_banner_above_the_heads_of_each_table_heads_its_actions():
    blocks = [
        table(across("A safe home", 4), HEADS, row("1")),
        table(across("Good health", 4), HEADS, row("2")),
    ]
    assert sections(*blocks) == ["A safe home", "Good health"]


def test_a_title_above_the_heads_of_the_only_table_heads_nothing():
    assert sections(table(across("Corporate Parenting Action Plan", 4), HEADS, row("1"))) == [""]


def test_a_table_of_one_cell_heads_the_next():
    blocks = [
        table([bold("Priority 3: Preparing for adulthood")]),
        table(HEADS, row("1")),
        table([bold("Priority 4: Health")]),
        table(HEADS, row("2")),
    ]
    assert sections(*blocks) == ["Priority 3: Preparing for adulthood", "Priority 4: Health"]


def test_a_recommendation_in_a_small_table_heads_the_next():
    blocks = [
        table(["Area for improvement:", "Background:"], ["Safe visits", "Visits were late"]),
        table(HEADS, row("1")),
    ]
    assert sections(*blocks) == ["Safe visits"]


def test_names_of_sheets_are_headings_where_several_hold_actions():
    sheets = [table(HEADS, row("1"), sheet="Safe"), table(HEADS, row("2"), sheet="Healthy")]
    assert sections(*sheets, name="plan.xlsx") == ["Safe", "Healthy"]


def test_the_name_of_the_only_sheet_with_actions_heads_nothing():
    sheets = [table(["Welcome"], ["Read me"], sheet="Cover"), table(HEADS, row("1"), sheet="Plan")]
    assert sections(*sheets, name="plan.xlsx") == [""]


def test_a_heading_that_stands_under_every_other_is_left_out():
    blocks = [
        Paragraph("Pledge 1", level=1),
        Paragraph("How we will deliver", level=2),
        table(HEADS, row("1")),
        Paragraph("Pledge 2", level=1),
        Paragraph("How we will deliver", level=2),
        table(HEADS, row("2")),
    ]
    assert paths(*blocks) == [("Pledge 1",), ("Pledge 2",)]


def test_a_heading_holds_over_a_page_break():
    blocks = [table(HEADS, across("Being safe", 4), row("1")), table(HEADS, row("2"))]
    assert sections(*blocks, name="plan.pdf") == ["Being safe", "Being safe"]


@pytest.mark.parametrize(
    ("heading", "due", "query"),
    [
        ("By September 2015", "2015-09-30", True),
        ("By 30 September 2015", "2015-09-30", True),
        ("Meeting of 4 March 2015", None, False),
        ("March 2015", None, False),
    ],
)
def test_a_heading_that_says_by_when_dates_its_actions(heading, due, query):
    lines = [["What", "Who"], across(heading, 2), ["Write the offer", "Adviser"]]
    lines += [["Ask young people what they want", "Participation Team"]]
    rows = read_plan(document(table(*lines))).rows
    assert [each.section for each in rows] == [heading, heading]
    assert [each.due.on and each.due.on.isoformat() for each in rows] == [due, due]
    assert ("The date is from the heading above" in rows[0].queries) is query


def test_a_date_of_its_own_goes_before_that_of_the_heading():
    lines = [
        ["Action", "Who", "When"],
        across("By September 2015", 3),
        ["Ask", "Clerk", "May 2015"],
    ]
    (only,) = read_plan(document(table(*lines, ["Tell", "Clerk", "June 2015"]))).rows[:1]
    assert only.due.text == "May 2015"
