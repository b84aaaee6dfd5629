"""The round's page: what it shows to whom, and what a save does."""

from datetime import date

from tests.factories.actions import (
    ActionFactory,
    DueMoveFactory,
    EvidenceFactory,
    closed,
    said,
)
from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.pages.update_round.rows import AUGUST, box, updates
from tracker.access.roles import Role
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.models import Closure, Evidence


def test_a_chair_brings_an_action_up_to_date(browser, session, chair, action, page):
    assert page.h1.endswith("Bring 1 action up to date")
    saved = browser.submit(page, {box(action, "line"): "Ten providers have signed."})
    assert saved.location.endswith("/workstreams/good-homes/update")
    update = updates(session, action)[-1]
    assert (update.judgement, update.progress) == (Judgement.ON_TRACK, "Ten providers have signed.")
    assert (update.by_id, update.counts_on) == (chair.id, date(2025, 9, 5))
    after = browser.follow(saved)
    assert after.notices == ["H2 is up to date."]
    assert after.all(".ct-saved") == ["saved 09:00"]
    assert after.h1.endswith("The action is up to date")
    assert "1 of 1 up to date." in after.text


def test_one_tick_says_that_nothing_changed(browser, session, action, page):
    browser.submit(page, {box(action, "same"): True})
    update = updates(session, action)[-1]
    assert update.is_no_change
    assert update.judgement is Judgement.ON_TRACK
    assert "Still true on 5 September." in browser.get(page.where).text


def test_an_untouched_row_is_left_alone(browser, session, action, page):
    after = browser.follow(browser.submit(page))
    assert after.notices == ["Nothing was changed, so nothing is saved."]
    assert len(updates(session, action)) == 1


def test_red_asks_for_a_reason_a_road_and_an_ask_and_the_other_rows_are_saved(
    browser, session, chair, stream, action
):
    other = ActionFactory(workstream=stream, ref="H3")
    said(other, on=AUGUST)
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    refused = browser.submit(
        page,
        {
            box(action, "judgement"): "not_on_track",
            box(action, "line"): "Two providers left.",
            box(other, "line"): "A date is set.",
        },
        expect=422,
    )
    assert refused.errors == [
        "H2: say what stands in the way",
        "H2: say what will bring it back on track",
        "H2: say what you ask of the board. If it is nothing, say so",
    ]
    assert "One row needs you" in refused.text
    assert "The other row is saved. Nothing you typed is lost." in refused.text
    assert refused.value(box(action, "line")) == "Two providers left."
    assert refused.value(box(action, "judgement")) == "not_on_track"
    assert refused.all(".ct-saved") == ["saved 09:00"]
    assert len(updates(session, action)) == 1
    assert updates(session, other)[-1].progress == "A date is set."
    browser.submit(
        refused,
        {
            box(action, "why"): "They ended the contract.",
            box(action, "road"): "Find two others by October.",
            box(action, "ask"): "Nothing.",
        },
    )
    assert updates(session, action)[-1].why == "They ended the contract."
    assert len(updates(session, other)) == 2


def test_the_words_of_the_last_amber_stand_in_the_boxes(browser, session, chair, stream):
    action = ActionFactory(workstream=stream, ref="H4")
    said(action, Judgement.SOME_ISSUES, on=AUGUST, why="No money.", road_to_green="Ask for it.")
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    assert page.value(box(action, "why")) == "No money."
    browser.submit(page, {box(action, "judgement"): "on_track", box(action, "line"): "Money came."})
    update = updates(session, action)[-1]
    assert (update.judgement, update.why, update.road_to_green) == (Judgement.ON_TRACK, "", "")


def test_an_overdue_action_cannot_stand_as_on_track(browser, session, chair, stream):
    action = ActionFactory(workstream=stream, ref="H5", due_on=date(2025, 8, 31))
    said(action, on=AUGUST)
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    assert "5 days overdue" in page.text
    assert "You said" not in page.text
    assert "Its lead says On track. The calendar says overdue by 5 days." in page.text
    refused = browser.submit(page, {box(action, "same"): True}, expect=422)
    assert refused.errors == [
        "H5: this is 5 days overdue, so it cannot stand as On track. "
        "Say Not on track, or ask for a new date"
    ]
    browser.submit(
        refused,
        {
            box(action, "same"): False,
            box(action, "line"): "The printer is late.",
            box(action, "new-date"): "31/10/2025",
            box(action, "move-reason"): "The printer needs six weeks.",
        },
    )
    session.refresh(action)
    assert (action.due_on, action.moves) == (date(2025, 10, 31), 1)
    assert action.original_due_on == date(2025, 8, 31)


def test_a_second_move_waits_for_the_board(browser, session, chair, stream):
    action = ActionFactory(workstream=stream, ref="H6", due_on=date(2025, 10, 31), moves=1)
    DueMoveFactory(action=action, to_on=date(2025, 10, 31), agreed_on=AUGUST, asked_on=AUGUST)
    said(action, on=AUGUST)
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    answers = {
        box(action, "line"): "Slower than we thought.",
        box(action, "new-date"): "30 November 2025",
        box(action, "move-reason"): "The partner left.",
    }
    after = browser.follow(browser.submit(page, answers))
    session.refresh(action)
    assert action.due_on == date(2025, 10, 31)
    assert "30 November 2025: “The partner left.”" in after.text
    assert "It waits for the board." in after.text


def test_a_lead_asks_and_the_chair_agrees_in_the_round(browser, session, chair, stream):
    post = PostFactory(name="Head of Housing")
    lead = person(Role.ACTION_LEAD, name="Service Manager")
    PostHoldingFactory(post=post, user=lead)
    own = ActionFactory(workstream=stream, ref="H7", accountable_post=post)
    ActionFactory(workstream=stream, ref="H8")
    said(own, on=AUGUST)
    page = browser.sign_in(lead).get("update_round.show", slug="good-homes")
    assert page.all(".ct-ref") == ["H7"]
    assert "These are the actions of the posts that you hold." in page.text
    browser.submit(
        page,
        {
            box(own, "line"): "It takes longer.",
            box(own, "new-date"): "28/2/2026",
            box(own, "move-reason"): "The tender runs until January.",
        },
    )
    session.refresh(own)
    assert own.moves == 0
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    browser.submit(page, {box(own, "agree"): True})
    session.refresh(own)
    assert (own.due_on, own.moves) == (date(2026, 2, 28), 1)
    assert len(updates(session, own)) == 2


def test_an_ongoing_action_gets_its_next_review(browser, session, chair, stream):
    action = ActionFactory(
        workstream=stream,
        ref="H9",
        due_on=None,
        due_precision=Precision.ONGOING,
        review_on=date(2025, 9, 19),
    )
    said(action, on=AUGUST)
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    assert "Ongoing, next review 19 September 2025" in page.text
    answers = {box(action, "line"): "Looked at it.", box(action, "review"): "31/3/2026"}
    refused = browser.submit(page, answers, expect=422)
    assert refused.errors == [
        "H9: the next review is at most a quarter ahead: 5 December 2025 at the latest"
    ]
    browser.submit(refused, {box(action, "review"): "1/12/2025"})
    session.refresh(action)
    assert action.review_on == date(2025, 12, 1)


def test_an_action_is_proposed_for_closure_with_its_evidence(browser, session, action, page):
    refused = browser.submit(page, {box(action, "judgement"): "close"}, expect=422)
    assert refused.errors == [
        "H2: say what shows that it is done",
        "H2: give a link to something that shows it is done",
    ]
    answers = {
        box(action, "reason"): "All have signed.",
        box(action, "evidence-url"): "javascript:alert(1)",
        box(action, "evidence-label"): "The Charter",
    }
    refused = browser.submit(refused, answers, expect=422)
    assert refused.errors == ["H2: enter a link that starts with https://"]
    answers = {box(action, "evidence-url"): "https://example.org/charter"}
    after = browser.follow(browser.submit(refused, answers))
    closure = session.query(Closure).one()
    assert (closure.outcome, closure.reason) == (Outcome.COMPLETE, "All have signed.")
    assert session.query(Evidence).one().url == "https://example.org/charter"
    assert "Proposed for closure" in after.text
    assert after.h1.endswith("Nothing waits for an update")


def test_what_has_not_begun_or_waits_or_is_complete_needs_nothing(browser, chair, stream):
    ActionFactory(workstream=stream, ref="H1", starts_on=date(2025, 10, 1))
    waiting = ActionFactory(workstream=stream, ref="H2")
    waiting.proposed_on = AUGUST
    closed(ActionFactory(workstream=stream, ref="H3"))
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    assert page.all(".ct-ref") == ["H1", "H2"]
    assert page.text.count("Nothing is needed from you.") == 2
    assert "2 more are complete or wait for the board." in page.text


def test_something_can_be_said_of_what_has_not_begun(browser, session, chair, stream):
    action = ActionFactory(workstream=stream, ref="H1", starts_on=date(2025, 10, 1))
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    answers = {box(action, "line"): "We may begin early.", box(action, "judgement"): "on_track"}
    browser.submit(page, answers)
    assert updates(session, action)[-1].progress == "We may begin early."


def test_a_round_without_actions_says_so(browser, chair):
    page = browser.sign_in(chair).get("update_round.show", slug="good-homes")
    assert page.h1.endswith("Nothing waits for an update")
    assert "This workstream has no action yet." in page.text


def test_evidence_that_is_there_is_enough(browser, session, action, page):
    EvidenceFactory(action=action)
    answers = {box(action, "judgement"): "close", box(action, "line"): "All have signed."}
    browser.submit(page, answers)
    assert session.query(Closure).one().reason == "All have signed."
