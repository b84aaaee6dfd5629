"""The page of one action: where it stands, its facts, its story, and what one may do."""

from datetime import date

import pytest

from tests.factories.actions import (
    ActionFactory,
    ActionHelperFactory,
    ActionPledgeFactory,
    ClosureFactory,
    DueMoveFactory,
    EvidenceFactory,
    closed,
    said,
)
from tests.factories.people import PostFactory
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tests.factories.voice import CommentFactory
from tests.support.queries import at_most
from tracker.actions.enums import Judgement, Precision
from tracker.core.visibility import Visibility

AMBER = {"why": "No version is final.", "road_to_green": "Agree the last one."}


def page_of(browser, action):
    return browser.get("actions.show", action_id=action.id)


def happened(page):
    return page.all("#story + ol h3")


def test_it_says_where_it_stands_and_why(world, as_):
    said(world.action, Judgement.SOME_ISSUES, on=date(2025, 9, 2), **AMBER)
    page = page_of(as_(world.ambassador), world.action)
    assert page.h1 == "Action H2 Finish the Charter"
    assert "Some issues Its lead says so." in page.text
    assert "Due 31 December 2025" in page.text
    assert "Lead: Head of Housing." in page.text
    assert "What stands in the way No version is final." in page.text
    assert "Road to green Agree the last one." in page.text


def test_two_judgements_stand_together_when_they_differ(session, world, as_):
    said(world.action, Judgement.ON_TRACK, on=date(2025, 9, 2))
    world.action.due_on = date(2025, 8, 24)
    page = page_of(as_(world.member), world.action)
    assert "Not on track Its lead says On track. The calendar says overdue by 12 days." in page.text
    assert "12 days overdue" in page.text


def test_the_first_date_is_struck_through_and_its_moves_are_counted(world, as_):
    action = world.action
    DueMoveFactory(
        action=action,
        from_on=date(2025, 12, 31),
        to_on=date(2026, 3, 31),
        asked_on=date(2025, 9, 1),
        agreed_on=date(2025, 9, 3),
        agreed_by_name="The chair",
    )
    action.due_on, action.moves = date(2026, 3, 31), 1
    page = page_of(as_(world.member), action)
    assert page.all("s") == ["first due 31 December 2025"]
    assert "moved once" in page.text
    assert happened(page)[0] == "Date moved: 31 December 2025 to 31 March 2026"
    assert "Asked for on 1 September 2025 by Service Manager." in page.text
    assert "Agreed by The chair. First move." in page.text


def test_the_facts_stand_beside_it(world, as_, board):
    action = world.action
    pledge = PledgeFactory(plan=action.plan, number=5, name="We will prepare you")
    commitment = CommitmentFactory(pledge=pledge, text="A home of your own")
    ActionPledgeFactory(action=action, pledge=pledge, commitment=commitment)
    ActionHelperFactory(action=action, post=PostFactory(name="Registered providers"))
    action.success_measure = "Every provider signed"
    action.document, action.place = "C25", "Board update, page 15"
    action.to_check = "The paper prints two dates"
    action.arising_meeting_id = board.id
    page = page_of(as_(world.member), action)
    facts = dict(zip(page.all(".ct-card dt"), page.all(".ct-card dd"), strict=True))
    assert facts["Works with"] == "Registered providers"
    assert facts["Done when"] == "Every provider signed"
    assert facts["Pledge"] == "5. We will prepare you A home of your own"
    assert facts["Workstream"] == "Good Homes"
    assert facts["Care leaver ambassador"] == "Seat filled"
    assert facts["Printed in"] == "Board update, page 15 (C25)"
    assert facts["To check"] == "The paper prints two dates"
    assert facts["Arose at"] == "The meeting of 30 July 2025, Executive Board"
    assert facts["Who can see this"] == "The board, the workstream and its ambassador"


def test_the_story_tells_everything_the_newest_first(world, as_):
    action = world.action
    said(action, Judgement.ON_TRACK, on=date(2025, 6, 24), progress="A workshop.")
    EvidenceFactory(action=action, added_on=date(2025, 7, 1))
    DueMoveFactory(
        action=action,
        asked_on=date(2025, 7, 2),
        refused_on=date(2025, 7, 3),
        refused_note="Too late.",
    )
    ClosureFactory(
        action=action, proposed_on=date(2025, 7, 10), refused_on=date(2025, 7, 30),
        refused_note="Two providers are missing.",
    )  # fmt: skip
    said(action, Judgement.ON_TRACK, on=date(2025, 9, 1), is_no_change=True, progress="")
    page = page_of(as_(world.member), action)
    assert happened(page) == [
        "No change, still On track",
        "It stays open: closing it was refused",
        "The date stays: 31 March 2026 was refused",
        "Evidence added",
        "On track",
        "Added to the plan",
    ]
    assert "Two providers are missing." in page.text
    assert "Too late." in page.text


def test_what_was_made_up_says_so(world, as_):
    world.action.made_up = "due_on"
    said(world.action, Judgement.ON_TRACK, demonstration=True)
    page = page_of(as_(world.member), world.action)
    assert len(page.all(".ct-timeline .ct-demo")) == 1
    assert page.all(".ct-list .ct-demo") == ["demo"]


def test_a_link_is_shown_in_full_and_leads_out_with_care(world, as_):
    EvidenceFactory(action=world.action, url="https://example.org/a?b=c")
    page = page_of(as_(world.member), world.action)
    for link in page.soup.select("a[href^='https://example.org']"):
        assert link.get_text() == "https://example.org/a?b=c"
        assert link["rel"] == ["nofollow", "noopener"]


def test_one_goes_on_to_the_next_of_the_workstream_that_one_may_see(world, as_):
    facts = {"plan": world.action.plan, "workstream": world.workstream}
    ActionFactory(ref="H10", **facts)
    ActionFactory(ref="H1", visibility=Visibility.DRAFT, **facts)
    ActionFactory(ref="H3", **facts)
    page = page_of(as_(world.member), world.action)
    assert "Next: H3" in page.text
    assert "Previous" not in page.text
    after = as_(world.member).get(page.link("Next: H3"))
    assert "Previous: H2" in after.text
    assert "Next: H10" in after.text
    assert "Previous: H1" in page_of(as_(world.secretary), world.action).text


def test_an_action_of_a_plan_that_ended_shows_as_on_its_last_day(world, as_):
    past = PlanFactory(
        slug="old", name="Old plan", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31)
    )
    action = ActionFactory(plan=past, workstream=None, due_on=date(2020, 12, 21))
    page = page_of(as_(world.secretary), action)
    assert "Old plan ended on 31 December 2020." in page.text
    assert "10 days overdue" in page.text
    assert "Say how it stands" not in page.text
    answer = as_(world.secretary).get(f"/actions/{action.id}/update", expect=409)
    assert "Old plan ended on 31 December 2020" in answer.text


def test_an_ongoing_action_says_when_it_is_looked_at_again(world, as_):
    action = ActionFactory(
        plan=world.action.plan, workstream=world.workstream, due_on=None,
        due_precision=Precision.ONGOING, review_on=date(2025, 10, 31), review_is_assumed=True,
    )  # fmt: skip
    page = page_of(as_(world.member), action)
    assert "next looked at on 31 October 2025" in page.text
    assert "Ask for a new date" not in page_of(as_(world.secretary), action).text


@pytest.mark.parametrize(
    ("who", "deeds"),
    [
        ("lead", {"update", "ask", "close", "evidence"}),
        ("chair", {"update", "ask", "close", "evidence"}),
        ("secretary", {"update", "ask", "close", "evidence", "change"}),
        ("member", set()),
        ("ambassador", set()),
        ("auditor", set()),
    ],
)
def test_each_is_offered_what_they_may_do(world, as_, who, deeds):
    words = {
        "update": "Say how it stands",
        "ask": "Ask for a new date",
        "close": "Propose to close it",
        "evidence": "Add evidence",
        "change": "Change its words",
    }
    page = page_of(as_(getattr(world, who)), world.action)
    assert {deed for deed, text in words.items() if text in page.text} == deeds


def test_a_closed_action_is_offered_only_to_be_opened_again(world, as_):
    closed(world.action, on=date(2025, 7, 30))
    assert "Open it again" in page_of(as_(world.secretary), world.action).text
    page = page_of(as_(world.lead), world.action)
    assert "Say how it stands" not in page.text
    assert "Closed: Complete" in page.text


@pytest.mark.parametrize(
    ("label", "hidden_from"),
    [
        (Visibility.BOARD, ["committee", "administrator", "other_ambassador", "nobody"]),
        (Visibility.RESTRICTED, ["secretary", "member", "lead", "ambassador", "committee"]),
        (Visibility.DRAFT, ["member", "chair", "lead", "auditor", "ambassador"]),
    ],
)
def test_what_one_may_not_know_of_is_not_there(world, as_, label, hidden_from):
    world.action.visibility = label
    for who in hidden_from:
        expect = 403 if who == "nobody" else 404
        as_(getattr(world, who)).get(f"/actions/{world.action.id}", expect=expect)


@pytest.mark.parametrize("number", ["0", "-1", "999999", str(2**63), "9" * 40, "abc", "1.5"])
def test_an_action_that_is_not_there_is_not_found(world, as_, number):
    browser = as_(world.secretary)
    for path in ("", "/update", "/change", "/new-date", "/closure", "/evidence"):
        browser.get(f"/actions/{number}{path}", expect=404)


@pytest.mark.parametrize("number", [3, 30])
def test_it_asks_the_database_as_often_for_a_long_story_as_for_a_short(
    world, as_, session, number, board
):
    action = world.action
    action.arising_meeting_id = board.id
    facts = {"plan": action.plan, "workstream": world.workstream}
    for n in range(number):
        said(action, Judgement.ON_TRACK, on=date(2025, 8, 1))
        DueMoveFactory(action=action, agreed_on=date(2025, 8, 1), agreed_meeting_id=board.id)
        EvidenceFactory(action=action)
        ActionHelperFactory(action=action)
        ActionPledgeFactory(action=action)
        CommentFactory(action=action)
        ActionFactory(ref=f"X{n}", **facts)
    browser = as_(world.secretary)
    with at_most(19):
        page_of(browser, action)


def test_the_signed_out_are_sent_to_sign_in(browser, world):
    page = browser.get(f"/actions/{world.action.id}", expect=(302, 303))
    assert "/sign-in" in page.location
