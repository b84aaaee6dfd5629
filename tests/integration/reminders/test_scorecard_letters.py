"""The line about a scorecard in the one letter: while a quarter's figures are not published."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory, FigureFactory, measure
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.reminders.due import due_letters
from tracker.reminders.wording import items_of
from tracker.scorecards.enums import FigureState, Missing, PeriodType
from tracker.scorecards.figure_models import Figure

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
BEFORE, FIRST, SECOND = date(2025, 7, 11), date(2025, 7, 14), date(2025, 7, 21)


@pytest.fixture
def officer(session):
    return person(Role.PERFORMANCE_OFFICER)


@pytest.fixture
def secretary(session):
    return person(Role.BOARD_SECRETARY)


@pytest.fixture
def edition(session):
    return EditionFactory(scorecard__name="Care scorecard")


def told(on):
    return {letter.to.id: items_of(letter) for letter in due_letters(on)}


def test_it_falls_ten_and_fifteen_working_days_after_the_quarter(officer, lead, edition):
    head, post = lead
    measure(edition, {MARCH: 5, JUNE: 6})
    measure(edition, {MARCH: 5}, owner=post)
    assert told(BEFORE) == {}
    ((item,),) = told(FIRST).values()
    assert item.title == "Care scorecard, Q1 2025/26"
    assert item.why == "Figures of the quarter to 30 June 2025 are still to be published"
    assert item.detail.startswith("1 of 2 figures are published. Enter the others")
    second = told(SECOND)
    assert set(second) == {officer.id, head.id}
    assert second[head.id][0].detail.endswith("Ask for those that your service has to give.")
    assert told(date(2025, 7, 22)) == {}


def test_it_stops_once_each_has_a_published_figure_or_the_reason_why_not(session, officer, edition):
    entered = measure(edition, {MARCH: 5, JUNE: {"state": FigureState.CHECKED}})
    none = measure(edition, {MARCH: 5})
    FigureFactory(indicator_id=none.id, ends_on=JUNE, value=None, missing=Missing.NOT_AVAILABLE)
    assert list(told(FIRST)) == [officer.id]
    figure = session.scalars(
        select(Figure).where(Figure.indicator_id == entered.id, Figure.ends_on == JUNE)
    ).one()
    figure.state, figure.published_at = FigureState.PUBLISHED, figure.entered_at
    assert told(FIRST) == {}


def test_a_year_is_asked_for_in_its_last_quarter_alone(officer, edition):
    measure(edition, {MARCH: 5, JUNE: 6})
    measure(edition, {date(2024, 3, 31): 5}, period_type=PeriodType.YEAR)
    assert told(FIRST) == {}
    assert list(told(date(2025, 4, 14))) == [officer.id]  # of the quarter to March


def test_of_a_scorecard_that_is_not_in_use_no_letter_is_written(officer, edition):
    measure(edition, {MARCH: {"state": FigureState.ENTERED}})
    assert told(FIRST) == {}


def test_where_there_is_no_officer_and_no_owner_it_comes_to_the_board_secretary(secretary, edition):
    measure(edition, {MARCH: 5})
    ((item,),) = told(FIRST).values()
    assert item.detail.endswith("Nobody is the performance officer here, so this comes to you.")
    officer = person(Role.PERFORMANCE_OFFICER)
    copies = told(SECOND)
    assert set(copies) == {officer.id, secretary.id}
    owns = "Nobody is recorded in the posts that own them, so this comes to you."
    assert copies[secretary.id][0].detail.endswith(owns)


def test_ten_scorecards_are_ten_rows_of_one_letter_and_as_many_statements_as_one(
    officer, session, edition
):
    measure(edition, {MARCH: 5})
    session.flush()
    with at_most(28) as few:
        assert len(told(FIRST)[officer.id]) == 1
    for _ in range(9):
        measure(EditionFactory(), {MARCH: 5})
    session.flush()
    with at_most(len(few)):
        assert len(told(FIRST)[officer.id]) == 10
    (letter,) = due_letters(FIRST)
    assert letter.subject == "10 things need you"
