"""How a figure is printed for its reader."""

from dataclasses import dataclass
from decimal import Decimal

import pytest

from tracker.scorecards.enums import Hiding, Missing, Unit
from tracker.scorecards.said import Said, said


@dataclass(frozen=True)
class Numbers:
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    second: Decimal | None = None
    missing: Missing | None = None
    hiding: Hiding = Hiding.SHOWN
    cohort: str = ""


@dataclass(frozen=True)
class Sense:
    unit: Unit = Unit.NUMBER
    decimals: int = 0
    second: str = ""


PERCENT = Sense(Unit.PERCENT)


@pytest.mark.parametrize(
    ("figure", "sense", "text", "beside"),
    [
        (Numbers(Decimal(1185)), Sense(), "1,185", ""),
        (Numbers(Decimal("90.9705")), PERCENT, "91%", ""),
        (Numbers(Decimal(75), Decimal(12), Decimal(16)), PERCENT, "75%", "12 of 16"),
        (Numbers(Decimal(100), Decimal(20), Decimal(20)), PERCENT, "100%", ""),
        (Numbers(Decimal(613)), Sense(Unit.DAYS), "613 days", ""),
        (Numbers(Decimal(66)), Sense(Unit.RATE), "66", ""),
        (
            Numbers(Decimal(81), second=Decimal(65)),
            Sense(second="individuals"),
            "81",
            "65 individuals",
        ),
        (Numbers(Decimal(92), cohort="OC2 cohort"), PERCENT, "92%", "OC2 cohort"),
        (Numbers(Decimal(0)), Sense(), "0", ""),
    ],
)
def test_a_figure_is_printed_with_its_unit(figure, sense, text, beside):
    printed = said(figure, sense)
    assert (printed.text, printed.beside, printed.value) == (text, beside, figure.value)


@pytest.mark.parametrize("hiding", [Hiding.SMALL, Hiding.SECONDARY])
def test_what_is_hidden_leaves_nothing_behind(hiding):
    figure = Numbers(Decimal(3), Decimal(3), Decimal(9), Decimal(2), hiding=hiding, cohort="few")
    assert said(figure, PERCENT) == Said("c", is_hidden=True)
    assert said(figure, PERCENT, sees_small=True).spoken == "3% (3 of 9; 2; few)"


def test_what_is_not_there_says_why():
    assert said(None, Sense()).why_missing is Missing.NOT_YET
    assert said(Numbers(missing=Missing.NOT_AVAILABLE), Sense()) == Said(
        "–", why_missing=Missing.NOT_AVAILABLE
    )
