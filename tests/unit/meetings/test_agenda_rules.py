"""The clock of an agenda, its two parts, and its order."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

import pytest

from tracker.core.visibility import Visibility
from tracker.meetings.agenda import rules


@dataclass
class Item:
    id: int
    minutes: int | None = 10
    number: int | None = 1
    visibility: Visibility = Visibility.BOARD


def test_items_follow_one_another_on_the_clock():
    found = rules.timetable([Item(1), Item(2, 25)], starts_at=time(14), ends_at=time(16))
    assert [found.slots[each].words for each in (1, 2)] == ["14:00 to 14:10", "14:10 to 14:35"]
    assert [found.slots[each].total for each in (1, 2)] == [10, 35]
    assert (found.total, found.over) == (35, 0)
    assert found.words == "35 minutes in all, until 14:35."


def test_after_an_item_without_minutes_no_time_is_known():
    found = rules.timetable([Item(1), Item(2, None), Item(3)], starts_at=time(14))
    assert [found.slots[each].words for each in (1, 2, 3)] == ["14:00 to 14:10", "14:10", ""]
    assert found.words == "20 minutes in all; 1 item has no minutes yet."
    assert found.ends is None


def test_what_is_not_taken_takes_no_time():
    found = rules.timetable([Item(1), Item(2, number=None), Item(3)], starts_at=time(9, 30))
    assert 2 not in found.slots
    assert found.slots[3].words == "09:40 to 09:50"


def test_without_a_beginning_only_minutes_are_told():
    found = rules.timetable([Item(1), Item(2)], starts_at=None)
    assert [found.slots[each].words for each in (1, 2)] == ["", ""]
    assert found.words == "20 minutes in all."


def test_nothing_is_told_of_no_minutes_at_all():
    assert rules.timetable([Item(1, None)], starts_at=time(14)).words == ""


def test_items_that_go_past_the_end_are_counted():
    found = rules.timetable([Item(1, 130)], starts_at=time(14), ends_at=time(16))
    assert found.over == 10


def test_past_midnight_no_clock_is_told():
    found = rules.timetable([Item(1, 60), Item(2, 60)], starts_at=time(22, 30))
    assert found.slots[1].words == "22:30 to 23:30"
    assert found.slots[2].words == "23:30"
    assert found.ends is None


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (59, "59 minutes"),
        (60, "1 hour"),
        (61, "1 hour 1 minute"),
        (120, "2 hours"),
        (150, "2 hours 30 minutes"),
    ],
)
def test_minutes_are_said_in_hours(minutes, words):
    assert rules.minutes_words(minutes) == words


def test_part_2_comes_after_part_1_and_each_keeps_its_order():
    items = [
        Item(1, visibility=Visibility.RESTRICTED),
        Item(2, visibility=Visibility.PUBLIC),
        Item(3, visibility=Visibility.RESTRICTED),
        Item(4, visibility=Visibility.DRAFT),
    ]
    first, second = rules.parts(items)
    assert [each.id for each in first] == [2, 4]
    assert [each.id for each in second] == [1, 3]
    assert [each.id for each in rules.arranged(items)] == [2, 4, 1, 3]


@pytest.mark.parametrize(
    ("item", "up", "order"),
    [(2, True, [2, 1, 3]), (2, False, [1, 3, 2]), (1, True, [1, 2, 3]), (3, False, [1, 2, 3])],
)
def test_an_item_goes_one_place_and_no_further_than_the_end(item, up, order):
    assert rules.moved([1, 2, 3], item, up=up) == order


def test_only_after_the_agenda_is_out_an_item_must_be_urgent():
    assert not rules.needs_urgency(out_at=None)
    assert rules.needs_urgency(out_at=datetime(2025, 9, 5, 8, tzinfo=UTC))
