from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.meetings import BodyFactory, MemberFactory
from tests.factories.people import PostFactory, UserFactory
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.meetings import bodies
from tracker.meetings.bodies import BodyDetails
from tracker.meetings.enums import BodyKind, MemberRole
from tracker.meetings.models import Member
from tracker.people.identity import SignedIn

TODAY = date(2025, 9, 5)


@pytest.fixture
def secretary(session):
    user = UserFactory(name="Board Secretary")
    return SignedIn(user.id, user.email, user.name, user.known_as, frozenset(), False)


def add(body, by, **facts):
    facts = {"post_id": None, "user_id": None, "role": MemberRole.MEMBER} | facts
    return bodies.add_member(body, started_on=TODAY, by=by, **facts)


def test_a_body_gets_an_address_from_its_name(session, secretary):
    body = bodies.add_body(BodyDetails("Children’s Board", BodyKind.BOARD), by=secretary)
    assert body.slug == "childrens-board"
    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.deed, entry.subject_id) == (Deed.BODY_ADDED, body.id)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("Group", "There is already a body called Group", id="taken"),
        pytest.param("GROUP", "There is already a body called GROUP", id="same address"),
        pytest.param("Add", "Choose another name", id="an address of ours"),
        pytest.param("!!", "Choose another name", id="no letters"),
    ],
)
def test_a_name_is_refused_that_makes_no_address_of_its_own(session, secretary, name, says):
    BodyFactory(name="Group", slug="group")
    with pytest.raises(NotAccepted, match=says):
        bodies.add_body(BodyDetails(name, BodyKind.GROUP), by=secretary)


def test_there_is_one_executive_board(session, secretary):
    board = BodyFactory.board()
    details = BodyDetails("Another", BodyKind.BOARD, is_executive_board=True)
    with pytest.raises(NotAccepted, match="Executive Board is the executive board"):
        bodies.add_body(details, by=secretary)
    same = BodyDetails("Executive Board", BodyKind.BOARD, 61, is_executive_board=True)
    bodies.change_body(board, same, by=secretary, version=1)
    assert board.cadence_days == 61


def test_a_body_cannot_report_to_itself_by_way_of_others(session, secretary):
    top = BodyFactory()
    middle = BodyFactory(reports_to=top)
    details = BodyDetails(top.name, top.kind, reports_to_id=middle.id)
    with pytest.raises(NotAccepted, match="cannot report to itself"):
        bodies.change_body(top, details, by=secretary, version=1)
    with pytest.raises(NotAccepted, match="cannot report to itself"):
        bodies.change_body(
            top, BodyDetails(top.name, top.kind, reports_to_id=top.id), by=secretary, version=1
        )


def test_a_stale_change_of_a_body_is_refused(session, secretary):
    body = BodyFactory()
    with pytest.raises(ChangedMeanwhile):
        bodies.change_body(body, BodyDetails("Mine", BodyKind.GROUP), by=secretary, version=7)


def test_a_member_is_a_post_or_a_person_once(session, secretary):
    body, post, user = BodyFactory(), PostFactory(), UserFactory()
    add(body, secretary, post_id=post.id)
    add(body, secretary, user_id=user.id, role=MemberRole.CHAIR)
    assert len(session.scalars(select(Member)).all()) == 2
    for who in (
        {"post_id": post.id},
        {"user_id": user.id},
        {},
        {"post_id": post.id, "user_id": user.id},
    ):
        with pytest.raises(NotAccepted):
            add(body, secretary, **who)


def test_somebody_who_left_may_come_back(session, secretary):
    left = MemberFactory(started_on=date(2025, 1, 1))
    bodies.end_member(left.body, left, ended_on=date(2025, 9, 4), by=secretary)
    add(left.body, secretary, user_id=left.user_id)
    with pytest.raises(DomainError, match="no longer on the list"):
        bodies.end_member(left.body, left, ended_on=TODAY, by=secretary)


def test_nobody_leaves_before_they_joined(session, secretary):
    member = MemberFactory(started_on=TODAY)
    with pytest.raises(NotAccepted):
        bodies.end_member(member.body, member, ended_on=date(2025, 9, 4), by=secretary)
