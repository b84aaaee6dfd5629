import pytest

from tests.factories.documents import document, table
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables.deeds import is_deed


@pytest.mark.parametrize(
    "text",
    [
        "Publish the strategy",
        "To agree a protocol with the ICB",
        "We will hold an open evening",
        "1.2 Co-produce a charter",
        "• Re-let the contract",
        "The council should set a balanced budget",
    ],
)
def test_what_begins_with_a_verb_is_to_be_done(text):
    assert is_deed(text)


@pytest.mark.parametrize(
    "text",
    ["", "Review", "Review of fees", "Report on waiting times", "Homes for young people", "Amber"],
)
def test_the_name_of_a_thing_is_not(text):
    assert not is_deed(text)


@pytest.mark.parametrize("head", ["Measure", "Summary", "Agreed remedy"])
def test_actions_are_known_by_how_they_begin_whatever_they_are_called(head):
    lines = [
        ["Measures of the council", "", ""],
        [head, "Responsible officer", "Due date"],
        ["Stop engines idling", "Head of Traffic", "May 2026"],
        ["Plant 200 trees", "Parks Manager", "June 2026"],
        ["Fit filters in schools", "Head of Estates", "July 2026"],
    ]
    reading = read_plan(document(table(*lines)))
    assert [row.action for row in reading.rows] == [line[0] for line in lines[2:]]
    assert [row.lead for row in reading.rows] == [line[1] for line in lines[2:]]


def test_things_with_a_manager_and_a_date_are_no_actions():
    lines = [
        ["Title", "Contract manager", "End date"],
        ["Advocacy for children", "Commissioning Manager", "31/03/2027"],
        ["Supported lodgings", "Commissioning Manager", "30/09/2028"],
        ["Taxi framework", "Transport Manager", "31/08/2029"],
    ]
    assert read_plan(document(table(*lines))).rows == ()
