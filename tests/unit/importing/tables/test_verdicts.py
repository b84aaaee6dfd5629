import pytest

from tests.factories.documents import document, filled, table
from tracker.importing.grids import Paragraph
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables.messages import NO_TABLE

PLAN = table(["Action", "Lead", "By when"], ["Check homes", "Nurse", "May 2025"])
RISKS = table(
    ["Risk ID", "Risk description", "Likelihood", "Impact", "Mitigating actions", "Action owner"],
    ["R1", "Staff leave", "3", "4", "Hold exit interviews", "HR"],
)
SCORECARD = table(
    ["Ref", "Indicator", "Target", "Q1", "Q2", "Lead", "RAG"],
    ["1", "% of health checks", "95%", "82%", "85%", "Nurse", "A"],
)
DECISIONS = table(
    ["No", "Decision", "Date", "Made by"], ["1", "Agreed the budget", "3 May 2025", "Board"]
)
OTHERS = {
    "a meeting": table(["Date", "4 March 2025"], ["Chair", "Leader"], ["Venue", "Town hall"]),
    "versions": table(["Version", "Date", "Author"], ["1.0", "1 May 2025", "Policy"]),
    "changes": table(["Date", "Change", "Author"], ["1 May 2025", "Added pledge 3", "Policy"]),
    "members": table(["Name", "Role", "Organisation"], ["Nurse", "Adviser", "Health board"]),
    "contents": table(["Section", "Page"], ["Introduction", "3"], ["Action plan", "9"]),
    "a glossary": table(["Term", "Meaning"], ["IRO", "Independent reviewing officer"]),
    "a key": table([filled("FF0000"), "Not begun"], [filled("00B050"), "On track"]),
    "an agenda": table(["Item", "Subject", "Lead", "Time"], ["1", "Welcome", "Chair", "10.00"]),
    "a forward plan": table(
        ["Topic", "Lead", "Date", "Notes"],
        ["Leaving care", "Head of Service", "March 2025", "Annual"],
        ["Fostering", "Service Manager", "June 2025", "Six monthly"],
    ),
    "a calendar": table(
        ["Meeting date", "Item", "Lead Officer", "Purpose"],
        ["4 March 2025", "Annual report of the school", "Virtual Head", "To note"],
        ["3 June 2025", "Health of children in care", "Nurse", "To discuss"],
    ),
    "people": table(["Name", "Job title", "Email"], ["Clerk", "Clerk", "clerk@example.org"]),
    "a budget": table(["Action", "2024/25 £", "2025/26 £"], ["Recruitment", "1,000", "2,000"]),
    "implications": table(["Legal", "None arising"], ["Financial", "Within budgets"]),
    "reviews": table(["Policy", "Owner", "Last reviewed"], ["Complaints", "Clerk", "May 2024"]),
    "a history": table(["Date", "Event"], ["March 2025", "Consultation opens"]),
    "prose": table(
        ["We listened to forty young people over the summer.", "They want fewer moves."]
    ),
    "figures": table(["", "2023", "2024"], ["Children in care", "500", "510"]),
    "recommendations": table(
        ["Recommendation", "Accepted?", "Reason"], ["The council should act", "Yes", "Agreed"]
    ),
    "contracts": table(
        ["Contract title", "Owner", "End date", "Status"],
        ["Advocacy service for children", "Commissioner", "31/03/2026", "Live"],
        ["Independent visitors", "Commissioner", "31/03/2027", "Live"],
    ),
    "minutes without heads": table(
        ["1.", "Apologies for absence were received from the nurse", "Chair"],
        ["2.", "The minutes of the last meeting were agreed as true", "Chair"],
        ["3.", "The scorecard was presented and members noted it", "Policy Officer"],
    ),
    "dates without heads": table(
        ["4 March 2025", "Meeting of the executive board at the town hall", "Leader"],
        ["5 June 2025", "Meeting of the care leavers forum at the hub", "Team Manager"],
        ["6 July 2025", "Summer celebration for all children in care", "Participation"],
    ),
    "scores": table(["Task", "Score"], ["Reading", "12"], ["Maths", "15"]),
    "principles": table(
        ["Principle", "Commitment"],
        ["Listen", "We will listen to every child"],
        ["Care", "We will care for every child"],
    ),
    "headlines": table(
        ["Theme", "RAG", "Headline"],
        ["Safe", "G", "Good progress this quarter"],
        ["Well", "A", "Some delay in health checks"],
    ),
    "standards": table(["Standard", "Met?", "Evidence"], ["Children are heard", "Yes", "Minutes"]),
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=list(OTHERS))
def test_a_table_without_actions_gives_no_row_and_says_so(other):
    reading = read_plan(document(other))
    assert reading.rows == ()
    assert reading.message == NO_TABLE
    assert len(reading.skipped) >= 1


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (RISKS, "It looks like a risk log"),
        (SCORECARD, "It looks like a scorecard"),
        (DECISIONS, "It looks like a decision log"),
    ],
)
def test_a_log_of_another_kind_is_named(other, words):
    reading = read_plan(document(other))
    assert reading.rows == ()
    assert words in reading.message


@pytest.mark.parametrize("other", [*OTHERS.values(), RISKS, SCORECARD, DECISIONS])
@pytest.mark.parametrize("is_first", [True, False])
def test_such_tables_before_and_after_a_plan_add_nothing_to_it(other, is_first):
    blocks = [other, PLAN] if is_first else [PLAN, other]
    reading = read_plan(document(*blocks))
    assert [row.action for row in reading.rows] == ["Check homes"]


def test_a_risk_log_beside_a_plan_is_passed_over_in_so_many_words():
    reading = read_plan(document(PLAN, RISKS))
    assert "A risk log was passed over" in reading.warnings


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="heads alone"),
        pytest.param([["", "", ""], ["", "", ""]], id="blank rows"),
        pytest.param([["1", "", ""], ["2", "", ""]], id="numbered rows"),
        pytest.param([["1", "[action]", "[post]"], ["", "Insert text", ""]], id="placeholders"),
    ],
)
def test_an_empty_template_is_called_one(rows):
    reading = read_plan(document(table(["Ref", "Action", "Lead"], *rows)))
    assert reading.rows == ()
    assert "looks like an empty template" in reading.message


def test_a_document_without_tables_says_that_the_tracker_reads_tables():
    reading = read_plan(document("Actions", Paragraph("Check homes: Nurse, by May", is_list=True)))
    assert (reading.rows, reading.message, reading.tables_found) == ((), NO_TABLE, 0)
    assert reading.as_contract()["warnings"] == [NO_TABLE]


def test_a_plan_with_a_column_for_risks_is_no_risk_log():
    lines = [["Action", "Lead", "Timescale", "Risks"], ["Open a hub", "Nurse", "May 2026", "Lease"]]
    assert len(read_plan(document(table(*lines))).rows) == 1


def test_hidden_sheets_are_not_read_and_that_is_said():
    heads = ["Action", "Lead", "By when"]
    reading = read_plan(
        document(
            table(heads, ["Check homes", "Nurse", "May 2025"], sheet="Plan"),
            table(heads, ["An old thing", "Nurse", "May 2020"], sheet="Archive", is_hidden=True),
        )
    )
    assert [row.action for row in reading.rows] == ["Check homes"]
    assert reading.warnings == ("Hidden and not read: “Archive”",)


def test_hidden_sheets_are_read_with_a_doubt_where_no_other_holds_actions():
    heads = ["Action", "Lead", "By when"]
    reading = read_plan(
        document(
            table(["Welcome"], ["Read me"], sheet="Cover"),
            table(heads, ["Check homes", "Nurse", "May 2025"], sheet="Data", is_hidden=True),
        )
    )
    assert [row.action for row in reading.rows] == ["Check homes"]
    assert reading.warnings == (
        "Only hidden sheets hold actions: “Data”. Check that they are meant",
    )
