import pytest

from tests.factories.documents import document, table
from tracker.importing.plan_reader import read_plan
from tracker.importing.tables import refs
from tracker.importing.tables.looks import is_ref


@pytest.mark.parametrize(
    "text",
    [
        *("1.1", "1.1.1", "A1", "CC1", "CC1.1", "C1.1.1", "OUT 001.01", "1.", "01.05", "4.01"),
        *("85.6", "90.13", "BOD 60/17(h)", "10c)-", "SR (25/26) 01", "1a", "5s", "P2.10", "CDP1"),
        *("CC 12.03", "020.05", "a)", "(iv)", "2025/26-014", "12", "1.1\n1.2"),
    ],
)
def test_refs_are_known_as_public_bodies_print_them(text):
    assert is_ref(text)


@pytest.mark.parametrize(
    "text", ["", "May 2025", "Head of Service", "Review all 12 homes", "1 May 2025", "Being safe"]
)
def test_other_texts_are_no_refs(text):
    assert not is_ref(text)


@pytest.mark.parametrize(
    ("printed", "missing"),
    [
        (["2e", "2f", "2h", "2i"], ["2g is missing between 2f and 2h"]),
        (["1.1", "1.2", "1.4", "2.1", "2.2"], ["1.3 is missing between 1.2 and 1.4"]),
        (["1", "2", "5", "6", "7"], ["3 and 4 are missing between 2 and 5"]),
        (["A1", "A2", "A7", "A8", "A9", "A10"], ["A3 to A6 are missing between A2 and A7"]),
        (["a)", "b)", "d)"], ["c is missing between b and d"]),
        (["01.05", "01.07"], ["01.06 is missing between 01.05 and 01.07"]),
        (["1.", "2.", "4."], ["3 is missing between 2 and 4"]),
        (["1", "2", "3"], []),
        (["2", "1", "3"], []),
        (["1a", "1b", "2a", "2b"], []),
        (["CC1", "OUT 7", "BOD 60/17(h)"], []),
        ([], []),
    ],
)
def test_what_is_missing_from_a_sequence_is_said(printed, missing):
    assert refs.missing(printed) == missing


def test_a_log_with_gaps_everywhere_says_so_once():
    assert refs.missing(["1", "5", "9", "14", "20", "31"]) == [
        "The refs have 5 gaps: 25 numbers are missing"
    ]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["3.8", "3.9", "3.1", "3.11"], {2: "3.10"}),
        (["5.18", "5.19", "5.2", "5.21"], {2: "5.20"}),
        (["90.9", "90.1"], {1: "90.10"}),
        (["P2.9", "P2.1"], {1: "P2.10"}),
        (["3.9", "3.10"], {}),
        (["3.9", "4.1"], {}),
        (["9", "1"], {}),
    ],
)
def test_a_nought_that_a_spreadsheet_dropped_is_suspected(printed, found):
    assert refs.dropped_noughts(printed) == found


def plan(printed):
    lines = [
        [ref, f"Do thing {n} for children", "Nurse", "May 2025"] for n, ref in enumerate(printed)
    ]
    return read_plan(document(table(["Ref", "Action", "Lead", "Due"], *lines)))


def test_a_dropped_nought_is_doubted_at_its_row_and_neither_missing_nor_double():
    reading = plan([f"3.{n}" for n in range(1, 10)] + ["3.1", "3.11"])
    assert reading.rows[9].queries == (
        "3.1 may be 3.10: the spreadsheet may have dropped the nought",
    )
    assert reading.warnings == ()


def test_a_ref_on_several_rows_is_said():
    assert plan(["1", "2", "2", "3"]).warnings == ("2 stands on 2 rows",)


def test_refs_are_texts():
    assert [row.ref for row in plan(["3.10", "020.05", "01"]).rows] == ["3.10", "020.05", "01"]


def test_the_refs_of_empty_rows_are_not_missing():
    lines = [["1", "Check homes", "Nurse"], ["2", "", ""], ["3", "Check teeth", "Nurse"]]
    assert read_plan(document(table(["Ref", "Action", "Lead"], *lines))).warnings == ()


@pytest.mark.parametrize(
    ("text", "ref", "action"),
    [
        ("1.1 Do this", "1.1", "Do this"),
        ("1. Do this", "1", "Do this"),
        ("1) Do this", "1", "Do this"),
        ("a) Do this", "a", "Do this"),
        ("(a) Do this", "a", "Do this"),
        ("A1: Do this", "A1", "Do this"),
        ("1a – Do this", "1a", "Do this"),
        ("16 young people are trained", "", "16 young people are trained"),
        ("Do this by 1.1", "", "Do this by 1.1"),
        ("", "", ""),
    ],
)
def test_a_ref_in_front_of_the_action_is_taken_apart(text, ref, action):
    assert refs.split_ref(text) == (ref, action)


def test_refs_in_front_are_taken_apart_where_most_actions_have_one():
    lines = [["1.1 Check homes", "Nurse"], ["1.2 Check teeth", "Nurse"], ["and eyes", "Nurse"]]
    rows = read_plan(document(table(["Action", "Lead"], *lines))).rows
    assert [(row.ref, row.action) for row in rows] == [
        ("1.1", "Check homes"),
        ("1.2", "Check teeth"),
        ("", "and eyes"),
    ]


def test_a_figure_in_front_of_some_actions_is_no_ref():
    lines = [
        ["16 people are trained", "Nurse"],
        ["Check teeth", "Nurse"],
        ["20 flats open", "Nurse"],
    ]
    rows = read_plan(document(table(["Action", "Lead"], *lines))).rows
    assert [row.ref for row in rows] == ["", "", ""]
