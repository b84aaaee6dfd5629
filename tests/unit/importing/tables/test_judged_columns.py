from tests.factories.documents import document, filled, table
from tracker.importing.plan_reader import read_plan


def fields_of(*lines, **facts):
    """What each head of a document's one table is taken for."""
    reading = read_plan(document(table(*lines, **facts)))
    return {each.printed: each.field for each in reading.columns}


def plan(heads, *rows):
    """A table with an action and a lead before the columns in question."""
    texts = ["Check homes each month", "Visit carers each week", "Meet the council of children"]
    lines = [["Action", "Lead", *heads]]
    return [*lines, *([text, "Nurse", *row] for text, row in zip(texts, rows, strict=False))]


def test_a_plain_date_right_of_the_action_is_due_and_doubted():
    lines = [
        ["Action", "Who", "Date"],
        ["Write to carers", "Clerk", "31 May 2025"],
        ["Book a hall", "Clerk", "1 June 2025"],
    ]
    reading = read_plan(document(table(*lines)))
    assert [each.field for each in reading.columns] == ["action", "lead", "due"]
    assert "The column “Date” was taken for the due date" in reading.warnings[0]


def test_dates_of_a_recommendation_and_its_decision_are_not_due():
    lines = [
        ["Reference", "Recommendation", "Date", "Exec Date", "Lead Officer/EM", "Status"],
        ["1", "Reconcile the petty cash", "03/04/2025", "17/04/2025", "DM/PL", "Complete"],
        ["2", "Agree a written procedure", "03/04/2025", "17/04/2025", "SB/PL", "Ongoing"],
    ]
    assert "due" not in fields_of(*lines).values()


def test_colours_without_a_word_judge():
    lines = [
        ["Action", "Owner", "Due", ""],
        ["Set up a group of carers", "Head", "May 2025", filled("FF0000")],
        ["Hold a summer event", "Head", "June 2025", filled("00B050")],
        ["Print the pledge", "Head", "July 2025", filled("FFC000")],
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [row.rag for row in rows] == ["Red", "Green", "Amber"]


def test_the_colour_of_another_cell_judges_where_several_strong_ones_are_in_use():
    lines = [
        ["Ref", "Action", "Owner", "Due"],
        [filled("FF0000", "1"), "Set up a group of carers", "Head", "May 2025"],
        [filled("00B050", "2"), "Hold a summer event", "Head", "June 2025"],
    ]
    assert [row.rag for row in read_plan(document(table(*lines))).rows] == ["Red", "Green"]


def test_bands_of_rows_judge_nothing():
    grounds = ("DDEBF7", "", "DDEBF7", "")
    lines = [
        ["Ref", "Action", "Owner"],
        *(
            [filled(ground, f"{n}"), filled(ground, f"Do thing {n} well"), filled(ground, "Head")]
            for n, ground in enumerate(grounds)
        ),
    ]
    assert [row.rag for row in read_plan(document(table(*lines))).rows] == [None] * 4


def test_a_hidden_due_date_is_taken_where_none_shows_and_that_is_said():
    lines = [
        ["Action", "Owner", "Target Date", "Cost code"],
        ["Write the plan", "Head", "31/03/2025", "A12"],
        ["Print the plan", "Head", "30/04/2025", "A13"],
    ]
    reading = read_plan(document(table(*lines, hidden_columns=frozenset({2, 3}))))
    assert [row.due.text for row in reading.rows] == ["31/03/2025", "30/04/2025"]
    assert reading.rows[0].other_columns == {}
    assert "hidden column “Target Date”" in reading.warnings[0]
    assert [(each.printed, each.is_hidden, each.samples) for each in reading.columns][3] == (
        "Cost code",
        True,
        (),
    )


def test_a_hidden_column_is_never_kept_beside_the_action_by_way_of_another_sheet():
    heads, row = ["Action", "Owner", "Due", "Notes of the case"], ["Check", "Head", "May 2025", "x"]
    reading = read_plan(
        document(
            table(heads, ["Check homes", *row[1:]], sheet="One"),
            table(heads, ["Check teeth", *row[1:]], sheet="Two", hidden_columns=frozenset({3})),
            name="plan.xlsx",
        )
    )
    assert reading.rows[0].progress is None or reading.rows[0].progress == "x"
    assert reading.rows[1].progress is None
    assert reading.rows[1].other_columns == {}


def test_of_rag_by_quarter_the_last_that_is_filled_judges():
    heads = ["By when", "Q1", "Q2", "Q3"]
    rows = [["May 2025", "A", "G", ""], ["June 2025", "B", "", ""], ["July 2025", "G", "R", ""]]
    reading = read_plan(document(table(*plan(heads, *rows))))
    assert [row.rag for row in reading.rows] == ["Green", "Blue", "Red"]


def test_of_rag_by_term_under_one_head_the_last_with_a_colour_judges():
    heads = ["By when", "RAG Aut", "RAG Spr", "RAG Sum"]
    green, red, amber = (filled(each) for each in ("00B050", "FF0000", "FFC000"))
    rows = [["May 2025", red, green, ""], ["June 2025", green, amber, ""]]
    reading = read_plan(document(table(*plan(heads, *rows))))
    assert [row.rag for row in reading.rows] == ["Green", "Amber"]
