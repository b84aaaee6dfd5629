from decimal import Decimal

import pytest

from tracker.scorecards.trend import trend


def amounts(*values):
    return [None if each is None else Decimal(each) for each in values]


def test_the_largest_figure_stands_at_the_top_and_the_smallest_at_the_bottom():
    drawn = trend(amounts(66, 70, 96, 74))
    assert drawn.lines == ("5,27.0 36,24.1 67,5.0 99,21.1",)
    assert drawn.points[-1] == (99, "21.1", True)
    assert [is_end for _x, _y, is_end in drawn.points] == [False, False, False, True]


def test_what_does_not_move_is_drawn_level():
    assert trend(amounts(5, 5, 5, 5)).lines == ("5,16 36,16 67,16 99,16",)


def test_a_missing_figure_leaves_a_gap():
    drawn = trend(amounts(9, 13, None, 12))
    assert drawn.lines == ("5,27.0 36,5.0",)
    assert [x for x, _y, _is_end in drawn.points] == [5, 36, 99]


def test_nothing_is_joined_across_a_break():
    drawn = trend(amounts(1, 7, 14, 51), [3])
    assert len(drawn.lines) == 1
    assert "99," not in drawn.lines[0]
    assert drawn.breaks == (83,)


@pytest.mark.parametrize("values", [(None, None, None, 4), (4,)])
def test_one_figure_is_a_point_without_a_line(values):
    drawn = trend(amounts(*values))
    assert (drawn.lines, len(drawn.points)) == ((), 1)


def test_the_latest_figure_missing_leaves_no_end():
    assert not any(is_end for _x, _y, is_end in trend(amounts(3, 4, 5, None)).points)
