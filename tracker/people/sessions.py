"""Sessions on the server: the cookie holds a random id, the table its hash, and how long it lasts.

Idle for 60 minutes (an administrator for 30) or open for 12 hours: ended. Signing out, a new
password, another role and deactivation end it at once.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, bindparam, select, update

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import AccountToken, User, UserSession

IDLE = timedelta(minutes=60)
IDLE_ADMINISTRATOR = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Open:
    """A session that nobody has ended; whether it still lasts depends on the person's roles."""

    id: int
    user_id: int
    email: str
    name: str
    known_as: str
    is_cleared: bool
    created_at: datetime
    last_seen_at: datetime

    def lasts(self, roles: frozenset[Role], now: datetime) -> bool:
        """Whether it is neither idle nor open for too long."""
        idle = IDLE_ADMINISTRATOR if Role.ADMINISTRATOR in roles else IDLE
        return now - self.last_seen_at < idle and now - self.created_at < LONGEST

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to write down again that the person was seen."""
        return now - self.last_seen_at >= SEEN_EVERY


@dataclass(frozen=True)
class OwnSession:
    """A line in one's list of sessions."""

    id: int
    created_at: datetime
    last_seen_at: datetime
    is_this: bool


def token_hash(token: str) -> str:
    """What the table keeps of a session's or a draft's random key."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def begin(user: User, *, instead_of: str | None = None) -> str:
    """Begin a session with an id that nobody had before, and end the one before it."""
    if instead_of:
        end_token(instead_of)
    token = secrets.token_urlsafe(32)
    now = clock.instant()
    db.session.add(
        UserSession(
            token_hash=token_hash(token),
            user_id=user.id,
            epoch=user.epoch,
            created_at=now,
            last_seen_at=now,
        )
    )
    return token


def may_sign_in() -> ColumnElement[bool]:
    """Active people; a mailbox that several people read is nobody's key."""
    return User.is_active & ~User.is_shared_address


def find(token: str) -> Open | None:
    """The session of a cookie, if nobody ended it and its person may still sign in."""
    row = db.session.execute(_OPEN, {"hash": token_hash(token)}).first()
    return None if row is None else Open(*row)


# Built once: every request asks it.
_OPEN = (
    select(
        UserSession.id,
        User.id,
        User.email,
        User.name,
        User.known_as,
        User.is_cleared,
        UserSession.created_at,
        UserSession.last_seen_at,
    )
    .join(User, UserSession.user_id == User.id)
    .where(
        UserSession.token_hash == bindparam("hash"),
        UserSession.ended_at.is_(None),
        UserSession.epoch == User.epoch,
        may_sign_in(),
    )
)


def whose(token: str) -> int | None:
    """Whose session this was, ended or not."""
    return db.session.scalar(
        select(UserSession.user_id).where(UserSession.token_hash == token_hash(token))
    )


def end_token(token: str) -> None:
    """End the session of a cookie."""
    _end(UserSession.token_hash == token_hash(token))


def end_one(session_id: int, *, user_id: int) -> bool:
    """End one of a person's own sessions; False where there is no such."""
    return _end((UserSession.id == session_id) & (UserSession.user_id == user_id)) == 1


def end_all(user: User) -> None:
    """End every session of a person: the epoch refuses even what the table would miss."""
    user.epoch += 1
    _end(UserSession.user_id == user.id)
    db.session.flush()


def end_everybodys() -> None:
    """End every session and one-time link: those of a restored or copied database are old ones."""
    now = clock.instant()
    db.session.execute(
        update(UserSession).where(UserSession.ended_at.is_(None)).values(ended_at=now)
    )
    db.session.execute(
        update(AccountToken)
        .where(AccountToken.used_at.is_(None), AccountToken.voided_at.is_(None))
        .values(voided_at=now)
    )


def own(user_id: int, *, this: int) -> list[OwnSession]:
    """A person's sessions that still last, the newest first."""
    now = clock.instant()
    rows = db.session.execute(
        select(UserSession.id, UserSession.created_at, UserSession.last_seen_at)
        .join(User, UserSession.user_id == User.id)
        .where(
            UserSession.user_id == user_id,
            UserSession.ended_at.is_(None),
            UserSession.epoch == User.epoch,
            UserSession.last_seen_at > now - IDLE,
            UserSession.created_at > now - LONGEST,
        )
        .order_by(UserSession.last_seen_at.desc(), UserSession.id.desc())
    )
    return [OwnSession(row.id, row.created_at, row.last_seen_at, row.id == this) for row in rows]


def seen(session_id: int) -> None:
    """Write down that a session was used now."""
    now = clock.instant()
    db.session.execute(
        update(UserSession)
        .where(UserSession.id == session_id, UserSession.last_seen_at <= now - SEEN_EVERY)
        .values(last_seen_at=now)
    )


def _end(which: ColumnElement[bool]) -> int:
    db.session.flush()
    result = db.session.connection().execute(
        update(UserSession)
        .where(which, UserSession.ended_at.is_(None))
        .values(ended_at=clock.instant())
    )
    return result.rowcount
