"""What was typed into a page that stopped working: kept a day, for its writer and nobody else.

The key is in a cookie, the table has only its hash. Nothing here trusts what the form says but for
whose page it was; that person alone can have the text back, in the browser that sent it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from werkzeug.datastructures import MultiDict

from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import Draft, User
from tracker.people.sessions import token_hash

KEPT_FOR = timedelta(hours=24)
MOST_TEXT = 400_000
MOST_EACH = 20
NEVER_KEPT = ("csrf_token",)

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """A draft: the page it was typed on, the address it was sent to, and its fields."""

    id: int
    page: str
    path: str
    fields: MultiDict[str, str]
    expires_at: datetime

    @property
    def texts(self) -> Fields:
        """What a person typed or chose, without the page's own hidden parts."""
        return [
            (name, value)
            for name, value in self.fields.items(multi=True)
            if value.strip() and name.rpartition("-")[2] not in ("once", "version")
        ]


def worth_keeping(fields: MultiDict[str, str]) -> Fields:
    """All fields of a form but its token and its passwords."""
    return [
        (name, value)
        for name, value in fields.items(multi=True)
        if name.rpartition("-")[2] not in NEVER_KEPT and "password" not in name
    ]


def keep(owner_id: int, *, page: str, path: str, fields: Fields) -> str | None:
    """Keep a form for its writer; gives the key for the cookie, None where it cannot be kept."""
    size = sum(len(name) + len(value) for name, value in fields)
    is_known = db.session.scalar(select(User.id).where(User.id == owner_id, User.is_active))
    if not is_known or not fields or size > MOST_TEXT:
        return None
    key = secrets.token_urlsafe(32)
    now = clock.instant()
    db.session.add(
        Draft(
            key_hash=token_hash(key),
            user_id=owner_id,
            page=page,
            fields={"path": path, "fields": fields},
            created_at=now,
            expires_at=now + KEPT_FOR,
        )
    )
    db.session.flush()
    newest = select(Draft.id).where(Draft.user_id == owner_id).order_by(Draft.id.desc())
    db.session.execute(
        delete(Draft).where(
            Draft.user_id == owner_id, Draft.id.not_in(newest.limit(MOST_EACH).scalar_subquery())
        )
    )
    return key


def find(key: str, *, user_id: int) -> Kept | None:
    """A person's own draft by its key; nobody else's, and none older than a day."""
    draft = db.session.scalar(
        select(Draft).where(
            Draft.key_hash == token_hash(key),
            Draft.user_id == user_id,
            Draft.expires_at > clock.instant(),
        )
    )
    if draft is None:
        return None
    fields = MultiDict((name, value) for name, value in draft.fields["fields"])
    return Kept(draft.id, draft.page, draft.fields["path"], fields, draft.expires_at)


def throw_away(draft_id: int) -> None:
    """Delete a draft that was sent, or is not wanted."""
    db.session.execute(delete(Draft).where(Draft.id == draft_id))
