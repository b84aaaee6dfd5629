"""Numbers of minutes, which items need a decision, and what minutes say of themselves."""

from datetime import date

import pytest

from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.minutes import rules
from tracker.meetings.minutes.enums import MinutesState

JUNE, SEPTEMBER, MARCH = date(2025, 6, 24), date(2025, 9, 2), date(2026, 3, 3)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        pytest.param(date(2025, 4, 30), "2024/25", id="the last day"),
        pytest.param(date(2025, 5, 1), "2025/26", id="the first day"),
        pytest.param(date(2025, 12, 31), "2025/26", id="before new year"),
        pytest.param(date(2026, 1, 1), "2025/26", id="after it"),
        pytest.param(date(2099, 6, 1), "2099/00", id="a century ends"),
    ],
)
def test_a_municipal_year_goes_from_may_to_may(day, words):
    assert rules.year_words(day) == words
    first, last = rules.municipal_year(day)
    assert first <= day <= last


def test_numbers_begin_at_1_in_may_as_the_minutes_of_june_do():
    assert rules.first_number([(date(2025, 3, 4), 40, 8)], on=JUNE) == 1


def test_numbers_go_on_through_the_year():
    assert rules.first_number([(JUNE, 1, 8)], on=SEPTEMBER) == 9
    assert rules.first_number([(JUNE, 1, 8), (SEPTEMBER, 9, 9)], on=MARCH) == 18


def test_an_earlier_meeting_whose_minutes_come_late_takes_no_number_twice():
    assert rules.first_number([(SEPTEMBER, 1, 9)], on=JUNE) == 10


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_item_closes_with_a_resolution_but_a_few(kind):
    without = {"apologies", "declarations", "next-meeting", "any-other"}
    assert rules.needs_decision(kind) is (kind.value not in without)


def test_a_draft_says_that_it_is_one():
    for state in MinutesState:
        said = rules.standing_words(state)
        assert said.startswith("Draft") is (state is not MinutesState.APPROVED)


def test_approval_is_worded_as_the_papers_print_it():
    assert rules.approval_words(date(2025, 3, 4), "") == (
        "That the minutes of the meeting held on 4 March 2025 be approved as a correct record."
    )
    subject = "the inclusion of the Head of Service being noted as in attendance. "
    assert rules.approval_words(date(2025, 3, 4), subject).endswith(
        "record subject to the inclusion of the Head of Service being noted as in attendance."
    )
