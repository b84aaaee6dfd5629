"""The board secretary makes and changes plans, pledges and what they mean."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core.visibility import Visibility
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge

DAYS = {
    "starts_on-day": "1",
    "starts_on-month": "4",
    "starts_on-year": "2026",
    "ends_on-day": "31",
    "ends_on-month": "3",
    "ends_on-year": "2030",
}


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


@pytest.fixture
def plan(session):
    return PlanFactory(slug="strategy", name="The strategy", status=PlanStatus.DRAFT)


@pytest.fixture
def pledge(plan):
    return PledgeFactory(plan=plan, number=1, name="We will listen")


def deeds(session):
    rows = select(AuditEntry).where(AuditEntry.subject_type != "user").order_by(AuditEntry.id)
    return [str(entry.deed) for entry in session.scalars(rows) if "person:" not in entry.deed]


def test_a_plan_is_made_as_a_draft_filled_and_adopted(secretary, session):
    page = secretary.get("plan.add_plan")
    done = secretary.submit(page, {**DAYS, "name": "Our Children’s Plan, 2026-30"})
    assert done.location == "/plan/our-childrens-plan-2026-30"
    page = secretary.follow(done)
    assert "Adopt this plan" not in page.text
    page = secretary.get("plan.add_pledge", slug="our-childrens-plan-2026-30")
    assert page.value("number") == "1"
    page = secretary.follow(secretary.submit(page, name="We will listen", plain="We hear you."))
    assert page.h1.endswith("We will listen")
    page = secretary.get(page.link("Say what it means"))
    page = secretary.follow(secretary.submit(page, text="You are asked first."))
    assert "1.1 You are asked first." in page.text
    page = secretary.get("plan.show", slug="our-childrens-plan-2026-30")
    page = secretary.follow(secretary.submit(page, button="Adopt this plan"))
    assert "Begins on 1 April 2026" in page.h1
    plan = session.scalar(select(Plan))
    assert plan.status is PlanStatus.ADOPTED
    assert deeds(session) == ["plan:added", "pledge:added", "commitment:added", "plan:changed"]


def test_a_plan_needs_a_name_and_days_in_order(secretary, session):
    page = secretary.get("plan.add_plan")
    page = secretary.submit(page, expect=422)
    assert page.errors == [
        "Enter the plan’s name",
        "Enter its first day",
        "Enter its last day",
    ]
    page = secretary.submit(page, {**DAYS, "name": "A", "ends_on-year": "2025"}, expect=422)
    assert page.errors == ["The last day must be on or after the first"]
    assert page.value("name") == "A"
    assert session.scalars(select(Plan)).all() == []


@pytest.mark.parametrize("name", ["The strategy", "Strategy!"])
def test_a_plan_needs_a_name_of_its_own(secretary, plan, name):
    page = secretary.submit(secretary.get("plan.add_plan"), {**DAYS, "name": name}, expect=422)
    assert page.errors == [f"There is already a plan called {name}"]


def test_a_name_of_which_no_address_can_be_made_is_refused(secretary, session):
    page = secretary.submit(secretary.get("plan.add_plan"), {**DAYS, "name": "…"}, expect=422)
    assert page.errors == ["Choose another name: no address can be made of this one"]


def test_a_plan_keeps_its_address_when_its_name_changes(secretary, session, plan):
    page = secretary.get("plan.change_plan", slug="strategy")
    assert secretary.submit(page, name="The children’s strategy").location == "/plan/strategy"
    assert session.scalar(select(Plan)).name == "The children’s strategy"
    (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "plan"))
    assert (entry.before, entry.after) == (
        {"name": "The strategy"},
        {"name": "The children’s strategy"},
    )
    assert entry.visibility is Visibility.DRAFT


def test_saving_without_a_change_writes_nothing(secretary, session, plan):
    secretary.submit(secretary.get("plan.change_plan", slug="strategy"))
    assert deeds(session) == []


def test_who_saves_second_gets_both_versions_and_may_then_save(app, secretary, session, plan):
    page = secretary.get("plan.change_plan", slug="strategy")
    other = Browser(app, session).sign_in(person(Role.BOARD_SECRETARY))
    other.submit(other.get("plan.change_plan", slug="strategy"), vision="Theirs.")
    page = secretary.submit(page, vision="Mine.", expect=409)
    (row,) = page.table("What differs")
    assert row == {
        "Field": "Vision",
        "Saved by somebody else": "Theirs.",
        "Yours, still below": "Mine.",
    }
    assert session.scalar(select(Plan)).vision == "Theirs."
    secretary.submit(page)
    assert session.scalar(select(Plan)).vision == "Mine."


def test_an_adopted_plan_cannot_be_adopted_again(secretary, session, plan, pledge):
    page = secretary.get("plan.show", slug="strategy")
    secretary.submit(page, button="Adopt this plan")
    secretary.submit(page, button="Adopt this plan")  # the same form twice: the first answer again
    stale = secretary.post("/plan/strategy/adopt", {"version": "1"}, expect=409)
    assert "Somebody changed this" in stale.text
    assert deeds(session) == ["plan:changed"]


def test_a_plan_without_a_pledge_cannot_be_adopted(secretary, plan):
    refused = secretary.post("/plan/strategy/adopt", {"version": "1"}, expect=409)
    assert "A plan needs a pledge before it can be adopted." in refused.text


def test_a_pledge_needs_words_and_a_number_of_its_own(secretary, session, pledge):
    page = secretary.get("plan.add_pledge", slug="strategy")
    assert page.value("number") == "2"
    page = secretary.submit(page, number="1", expect=422)
    assert page.errors == ["Enter the pledge"]
    page = secretary.submit(page, name="We will care", number="1", expect=422)
    assert page.errors == ["There is a pledge 1 already. Enter another number"]
    page = secretary.submit(page, number="many", expect=422)
    assert len(page.errors) == 1
    assert session.scalars(select(Pledge.name)).all() == ["We will listen"]


def test_a_pledge_keeps_its_number_when_its_words_change(secretary, session, pledge):
    page = secretary.get("plan.change_pledge", slug="strategy", number=1)
    assert secretary.submit(page, plain="We hear you.").location == "/plan/strategy/pledges/1"
    assert session.scalar(select(Pledge.plain)) == "We hear you."


def test_a_pledge_that_somebody_changed_meanwhile_is_not_overwritten(secretary, session, pledge):
    page = secretary.get("plan.change_pledge", slug="strategy", number=1)
    pledge.plain = "Theirs."
    page = secretary.submit(page, plain="Mine.", expect=409)
    assert page.value("plain") == "Mine."
    assert session.scalar(select(Pledge.plain)) == "Theirs."


def test_what_a_pledge_means_can_be_changed(secretary, session, pledge):
    CommitmentFactory(pledge=pledge, position=1, text="You are asked.")
    page = secretary.get("plan.change_commitment", slug="strategy", number=1, position=1)
    page = secretary.submit(page, text="", expect=422)
    assert page.errors == ["Say what the pledge means"]
    secretary.submit(page, text="You are asked first.")
    assert session.scalar(select(Commitment.text)) == "You are asked first."
    assert deeds(session) == ["commitment:changed"]
    secretary.get("plan.change_commitment", slug="strategy", number=1, position=2, expect=404)


def test_a_double_click_adds_one_commitment(secretary, session, pledge):
    page = secretary.get("plan.add_commitment", slug="strategy", number=1)
    for _ in range(3):
        assert secretary.submit(page, text="Once.").location == "/plan/strategy/pledges/1"
    assert session.scalars(select(Commitment.text)).all() == ["Once."]


@pytest.mark.parametrize(
    "address",
    [
        "/plans/add",
        "/plan/strategy/change",
        "/plan/strategy/pledges/add",
        "/plan/strategy/pledges/1/change",
        "/plan/strategy/pledges/1/commitments",
    ],
)
def test_nobody_else_may_change_a_plan(browser, session, pledge, address):
    pledge.plan.status = PlanStatus.ADOPTED
    browser.sign_in(person(Role.WORKSTREAM_CHAIR))
    browser.get(address, expect=403)
    browser.post(address, {"name": "Mine", "text": "Mine"}, expect=403)
    assert session.scalar(select(Pledge.name)) == "We will listen"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        pytest.param("name", "x" * 201, "Shorten this to 200 characters or fewer", id="too long"),
        pytest.param("name", "a\x00b", "Characters that cannot be shown", id="a NUL"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(secretary, plan, field, typed, sentence):
    page = secretary.get("plan.change_plan", slug="strategy")
    page = secretary.submit(page, {field: typed}, expect=422)
    assert sentence in page.errors[0]


def test_a_day_that_is_none_is_refused(secretary, plan):
    page = secretary.get("plan.change_plan", slug="strategy")
    days = {"starts_on-day": "31", "starts_on-month": "2"}
    page = secretary.submit(page, days, expect=422)
    assert "is not a date" in page.errors[0]
    assert date(2022, 1, 1) == plan.starts_on
