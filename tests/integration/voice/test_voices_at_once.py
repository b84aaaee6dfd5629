"""Many at once, on both databases: one comment, one last word, one worry."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.factories.council import World, user_of
from tests.factories.voice import CommentFactory
from tests.support.at_once import all_send_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.core import clock
from tracker.voice.models import Answer, Comment, CommentFlag

AT_ONCE = 20


@pytest.fixture
def world(real_session):
    return World()


@pytest.fixture
def comment(world):
    return CommentFactory(
        action=world.action, author=user_of(world.ambassador), answer_due_on=clock.today()
    )


def filled(page, form, answers):
    found = FilledForm(choose_form(page.soup, form=form, button=None))
    found.put(answers)
    return found.values


def how_many(session, model):
    session.rollback()
    return session.scalar(select(func.count(model.id)))


def test_twenty_identical_posts_are_one_comment(real_app, real_session, world):
    browser = Browser(real_app, real_session).sign_in(user_of(world.ambassador))
    address = f"/actions/{world.action.id}/comment"
    values = filled(browser.get(address), address, {"text": "Put a name on it."})
    assert all_send_at_once(real_app, address, [(browser, values)] * AT_ONCE) == {303: AT_ONCE}
    assert how_many(real_session, Comment) == 1


def test_the_same_words_from_twenty_windows_are_one_comment(real_app, real_session, world):
    browser = Browser(real_app, real_session).sign_in(user_of(world.ambassador))
    address = f"/actions/{world.action.id}/comment"
    windows = [
        (browser, filled(browser.get(address), address, {"text": "Put a name on it."}))
        for _ in range(AT_ONCE)
    ]
    assert all_send_at_once(real_app, address, windows) == {303: AT_ONCE}
    assert how_many(real_session, Comment) == 1


def test_two_last_words_at_once_are_one_answer(real_app, real_session, world, comment):
    address = f"/voice/{comment.id}/answer"
    sends = []
    for person, text in ((world.lead, "It is done."), (world.chair, "The landlord did it.")):
        browser = Browser(real_app, real_session).sign_in(user_of(person))
        answers = {"kind": "we_did_it", "text": text}
        sends.append((browser, filled(browser.get(address), address, answers)))
    statuses = all_send_at_once(real_app, address, sends)
    assert statuses[303] == 1
    assert set(statuses) <= {303, 409, 422}
    assert how_many(real_session, Answer) == 1


def test_words_are_changed_or_answered_never_both(real_app, real_session, world, comment):
    mine = Browser(real_app, real_session).sign_in(user_of(world.ambassador))
    theirs = Browser(real_app, real_session).sign_in(user_of(world.lead))
    edit, answer = f"/voice/{comment.id}/edit", f"/voice/{comment.id}/answer"
    changed = filled(mine.get(edit), edit, {"text": "Other words."})
    answered = filled(theirs.get(answer), answer, {"kind": "we_did_it", "text": "It is done."})
    with ThreadPoolExecutor(2) as pool:
        jobs = [
            pool.submit(all_send_at_once, real_app, edit, [(mine, changed)]),
            pool.submit(all_send_at_once, real_app, answer, [(theirs, answered)]),
        ]
        statuses = sum((job.result() for job in jobs), Counter())
    assert statuses[303] == 1
    assert set(statuses) <= {303, 409, 422}


def test_ten_worries_at_once_are_one(real_app, real_session, world, comment):
    address = f"/voice/{comment.id}/flag"
    browser = Browser(real_app, real_session).sign_in(user_of(world.member))
    windows = [(browser, filled(browser.get(address), address, {})) for _ in range(10)]
    statuses = all_send_at_once(real_app, address, windows)
    assert statuses == {303: 1, 409: 9}
    assert how_many(real_session, CommentFlag) == 1
