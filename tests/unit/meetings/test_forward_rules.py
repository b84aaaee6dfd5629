"""When what comes round every year falls, and when its action is made."""

from datetime import date

import pytest

from tracker.meetings.forward import rules


@pytest.mark.parametrize(
    ("month", "day", "begins", "due"),
    [
        (11, None, date(2025, 11, 1), date(2025, 11, 30)),
        (2, None, date(2025, 2, 1), date(2025, 2, 28)),
        (2, 5, date(2025, 2, 5), date(2025, 2, 5)),
        (2, 29, date(2025, 2, 28), date(2025, 2, 28)),
    ],
)
def test_it_falls_on_its_day_or_within_its_month(month, day, begins, due):
    assert rules.begins_on(month, day, 2025) == begins
    assert rules.due_on(month, day, 2025) == due


@pytest.mark.parametrize(
    ("today", "years"),
    [
        (date(2025, 9, 19), []),
        (date(2025, 9, 20), [2025]),
        (date(2025, 11, 30), [2025]),
        (date(2025, 12, 1), []),
    ],
)
def test_its_action_is_made_from_its_day_on_until_it_is_over(today, years):
    assert rules.years_to_make(11, None, 42, today=today) == years


def test_what_begins_in_january_is_made_in_the_year_before():
    assert rules.makes_on(1, 10, 42, 2026) == date(2025, 11, 29)
    assert rules.years_to_make(1, 10, 42, today=date(2025, 12, 1)) == [2026]


def test_twelve_months_run_over_the_turn_of_the_year():
    months = list(rules.twelve_months(date(2025, 9, 1)))
    assert (months[0], months[4], months[-1]) == (
        date(2025, 9, 1),
        date(2026, 1, 1),
        date(2026, 8, 1),
    )
    assert rules.shifted(date(2025, 9, 1), -12) == date(2024, 9, 1)


def test_a_day_that_no_month_has_is_refused():
    assert rules.day_refused(4, 31) == "April has 30 days"
    assert rules.day_refused(2, 30) == "February has 29 days"
    assert rules.day_refused(2, 29) is None
    assert rules.day_refused(4, None) is None
    assert (rules.when_words(2, 5), rules.when_words(11, None)) == ("5 February", "November")
