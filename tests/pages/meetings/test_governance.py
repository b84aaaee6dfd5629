"""The picture of who reports to whom, groups that end, and the map of seats."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.factories.terms import TermsFactory
from tests.factories.workstreams import SeatFactory, WorkstreamFactory, ambassador_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.meetings.enums import BodyKind, MemberRole
from tracker.meetings.models import Body, Member
from tracker.workstreams.enums import SeatKind


@pytest.fixture
def committee(session):
    return BodyFactory(name="Committee", slug="committee", kind=BodyKind.COMMITTEE, is_public=True)


@pytest.fixture
def board(committee):
    return BodyFactory.board(reports_to=committee)


@pytest.fixture
def homes(session):
    return WorkstreamFactory(name="Homes", slug="homes")


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def chain(page):
    """The picture as (depth, words of the box)."""
    found = []
    for box in page.soup.select(".ct-chain__box"):
        depth = len(box.find_parents("ul"))
        found.append((depth, " ".join(box.select_one(".ct-chain__name").text.split())))
    return found


def box(page, name):
    (found,) = [b for b in page.all(".ct-chain__box") if name in b]
    return found


def test_each_hangs_on_whom_it_reports_to_and_groups_on_their_workstream(browser, board, homes):
    BodyFactory(
        name="Pathway", kind=BodyKind.TASK, workstream_id=homes.id, ends_on=date(2025, 9, 1)
    )
    BodyFactory(name="Shadow", kind=BodyKind.SHADOW, reports_to=board.reports_to)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("bodies.index")
    assert chain(page) == [
        (1, "Committee"),
        (2, "Executive Board"),
        (3, "Homes"),
        (4, "Pathway"),
        (2, "Shadow"),
    ]
    assert "Was to be done by 1 September" in box(page, "Pathway")
    assert "Lead: nobody is named" in box(page, "Pathway")
    assert "Lacks: chair, care leaver ambassador, budget" in box(page, "Homes")


def test_a_box_says_who_chairs_when_it_meets_what_is_vacant_and_what_is_late(browser, board):
    chair = PostFactory(name="Executive Director")
    PostHoldingFactory(post=chair, user=UserFactory(name="Director"))
    MemberFactory(body=board, user=None, post=chair, role=MemberRole.CHAIR)
    MemberFactory(body=board, user=None, post=PostFactory(name="Head of X", is_vacant=True))
    MeetingFactory(body=board)
    TermsFactory(body_id=board.id, adopted_on=date(2024, 2, 5))
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("bodies.index")
    words = box(page, "Executive Board")
    for said in (
        "Chair: Executive Director (Director)",
        "Next: Friday 26 September",
        "Vacant: Head of X",
        "Review overdue since 5 February 2025",
    ):
        assert said in words


def test_who_sees_the_public_only_sees_no_private_body_in_the_picture(browser, board, homes):
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("bodies.index")
    assert chain(page) == [(1, "Committee"), (1, "Homes")]
    page = browser.get("seating.index")
    assert "Executive Board" not in page.text


def test_a_ring_is_refused_with_a_sentence(secretary, board, committee):
    form = secretary.get("bodies.change", slug=committee.slug)
    page = secretary.submit(form, reports_to=board.id, expect=422)
    assert page.errors == ["It cannot report to itself, directly or by way of others"]


def test_a_task_and_finish_group_needs_a_workstream_and_a_day(secretary, session, homes):
    form = secretary.get("bodies.add")
    page = secretary.submit(form, name="Pathway", kind="task", expect=422)
    assert page.errors == [
        "Say for which workstream the task and finish group works",
        "Enter the day by which the task and finish group is to be done",
    ]
    days = {"ends_on-day": "31", "ends_on-month": "3", "ends_on-year": "2026"}
    page = secretary.follow(secretary.submit(page, {**days, "workstream": homes.id}))
    group = session.scalars(select(Body)).one()
    assert (group.kind, group.workstream_id, group.ends_on) == (
        BodyKind.TASK,
        homes.id,
        date(2026, 3, 31),
    )
    assert "31 March 2026" in page.text


def test_a_group_is_closed_with_what_came_of_it(secretary, session, board, homes):
    group = BodyFactory(name="Pathway", slug="pathway", workstream_id=homes.id)
    meeting = MeetingFactory(body=group)
    page = secretary.get("bodies.show", slug="pathway")
    form = secretary.get(page.link("Close this group"))
    page = secretary.submit(form, came_of_it="", expect=422)
    assert page.errors == ["Say what came of it, so that nobody has to ask in a year"]
    secretary.submit(page, came_of_it="The pathway is agreed.", expect=409)
    meeting.status = "cancelled"
    page = secretary.get("bodies.end", slug="pathway")
    page = secretary.follow(secretary.submit(page, came_of_it="The pathway is agreed."))
    assert "What came of it The pathway is agreed." in page.text
    index = secretary.get("bodies.index")
    assert "Pathway" not in [name for _, name in chain(index)]
    assert "What came of it: The pathway is agreed." in index.text
    secretary.get("bodies.end", slug="pathway", expect=404)
    secretary.get("bodies.end", slug=board.slug, expect=404)
    choices = [o.text for o in secretary.get("meetings.add").soup.select("#body option")]
    assert "Pathway" not in choices


def test_a_group_that_was_closed_goes_on_with_a_reason(secretary, session, board, homes):
    closed = {"ended_on": date(2025, 7, 1), "came_of_it": "The pathway is agreed."}
    group = BodyFactory(name="Pathway", slug="pathway", workstream_id=homes.id, **closed)
    page = secretary.get("bodies.show", slug="pathway")
    form = secretary.get(page.link("Open this group again"))
    page = secretary.submit(form, reason="", expect=422)
    assert page.errors == ["Say why it goes on"]
    page = secretary.follow(secretary.submit(page, reason="Two steps are still to be written."))
    assert "What came of it" not in page.text
    assert "Pathway" in [name for _, name in chain(secretary.get("bodies.index"))]
    entry = session.scalars(select(AuditEntry).where(AuditEntry.deed == Deed.BODY_REOPENED)).one()
    assert entry.before == {"ended_on": "2025-07-01", "came_of_it": "The pathway is agreed."}
    assert entry.after == {"reason": "Two steps are still to be written."}
    secretary.get("bodies.reopen", slug="pathway", expect=404)
    again = secretary.get("bodies.end", slug="pathway")
    assert again.value("came_of_it") == "The pathway is agreed."
    group.ended_on = date(2025, 9, 4)
    session.flush()
    form = secretary.get("bodies.reopen", slug="pathway")
    group.purpose = "Somebody else wrote meanwhile."
    session.flush()
    secretary.submit(form, reason="Too late.", expect=409)


def test_a_substitute_is_named_changed_and_taken_off(secretary, session, board):
    post, other = PostFactory(name="Head of Housing"), PostFactory(name="Housing manager")
    member = MemberFactory(body=board, user=None, post=post)
    meeting = MeetingFactory(body=board)
    page = secretary.get("bodies.show", slug=board.slug)
    form = secretary.get(page.link("Substitute for"))
    page = secretary.submit(form, who=f"post-{post.id}", expect=422)
    assert page.errors == ["Choose somebody else: this is the member"]
    page = secretary.follow(secretary.submit(page, who=f"post-{other.id}"))
    assert page.table("Members")[0]["Substitute"] == "Housing manager"
    shown = secretary.get("meetings.show", meeting_id=meeting.id)
    assert "Substitute: Housing manager" in shown.text
    form = secretary.get("seating.substitute", slug=board.slug, member_id=member.id)
    assert form.value("who") == f"post-{other.id}"
    secretary.submit(form, who="")
    assert session.scalars(select(Member.substitute_post_id)).all() == [None]


def test_a_vacant_seat_shows_where_it_matters(browser, session, board):
    MemberFactory(body=board, user=None, post=PostFactory(name="Head of X", is_vacant=True))
    MemberFactory(body=board, user=UserFactory(name="Who left", is_gone=True))
    meeting = MeetingFactory(body=board)
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "Head of X, vacant" in browser.get("meetings.show", meeting_id=meeting.id).text
    page = browser.get("bodies.show", slug=board.slug)
    assert "Vacant seats 2: Head of X, Who left" in page.text
    row = browser.get("seating.index").table("Seats of boards")[0]
    assert row["Vacant"] == "2: Head of X, Who left"


def test_the_map_of_seats_counts_the_gaps(browser, session, board, homes):
    TermsFactory(body_id=board.id, quorum=4)
    skills = WorkstreamFactory(name="Skills", budget_allotted=500)
    SeatFactory(workstream=skills, user=UserFactory(name="Skills chair"))
    ambassador_of(skills, name="Ambassador Name")
    MemberFactory(body=board, user=UserFactory(name="Chair"), role=MemberRole.CHAIR)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("seating.index")
    assert page.h1.endswith("3 gaps in the seats")
    assert "For 1 of the 2 that meet, nobody is named as chair." in page.text
    assert "Homes has no chair and no care leaver ambassador and no budget" in page.text
    assert "Ambassador Name" not in page.text
    row = page.table("Seats of boards")[0]
    assert (row["Chair"], row["Quorum"], row["Substitutes"]) == ("Chair", "4", "0 of 1")


def test_picture_and_map_ask_as_often_for_two_bodies_as_for_forty(browser, board, homes):
    SeatFactory(workstream=homes)
    browser.sign_in(person(Role.BOARD_MEMBER))
    for endpoint in ("bodies.index", "seating.index"):
        browser.get(endpoint)
        with at_most(14) as few:
            browser.get(endpoint)
        for _ in range(20):
            MemberFactory(body=BodyFactory(reports_to=board))
            SeatFactory(workstream=WorkstreamFactory())
        with at_most(len(few)):
            browser.get(endpoint)


def test_the_board_is_told_of_a_workstream_without_ambassador(browser, session, homes):
    ambassador_of(WorkstreamFactory(name="Skills"))
    left = WorkstreamFactory(name="Health")
    SeatFactory(workstream=left, kind=SeatKind.AMBASSADOR, ended_on=date(2025, 9, 4))
    WorkstreamFactory(name="Over", ended_on=date(2025, 9, 4))
    ActionFactory(workstream=homes)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("reports.board")
    (line,) = page.all("[aria-labelledby=exceptions] li")
    assert line == "No care leaver ambassador: Homes , Health ."
    assert "The board is told" in browser.get("seating.index").text
