"""The one way to change a letter's state, which writes a line of history for each change."""

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, bindparam, insert, select, update
from sqlalchemy.sql.dml import ReturningUpdate

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


def move_held(
    letter_id: int,
    fence: int,
    to: LetterState,
    *,
    owner: str = "",
    code: int | None = None,
    note: str = "",
    **changes: Any,
) -> bool:
    """Move a letter that is being sent under this fence; False where it is not any more.

    As `move`, by statements that are made once: this is done for each letter of a morning.
    """
    if LetterState.SENDING not in BEFORE[to]:
        return False
    values = _values(to, note, changes)
    told = {f"to_{name}": value for name, value in values.items()}
    told |= {"held_id": letter_id, "held_fence": fence}
    connection = db.session.connection()
    if connection.execute(_held(tuple(values)), told).scalar_one_or_none() is None:
        return False
    event = {"at": clock.now(), "from_state": LetterState.SENDING, "to_state": to}
    event |= {"letter_id": letter_id, "owner": owner, "fence": fence}
    connection.execute(_EVENT, event | {"code": code, "note": note[:NOTE]})
    return True


_LETTER = cast(Table, Letter.__table__)
_EVENT = insert(cast(Table, LetterEvent.__table__))


@cache
def _held(names: tuple[str, ...]) -> ReturningUpdate[Any]:
    return (
        update(_LETTER)
        .where(
            _LETTER.c.id == bindparam("held_id"),
            _LETTER.c.fence == bindparam("held_fence"),
            _LETTER.c.state == LetterState.SENDING,
        )
        .values({name: bindparam(f"to_{name}", type_=_LETTER.c[name].type) for name in names})
        .returning(_LETTER.c.id)
    )


def _values(to: LetterState, note: str, changes: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {"state": to, "last_note": note[:NOTE]}
    if to is not LetterState.SENDING:
        values |= {"lease_owner": None, "lease_until": None}
    if to.has_ended:
        values |= {"finished_at": clock.now(), "next_try_at": None}
    return values | changes
