"""How the secret of a private address, and the state of what it gives out, are written."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

SECRET_BYTES = 32
READ_EVERY = timedelta(hours=1)


def new_secret() -> str:
    """What nobody can guess; it is shown once and kept nowhere."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a secret, and by which it is looked up: how long that takes tells nothing."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def tag_of(file: bytes, token_hash: str) -> str:
    """A name for what a file holds now, which only whoever has its address can make sense of:
    two people with the same file get different ones."""
    return hmac.new(token_hash.encode(), file, hashlib.sha256).hexdigest()


def is_read_anew(read_at: datetime | None, now: datetime) -> bool:
    """Whether it is time to write down again that a program asked."""
    return read_at is None or now - read_at >= READ_EVERY
