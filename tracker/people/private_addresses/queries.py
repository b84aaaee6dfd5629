"""Whose a private address is, and who that is today."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from sqlalchemy import select

from tracker.access.roles import Role
from tracker.core.database import db
from tracker.people import identity
from tracker.people.identity import SignedIn, Source
from tracker.people.models import User
from tracker.people.private_addresses.models import PrivateAddress
from tracker.people.private_addresses.rules import hash_of
from tracker.people.sessions import may_sign_in

Address = TypeVar("Address", bound=PrivateAddress)


@dataclass(frozen=True, slots=True)
class Asked(Generic[Address]):
    """A private address that was asked for, and its owner with what they hold today."""

    address: Address
    owner: SignedIn


def address_of(kind: type[Address], user_id: int) -> Address | None:
    """A person's address of a kind, if they have one."""
    return db.session.scalar(select(kind).where(kind.user_id == user_id))


def asked_for(
    kind: type[Address], secret: str, *more: Source, today: date
) -> Asked[Address] | None:
    """What is behind a secret, if nobody ended it and its owner may still sign in; `more` are what
    people hold by higher domains."""
    row = db.session.execute(
        select(kind, User)
        .join(User, kind.user_id == User.id)
        .where(kind.token_hash == hash_of(secret), may_sign_in())
    ).first()
    return None if row is None else Asked(row[0], _as_signed_in(row.User, today, *more))


def _as_signed_in(user: User, today: date, *more: Source) -> SignedIn:
    """The owner as the rules of who sees what know a person: nobody is signed in here."""
    holds = identity.held(user.id, today, (identity.roles, identity.posts, *more))
    words = [kind.removeprefix(identity.ROLE) for kind in holds if kind.startswith(identity.ROLE)]
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset(Role(word) for word in words),
        is_cleared=user.is_cleared,
        post_ids=frozenset(holds.get("post", ())),
        on_board="board" in holds,
    )
