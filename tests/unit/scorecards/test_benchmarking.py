from dataclasses import dataclass
from decimal import Decimal

import pytest

from tracker.scorecards.benchmarking import Ours, printed, stands
from tracker.scorecards.enums import BenchmarkKind, Polarity, Unit
from tracker.scorecards.rules import Aim

ENGLAND, NEIGHBOURS, REGION = BenchmarkKind.NATIONAL, BenchmarkKind.NEIGHBOURS, BenchmarkKind.REGION
BACKGROUND, HIGHER, LOWER = (
    Aim(each) for each in (Polarity.CONTEXT, Polarity.HIGHER, Polarity.LOWER)
)


@dataclass
class Other:
    kind: BenchmarkKind
    value: Decimal
    unit: Unit = Unit.PERCENT
    year: str = "2023/24"
    cohort: str = ""


def other(kind, value, **more):
    return Other(kind, Decimal(value), **more)


def said(value, others, aim=BACKGROUND, cohort=""):
    amount = None if value is None else Decimal(value)
    return stands(Ours(amount, Unit.PERCENT, 0, cohort), others, aim)


BOTH = [other(ENGLAND, 70), other(NEIGHBOURS, 60)]


@pytest.mark.parametrize(
    ("value", "aim", "words"),
    [
        (66, BACKGROUND, "Below England, above neighbours"),
        (66, HIGHER, "Worse than England, better than neighbours"),
        (66, LOWER, "Better than England, worse than neighbours"),
        (80, BACKGROUND, "Above England and neighbours"),
        (70, HIGHER, "The same as England, better than neighbours"),
        (None, HIGHER, ""),
    ],
)
def test_a_figure_stands_to_each_in_words(value, aim, words):
    assert said(value, BOTH, aim) == words


def test_a_difference_too_small_to_be_printed_is_none():
    assert said("70.4", [other(ENGLAND, 70)], HIGHER) == "The same as England"


def test_of_another_cohort_a_benchmark_is_only_a_guide():
    oc2 = [other(ENGLAND, 77, cohort="OC2 cohort"), other(NEIGHBOURS, 75, cohort="OC2 cohort")]
    assert said(46, oc2, HIGHER) == "England and neighbours: only a guide (OC2 cohort)"
    assert said(46, oc2, HIGHER, cohort="oc2 cohort") == "Worse than England and neighbours"
    assert said(46, BOTH, HIGHER, cohort="OC2 cohort").endswith("only a guide (another cohort)")


def test_in_another_unit_nothing_is_compared():
    number = other(ENGLAND, 10, unit=Unit.NUMBER)
    assert said(61, [number], LOWER) == "Not comparable with England: another unit"
    mixed = [number, other(NEIGHBOURS, 60), other(REGION, 65)]
    assert said(61, mixed, LOWER) == (
        "Worse than neighbours, better than the North West. "
        "Not comparable with England: another unit"
    )


def test_a_benchmark_is_printed_in_its_own_unit():
    assert printed(other(ENGLAND, "70.25", unit=Unit.PERCENT), 1) == "70.3%"
    assert printed(other(ENGLAND, 376, unit=Unit.DAYS), 0) == "376 days"
