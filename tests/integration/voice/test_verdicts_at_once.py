"""Many at once on both databases: one verdict an answer, one word on a difference."""

import pytest
from sqlalchemy import func, select

from tests.factories.actions import ClosureFactory
from tests.factories.council import World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.support.at_once import send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.voice.difference.models import DifferenceSaid
from tracker.voice.models import Answer

AT_ONCE = 8


@pytest.fixture
def world(real_session):
    return World()


@pytest.fixture
def young(real_app, real_session, world):
    return Browser(real_app, real_session).sign_in(user_of(world.ambassador))


def pressed(browser, address, **answers):
    """What the form of a page would send, its button pressed."""
    found = FilledForm(choose_form(browser.get(address).soup, form=address, button=None))
    for name, value in answers.items():
        found.values.setlist(name, [value])
    return found.values


def recorded(session, deed):
    session.rollback()
    return session.scalar(select(func.count(AuditEntry.id)).where(AuditEntry.deed == deed))


@pytest.fixture
def verdict(world):
    comment = CommentFactory(
        action=world.action, author=user_of(world.ambassador), answer_due_on=clock.today()
    )
    AnswerFactory(comment=comment, by=user_of(world.lead))
    return f"/voice/{comment.id}/verdict"


def test_not_yet_pressed_many_times_is_said_once(real_app, real_session, young, verdict):
    form = pressed(young, verdict, verdict="not_yet", text="Which number?")
    sent = send_at_once(real_app, young, verdict, [form] * AT_ONCE)
    assert sent == {303: AT_ONCE}
    assert recorded(real_session, Deed.COMMENT_JUDGED) == 1


def test_of_two_words_at_once_one_stands_and_fits_its_day(real_app, real_session, young, verdict):
    forms = [
        pressed(young, verdict, verdict=each) for each in ("not_yet", "answers_it") * (AT_ONCE // 2)
    ]
    assert send_at_once(real_app, young, verdict, forms) == {303: AT_ONCE}
    real_session.rollback()
    (answer,) = real_session.scalars(select(Answer))
    assert (answer.verdict == "not_yet") is (answer.owed_again_on is not None)


def test_a_difference_said_many_times_stands_once(real_app, real_session, world, young):
    closure = ClosureFactory(action=world.action)
    address = f"/actions/{world.action.id}/closure/{closure.id}/difference"
    forms = [pressed(young, address, said="partly") for _ in range(AT_ONCE)]
    assert send_at_once(real_app, young, address, forms) == {303: AT_ONCE}
    real_session.rollback()
    assert real_session.scalar(select(func.count(DifferenceSaid.id))) == 1
