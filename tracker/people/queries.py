"""Reads about people and posts: ordered, in few statements, as frozen rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.people import policy
from tracker.people.identity import SignedIn
from tracker.people.models import AccountToken, Post, PostHolding, RoleHeld, User, UserSession
from tracker.people.sessions import may_sign_in
from tracker.people.vacancy import holds_on

PAGE = 25

GROUPS: tuple[tuple[str, frozenset[Role]], ...] = (
    ("Young people", frozenset({Role.AMBASSADOR})),
    ("People who do the work", frozenset({Role.WORKSTREAM_CHAIR, Role.ACTION_LEAD})),
    (
        "Board and committee",
        frozenset(
            {
                Role.BOARD_MEMBER,
                Role.BOARD_SECRETARY,
                Role.COMMITTEE_MEMBER,
                Role.DEMOCRATIC_SERVICES,
            }
        ),
    ),
    ("Behind the scenes", frozenset(Role)),
)


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """A post that a person holds or held."""

    id: int
    post_id: int
    post: str
    user_id: int
    holder: str
    started_on: date
    ended_on: date | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list or at the head of their page."""

    id: int
    name: str
    known_as: str
    email: str
    roles: tuple[Role, ...]
    holdings: tuple[HoldingRow, ...]
    is_active: bool
    is_cleared: bool
    has_password: bool
    is_shared_address: bool
    demonstration: bool
    created_at: datetime
    deactivated_at: datetime | None
    last_seen_at: datetime | None

    @property
    def hides_last_here(self) -> bool:
        """When an ambassador was here is nobody else's to know."""
        return Role.AMBASSADOR in self.roles

    @property
    def posts(self) -> tuple[str, ...]:
        return tuple(each.post for each in self.holdings if each.is_current)


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list of people."""

    rows: Sequence[PersonRow]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to be in a demonstration: who, and what they are."""

    email: str
    title: str
    what: str


def demonstration_people() -> list[tuple[str, list[DemoPerson]]]:
    """The demonstration's people, each in the group of the first role that they were given."""
    groups: dict[str, list[DemoPerson]] = {name: [] for name, _roles in GROUPS}
    for user in db.session.scalars(_loaded().where(User.demonstration, may_sign_in())):
        first = next((held.role for held in user.roles_held if held.ended_at is None), None)
        if first is not None:
            name = next(name for name, roles in GROUPS if first in roles)
            what = ", ".join(_row(user, {}, clock.today()).posts) or first.does
            groups[name].append(DemoPerson(user.email, user.name, what))
    return [(name, people) for name, people in groups.items() if people]


def list_people(
    viewer: SignedIn, *, words: str = "", role: str = "", state: str = "active", page: int = 1
) -> Listed:
    """People by name, filtered, a page at a time."""
    matching = [policy.visible_to(viewer), *_filters(words, role, state)]
    total = db.session.scalar(select(func.count()).select_from(User).where(*matching)) or 0
    page = min(max(page, 1), max(1, -(-total // PAGE)))
    users = db.session.scalars(
        _loaded().where(*matching).limit(PAGE).offset((page - 1) * PAGE)
    ).all()
    seen = _last_seen([user.id for user in users])
    return Listed([_row(user, seen, clock.today()) for user in users], total, page)


def get_person(viewer: SignedIn, user_id: int) -> PersonRow:
    """One person, if this viewer may know of them."""
    user = db.session.scalar(_loaded().where(User.id == user_id, policy.visible_to(viewer)))
    if user is None:
        raise NotFound
    return _row(user, _last_seen([user.id]), clock.today())


def own_page(user_id: int) -> PersonRow:
    """A person's own row."""
    user = db.session.scalars(_loaded().where(User.id == user_id)).one()
    return _row(user, {}, clock.today())


def password_hash(user_id: int) -> str | None:
    """The stored hash of a person's password, if they chose one."""
    return db.session.scalar(select(User.password_hash).where(User.id == user_id))


def known_of(token: AccountToken | None) -> tuple[str, str] | None:
    """The name and e-mail address of whoever a link is for."""
    user = None if token is None else db.session.get(User, token.user_id)
    return None if user is None else (user.name, user.email)


def post_choices() -> list[tuple[str, str]]:
    """All posts to choose from, by name."""
    rows = db.session.execute(select(Post.id, Post.name).order_by(func.lower(Post.name), Post.id))
    return [(str(row.id), row.name) for row in rows]


def holders(post_ids: Iterable[int], day: date) -> dict[int, list[tuple[int, str]]]:
    """Who holds each of these posts on a day, as (user id, name); active people only."""
    rows = db.session.execute(
        select(PostHolding.post_id, User.id, User.name)
        .join(User, PostHolding.user_id == User.id)
        .where(PostHolding.post_id.in_(list(post_ids)), holds_on(day), User.is_active)
        .order_by(PostHolding.started_on, PostHolding.id)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for post_id, user_id, name in rows:
        found.setdefault(post_id, []).append((user_id, name))
    return found


def _filters(words: str, role: str, state: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for word in words.split()[:5]:
        held = (
            select(PostHolding.user_id)
            .join(Post, PostHolding.post_id == Post.id)
            .where(holds_on(clock.today()), Post.name.icontains(word, autoescape=True))
        )
        found.append(
            or_(
                User.name.icontains(word, autoescape=True),
                User.email.icontains(word, autoescape=True),
                User.id.in_(held),
            )
        )
    if role in {each.value for each in Role}:
        found.append(
            User.id.in_(
                select(RoleHeld.user_id).where(
                    RoleHeld.role == Role(role), RoleHeld.ended_at.is_(None)
                )
            )
        )
    return found + _in_state(state)


def _in_state(state: str) -> list[ColumnElement[bool]]:
    if state == "all":
        return []
    if state == "gone":
        return [~User.is_active]
    if state == "never":
        return [User.is_active.is_(True), User.id.not_in(select(UserSession.user_id))]
    return [User.is_active.is_(True)]


def _loaded() -> Select[User]:
    """People with the roles that they hold now and all their posts."""
    return (
        select(User)
        .options(
            selectinload(User.roles_held),
            selectinload(User.holdings).options(joinedload(PostHolding.post)),
        )
        .order_by(func.lower(User.name), User.id)
    )


def _last_seen(user_ids: list[int]) -> dict[int, datetime]:
    rows = db.session.execute(
        select(UserSession.user_id, func.max(UserSession.last_seen_at))
        .where(UserSession.user_id.in_(user_ids))
        .group_by(UserSession.user_id)
    )
    return {row[0]: row[1] for row in rows}


def _row(user: User, seen: dict[int, datetime], day: date) -> PersonRow:
    return PersonRow(
        id=user.id,
        name=user.name,
        known_as=user.known_as,
        email=user.email,
        roles=tuple(
            sorted(
                (held.role for held in user.roles_held if held.ended_at is None),
                key=list(Role).index,
            )
        ),
        holdings=tuple(
            HoldingRow(
                id=each.id,
                post_id=each.post_id,
                post=each.post.name,
                user_id=user.id,
                holder=user.name,
                started_on=each.started_on,
                ended_on=each.ended_on,
                is_current=each.started_on <= day
                and (each.ended_on is None or each.ended_on >= day),
            )
            for each in user.holdings
        ),
        is_active=user.is_active,
        is_cleared=user.is_cleared,
        has_password=user.password_hash is not None,
        is_shared_address=user.is_shared_address,
        demonstration=user.demonstration,
        created_at=user.created_at,
        deactivated_at=user.deactivated_at,
        last_seen_at=seen.get(user.id),
    )
