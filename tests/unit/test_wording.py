"""Dates, numbers and money as a page writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tracker import wording


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 9, 26), "26 September"),
        (date(2026, 1, 9), "9 January 2026"),
        (datetime(2025, 6, 30, 23, 30, tzinfo=UTC), "1 July"),
        (None, ""),
    ],
)
def test_a_short_date_names_the_year_only_where_it_is_another(day, words):
    assert wording.short_date(day) == words


def test_an_instant_is_shown_on_londons_day_and_clock():
    just_before_midnight_utc = datetime(2025, 6, 30, 23, 30, tzinfo=UTC)
    assert wording.long_date(just_before_midnight_utc) == "1 July 2025"
    assert wording.date_and_time(just_before_midnight_utc) == "1 July 2025, 00:30"
    assert wording.weekday_date(date(2025, 9, 5)) == "Friday 5 September 2025"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(32, 35, "91%"), (1, 200, "1%"), (1, 201, "0%"), (0, 4, "0%"), (4, 4, "100%"), (0, 0, "–")],
)
def test_a_share_is_a_whole_per_cent(part, whole, words):
    assert wording.percent(part, whole) == words


@pytest.mark.parametrize(
    ("pounds", "words"),
    [
        (1250, "£1,250"),
        (Decimal("1250.50"), "£1,250.50"),
        (Decimal("1250.00"), "£1,250"),
        (-3, "−£3"),
        (None, ""),
    ],
)
def test_money_shows_pence_only_where_there_are_some(pounds, words):
    assert wording.money(pounds) == words


def test_one_thing_is_not_two():
    assert [wording.plural(n, "action") for n in (0, 1, 2, 1200)] == [
        "0 actions",
        "1 action",
        "2 actions",
        "1,200 actions",
    ]
    assert wording.plural(2, "reply", "replies") == "2 replies"
