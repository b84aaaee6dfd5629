"""Figures that a text refers to: kept by their revision, printed with unit, period and source."""

import io
from datetime import UTC, date, datetime, time
from decimal import Decimal

import docx
import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.people import person
from tests.factories.scorecards import (
    DefinitionFactory,
    EditionFactory,
    FigureFactory,
    LineFactory,
    measure,
)
from tests.factories.sittings import ResolutionFactory
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.scorecards.enums import FigureState, Hiding, PeriodType, Unit
from tracker.scorecards.figure_models import Figure

JUNE, MARCH = date(2025, 6, 30), date(2025, 3, 31)
NAME = "% of children who had a review"


@pytest.fixture
def reviews(edition):
    figures = {JUNE: 94, MARCH: {"value": Decimal(91), "is_outturn": True}}
    return measure(edition, figures, ref="3.14", name=NAME, unit=Unit.PERCENT)


@pytest.fixture
def meeting(session):
    return MeetingFactory(
        held_on=date(2025, 7, 30),
        status=MeetingStatus.HELD,
        began_at=time(14),
        closed_at=time(15),
        body__is_public=True,
    )


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def write(browser, meeting, words, *, expect=(302, 303)):
    page = browser.get("cycles.key_messages", meeting_id=meeting.id)
    return browser.submit(page, key_messages=words, expect=expect)


def messages(page):
    return page.all("section[aria-labelledby=key-messages]")[0]


def correct(session, indicator, value):
    """A figure is corrected: the revision before stays, replaced on 2 October 2025."""
    old = session.query(Figure).filter_by(indicator_id=indicator.id, ends_on=JUNE).one()
    old.state, old.replaced_at = FigureState.REPLACED, datetime(2025, 10, 2, 12, tzinfo=UTC)
    session.flush()
    FigureFactory(indicator_id=indicator.id, number=2, value=Decimal(value))


def test_a_reference_is_kept_with_its_revision_and_printed_with_unit_and_period(
    secretary, session, meeting, reviews
):
    page = secretary.follow(write(secretary, meeting, "It is [[3.14  Q1 25/26]] & <b>rising</b>."))

    figure = session.query(Figure).filter_by(ends_on=JUNE).one()
    assert meeting.key_messages == f"It is [[3.14 Q1 25/26|{figure.id}]] & <b>rising</b>."
    assert "It is 94% (Q1 2025/26" in messages(page)
    assert "& <b>rising</b>." in messages(page)
    quote = page.soup.select_one(".ct-quote")
    assert quote["title"] == f"{NAME}. Care scorecard"
    assert quote.select_one(".ct-print").text == "; Care scorecard"


def test_a_box_shows_the_reference_as_it_was_typed(secretary, meeting, reviews):
    write(secretary, meeting, "It is [[3.14 Q1 2025/26]].")

    page = secretary.get("cycles.key_messages", meeting_id=meeting.id)

    assert "[[3.14 Q1 2025/26|" in page.soup.select_one("textarea").text
    assert not page.soup.select("textarea .ct-quote")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("[[3.14 Q5 2025/26]]", "There is no published figure for 3.14 Q5 2025/26."),
        ("[[9.99 Q1 2025/26]]", "There is no published figure for 9.99 Q1 2025/26."),
        ("[[3.15 Q1 2025/26]]", "The figure for 3.15 Q1 2025/26 is hidden, because it is small."),
        ("[[3.16 Q1 2025/26]]", "There is no published figure for 3.16 Q1 2025/26."),
        ("[[reviews]]", "“reviews” names no figure."),
    ],
)
def test_what_cannot_be_quoted_is_refused_and_the_words_stay(
    secretary, meeting, edition, reviews, words, says
):
    measure(edition, {JUNE: {"value": Decimal(3), "hiding": Hiding.SMALL}}, ref="3.15")
    measure(edition, {JUNE: {"state": FigureState.ENTERED}}, ref="3.16")

    page = write(secretary, meeting, f"It is {words}.", expect=422)

    assert says in page.text
    assert page.soup.select_one("textarea").text.strip() == f"It is {words}."


def test_an_outturn_and_a_school_term_are_quoted_by_their_own_names(
    secretary, meeting, edition, reviews
):
    terms = {date(2024, 12, 31): 86}
    measure(edition, terms, ref="VS1", period_type=PeriodType.TERM, unit=Unit.PERCENT)

    words = "[[3.14 2024/25]], [[VS1 autumn term 2024]], [[VS1 Q3 2024/25]]"
    page = secretary.follow(write(secretary, meeting, words))

    assert "91% (2024/25" in messages(page)
    assert messages(page).count("86% (Autumn term 2024") == 2


def test_a_ref_is_that_of_the_edition_of_its_period_and_of_one_scorecard(
    secretary, meeting, edition, reviews
):
    later = EditionFactory(scorecard=edition.scorecard, from_on=date(2025, 4, 1))
    LineFactory(edition=later, indicator=reviews, ref="3.20")
    other = EditionFactory(scorecard__slug="school")
    measure(other, {JUNE: 12}, ref="3.20")

    page = write(secretary, meeting, "[[3.14 Q1 2025/26]]", expect=422)
    assert "There is no published figure for 3.14 Q1 2025/26." in page.text
    page = write(secretary, meeting, "[[3.20 Q1 2025/26]]", expect=422)
    assert "[[care 3.20 Q1 2025/26]] or [[school 3.20 Q1 2025/26]]" in page.text
    page = secretary.follow(write(secretary, meeting, "[[care 3.20 q1 2025/26]]"))
    assert "94% (Q1 2025/26" in messages(page)


def test_a_page_says_what_the_figure_is_now_and_what_it_was(secretary, session, meeting, reviews):
    write(secretary, meeting, "It is [[3.14 Q1 2025/26]].")
    correct(session, reviews, 93)

    page = secretary.get("meetings.show", meeting_id=meeting.id)

    assert "It is 93% (Q1 2025/26, was 94% when this was written" in messages(page)


def test_a_figure_that_became_hidden_is_hidden_wherever_it_was_quoted(
    secretary, session, meeting, reviews
):
    write(secretary, meeting, "It is [[3.14 Q1 2025/26]].")
    session.query(Figure).filter_by(ends_on=JUNE).one().hiding = Hiding.SECONDARY
    session.flush()

    page = secretary.get("meetings.show", meeting_id=meeting.id)

    assert "It is c (hidden, because it is small)." in messages(page)
    assert "94" not in messages(page)


def test_a_number_that_somebody_made_up_opens_no_figure_that_is_not_published(
    secretary, session, meeting, edition
):
    measure(edition, {JUNE: {"value": Decimal(77), "state": FigureState.CHECKED}}, ref="4.1")
    secret = session.query(Figure).one().id

    page = secretary.follow(write(secretary, meeting, f"[[4.1 Q1 2025/26|{secret}]]"))

    assert "77" not in messages(page)
    assert "4.1 Q1 2025/26" in messages(page)


def test_approved_minutes_keep_their_own_figure_and_say_what_it_became(
    secretary, session, meeting, reviews
):
    figure = session.query(Figure).filter_by(ends_on=JUNE).one()
    words = f"It is [[3.14 Q1 2025/26|{figure.id}]]."
    facts = {"meeting_id": meeting.id, "visibility": Visibility.PUBLIC}
    item = ItemFactory(title="Scorecard", discussion=words, **facts)
    ResolutionFactory(item_id=item.id, text="That the report be noted.")
    later = MeetingFactory(body=meeting.body, held_on=date(2025, 9, 2), status=MeetingStatus.HELD)
    for deed in ("circulate", "agree"):
        secretary.submit(secretary.get(f"minute_deeds.{deed}", meeting_id=meeting.id))
    page = secretary.get("minutes.show", meeting_id=later.id)
    secretary.submit(secretary.get(page.link("Record that they were approved")))
    correct(session, reviews, 93)

    page = secretary.get("minutes.show", meeting_id=meeting.id)
    word = secretary.get("minutes.word", meeting_id=meeting.id).response.data

    printed = "It is 94% (Q1 2025/26, corrected since to 93% on 2 October 2025; Care scorecard)."
    assert printed in page.text.replace(" ;", ";").replace(" )", ")").replace(" .", ".")
    assert printed in [each.text for each in docx.Document(io.BytesIO(word)).paragraphs]


def test_a_list_that_is_taken_away_prints_them_in_every_row(secretary, session, reviews):
    figure = session.query(Figure).filter_by(ends_on=JUNE).one()
    words = f"It is [[3.14 Q1 2025/26|{figure.id}]]."
    for number in (1, 2):
        said(ActionFactory(), on=date(2025, 9, number), progress=words)

    text = secretary.get("actions.index", format="csv").response.get_data(as_text=True)

    assert text.count("It is 94% (Q1 2025/26; Care scorecard).") == 2


def test_more_references_cost_no_more_queries(secretary, session, meeting, edition, reviews):
    def cost():
        with count_queries() as sent:
            secretary.get("meetings.show", meeting_id=meeting.id)
        return len(sent)

    write(secretary, meeting, "[[3.14 Q1 2025/26]]")
    one = cost()
    for number in range(8):
        indicator = measure(edition, {JUNE: 50 + number}, ref=f"8.{number}")
        DefinitionFactory(indicator=indicator, from_on=date(2030, 1, 1))
    write(secretary, meeting, " ".join(f"[[8.{number} Q1 2025/26]]" for number in range(8)))
    assert cost() == one
