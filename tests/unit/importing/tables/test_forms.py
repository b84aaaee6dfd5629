import pytest

from tests.factories.documents import document, table
from tracker.importing.plan_reader import read_plan

FORM = (
    ("Action", "Train every councillor"),
    ("Lead officer", "Monitoring Officer"),
    ("Target date", "30 November 2025"),
    ("RAG", "Amber"),
)


def read(*tables):
    return read_plan(document(*tables))


def test_a_form_of_labels_and_values_is_one_action():
    (row,) = read(table(*FORM)).rows
    assert (row.action, row.lead, row.rag) == (
        "Train every councillor",
        "Monitoring Officer",
        "Amber",
    )
    assert row.due.on.isoformat() == "2025-11-30"


def test_each_form_of_several_is_an_action():
    other = (("Action", "Open a hub"), *FORM[1:])
    assert [row.action for row in read(table(*FORM), table(*other)).rows] == [
        "Train every councillor",
        "Open a hub",
    ]


def test_forms_below_one_another_in_one_table_are_told_apart_by_their_first_label():
    other = (("Action", "Open a hub"), ("Lead officer", "Head of Housing"), *FORM[2:])
    rows = read(table(*FORM, *other)).rows
    assert [(row.action, row.lead) for row in rows] == [
        ("Train every councillor", "Monitoring Officer"),
        ("Open a hub", "Head of Housing"),
    ]


def test_a_table_with_an_action_a_column_is_turned():
    lines = (
        ("Action", "Refresh the library", "Repaint the hall"),
        ("Lead", "Librarian", "Site Manager"),
        ("By when", "March 2026", "July 2026"),
    )
    assert [(row.action, row.lead, row.due.text) for row in read(table(*lines)).rows] == [
        ("Refresh the library", "Librarian", "March 2026"),
        ("Repaint the hall", "Site Manager", "July 2026"),
    ]


def test_every_row_of_a_form_is_accounted_for():
    reading = read(table(*FORM))
    places = {each.where.row for each in (*reading.rows, *reading.skipped)}
    assert places == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            (
                ("Report of", "Director"),
                ("Lead officer", "Head of Service"),
                ("Date", "9 December 2025"),
                ("Action required", "To note the report"),
            ),
            id="the cover of a report",
        ),
        pytest.param(
            (("Action", "Lead", "By when"), ("Open a hub", "Head of Housing", "May 2026")),
            id="heads above",
        ),
        pytest.param(
            (("Term", "Meaning"), ("Action", "What is done"), ("Lead", "Who does it")),
            id="a glossary",
        ),
    ],
)
def test_other_tables_are_left_as_they_are(lines):
    assert "part of a form" not in {each.why for each in read(table(*lines)).skipped}
