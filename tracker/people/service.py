"""What is done to people: invited, named, given roles and posts, cleared, deactivated."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import func, select

from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotFound
from tracker.core.person import Person
from tracker.outbox import suppression
from tracker.people import letters, links, sessions
from tracker.people.enums import AccountMatter, TokenPurpose
from tracker.people.models import AccountToken, Post, PostHolding, RoleHeld, User
from tracker.people.vacancy import holds_on

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LONGEST_EMAIL = 254

LAST_ADMINISTRATOR = "This is the last administrator who can sign in. Make somebody else one first."
OWN_MAILBOX = "You could not sign in any more. Ask another administrator to do this."
SHARED = "Several people read this mailbox, so nobody can sign in with it."
NOT_YOURSELF = "You cannot take your own administrator role away, or deactivate yourself."


def is_email(text: str) -> bool:
    """Whether a text can be an e-mail address: plain characters, so that no header can be added."""
    return len(text) <= LONGEST_EMAIL and EMAIL.fullmatch(text) is not None


def add_person(
    email: str,
    name: str,
    roles: Iterable[Role],
    *,
    by: Person | None,
    known_as: str = "",
    is_invited: bool = True,
) -> User:
    """Add a person with their first roles; an invitation goes to them unless told otherwise."""
    email = email.strip().lower()
    _check_email(email)
    user = User(
        email=email,
        name=name,
        known_as=known_as or name,
        password_hash=None,
        is_active=True,
        is_cleared=False,
        epoch=1,
        demonstration=False,
        created_at=clock.now(),
    )
    db.session.add(user)
    db.session.flush()
    given = sorted(set(roles))
    for role in given:
        db.session.add(RoleHeld(user_id=user.id, role=role, given_at=clock.now()))
    facts = {"email": email, "name": name, "roles": given}
    _record(Deed.PERSON_ADDED, user.id, by, after=facts)
    if is_invited:
        letters.send_link(user, TokenPurpose.INVITE)
    return user


def invite_again(user_id: int, *, by: Person) -> AccountToken:
    """Send a new invitation; the one before it is void."""
    user = _active(user_id)
    if user.is_shared_address:
        raise DomainError(SHARED)
    _record(Deed.PERSON_CHANGED, user.id, by, note="invited again")
    return letters.send_link(user, TokenPurpose.INVITE)


def change_person(user_id: int, *, by: Person, name: str, known_as: str, email: str) -> None:
    """Change who somebody is; a new e-mail address makes links to the old one useless."""
    user = _person(user_id)
    email = email.strip().lower()
    before = {"name": user.name, "known_as": user.known_as, "email": user.email}
    old, new = audit.changes(before, {"name": name, "known_as": known_as or name, "email": email})
    if not new:
        return
    user.name, user.known_as = name, known_as or name
    if "email" in new:
        _check_email(email)
        user.email = email
        suppression.lift(user.id, by=by, note="The address was changed.")
        links.void(user.id)
        letters.tell(user, AccountMatter.EMAIL_CHANGED)
    _record(Deed.PERSON_CHANGED, user.id, by, before=old, after=new)


def call_me(known_as: str, *, by: Person) -> None:
    """Change what one is called."""
    user = _person(by.id)
    old, new = audit.changes({"known_as": user.known_as}, {"known_as": known_as})
    if new:
        user.known_as = known_as
        _record(Deed.PERSON_CHANGED, user.id, by, before=old, after=new)


def set_roles(user_id: int, wanted: Iterable[Role], *, by: Person) -> None:
    """Give and end roles so that these are held; the person signs in anew and is told."""
    user = _person(user_id)
    wanted = frozenset(wanted)
    current = {
        held.role: held
        for held in db.session.scalars(
            select(RoleHeld).where(RoleHeld.user_id == user_id, RoleHeld.ended_at.is_(None))
        )
    }
    ended, given = current.keys() - wanted, wanted - current.keys()
    if not ended and not given:
        return
    if Role.ADMINISTRATOR in ended:
        _keep_an_administrator(user, by)
    for role in sorted(ended):
        current[role].ended_at = clock.now()
        _record(Deed.ROLE_ENDED, user.id, by, before={"role": role})
    for role in sorted(given):
        db.session.add(RoleHeld(user_id=user.id, role=role, given_at=clock.now()))
        _record(Deed.ROLE_GIVEN, user.id, by, after={"role": role})
    sessions.end_all(user)
    letters.tell(user, AccountMatter.ROLE_CHANGED)


def deactivate(user_id: int, *, by: Person) -> None:
    """Let somebody in no longer, at once; what they did stays."""
    user = _active(user_id)
    if user.id == by.id:
        raise DomainError(NOT_YOURSELF)
    _keep_an_administrator(user, by)
    user.is_active, user.deactivated_at = False, clock.now()
    sessions.end_all(user)
    links.void(user.id)
    _record(Deed.PERSON_DEACTIVATED, user.id, by)


def reactivate(user_id: int, *, by: Person) -> None:
    """Let somebody in again, with the roles they had."""
    user = _person(user_id)
    if user.is_active:
        raise DomainError("This person can sign in already.")
    user.is_active, user.deactivated_at = True, None
    _record(Deed.PERSON_REACTIVATED, user.id, by)


def sign_out_everywhere(user_id: int, *, by: Person) -> None:
    """End every session of a person."""
    user = _person(user_id)
    sessions.end_all(user)
    _record(Deed.PERSON_SIGNED_OUT, user.id, by, note="everywhere, by an administrator")


def set_clearance(user_id: int, *, is_cleared: bool, by: Person) -> None:
    """Let somebody read restricted papers, or no longer; it counts from the next page."""
    user = _active(user_id)
    if user.is_cleared != is_cleared:
        _record(
            Deed.PERSON_CLEARED,
            user.id,
            by,
            before={"is_cleared": user.is_cleared},
            after={"is_cleared": is_cleared},
        )
        user.is_cleared = is_cleared


def set_shared_address(user_id: int, *, is_shared: bool, by: Person) -> None:
    """Say that several people read a mailbox: nobody signs in with it, and letters to it are bare.

    A link or a password that several people have would be a key without an owner.
    """
    user = _active(user_id)
    if user.is_shared_address == is_shared:
        return
    if is_shared:
        if user.id == by.id:
            raise DomainError(OWN_MAILBOX)
        _keep_an_administrator(user, by)
        user.password_hash = None
        sessions.end_all(user)
        links.void(user.id)
    user.is_shared_address = is_shared
    _record(
        Deed.PERSON_CHANGED,
        user.id,
        by,
        before={"is_shared_address": not is_shared},
        after={"is_shared_address": is_shared},
    )


def hold_post(user_id: int, post_id: int, *, by: Person, started_on: date) -> None:
    """Put somebody into a post from a day on; the post is no longer marked vacant."""
    user, post = _active(user_id), db.session.get(Post, post_id)
    if post is None:
        raise NotFound
    has_it = select(PostHolding.id).where(
        PostHolding.user_id == user_id,
        PostHolding.post_id == post_id,
        PostHolding.ended_on.is_(None) | holds_on(started_on),
    )
    if db.session.scalar(has_it.limit(1)):
        raise DomainError(f"{user.name} holds this post already.")
    db.session.add(PostHolding(user_id=user.id, post_id=post.id, started_on=started_on))
    post.is_vacant = False
    facts = {"post": post.name, "person": user.name, "started_on": started_on}
    _record(Deed.POST_FILLED, post.id, by, after=facts, subject_type="post")


def leave_post(holding_id: int, *, user_id: int, by: Person, ended_on: date) -> None:
    """Say on which day somebody's time in a post ends."""
    holding = db.session.scalar(
        select(PostHolding).where(PostHolding.id == holding_id, PostHolding.user_id == user_id)
    )
    if holding is None:
        raise NotFound
    if ended_on < holding.started_on:
        raise DomainError("The last day cannot be before the first.")
    before = {"ended_on": holding.ended_on}
    holding.ended_on = ended_on
    facts = {"ended_on": ended_on, "person": _person(user_id).name}
    _record(Deed.POST_ENDED, holding.post_id, by, before=before, after=facts, subject_type="post")


def _keep_an_administrator(user: User, by: Person) -> None:
    """One administrator who can sign in always stays; nobody takes that away from themselves."""
    administrators = set(
        db.session.scalars(
            select(User.id)
            .join(RoleHeld, RoleHeld.user_id == User.id)
            .where(
                sessions.may_sign_in(),
                RoleHeld.role == Role.ADMINISTRATOR,
                RoleHeld.ended_at.is_(None),
            )
            .order_by(User.id)
            .with_for_update()
        )
    )
    if user.id in administrators and user.id == by.id:
        raise DomainError(NOT_YOURSELF)
    if administrators == {user.id}:
        raise DomainError(LAST_ADMINISTRATOR)


def _person(user_id: int) -> User:
    user = db.session.get(User, user_id)
    if user is None:
        raise NotFound
    return user


def _active(user_id: int) -> User:
    user = _person(user_id)
    if not user.is_active:
        raise DomainError("This person is deactivated. Reactivate them first.")
    return user


def _check_email(email: str) -> None:
    if not is_email(email):
        raise DomainError("That is no e-mail address. Write one such as name@example.org.")
    taken = select(User.id).where(User.email == email)
    if db.session.scalar(select(func.count()).select_from(taken.subquery())):
        raise DomainError("Somebody with this e-mail address is here already.")


def _record(
    deed: Deed,
    subject_id: int,
    by: Person | None,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    note: str = "",
    subject_type: str = "person",
) -> None:
    audit.record(
        deed,
        subject_type=subject_type,
        subject_id=subject_id,
        by=by,
        before=before,
        after=after,
        note=note,
    )
