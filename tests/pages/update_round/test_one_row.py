"""A row by itself, as the page sends it while its writer goes on, and words kept unsaved."""

import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.people import person
from tests.pages.update_round.rows import AUGUST, box, updates
from tests.pages.update_round.test_bad_input import sent
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.actions.models import Closure, DueMove
from tracker.people.models import Draft


@pytest.fixture
def other(stream):
    action = ActionFactory(workstream=stream, ref="H3", text="Book the hall")
    said(action, on=AUGUST)
    return action


def one(page, action, **values):
    return {"row": str(action.id), "once": "1.UpdateRoundForm.x"} | sent(page, action, **values)


def draft(page, action, **values):
    return {"as": "draft"} | sent(page, action, **values)


def test_a_row_is_saved_and_comes_back_alone(browser, session, action, other, page):
    saved = browser.post(page.where, one(page, action, line="Ten signed."))
    assert saved.location.endswith(f"/workstreams/good-homes/update?row={action.id}")
    alone = browser.follow(saved)
    assert alone.all(".ct-ref") == ["H2"]
    assert alone.all(".ct-saved") == ["saved 09:00"]
    assert alone.all("[data-so-far]") == ["1 of 2 up to date."]
    assert updates(session, action)[-1].progress == "Ten signed."


def test_a_row_that_is_refused_comes_back_alone_and_is_kept(browser, action, other, page):
    answers = one(page, action, judgement="not_on_track", line="Two left.")
    refused = browser.post(page.where, answers, expect=422)
    assert refused.all(".ct-ref") == ["H2"]
    assert "H2: say what stands in the way" in refused.errors
    again = browser.get(page.where)
    assert again.value(box(action, "line")) == "Two left."
    assert again.all(".ct-saved") == ["not saved yet"]
    kept = "1 row holds words that you typed and did not save. Look them over, then save."
    assert again.notices == [kept]


@pytest.mark.parametrize(
    "deed",
    [
        {"judgement": "close", "reason": "Done.", "evidence_url": "https://example.org/x"},
        {"line": "Slow.", "new_date": "31/10/2025", "move_reason": "The printer."},
        {"line": "Looked.", "review": "1/12/2025"},
    ],
    ids=["closing", "date", "review"],
)
def test_a_deed_is_not_done_by_going_on(browser, session, action, page, deed):
    refused = browser.post(page.where, one(page, action, **deed), expect=422)
    assert "saved by the button" in refused.text
    assert len(updates(session, action)) == 1
    assert session.query(DueMove).count() == session.query(Closure).count() == 0


def test_words_that_are_kept_are_no_update_and_come_back_byte_for_byte(
    browser, session, action, page
):
    odd = "“Été” <b>&amp;</b> two  spaces, 100 % \u202e\U0001f642 e\u0301 %2B"
    browser.post(page.where, draft(page, action, line=odd), expect=204)
    assert len(updates(session, action)) == 1
    again = browser.get(page.where)
    assert again.value(box(action, "line")) == odd
    browser.submit(again)
    assert len(updates(session, action)) == 2
    assert session.query(Draft).count() == 0


def test_a_row_that_is_cleared_again_is_kept_no_more(browser, session, action, page):
    browser.post(page.where, draft(page, action, line="Ten"), expect=204)
    browser.post(page.where, draft(page, action), expect=204)
    assert session.query(Draft).count() == 0


def test_two_windows_keep_their_rows_side_by_side(browser, session, action, other, page):
    page = browser.get(page.where)
    browser.post(page.where, draft(page, action, line="Ten"), expect=204)
    browser.post(page.where, draft(page, other, line="Booked"), expect=204)
    again = browser.get(page.where)
    assert again.value(box(action, "line")) == "Ten"
    assert again.value(box(other, "line")) == "Booked"
    browser.post(page.where, one(page, other, line="Booked."))
    again = browser.get(page.where)
    assert again.value(box(action, "line")) == "Ten"
    assert again.value(box(other, "line")) == ""


def test_nobody_elses_words_are_shown(app, browser, session, action, page):
    browser.post(page.where, draft(page, action, line="Ten"), expect=204)
    other = Browser(app, session).sign_in(person(Role.BOARD_SECRETARY))
    assert other.get(page.where).value(box(action, "line")) == ""


def test_words_for_an_action_that_was_closed_meanwhile_are_shown_to_be_copied(
    app, browser, session, action, page
):
    browser.post(page.where, draft(page, action, line="Nearly there."), expect=204)
    action.proposed_on = AUGUST
    again = browser.get(page.where)
    assert "What is new: Nearly there." in again.text


def test_too_long_a_draft_is_refused(browser, session, action, page):
    browser.post(page.where, draft(page, action, line="x" * 500_000), expect=413)
    assert session.query(Draft).count() == 0


def test_a_conflict_left_alone_is_a_conflict_again(app, browser, session, action, page):
    secretary = Browser(app, session).sign_in(person(Role.BOARD_SECRETARY))
    secretary.submit(secretary.get(page.where), {box(action, "line"): "Theirs."})
    browser.post(page.where, one(page, action, line="Mine."), expect=409)
    again = browser.get(page.where)
    assert again.value(box(action, "line")) == "Mine."
    conflict = browser.submit(again, expect=409)
    assert "Theirs." in conflict.all(".ct-version")[1]
