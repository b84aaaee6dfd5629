"""Signing in: by a link that works once, or by a password; and choosing a password.

Nobody learns here who has an account: known or not, the answer and the work are the same.
"""

import logging
from dataclasses import dataclass

from sqlalchemy import select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.people import letters, links, sessions, throttle
from tracker.people.enums import AccountMatter, TokenPurpose
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.people.unnamed import unnamed

log = logging.getLogger(__name__)

SPENT = "This link was used before, or is too old. Get a new one: it takes a minute."


@dataclass(frozen=True)
class Candidate:
    """Whoever says that they have an account; `user_id` is None where nobody has it."""

    user_id: int | None
    password_hash: str | None
    account_key: str
    address_key: str


@dataclass(frozen=True)
class Entry:
    """A sign-in that succeeded: whose it is, and the new session's id for the cookie."""

    user_id: int
    session_token: str


def tidy_email(typed: str) -> str:
    """An e-mail address as it is stored and compared."""
    return typed.strip().lower()


def knock(email: str, address: str | None) -> Candidate:
    """Count a try for this account and network address, and look whether there is an account."""
    email = tidy_email(email)
    account, place = throttle.account_key(email), throttle.address_key(address)
    throttle.count_try(account, place)
    user = _active(email)
    if user is None:
        return Candidate(None, None, account, place)
    return Candidate(user.id, user.password_hash, account, place)


def send_link(candidate: Candidate, purpose: TokenPurpose) -> None:
    """Send a link to the candidate's account, if there is one."""
    user = db.session.get(User, candidate.user_id) if candidate.user_id else None
    if user is not None:
        letters.send_link(user, purpose)


def enter(candidate: Candidate, *, instead_of: str | None) -> Entry:
    """Begin a session after the password was found right."""
    throttle.give_back(account=candidate.account_key, address=candidate.address_key)
    return _enter(db.session.get_one(User, candidate.user_id), instead_of, "by password")


def enter_by_link(
    signed: str, purpose: TokenPurpose, *, address: str | None, instead_of: str | None
) -> Entry:
    """Use a link up and begin a session; raises a sentence where it is spent."""
    token = links.find(signed, purpose)
    if token is None or not links.use(token):
        log.info("A spent or wrong link was tried from %s", address)
        raise DomainError(SPENT)
    user = db.session.get_one(User, token.user_id)
    throttle.give_back(
        account=throttle.account_key(user.email), address=throttle.address_key(address)
    )
    return _enter(user, instead_of, "by link")


def enter_as_demonstration(email: str, *, instead_of: str | None) -> Entry | None:
    """Begin a session as one of the demonstration's made-up people."""
    user = _active(tidy_email(email))
    if user is None or not user.demonstration:
        return None
    return _enter(user, instead_of, "as a demonstration person")


def leave(token: str, *, by: Person) -> None:
    """Sign out: the cookie's session is over, whoever kept a copy of it."""
    sessions.end_token(token)
    _write_down(Deed.PERSON_SIGNED_OUT, by)


def choose_password(user_id: int, password_hash: str, *, instead_of: str | None) -> Entry:
    """Set a new password: other sessions and open links end, and a letter says so."""
    user = db.session.get_one(User, user_id)
    user.password_hash = password_hash
    links.void(user.id)
    sessions.end_all(user)
    letters.tell(user, AccountMatter.PASSWORD_CHANGED)
    audit.record(
        Deed.PERSON_PASSWORD_SET, subject_type="person", subject_id=user.id, by=as_person(user)
    )
    return Entry(user.id, sessions.begin(user, instead_of=instead_of))


def choose_password_by_link(signed: str, password_hash: str, *, instead_of: str | None) -> Entry:
    """Use a link up and set a new password; raises a sentence where the link is spent."""
    token = links.find(signed, TokenPurpose.RESET)
    if token is None or not links.use(token):
        raise DomainError(SPENT)
    return choose_password(token.user_id, password_hash, instead_of=instead_of)


def as_person(user: User) -> SignedIn:
    """A person as the audit knows one."""
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset(),
        is_cleared=user.is_cleared,
    )


def _active(email: str) -> User | None:
    return db.session.scalar(select(User).where(User.email == email, sessions.may_sign_in()))


def _enter(user: User, instead_of: str | None, how: str) -> Entry:
    token = sessions.begin(user, instead_of=instead_of)
    _write_down(Deed.PERSON_SIGNED_IN, as_person(user), how)
    return Entry(user.id, token)


def _write_down(deed: Deed, by: Person, note: str = "") -> None:
    """Of an ambassador neither who it was: a time beside a comment would tell who wrote it."""
    as_name = unnamed(by.id)
    audit.record(
        deed,
        subject_type="person",
        subject_id=None if as_name else by.id,
        by=by,
        note=note,
        as_name=as_name,
    )
