"""The link in a letter that switches its kind off: signed, for one purpose, good for 60 days.

It holds whom it is for and the day of the letter, so the same letter always has the same link.
"""

import hashlib
import re
from datetime import date, timedelta
from enum import StrEnum

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import User

LASTS = timedelta(days=60)
PATH = "/letters/stop/"
NOT_SHOWN = "not-shown-here"
_SIGNED = re.compile(rf"({PATH})[\w.=-]+".encode())


class Broken(StrEnum):
    """Why a link does nothing."""

    NOT_OURS = "not ours"
    TOO_OLD = "too old"
    GONE = "gone"


def address(user_id: int, on: date) -> str:
    """The whole address of the link in a person's letter of a day."""
    site: str = current_app.extensions["tracker"].base_url
    return f"{site}{PATH}{_signer().dumps([user_id, on.toordinal()])!s}"


def whose(signed: str) -> int | Broken:
    """Whose letters a link is about, or why it does nothing."""
    try:
        user_id, ordinal = _signer().loads(signed)
        written_on = date.fromordinal(ordinal)
    except (BadSignature, ValueError, TypeError, OverflowError):
        return Broken.NOT_OURS
    if clock.today() - written_on > LASTS:
        return Broken.TOO_OLD
    found = db.session.scalar(select(User.id).where(User.id == user_id, User.is_active))
    return Broken.GONE if found is None else found


def blanked(letter: bytes) -> bytes:
    """What is shown of a letter to somebody else: its link there is nobody's."""
    return _SIGNED.sub(rb"\1" + NOT_SHOWN.encode(), letter)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(
        current_app.config["SECRET_KEY"],
        salt="tracker stop letters",
        signer_kwargs={"digest_method": hashlib.sha256},
    )
