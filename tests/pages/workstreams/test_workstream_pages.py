"""Workstreams as people read them."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory, closed, said
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.workstreams import (
    PledgeWorkstreamFactory,
    SeatFactory,
    WorkstreamFactory,
    ambassador_of,
    chair_of,
)
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.plan.enums import PlanStatus
from tracker.workstreams.enums import SeatKind


@pytest.fixture
def homes(session):
    return WorkstreamFactory(
        slug="good-homes",
        name="Good Homes",
        focus="Housing support.",
        budget_allotted=20_000,
        budget_spent=4_200,
    )


@pytest.fixture
def member(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))


def test_the_list_shows_what_each_is_about_who_sits_there_and_how_it_stands(member, homes):
    SeatFactory(workstream=homes, user=None, post=PostFactory(name="Head of Housing"))
    pledge = PledgeFactory(number=3, name="We will keep you safe", plan__slug="strategy")
    PledgeWorkstreamFactory(workstream=homes, pledge=pledge)
    closed(ActionFactory(workstream=homes, plan=pledge.plan))
    ActionFactory(workstream=homes, plan=pledge.plan)
    page = member.get("workstreams.index")
    for words in (
        "Housing support.",
        "1 of 2 actions is complete (50%).",
        "Head of Housing since 1 January 2025",
        "Care leaver ambassador Nobody",
        "£4,200 spent of £20,000 (21%)",
    ):
        assert words in page.text.replace("are complete", "is complete")
    assert page.link("3. We will keep you safe") == "/plan/strategy/pledges/3"
    assert page.link("Good Homes") == "/workstreams/good-homes"


def test_without_workstreams_the_list_says_so(member):
    assert "There is no workstream yet" in member.get("workstreams.index").text


def test_a_workstream_shows_its_open_actions_and_those_that_have_ended(member, homes):
    plan = PlanFactory()
    said(ActionFactory(workstream=homes, plan=plan, ref="H1", text="Find homes"))
    closed(ActionFactory(workstream=homes, plan=plan, ref="H2", text="Agree the offer"))
    ActionFactory(plan=plan, text="Elsewhere")
    page = member.get("workstreams.show", slug="good-homes")
    (row,) = page.table("Open actions")
    assert (row["Action"], row["Where it stands"]) == ("H1 Find homes", "On track")
    (row,) = page.table("Actions that have ended")
    assert row["Action"] == "H2 Agree the offer"
    assert "Elsewhere" not in page.text


def test_actions_of_a_past_plan_or_of_a_draft_are_not_there(member, homes):
    ActionFactory(workstream=homes, plan=PlanFactory(ends_on=date(2025, 9, 4)))
    ActionFactory(workstream=homes, plan=PlanFactory(status=PlanStatus.DRAFT))
    page = member.get("workstreams.show", slug="good-homes")
    assert "There are no actions yet" in page.text


def test_a_committee_member_sees_and_counts_only_what_is_public(browser, homes):
    plan = PlanFactory()
    ActionFactory(workstream=homes, plan=plan, text="For the board")
    ActionFactory(workstream=homes, plan=plan, text="For all", visibility=Visibility.PUBLIC)
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("workstreams.show", slug="good-homes")
    assert "0 of 1 action" in page.text
    assert "For the board" not in page.text


def test_a_chair_is_led_to_the_update_round_of_the_own_workstream_only(browser, homes):
    other = WorkstreamFactory(slug="other")
    browser.sign_in(chair_of(homes))
    page = browser.get("workstreams.show", slug="good-homes")
    assert page.link("Bring the actions up to date") == "/workstreams/good-homes/update"
    assert "up to date" not in browser.get("workstreams.show", slug=other.slug).text


def test_who_sat_there_before_is_kept_with_dates(member, homes):
    first, second = PostFactory(name="Head of Housing"), PostFactory(name="Housing Manager")
    SeatFactory(
        workstream=homes,
        user=None,
        post=first,
        started_on=date(2025, 2, 5),
        ended_on=date(2025, 6, 30),
    )
    SeatFactory(workstream=homes, user=None, post=second, started_on=date(2025, 7, 1))
    page = member.get("workstreams.show", slug="good-homes")
    assert "Housing Manager since 1 July 2025" in page.text
    assert "Chair: Head of Housing, 5 February 2025 to 30 June 2025" in page.text


def test_a_seat_that_begins_later_is_announced(member, homes):
    SeatFactory(workstream=homes, user=None, post=PostFactory(name="A"), ended_on=date(2025, 9, 30))
    SeatFactory(
        workstream=homes, user=None, post=PostFactory(name="B"), started_on=date(2025, 10, 1)
    )
    page = member.get("workstreams.show", slug="good-homes")
    assert "A since 1 January 2025, until 30 September 2025" in page.text
    assert "From 1 October 2025: B" in page.text


@pytest.mark.parametrize(
    ("role", "is_named"),
    [
        (Role.BOARD_SECRETARY, True),
        (Role.PARTICIPATION_LEAD, True),
        (Role.SAFEGUARDING_LEAD, True),
        (Role.BOARD_MEMBER, False),
        (Role.COMMITTEE_MEMBER, False),
        (Role.ACTION_LEAD, False),
        (Role.AUDITOR, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_an_ambassadors_name_shows_only_to_those_who_look_after_them(
    browser, homes, role, is_named
):
    ambassador_of(homes, name="Somebody’s name")
    browser.sign_in(person(role))
    for page in (
        browser.get("workstreams.index"),
        browser.get("workstreams.show", slug="good-homes"),
    ):
        assert ("Somebody’s name" in page.text) is is_named
        assert ("A care leaver ambassador" in page.text) is not is_named


def test_an_ambassador_and_the_chair_see_the_name(browser, homes):
    ambassador = ambassador_of(homes, name="Somebody’s name")
    for user in (ambassador, chair_of(homes)):
        browser.sign_in(user)
        assert "Somebody’s name" in browser.get("workstreams.index").soup.main.get_text()


def test_a_pledge_of_a_draft_or_of_a_past_plan_is_not_named(member, homes):
    for facts in ({"status": PlanStatus.DRAFT}, {"ends_on": date(2025, 9, 4)}):
        pledge = PledgeFactory(plan=PlanFactory(**facts), name="We will not say")
        PledgeWorkstreamFactory(workstream=homes, pledge=pledge)
    assert "We will not say" not in member.get("workstreams.show", slug="good-homes").text


def test_one_that_has_ended_says_so(member):
    WorkstreamFactory(slug="over", started_on=date(2024, 1, 1), ended_on=date(2025, 1, 31))
    assert "Ended on 31 January 2025." in member.get("workstreams.index").text
    page = member.get("workstreams.show", slug="over")
    assert "This workstream ended on 31 January 2025." in page.text


def test_what_is_not_there_is_not_found(member):
    member.get("/workstreams/no-such", expect=404)


@pytest.mark.parametrize("address", ["/workstreams", "/workstreams/good-homes"])
def test_the_signed_out_are_asked_to_sign_in(browser, homes, address):
    assert "/sign-in" in browser.get(address, expect=302).location


@pytest.mark.parametrize("number", [1, 12])
def test_the_number_of_queries_does_not_grow(member, homes, number):
    plan = PlanFactory()
    for _ in range(number):
        workstream = WorkstreamFactory()
        for kind in SeatKind:
            SeatFactory(workstream=workstream, kind=kind)
        PledgeWorkstreamFactory(workstream=workstream, pledge__plan=plan)
        ActionFactory(workstream=homes, plan=plan)
    for address in ("/workstreams", "/workstreams/good-homes"):
        with at_most(12):
            member.get(address)
