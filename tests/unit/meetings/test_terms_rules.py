"""Terms of reference: which holds, when they are looked at again, and what differs."""

from dataclasses import dataclass
from datetime import date

import pytest

from tracker.meetings.terms import rules
from tracker.meetings.terms.rules import Line, Mark, ReviewState

TODAY = date(2025, 9, 5)


@dataclass(frozen=True)
class Version:
    number: int
    adopted_on: date | None


FIRST, SECOND = Version(1, date(2024, 2, 5)), Version(2, date(2025, 2, 5))
DRAFT = Version(3, None)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2024, 2, 4), None),
        (date(2024, 2, 5), FIRST),
        (date(2025, 2, 4), FIRST),
        (date(2025, 2, 5), SECOND),
        (TODAY, SECOND),
    ],
)
def test_the_version_adopted_last_holds_and_a_draft_never(day, held):
    assert rules.in_force([DRAFT, SECOND, FIRST], day) is held


def test_of_two_versions_of_one_day_the_later_holds():
    same = Version(3, SECOND.adopted_on)
    assert rules.in_force([same, SECOND], TODAY) is same


def test_terms_are_reviewed_a_year_later_unless_a_day_is_set():
    assert rules.review_day(date(2025, 2, 5), None) == date(2026, 2, 5)
    assert rules.review_day(date(2024, 2, 29), None) == date(2025, 2, 28)
    assert rules.review_day(date(2025, 2, 5), date(2025, 6, 1)) == date(2025, 6, 1)
    assert rules.review_day(None, date(2025, 6, 1)) is None


@pytest.mark.parametrize(
    ("review_on", "state", "words"),
    [
        (date(2025, 9, 4), ReviewState.OVERDUE, "Review overdue since 4 September 2025"),
        (TODAY, ReviewState.DUE, "Review due by 5 September 2025"),
        (date(2025, 10, 17), ReviewState.DUE, "Review due by 17 October 2025"),
        (date(2025, 10, 18), ReviewState.LATER, "Review due by 18 October 2025"),
    ],
)
def test_a_review_is_due_six_weeks_before_its_day_and_late_after_it(review_on, state, words):
    assert rules.review_state(review_on, today=TODAY) is state
    assert rules.review_words(review_on, today=TODAY) == words


def test_two_texts_are_compared_line_by_line():
    old = "To track progress.\n\nMeets quarterly.\nReports to the committee."
    new = "To track progress.\nMeets every two months.\nReports to the committee.\nIs private."
    assert rules.compare(old, new) == [
        Line(Mark.SAME, "To track progress."),
        Line(Mark.GONE, "Meets quarterly."),
        Line(Mark.NEW, "Meets every two months."),
        Line(Mark.SAME, "Reports to the committee."),
        Line(Mark.NEW, "Is private."),
    ]
    assert not rules.is_different(rules.compare(old, old))
    assert rules.is_different(rules.compare("", "A line"))


def test_a_quorum_that_no_terms_name_is_neither_met_nor_missed():
    assert rules.is_quorate(4, 4) is True
    assert rules.is_quorate(3, 4) is False
    assert rules.is_quorate(3, None) is None
