"""Questions that a typed figure raises at once."""

from decimal import Decimal

import pytest

from tracker.scorecards.entering.checks import Known, questions
from tracker.scorecards.entering.typed import NotAFigure, Typed, read_typed
from tracker.scorecards.enums import Missing, Unit

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
        ("1,0,0", NUMBER, "“1,0,0” is no number"),  # else read as 1
        ("12.5.3", NUMBER, "“12.5.3” is no number"),  # else read as 12.5
        ("1,078 of 11,85", PERCENT, "“11,85” is no number"),
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
        ("3", NUMBER, {"before": Decimal(6), "before_label": "Q4"}, "down by 3 from 6 in Q4"),
        ("6", NUMBER, {"before": Decimal(3), "before_label": "Q4"}, "up by 3 from 3 in Q4"),
        (
            "12",
            NUMBER,
            {"in_year": Decimal(14), "in_year_label": "Q1"},
            "cannot fall within its year",
        ),
        ("0", NUMBER, {"least": Decimal(2)}, "never nought before"),
        ("7", NUMBER, {"run": [(Decimal(7), None, None)] * 3}, "each of the three periods before"),
    ],
)
def test_what_looks_odd_is_asked_about(text, unit, known, question):
    assert any(question in each for each in asked(text, unit, **known)), asked(text, unit, **known)


@pytest.mark.parametrize(
    ("text", "unit", "known"),
    [
        ("93 of 100", PERCENT, {"before": Decimal(92)}),
        ("4", NUMBER, {"before": Decimal(6)}),  # few people move a figure far
        ("3", NUMBER, {"ref": "3"}),
        ("81 (65)", NUMBER, {"has_second": True}),
        ("0", NUMBER, {"before": Decimal(0), "least": Decimal(0)}),
        ("0", NUMBER, {"run": [(Decimal(0), None, None)] * 3}),
        ("4", NUMBER, {"before": Decimal(0)}),
        ("n/a", NUMBER, {"before": Decimal(60), "least": Decimal(50)}),
        ("14", NUMBER, {"in_year": Decimal(14)}),
        ("7", NUMBER, {"run": [(Decimal(7), None, None), (Decimal(7), None, None)]}),
        (
            "16 of 16",
            PERCENT,
            {"run": [(Decimal(100), Decimal(n), Decimal(n)) for n in (14, 15, 16)]},
        ),
    ],
)
def test_what_is_as_it_should_be_raises_no_question(text, unit, known):
    assert asked(text, unit, **known) == []
