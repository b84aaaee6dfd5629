"""Which number may be a part of which."""

from tracker.scorecards.ties.rules import comes_back


def test_a_whole_is_no_part_of_its_parts():
    assert comes_back(1, 1, [])
    assert comes_back(1, 2, [(2, 1)])
    assert comes_back(1, 3, [(3, 2), (2, 1)])
    assert not comes_back(1, 3, [(1, 2), (2, 4), (3, 5)])


def test_a_ring_that_is_there_already_is_no_endless_walk():
    assert not comes_back(1, 2, [(2, 3), (3, 2)])
