"""What was typed and not saved: kept for its writer and nobody else.

Of a page that stopped working, for a day: the key is in a cookie, the table has only its hash.
Nothing here trusts what the form says but for whose page it was; that person alone can have the
text back, in the browser that sent it. Of a page that keeps its words as they are typed, for two
weeks or as long as the page says: one text a person and page, which comes back wherever that person
opens the page.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from werkzeug.datastructures import MultiDict

from tracker.core import clock
from tracker.core.database import db
from tracker.people.models import Draft, User
from tracker.people.sessions import token_hash

KEPT_FOR = timedelta(hours=24)
OPEN_FOR = timedelta(days=14)  # a round is open for eight working days
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
            Draft.user_id == owner_id,
            Draft.id.not_in(newest.limit(MOST_EACH).scalar_subquery()),
            Draft.expires_at <= now + KEPT_FOR,  # not what is kept of an open page
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


def open_on(owner_id: int, page: str) -> Fields:
    """What a person typed on a page as they went, and did not save yet."""
    found = select(Draft.fields).where(
        Draft.key_hash == _open_key(owner_id, page), Draft.expires_at > clock.instant()
    )
    return _fields(db.session.scalar(found))


def all_open(owner_id: int) -> list[tuple[str, Fields]]:
    """Every page on which a person's words are kept as they typed them, the latest first."""
    found = (
        select(Draft.page, Draft.fields)
        .where(Draft.user_id == owner_id, Draft.expires_at > clock.instant())
        .order_by(Draft.expires_at.desc(), Draft.id.desc())
    )
    return [
        (page, _fields(kept)) for page, kept in db.session.execute(found) if kept["path"] == page
    ]


def change_open(
    owner_id: int,
    page: str,
    change: Callable[[Fields], Fields],
    *,
    kept_for: timedelta = OPEN_FOR,
) -> bool:
    """Put what `change` makes of the words of a page in their place; False where it is too long.

    Two windows at once wait for each other, so that neither takes the other's words away.
    """
    key_hash, now = _open_key(owner_id, page), clock.instant()
    dialect = db.session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    empty = {"path": page, "fields": []}
    times = {"created_at": now, "expires_at": now + kept_for}
    values = {"key_hash": key_hash, "user_id": owner_id, "page": page, "fields": empty, **times}
    db.session.execute(insert(Draft).values(values).on_conflict_do_nothing())
    draft = db.session.scalars(
        select(Draft)
        .where(Draft.key_hash == key_hash)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    fields = change(_fields(draft.fields) if draft.expires_at > now else [])
    is_too_long = sum(len(name) + len(value) for name, value in fields) > MOST_TEXT
    if not is_too_long:
        draft.fields = {"path": page, "fields": fields}
        draft.expires_at = times["expires_at"]
    if not draft.fields["fields"]:
        db.session.delete(draft)
    db.session.flush()
    return not is_too_long


def _open_key(owner_id: int, page: str) -> str:
    """Fits in no cookie: nobody holds what it is the hash of."""
    return token_hash(f"open {owner_id} {page}")


def _fields(stored: dict[str, Any] | None) -> Fields:
    return [(name, value) for name, value in stored["fields"]] if stored else []
