"""What a figure is held against when it is typed; on both databases."""

from datetime import date
from decimal import Decimal

from tests.factories.scorecards import FigureFactory, measure
from tests.integration.scorecards.quarter import JUNE, MARCH, QUARTER, insist, row_of, type_in
from tracker.scorecards.entering.boxes import Entry
from tracker.scorecards.entering.queries import get_sheet
from tracker.scorecards.entering.service import enter
from tracker.scorecards.enums import FigureState, PeriodType, Polarity, Unit


def test_a_year_to_date_is_held_against_the_quarter_before(session, edition, officer):
    indicator = measure(edition, {JUNE: 14}, period_type=PeriodType.YEAR_TO_DATE)
    second = get_sheet("card", QUARTER.next)
    (answer,) = enter(second, [Entry(indicator.id, {"figure": "12"})], by=officer)
    assert answer.questions[0].startswith("A year to date cannot fall within its year: it was 14")


def test_nought_for_the_first_time_and_the_same_four_times_are_asked_about(
    session, edition, officer
):
    indicator = measure(edition, dict.fromkeys([date(2024, 9, 30), date(2024, 12, 31), MARCH], 12))
    asked = type_in(indicator, officer, figure="12").questions
    assert "in each of the three periods before" in asked[0]
    assert "never nought before" in type_in(indicator, officer, figure="0").questions[0]
    FigureFactory(indicator_id=indicator.id, ends_on=date(2023, 6, 30), value=Decimal(0))
    assert not any("nought" in each for each in type_in(indicator, officer, figure="0").questions)


def test_a_row_shows_the_period_before_and_that_of_the_year_before(session, edition):
    row = row_of(measure(edition, {MARCH: 14, date(2024, 6, 30): 12}))
    assert (row.last.said.text, row.year_before.said.text) == ("14", "12")


def test_what_came_from_a_file_is_held_against_the_rest_when_it_is_checked(session, edition):
    imported = {"value": Decimal(51), "state": FigureState.ENTERED, "asked": "Is 51 in row 7?"}
    row = row_of(measure(edition, {MARCH: 14, JUNE: imported}))
    assert row.asked == ["Is 51 in row 7?", "This is up by 37 from 14 in Q4 2024/25. Is it right?"]


def test_a_miss_that_improves_needs_no_words_where_the_council_lets_it_be_amber(session, edition):
    aim = {"polarity": Polarity.HIGHER, "unit": Unit.PERCENT, "target": Decimal(90)}
    working = {"value": Decimal(50), "state": FigureState.ENTERED}
    indicator = measure(edition, {MARCH: 40, JUNE: working}, **aim)
    assert row_of(indicator).lacks_words
    edition.scorecard.improving_is_amber = True
    assert not row_of(indicator).lacks_words


def test_of_two_numbers_the_first_is_taken_where_there_is_one(session, edition, officer):
    indicator = measure(edition)
    insist(indicator, officer, "The others are counted elsewhere", figure="81 (65)")
    figure = row_of(indicator).working
    assert (figure.value, figure.second) == (81, None)
