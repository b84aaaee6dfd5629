"""The one way to change a letter's state, which writes a line of history for each change."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterEvent
from tracker.outbox.rules import BEFORE

NOTE = 500


def move(
    where: Sequence[ColumnElement[bool]],
    to: LetterState,
    *,
    owner: str = "",
    code: int | None = None,
    note: str = "",
    limit: int | None = None,
    order_by: Sequence[Any] = (),
    **changes: Any,
) -> list[int]:
    """Move the letters that fit, out of states from which they may; gives their ids.

    On PostgreSQL letters that somebody else is moving at this moment are left to them.
    """
    rows = db.session.execute(
        select(Letter.id, Letter.state, Letter.fence)
        .where(*where, Letter.state.in_(BEFORE[to]))
        .order_by(*order_by, Letter.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    if not rows:
        return []
    ids = [row.id for row in rows]
    db.session.execute(
        update(Letter)
        .where(Letter.id.in_(ids))
        .values(_values(to, note, changes))
        .execution_options(synchronize_session=False)
    )
    rise = to is LetterState.SENDING
    told = {"at": clock.now(), "to_state": to, "owner": owner, "code": code, "note": note[:NOTE]}
    db.session.execute(
        insert(LetterEvent),
        [
            told | {"letter_id": row.id, "from_state": row.state, "fence": row.fence + rise}
            for row in rows
        ],
    )
    return ids


def _values(to: LetterState, note: str, changes: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {"state": to, "last_note": note[:NOTE]}
    if to is not LetterState.SENDING:
        values |= {"lease_owner": None, "lease_until": None}
    if to.has_ended:
        values |= {"finished_at": clock.now(), "next_try_at": None}
    return values | changes
