"""Deeds on private addresses; who calls them writes the audit, and never the address."""

from typing import TypeVar

from sqlalchemy import delete, select, update

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.people.models import User
from tracker.people.private_addresses.models import PrivateAddress
from tracker.people.private_addresses.rules import hash_of, new_secret

NONE_THERE = "You have no private address here, so there is nothing to change."
Address = TypeVar("Address", bound=PrivateAddress)


def make(kind: type[Address], *, by: Person, **choices: object) -> tuple[Address, str]:
    """Make a person's address of a kind; the one before it stops. Gives the secret, this once."""
    _one_at_a_time(by.id)
    db.session.execute(delete(kind).where(kind.user_id == by.id))
    secret = new_secret()
    kept = {"user_id": by.id, "token_hash": hash_of(secret), "made_at": clock.instant()}
    made = kind(**kept, **choices)
    db.session.add(made)
    db.session.flush()  # the audit needs its id
    return made, secret


def own(kind: type[Address], *, by: Person) -> Address:
    """A person's address of a kind, for a deed; DomainError where there is none."""
    found = db.session.scalar(select(kind).where(kind.user_id == by.id).with_for_update())
    if found is None:
        raise DomainError(NONE_THERE)
    return found


def was_read(kind: type[PrivateAddress], address_id: int) -> None:
    """Write down that a program asked."""
    now = clock.instant()
    db.session.execute(update(kind).where(kind.id == address_id).values(read_at=now))


def _one_at_a_time(user_id: int) -> None:
    """Of two addresses made at once the second counts; neither breaks on the other."""
    db.session.execute(select(User.id).where(User.id == user_id).with_for_update())
