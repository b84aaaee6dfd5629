from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from tracker.scorecards.book import Moved
from tracker.scorecards.enums import Change, PeriodType, Rating
from tracker.scorecards.finding import frames, headline, lead, plain_name, strongest
from tracker.scorecards.said import Said
from tracker.scorecards.spans import Span

BETTER, WORSE, SAME, UP = Change.BETTER, Change.WORSE, Change.SAME, Change.UP
NOW = Span(PeriodType.QUARTER, date(2025, 6, 30))


@dataclass
class Row:
    """A line, as far as what it comes to is asked."""

    name: str = "Number of things"
    change: Change | None = None
    strength: Decimal = Decimal(0)
    is_up: bool = True
    now: Said = field(default_factory=lambda: Said("9", value=Decimal(9)))
    rating: Rating | None = None
    commentary: object | None = None
    of: str = ""

    @property
    def meaning(self):
        return SimpleNamespace(name=self.name)

    @property
    def moved(self):
        by = Decimal(1 if self.is_up else -1)
        return Moved(NOW, self.change, by, of=self.of)


def moved(name, change, strength, text="9", **more):
    return Row(name, change, Decimal(str(strength)), now=Said(text, value=Decimal(9)), **more)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Number of cared for children", "Cared for children"),
        ("% of care leavers (aged 16-21) in touch", "Care leavers in touch"),
        ("% cared for children reviews in timescales", "Cared for children reviews in timescales"),
        ("Children who had their teeth checked (%)", "Children who had their teeth checked"),
        ("Rate per 10,000 cared for children", "Rate per 10,000 cared for children"),
        ("(%)", "(%)"),
    ],
)
def test_a_name_stands_in_a_sentence_without_signs_and_brackets(name, plain):
    assert plain_name(name) == plain


def test_the_headline_is_the_strongest_movement_of_each_way():
    rows = [
        moved("Moves", BETTER, 0.2),
        moved("Dentist", BETTER, 0.5, "96%"),
        moved("SDQ", WORSE, 0.1, "46%", is_up=False),
        moved("Visits", UP, 3),
    ]
    assert headline(rows) == "Better: Dentist, up to 96%. Worse: SDQ, down to 46%"


def test_where_all_went_one_way_the_headline_has_the_two_strongest():
    rows = [moved("A", BETTER, 0.1), moved("B", BETTER, 0.3), moved("C", BETTER, 0.2)]
    assert headline(rows) == "Better: B, up to 9. Better: C, up to 9"


def test_one_movement_is_a_headline_alone():
    assert headline([moved("A", WORSE, 0.1), moved("B", SAME, 0)]) == "Worse: A, up to 9"


def test_where_second_figures_were_compared_the_headline_says_the_second():
    said = Said("–", second=Decimal(65))
    row = Row("Moves", BETTER, Decimal(1), is_up=False, now=said, of="individuals")
    assert headline([row]) == "Better: Moves, down to 65 individuals"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "No figures to show for this quarter"),
        ([Row(now=Said("c", is_hidden=True))], "No figures to show for this quarter"),
        ([Row()], "Nothing can be compared with before"),
        ([Row(change=SAME), Row(change=UP)], "Nothing is better or worse than before"),
    ],
)
def test_without_a_movement_the_headline_is_honest(rows, words):
    assert headline(rows) == words


def test_the_lead_counts_each_kind_and_leaves_out_what_there_is_none_of():
    rows = [
        Row(change=BETTER, rating=Rating.GREEN),
        Row(change=WORSE, rating=Rating.RED),
        Row(change=UP),
        Row(),
    ]
    assert lead(rows) == (
        "4 indicators: 1 better, 1 worse, 1 neither better nor worse, 1 not compared. "
        "Of the 2 with a target and a figure: 1 on target, 1 off target."
    )


def test_one_measure_with_a_target_is_told_as_one():
    assert lead([Row(change=SAME, rating=Rating.RED), Row()]).endswith(
        "The one with a target and a figure is off target."
    )


def test_without_a_target_the_lead_says_why_nothing_has_a_colour():
    assert lead([Row(change=SAME)]) == (
        "1 indicator: 1 the same. None has a colour, because none has a target and a figure."
    )


def test_each_measure_is_in_one_of_the_three_lists():
    told = object()
    red = moved("red", BETTER, 0.1, rating=Rating.RED, commentary=told)
    better, green = moved("better", BETTER, 0.2), moved("green", WORSE, 0.9, rating=Rating.GREEN)
    explained = moved("explained", WORSE, 0.3, commentary=told)
    broken = Row("broken", commentary=told)
    worse, same = moved("worse", WORSE, 0.8), moved("same", SAME, 0)
    found = frames([same, worse, broken, explained, green, better, red])
    assert [each.name for each in found.strengths] == ["green", "better"]
    assert [each.name for each in found.assurance] == ["explained", "broken"]
    assert [each.name for each in found.focus] == ["red", "worse"]


def test_what_moved_neither_way_is_not_strong():
    assert strongest([moved("a", UP, 9), moved("b", SAME, 0), Row()]) == []
