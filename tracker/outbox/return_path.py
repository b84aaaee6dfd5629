"""The sender on a letter's envelope, to which it comes back: it names the letter, with a mark.

Without the mark anybody could write that somebody's letters come back, and silence them.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

LASTS = timedelta(days=30)
MARK = 20
_NUMBERED = re.compile(r"([a-z0-9._-]{1,24})\+b-(\d{1,9})-([0-9a-f]{20})@([a-z0-9.-]{1,253})")


class Numbered(NamedTuple):
    """A letter's number and mark, as they stand in an address."""

    letter_id: int
    mark: str


def mark(secret: str, letter_id: int, message_id: str, written_on: date) -> str:
    """What only we can work out of a letter; another letter of this number has another."""
    key = hashlib.sha256(b"tracker bounce " + secret.encode()).digest()
    said = f"{letter_id} {message_id} {written_on.isoformat()}".encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()[:MARK]


def sender(bounces: str, secret: str, letter_id: int, message_id: str, written_on: date) -> str:
    """The sender on the envelope of a letter, the same at each try, as greylisting asks."""
    name, _, domain = bounces.rpartition("@")
    return f"{name}+b-{letter_id}-{mark(secret, letter_id, message_id, written_on)}@{domain}"


def find(bounces: str, texts: Iterable[str]) -> Numbered | None:
    """The first letter that these headers name at our own address for what comes back."""
    for text in texts:
        for name, number, marked, domain in _NUMBERED.findall(text.lower()):
            if f"{name}@{domain}" == bounces:
                return Numbered(int(number), marked)
    return None
