"""Whatever is sent, there is a plain sentence, nothing is half-done, and nothing typed is lost."""

import pytest

from tests.factories.actions import ActionFactory, DueMoveFactory
from tests.pages.update_round.rows import box, updates
from tracker.actions.models import ActionUpdate, DueMove

FAR_TOO_LONG = "x" * 1_000_000


def sent(page, action, **values):
    """A row as the page sent it, with other values in its boxes."""
    hidden = {box(action, name): page.value(box(action, name)) for name in ("version", "seen")}
    kept = {box(action, "judgement"): "on_track", box(action, "outcome"): "complete"}
    return hidden | kept | {box(action, name.replace("_", "-")): v for name, v in values.items()}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/02/2026", "31/02/2026 is not a date. February 2026 has 28 days"),
        ("soon", "“soon” is not a date. Enter day, month and year, such as 31/3/2026"),
        ("1/9/2025", "the new date must be today or later"),
        ("31/12/2025", "that is the date it has now"),
    ],
)
def test_a_date_that_cannot_be_is_explained(browser, session, action, page, typed, sentence):
    answers = {
        box(action, "line"): "Slow.",
        box(action, "new-date"): typed,
        box(action, "move-reason"): "The partner left.",
    }
    refused = browser.submit(page, answers, expect=422)
    assert refused.errors == [f"H2: {sentence}"]
    assert refused.value(box(action, "new-date")) == typed
    assert session.query(DueMove).count() == 0
    assert len(updates(session, action)) == 1


def test_every_box_that_is_wrong_has_its_sentence_at_once(browser, action, page):
    answers = {
        box(action, "judgement"): "some_issues",
        box(action, "new-date"): "31/02/2026",
    }
    refused = browser.submit(page, answers, expect=422)
    assert sorted(refused.errors) == [
        "H2: 31/02/2026 is not a date. February 2026 has 28 days",
        "H2: say what is new, in one line",
        "H2: say what stands in the way",
        "H2: say what will bring it back on track",
    ]


def test_a_megabyte_is_too_long_and_comes_back(browser, session, action, page):
    refused = browser.submit(page, {box(action, "line"): FAR_TOO_LONG}, expect=422)
    assert refused.errors == ["H2: this has 1,000,000 characters. Shorten it to 300 at most"]
    assert refused.value(box(action, "line")) == FAR_TOO_LONG
    assert len(updates(session, action)) == 1


def test_characters_that_cannot_be_shown_are_refused(browser, session, action, page):
    refused = browser.post(page.where, sent(page, action, line="Ten\0 signed"), expect=422)
    assert refused.errors == [
        "H2: characters that cannot be shown are taken out here. Look, then save again"
    ]
    assert refused.value(box(action, "line")) == "Ten signed"


def test_marks_that_turn_the_reading_round_are_left_out(browser, session, action, page):
    browser.submit(page, {box(action, "line"): "Ten\u202e signed\u200f"})
    assert updates(session, action)[-1].progress == "Ten signed"


def test_a_tick_beside_words_is_not_guessed_at(browser, session, action, page):
    answers = {box(action, "same"): True, box(action, "line"): "Ten signed."}
    refused = browser.submit(page, answers, expect=422)
    assert refused.errors == [
        "H2: you ticked “No change” and also wrote something. Untick it, or clear that"
    ]
    assert len(updates(session, action)) == 1


@pytest.mark.parametrize("number", [0, 999_999_999, 10**30], ids=str)
def test_an_unknown_action_is_not_saved_and_its_words_come_back(browser, session, page, number):
    data = {f"a{number}-version": "1", f"a{number}-line": "Words"}
    if number == 10**30:
        assert browser.post(page.where, data, expect=303)
        return
    refused = browser.post(page.where, data, expect=422)
    assert refused.errors == [
        "This action is not in the round any more, or it is not yours. Nothing of it is saved"
    ]
    assert "What is new: Words" in refused.text


def test_another_workstreams_action_is_not_saved_and_not_named(browser, session, page):
    other = ActionFactory(ref="X1", text="Somebody else’s secret plan")
    data = {box(other, "version"): "1", box(other, "line"): "Words"}
    refused = browser.post(page.where, data, expect=422)
    assert "secret plan" not in refused.text
    assert "X1" not in refused.text
    assert updates(session, other) == []


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_version_that_is_none_counts_as_old(browser, session, action, page, version):
    data = sent(page, action, line="Words") | {box(action, "version"): version}
    if version == "":
        data = sent(page, action, line="Words", version="")
    browser.post(page.where, data, expect=409)
    assert len(updates(session, action)) == 1


@pytest.mark.parametrize("name", ["judgement", "outcome", "same", "keep", "agree", "base"])
def test_a_choice_that_is_not_offered_is_no_choice(browser, session, action, page, name):
    data = sent(page, action, line="Words") | {box(action, name): "<b>nonsense</b>"}
    browser.post(page.where, data, expect=(303, 422))
    assert "nonsense" not in [each.judgement for each in updates(session, action)]


def test_more_rows_than_a_page_holds_are_refused_whole(browser, session, page):
    data = {f"a{number}-version": "1" for number in range(600)}
    refused = browser.post(page.where, data, expect=422)
    assert "These are more rows than one page holds." in refused.text


def test_a_move_that_waits_is_not_asked_for_again(browser, session, action, page):
    DueMoveFactory(action=action, asked_on=action.said_on)
    data = sent(page, action, line="Slow.", new_date="31/3/2026", move_reason="Again.")
    refused = browser.post(page.where, data, expect=422)
    assert refused.errors == [
        "H2: 31 March 2026 was asked for on 20 August 2025 and still waits to be agreed"
    ]
    assert session.query(ActionUpdate).count() == 1


def test_nobody_agrees_a_move_of_another_action(browser, session, action, page):
    elsewhere = DueMoveFactory()
    data = {
        box(action, "version"): page.value(box(action, "version")),
        box(action, "seen"): page.value(box(action, "seen")),
        box(action, "judgement"): "on_track",
        box(action, "outcome"): "complete",
        box(action, "agree"): str(elsewhere.id),
    }
    refused = browser.post(page.where, data, expect=422)
    assert refused.errors == ["H2: this new date is not waiting any more. Look at it again"]
    assert session.get(DueMove, elsewhere.id).agreed_on is None
