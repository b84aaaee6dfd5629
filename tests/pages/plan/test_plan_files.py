"""A plan as a file, for whoever may see it, with what they may see of it."""

import csv
import io

import docx
import openpyxl
import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory, PledgeFactory
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.plan.enums import PlanStatus

SHAPES = ("xlsx", "docx", "csv")


@pytest.fixture
def plan(session):
    plan = PlanFactory(slug="strategy", name="The strategy")
    pledge = PledgeFactory(plan=plan, number=1)
    for ref, label in zip("PBRD", Visibility, strict=True):
        action = ActionFactory(plan=plan, ref=ref, visibility=label)
        ActionPledgeFactory(action=action, pledge=pledge)
    return plan


def refs(content, shape):
    """The refs of the actions in a file."""
    if shape == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        first = [row[0] for row in sheet.iter_rows(values_only=True)]
    elif shape == "docx":
        tables = docx.Document(io.BytesIO(content)).tables
        first = [row.cells[0].text for table in tables for row in table.rows]
    else:
        lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        first = [line[0] for line in lines]
    return [each for each in first if each in tuple("PBRD")]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("role", "is_cleared", "seen"),
    [
        (Role.COMMITTEE_MEMBER, False, ["P"]),
        (Role.BOARD_MEMBER, False, ["B", "P"]),
        (Role.BOARD_MEMBER, True, ["B", "P", "R"]),
        (Role.BOARD_SECRETARY, False, ["B", "D", "P"]),
    ],
)
def test_each_gets_a_file_of_what_they_may_see(browser, plan, shape, role, is_cleared, seen):
    browser.sign_in(person(role, is_cleared=is_cleared))
    answer = browser.client.get(f"/plan/strategy/export?format={shape}")
    assert answer.status_code == 200
    named = f'attachment; filename="strategy-2025-09-05.{shape}"'
    assert answer.headers["Content-Disposition"] == named
    assert refs(answer.data, shape) == seen


def test_the_plan_offers_its_files(browser, plan):
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/plan/strategy")
    links = {link["href"] for link in page.soup.select("a[href*=export]")}
    assert links == {f"/plan/strategy/export?format={shape}" for shape in SHAPES}


def test_a_plan_without_an_action_offers_none(browser, session):
    PlanFactory(slug="empty")
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("/plan/empty")
    assert page.soup.select("a[href*=export]") == []


def test_without_a_shape_it_is_a_workbook_and_an_unknown_one_is_not_there(browser, plan):
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert refs(browser.client.get("/plan/strategy/export").data, "xlsx") == ["B", "P"]
    assert browser.client.get("/plan/strategy/export?format=json").status_code == 404


def test_a_draft_plan_is_a_file_for_nobody_but_the_board_secretary(browser, session):
    ActionFactory(plan=PlanFactory(slug="draft", status=PlanStatus.DRAFT))
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert browser.client.get("/plan/draft/export").status_code == 404
