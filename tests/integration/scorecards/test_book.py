"""Published figures as their reader may see them, and how they moved, on both databases."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories.scorecards import (
    DefinitionFactory,
    EditionFactory,
    FigureFactory,
    measure,
)
from tests.support.queries import count_queries
from tracker.scorecards.book import open_book
from tracker.scorecards.enums import (
    Change,
    FigureState,
    Hiding,
    Missing,
    PeriodType,
    Polarity,
    Rating,
    Unit,
)
from tracker.scorecards.exact import share
from tracker.scorecards.spans import Span

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
LAST_JUNE = date(2024, 6, 30)
NOW = Span(PeriodType.QUARTER, JUNE)


@pytest.fixture
def edition(session):
    return EditionFactory()


def book_of(indicator, **asked):
    return open_book([indicator.id], **asked)


def test_a_figure_comes_back_to_the_last_place(edition):
    value = share(Decimal(1078), Decimal(1185))
    told = {"value": value, "numerator": Decimal(1078), "denominator": Decimal(1185)}
    indicator = measure(edition, {JUNE: told}, unit=Unit.PERCENT)
    said = book_of(indicator).said(indicator.id, JUNE)
    assert (said.value, said.text) == (Decimal("90.9705"), "91%")


def test_what_is_not_published_is_not_in_the_book(edition):
    told = {"value": Decimal(7), "state": FigureState.CHECKED}
    indicator = measure(edition, {JUNE: told})
    assert book_of(indicator).said(indicator.id, JUNE).why_missing is Missing.NOT_YET


def test_of_two_revisions_the_one_that_stands_is_read(edition):
    indicator = measure(edition, {JUNE: {"value": Decimal(7), "state": FigureState.REPLACED}})
    FigureFactory(indicator_id=indicator.id, ends_on=JUNE, number=2, value=Decimal(9))
    assert book_of(indicator).said(indicator.id, JUNE).text == "9"


@pytest.mark.parametrize("state", [FigureState.PUBLISHED, FigureState.ENTERED])
def test_a_cell_has_one_figure_that_stands_and_one_at_work(edition, state):
    indicator = measure(edition, {JUNE: {"value": Decimal(7), "state": state}})
    with pytest.raises(IntegrityError):
        FigureFactory(indicator_id=indicator.id, ends_on=JUNE, number=2, state=state)


def test_an_outturn_is_another_figure_than_the_quarter_it_ends_with(edition):
    indicator = measure(edition, {MARCH: 82}, unit=Unit.PERCENT)
    FigureFactory(indicator_id=indicator.id, ends_on=MARCH, is_outturn=True, value=Decimal(91))
    book = book_of(indicator)
    assert book.said(indicator.id, MARCH).text == "82%"
    assert book.said(indicator.id, MARCH, outturn=True).text == "91%"


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        ({"polarity": Polarity.HIGHER, "unit": Unit.PERCENT}, "Better: up 30 points"),
        ({"polarity": Polarity.LOWER, "unit": Unit.PERCENT}, "Worse: up 30 points"),
        ({"polarity": Polarity.LOWER}, "Worse: 30 more"),
        ({"polarity": Polarity.HIGHER, "unit": Unit.DAYS}, "Better: up 30 days"),
        ({"unit": Unit.RATE}, "Up 30"),
        ({}, "30 more"),
    ],
)
def test_a_movement_is_said_in_the_words_of_its_unit(edition, meaning, words):
    indicator = measure(edition, {MARCH: 66, JUNE: 96}, **meaning)
    assert book_of(indicator).moved(indicator, NOW).words == words


def test_the_same_stays_the_same(edition):
    indicator = measure(edition, {MARCH: 66, JUNE: 66}, polarity=Polarity.HIGHER)
    assert book_of(indicator).moved(indicator, NOW).words == "Same"


def test_nothing_is_compared_across_a_break(edition):
    indicator = measure(edition, {MARCH: 14, JUNE: 51}, polarity=Polarity.LOWER)
    DefinitionFactory(
        indicator=indicator,
        from_on=date(2025, 4, 1),
        is_break=True,
        what_changed="People on courses count now.",
    )
    moved = book_of(indicator).moved(indicator, NOW)
    assert (moved.change, moved.is_break) == (None, True)
    assert moved.words == "Not comparable. People on courses count now."


@pytest.mark.parametrize("hidden", [MARCH, JUNE])
def test_a_hidden_figure_hides_its_change_and_its_colour(edition, hidden):
    small = {"value": Decimal(3), "hiding": Hiding.SMALL}
    figures = {MARCH: 9, JUNE: 9} | {hidden: small}
    aim = {"polarity": Polarity.LOWER, "target": Decimal(1)}
    indicator = measure(edition, figures, **aim)
    book = book_of(indicator)
    assert book.moved(indicator, NOW).words == "Not shown, because a figure is hidden"
    assert (book.rating(indicator, NOW) is None) == (hidden == JUNE)
    assert book.said(indicator.id, hidden).value is None
    whole = book_of(indicator, sees_small=True)
    assert whole.said(indicator.id, hidden).text == "3"
    assert whole.moved(indicator, NOW).change is not None


def test_a_year_to_date_is_compared_with_the_same_months_of_the_year_before(edition):
    figures = {LAST_JUNE: 5, MARCH: 13, JUNE: 7}
    indicator = measure(
        edition, figures, period_type=PeriodType.YEAR_TO_DATE, polarity=Polarity.HIGHER
    )
    span = Span(PeriodType.YEAR_TO_DATE, JUNE)
    assert book_of(indicator).moved(indicator, span).words == "Better: 2 more"


def test_outturns_are_compared_with_outturns(edition):
    indicator = measure(edition, {MARCH: 1}, polarity=Polarity.HIGHER)
    for year, value in ((2024, 40), (2025, 42)):
        FigureFactory(
            indicator_id=indicator.id,
            ends_on=date(year, 3, 31),
            is_outturn=True,
            value=Decimal(value),
        )
    moved = book_of(indicator).moved(indicator, Span(PeriodType.QUARTER, MARCH), outturn=True)
    assert (moved.words, moved.before.label) == ("Better: 2 more", "2023/24")


def test_a_miss_that_improves_is_amber_only_where_the_council_wants_that(edition):
    aim = {"polarity": Polarity.HIGHER, "target": Decimal(90), "unit": Unit.PERCENT}
    indicator = measure(edition, {MARCH: 40, JUNE: 60}, **aim)
    book = book_of(indicator)
    assert book.rating(indicator, NOW) is Rating.RED
    assert book.rating(indicator, NOW, improving_is_amber=True) is Rating.AMBER


@pytest.mark.parametrize("missing", [MARCH, JUNE])
def test_second_figures_are_compared_where_a_first_one_is_missing(edition, missing):
    told = {"value": Decimal(81), "second": Decimal(83)}
    figures = {MARCH: told, JUNE: told | {"second": Decimal(65)}}
    figures[missing] = figures[missing] | {"value": None, "missing": Missing.NOT_AVAILABLE}
    meaning = {"second": "individuals", "polarity": Polarity.LOWER, "target": Decimal(1)}
    indicator = measure(edition, figures, **meaning)
    moved = book_of(indicator).moved(indicator, NOW)
    assert moved.words == "Better: 18 fewer individuals"


def test_first_figures_are_compared_where_both_are_there(edition):
    figures = {
        MARCH: {"value": Decimal(107), "second": Decimal(65)},
        JUNE: {"value": Decimal(81), "second": Decimal(83)},
    }
    indicator = measure(edition, figures, second="individuals", polarity=Polarity.LOWER)
    assert book_of(indicator).moved(indicator, NOW).words == "Better: 26 fewer"


def test_a_book_may_be_opened_at_some_days_only(edition):
    indicator = measure(edition, {LAST_JUNE: 1, MARCH: 2, JUNE: 3})
    book = book_of(indicator, on=[LAST_JUNE, JUNE])
    assert [book.said(indicator.id, day).text for day in (LAST_JUNE, MARCH, JUNE)] == [
        "1",
        "–",
        "3",
    ]


def test_without_an_earlier_figure_there_is_no_change(edition):
    indicator = measure(edition, {JUNE: 60}, polarity=Polarity.HIGHER)
    moved = book_of(indicator).moved(indicator, NOW)
    assert moved.words == "No figure for Q4 2024/25 to compare with"
    assert moved.change is not Change.SAME


def test_a_book_of_many_indicators_costs_two_queries(edition):
    indicators = [measure(edition, {MARCH: n, JUNE: n + 1}) for n in range(30)]
    with count_queries() as statements:
        book = open_book([each.id for each in indicators])
        for each in indicators:
            book.moved(each, NOW)
    assert len(statements) == 2
