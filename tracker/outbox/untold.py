"""Steps that a letter was to tell and did not: another letter tells them, while they still hold."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, tuple_

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Instance, Letter, LetterItem
from tracker.outbox.rules import NO_ACCESS, NOTHING_OPEN, WAITING

# Shorter than bytes are kept: of a letter without any, nothing can have arrived.
MADE_GOOD_FOR = timedelta(days=6)

Announced = tuple[str, str, int, date]
STEP = (LetterItem.step, LetterItem.object_type, LetterItem.object_id, LetterItem.fell_on)


def leave_out(letter_id: int, steps: Collection[Announced]) -> None:
    """Take steps out of a letter that goes without them: they have not been told."""
    if steps:
        db.session.execute(
            delete(LetterItem)
            .where(LetterItem.letter_id == letter_id, tuple_(*STEP).in_(sorted(steps)))
            .execution_options(synchronize_session=False)
        )


def was_cancelled(since: date) -> ColumnElement[bool]:
    """Whether an item's letter, written since a day, told nothing, for nothing was to be told."""
    return LetterItem.letter_id.in_(
        select(Letter.id).where(
            Letter.created_on >= since,
            Letter.state == LetterState.CANCELLED,
            Letter.last_note.in_((NO_ACCESS, NOTHING_OPEN)),
        )
    )


def by_older_letters(user_ids: Iterable[int], *, before: date) -> dict[int, set[Announced]]:
    """What people were to be told by letters of earlier days of which nothing can have gone.

    They wait, and give way to a newer one; or they have waited for too long, a few days ago.
    What a restored database had waiting may have gone from where it was before.
    """
    is_of_before = exists().where(Instance.is_mail_held, Instance.held_at >= Letter.created_at)
    waits = Letter.state.in_(WAITING)
    waited = and_(
        Letter.state == LetterState.EXPIRED,
        Letter.superseded_by_id.is_(None),
        Letter.finished_at >= Letter.expires_at,
        Letter.finished_at > clock.now() - MADE_GOOD_FOR,
    )
    rows = db.session.execute(
        select(LetterItem.user_id, *STEP)
        .join(Letter, Letter.id == LetterItem.letter_id)
        .where(
            Letter.user_id.in_(sorted(user_ids)),
            Letter.kind == LetterKind.DIGEST,
            Letter.created_on < before,
            Letter.content.is_(None),
            ~is_of_before,
            or_(waits, waited),
        )
    )
    found = defaultdict[int, set[Announced]](set)
    for user_id, step, about, object_id, fell_on in rows:
        found[user_id].add((step, about, object_id, fell_on))
    return found
