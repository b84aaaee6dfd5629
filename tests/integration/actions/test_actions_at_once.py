"""Many at once on both databases: one action, one ref each, one new date, one last word."""

import pytest
from sqlalchemy import func, select

from tests.factories.council import World, user_of
from tests.support.at_once import send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.actions.models import Action, ActionUpdate, DueMove

AT_ONCE = 20


@pytest.fixture
def world(real_session):
    return World(ref="H2", text="Finish the Charter")


def filled(browser, address, answers):
    """What the form of a page would send, opened and filled in anew."""
    found = FilledForm(choose_form(browser.get(address).soup, form=address, button=None))
    found.put(answers)
    return found.values


def how_many(session, model):
    session.rollback()
    return session.scalar(select(func.count(model.id)))


def test_twenty_identical_posts_add_one_action(real_app, real_session, world):
    browser = Browser(real_app, real_session).sign_in(user_of(world.secretary))
    form = filled(browser, "/actions/new", {"text": "Open it", "due_precision": "none"})
    assert send_at_once(real_app, browser, "/actions/new", [form] * AT_ONCE) == {303: AT_ONCE}
    assert how_many(real_session, Action) == 2


def test_people_who_add_at_once_get_a_ref_each(real_app, real_session, world):
    browser = Browser(real_app, real_session).sign_in(user_of(world.chair))
    answers = {"text": "Open it", "due_precision": "none"}
    forms = [filled(browser, "/actions/new", answers) for _ in range(8)]
    assert send_at_once(real_app, browser, "/actions/new", forms) == {303: 8}
    real_session.rollback()
    refs = real_session.scalars(select(Action.ref)).all()
    assert sorted(refs) == [f"H{number}" for number in sorted(map(str, range(2, 11)))]


def test_a_date_is_asked_for_once(real_app, real_session, world):
    browser = Browser(real_app, real_session).sign_in(user_of(world.lead))
    address = f"/actions/{world.action.id}/new-date"
    answers = {"new_date-day": "1", "new_date-month": "2", "new_date-year": "2026",
               "move_reason": "Slow"}  # fmt: skip
    forms = [filled(browser, address, answers) for _ in range(8)]
    assert send_at_once(real_app, browser, address, forms) == {303: 1, 422: 7}
    assert how_many(real_session, DueMove) == 1


def test_of_several_who_say_how_it_stands_one_is_first_and_no_words_are_lost(
    real_app, real_session, world
):
    browser = Browser(real_app, real_session).sign_in(user_of(world.lead))
    address = f"/actions/{world.action.id}/update"
    forms = [
        filled(browser, address, {"judgement": "on_track", "progress": f"Step {number}"})
        for number in range(8)
    ]
    assert send_at_once(real_app, browser, address, forms) == {303: 1, 409: 7}
    assert how_many(real_session, ActionUpdate) == 1
