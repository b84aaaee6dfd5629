"""Letters about an account: queued in the deed's own transaction, their words made when sent."""

from dataclasses import dataclass

from flask import current_app
from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox import service as outbox
from tracker.outbox.enums import LetterKind
from tracker.people import links
from tracker.people.enums import AccountMatter, TokenPurpose
from tracker.people.models import AccountToken, RoleHeld, User

_OF_LINK = {
    TokenPurpose.SIGN_IN: AccountMatter.SIGN_IN,
    TokenPurpose.INVITE: AccountMatter.INVITE,
    TokenPurpose.RESET: AccountMatter.RESET,
}


@dataclass(frozen=True)
class AccountWords:
    """All that the templates in `emails/account_<matter>/` print; pass it to them as `account`."""

    known_as: str
    email: str
    link: str
    lasts: str
    roles: tuple[str, ...]
    council: str
    site: str


def send_link(user: User, purpose: TokenPurpose) -> AccountToken:
    """Make a one-time link and put the letter that holds it into the outbox."""
    token = links.make(user, purpose)
    matter = _OF_LINK[purpose]
    outbox.queue(
        LetterKind.ACCOUNT,
        f"account:{token.id}",
        user.id,
        matter=matter.value,
        token_id=token.id,
        subject=matter.label,
        expires_at=token.expires_at,
    )
    return token


def tell(user: User, matter: AccountMatter) -> None:
    """Tell a person that something about their account was changed."""
    mark = int(clock.instant().timestamp() * 1_000_000)
    key = f"account:{matter.value}:{user.id}:{mark}"
    outbox.queue(LetterKind.ACCOUNT, key, user.id, matter=matter.value, subject=matter.label)


def words(user_id: int, token_id: int | None) -> AccountWords | None:
    """What an account letter says now; None where its link is no longer good for anything."""
    user = db.session.get(User, user_id)
    token = db.session.get(AccountToken, token_id) if token_id else None
    if user is None or not user.is_active or (token is not None and _is_spent(token)):
        return None
    roles = db.session.scalars(
        select(RoleHeld.role)
        .where(RoleHeld.user_id == user_id, RoleHeld.ended_at.is_(None))
        .order_by(RoleHeld.role)
    )
    settings = current_app.extensions["tracker"]
    return AccountWords(
        known_as=user.known_as,
        email=user.email,
        link=links.address(token) if token else f"{settings.base_url}/sign-in",
        lasts="" if token is None else _lasts(token.purpose),
        roles=tuple(role.label for role in roles),
        council=settings.council,
        site=settings.base_url,
    )


def _is_spent(token: AccountToken) -> bool:
    return (
        token.used_at is not None
        or token.voided_at is not None
        or token.expires_at <= clock.instant()
    )


def _lasts(purpose: TokenPurpose) -> str:
    return "two days" if purpose is TokenPurpose.INVITE else "an hour"
