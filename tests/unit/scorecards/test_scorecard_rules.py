"""Colour, direction and comparison of figures (rules 5.5)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.scorecards.enums import Change, PeriodType, Polarity, Rating, Unit
from tracker.scorecards.exact import plain, rounded, share
from tracker.scorecards.rules import (
    Aim,
    against,
    break_between,
    change,
    compared_with,
    meaning_on,
    rating,
)
from tracker.scorecards.spans import Span

HIGHER = Aim(Polarity.HIGHER, Decimal(80))
LOWER = Aim(Polarity.LOWER, Decimal(80))
RANGE = Aim(Polarity.RANGE, Decimal(40), Decimal(60))


@dataclass(frozen=True)
class Meaning:
    from_on: date
    unit: Unit = Unit.NUMBER
    is_break: bool = False


@dataclass(frozen=True)
class Other:
    value: Decimal
    unit: Unit = Unit.PERCENT


@pytest.mark.parametrize(
    ("value", "aim", "colour"),
    [
        ("80", HIGHER, Rating.GREEN),
        ("79.9999", HIGHER, Rating.AMBER),
        ("76", HIGHER, Rating.AMBER),  # 5% of 80 is 4
        ("75.9999", HIGHER, Rating.RED),
        ("80", LOWER, Rating.GREEN),
        ("84", LOWER, Rating.AMBER),
        ("84.0001", LOWER, Rating.RED),
        ("40", RANGE, Rating.GREEN),
        ("60", RANGE, Rating.GREEN),
        ("38", RANGE, Rating.AMBER),  # 5% of 40 is 2
        ("37.9", RANGE, Rating.RED),
        ("63", RANGE, Rating.AMBER),  # 5% of 60 is 3
        ("63.1", RANGE, Rating.RED),
        ("72", Aim(Polarity.HIGHER, Decimal(80), tolerance=Decimal(10)), Rating.AMBER),
        ("1", Aim(Polarity.LOWER, Decimal(0)), Rating.RED),  # nothing is near to none
    ],
)
def test_a_colour_is_the_distance_from_the_target(value, aim, colour):
    assert rating(Decimal(value), aim) is colour


@pytest.mark.parametrize("aim", [Aim(Polarity.HIGHER), Aim(Polarity.CONTEXT, Decimal(80))])
def test_without_a_target_there_is_no_colour(aim):
    assert rating(Decimal(10), aim) is None


def test_a_miss_that_improves_may_be_amber_where_a_council_wants_that():
    assert rating(Decimal(10), HIGHER, is_better_than_before=True) is Rating.AMBER


@pytest.mark.parametrize(
    ("value", "before", "aim", "went"),
    [
        (62, 61, HIGHER, Change.BETTER),
        (61, 62, HIGHER, Change.WORSE),
        (62, 61, LOWER, Change.WORSE),
        (61, 62, LOWER, Change.BETTER),
        (62, 62, LOWER, Change.SAME),
        ("62.9", "62", HIGHER, Change.SAME),  # smaller than what is printed
        (62, 61, Aim(Polarity.CONTEXT), Change.UP),
        (61, 62, Aim(Polarity.CONTEXT), Change.DOWN),
        (70, 65, RANGE, Change.WORSE),
        (30, 25, RANGE, Change.BETTER),
        (55, 45, RANGE, Change.UP),  # both are where we want them
    ],
)
def test_better_and_worse_go_by_what_we_want_the_number_to_do(value, before, aim, went):
    assert change(Decimal(value), Decimal(before), aim, decimals=0) is went


def test_a_tenth_is_a_change_where_tenths_are_printed():
    assert change(Decimal("0.9"), Decimal("0.8"), HIGHER, decimals=1) is Change.BETTER


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from([HIGHER, LOWER, RANGE]))
def test_what_is_better_one_way_is_worse_the_other(one, other, aim):
    opposite = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER}
    opposite |= {Change.SAME: Change.SAME, Change.UP: Change.DOWN, Change.DOWN: Change.UP}
    there = change(Decimal(one), Decimal(other), aim, decimals=0)
    assert change(Decimal(other), Decimal(one), aim, decimals=0) is opposite[there]


def test_a_quarter_is_compared_with_the_one_before_it():
    span = Span(PeriodType.QUARTER, date(2025, 6, 30))
    assert compared_with(span, is_seasonal=False).ends_on == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("kind", "is_seasonal"), [(PeriodType.YEAR_TO_DATE, False), (PeriodType.QUARTER, True)]
)
def test_what_the_year_itself_moves_is_compared_with_last_year(kind, is_seasonal):
    span = Span(kind, date(2025, 6, 30))
    assert compared_with(span, is_seasonal=is_seasonal).ends_on == date(2024, 6, 30)


OLD, NEW = Meaning(date(2020, 4, 1)), Meaning(date(2025, 4, 1), is_break=True)


@pytest.mark.parametrize(
    ("ends_on", "meaning"),
    [(date(2025, 3, 31), OLD), (date(2025, 4, 1), NEW), (date(2010, 3, 31), OLD)],
)
def test_the_meaning_of_a_period_is_the_one_begun_by_its_last_day(ends_on, meaning):
    assert meaning_on([NEW, OLD], ends_on) is meaning


def test_a_break_stands_between_the_two_sides_of_it_alone():
    assert break_between([OLD, NEW], date(2025, 3, 31), date(2025, 6, 30)) is NEW
    assert break_between([OLD, NEW], date(2025, 6, 30), date(2025, 9, 30)) is None
    assert break_between([OLD, NEW], date(2024, 12, 31), date(2025, 3, 31)) is None


def test_another_unit_is_a_break_whoever_forgot_to_say_so():
    other = Meaning(date(2025, 4, 1), Unit.PERCENT)
    assert break_between([OLD, other], date(2025, 3, 31), date(2025, 6, 30)) is other


def test_a_new_wording_is_no_break():
    other = Meaning(date(2025, 4, 1))
    assert break_between([OLD, other], date(2025, 3, 31), date(2025, 6, 30)) is None


def test_a_number_is_not_comparable_with_a_percentage():
    assert against(Decimal(75), Unit.NUMBER, Other(Decimal(10)), LOWER, decimals=0) is None
    assert against(Decimal(75), Unit.PERCENT, Other(Decimal(10)), LOWER, decimals=0) is Change.WORSE


def test_1078_of_1185_prints_91_per_cent():
    assert plain(share(Decimal(1078), Decimal(1185))) == "91"


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("0.45", 1, "0.5"),
        ("1184.6", 0, "1,185"),
        ("-2.5", 0, "-3"),
    ],
)
def test_halves_go_away_from_nought(value, decimals, printed):
    assert f"{rounded(Decimal(value), decimals):,}" == printed
