import pytest

from tests.factories.documents import DOWN, across, document, filled, table
from tracker.importing.plan_reader import read_plan

HEADS = ["Ref", "Action", "Lead", "Due", "RAG"]
FIRST = ["1", "Check all homes each month", "Head of Service", "May 2025", "G"]
SECOND = ["2", "Visit carers each week", "Service Manager", "June 2025", "R"]


def read(*lines, **facts):
    return read_plan(document(table(HEADS, FIRST, *lines, **facts)))


def whys(reading):
    """Why each row after the heads was passed over."""
    return [each.why for each in reading.skipped][1:]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param(["", "", "", "", ""], "blank", id="blank"),
        pytest.param(["3", "", "", "", ""], "empty row", id="numbered but empty"),
        pytest.param(["3", "", "", "", "Open"], "empty row", id="numbered, with a default"),
        pytest.param(["3", "", "Clerk", "", ""], "no action", id="numbered, with a lead only"),
        pytest.param(["3", "[succinct name]", "", "", ""], "placeholder", id="in brackets"),
        pytest.param(["3", "That XYZ…", "", "", ""], "placeholder", id="that XYZ"),
        pytest.param(["3", "Insert action here", "", "", ""], "placeholder", id="insert"),
        pytest.param(["", "e.g. Hold an event", "e.g. Clerk", "", ""], "placeholder", id="e.g."),
        pytest.param(["3", "Enter text", "", "", ""], "placeholder", id="enter text"),
        pytest.param(["3", "TBC", "", "", ""], "placeholder", id="to be confirmed"),
        pytest.param(["Total", "", "", "", "2"], "total", id="a total"),
        pytest.param(["", "Total actions", "2", "", ""], "total", id="a total further right"),
        pytest.param(["Red", "Not begun", "", "", ""], "key", id="a colour and its meaning"),
        pytest.param(across("Key: R = late, A = some risk, G = on time", 5), "key", id="a key"),
        pytest.param(across("Note: costs are for one year.", 5), "note", id="a note"),
        pytest.param(
            ["", "Decision: the budget was agreed", "", "", ""], "decision", id="decision"
        ),
    ],
)
def test_what_is_no_action_is_passed_over_with_the_reason(line, why):
    reading = read(line, SECOND)
    assert [each.ref for each in reading.rows] == ["1", "2"]
    assert whys(reading) == [why]


@pytest.mark.parametrize(
    "action",
    [
        "Add a hearing loop to the contact centre",
        "Enter into an agreement with the health board",
        "Describe our offer in plain words",
        "Total the costs of every placement",
        "Red flags are looked at within a day",
        "Decision making is opened to young people",
        "Key workers are named for each child",
        "Note the views of each child on file",
    ],
)
def test_actions_that_begin_like_something_else_are_actions(action):
    reading = read(["3", action, "Nurse", "July 2025", ""], SECOND)
    assert [each.action for each in reading.rows][1] == action


def test_reading_goes_on_below_blank_rows_which_are_counted_together():
    blank = ["", "", "", "", ""]
    reading = read(*[blank] * 14, SECOND, *[["", "", "", "", ""]] * 900)
    assert [each.ref for each in reading.rows] == ["1", "2"]
    assert [(each.why, each.text) for each in reading.skipped][1:] == [
        ("blank", "14 rows"),
        ("blank", "900 rows"),
    ]


def test_numbered_empty_rows_are_counted_together():
    reading = read(*([str(n), "", "", "", "Open"] for n in range(2, 114)))
    assert [(each.why, each.text) for each in reading.skipped][1:] == [("empty row", "112 rows")]


@pytest.mark.parametrize(
    "note",
    [
        "* Dates may change if funding is late",
        "Progress is reported to the board each quarter and published on the council's website.",
        "Note that dates are those of the board",
        "Prepared by the policy team",
    ],
)
@pytest.mark.parametrize("is_merged", [True, False])
def test_what_stands_below_the_last_action_is_a_note(note, is_merged):
    line = across(note, 5, is_bold=False) if is_merged else [note, "", "", "", ""]
    reading = read(SECOND, ["", "", "", "", ""], line)
    assert [each.ref for each in reading.rows] == ["1", "2"]
    assert whys(reading) == ["blank", "note"]


def test_a_key_below_the_actions_is_passed_over_and_used():
    reading = read(
        SECOND,
        ["", "", "", "", ""],
        ["RAG key", "", "", "", ""],
        [filled("FF0000", "Red"), "Not begun", "", "", ""],
        [filled("FFC000", "Amber"), "Behind", "", "", ""],
        [filled("00B050", "Green"), "Complete", "", "", ""],
    )
    assert whys(reading) == ["blank", "key", "key", "key", "key"]
    assert reading.rag_key["green"] == "Blue"
    assert [each.rag for each in reading.rows] == ["Blue", "Red"]


def test_counts_by_colour_below_the_actions_are_totals():
    reading = read(SECOND, ["", "Green", "1", "", ""], ["", "Red", "1", "", ""])
    assert whys(reading) == ["total", "total"]


@pytest.mark.parametrize("said", ["Decision", "Information", "For information", "Message"])
def test_what_a_column_calls_a_decision_is_none(said):
    lines = [
        ["No", "Type", "Description", "Owner", "Due"],
        ["1", said, "Agreed the budget for next year", "Board", ""],
        ["2", "Action", "Send the budget to all members", "Clerk", "31 May 2025"],
    ]
    reading = read_plan(document(table(*lines)))
    assert [each.action for each in reading.rows] == ["Send the budget to all members"]
    assert [each.why for each in reading.skipped] == ["heading", "decision"]


def test_messages_among_actions_are_passed_over_whoever_they_are_for():
    lines = [
        ["No.", "Decision or Action or Message", "Who?", "When?"],
        ["1.", "Message: papers are to be read beforehand", "All", ""],
        ["2.", "Decision: agreed as a correct record", "", ""],
        ["3.", "Action: send the calendar to all agencies", "Manager", "14 Aug 2025"],
    ]
    reading = read_plan(document(table(*lines)))
    assert [each.ref for each in reading.rows] == ["3."]
    assert reading.warnings == ()


def test_discussion_without_an_action_is_passed_over():
    lines = [
        ["Item", "Discussion", "Action", "By whom", "By when"],
        ["1", "The chair welcomed members.", "", "", ""],
        ["2", "The board heard about health.", "Bring a paper on teeth", "Nurse", "May 2025"],
        ["3", "The scorecard was noted.", "", "", ""],
    ]
    reading = read_plan(document(table(*lines)))
    assert [(each.ref, each.action) for each in reading.rows] == [("2", "Bring a paper on teeth")]
    assert [each.why for each in reading.skipped] == ["heading", "no action", "no action"]


def test_a_hidden_row_is_read_and_doubted():
    reading = read(SECOND, hidden_rows=(3,))
    assert [each.queries for each in reading.rows] == [(), ("This row is hidden in the file",)]


def test_an_action_reported_complete_stays_an_action():
    reading = read(["2", "Visit carers each week", "Manager", "Complete", "Complete"])
    assert [each.rag for each in reading.rows] == ["Green", "Blue"]


def test_a_lead_and_a_date_merged_over_rows_are_those_of_each():
    lines = [
        ["Action", "Lead", "By when"],
        ["Check homes", "Head of Service", "May 2025"],
        ["Check flats", DOWN, DOWN],
        ["Check teeth", "Nurse", "June 2025"],
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [(each.lead, each.due.text) for each in rows] == [
        ("Head of Service", "May 2025"),
        ("Head of Service", "May 2025"),
        ("Nurse", "June 2025"),
    ]


def test_an_action_merged_over_rows_is_one_with_all_its_leads_and_dates():
    lines = [
        ["Action", "Lead", "By when"],
        ["Agree the protocol and publish it", "Head of Service", "May 2025"],
        [DOWN, "Police", "June 2025"],
        ["Check teeth", "Nurse", "June 2025"],
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [each.action for each in rows] == ["Agree the protocol and publish it", "Check teeth"]
    assert rows[0].lead == "Head of Service\nPolice"
    assert (rows[0].due.on.isoformat(), rows[0].first_due.text) == ("2025-06-30", "May 2025")
    assert "Its dates or leads stand on several rows, which were joined" in rows[0].queries


def test_a_text_merged_across_is_said_once():
    reading = read(["2", "To be planned after the review", ">", ">", ">"])
    row = reading.rows[1]
    assert (row.action, row.lead, row.due.text, row.rag) == (
        "To be planned after the review",
        "",
        "",
        None,
    )


def split(*second, name="plan.pdf"):
    heads = ["No", "Action", "Lead", "Deadline", "Progress"]
    first = ["1", "Review all placements that are more than", "Service", "June 2025", "Begun"]
    return read_plan(
        document(
            table(heads, first),
            table(*second, ["2", "Recruit ten carers", "Fostering", "July 2025", ""]),
            name=name,
        )
    ).rows


@pytest.mark.parametrize("name", ["plan.pdf", "plan.docx"])
def test_a_row_cut_by_a_page_break_is_joined(name):
    rows = split(["", "twenty miles away", "", "", "in May"], name=name)
    assert [each.action for each in rows] == [
        "Review all placements that are more than twenty miles away",
        "Recruit ten carers",
    ]
    assert rows[0].progress == "Begun in May"
    assert rows[0].queries == ("It goes on over a page break: two rows were joined",)


def test_a_lead_cut_by_a_page_break_is_joined():
    rows = split(["", "", "Manager", "", ""])
    assert [each.lead for each in rows] == ["Service Manager", "Fostering"]


def test_an_action_with_its_own_lead_is_not_joined_to_the_one_before():
    rows = split(["", "Visit every placement", "Nurse", "", ""])
    assert len(rows) == 3


def test_a_cut_row_is_joined_where_the_heads_are_printed_again():
    heads = ["No", "Action", "Lead", "Deadline"]
    rows = read_plan(
        document(
            table(heads, ["1", "Review all placements that are", "Service Manager", "June 2025"]),
            table(heads, ["", "far from home", "", ""], ["2", "Recruit", "Fostering", "May 2025"]),
            name="plan.pdf",
        )
    ).rows
    assert [each.action for each in rows] == [
        "Review all placements that are far from home",
        "Recruit",
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(["Update: half are done", "", "", "", ""], id="in the first cell"),
        pytest.param(["", "Progress (May): half are done", "", "", ""], id="below the action"),
        pytest.param(across("Progress update: half are done", 5), id="across"),
    ],
)
def test_a_row_that_says_how_far_the_action_above_is_belongs_to_it(line):
    reading = read(line, SECOND)
    assert [each.progress for each in reading.rows] == ["half are done", None]
    assert whys(reading) == ["joined to the row above"]


@pytest.mark.parametrize("nothing", ["None", "No action required", "No further action.", "Nil"])
def test_no_action_is_none(nothing):
    reading = read(["3", nothing, "Nurse", "", ""], SECOND)
    assert [each.ref for each in reading.rows] == ["1", "2"]


def test_a_topic_is_no_ref():
    lines = [["Item", "Action", "By"], ["2. Health", "Bring a paper", "Nurse"]]
    row = read_plan(document(table(*lines, ["3. Homes", "Visit two homes", "Clerk"]))).rows[0]
    assert (row.ref, row.other_columns) == ("", {"Item": "2. Health"})


def test_a_page_on_which_an_empty_column_was_lost_goes_on_with_the_one_before():
    reading = read_plan(
        document(
            table(HEADS, FIRST, page=1),
            table(SECOND[:4], ["3", "Meet the council of children", "Nurse", "July 2025"], page=2),
            name="plan.pdf",
        )
    )
    assert [(each.ref, each.lead) for each in reading.rows] == [
        ("1", "Head of Service"),
        ("2", "Service Manager"),
        ("3", "Nurse"),
    ]
