import pytest

from tests.factories.documents import DOWN, document, table
from tracker.importing.plan_reader import read_plan
from tracker.importing.reading import Choices


def fields_of(*lines, **facts):
    """What each head of a document's one table is taken for."""
    reading = read_plan(document(table(*lines, **facts)))
    return {each.printed: each.field for each in reading.columns}


def plan(heads, *rows):
    """A table with an action and a lead before the columns in question."""
    texts = ["Check homes each month", "Visit carers each week", "Meet the council of children"]
    lines = [["Action", "Lead", *heads]]
    return [*lines, *([text, "Nurse", *row] for text, row in zip(texts, rows, strict=False))]


@pytest.mark.parametrize(
    ("heads", "rows", "fields"),
    [
        pytest.param(
            ["By when", "Status"],
            [["May 2025", "On track"], ["June 2025", "Complete"]],
            {"By when": "due", "Status": "rag"},
            id="a status of few words judges",
        ),
        pytest.param(
            ["By when", "Status"],
            [
                ["May 2025", "Visits have begun in three areas and the rest will follow"],
                ["June 2025", "The plan was agreed by the board in May"],
            ],
            {"By when": "due", "Status": "progress"},
            id="a status that tells is progress",
        ),
        pytest.param(
            ["Status", "RAG"],
            [["Visits have begun in three areas of the county", "A"], ["", "G"]],
            {"Status": "progress", "RAG": "rag"},
            id="a status beside RAG",
        ),
        pytest.param(
            ["Outcome"],
            [["Children are safe"], ["Carers feel supported"]],
            {"Outcome": "success_measure"},
            id="an outcome that is wanted",
        ),
        pytest.param(
            ["Outcome"],
            [["Homes were checked in May and two were closed"], ["All have been visited"]],
            {"Outcome": "progress"},
            id="an outcome that is told",
        ),
        pytest.param(
            ["Success measure", "Outcome"],
            [["All checked", "Children are safe"], ["All seen", "Carers feel supported"]],
            {"Success measure": "success_measure", "Outcome": ""},
            id="an outcome beside a success measure",
        ),
        pytest.param(
            ["Target"],
            [["May 2025"], ["June 2025"]],
            {"Target": "due"},
            id="a target that is a date",
        ),
        pytest.param(
            ["Target"],
            [["All homes twice a year"], ["Every carer"]],
            {"Target": "success_measure"},
            id="a target that is no date",
        ),
        pytest.param(
            ["Date raised", "Due date", "Date closed"],
            [["1 May 2025", "1 June 2025", ""], ["2 May 2025", "2 June 2025", "3 June 2025"]],
            {"Date raised": "", "Due date": "due", "Date closed": ""},
            id="dates that are not due",
        ),
        pytest.param(
            ["Date raised", "Date closed"],
            [["1 May 2025", ""], ["2 May 2025", "3 June 2025"]],
            {"Date raised": "", "Date closed": ""},
            id="no date that is due",
        ),
        pytest.param(
            ["Target date", "Revised target date"],
            [["1 May 2025", "1 June 2025"], ["2 May 2025", ""]],
            {"Target date": "due", "Revised target date": "revised_due"},
            id="a new date",
        ),
        pytest.param(
            ["Original due date", "Due date"],
            [["1 May 2025", "1 June 2025"], ["2 May 2025", "2 May 2025"]],
            {"Original due date": "due", "Due date": "revised_due"},
            id="an original date",
        ),
        pytest.param(
            ["Deadline", "Executive member"],
            [["May 2025", "Councillor"], ["June 2025", "Leader"]],
            {"Deadline": "due", "Executive member": "helper"},
            id="a second lead",
        ),
        pytest.param(
            ["Deadline", "Progress"],
            [["May 2025", "G"], ["June 2025", "A"]],
            {"Deadline": "due", "Progress": "rag"},
            id="progress in colours",
        ),
        pytest.param(
            ["RAG Q1", "RAG Q2", "Comments"],
            [["R", "A", "Begun"], ["A", "G", "Nearly there"]],
            {"RAG Q1": "", "RAG Q2": "rag", "Comments": "progress"},
            id="the latest of two judgements",
        ),
        pytest.param(
            ["Previous RAG", "Current RAG"],
            [["R", "A"], ["A", "G"]],
            {"Previous RAG": "", "Current RAG": "rag"},
            id="the current judgement",
        ),
        pytest.param(
            ["Budget cost centre & code", "Priority", "Deadline"],
            [["A123", "High", "May 2025"], ["A124", "Low", "June 2025"]],
            {"Budget cost centre & code": "", "Priority": "", "Deadline": "due"},
            id="what is kept beside",
        ),
    ],
)
def test_a_column_is_known_by_its_head_and_by_what_it_holds(heads, rows, fields):
    found = fields_of(*plan(heads, *rows))
    assert {name: found[name] for name in heads} == fields
    assert (found["Action"], found["Lead"]) == ("action", "lead")


@pytest.mark.parametrize(
    ("coarse", "finer"),
    [
        ("Objective", "Actions"),
        ("Theme", "Action"),
        ("Area for improvement", "What we will do"),
        ("What do we want to achieve?", "How will we do it?"),
    ],
)
def test_the_finer_of_two_is_the_action_and_the_coarser_its_heading(coarse, finer):
    lines = [
        [coarse, finer, "Who", "By when"],
        ["Records are poor", "Train all staff in recording", "Head of Service", "May 2025"],
        ["Visits are late", "Set out a schedule of visits", "Service Manager", "June 2025"],
    ]
    reading = read_plan(document(table(*lines)))
    assert [(row.section, row.action) for row in reading.rows] == [
        ("Records are poor", "Train all staff in recording"),
        ("Visits are late", "Set out a schedule of visits"),
    ]


@pytest.mark.parametrize("only", ["Recommendation", "Project", "Governance Issue", "Objective"])
def test_what_is_coarse_is_the_action_where_nothing_is_finer(only):
    lines = [
        [only, "Update", "By whom", "By when"],
        ["Train all staff in recording", "Begun", "Head of Service", "May 2025"],
        ["Set out a schedule of visits", "", "Service Manager", "June 2025"],
    ]
    assert [row.action for row in read_plan(document(table(*lines))).rows] == [
        "Train all staff in recording",
        "Set out a schedule of visits",
    ]


def test_of_an_action_merged_over_milestones_each_milestone_is_done():
    lines = [
        ["Action", "Milestone", "Date", "Lead"],
        [
            "Prevent rough sleeping",
            "Agree the cold weather protocol",
            "May 2025",
            "Options Manager",
        ],
        [DOWN, "Recruit two outreach workers", "June 2025", "Options Manager"],
        [DOWN, "Report on the winter to cabinet", "July 2025", "Head of Housing"],
        ["Use empty homes", "Publish the loan scheme", "Aug 2025", "Asset Manager"],
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [(row.section, row.action) for row in rows][2:] == [
        ("Prevent rough sleeping", "Report on the winter to cabinet"),
        ("Use empty homes", "Publish the loan scheme"),
    ]


def test_a_column_called_action_may_say_who_acts():
    lines = [
        ["No", "Item", "Action", "When"],
        ["1", "Complete the review of the new website", "Clerk", "May 2025"],
        ["2", "Develop a community emergency plan", "Clerk + Cllr", "June 2025"],
        ["3", "Count the benches and the bins", "Clerk", "July 2025"],
    ]
    assert fields_of(*lines) == {"No": "ref", "Item": "action", "Action": "lead", "When": "due"}


def test_columns_with_one_head_are_kept_apart():
    lines = [
        ["Action", "Lead", "Due", "Area", "Area"],
        ["Check homes", "Head", "May 2025", "North", "South"],
        ["Check teeth", "Nurse", "June 2025", "East", "West"],
    ]
    rows = read_plan(document(table(*lines))).rows
    assert rows[0].other_columns == {"Area": "North", "Area (2)": "South"}


def test_what_a_person_says_of_a_column_holds_for_all_tables_with_the_same_heads():
    heads = ["Action", "Lead", "Milepost"]
    one = table(heads, ["Check homes", "Head", "May 2025"])
    two = table(heads, ["Check teeth", "Nurse", "June 2025"])
    reading = read_plan(document(one, two), Choices(columns={"1:2": "due", "1:1": ""}))
    assert [(row.due.text, row.lead) for row in reading.rows] == [
        ("May 2025", ""),
        ("June 2025", ""),
    ]
    assert reading.rows[0].other_columns == {"Lead": "Head"}


def test_a_person_can_say_what_the_columns_are_where_nothing_was_known():
    lines = [["Foo", "Bar"], ["Check the homes", "Head"], ["Visit the carers", "Nurse"]]
    assert read_plan(document(table(*lines))).rows == ()
    reading = read_plan(document(table(*lines)), Choices(columns={"1:0": "action", "1:1": "lead"}))
    assert [(row.action, row.lead) for row in reading.rows][-2:] == [
        ("Check the homes", "Head"),
        ("Visit the carers", "Nurse"),
    ]


def test_known_heads_beside_unknown_ones_are_taken_at_their_word():
    lines = [
        ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound", "Owner"],
        ["Cut the wait for an adviser", "Average wait", "Yes", "Care leavers", "May 2026", "Clerk"],
        ["Offer all a health passport", "100%", "Yes", "Health", "June 2026", "Nurse"],
    ]
    assert fields_of(*lines) == {
        "Specific": "action",
        "Measurable": "success_measure",
        "Achievable": "",
        "Relevant": "",
        "Time-bound": "due",
        "Owner": "lead",
    }


def test_the_number_of_a_regulation_is_not_the_ref_of_the_action():
    lines = [
        ["Must do / Should do", "Regulation", "Action", "Executive lead", "Completion date"],
        ["MD1", "12", "Store medicines safely", "Chief Nurse", "31 August 2025"],
        ["SD1", "17", "Act on what audits find", "Medical Director", "30 September 2025"],
    ]
    assert [row.ref for row in read_plan(document(table(*lines))).rows] == ["MD1", "SD1"]
