"""Who reports to whom, as branches of one picture."""

from tracker.meetings.chain.rules import Branch, biggest_first, branches


def drawn(found):
    return [(each.key, drawn(each.below)) for each in found]


def test_whoever_reports_to_somebody_hangs_on_them_in_the_order_given():
    above = {"board": "committee", "committee": "council", "shadow": "committee", "council": None}
    assert drawn(branches(above)) == [
        ("council", [("committee", [("board", []), ("shadow", [])])]),
    ]


def test_whoever_reports_to_somebody_out_of_sight_stands_at_the_top():
    assert drawn(branches({"group": "secret board", "committee": None})) == [
        ("group", []),
        ("committee", []),
    ]


def test_a_ring_is_opened_and_nobody_falls_out():
    above = {"a": "c", "b": "a", "c": "b", "alone": "alone", "top": None}
    assert drawn(branches(above)) == [
        ("top", []),
        ("a", [("b", [("c", [])])]),
        ("alone", []),
    ]


def test_the_largest_branch_comes_first():
    small, large = Branch("small"), Branch("large", [Branch("below")])
    assert [each.key for each in biggest_first([small, large])] == ["large", "small"]
