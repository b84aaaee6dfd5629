"""The order of a scorecard's lines."""

from tracker.scorecards.editions.rules import Place, grouped, in_order, line_moved, priority_moved

PLACES = [Place(1, "Homes"), Place(2, "Homes"), Place(3, "Health"), Place(4, "Work")]


def test_the_lines_of_one_priority_stand_together():
    late = [*PLACES, Place(5, "Homes")]
    assert in_order(late) == [1, 2, 5, 3, 4]
    assert list(grouped(late)) == ["Homes", "Health", "Work"]


def test_a_line_moves_under_its_priority_and_never_out_of_it():
    assert line_moved(PLACES, 2, up=True) == [2, 1, 3, 4]
    assert line_moved(PLACES, 2, up=False) == [1, 2, 3, 4]
    assert line_moved(PLACES, 3, up=True) == [1, 2, 3, 4]


def test_a_priority_moves_with_all_that_stands_under_it():
    assert priority_moved(PLACES, 1, up=False) == [3, 1, 2, 4]
    assert priority_moved(PLACES, 4, up=True) == [1, 2, 4, 3]
    assert priority_moved(PLACES, 4, up=False) == [1, 2, 3, 4]
