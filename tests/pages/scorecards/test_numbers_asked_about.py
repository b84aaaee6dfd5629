"""A bare number beside a measure's name is asked about once, and quoted with one choice."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.scorecards import (
    DataExceptionFactory,
    DefinitionFactory,
    EditionFactory,
    FigureFactory,
    IndicatorFactory,
    measure,
)
from tests.factories.sittings import MinutesFactory
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.actions.models import ActionUpdate
from tracker.meetings.enums import MeetingStatus
from tracker.scorecards.enums import Hiding, Unit
from tracker.scorecards.figure_models import Figure

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)
NAME = "% of children who had a review in the last 6 months"
SENTENCE = "93% of children had a review in the last 6 months."
ASKED = (
    "You wrote 93% beside “% of children who had a review in the last 6 months”. "
    "The scorecard says 94% (Q1 2025/26). Quote it, or keep your words"
)


@pytest.fixture
def reviews(session):
    return measure(
        EditionFactory(scorecard__slug="care"),
        {MARCH: 91, JUNE: 94},
        ref="3.14",
        name=NAME,
        unit=Unit.PERCENT,
    )


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


@pytest.fixture
def update(secretary, reviews):
    action = ActionFactory()

    def say(words, *, expect=422, page=None, **more):
        page = page or secretary.get(f"/actions/{action.id}/update")
        told = {"judgement": "on_track", "progress": words} | more
        return secretary.submit(page, told, expect=expect)

    return say


def said(session):
    return session.query(ActionUpdate).one().progress


def test_the_question_names_the_number_the_measure_and_what_its_home_says(update, session):
    page = update(SENTENCE)
    assert page.errors == [ASKED]
    assert page.value("progress") == SENTENCE
    assert session.query(ActionUpdate).count() == 0


def test_one_choice_quotes_the_figure_in_its_place(update, secretary, session):
    page = update(f"Since May it is better. {SENTENCE} We go on.")
    page = secretary.follow(secretary.submit(page, numbers="quote"))
    figure = session.query(Figure).filter_by(ends_on=JUNE).one()
    assert said(session) == (
        f"Since May it is better. [[3.14 Q1 2025/26|{figure.id}]] of children had a review in "
        "the last 6 months. We go on."
    )
    assert "94% (Q1 2025/26" in page.text


def test_ones_own_words_are_kept_where_one_wants_them(update, secretary, session):
    page = update(SENTENCE)
    secretary.submit(page, numbers="keep")
    assert said(session) == SENTENCE


@pytest.mark.parametrize(
    "words",
    [
        "All is well.",
        "12 homes were looked at on 4 June.",
        "93% of homes were inspected.",
        "More than 90% of children had a review in the last 6 months.",
        "Nationally, 90% of children had a review in the last 6 months.",
        "[[3.14 Q1 2025/26]] of children had a review in the last 6 months.",
    ],
)
def test_what_is_no_figure_of_ours_or_is_quoted_is_not_asked_about(update, session, words):
    update(words, expect=303)
    assert session.query(ActionUpdate).count() == 1


def test_the_period_that_a_sentence_names_is_the_one_that_is_quoted(update, secretary, session):
    words = "In Q4 2024/25 89% of children had a review in the last 6 months."
    page = update(words)
    assert "The scorecard says 91% (Q4 2024/25)" in page.errors[0]
    secretary.submit(page, numbers="quote")
    assert "[[3.14 Q4 2024/25|" in said(session)


def test_two_numbers_of_a_sentence_are_both_quoted(update, secretary, session):
    words = "91% of children had a review in the last 6 months in Q4 2024/25, 94% in Q1 2025/26."
    page = update(words)
    secretary.submit(page, numbers="quote")
    assert said(session).count("[[3.14 ") == 2


def test_what_stood_there_before_is_not_asked_about_again(update, secretary, session):
    secretary.submit(update("All is well.", why=SENTENCE), numbers="keep")
    page = update("It goes on.", expect=303)  # the box for what stands in the way holds it still
    assert secretary.follow(page).text.count(SENTENCE) >= 1


def test_a_hidden_figure_is_neither_told_nor_quoted(update, session, reviews):
    for figure in session.query(Figure):
        figure.hiding = Hiding.SMALL
    session.flush()
    update(SENTENCE, expect=303)
    assert said(session) == SENTENCE


def test_a_figure_without_a_ref_of_its_own_cannot_be_quoted_but_words_can_be_kept(
    update, secretary, session
):
    lonely = IndicatorFactory()
    DefinitionFactory(
        indicator=lonely, name="Number of homes that were warm last winter", unit=Unit.NUMBER
    )
    FigureFactory(indicator_id=lonely.id, ends_on=JUNE, value=Decimal(80))
    page = update("The number of homes that were warm last winter was 81.")
    assert page.errors
    page = secretary.submit(page, numbers="quote", expect=422)
    assert page.errors
    secretary.submit(page, numbers="keep")


def test_a_text_without_a_measures_words_costs_two_queries(update, session):
    update("It begins.", expect=303)
    with count_queries() as plain:
        update("All is well.", expect=303)
    with count_queries() as asked:
        update("12 homes.", expect=303)
    assert len(asked) - len(plain) <= 2


@pytest.fixture
def board(session):
    return MeetingFactory(
        body=BodyFactory.board(), held_on=date(2025, 7, 30), status=MeetingStatus.HELD
    )


def exception_close(session, board):
    return f"/exceptions/{DataExceptionFactory().id}/close", "what", {}


def exception_change(session, board):
    return f"/exceptions/{DataExceptionFactory().id}/change", "told", {}


def key_messages(session, board):
    return f"/meetings/{board.id}/key-messages", "key_messages", {}


def minutes_words(session, board):
    item = ItemFactory(meeting_id=board.id)
    MinutesFactory(meeting_id=board.id)
    return f"/meetings/{board.id}/minutes/items/{item.id}", "discussion", {}


@pytest.mark.parametrize("where", [exception_close, exception_change, key_messages, minutes_words])
def test_every_form_that_asks_shows_how_to_go_on(secretary, session, reviews, board, where):
    address, box, more = where(session, board)
    page = secretary.submit(secretary.get(address), {box: SENTENCE, **more}, expect=422)
    assert ASKED in page.errors
    assert page.value(box) == SENTENCE
    secretary.submit(page, numbers="quote")
