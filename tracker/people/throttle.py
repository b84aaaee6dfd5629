"""Ten tries in five minutes for an account, a hundred from a network address; then a sentence.

A whole council may stand behind one address, so that one is only there against guessing at many
accounts; ten for an account is what Cyber Essentials asks for.
"""

import hashlib
from datetime import timedelta

from sqlalchemy import delete, func, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import TooMany
from tracker.people.models import SignInAttempt

FOR_ACCOUNT, FROM_ADDRESS = 10, 100
WITHIN = timedelta(minutes=5)
WAIT = "That was the tenth try in five minutes. Wait five minutes, then try again."
WAIT_ALL = "Very many tries came from your network. Wait five minutes, then try again."


def account_key(email: str) -> str:
    """The key of an account, known or not; the address itself is not stored."""
    return "account:" + hashlib.sha256(email.encode("utf-8", "replace")).hexdigest()


def address_key(address: str | None, of: str = "sign-in") -> str:
    """The key of a network address, for tries of one kind."""
    return f"address:{of}:{address or 'unknown'}"[:80]


def count_try(*keys: str) -> None:
    """Count a try; raises TooMany, which undoes the count, where a key had all of its own."""
    since = clock.instant() - WITHIN
    for key in sorted(keys):
        _one_at_a_time(key)
        is_crowd = key.startswith("address:")
        tried = db.session.scalar(
            select(func.count())
            .select_from(SignInAttempt)
            .where(SignInAttempt.key == key, SignInAttempt.at > since)
        )
        if (tried or 0) >= (FROM_ADDRESS if is_crowd else FOR_ACCOUNT):
            raise TooMany(WAIT_ALL if is_crowd else WAIT)
        db.session.add(SignInAttempt(key=key, at=clock.instant()))
    db.session.flush()


def give_back(*, account: str, address: str) -> None:
    """After a success: the account starts again, and the address has its one try back."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.key == account))
    last = select(func.max(SignInAttempt.id)).where(SignInAttempt.key == address).scalar_subquery()
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.id == last))


def _one_at_a_time(key: str) -> None:
    """SQLite writes one at a time by itself; PostgreSQL is asked to, for this key."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))
