"""The figure beside what an action is to reach."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.people import person
from tests.factories.scorecards import DefinitionFactory, EditionFactory, FigureFactory, measure
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.scorecards.enums import FigureState, Hiding, Unit
from tracker.scorecards.models import IndicatorAction

MARCH, JUNE = date(2025, 3, 31), date(2025, 6, 30)


@pytest.fixture
def reader(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))


@pytest.fixture
def tied(session):
    """An action, and what ties an indicator to it."""
    action = ActionFactory(success_measure="Fewer children move")

    def tie(indicator):
        session.add(
            IndicatorAction(indicator_id=indicator.id, action_id=action.id, tied_at=clock.now())
        )
        session.flush()
        return action

    return tie


def facts(page):
    """The terms of the facts with their answers."""
    return dict(zip(page.all(".ct-card--brand dt"), page.all(".ct-card--brand dd"), strict=True))


def test_the_latest_published_figure_stands_beside_the_success_measure(reader, tied):
    indicator = measure(EditionFactory(), {MARCH: 40, JUNE: 93}, name="Reviews", unit=Unit.PERCENT)
    FigureFactory(indicator_id=indicator.id, ends_on=date(2025, 9, 30), state=FigureState.ENTERED)
    FigureFactory(indicator_id=indicator.id, ends_on=date(2026, 3, 31), is_outturn=True)
    DefinitionFactory(indicator=indicator, from_on=date(2025, 7, 1), name="Reviews from July")
    page = reader.get(f"/actions/{tied(indicator).id}")
    assert facts(page)["Done when"] == "Fewer children move"
    assert facts(page)["Measured by"] == "Reviews 93% Q1 2025/26"
    assert page.link("Reviews") == f"/indicators/{indicator.id}"


def test_what_is_small_is_hidden_beside_an_action_too(browser, session, tied):
    small = {"value": 3, "hiding": Hiding.SMALL}
    action = tied(measure(EditionFactory(), {JUNE: small}, name="Away"))
    for cleared in (False, True):
        reader = browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=cleared))
        page = reader.get(f"/actions/{action.id}")
        assert facts(page)["Measured by"] == "Away Hidden Q1 2025/26"


def test_an_indicator_without_a_figure_says_so(reader, tied):
    action = tied(measure(EditionFactory(), name="Moves"))
    assert facts(reader.get(f"/actions/{action.id}"))["Measured by"] == (
        "Moves No figure is published yet"
    )


def test_many_indicators_ask_as_often_as_none(reader, session, tied):
    where = f"/actions/{tied(measure(EditionFactory(), {JUNE: 50})).id}"
    other = f"/actions/{ActionFactory().id}"
    reader.get(where)
    with count_queries() as for_none:
        reader.get(other)
    for n in range(10):
        tied(measure(EditionFactory(), {MARCH: n, JUNE: 50 + n}))
    with count_queries() as for_many:
        page = reader.get(where)
    assert len(page.all("a[href^='/indicators/']")) == 11
    assert len(for_many) == len(for_none)
