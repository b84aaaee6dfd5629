"""What stands behind each pledge, with the blanks shown and said (documents.md D21)."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.scorecards import EditionFactory, measure
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.seeding import service
from tracker.seeding.commands import SEED


@pytest.fixture
def reader(browser, session):
    return browser.sign_in(person(Role.BOARD_MEMBER))


def row(page, number):
    return page.all("table:has(#pledges) tbody tr")[number - 1]


def test_a_pledge_without_anything_says_all_that_it_lacks(reader):
    PledgeFactory(number=1, name="We listen")
    page = reader.get("/coverage")
    lacks = "no measure, no action, no workstream and no evidence this year"
    assert page.h1.endswith(f"Pledge 1 has {lacks}")
    assert row(page, 1) == "1 We listen None None None – None"


def test_what_is_measured_is_named_by_the_edition_in_use(reader):
    pledge = PledgeFactory(number=1)
    measure(EditionFactory(), ref="2.1", name="Teeth checked", pledge=pledge)
    dropped = EditionFactory()
    measure(dropped, name="An old measure", pledge=pledge)
    EditionFactory(scorecard=dropped.scorecard, from_on=date(2025, 4, 1))
    page = reader.get("/coverage")
    assert "2.1 Teeth checked" in page.text
    assert "An old measure" not in page.text


def test_actions_are_counted_as_far_as_the_reader_may_see_them(reader):
    pledge = PledgeFactory(number=1)
    for label in (Visibility.PUBLIC, Visibility.RESTRICTED):
        action = ActionFactory(plan=pledge.plan, visibility=label)
        ActionPledgeFactory(action=action, pledge=pledge)
    assert " 1 actions of pledge 1 " in row(reader.get("/coverage"), 1)


def test_without_a_plan_the_page_says_what_turns_it_on(reader):
    assert "A plan with pledges." in reader.get("/coverage").text


def test_many_pledges_ask_as_often_as_one(reader):
    plan = PlanFactory()
    PledgeFactory(plan=plan, number=1)
    reader.get("/coverage")
    with count_queries() as for_one:
        reader.get("/coverage")
    for number in range(2, 12):
        PledgeFactory(plan=plan, number=number)
    with count_queries() as for_many:
        reader.get("/coverage")
    assert len(for_many) == len(for_one)


def test_the_demonstration_shows_that_nobody_measures_working_together(app, browser, session):
    with app.app_context(), unit_of_work():
        service.load(SEED, demo=True)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/coverage?plan=strategy-2022-26")
    assert "Pledge 6 has no measure" in page.text
    assert "Pledge 1 has no workstream" in page.text
