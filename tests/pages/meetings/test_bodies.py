from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.meetings.enums import BodyKind, MemberRole
from tracker.meetings.models import Body, Member


@pytest.fixture
def committee(session):
    return BodyFactory(
        name="Committee",
        slug="committee",
        kind=BodyKind.COMMITTEE,
        is_public=True,
        cadence_text="every two months",
    )


@pytest.fixture
def board(committee):
    return BodyFactory.board(purpose="To track progress.", reports_to=committee)


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def test_who_meets_how_often_and_who_reports_to_whom(browser, board):
    MeetingFactory(body=board)
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("bodies.index")
    assert page.table("Boards") == [
        {
            "Name": "Executive Board",
            "Kind": "Board",
            "Meets": "Not said",
            "Reports to": "Committee",
            "Next meeting": "26 September 2025",
        },
        {
            "Name": "Committee",
            "Kind": "Committee",
            "Meets": "every two months",
            "Reports to": "–",
            "Next meeting": "No date is set",
        },
    ]


def test_a_body_shows_its_members_with_their_days(browser, board):
    post = PostFactory(name="Head of Housing")
    PostHoldingFactory(post=post, user=UserFactory(name="Housing lead"))
    MemberFactory(body=board, user=None, post=post, started_on=date(2025, 2, 5))
    MemberFactory(body=board, user=UserFactory(name="Board chair"), role=MemberRole.CHAIR)
    MemberFactory(body=board, user=UserFactory(name="Who left"), ended_on=date(2025, 7, 30))
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("bodies.show", slug=board.slug)
    assert page.table("Members") == [
        {"Who": "Board chair", "As": "Chair", "Substitute": "–", "When": "no dates known"},
        {
            "Who": "Head of Housing (Housing lead)",
            "As": "Member",
            "Substitute": "–",
            "When": "since 5 February 2025",
        },
    ]
    (gone,) = page.table("Other members")
    assert gone["When"] == "until 30 July 2025"


def test_a_private_body_is_unknown_to_who_sees_the_public_only(browser, board, committee):
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    assert "Executive Board" not in browser.get("bodies.index").text
    browser.get("bodies.show", slug=board.slug, expect=404)
    assert "Executive Board" not in browser.get("bodies.show", slug=committee.slug).text
    browser.get("bodies.show", slug="no-such-body", expect=404)


def test_a_body_is_set_up(secretary, session, committee):
    sent = secretary.submit(
        secretary.get("bodies.add"),
        name="Children’s Board",
        kind="board",
        purpose="To decide.",
        reports_to=committee.id,
        cadence_days="61",
        is_executive_board=True,
    )
    page = secretary.follow(sent)
    assert page.where.endswith("/bodies/childrens-board")
    made = session.scalars(select(Body).where(Body.slug == "childrens-board")).one()
    assert (made.reports_to_id, made.is_executive_board, made.is_public) == (
        committee.id,
        True,
        False,
    )


def test_a_bad_body_is_explained_and_not_set_up(secretary, session, board):
    page = secretary.submit(secretary.get("bodies.add"), expect=422)
    assert page.errors == ["Enter its name", "Choose what it is"]
    facts = {"name": "Executive Board", "kind": "board", "is_executive_board": True}
    page = secretary.submit(page, {**facts, "cadence_days": "0"}, expect=422)
    assert page.errors == ["Enter a number of days from 1 to 1,000"]
    page = secretary.submit(page, {**facts, "cadence_days": ""}, expect=422)
    assert len(page.errors) == 2
    assert len(session.scalars(select(Body)).all()) == 2


def test_a_body_changes_but_its_address_stays(secretary, board):
    form = secretary.get("bodies.change", slug=board.slug)
    assert form.value("purpose") == "To track progress."
    secretary.submit(form, name="Corporate Parenting Board")
    assert (board.name, board.slug, board.is_executive_board) == (
        "Corporate Parenting Board",
        "executive-board",
        True,
    )


def test_the_second_to_change_a_body_keeps_what_they_typed(secretary, session, board):
    form = secretary.get("bodies.change", slug=board.slug)
    board.purpose = "Theirs"
    session.flush()
    page = secretary.submit(form, purpose="Mine", expect=409)
    assert page.value("purpose") == "Mine"
    assert ("Theirs", "Mine") in [
        (row["Saved by somebody else"], row["Yours, still below"])
        for row in page.table("What differs")
    ]
    secretary.submit(page)
    assert board.purpose == "Mine"


def test_a_post_joins_and_leaves(secretary, session, board):
    post = PostFactory()
    secretary.submit(
        secretary.get("bodies.add_member", slug=board.slug), who=f"post-{post.id}", role="chair"
    )
    member = session.scalars(select(Member)).one()
    assert (member.post_id, member.role, member.started_on) == (
        post.id,
        MemberRole.CHAIR,
        date(2025, 9, 5),
    )
    page = secretary.get("bodies.show", slug=board.slug)
    secretary.submit(secretary.get(page.link("End the membership of")))
    assert member.ended_on == date(2025, 9, 5)


def test_nobody_joins_twice_or_by_an_answer_that_was_not_offered(secretary, session, board):
    member = MemberFactory(body=board)
    form = secretary.get("bodies.add_member", slug=board.slug)
    page = secretary.submit(form, who=f"person-{member.user_id}", expect=422)
    assert page.errors == ["Already on the list of Executive Board"]
    where = f"/bodies/{board.slug}/members/add"
    for who in ("", "post-", "person-x", "post-999999", "9"):
        secretary.post(where, {"who": who, "role": "member"}, expect=422)
    assert session.scalars(select(Member)).all() == [member]


def test_a_member_of_another_body_is_not_found_here(secretary, board, committee):
    member = MemberFactory(body=committee)
    secretary.get("bodies.end_member", slug=board.slug, member_id=member.id, expect=404)


def test_a_body_asks_the_database_as_often_for_two_members_as_for_fifty(secretary, session, board):
    for _ in range(2):
        MemberFactory(body=board)
        MemberFactory(body=board, user=None, post=PostFactory())
    secretary.get("bodies.show", slug=board.slug)
    with at_most(12) as few:
        secretary.get("bodies.show", slug=board.slug)
    for _ in range(50):
        MemberFactory(body=board)
        MeetingFactory()
    session.flush()
    with at_most(len(few)):
        secretary.get("bodies.show", slug=board.slug)


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ADMINISTRATOR, Role.WORKSTREAM_CHAIR])
@pytest.mark.parametrize("deed", ["add", "change", "add_member", "end_member"])
def test_other_roles_are_refused(browser, board, role, deed):
    member = MemberFactory(body=board)
    values = {} if deed == "add" else {"slug": board.slug}
    if deed == "end_member":
        values["member_id"] = member.id
    browser.sign_in(person(role)).get(f"bodies.{deed}", expect=403, **values)
    browser.post(browser.address(f"bodies.{deed}", **values), {}, expect=403)


def test_the_signed_out_are_sent_to_sign_in(browser, board):
    for where in ("/bodies", "/bodies/executive-board", "/bodies/add"):
        assert "/sign-in" in browser.get(where, expect=302).location
