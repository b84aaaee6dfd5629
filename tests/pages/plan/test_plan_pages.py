"""Plans and pledges as people read them."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory, closed, said
from tests.factories.people import person
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tests.factories.workstreams import PledgeWorkstreamFactory, WorkstreamFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.core.visibility import Visibility
from tracker.plan.enums import PlanStatus

PAST = {"starts_on": date(2018, 1, 1), "ends_on": date(2020, 12, 31)}


@pytest.fixture
def plan(session):
    return PlanFactory(slug="strategy-2022-26", name="Strategy 2022-26", vision="Every child safe.")


@pytest.fixture
def pledge(plan):
    return PledgeFactory(plan=plan, number=3, name="We will keep you safe", plain="A good home.")


@pytest.fixture
def member(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))


def act(pledge, commitment=None, **facts):
    action = ActionFactory(plan=pledge.plan, **facts)
    ActionPledgeFactory(action=action, pledge=pledge, commitment=commitment)
    return action


def test_the_plan_says_what_it_promises_and_how_that_stands(member, plan, pledge):
    CommitmentFactory(pledge=pledge, text="No move without your say.")
    closed(act(pledge))
    said(act(pledge), Judgement.ON_TRACK)
    page = member.get("plan.live")
    assert page.h1 == "The plan today Strategy 2022-26"
    assert "1 of 2 actions is complete (50%)." in page.text
    (row,) = page.table("How each pledge stands")
    assert row["Pledge"] == "3. We will keep you safe"
    assert (row["Complete"], row["On track"], row["All"]) == ("1", "1", "2")
    assert "No move without your say." in page.text
    assert "Every child safe." in page.text


def test_a_restricted_action_is_not_counted_for_those_who_may_not_know_of_it(member, plan, pledge):
    act(pledge, visibility=Visibility.RESTRICTED)
    act(pledge)
    assert "0 of 1 action is complete" in member.get("plan.live").text.replace("are", "is")


def test_without_a_live_plan_the_page_says_what_turns_it_on(member):
    PlanFactory(**PAST)
    page = member.get("plan.live")
    assert page.h1 == "Plan There is no live plan"
    assert page.link("All plans") == "/plans"
    member.get("plan.pledge", number=1, expect=404)


def test_of_two_live_plans_the_newer_is_shown_and_leads_to_the_other(member, plan):
    PlanFactory(name="Improvement plan", slug="improvement", starts_on=date(2024, 5, 1))
    page = member.get("plan.live")
    assert page.h1.endswith("Improvement plan")
    assert page.link("Strategy 2022-26") == "/plan/strategy-2022-26"


def test_a_past_plan_stands_as_on_its_last_day_and_says_so(member):
    pledge = PledgeFactory(plan=PlanFactory(slug="old", **PAST), number=1)
    act(pledge, due_on=date(2020, 12, 31))
    act(pledge, due_on=date(2018, 12, 31))
    page = member.get("plan.show", slug="old")
    assert "The papers do not record what became of its actions" in page.text
    (row,) = page.table("How each pledge stands")
    assert (row["Some issues"], row["Not on track"]) == ("1", "1")
    assert "The papers do not record" in member.get("plan.pledge_of", slug="old", number=1).text


def test_a_plan_without_pledges_says_so(member, plan):
    assert "This plan has no pledge yet" in member.get("plan.live").text


def test_a_draft_is_only_the_board_secretarys(browser, session):
    PledgeFactory(plan=PlanFactory(slug="next", name="Next", status=PlanStatus.DRAFT), number=1)
    browser.sign_in(person(Role.AUDITOR))
    browser.get("plan.show", slug="next", expect=404)
    browser.get("plan.pledge_of", slug="next", number=1, expect=404)
    assert "Next" not in browser.get("plan.plans").text
    browser.sign_in(person(Role.BOARD_SECRETARY))
    assert "Draft" in browser.get("plan.show", slug="next").h1
    (row,) = browser.get("plan.plans").table("Every plan")
    assert (row["Plan"], row["Where it stands"]) == ("Next", "Draft")


def test_a_pledge_shows_its_actions_under_what_it_means(member, plan, pledge):
    first = CommitmentFactory(pledge=pledge, position=1, text="No move without your say.")
    CommitmentFactory(pledge=pledge, position=2, text="A home nearby.")
    act(pledge, first, ref="H1", text="Ask before each move", lead="Head of Housing")
    act(pledge, None, ref="H2", text="Find more homes")
    workstream = WorkstreamFactory(name="Good Homes", slug="good-homes")
    PledgeWorkstreamFactory(workstream=workstream, pledge=pledge)
    page = member.get("plan.pledge", number=3)
    assert page.h1 == "Pledge 3. The plan today We will keep you safe"
    assert "A good home." in page.text
    (row,) = page.table("Actions under 3.1")
    assert row["Action"] == "H1 Ask before each move"
    (row,) = page.table("Actions under the pledge as a whole")
    assert row["Action"] == "H2 Find more homes"
    assert "No action stands under this." in page.text
    assert page.link("Good Homes") == "/workstreams/good-homes"


def test_a_pledge_without_anything_says_so(member, pledge):
    page = member.get("plan.pledge_of", slug="strategy-2022-26", number=3)
    assert "Nothing stands under this pledge yet" in page.text


@pytest.mark.parametrize(
    "address", ["/plan/no-such", "/pledges/99", "/plan/strategy-2022-26/pledges/99"]
)
def test_what_is_not_there_is_not_found(member, plan, address):
    member.get(address, expect=404)


@pytest.mark.parametrize("address", ["/plan", "/plans", "/plan/strategy-2022-26", "/pledges/3"])
def test_the_signed_out_are_asked_to_sign_in(browser, plan, pledge, address):
    assert "/sign-in" in browser.get(address, expect=302).location


@pytest.mark.parametrize("actions", [3, 30])
def test_the_number_of_queries_does_not_grow(member, plan, actions):
    for number in range(1, 1 + actions // 3):
        pledge = PledgeFactory(plan=plan, number=number)
        commitment = CommitmentFactory(pledge=pledge)
        for _ in range(3):
            act(pledge, commitment)
    for address in ("/plan", "/plans", "/pledges/1"):
        with at_most(18):
            member.get(address)


def test_only_the_secretary_is_offered_changes(member, plan, pledge):
    for address in ("/plan", "/plans", "/pledges/3"):
        page = member.get(address)
        assert "Change" not in page.text
        assert "Add a" not in page.text
