"""What a meaning may say, and which figures were measured by it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tracker.scorecards.enums import Polarity, Unit
from tracker.scorecards.meanings.rules import (
    MeaningDetails,
    in_another_unit,
    measured_by,
    wrong_in,
)

PLAIN = MeaningDetails(date(2025, 4, 1), "Moves", Unit.NUMBER)
MARCH, JUNE, SEPTEMBER = date(2025, 3, 31), date(2025, 6, 30), date(2025, 9, 30)


def meaning(from_on, unit=Unit.NUMBER):
    return SimpleNamespace(from_on=from_on, unit=unit, is_break=False)


OLD, NEW = meaning(date(2020, 4, 1)), meaning(date(2025, 4, 1), Unit.PERCENT)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({}, None),
        ({"target": Decimal(5)}, "polarity"),
        ({"target": Decimal(5), "polarity": Polarity.LOWER}, None),
        ({"target_high": Decimal(5), "polarity": Polarity.LOWER}, "target_high"),
        ({"polarity": Polarity.RANGE}, None),
        ({"polarity": Polarity.RANGE, "target": Decimal(5)}, "target_high"),
        ({"polarity": Polarity.RANGE, "target_high": Decimal(5)}, "target"),
        (
            {"polarity": Polarity.RANGE, "target": Decimal(5), "target_high": Decimal(4)},
            "target_high",
        ),
        (
            {"polarity": Polarity.RANGE, "target": Decimal(5), "target_high": Decimal(5)},
            None,
        ),
        (
            {"unit": Unit.PERCENT, "polarity": Polarity.HIGHER, "target": Decimal(101)},
            "target",
        ),
        (
            {"unit": Unit.PERCENT, "polarity": Polarity.HIGHER, "target": Decimal(100)},
            None,
        ),
        ({"population": 78_068}, "population"),
        ({"population": 78_068, "unit": Unit.RATE}, "population_year"),
        ({"population": 78_068, "unit": Unit.RATE, "population_year": "mid-2020"}, None),
    ],
)
def test_the_parts_of_a_meaning_fit_each_other(more, field):
    assert list(wrong_in(replace(PLAIN, **more))) == ([field] if field else [])


def test_a_figure_is_measured_by_the_meaning_that_held_when_its_period_ended():
    assert measured_by(OLD, [OLD, NEW], [MARCH])
    assert not measured_by(NEW, [OLD, NEW], [MARCH])
    assert measured_by(NEW, [OLD, NEW], [MARCH, JUNE])
    assert measured_by(OLD, [OLD, NEW], [date(2018, 3, 31)])  # the first counts for all before it


def test_a_new_meaning_catches_figures_only_until_the_next_one():
    days = [MARCH, JUNE, SEPTEMBER]
    assert in_another_unit(date(2025, 1, 1), Unit.PERCENT, [OLD, NEW], days) == [MARCH]
    assert in_another_unit(date(2025, 4, 2), Unit.NUMBER, [OLD, NEW], days) == [JUNE, SEPTEMBER]
    assert in_another_unit(date(2025, 4, 2), Unit.PERCENT, [OLD, NEW], days) == []
