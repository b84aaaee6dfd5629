"""An indicator's line as a drawing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.scorecards.indicators.chart import (
    APART,
    BOTTOM,
    MOST_NAMES,
    TOP,
    Level,
    Point,
    drawn,
)


def points(*values):
    return [
        Point(f"Q{n}", None if value is None else Decimal(value)) for n, value in enumerate(values)
    ]


def test_nothing_is_drawn_of_nothing():
    assert drawn([], []) is None
    assert drawn(points(None, None), []) is None


def test_a_gap_is_not_bridged_and_the_latest_point_is_marked():
    found = drawn(points(10, 20, None, 30, 40), [])
    assert len(found.lines) == 2
    assert [is_latest for _, _, is_latest in found.dots] == [False, False, False, True]


def test_nothing_is_joined_over_a_break_which_has_a_number():
    found = drawn([*points(10, 20), Point("Q2", Decimal(30), is_after_break=True)], [])
    assert [line.count(" ") for line in found.lines] == [1]
    assert [number for _, number in found.breaks] == [1]
    assert float(found.dots[1][0]) < float(found.breaks[0][0]) < float(found.dots[2][0])


@pytest.mark.parametrize(
    ("highest", "sign", "ticks"),
    [
        (46, "%", ["0%", "25%", "50%", "75%", "100%"]),
        (4, "", ["0", "1", "2", "3", "4"]),
        (51, "", ["0", "20", "40", "60"]),
        (743, "", ["0", "200", "400", "600", "800"]),
        (0, "", ["0", "1"]),
    ],
)
def test_the_scale_has_few_round_steps_from_nought(highest, sign, ticks):
    assert [text for _, text in drawn(points(highest), [], sign=sign).ticks] == ticks


def test_a_level_above_all_figures_is_inside_the_drawing():
    found = drawn(points(10, 12), [Level("Target", Decimal(90), "90", is_target=True)])
    ((y, _, _),) = found.levels
    assert TOP <= float(y) <= BOTTOM


def test_names_of_levels_never_stand_on_each_other():
    levels = [Level(name, Decimal(70), "70%") for name in ("England", "Target", "North West")]
    places = sorted(float(at) for _, at, _ in drawn(points(70), levels, sign="%").levels)
    assert all(after - before >= APART for before, after in zip(places, places[1:], strict=False))


@given(st.lists(st.one_of(st.none(), st.integers(0, 10_000)), min_size=1, max_size=60))
def test_everything_stays_inside_whatever_is_drawn(values):
    found = drawn(points(*values), [])
    if found is None:
        assert set(values) == {None}
        return
    assert all(TOP <= float(y) <= BOTTOM for _, y, _ in found.dots)
    assert len(found.dots) == sum(value is not None for value in values)
    assert len(found.names) <= MOST_NAMES
    assert found.names[-1][1] == f"Q{len(values) - 1}"
