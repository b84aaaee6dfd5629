import pytest

from tracker.importing.scorecard.priorities import upright, whole_priorities
from tracker.importing.scorecard.refs import missing_refs, repaired_refs, split_names


def test_a_nought_that_a_spreadsheet_dropped_is_put_back_and_said():
    printed = ["5.1", "5.8", "5.9", "5.1", "5.11", "5.12"]
    assert repaired_refs(printed)[3] == ("5.10", "The file shows 5.1 a second time: read as 5.10")
    assert [ref for ref, _ in repaired_refs(printed)] == [
        "5.1",
        "5.8",
        "5.9",
        "5.10",
        "5.11",
        "5.12",
    ]


@pytest.mark.parametrize("printed", [["3.1", "3.9", "3.10"], ["P2.1", "P2.9", "P2.10"]])
def test_refs_are_text_so_that_310_is_not_31(printed):
    assert repaired_refs(printed) == [(ref, "") for ref in printed]


def test_a_ref_that_stands_twice_for_no_known_reason_is_kept_and_said():
    assert repaired_refs(["1.1", "1.2", "1.1"])[2] == ("1.1", "1.1 stands more than once")


def test_a_single_gap_is_said():
    assert missing_refs(["3.4", "3.6", "4.1"]) == ["3.5 is missing between 3.4 and 3.6"]


def test_refs_at_the_beginning_of_names_get_their_own_place():
    assert split_names(["1.1 % of reviews in time", "G2. Rate per 10,000"]) == [
        ("1.1", "% of reviews in time"),
        ("G2", "Rate per 10,000"),
    ]


def test_an_age_at_the_beginning_of_a_name_is_no_ref():
    names = ["16-18 year olds in care", "21-25 year olds in education", "2 year old places"]
    assert split_names(names) == [("", name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Priority 1",
        "P\nr\ni\no\nr\ni\nt\ny\n1",
        "1\ny\nt\ni\nr\no\ni\nr\nP",
        "1 ytiroirP",
    ],
)
def test_a_heading_on_its_side_is_read_upright(text):
    assert upright(text).replace(" ", "") == "Priority1"


def test_letters_that_lie_about_are_no_heading():
    assert upright("d li n e d nu g p o s\na y n d e r t n l u d") == ""


def test_pieces_of_a_heading_become_the_whole_one_of_their_refs():
    refs = ["G1", "2.1", "3.1", "3.2", "3.6"]
    whole = "Priority 3 - A forever home"
    printed = ["General", "Priority 2 - Education", "rem safe", "rem safe", whole]
    assert whole_priorities(refs, printed) == [
        ("General", ""),
        ("Priority 2 - Education", ""),
        (whole, ""),
        (whole, ""),
        (whole, ""),
    ]


def test_a_heading_that_is_missing_is_numbered_by_its_refs_and_said():
    refs = ["3.1", "4.1", "5.1"]
    printed = ["Priority 3 - Home", "Priority 3 - Home", "Priority 5 - Adulthood"]
    assert whole_priorities(refs, printed)[1] == (
        "Priority 4",
        "It stands under Priority 3 in the file: taken for Priority 4 by its ref",
    )


def test_headings_without_numbers_stay_as_printed():
    printed = ["Health", "Education"]
    assert whole_priorities(["1.1", "1.2"], printed) == [("Health", ""), ("Education", "")]
