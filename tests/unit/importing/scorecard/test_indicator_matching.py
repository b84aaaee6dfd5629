from tests.support.scorecard_grids import document, table
from tracker.importing.scorecard.matching import match_indicators
from tracker.importing.scorecard_reader import read_scorecard


def indicators(*pairs):
    headings = ["Ref", "Indicator name", "Q1 24/25", "Q2 24/25"]
    rows = [[ref, name, "1", "2"] for ref, name in pairs]
    return read_scorecard(document(table(headings, *rows))).indicators


def test_indicators_of_two_years_are_matched_by_name_before_ref():
    old = indicators(
        ("2.1", "Number of 16-18 year olds in care that are NEET (monthly)"),
        ("2.2", "Number of 16-18 year old care leavers that are NEET"),
        ("3.1", "Number of cared for children in external foster care"),
        ("3.2", "Number of cared for children in internal foster care"),
        ("5.6", "% of 17-18 former relevant care leavers in suitable accommodation"),
        ("5.8", "Number current UASC being cared for"),
    )
    new = indicators(
        ("2.1", "Number of 16-18 year old care leavers that are NEET"),
        ("3.1", "Number of cared for children in external foster care"),
        ("3.2", "Number of cared for children in internal foster care"),
        ("5.7", "% of 19-21 former relevant care leavers in suitable accommodation"),
        ("5.8", "Number of cared for children in secure/ remand placements"),
        ("5.10", "Number current UASC being cared for"),
    )
    found = [
        (each.new.ref if each.new else None, each.old.ref if each.old else None)
        for each in match_indicators(old, new)
    ]
    assert found == [
        ("2.1", "2.2"),
        ("3.1", "3.1"),
        ("3.2", "3.2"),
        ("5.7", None),
        ("5.8", None),
        ("5.10", "5.8"),
        (None, "2.1"),
        (None, "5.6"),
    ]


def test_a_ref_that_was_another_indicators_is_said():
    old = indicators(("5.8", "Number current UASC being cared for"))
    new = indicators(("5.8", "Number of cared for children in secure/ remand placements"))
    first, _ = match_indicators(old, new)
    assert first.query == "Ref 5.8 was used before for “Number current UASC being cared for”"
