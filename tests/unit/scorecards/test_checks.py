"""Questions that a typed figure raises at once."""

from decimal import Decimal

import pytest

from tracker.scorecards.entering.checks import Known, questions
from tracker.scorecards.entering.typed import NotAFigure, Typed, read_typed
from tracker.scorecards.enums import Missing, PeriodType, Unit

PERCENT, NUMBER = Unit.PERCENT, Unit.NUMBER


def asked(text, unit, **known):
    return questions(read_typed(text, unit), Known(**{"ref": "9.9", "unit": unit} | known))


@pytest.mark.parametrize(
    ("text", "unit", "typed"),
    [
        ("", NUMBER, None),
        ("1,185", NUMBER, Typed(Decimal(1185))),
        ("105 (82 individuals)", NUMBER, Typed(Decimal(105), second=Decimal(82))),
        (
            "1,078 of 1,185",
            PERCENT,
            Typed(Decimal("90.9705"), Decimal(1078), Decimal(1185)),
        ),
        (
            "12/16 75%",
            PERCENT,
            Typed(Decimal(75), Decimal(12), Decimal(16), printed=Decimal(75), has_sign=True),
        ),
        ("75%", PERCENT, Typed(Decimal(75), has_sign=True)),
        ("n/a", NUMBER, Typed(missing=Missing.NOT_APPLICABLE)),
        ("-", NUMBER, Typed(missing=Missing.NOT_AVAILABLE)),
        ("tbc", NUMBER, Typed(missing=Missing.NOT_YET)),
    ],
)
def test_a_figure_is_read_as_it_is_written(text, unit, typed):
    assert read_typed(text, unit) == typed


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        ("-3", NUMBER, "cannot be less than nought"),
        ("many", NUMBER, "No figure can be read"),
        ("#NAME?", NUMBER, "No figure can be read"),
        ("17 of 16", PERCENT, "larger than the second"),
        ("130%", PERCENT, "at most 100"),
        ("3 of 0", PERCENT, "n/a if there were none"),
        ("3 of 4", NUMBER, "Write one number"),
        ("9" * 14, NUMBER, "more than a council has"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_do(text, unit, sentence):
    with pytest.raises(NotAFigure, match=sentence):
        read_typed(text, unit)


@pytest.mark.parametrize(
    ("text", "unit", "known", "question"),
    [
        ("3.14", PERCENT, {"ref": "3.14"}, "This is the ref of the indicator, 3.14"),
        ("3.14", NUMBER, {"ref": "P3.14"}, "This is the ref of the indicator"),
        ("66%", Unit.RATE, {}, "A % sign was typed, and this is a rate"),
        ("61%", NUMBER, {}, "A % sign was typed, and this is a count"),
        ("75%", PERCENT, {}, "Only a percentage was typed"),
        ("1078/1185 76%", PERCENT, {}, "1,078 of 1,185 is 91%, and 76% was typed"),
        ("2.5", NUMBER, {}, "whole numbers"),
        ("65 (81 moves)", NUMBER, {"has_second": True}, "the right way round"),
        ("81 (65)", NUMBER, {}, "this indicator has one"),
        ("51", NUMBER, {"before": Decimal(14), "before_label": "Q4"}, "up by 37 from 14 in Q4"),
        ("93 of 100", PERCENT, {"before": Decimal(66), "before_label": "Q4"}, "up by 27 from 66%"),
        ("93 of 100", PERCENT, {"published": Decimal(94)}, "published as 94%. Say why"),
        (
            "12",
            NUMBER,
            {
                "period_type": PeriodType.YEAR_TO_DATE,
                "before": Decimal(14),
                "is_same_year": True,
                "before_label": "Q1",
            },
            "cannot fall within its year",
        ),
    ],
)
def test_what_looks_odd_is_asked_about(text, unit, known, question):
    assert any(question in each for each in asked(text, unit, **known)), asked(text, unit, **known)


@pytest.mark.parametrize(
    ("text", "unit", "known"),
    [
        ("93 of 100", PERCENT, {"before": Decimal(92)}),
        ("3", NUMBER, {"before": Decimal(6)}),  # few people move a figure far
        ("3", NUMBER, {"ref": "3"}),
        ("81 (65)", NUMBER, {"has_second": True}),
        ("0", NUMBER, {"before": Decimal(0)}),
        ("n/a", NUMBER, {"before": Decimal(60)}),
        ("94 of 100", PERCENT, {"published": Decimal(94)}),
        (
            "4",
            NUMBER,
            {"period_type": PeriodType.YEAR_TO_DATE, "before": Decimal(14), "is_same_year": False},
        ),
    ],
)
def test_what_is_as_it_should_be_raises_no_question(text, unit, known):
    if known.get("period_type"):
        known = known | {"before": Decimal(5)}
    assert asked(text, unit, **known) == []
