"""Saying how an action stands and moving its date: what is done, explained, refused and hidden."""

from datetime import date

import pytest

from tests.factories.actions import (
    ActionFactory,
    ClosureFactory,
    DueMoveFactory,
    EvidenceFactory,
    said,
)
from tests.pages.actions.doing import do, every, on
from tracker.actions.enums import Judgement, Precision
from tracker.actions.models import ActionUpdate, DueMove
from tracker.core import clock

RED = {
    "judgement": "not_on_track",
    "progress": "Nobody pays.",
    "why": "No money.",
    "road_to_green": "Ask for it.",
    "ask": "Decide who pays.",
}


@pytest.mark.parametrize("who", ["lead", "chair", "secretary"])
def test_its_people_say_how_it_stands(world, as_, address, who):
    browser = as_(getattr(world, who))
    page = browser.follow(do(browser, f"{address}/update", RED))
    assert page.notices == ["How H2 stands is kept. The board sees it from now on."]
    assert world.action.judgement is Judgement.NOT_ON_TRACK
    assert world.action.said_on == clock.today()
    assert "Ask of the board Decide who pays." in page.text


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"judgement": "on_track"}, ["Say what is new, in one line"]),
        ({"progress": "Something."}, ["Choose how it stands"]),
        (
            {"judgement": "some_issues", "progress": "x"},
            ["Say what stands in the way", "Say what will bring it back on track"],
        ),
        (RED | {"ask": ""}, ["Say what you ask of the board. If it is nothing, say so"]),
        (RED | on("new_date", 31, 2, 2026), ["31/2/2026 is not a date. February 2026 has 28 days"]),
        (
            RED | on("new_date", 1, 9, 2025),
            ["The new date must be today or later", "Say why it moves"],
        ),
        (
            RED | on("new_date", 31, 12, 2025) | {"move_reason": "x"},
            ["That is the date it has now"],
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(world, as_, session, address, answers, errors):
    page = do(as_(world.lead), f"{address}/update", answers, expect=422)
    assert page.errors == errors
    assert page.value("progress") == answers.get("progress", "")
    assert every(session, ActionUpdate) == []
    assert every(session, DueMove) == []


def test_green_on_an_overdue_action_needs_a_new_date(world, as_, session, address):
    world.action.due_on = world.action.original_due_on = date(2025, 8, 31)
    browser = as_(world.lead)
    green = {"judgement": "on_track", "progress": "Nearly there."}
    page = do(browser, f"{address}/update", green, expect=422)
    assert page.errors == [
        "This is 5 days overdue, so it cannot stand as On track. "
        "Say Not on track, or ask for a new date"
    ]
    more = green | on("new_date", 30, 9, 2025) | {"move_reason": "The printer was late."}
    do(browser, f"{address}/update", more)
    (move,) = every(session, DueMove)
    assert (move.to_on, move.agreed_on) == (date(2025, 9, 30), None)


def test_no_change_says_the_last_words_again(world, as_, session, address):
    said(world.action, Judgement.SOME_ISSUES, on=date(2025, 6, 1), why="Slow.", road_to_green="On.")
    do(as_(world.lead), f"{address}/update", is_no_change=True)
    last = every(session, ActionUpdate)[-1]
    assert (last.is_no_change, last.judgement) == (True, Judgement.SOME_ISSUES)
    assert (last.why, last.road_to_green) == ("Slow.", "On.")


def test_the_second_of_two_sees_what_the_first_said(world, as_, session, address):
    lead, chair = as_(world.lead), as_(world.chair)
    first, second = lead.get(f"{address}/update"), chair.get(f"{address}/update")
    lead.submit(first, RED, form="/update")
    mine = {"judgement": "on_track", "progress": "All is well."}
    page = chair.submit(second, mine, form="/update", expect=409)
    rows = {row["Field"]: row for row in page.table("What differs")}
    assert rows["How does it stand?"]["Saved by somebody else"] == "Not on track"
    assert page.value("progress") == "All is well."
    assert len(every(session, ActionUpdate)) == 1
    chair.submit(page, form="/update")
    assert [each.progress for each in every(session, ActionUpdate)] == [
        "Nobody pays.",
        "All is well.",
    ]


def test_an_ongoing_action_is_reviewed_within_a_quarter(world, as_, address):
    action = world.action
    action.due_on = action.original_due_on = None
    action.due_precision = action.original_due_precision = Precision.ONGOING
    action.review_on = date(2025, 9, 1)
    browser = as_(world.lead)
    green = {"judgement": "on_track", "progress": "Still going."}
    page = do(browser, f"{address}/update", green | on("review_on", 6, 12, 2025), expect=422)
    assert page.errors == [
        "The next review is at most a quarter ahead: 5 December 2025 at the latest"
    ]
    do(browser, f"{address}/update", green | on("review_on", 1, 11, 2025))
    assert action.review_on == date(2025, 11, 1)


def ask(browser, address, day=31, month=3, year=2026, expect=(302, 303)):
    answers = on("new_date", day, month, year) | {"move_reason": "The partner needs longer."}
    return do(browser, f"{address}/new-date", answers, expect=expect)


def test_a_lead_asks_and_the_chair_agrees_the_first_move(world, as_, session, address):
    ask(as_(world.lead), address)
    (move,) = every(session, DueMove)
    assert world.action.due_on == date(2025, 12, 31)
    chair = as_(world.chair)
    page = chair.get(address)
    assert "A new date is asked for: 31 March 2026" in page.text
    do(chair, page.link("Agree the new date"))
    assert (world.action.due_on, world.action.moves) == (date(2026, 3, 31), 1)
    assert (move.agreed_on, move.agreed_by_name) == (clock.today(), world.chair.name)


def test_what_a_chair_asks_first_counts_at_once(world, as_, address):
    ask(as_(world.chair), address)
    assert (world.action.due_on, world.action.moves) == (date(2026, 3, 31), 1)


def test_the_second_move_is_the_boards_and_names_its_meeting(world, as_, session, address, board):
    ask(as_(world.chair), address)
    ask(as_(world.chair), address, 30, 6, 2026)
    move = every(session, DueMove)[-1]
    assert world.action.due_on == date(2026, 3, 31)
    agree = f"{address}/new-date/{move.id}/agree"
    as_(world.chair).get(agree, expect=403)
    secretary = as_(world.secretary)
    page = do(secretary, agree, expect=422)
    assert page.errors == ["Choose the meeting at which the board agreed"]
    do(secretary, agree, meeting=board.id)
    assert (world.action.due_on, world.action.moves) == (date(2026, 6, 30), 2)
    assert move.agreed_meeting_id == board.id


def test_a_meeting_to_come_has_agreed_nothing(world, as_, session, address, board):
    world.action.moves = 1
    DueMoveFactory(action=world.action, agreed_on=date(2025, 8, 1))
    move = DueMoveFactory(action=world.action)
    page = as_(world.secretary).get(f"{address}/new-date/{move.id}/agree")
    assert page.all("select[name=meeting] option") == [
        "Choose a meeting",
        "30 July 2025, Executive Board",
    ]


def test_the_date_can_stay_with_a_reason(world, as_, address):
    move = DueMoveFactory(action=world.action)
    chair = as_(world.chair)
    page = do(chair, f"{address}/new-date/{move.id}/refuse", expect=422)
    assert page.errors == ["Say why"]
    do(chair, f"{address}/new-date/{move.id}/refuse", note="The date was promised.")
    assert (move.refused_on, move.refused_note) == (clock.today(), "The date was promised.")
    assert world.action.due_on == date(2025, 12, 31)


def test_a_date_that_waits_or_was_answered_is_not_asked_or_answered_again(world, as_, address):
    move = DueMoveFactory(action=world.action)
    page = ask(as_(world.lead), address, expect=422)
    assert page.errors == [
        "31 March 2026 was asked for on 5 September 2025 and still waits to be agreed"
    ]
    move.refused_on = clock.today()
    page = as_(world.chair).get(f"{address}/new-date/{move.id}/agree", expect=409)
    assert "already answered" in page.text


def test_a_lead_does_not_agree_the_own_new_date(world, as_, address):
    move = DueMoveFactory(action=world.action)
    for deed in ("agree", "refuse"):
        as_(world.lead).get(f"{address}/new-date/{move.id}/{deed}", expect=403)


@pytest.mark.parametrize("deed", ["update", "new-date", "closure", "evidence"])
def test_who_may_only_read_is_refused(world, as_, address, deed):
    for who in ("member", "ambassador", "auditor", "participation"):
        as_(getattr(world, who)).get(f"{address}/{deed}", expect=403)
    as_(world.lead).get(f"{address}/{deed}")


@pytest.mark.parametrize("deed", ["update", "new-date", "closure", "evidence"])
def test_the_lead_of_another_action_is_refused(world, as_, deed):
    other = ActionFactory(plan=world.action.plan)
    as_(world.lead).get(f"/actions/{other.id}/{deed}", expect=403)


def test_a_part_of_another_action_is_not_found(world, as_, address):
    other = ActionFactory(plan=world.action.plan, workstream=world.workstream)
    move, closure = DueMoveFactory(action=other), ClosureFactory(action=other)
    link = EvidenceFactory(action=other)
    secretary = as_(world.secretary)
    secretary.get(f"{address}/new-date/{move.id}/agree", expect=404)
    secretary.get(f"{address}/new-date/{move.id}/refuse", expect=404)
    secretary.get(f"{address}/closure/{closure.id}/agree", expect=404)
    secretary.get(f"{address}/closure/{closure.id}/reopen", expect=404)
    secretary.get(f"{address}/evidence/{link.id}/remove", expect=404)
    secretary.get(f"{address}/evidence/{2**63}/remove", expect=404)


@pytest.mark.parametrize("deed", ["update", "new-date", "closure", "evidence", "change"])
def test_a_bare_or_mad_post_is_answered_in_a_sentence(world, as_, session, address, deed):
    secretary = as_(world.secretary)
    mad = {
        name: "\x00\u202e" + "9" * 1000
        for name in ("judgement", "progress", "why", "version", "new_date-day", "new_date-month",
                     "new_date-year", "move_reason", "outcome", "reason", "label", "url", "text",
                     "evidence_url", "workstream", "visibility", "review_on-day", "once")
    }  # fmt: skip
    before = world.action.version
    for sent in ({}, mad):
        page = secretary.post(f"{address}/{deed}", sent, expect=(409, 422))
        assert page.errors
    assert world.action.version == before


def test_the_signed_out_are_sent_to_sign_in(browser, address):
    for deed in ("update", "new-date", "closure", "evidence", "change"):
        page = browser.get(f"{address}/{deed}", expect=(302, 303))
        assert "/sign-in" in page.location
