"""What administrators do to people."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.outbox.models import Letter
from tracker.people import posts, queries, service
from tracker.people.enums import PostKind
from tracker.people.models import RoleHeld, User
from tracker.people.sign_in import as_person
from tracker.people.vacancy import vacant_posts


@pytest.fixture
def administrator(session):
    return person(Role.ADMINISTRATOR)


@pytest.fixture
def by(administrator):
    return as_person(administrator)


def deeds(session):
    return list(session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)))


def letters(session):
    return list(session.scalars(select(Letter.account_matter).order_by(Letter.id)))


def held(user_id):
    return queries.own_page(user_id).roles


def test_an_invited_person_has_roles_a_link_and_a_letter(session, by):
    user = service.add_person(
        " New@Example.org ", "Head of Parks", [Role.ACTION_LEAD, Role.ACTION_LEAD], by=by
    )
    assert user.email == "new@example.org"
    assert held(user.id) == (Role.ACTION_LEAD,)
    assert deeds(session) == [Deed.PERSON_ADDED]
    assert letters(session) == ["invite"]


@pytest.mark.parametrize(
    "email", ["", "x", "a@b", "a b@example.org", "a@example.org\nBcc: b@example.org", "é@x.org"]
)
def test_what_is_no_address_is_refused(session, by, email):
    with pytest.raises(DomainError, match="no e-mail address"):
        service.add_person(email, "Name", [], by=by)


def test_an_address_belongs_to_one_person(session, by):
    UserFactory(email="taken@example.org")
    with pytest.raises(DomainError, match="here already"):
        service.add_person("TAKEN@example.org", "Name", [], by=by)


def test_a_new_address_voids_links_and_is_told(session, by):
    user = service.add_person("old@example.org", "Name", [], by=by)
    service.change_person(user.id, by=by, name="Name", known_as="Nick", email="new@example.org")
    assert (user.email, user.known_as) == ("new@example.org", "Nick")
    assert letters(session) == ["invite", "email_changed"]
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry.before == {"known_as": "Name", "email": "old@example.org"}
    assert entry.after == {"known_as": "Nick", "email": "new@example.org"}


def test_changing_nothing_writes_nothing(session, by):
    user = UserFactory(name="Name", known_as="Name", email="a@example.org")
    service.change_person(user.id, by=by, name="Name", known_as="", email="a@example.org")
    service.set_roles(user.id, [], by=by)
    assert deeds(session) == []


def test_roles_are_given_and_ended_and_told(session, by):
    user = person(Role.ACTION_LEAD, Role.AUDITOR)
    service.set_roles(user.id, {Role.AUDITOR, Role.BOARD_MEMBER}, by=by)
    session.expire_all()
    assert set(held(user.id)) == {Role.AUDITOR, Role.BOARD_MEMBER}
    assert deeds(session) == [Deed.ROLE_ENDED, Deed.ROLE_GIVEN]
    assert letters(session) == ["role_changed"]
    assert session.query(RoleHeld).filter_by(user_id=user.id).count() == 3


def test_nobody_takes_their_own_administrator_role_away(session, by, administrator):
    person(Role.ADMINISTRATOR)
    with pytest.raises(DomainError, match="your own"):
        service.set_roles(administrator.id, {Role.AUDITOR}, by=by)
    with pytest.raises(DomainError, match="yourself"):
        service.deactivate(administrator.id, by=by)


def test_the_last_administrator_stays(session, administrator):
    by = as_person(person(Role.BOARD_SECRETARY))
    for deed in (
        lambda: service.set_roles(administrator.id, set(), by=by),
        lambda: service.deactivate(administrator.id, by=by),
    ):
        with pytest.raises(DomainError, match="last administrator"):
            deed()


def test_another_administrator_may_go(session, by):
    other = person(Role.ADMINISTRATOR)
    service.deactivate(other.id, by=by)
    assert not other.is_active
    service.reactivate(other.id, by=by)
    assert other.is_active
    assert other.deactivated_at is None


def test_what_is_deactivated_is_not_changed_further(session, by):
    user = UserFactory(is_gone=True)
    for deed in (
        lambda: service.deactivate(user.id, by=by),
        lambda: service.invite_again(user.id, by=by),
        lambda: service.hold_post(user.id, PostFactory().id, by=by, started_on=date(2025, 9, 1)),
        lambda: service.set_clearance(user.id, is_cleared=True, by=by),
    ):
        with pytest.raises(DomainError, match="deactivated"):
            deed()


def test_clearance_is_given_and_taken(session, by):
    user = person(Role.BOARD_MEMBER)
    service.set_clearance(user.id, is_cleared=True, by=by)
    service.set_clearance(user.id, is_cleared=True, by=by)
    assert user.is_cleared
    assert deeds(session) == [Deed.PERSON_CLEARED]


def test_a_post_is_held_from_a_day_and_left(session, by):
    user, post = UserFactory(), PostFactory(is_vacant=True)
    service.hold_post(user.id, post.id, by=by, started_on=date(2025, 9, 1))
    assert not post.is_vacant
    assert queries.holders([post.id], clock.today()) == {post.id: [(user.id, user.name)]}
    with pytest.raises(DomainError, match="already"):
        service.hold_post(user.id, post.id, by=by, started_on=date(2025, 9, 2))
    holding = queries.own_page(user.id).holdings[0]
    with pytest.raises(DomainError, match="before the first"):
        service.leave_post(holding.id, user_id=user.id, by=by, ended_on=date(2025, 8, 1))
    yesterday = clock.today() - timedelta(days=1)
    service.leave_post(holding.id, user_id=user.id, by=by, ended_on=yesterday)
    assert queries.holders([post.id], clock.today()) == {}
    assert post.id in vacant_posts(clock.today())


def test_a_holding_belongs_to_its_person(session, by):
    holding = PostHoldingFactory()
    with pytest.raises(NotFound):
        service.leave_post(holding.id, user_id=UserFactory().id, by=by, ended_on=date(2025, 9, 1))


def test_posts_are_added_once_and_marked_vacant_when_empty(session, by):
    post = posts.add_post("Head of Parks", PostKind.POST, by=by)
    assert post.slug == "head-of-parks"
    for name in ("head of PARKS", "Head of (Parks)"):
        with pytest.raises(DomainError, match="here already"):
            posts.add_post(name, PostKind.POST, by=by)
    posts.mark_vacant(post.id, is_vacant=True, by=by)
    assert post.id in vacant_posts(clock.today())
    service.hold_post(UserFactory().id, post.id, by=by, started_on=date(2025, 9, 1))
    session.expire_all()
    with pytest.raises(DomainError, match="Somebody holds"):
        posts.mark_vacant(post.id, is_vacant=True, by=by)
    posts.change_post(post.id, name="Head of Green Space", kind=PostKind.TEAM, by=by)
    session.flush()
    session.expire_all()
    assert posts.get_post(post.id).name == "Head of Green Space"


@pytest.mark.parametrize("state", ["active", "never", "gone", "all", "nonsense"])
def test_people_are_listed_by_their_state(session, by, administrator, state):
    gone = UserFactory(is_gone=True, name="Gone")
    here = UserFactory(name="Here")
    names = {row.name for row in queries.list_people(_viewer(administrator), state=state).rows}
    assert (gone.name in names) is (state in ("gone", "all"))
    assert (here.name in names) is (state != "gone")


def test_people_are_found_by_name_address_and_post_and_nothing_is_a_wildcard(
    session, administrator
):
    viewer = _viewer(administrator)
    user = UserFactory(name="Person of Parks", email="parks@example.org")
    PostHoldingFactory(user=user, post=PostFactory(name="Head of 100% Green"))
    for words, found in (
        ("parks", True),
        ("PARKS person", True),
        ("100%", True),
        ("%", True),
        ("_", False),
        ("parks housing", False),
        ("'; --", False),
    ):
        rows = queries.list_people(viewer, words=words).rows
        assert (user.id in {row.id for row in rows}) is found, words


def test_lists_come_a_page_at_a_time_in_a_fixed_order(session, administrator):
    for _ in range(30):
        UserFactory(name="Same name")
    viewer = _viewer(administrator)
    first, second = (queries.list_people(viewer, words="same", page=p) for p in (1, 2))
    assert (len(first.rows), len(second.rows), first.pages) == (25, 5, 2)
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}
    assert queries.list_people(viewer, words="same", page=99).page == 2


def test_only_administrators_and_those_who_clear_know_of_people(session):
    user = UserFactory()
    assert queries.list_people(_viewer(person(Role.AUDITOR))).total == 0
    with pytest.raises(NotFound):
        queries.get_person(_viewer(person(Role.AUDITOR)), user.id)
    assert queries.get_person(_viewer(person(Role.BOARD_SECRETARY)), user.id).id == user.id


def _viewer(user):
    from dataclasses import replace

    return replace(as_person(user), roles=frozenset(held(user.id)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "Upper@example.org"},
        {"is_active": False},
        {"deactivated_at": clock.instant()},
    ],
    ids=["an address in capitals", "deactivated without a day", "a day though active"],
)
def test_the_database_refuses_people_who_cannot_be(session, wrong):
    facts = {"is_active": True, "deactivated_at": None} | wrong
    with pytest.raises(IntegrityError):
        UserFactory(**facts)


def test_the_database_refuses_one_address_twice(session):
    UserFactory(email="same@example.org")
    with pytest.raises(IntegrityError):
        UserFactory(email="same@example.org")


def test_the_database_refuses_a_role_held_twice_at_once(session):
    user = person(Role.AUDITOR)
    session.add(RoleHeld(user_id=user.id, role=Role.AUDITOR, given_at=clock.now()))
    with pytest.raises(IntegrityError):
        session.flush()


def test_the_database_refuses_a_holding_that_ends_before_it_begins(session):
    with pytest.raises(IntegrityError):
        PostHoldingFactory(started_on=date(2025, 2, 1), ended_on=date(2025, 1, 1))


def test_a_person_who_was_never_there_is_not_found(session, by):
    for deed in (service.invite_again, service.reactivate, service.sign_out_everywhere):
        with pytest.raises(NotFound):
            deed(4711, by=by)
    assert session.get(User, 4711) is None
