"""Whoever is signed in, as plain values: no database row travels with a request."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import cast

from flask import Flask, Request, Response, g, session
from flask_login import LoginManager, current_user
from sqlalchemy import CompoundSelect, Select, String, literal, select, union_all
from sqlalchemy import cast as as_type
from sqlalchemy.exc import DBAPIError

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.outbox import suppression
from tracker.people import sessions
from tracker.people.models import PostHolding, RoleHeld
from tracker.people.vacancy import holds_on

log = logging.getLogger(__name__)

COOKIE_KEY = "sid"
ROLE = "role:"

# What somebody holds on a day, as rows of (kind, number): higher domains bring theirs.
Source = Callable[[int, date], Select[str, int]]


@dataclass(frozen=True)
class SignedIn:
    """A signed-in person with what they hold today; seats and lists come from higher domains."""

    id: int
    email: str
    name: str
    known_as: str
    roles: frozenset[Role]
    is_cleared: bool
    session_id: int = 0
    post_ids: frozenset[int] = field(default_factory=frozenset)
    chairs: frozenset[int] = field(default_factory=frozenset)
    ambassador_of: frozenset[int] = field(default_factory=frozenset)
    on_board: bool = False
    letters_come_back: bool = False

    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return str(self.id)

    def has(self, *roles: Role) -> bool:
        """Whether any of these roles is held."""
        return not self.roles.isdisjoint(roles)


def signed_in() -> SignedIn:
    """The signed-in person; only inside a view that needs a permission."""
    return cast("SignedIn", current_user._get_current_object())


def prepare(app: Flask, login_manager: LoginManager, *sources: Source) -> None:
    """Know people by their session, and by no other cookie."""
    login_manager.session_protection = None
    app.config["REMEMBER_COOKIE_NAME"] = "tracker_no_such_cookie"
    login_manager.request_loader(loader(*sources))
    app.after_request(_write_seen)


def loader(*sources: Source) -> Callable[[Request], SignedIn | None]:
    """Two statements at most: the session with its person, and all that the person holds."""

    def load(_request: Request) -> SignedIn | None:
        token = session.get(COOKIE_KEY)
        opened = sessions.find(token) if isinstance(token, str) else None
        if opened is None:
            return None
        person = _person(opened, held(opened.user_id, clock.today(), _sources(sources)))
        now = clock.instant()
        if not opened.lasts(person.roles, now):
            return None
        if opened.is_due(now):
            g.session_seen = opened.id
        return person

    return load


def _sources(more: tuple[Source, ...]) -> tuple[Source, ...]:
    return (roles, posts, suppression.of_person, *more)


def held(user_id: int, day: date, sources: Iterable[Source]) -> dict[str, set[int]]:
    """All that a person holds on a day, by its kind."""
    found: dict[str, set[int]] = {}
    for kind, number in db.session.execute(_asked(user_id, day, tuple(sources))):
        found.setdefault(kind, set()).add(number)
    return found


@lru_cache(maxsize=256)
def _asked(user_id: int, day: date, sources: tuple[Source, ...]) -> CompoundSelect[str, int]:
    """The one statement of all sources; every request of a person asks the same on a day."""
    return union_all(*(source(user_id, day) for source in sources))


def roles(user_id: int, _day: date) -> Select[str, int]:
    """The roles that a person holds now: kind `role:<its word>`."""
    word = literal(ROLE).concat(as_type(RoleHeld.role, String))
    return select(word, RoleHeld.id).where(RoleHeld.user_id == user_id, RoleHeld.ended_at.is_(None))


def posts(user_id: int, day: date) -> Select[str, int]:
    """The posts that a person holds on a day: kind `post`."""
    return select(literal("post"), PostHolding.post_id).where(
        PostHolding.user_id == user_id, holds_on(day)
    )


def _person(opened: sessions.Open, holds: dict[str, set[int]]) -> SignedIn:
    words = [kind.removeprefix(ROLE) for kind in holds if kind.startswith(ROLE)]
    return SignedIn(
        id=opened.user_id,
        email=opened.email,
        name=opened.name,
        known_as=opened.known_as,
        roles=frozenset(Role(word) for word in words),
        is_cleared=opened.is_cleared,
        session_id=opened.id,
        post_ids=frozenset(holds.get("post", ())),
        chairs=frozenset(holds.get("chair", ())),
        ambassador_of=frozenset(holds.get("ambassador", ())),
        on_board="board" in holds,
        letters_come_back=suppression.CAME_BACK in holds,
    )


def _write_seen(response: Response) -> Response:
    """After the page was made, in a transaction of its own; a page never fails for this."""
    session_id = g.pop("session_seen", None)
    if session_id is not None:
        try:
            with unit_of_work():
                sessions.seen(session_id)
        except DBAPIError:
            log.warning("Could not write down that session %s was seen", session_id)
    return response
