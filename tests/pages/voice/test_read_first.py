"""Where the council wants it, the participation lead reads first what ambassadors say."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.council import World, user_of
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.voice.models import Comment

SAID = "Put one name and one number on it."


@pytest.fixture(autouse=True)
def _reads_first(app):
    before = app.extensions["tracker"]
    app.extensions["tracker"] = replace(before, reads_first=True)
    yield
    app.extensions["tracker"] = before


@pytest.fixture
def world(session):
    return World()


def action_page(browser, viewer, world):
    return browser.sign_in(user_of(viewer)).get("actions.show", action_id=world.action.id)


@pytest.fixture
def comment(browser, session, world):
    page = action_page(browser, world.ambassador, world)
    assert "Who reads it first: the participation lead" in page.text
    browser.submit(page, button="Send to the Head of Housing, the board and the workstream",
                   text=SAID)  # fmt: skip
    return session.scalars(select(Comment)).one()


def test_until_then_its_author_and_the_participation_lead_read_it(browser, world, comment):
    assert (
        "The participation lead reads this first."
        in action_page(browser, world.ambassador, world).text
    )
    for each in (world.lead, world.chair, world.secretary, world.safeguarding, world.auditor):
        assert SAID not in action_page(browser, each, world).text
        browser.get("voice.show", comment_id=comment.id, expect=404)
        browser.get("voice.answer", comment_id=comment.id, expect=(403, 404))
    assert SAID in action_page(browser, world.participation, world).text


def test_let_through_everybody_reads_it_and_the_days_to_answer_begin(
    browser, session, world, comment
):
    clock.hold(date(2025, 9, 8))
    browser.sign_in(user_of(world.participation))
    page = browser.get("voice.index", show="to-read")
    ask = browser.get(page.link("Let others read it"))
    browser.submit(ask, button="Let others read it")
    assert comment.answer_due_on == date(2025, 9, 22)
    assert SAID in action_page(browser, world.lead, world).text
    browser.sign_in(user_of(world.participation)).get(ask.where, expect=409)
    of_it = select(AuditEntry.deed).where(AuditEntry.subject_type == "comment")
    assert session.scalars(of_it.order_by(AuditEntry.id)).all()[-1] == "comment:let-through"


def test_it_is_removed_with_a_reason_or_worried_about_before_anybody_reads_it(
    browser, world, comment
):
    page = action_page(browser, world.participation, world)
    assert page.link("This worries me")
    form = browser.get(page.link("Remove it"))
    browser.submit(form, reason="It names a home.", button="Remove it")
    assert "It names a home." in action_page(browser, world.ambassador, world).text
    browser.sign_in(user_of(world.participation))
    browser.get("voice.let_through", comment_id=comment.id, expect=409)


def test_nobody_but_the_participation_lead_lets_it_through(browser, world, comment):
    for each in (world.ambassador, world.secretary, world.chair):
        browser.sign_in(user_of(each))
        browser.get("voice.let_through", comment_id=comment.id, expect=403)


def test_what_others_say_and_what_is_private_does_not_wait(browser, session, world):
    page = action_page(browser, world.member, world)
    browser.submit(page, button="Send to the board and the workstream", text=SAID)
    page = action_page(browser, world.ambassador, world)
    browser.submit(
        page,
        button="Send to the Head of Housing, the board and the workstream",
        text="He hits me",
        unsafe="y",
    )
    assert [each.is_held for each in session.scalars(select(Comment))] == [False, False]


def test_sent_twice_it_waits_once(browser, session, world, comment):
    page = action_page(browser, world.ambassador, world)
    browser.submit(page, button="Send to the Head of Housing, the board and the workstream",
                   text=SAID)  # fmt: skip
    assert session.scalars(select(Comment)).one() is comment
