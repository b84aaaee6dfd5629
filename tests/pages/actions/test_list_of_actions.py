"""The list of actions: what is on it, for whom, and what may be asked of it."""

import csv
import io
from datetime import date
from urllib.parse import urlencode

import openpyxl
import pytest

from tests.factories.actions import ActionFactory, ActionPledgeFactory, DueMoveFactory, closed, said
from tests.factories.council import World
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.browser import Browser
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.core.visibility import Visibility

JUDGED_RED = {"why": "No money.", "road_to_green": "Ask for it.", "ask": "Decide."}


@pytest.fixture
def actions(world):
    """Three more actions of the same plan: overdue, red and long silent."""
    plan, stream = world.action.plan, world.workstream
    facts = {"plan": plan, "workstream": stream}
    said(world.action, on=date(2025, 9, 2))
    ActionFactory(ref="H10", text="Open a drop-in", due_on=date(2025, 8, 31), **facts)
    red = ActionFactory(ref="H1", text="Pay deposits", due_on=date(2026, 1, 31), **facts)
    said(red, Judgement.NOT_ON_TRACK, on=date(2025, 9, 1), **JUDGED_RED)
    other = WorkstreamFactory(slug="good-health", name="Good Health")
    post = PostFactory(slug="designated-nurse", name="Designated Nurse")
    ActionFactory(plan=plan, workstream=other, accountable_post=post, ref="W1", text="See a nurse")
    return world


def refs(page):
    return page.all("tbody .ct-ref")


def test_everybody_sees_what_is_due_first(actions, as_):
    page = as_(actions.member).get("/actions")
    assert page.h1.endswith("4 actions")
    assert page.table("Actions")[0] == {
        "Action": "H10 Open a drop-in Good Homes",
        "Stands at": "Not on track",
        "Due ▲": "31 August 2025 5 days overdue",
        "Lead": page.table("Actions")[0]["Lead"],
        "Last said": "Nothing yet",
    }
    assert refs(page) == ["H10", "H2", "W1", "H1"]


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("ref", ["H1", "H2", "H10", "W1"]),
        ("-ref", ["W1", "H10", "H2", "H1"]),
        ("due", ["H10", "H2", "W1", "H1"]),
        ("-due", ["H1", "H2", "W1", "H10"]),
        ("state", ["H10", "H1", "W1", "H2"]),
        ("said", ["H10", "W1", "H1", "H2"]),
        ("-said", ["H2", "H1", "H10", "W1"]),
        ("colour", ["H10", "H2", "W1", "H1"]),
    ],
)
def test_it_sorts_both_ways(actions, as_, sort, wanted):
    assert refs(as_(actions.member).get(f"/actions?sort={sort}")) == wanted


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("q=CHARTER", ["H2"]),
        ("q=drop-in", ["H10"]),
        ("q=drop–in", ["H10"]),
        ("q=h1", ["H10", "H1"]),
        ("q=designated+nurse", ["W1"]),
        ("q=%25", []),
        ("q=_", []),
        ("q=charter+nurse", []),
        ("state=red", ["H10", "H1"]),
        ("state=no_update", ["W1"]),
        ("workstream=good-health", ["W1"]),
        ("lead=designated-nurse", ["W1"]),
        ("due=overdue", ["H10"]),
        ("due=soon", []),
        ("due=this-month", []),
        ("due=undated", []),
        ("state=red&q=pay", ["H1"]),
        ("mine=1", []),
    ],
)
def test_it_finds_and_filters(actions, as_, query, wanted):
    page = as_(actions.member).get(f"/actions?{query}")
    assert refs(page) == wanted
    assert page.h1.endswith(f"{len(wanted)} of 4 actions")
    assert bool(wanted) or "No action fits" in page.text


def test_a_filter_is_said_and_taken_off(actions, as_):
    browser = as_(actions.member)
    page = browser.submit(browser.get("/actions"), form="/actions", q="charter", state="green")
    assert page.h1.endswith("1 of 4 actions")
    assert page.value("state") == "green"
    assert refs(browser.get(page.link("“charter”"))) == ["H2"]
    assert browser.get(page.link("Clear")).h1.endswith("4 actions")


def test_mine_is_what_i_lead_or_where_i_sit(actions, as_):
    assert refs(as_(actions.lead).get("/actions?mine=1")) == ["H2"]
    assert refs(as_(actions.chair).get("/actions?mine=1")) == ["H10", "H2", "H1"]


def test_what_waits_for_an_answer_is_listed_for_who_gives_it(actions, as_):
    DueMoveFactory(action=actions.action)
    assert refs(as_(actions.chair).get("/actions?waiting=date")) == ["H2"]
    actions.action.moves = 1
    assert refs(as_(actions.chair).get("/actions?waiting=date")) == []
    assert refs(as_(actions.secretary).get("/actions?waiting=date")) == ["H2"]


def test_a_pledge_filters_by_its_number(actions, as_):
    pledge = PledgeFactory(plan=actions.action.plan, number=5)
    ActionPledgeFactory(action=actions.action, pledge=pledge)
    assert refs(as_(actions.member).get("/actions?pledge=5")) == ["H2"]


UNKNOWN = ["plan", "workstream", "pledge", "state", "lead", "due", "waiting"]
STRANGE = ["purple", "9" * 30, "-1", "\x00", "\u202eabc", "<script>", "x" * 5000, "⛄", "1;2"]


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_value_is_said_and_left_out(actions, as_, name):
    browser = as_(actions.member)
    for value in STRANGE:
        page = browser.get("/actions?" + urlencode({name: value}))
        assert len(refs(page)) == 4
        if value.strip("\x00"):
            assert "is left out" in page.text


@pytest.mark.parametrize("name", ["q", "sort", "page", "mine", "format"])
def test_nothing_typed_into_the_address_breaks_the_page(actions, as_, name):
    browser = as_(actions.member)
    for value in STRANGE:
        browser.get("/actions?" + urlencode({name: value}))


def test_a_plan_that_has_ended_shows_as_on_its_last_day(world, as_):
    past = PlanFactory(
        slug="old", name="Old plan", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31)
    )
    ActionFactory(plan=past, workstream=None, ref="1a", due_on=date(2020, 12, 30))
    page = as_(world.member).get("/actions?plan=old")
    assert "This plan ended on 31 December 2020" in page.text
    assert page.table("Actions")[0]["Due ▲"] == "30 December 2020 1 day overdue"
    assert "Old plan" not in as_(world.member).get("/actions").all("tbody")


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("secretary", ["P", "B", "D"]),
        ("member", ["P", "B"]),
        ("ambassador", ["P", "B"]),
        ("other_ambassador", ["P"]),
        ("committee", ["P"]),
        ("administrator", ["P"]),
        ("auditor", ["P", "B", "R"]),
    ],
)
def test_each_sees_what_they_may_see_in_list_count_and_file(session, as_, who, wanted):
    world = World(ref="B", due_on=date(2025, 12, 2))
    facts = {"plan": world.action.plan, "workstream": world.workstream}
    ActionFactory(ref="P", visibility=Visibility.PUBLIC, due_on=date(2025, 12, 1), **facts)
    ActionFactory(ref="R", visibility=Visibility.RESTRICTED, due_on=date(2025, 12, 3), **facts)
    ActionFactory(ref="D", visibility=Visibility.DRAFT, due_on=date(2025, 12, 4), **facts)
    browser = as_(getattr(world, who))
    page = browser.get("/actions")
    assert refs(page) == wanted
    plural = "action" if len(wanted) == 1 else "actions"
    assert page.h1.endswith(f"{len(wanted)} {plural}")
    assert [row[0] for row in file_of(browser, "/actions?format=csv")[1:]] == wanted
    assert [row[0] for row in sheet_of(browser, "/actions?format=xlsx")[1:]] == wanted


def file_of(browser, address):
    response = browser.client.get(address)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"), newline="")))


def sheet_of(browser, address):
    response = browser.client.get(address)
    assert response.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(response.data))
    return list(book.active.iter_rows(values_only=True))


def test_the_workbook_says_what_the_csv_says_and_runs_nothing(world, as_):
    facts = {"plan": world.action.plan, "workstream": world.workstream}
    ActionFactory(ref="X1", text="=1+1", due_on=date(2026, 1, 1), **facts)
    browser = as_(world.member)
    address = "/actions?q=X&format=xlsx"
    assert "actions-2025-09-05.xlsx" in browser.client.get(address).headers["Content-Disposition"]
    head, row = sheet_of(browser, address)
    assert list(head) == file_of(browser, "/actions?q=X&format=csv")[0]
    assert row[1] == "=1+1"
    assert row[head.index("Due date")].date() == date(2026, 1, 1)


def test_the_file_holds_every_page_of_the_filter_and_runs_nothing(world, as_):
    facts = {"plan": world.action.plan, "workstream": world.workstream}
    for number in range(60):
        ActionFactory(ref=f"X{number}", text="=1+1", due_on=date(2026, 1, 1), **facts)
    browser = as_(world.member)
    response = browser.client.get("/actions?q=X&format=csv")
    assert "actions-2025-09-05.csv" in response.headers["Content-Disposition"]
    rows = file_of(browser, "/actions?q=X&format=csv")
    assert len(rows) == 61
    assert {row[1] for row in rows[1:]} == {"'=1+1"}


def test_fifty_a_page_and_a_page_past_the_end_is_the_last(world, as_):
    facts = {"plan": world.action.plan, "workstream": world.workstream}
    for number in range(1, 120):
        ActionFactory(ref=f"X{number}", due_on=date(2026, 1, 1), **facts)
    browser = as_(world.member)
    first = browser.get("/actions?sort=ref")
    assert refs(first)[:2] == ["H2", "X1"]
    assert len(refs(first)) == 50
    second = browser.get(first.link("Next"))
    assert refs(second)[0] == "X50"
    last = browser.get("/actions?sort=ref&page=99999")
    assert refs(last)[-1] == "X119"
    assert len(refs(last)) == 20


@pytest.mark.parametrize("number", [100, 1000])
def test_the_list_asks_the_database_as_often_for_few_as_for_many(world, as_, session, number):
    facts = {"plan": world.action.plan, "workstream": world.workstream}
    session.add_all(
        ActionFactory.build(ref=f"X{n}", accountable_post=world.post, **facts)
        for n in range(number)
    )
    browser = as_(world.secretary)
    with at_most(12):
        browser.get("/actions?q=promised&state=no_update&due=undated&workstream=good&sort=state")
    with at_most(12):
        browser.get("/actions")


def test_an_empty_plan_says_so(session, app):
    browser = Browser(app, session).sign_in(person(Role.BOARD_MEMBER))
    assert "No plan is live today" in browser.get("/actions").text


def test_only_the_secretary_and_chairs_are_offered_to_add(world, as_):
    for who, offered in (("secretary", True), ("chair", True), ("lead", False), ("member", False)):
        page = as_(getattr(world, who)).get("/actions")
        assert ("Add an action" in page.text) is offered


def test_a_closed_action_stays_in_the_list(world, as_):
    closed(world.action, on=date(2025, 7, 30))
    page = as_(world.member).get("/actions")
    assert page.table("Actions")[0]["Stands at"] == "Complete"


def test_the_signed_out_are_sent_to_sign_in(browser):
    page = browser.get("/actions", expect=(302, 303))
    assert "/sign-in" in page.location
