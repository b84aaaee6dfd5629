"""Plans, pledges and workstreams to everybody: what axe finds on each page and state."""

import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory, closed, said
from tests.factories.people import PostFactory, person
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tests.factories.workstreams import PledgeWorkstreamFactory, SeatFactory, WorkstreamFactory
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.plan.enums import PlanStatus

pytestmark = pytest.mark.browser
FORMS = (
    "/plans/add",
    "/plan/strategy/change",
    "/plan/strategy/pledges/add",
    "/plan/strategy/pledges/1/commitments",
    "/workstreams/add",
    "/workstreams/good-homes/seats",
)


def fill():
    plan = PlanFactory(slug="strategy", name="The strategy", vision="Every child safe.")
    PlanFactory(name="The next one", slug="next", status=PlanStatus.DRAFT)
    pledge = PledgeFactory(plan=plan, number=1, plain="We listen.")
    commitment = CommitmentFactory(pledge=pledge, position=1)
    homes = WorkstreamFactory(slug="good-homes", budget_allotted=100, made_up="budget_allotted")
    PledgeWorkstreamFactory(workstream=homes, pledge=pledge)
    SeatFactory(workstream=homes, user=None, post=PostFactory())
    for judgement in Judgement:
        action = ActionFactory(plan=plan, workstream=homes, made_up="due_on")
        said(action, judgement)
        ActionPledgeFactory(action=action, pledge=pledge, commitment=commitment)
    closed(ActionFactory(plan=plan, workstream=homes))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("role", [Role.BOARD_SECRETARY, Role.COMMITTEE_MEMBER])
def test_axe_finds_nothing_where_there_is_much_to_read(chromium, live, size, role):
    fill()
    window = chromium.window(person(role), size=size)
    for address in ("/plan", "/plans", "/pledges/1", "/workstreams", "/workstreams/good-homes"):
        window.goto(address)
        assert_accessible(window, address)
        wide = window.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], f"{address} is {wide} wide"


def test_axe_finds_nothing_where_there_is_nothing(chromium, live):
    window = chromium.window(person(Role.BOARD_SECRETARY))
    for address in ("/plan", "/plans", "/workstreams"):
        window.goto(address)
        assert_accessible(window, address)


def test_axe_finds_nothing_on_a_form_and_on_its_errors(chromium, live):
    fill()
    window = chromium.window(person(Role.BOARD_SECRETARY), javascript=True)
    for address in FORMS:
        window.goto(address)
        assert_accessible(window, address)
        for box in window.locator("main input[type=text], main textarea").all():
            box.fill("")
        window.locator("main form button[type=submit]").first.click()
        window.wait_for_selector(".govuk-error-summary")
        assert_accessible(window, f"{address} with errors")


def test_axe_finds_nothing_where_two_people_saved(chromium, live):
    plan = PlanFactory(slug="strategy")
    window = chromium.window(person(Role.BOARD_SECRETARY))
    window.goto("/plan/strategy/change")
    plan.vision = "Theirs."
    live.session.commit()
    window.locator("#vision").fill("Mine.")
    window.locator("main form button[type=submit]").first.click()
    window.wait_for_selector("#what-differs")
    assert_accessible(window, "both versions")
