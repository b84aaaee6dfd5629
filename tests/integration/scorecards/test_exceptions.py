"""Exceptions on both databases: what comes to which meeting, and many people at once."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.scorecards import (
    DataExceptionFactory,
    EditionFactory,
    FigureFactory,
    measure,
)
from tests.support.at_once import send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.readers import READERS
from tracker.scorecards.enums import FigureState, Hiding
from tracker.scorecards.exceptions.coming import carried, due_at
from tracker.scorecards.exceptions.enums import ExceptionState
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.exceptions.queries import exceptions
from tracker.scorecards.figure_models import Figure

AT_ONCE = 6
APRIL, JULY, SEPTEMBER = date(2025, 4, 1), date(2025, 7, 30), date(2025, 9, 26)


@pytest.fixture
def boards(session):
    body = BodyFactory.board()
    held = MeetingStatus.HELD
    return [
        MeetingFactory(body=body, held_on=APRIL, status=held),
        MeetingFactory(body=body, held_on=JULY, status=held),
        MeetingFactory(body=body, held_on=SEPTEMBER),
    ]


def closed(made, moment):
    made.state = ExceptionState.CLOSED
    made.closed_at = moment
    return made


def test_the_figure_that_was_seen_is_hidden_once_its_correction_is(session):
    edition = EditionFactory()
    seen = {"value": Decimal(17), "state": FigureState.REPLACED}
    secure = measure(edition, {date(2025, 6, 30): seen})
    figure = session.scalars(select(Figure)).one()
    DataExceptionFactory(scorecard=edition.scorecard, indicator=secure, figure=figure)
    hidden = {"value": Decimal(17), "hiding": Hiding.SECONDARY}
    FigureFactory(indicator_id=secure.id, number=2, **hidden)
    session.flush()
    (row,) = exceptions(READERS[PackKind.FULL], today=SEPTEMBER)
    assert [each.said.spoken for each in (row.old, row.new)] == ["Hidden", "Hidden"]


def test_what_was_open_when_a_meeting_began_is_due_there(session, boards):
    april, july, september = boards
    still = DataExceptionFactory(promised_for=april)
    # Closed in the last hour of the day before in London, and in the first of the day itself.
    closed(DataExceptionFactory(promised_for=april), datetime(2025, 7, 29, 22, 59, tzinfo=UTC))
    that_day = DataExceptionFactory(promised_for=april)
    closed(that_day, datetime(2025, 7, 29, 23, 1, tzinfo=UTC))
    DataExceptionFactory(promised_for=september)
    session.flush()

    def due(meeting):
        return set(session.scalars(select(DataException.id).where(due_at(meeting))))

    assert due(july) == {still.id, that_day.id}
    assert len(due(april)) == 3
    assert len(due(september)) == 2


def test_however_many_are_due_they_cost_the_same_queries(session, boards):
    DataExceptionFactory.create_batch(30, promised_for=boards[0])
    session.flush()
    with at_most(8):
        rows = exceptions(READERS[PackKind.BOARD], due_at(boards[2]), today=SEPTEMBER)
        times = carried(boards[2], rows)
    assert set(times.values()) == {2}
    assert len(times) == 30


@pytest.fixture
def browser(real_app, real_session):
    return Browser(real_app, real_session).sign_in(person(Role.BOARD_SECRETARY))


def forms(browser, address, answers):
    """The same page in several windows, each filled in."""
    found = []
    for number in range(AT_ONCE):
        form = FilledForm(choose_form(browser.get(address).soup, form=address, button=None))
        form.put({name: str(value).format(number) for name, value in answers.items()})
        found.append(form.values)
    return found


def test_a_next_step_becomes_one_action_however_many_press(real_app, real_session, browser):
    plan = PlanFactory(slug="plan")
    made = DataExceptionFactory()
    real_session.commit()
    address = f"/exceptions/{made.id}/action"
    answers = send_at_once(real_app, browser, address, forms(browser, address, {"plan": plan.id}))
    assert answers == {303: 1, 409: AT_ONCE - 1}
    assert len(real_session.scalars(select(Action)).all()) == 1


def test_of_many_changes_one_is_kept_and_the_others_are_asked(real_app, real_session, browser):
    made = DataExceptionFactory(heading="Moves")
    real_session.commit()
    address = f"/exceptions/{made.id}/change"
    answers = send_at_once(
        real_app, browser, address, forms(browser, address, {"heading": "Window {}"})
    )
    assert answers == {303: 1, 409: AT_ONCE - 1}
