"""Writing the audit: one row a deed, in the deed's own transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.core.person import Person
from tracker.core.visibility import Visibility

SYSTEM = "The tracker"


def record(
    deed: Deed,
    *,
    subject_type: str,
    subject_id: int | None,
    by: Person | None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    visibility: Visibility = Visibility.BOARD,
    note: str = "",
    as_name: str = "",
) -> None:
    """Write down a deed; `before` and `after` hold only what changed.

    `as_name` stands for somebody whose name readers are not to learn: their id is left out too.
    """
    db.session.add(
        AuditEntry(
            at=clock.now(),
            deed=deed,
            subject_type=subject_type,
            subject_id=subject_id,
            by_id=by.id if by and not as_name else None,
            by_name=as_name or (by.name if by else SYSTEM),
            visibility=visibility,
            before=_plain(before or {}),
            after=_plain(after or {}),
            note=note,
        )
    )


def changes(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only the fields that differ, as (before, after)."""
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in values.items()}


def _text(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple | set | frozenset):
        return [_text(each) for each in value]
    return value
