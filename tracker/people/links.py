"""One-time links: a signature of the row's id and time, so that nothing secret is stored."""

import hashlib
from datetime import datetime, timedelta

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import ColumnElement, select, update

from tracker.core import clock
from tracker.core.database import db
from tracker.people.enums import TokenPurpose
from tracker.people.models import AccountToken, User
from tracker.people.sessions import may_sign_in

LASTS = {
    TokenPurpose.SIGN_IN: timedelta(minutes=60),
    TokenPurpose.INVITE: timedelta(days=2),
    TokenPurpose.RESET: timedelta(minutes=60),
}
PATHS = {
    TokenPurpose.SIGN_IN: "/sign-in/",
    TokenPurpose.INVITE: "/invitation/",
    TokenPurpose.RESET: "/new-password/",
}


def make(user: User, purpose: TokenPurpose) -> AccountToken:
    """A new link for a person; those of the same purpose before it are void."""
    now = clock.instant()
    void(user.id, purpose)
    token = AccountToken(
        user_id=user.id, purpose=purpose, created_at=now, expires_at=now + LASTS[purpose]
    )
    db.session.add(token)
    db.session.flush()
    return token


def address(token: AccountToken) -> str:
    """The whole address of a link, by the configured site: what a letter or a command shows."""
    site: str = current_app.extensions["tracker"].base_url
    signed = _signer(token.purpose).dumps([token.id, _stamp(token.created_at)])
    return f"{site}{PATHS[token.purpose]}{signed!s}"


def find(signed: str, purpose: TokenPurpose) -> AccountToken | None:
    """The link's row, if the link is ours, for this purpose, unused, not void and not too old."""
    try:
        token_id, stamp = _signer(purpose).loads(signed)
    except (BadSignature, ValueError, TypeError):
        return None
    token = db.session.scalar(
        select(AccountToken)
        .join(User, AccountToken.user_id == User.id)
        .where(AccountToken.id == token_id, *_usable(purpose), may_sign_in())
    )
    return token if token is not None and _stamp(token.created_at) == stamp else None


def use(token: AccountToken) -> bool:
    """Use a link up, and void the person's others; of any number at once, one succeeds."""
    result = db.session.connection().execute(
        update(AccountToken)
        .where(AccountToken.id == token.id, *_usable(token.purpose))
        .values(used_at=clock.instant())
    )
    if result.rowcount != 1:
        return False
    void(token.user_id)
    return True


def void(user_id: int, purpose: TokenPurpose | None = None) -> None:
    """Make a person's open links useless."""
    open_links = update(AccountToken).where(
        AccountToken.user_id == user_id,
        AccountToken.used_at.is_(None),
        AccountToken.voided_at.is_(None),
    )
    if purpose is not None:
        open_links = open_links.where(AccountToken.purpose == purpose)
    db.session.execute(open_links.values(voided_at=clock.instant()))


def _usable(purpose: TokenPurpose) -> tuple[ColumnElement[bool], ...]:
    return (
        AccountToken.purpose == purpose,
        AccountToken.used_at.is_(None),
        AccountToken.voided_at.is_(None),
        AccountToken.expires_at > clock.instant(),
    )


def _stamp(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000_000)


def _signer(purpose: TokenPurpose) -> URLSafeSerializer:
    return URLSafeSerializer(
        current_app.config["SECRET_KEY"],
        salt=f"tracker {purpose.value} link",
        signer_kwargs={"digest_method": hashlib.sha256},
    )
