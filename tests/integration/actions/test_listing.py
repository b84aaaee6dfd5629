"""The list of actions on both databases: search, filters, orders and pages."""

from datetime import date

import pytest

from tests.factories.actions import (
    ActionFactory,
    ActionHelperFactory,
    ActionPledgeFactory,
    DueMoveFactory,
    said,
)
from tests.factories.council import World
from tests.factories.people import PostFactory
from tests.factories.plan import PlanFactory, PledgeFactory
from tracker.actions.choices import choices
from tracker.actions.enums import Judgement
from tracker.actions.filters import SORTS, DueFilter, read
from tracker.actions.listing import SIZE, listing, whole
from tracker.actions.refs import reading_key
from tracker.actions.standing import Moment
from tracker.plan.enums import PlanStatus

TODAY = date(2025, 9, 5)
NOW = Moment(TODAY, date(2025, 7, 31))


@pytest.fixture
def world(session):
    return World(ref="H2", text="Finish the Charter", due_on=date(2025, 9, 30))


def found(world, viewer=None, moment=NOW, **args):
    viewer = viewer or world.secretary
    asked = read(args, choices(viewer), today=TODAY)
    page = listing(asked, moment, viewer=viewer)
    assert page.total == len(whole(asked, moment, viewer=viewer))
    return [row.ref for row in page.rows]


def add(world, ref, **facts):
    facts = {"plan": world.action.plan, "workstream": world.workstream} | facts
    return ActionFactory(ref=ref, **facts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Carers’ offer", "carers' OFFER"),
        ("Q2 – Q3 plan", "q2 - q3"),
        ("100% of pathway plans", "100%"),
        ("snake_case", "E_C"),
        ("back\\slash", "back\\"),
        ("It's “quoted”", '"quoted"'),
    ],
)
def test_a_search_finds_what_looks_alike_and_takes_signs_as_they_are(world, text, words):
    add(world, "H3", text=text)
    add(world, "H4", text="Another thing altogether")
    assert found(world, q=words) == ["H3"]


def test_a_search_looks_at_the_lead_be_it_a_post_or_printed(world):
    add(world, "H3", accountable_post=PostFactory(name="Designated Nurse"))
    add(world, "H4", accountable_post=None, lead="The NURSE of the school")
    assert sorted(found(world, q="nurse")) == ["H3", "H4"]


def test_every_word_has_to_be_found_somewhere(world):
    assert found(world, q="charter h2") == ["H2"]
    assert found(world, q="charter h3") == []


@pytest.mark.parametrize(
    ("due", "refs"),
    [
        (DueFilter.OVERDUE, ["A1"]),
        (DueFilter.SOON, ["A2", "A3", "H2"]),
        (DueFilter.THIS_MONTH, ["A1", "A2", "H2"]),
        (DueFilter.NEXT_MONTH, ["A3", "A4"]),
        (DueFilter.UNDATED, ["A6"]),
    ],
)
def test_due_is_asked_for_by_the_calendar(world, due, refs):
    days = (date(2025, 9, 4), date(2025, 9, 5), date(2025, 10, 1), date(2025, 10, 31),
            date(2025, 11, 1), None)  # fmt: skip
    for number, day in enumerate(days, 1):
        add(world, f"A{number}", due_on=day)
    assert sorted(found(world, due=due.value)) == refs


def test_mine_counts_what_i_help_with(world):
    other = add(world, "H3", workstream=ActionFactory(plan=PlanFactory()).workstream)
    ActionHelperFactory(action=other, post=world.post)
    assert sorted(found(world, viewer=world.lead, mine="1")) == ["H2", "H3"]


def test_a_waiting_date_is_found_until_it_is_answered(world):
    move = DueMoveFactory(action=world.action)
    assert found(world, waiting="date") == ["H2"]
    move.refused_on = TODAY
    assert found(world, waiting="date") == []


def test_only_live_plans_are_listed_unless_one_is_named(world):
    for slug, status, last in (
        ("past", PlanStatus.ADOPTED, date(2025, 9, 4)),
        ("draft", PlanStatus.DRAFT, date(2026, 12, 31)),
    ):
        plan = PlanFactory(slug=slug, status=status, ends_on=last)
        add(world, slug, plan=plan)
    assert found(world) == ["H2"]
    assert found(world, plan="past") == ["past"]
    assert found(world, plan="draft") == ["draft"]
    assert found(world, viewer=world.member, plan="draft") == ["H2"]


def test_a_pledge_is_told_apart_where_two_plans_have_its_number(world):
    other = add(world, "X1", plan=PlanFactory(slug="improvement"))
    for action in (world.action, other):
        pledge = PledgeFactory(plan=action.plan, number=3)
        ActionPledgeFactory(action=action, pledge=pledge)
    assert sorted(found(world, pledge="3")) == ["H2", "X1"]
    assert found(world, pledge="improvement:3") == ["X1"]


@pytest.mark.parametrize("sort", sorted(SORTS | {f"-{key}" for key in SORTS}))
def test_every_order_pages_through_all_rows_once(world, sort):
    judgements = [*Judgement, None]
    for number in range(130):
        due = date(2025, 9, 1 + number % 28) if number % 5 else None
        action = add(world, f"{'AHW'[number % 3]}{number}", due_on=due,
                     accountable_post=None, lead=f"Lead {number % 4}")  # fmt: skip
        if judgement := judgements[number % 4]:
            said(action, judgement, on=date(2025, 7, 1 + number % 31))
    pages = [found(world, sort=sort, page=str(page)) for page in (1, 2, 3)]
    refs = [ref for page in pages for ref in page]
    assert [len(page) for page in pages] == [SIZE, SIZE, 31]
    assert len(set(refs)) == 131
    if sort == "ref":
        assert refs == sorted(refs, key=reading_key)


def test_a_past_day_is_listed_as_it_stood(world):
    past = Moment(date(2025, 10, 15), date(2025, 7, 31), is_now=False)
    assert found(world, moment=past, state="red") == ["H2"]
    assert found(world, state="red") == []
