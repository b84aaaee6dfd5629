"""Two people at once: nobody's text is lost, and nothing is chosen for anybody."""

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.people import person
from tests.pages.update_round.rows import box, updates
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.actions.enums import Judgement

XSS = "<script>alert('x')</script> & “more”"


@pytest.fixture
def secretary(app, session):
    return Browser(app, session).sign_in(person(Role.BOARD_SECRETARY, name="Board Secretary"))


@pytest.fixture
def conflict(browser, secretary, action, page):
    """The chair's answer after the secretary saved the same row."""
    theirs = secretary.get(page.where)
    secretary.submit(
        theirs,
        {
            box(action, "judgement"): "some_issues",
            box(action, "line"): "One left.",
            box(action, "why"): "A merger.",
            box(action, "road"): "Ask the new owner.",
        },
    )
    return browser.submit(page, {box(action, "line"): XSS}, expect=409)


def test_a_conflict_shows_what_it_was_theirs_and_mine(session, action, conflict):
    assert conflict.errors == ["H2: somebody else changed this row while you wrote"]
    assert "Board Secretary saved this row at 09:00, while you were writing." in conflict.text
    assert conflict.all(".ct-version") == [
        "What it was, 20 August On track Shared with providers.",
        "Theirs, today 09:00 Some issues One left. Why: A merger. "
        "Road to green: Ask the new owner. Keep theirs",
        f"Yours, not saved yet On track {XSS} Keep mine",
    ]
    assert "<script>alert" not in conflict.html
    assert not conflict.soup.select(f"[name={box(action, 'keep')}][checked]")
    assert len(updates(session, action)) == 2


def test_theirs_may_stand(browser, session, action, conflict):
    after = browser.follow(browser.submit(conflict, {box(action, "keep"): "theirs"}))
    assert after.notices == ["H2 is up to date."]
    assert updates(session, action)[-1].progress == "One left."


def test_mine_may_stand(browser, session, action, conflict):
    browser.submit(conflict, {box(action, "keep"): "mine"})
    last = updates(session, action)[-1]
    assert (last.progress, last.judgement, last.why) == (XSS, Judgement.ON_TRACK, "")


def test_a_third_text_may_stand(browser, session, action, conflict):
    refused = browser.submit(conflict, {box(action, "anew"): "One left, ten signed."}, expect=422)
    assert refused.errors == ["H2: choose how it stands"]
    assert refused.value(box(action, "line")) == "One left, ten signed."
    browser.submit(refused, {box(action, "judgement"): "on_track"})
    assert updates(session, action)[-1].progress == "One left, ten signed."


def test_choosing_nothing_chooses_nothing(browser, session, action, conflict):
    again = browser.submit(conflict, expect=409)
    assert again.errors == [
        "H2: somebody else changed this row while you wrote. Choose a version, or write a third"
    ]
    assert XSS in again.text
    assert len(updates(session, action)) == 2


def test_a_third_person_may_come_between(browser, secretary, session, action, conflict):
    theirs = secretary.get(conflict.where)
    secretary.submit(theirs, {box(action, "same"): True})
    again = browser.submit(conflict, {box(action, "keep"): "mine"}, expect=409)
    assert "Theirs, today 09:00 Some issues No change, still true." in again.all(".ct-version")[1]
    assert XSS in again.text
    browser.submit(again, {box(action, "keep"): "mine"})
    assert updates(session, action)[-1].progress == XSS


def test_no_change_is_kept_as_what_it_was_said_of(browser, secretary, session, action, page):
    secretary.submit(
        secretary.get(page.where),
        {
            box(action, "judgement"): "some_issues",
            box(action, "line"): "One left.",
            box(action, "why"): "A merger.",
            box(action, "road"): "Ask the new owner.",
        },
    )
    conflict = browser.submit(page, {box(action, "same"): True}, expect=409)
    assert "Yours, not saved yet On track No change, still true." in conflict.all(".ct-version")[2]
    browser.submit(conflict, {box(action, "keep"): "mine"})
    last = updates(session, action)[-1]
    assert (last.judgement, last.progress) == (Judgement.ON_TRACK, "Shared with providers.")


def test_a_row_that_was_not_touched_makes_no_conflict(browser, secretary, session, action, page):
    secretary.submit(secretary.get(page.where), {box(action, "line"): "Eleven signed."})
    after = browser.follow(browser.submit(page))
    assert after.notices == ["Nothing was changed, so nothing is saved."]
    assert "Eleven signed." in after.text


def test_words_for_an_action_that_was_closed_meanwhile_come_back(
    browser, secretary, session, action, page
):
    secretary.submit(
        secretary.get(page.where),
        {
            box(action, "judgement"): "close",
            box(action, "reason"): "Done.",
            box(action, "evidence-url"): "https://example.org/charter",
        },
    )
    refused = browser.submit(page, {box(action, "line"): "Nearly there."}, expect=422)
    assert refused.errors == [
        "H2: it was closed, or proposed for it, while you wrote. Nothing of this is saved"
    ]
    assert "What is new: Nearly there." in refused.text


def test_the_same_form_sent_again_saves_nothing_twice(browser, session, action, page):
    answers = {box(action, "line"): "Ten signed."}
    browser.submit(page, answers)
    browser.submit(page, answers)
    assert len(updates(session, action)) == 2


def test_a_partly_refused_form_sent_again_gets_the_same_answer(
    browser, session, stream, chair, action
):
    other = ActionFactory(workstream=stream, ref="H3")
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    answers = {
        box(action, "line"): "Ten signed.",
        box(other, "line"): "Begun.",
    }
    first = browser.submit(page, answers, expect=422)
    second = browser.submit(page, answers, expect=422)
    assert first.errors == second.errors == ["H3: choose how it stands"]
    assert second.value(box(other, "line")) == "Begun."
    assert len(updates(session, action)) == 2
    assert updates(session, other) == []


def test_other_words_from_the_same_page_after_going_back_are_a_conflict_with_oneself(
    browser, session, action, page
):
    browser.submit(page, {box(action, "line"): "Ten signed."})
    again = browser.submit(page, {box(action, "line"): "Eleven signed."}, expect=409)
    assert "You saved this row at 09:00, while you were writing in another window." in again.text
    browser.submit(again, {box(action, "keep"): "mine"})
    assert [each.progress for each in updates(session, action)][1:] == [
        "Ten signed.",
        "Eleven signed.",
    ]


def test_a_page_that_had_been_open_for_too_long_gives_its_words_back(
    browser, secretary, session, action, page
):
    old = {"csrf_token": "old", "once": page.value("once")}
    row = {box(action, name): page.value(box(action, name)) for name in ("version", "base", "seen")}
    typed = {box(action, "judgement"): "on_track", box(action, "line"): "Ten signed."}
    typed |= {box(action, "outcome"): "complete"}
    secretary.submit(secretary.get(page.where), {box(action, "line"): "Eleven signed."})
    back = browser.follow(browser.post(page.where, old | row | typed))
    assert back.value(box(action, "line")) == "Ten signed."
    assert len(updates(session, action)) == 2
    conflict = browser.submit(back, form="/update", expect=409)
    assert "Ten signed." in conflict.all(".ct-version")[2]
    assert "Eleven signed." in conflict.all(".ct-version")[1]
