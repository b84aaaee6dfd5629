"""The board secretary makes and changes workstreams and says who sits in their seats."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import PostFactory, UserFactory, person
from tests.factories.plan import PledgeFactory
from tests.factories.workstreams import PledgeWorkstreamFactory, SeatFactory, WorkstreamFactory
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import PledgeWorkstream, Seat, Workstream


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


@pytest.fixture
def homes(session):
    return WorkstreamFactory(slug="good-homes", name="Good Homes", made_up="budget_allotted")


def entries(session):
    rows = select(AuditEntry).where(AuditEntry.subject_type == "workstream")
    return session.scalars(rows.order_by(AuditEntry.id)).all()


def from_on(day, month, year=2025):
    return {"from_on-day": str(day), "from_on-month": str(month), "from_on-year": str(year)}


def test_a_workstream_is_added_after_the_others(secretary, session, homes):
    pledge = PledgeFactory(number=3, plan__slug="strategy")
    page = secretary.get("workstreams.add")
    done = secretary.submit(
        page,
        name="Good Health & Well-being",
        focus="Health.",
        budget_allotted="£12,000",
        pledges=[pledge.id],
    )
    assert done.location == "/workstreams/good-health-well-being"
    added = session.scalar(select(Workstream).where(Workstream.slug == "good-health-well-being"))
    assert added.position == homes.position + 1
    assert (added.budget_allotted, added.budget_spent) == (12_000, None)
    assert added.started_on == date(2025, 9, 5)
    (entry,) = entries(session)
    assert entry.deed == "workstream:added"
    assert entry.after["pledges"] == ["strategy/3"]


def test_bad_words_are_given_back_with_a_sentence_each(secretary, session, homes):
    page = secretary.get("workstreams.change", slug="good-homes")
    page = secretary.submit(page, name="", budget_spent="lots", expect=422)
    assert page.errors == ["Enter the workstream’s name", "Enter whole pounds, such as 20,000"]
    answers = {"ended_on-day": "1", "ended_on-month": "1", "ended_on-year": "2020"}
    page = secretary.submit(page, answers, name="Homes", budget_spent="-5", expect=422)
    assert page.errors == ["Enter whole pounds, such as 20,000"]
    page = secretary.submit(page, budget_spent="", expect=422)
    assert page.errors == ["The last day must be on or after the first"]
    assert session.scalar(select(Workstream.name)) == "Good Homes"


def test_two_workstreams_cannot_have_one_name(secretary, homes):
    page = secretary.submit(secretary.get("workstreams.add"), name="Good Homes", expect=422)
    assert page.errors == ["There is already a workstream called Good Homes"]
    page = secretary.submit(page, name="Add", expect=422)
    assert page.errors == ["Choose another name: no address can be made of this one"]


def test_its_pledges_and_budget_change_and_its_address_stays(secretary, session, homes):
    kept, gone, new = (PledgeFactory(number=n, plan__slug=f"plan-{n}x") for n in (1, 2, 3))
    for pledge in (kept, gone):
        PledgeWorkstreamFactory(workstream=homes, pledge=pledge)
    page = secretary.get("workstreams.change", slug="good-homes")
    answers = {"pledges": [kept.id, new.id], "budget_allotted": "21,500", "name": "Homes"}
    assert secretary.submit(page, answers).location == "/workstreams/good-homes"
    links = session.scalars(select(PledgeWorkstream.pledge_id).order_by(PledgeWorkstream.id))
    assert links.all() == [kept.id, new.id]
    session.refresh(homes)
    assert (homes.budget_allotted, homes.made_up) == (21_500, "")
    (entry,) = entries(session)
    assert entry.before["pledges"] == ["plan-1x/1", "plan-2x/2"]
    assert entry.after["pledges"] == ["plan-1x/1", "plan-3x/3"]


def test_who_saves_second_gets_both_versions(app, secretary, session, homes):
    pledge = PledgeFactory(number=1, name="We listen", plan__name="Plan")
    page = secretary.get("workstreams.change", slug="good-homes")
    other = Browser(app, session).sign_in(person(Role.BOARD_SECRETARY))
    other.submit(other.get("workstreams.change", slug="good-homes"), pledges=[pledge.id])
    page = secretary.submit(page, focus="Mine.", expect=409)
    assert page.table("What differs") == [
        {
            "Field": "What it is about",
            "Saved by somebody else": "Nothing",
            "Yours, still below": "Mine.",
        },
        {
            "Field": "Pledges that it serves",
            "Saved by somebody else": "Plan, pledge 1: We listen",
            "Yours, still below": "Nothing",
        },
    ]
    assert page.value("focus") == "Mine."


def test_a_new_chair_ends_the_seat_of_the_last_one(secretary, session, homes):
    first = PostFactory(name="Head of Housing")
    second = PostFactory(name="Housing Manager")
    SeatFactory(workstream=homes, user=None, post=first, started_on=date(2025, 2, 5))
    page = secretary.get("workstreams.seats", slug="good-homes")
    answers = {"kind": "chair", "holder": f"post:{second.id}", **from_on(1, 9)}
    page = secretary.follow(secretary.submit(page, answers))
    assert "Housing Manager since 1 September 2025" in page.text
    assert "Chair: Head of Housing, 5 February 2025 to 31 August 2025" in page.text
    seats = session.scalars(select(Seat).order_by(Seat.id)).all()
    assert [(seat.post_id, seat.started_on, seat.ended_on) for seat in seats] == [
        (first.id, date(2025, 2, 5), date(2025, 8, 31)),
        (second.id, date(2025, 9, 1), None),
    ]
    assert [entry.deed for entry in entries(session)] == ["seat:ended", "seat:filled"]


def test_a_seat_can_be_left_empty(secretary, session, homes):
    SeatFactory(workstream=homes)
    page = secretary.get("workstreams.seats", slug="good-homes")
    page = secretary.follow(secretary.submit(page, {"holder": "nobody", **from_on(1, 9)}))
    assert "Chair Nobody" in page.text
    assert session.scalar(select(Seat.ended_on)) == date(2025, 8, 31)


def test_the_other_seat_is_left_alone(secretary, session, homes):
    SeatFactory(workstream=homes, kind=SeatKind.CHAIR)
    ambassador = UserFactory(roles=[Role.AMBASSADOR], name="Ambassador")
    page = secretary.get("/workstreams/good-homes/seats?kind=ambassador")
    assert page.value("kind") == "ambassador"
    secretary.submit(page, {"holder": f"user:{ambassador.id}"})
    assert session.scalars(select(Seat.ended_on)).all() == [None, None]


def test_a_person_without_the_role_can_sit_but_the_secretary_is_told(secretary, homes):
    user = UserFactory(name="Somebody", roles=[Role.ACTION_LEAD])
    page = secretary.get("workstreams.seats", slug="good-homes")
    page = secretary.follow(secretary.submit(page, {"holder": f"user:{user.id}"}))
    assert "They do not have the role Workstream chair yet." in page.soup.get_text()


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        pytest.param({"holder": ""}, "Choose who sits there", id="nobody chosen"),
        pytest.param({"holder": "same"}, "Head of Housing sits there already", id="the same again"),
        pytest.param(
            from_on(5, 2), "Head of Housing sits there from 5 February 2025", id="on the day"
        ),
        pytest.param(
            from_on(1, 1, 2023), "The workstream began on 1 January", id="before it began"
        ),
        pytest.param(from_on("", "", ""), "Enter the day from which", id="no day"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(secretary, session, homes, answers, sentence):
    post, other = PostFactory(name="Head of Housing"), PostFactory()
    SeatFactory(workstream=homes, user=None, post=post, started_on=date(2025, 2, 5))
    holder = {"": "", "same": f"post:{post.id}"}.get(answers.get("holder"), f"post:{other.id}")
    page = secretary.get("workstreams.seats", slug="good-homes")
    page = secretary.submit(page, {**answers, "holder": holder}, expect=422)
    assert any(error.startswith(sentence) for error in page.errors), page.errors
    assert session.scalar(select(Seat.ended_on)) is None


def test_an_empty_seat_cannot_be_emptied(secretary, homes):
    page = secretary.get("workstreams.seats", slug="good-homes")
    page = secretary.submit(page, {"holder": "nobody"}, expect=422)
    assert page.errors == ["Nobody sits there. Choose who will"]


def test_two_secretaries_do_not_seat_two_chairs(app, secretary, session, homes):
    posts = [PostFactory(name="First"), PostFactory(name="Second")]
    page = secretary.get("workstreams.seats", slug="good-homes")
    other = Browser(app, session).sign_in(person(Role.BOARD_SECRETARY))
    answers = {"holder": f"post:{posts[0].id}", **from_on(1, 9)}
    other.submit(other.get("workstreams.seats", slug="good-homes"), answers)
    answers = {"holder": f"post:{posts[1].id}", **from_on(2, 9)}
    secretary.submit(page, answers, expect=409)
    assert session.scalars(select(Seat.post_id)).all() == [posts[0].id]


def test_a_double_click_seats_one(secretary, session, homes):
    post = PostFactory()
    page = secretary.get("workstreams.seats", slug="good-homes")
    for _ in range(2):
        secretary.submit(page, {"holder": f"post:{post.id}"})
    assert len(session.scalars(select(Seat)).all()) == 1


@pytest.mark.parametrize("part", ["add", "good-homes/change", "good-homes/seats"])
def test_nobody_else_may_change_a_workstream(browser, session, homes, part):
    browser.sign_in(person(Role.WORKSTREAM_CHAIR))
    browser.get(f"/workstreams/{part}", expect=403)
    browser.post(f"/workstreams/{part}", {"name": "Mine", "kind": "chair"}, expect=403)
    assert session.scalars(select(Workstream.name)).all() == ["Good Homes"]
