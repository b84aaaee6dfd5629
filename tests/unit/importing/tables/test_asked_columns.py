"""Columns with heads that ask, and those that only mark when something is done."""

import pytest

from tests.factories.documents import document, filled, table
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables.labels import kinds_of

TEXTS = ("Launch the new fees", "Hold four open evenings", "Agree a housing protocol")


def rows_of(heads, *rows):
    lines = [("Activity", "Lead", *heads)]
    lines += [(text, "Head of Care", *row) for text, row in zip(TEXTS, rows, strict=True)]
    return read_plan(document(table(*lines))).rows


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("What we said we would do", "action"),
        ("What we promised", "action"),
        ("What we are doing", "action"),
        ("Next step", "action"),
        ("Where we are", "status"),
        ("Date to be achieved", "due"),
        ("Expected date", "due"),
        ("Responsible directorate", "lead"),
        ("Contributing agencies", "helper"),
        ("What difference have we made?", "progress"),
        ("What will this mean for children?", "success_measure"),
        ("What people said", "coarse"),
        ("What we are trying to achieve", "coarse"),
    ],
)
def test_heads_that_tell_or_ask_are_known(printed, kind):
    assert next(iter(kinds_of(printed))) == kind


@pytest.mark.parametrize("mark", ["✓", "x", "X", "●", filled("92D050"), filled("FF0000")])
def test_marks_below_quarters_say_when_and_judge_nothing(mark):
    rows = rows_of(("Q1", "Q2", "Q3"), (mark, mark, ""), ("", mark, mark), ("", "", mark))
    assert [(row.rag, row.rag_text) for row in rows] == [(None, None)] * 3


def test_colours_below_quarters_judge():
    red, green = filled("FF0000"), filled("92D050")
    rows = rows_of(("Q1", "Q2"), (green, green), (green, red), (red, ""))
    assert [row.rag for row in rows] == ["Green", "Red", "Red"]


@pytest.mark.parametrize(
    ("head", "rag"), [("Complete? (Y/N)", "Blue"), ("Done?", "Blue"), ("On track?", None)]
)
def test_yes_answers_what_the_head_asks(head, rag):
    rows = rows_of(("Due", head), ("May 2025", "Y"), ("May 2025", "N"), ("May 2025", "N"))
    assert [row.rag for row in rows] == [rag, None, None]


def test_y_is_yellow_below_rag():
    rows = rows_of(("Due", "RAG"), ("May 2025", "Y"), ("May 2025", "G"), ("May 2025", "R"))
    assert [row.rag for row in rows] == ["Amber", "Green", "Red"]


def test_ticks_below_several_spans_of_time_judge_nothing():
    heads = ("Short term (6 months)", "Medium term", "Long term")
    rows = rows_of(heads, ("✓", "", ""), ("", "✓", ""), ("", "", "✓"))
    assert [row.rag for row in rows] == [None] * 3


def test_duties_are_no_leads():
    lines = [
        ("Member", "Responsibilities", "Commitment"),
        ("Chair", "To lead the board and agree its agenda", "Four meetings a year"),
        ("Nurse", "To report on health to the committee", "Two meetings a year"),
    ]
    reading = read_plan(document(table(*lines)))
    assert reading.rows == ()
    assert reading.message


def test_a_heading_that_goes_on_is_the_same_heading():
    lines = [
        ("Action", "Lead", "Due"),
        ("Priority 1: Homes", "", ""),
        ("Open a home", "Head of Care", "May 2026"),
        ("Priority 1: Homes (continued)", "", ""),
        ("Recruit carers", "Head of Care", "June 2026"),
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [row.section for row in rows] == ["Priority 1: Homes"] * 2


@pytest.mark.parametrize("head", ["Organisation", "Service", "Team(s)", "Directorate"])
def test_a_body_beside_an_action_leads_it_where_nobody_else_does(head):
    lines = [
        ("What needs to happen", head, "Due", "Status"),
        ("Extend Saturday opening", "Leisure", "May 2026", "Not started"),
        ("Shorten the pathway plan", "Leaving Care", "June 2026", "Overdue"),
    ]
    rows = read_plan(document(table(*lines))).rows
    assert [row.lead for row in rows] == ["Leisure", "Leaving Care"]


def test_a_service_beside_a_named_lead_is_kept_apart():
    lines = [
        ("Action", "Service", "Lead", "Due"),
        ("Extend Saturday opening", "Leisure", "Centre Manager", "May 2026"),
        ("Shorten the pathway plan", "Leaving Care", "Team Manager", "June 2026"),
    ]
    row = read_plan(document(table(*lines))).rows[0]
    assert (row.lead, row.other_columns) == ("Centre Manager", {"Service": "Leisure"})
