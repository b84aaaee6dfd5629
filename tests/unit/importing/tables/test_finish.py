from datetime import date

import pytest

from tests.factories.documents import document, filled, table
from tracker.importing.grids import Cell, Paragraph
from tracker.importing.plan_reader import read_plan
from tracker.importing.reading import Choices, Where

NONE = Choices()


def first(heads, row, *blocks, choices=NONE, **facts):
    """The first action of a document."""
    return read_plan(document(*blocks, table(heads, row), **facts), choices).rows[0]


def test_a_new_date_takes_the_place_of_the_first_which_is_kept():
    row = first(
        ["Action", "Lead", "Target date", "New date"],
        ["Check homes", "Nurse", "31/03/2025", "30/06/2025"],
    )
    assert (row.due.on, row.first_due.on) == (date(2025, 6, 30), date(2025, 3, 31))


@pytest.mark.parametrize("new", ["", "-", "n/a"])
def test_a_new_date_that_says_nothing_leaves_the_first(new):
    row = first(
        ["Action", "Lead", "Target date", "New date"], ["Check homes", "Nurse", "31/03/2025", new]
    )
    assert (row.due.on, row.first_due) == (date(2025, 3, 31), None)


def test_a_real_date_behind_the_cell_is_the_date():
    row = first(
        ["Action", "Lead", "Due"],
        ["Check homes", "Nurse", Cell("Mar-25", value=date(2025, 3, 1))],
    )
    assert row.due.text == "Mar-25"
    assert row.due.on == date(2025, 3, 31)


def test_a_date_that_cannot_be_read_drops_no_row():
    row = first(["Action", "Lead", "Due"], ["Check homes", "Nurse", "When the moon is full"])
    assert (row.due.text, row.due.on, row.due.precision) == ("When the moon is full", None, "none")
    assert row.queries == ("No date could be read in “When the moon is full”",)


def test_a_date_inside_the_action_is_offered_and_not_taken():
    row = first(["Action", "Lead"], ["Bring figures back by the end of March 2018", "Nurse"])
    assert row.due.on is None
    assert row.offered_due.on == date(2018, 3, 31)
    assert row.queries == ("A date stands in the action and was not taken as its due date",)


@pytest.mark.parametrize(
    ("facts", "source"),
    [
        ({"title": "Actions arising (compiled 4 July 2012)"}, "the title"),
        ({"name": "action_log_2012.docx"}, "the name of the file"),
    ],
)
def test_a_date_without_a_year_is_of_the_one_year_that_is_named(facts, source):
    heads, row = ["Action", "Lead", "Due"], ["Check homes", "Nurse", "14 Aug"]
    reading = read_plan(document(table(heads, row), **facts))
    assert reading.rows[0].due.on == date(2012, 8, 14)
    assert reading.rows[0].queries == ("The year is not printed; 2012 was taken",)
    assert reading.warnings == (f"Dates without a year were read as of 2012, from {source}",)


def test_a_date_without_a_year_is_of_the_year_that_a_person_names():
    row = first(
        ["Action", "Lead", "Due"],
        ["Check homes", "Nurse", "14 Aug"],
        "Updated 4 July 2012",
        choices=Choices(year=2013),
    )
    assert row.due.on == date(2013, 8, 14)


def test_two_years_in_the_title_name_none():
    row = first(
        ["Action", "Lead", "Due"], ["Check homes", "Nurse", "14 Aug"], title="Our plan 2012-14"
    )
    assert row.due.on is None


def test_a_target_with_a_year_in_its_head_is_due_in_that_year():
    row = first(
        ["Action", "Indicator", "Target 2018", "Lead Officer"],
        ["Cut the wait for therapy", "Weeks", "12", "Nurse"],
    )
    assert (row.due.text, row.due.on, row.due.precision) == ("2018", date(2018, 12, 31), "year")
    assert row.queries == ("The date is from the head of the column",)


def test_a_lead_is_kept_whole_and_a_split_is_offered():
    row = first(["Action", "Lead"], ["Check homes", "Head of Fostering/Team Manager, Leaving Care"])
    assert row.lead == "Head of Fostering/Team Manager, Leaving Care"
    assert len(row.lead_parts) == 2


def test_progress_keeps_its_line_breaks():
    row = first(["Action", "Lead", "Progress"], ["Check homes", "Nurse", "Begun\n• north\n• south"])
    assert row.progress == "Begun\n• north\n• south"


def test_progress_of_several_dates_is_joined_with_the_newest_last():
    row = first(
        ["Action", "Lead", "PROGRESS at Nov 2013", "PROGRESS at Oct 2012"],
        ["Check homes", "Nurse", "Half are done", "Begun"],
    )
    assert row.progress == "PROGRESS at Oct 2012: Begun\nPROGRESS at Nov 2013: Half are done"


def test_progress_of_quarters_is_joined_as_they_stand():
    row = first(
        ["Action", "Lead", "Q1 update", "Q2 update", "Q3 update"],
        ["Check homes", "Nurse", "Begun", "", "Done"],
    )
    assert row.progress == "Q1 update: Begun\nQ3 update: Done"


def test_a_status_below_the_action_is_progress_and_judges():
    row = first(
        ["Action", "Lead"], ["Send the report to members\nStatus: complete", "Democratic Services"]
    )
    assert (row.action, row.progress, row.rag) == (
        "Send the report to members",
        "complete",
        "Blue",
    )


def test_progress_in_one_word_judges_where_no_column_does():
    row = first(["Action", "Lead", "Progress"], ["Check homes", "Nurse", "Complete"])
    assert (row.progress, row.rag, row.rag_text) == ("Complete", "Blue", "Complete")


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(["Red = late, Amber = some risk, Green = complete"], id="a line"),
        pytest.param(
            [
                table(
                    [filled("FF0000", "Red"), "Late"],
                    [filled("FFC000", "Amber"), "Some risk"],
                    [filled("00B050", "Green"), "Complete"],
                )
            ],
            id="a table",
        ),
    ],
)
def test_colours_mean_what_the_plan_says(key):
    heads, line = ["Action", "Lead", "RAG"], ["Check homes", "Nurse", "G"]
    assert first(heads, line, *key).rag == "Blue"
    assert first(heads, line).rag == "Green"


def test_colours_mean_what_a_person_says():
    row = first(
        ["Action", "Lead", "RAG"],
        ["Check homes", "Nurse", "Green"],
        choices=Choices(rag_key={"green": "Blue"}),
    )
    assert (row.rag, row.rag_text) == ("Blue", "Green")


def test_what_has_no_field_is_kept_beside_the_action():
    row = first(["Action", "Lead", "Ward"], ["Check homes", "Nurse", "North"])
    assert row.other_columns == {"Ward": "North"}


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({}, Where(table=1, row=2)),
        ({"sheet": "Plan", "first": 7}, Where(table=1, row=8, sheet="Plan")),
        ({"is_lines": True, "first": 3}, Where(table=1, row=4, line=4)),
    ],
)
def test_the_place_of_a_row_is_as_its_file_counts(facts, where):
    lines = [["Action", "Lead"], ["Check homes", "Nurse"]]
    assert read_plan(document(table(*lines, **facts))).rows[0].where == where


@pytest.mark.parametrize(
    ("blocks", "facts", "title", "years"),
    [
        ([], {"title": "Our plan 2025-28"}, "Our plan 2025-28", (2025, 2028)),
        ([Paragraph("Our plan 2025 to 2028", 1)], {}, "Our plan 2025 to 2028", (2025, 2028)),
        ([Paragraph("Plan 2025/26", 1)], {"title": "Microsoft Word"}, "Plan 2025/26", (2025, 2026)),
        (["Introduction"], {}, "", None),
    ],
)
def test_the_title_and_its_years_are_told(blocks, facts, title, years):
    lines = [["Action", "Lead"], ["Check homes", "Nurse"]]
    reading = read_plan(document(*blocks, table(*lines), **facts))
    assert (reading.title, reading.years) == (title, years)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Updated 4 July 2012", date(2012, 7, 4)),
        ("Position as at 31 March 2025", date(2025, 3, 31)),
        ("Version 3, 01/05/2025", date(2025, 5, 1)),
        ("The board meets on 4 July 2012 to discuss this plan.", None),
    ],
)
def test_the_documents_own_date_is_told(line, dated):
    lines = [["Action", "Lead"], ["Check homes", "Nurse"]]
    assert read_plan(document(line, table(*lines))).dated == dated


def test_progress_of_the_reading_is_told_now_and_then():
    heard = []
    rows = [[f"Do thing {n}", "Nurse"] for n in range(1200)]
    doc = document(table(["Action", "Lead"], *rows))
    read_plan(doc, on_progress=lambda done, total: heard.append((done, total)))
    assert len(heard) >= 3
    assert heard[-1] == (1201, 1201)
    assert heard == sorted(heard)


def test_a_status_that_tells_is_progress_too():
    lines = [
        ["Agreed action", "Owner", "Position at follow up"],
        ["Add two officers", "Nurse", "COMPLETE. Both in post"],
        ["Build a log", "Clerk", "IN PROGRESS. Being tested"],
        ["Report the figures", "Clerk", "COMPLETE."],
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [(row.rag, row.progress) for row in rows][::2] == [
        ("Blue", "COMPLETE. Both in post"),
        ("Blue", "COMPLETE."),
    ]


def test_a_status_in_a_word_is_no_progress():
    lines = [["Action", "Owner", "Status"], ["Check", "Nurse", "Complete"]]
    rows = read_plan(document(table(*lines, ["Check teeth", "Nurse", "On track"]))).rows
    assert [row.progress for row in rows] == [None, None]
