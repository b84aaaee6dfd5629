"""What is said of a pack: its name, its pages, whether it is being made, what changed since."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.meetings.agenda.policy import THE_BOARD, THE_CLEARED, THE_PUBLIC
from tracker.meetings.pack import policy, rules
from tracker.meetings.pack.enums import PackKind, PackState

NOW = datetime(2025, 9, 5, 13, 0, tzinfo=UTC)


def test_a_packs_file_says_whose_when_and_for_whom():
    name = rules.pack_name("executive-board", date(2025, 9, 26), PackKind.PUBLIC)
    assert name == "executive-board-2025-09-26-public.pdf"


@pytest.mark.parametrize(("first", "last", "words"), [(3, 3, "3"), (7, 14, "7 to 14")])
def test_the_pages_of_a_part(first, last, words):
    assert rules.pages_words(first, last) == words


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ({"paper-1": "a"}, {"paper-1": "a"}, []),
        ({}, {"paper-1": "a"}, ["one paper added"]),
        ({"paper-1": "a"}, {"paper-1": "b", "paper-2": "a", "paper-3": "a"},
         ["two papers added", "one paper changed"]),
        ({"item-1": "a", "order": "x"}, {"order": "y"}, ["one item taken out"]),
        ({"order": "x"}, {"order": "y"}, ["the order of the agenda changed"]),
        ({"meeting": "x"}, {"meeting": "y", "board-summary-4": "z"},
         ["the day, the time or the place changed", "the board summary changed"]),
        ({}, {f"comment-{n}": "a" for n in range(12)}, ["12 comments added"]),
    ],
)  # fmt: skip
def test_what_changed_since_a_pack_was_made(before, now, words):
    assert rules.changes(before, now) == words


def test_the_fingerprint_is_of_the_parts_and_not_of_their_order():
    assert rules.fingerprint({"a": "1", "b": "2"}) == rules.fingerprint({"b": "2", "a": "1"})
    assert rules.fingerprint({"a": "1"}) != rules.fingerprint({"a": "2"})


@pytest.mark.parametrize(
    ("state", "silent", "is_dead"),
    [
        (PackState.MAKING, 59, False),
        (PackState.MAKING, 61, True),
        (PackState.WAITING, 61, True),
        (PackState.READY, 900, False),
        (PackState.FAILED, 900, False),
    ],
)
def test_a_making_that_fell_silent_for_a_minute_is_dead(state, silent, is_dead):
    assert rules.is_dead(state, NOW - timedelta(seconds=silent), NOW) is is_dead


def test_a_pack_is_not_all_done_before_it_is_ready():
    assert [rules.percent(*each) for each in ((0, 0), (1, 4), (4, 4))] == [0, 25, 99]


@pytest.mark.parametrize(
    ("eyes", "kinds"),
    [
        (THE_PUBLIC, [PackKind.PUBLIC]),
        (THE_BOARD, [PackKind.BOARD, PackKind.PUBLIC]),
        (THE_CLEARED, [PackKind.FULL, PackKind.BOARD, PackKind.PUBLIC]),
    ],
)
def test_nobody_has_a_pack_that_holds_more_than_they_may_see(eyes, kinds):
    assert policy.kinds_for(eyes) == kinds
