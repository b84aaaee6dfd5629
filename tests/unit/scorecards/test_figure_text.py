import pytest

from tracker.scorecards.figure_text import read_figure


def said(figure):
    """What a figure holds, without what it leaves empty."""
    names = ("value", "secondary", "numerator", "denominator", "unit", "missing")
    found = {name: getattr(figure, name) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "")}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("580", {"value": 580}),
        ("1,078", {"value": 1078}),
        ("1 078", {"value": 1078}),
        ("74.5", {"value": 74.5}),
        ("73%", {"value": 73, "unit": "percent"}),
        ("73 per cent", {"value": 73, "unit": "percent"}),
        ("-5%", {"value": -5, "unit": "percent"}),
        ("73% ↑", {"value": 73, "unit": "percent"}),
        ("613 days", {"value": 613, "unit": "days"}),
        ("74 per 10,000", {"value": 74, "unit": "rate"}),
        ("105 (82 individuals)", {"value": 105, "secondary": 82}),
        ("44% NEET at birthday", {"value": 44, "unit": "percent"}),
        ("89% (OC2 cohort)", {"value": 89, "unit": "percent"}),
        ("91% (OC2\ncohort)", {"value": 91, "unit": "percent"}),
        ("93% at yp birthday", {"value": 93, "unit": "percent"}),
        ("38% (2022/23)", {"value": 38, "unit": "percent"}),
        ("9 (Mar 24)", {"value": 9}),
        ("12/16 75%", {"value": 75, "numerator": 12, "denominator": 16, "unit": "percent"}),
        ("75% (12/16)", {"value": 75, "numerator": 12, "denominator": 16, "unit": "percent"}),
        ("28 of 29 (97%)", {"value": 97, "numerator": 28, "denominator": 29, "unit": "percent"}),
        ("5 out of 8", {"value": 62.5, "numerator": 5, "denominator": 8, "unit": "percent"}),
        ("0/0", {"numerator": 0, "denominator": 0, "missing": "not available"}),
        ("9 per day / 3250 pa", {"value": 9, "secondary": 3250}),
    ],
)
def test_a_cell_is_read_as_councils_write_it(text, holds):
    assert said(read_figure(text)) == holds


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("n/a", "not applicable"),
        ("N/A", "not applicable"),
        ("-", "not available"),
        ("–", "not available"),
        ("TBC", "not yet"),
        ("", "not yet"),
        ("<5", "suppressed"),
        ("less than five", "suppressed"),
        ("*", "suppressed"),
        ("#NAME?", "error"),
        ("#DIV/0!", "error"),
        ("Fair", "unread"),
    ],
)
def test_a_cell_without_a_figure_says_why(text, why):
    figure = read_figure(text)
    assert (figure.value, figure.missing) == (None, why)


def test_a_grey_blank_is_not_applicable():
    assert read_figure("", is_grey=True).missing == "not applicable"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#NAME?", "The file shows the error #NAME? where a figure should be"),
        ("1,078 of 1,185 76%", "1,078 of 1,185 is 91%, not 76%"),
        ("12/16 75.4%", "12 of 16 is 75.0%, not 75.4%"),
        ("9 per day / 3250 pa", "More than one figure stands here, the first is taken"),
        (">95%", "This is a bound, not a figure"),
        ("Fair", "No figure can be read in “Fair”"),
    ],
)
def test_what_is_doubtful_is_said(text, sentence):
    assert read_figure(text).queries == (sentence,)


@pytest.mark.parametrize("text", ["12/16 75%", "8/14 57%", "28/29 97%", "1/8 13%", "1/8 12%"])
def test_a_percentage_that_is_rounded_either_way_is_not_doubted(text):
    assert read_figure(text).queries == ()


@pytest.mark.parametrize("text", ["9" * 100_000, "1/" * 50_000, "(" * 100_000, "1,234" * 30_000])
def test_a_hostile_cell_is_read_shortly(text):
    assert len(read_figure(text).queries) <= 1


def test_a_second_figure_may_stand_without_the_first():
    figure = read_figure("– (83 individuals)")
    assert (figure.value, figure.secondary, figure.missing) == (None, 83, "not available")
