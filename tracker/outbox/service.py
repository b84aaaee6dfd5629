"""Letters go into the outbox here, in the transaction of the deed that they tell of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import aliased

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import Base, db
from tracker.core.errors import DomainError, NotFound
from tracker.core.person import Person
from tracker.outbox import runs, suppression
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.history import move
from tracker.outbox.models import Letter, LetterEvent, LetterItem
from tracker.outbox.rules import MAY_GO_AGAIN, WAITING, digest_expires_at

OURS = uuid5(NAMESPACE_URL, "corporate-parenting-tracker")


@dataclass(frozen=True, slots=True)
class NewItem:
    """A step that a letter announces."""

    step: str
    object_type: str
    object_id: int
    fell_on: date
    why: str


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A working day's letter to a person, as it is to be queued."""

    key: str
    user_id: int
    subject: str
    on: date
    not_before_at: datetime
    expires_at: datetime
    items: tuple[NewItem, ...]


def queue(
    kind: LetterKind,
    key: str,
    to: int,
    *,
    matter: str = "",
    token_id: int | None = None,
    subject: str = "",
    expires_at: datetime | None = None,
) -> int | None:
    """Put a letter to a person into the outbox; None where its key is there already."""
    row = _row(kind, key, to, subject, clock.now(), expires_at)
    row |= {"account_matter": matter, "account_token_id": token_id}
    return next(iter(_put([row]).values()), None)


def queue_digests(digests: Sequence[NewDigest]) -> int:
    """Put the letters of a day into the outbox, each once; the older ones that wait give way.

    What has come up since is joined to a letter of that day that has not gone yet.
    """
    rows = [
        _row(
            LetterKind.DIGEST,
            each.key,
            each.user_id,
            each.subject,
            each.not_before_at,
            each.expires_at,
        )
        | {"created_on": each.on}
        for each in digests
    ]
    letter_ids = _put(rows)
    _give_way([each.user_id for each in digests if each.key in letter_ids], letter_ids)
    waiting = _still_waiting([each.key for each in digests if each.key not in letter_ids])
    told = _items(digests, letter_ids | waiting)
    if told:
        db.session.connection().execute(_announce(), told)
    return len(letter_ids)


def say_anew(subjects: Mapping[int, str]) -> None:
    """Give letters that still wait the subject that they would go with now."""
    for letter_id, subject in subjects.items():
        db.session.execute(
            update(Letter)
            .where(Letter.id == letter_id, Letter.state.in_(WAITING), Letter.content.is_(None))
            .values(subject=subject)
            .execution_options(synchronize_session=False)
        )


def may_go_again(letter: Letter) -> bool:
    """Whether a letter did not arrive, or may not have, and no other took its place."""
    return letter.state in MAY_GO_AGAIN and letter.superseded_by_id is None


def send_again(letter_id: int, *, by: Person | None) -> int:
    """Queue a letter that did not arrive once more, under a new key; gives the new letter's id."""
    old = db.session.get(Letter, letter_id)
    if old is None:
        raise NotFound("There is no such letter.")
    if not may_go_again(old):
        raise DomainError(f"This letter is “{old.state.label}”. It cannot be sent again.")
    base = old.dedupe_key.partition(":again-")[0]
    again = func.count(Letter.id)
    number = db.session.scalar(
        select(again).where(Letter.dedupe_key.startswith(f"{base}:again-", autoescape=True))
    )
    is_digest = old.kind is LetterKind.DIGEST
    today = clock.today()
    row = _row(
        old.kind,
        f"{base}:again-{(number or 0) + 1}",
        old.user_id,
        old.subject,
        clock.now(),
        digest_expires_at(today, runs.closed_days()) if is_digest else old.expires_at,
    ) | {"account_matter": old.account_matter, "account_token_id": old.account_token_id}
    (new_id,) = _put([row]).values()
    db.session.execute(
        update(LetterItem).where(LetterItem.letter_id == old.id).values(letter_id=new_id)
    )
    move([Letter.id == old.id], LetterState.CANCELLED, note=f"Sent again as letter {new_id}")
    db.session.execute(update(Letter).where(Letter.id == old.id).values(superseded_by_id=new_id))
    audit.record(
        Deed.LETTER_RETRIED,
        subject_type="letter",
        subject_id=old.id,
        by=by,
        after={"letter": new_id},
    )
    return new_id


def mark_arrived(letter_id: int, *, by: Person) -> None:
    """Believe a person that a letter in doubt arrived."""
    if db.session.get(Letter, letter_id) is None:
        raise NotFound("There is no such letter.")
    doubtful = [Letter.id == letter_id, Letter.state == LetterState.IN_DOUBT]
    if not move(doubtful, LetterState.SENT, note="Marked as arrived"):
        raise DomainError("This letter is not in doubt any more.")
    audit.record(Deed.LETTER_MARKED_ARRIVED, subject_type="letter", subject_id=letter_id, by=by)


def _row(
    kind: LetterKind,
    key: str,
    to: int,
    subject: str,
    not_before_at: datetime,
    expires_at: datetime | None,
) -> dict[str, Any]:
    return {
        "kind": kind,
        "dedupe_key": key,
        "user_id": to,
        "state": LetterState.QUEUED,
        "account_token_id": None,
        "account_matter": "",
        "created_on": clock.today(),
        "created_at": clock.now(),
        "not_before_at": not_before_at,
        "expires_at": expires_at,
        "message_id": f"<{uuid5(OURS, key)}@tracker>",
        "subject": subject,
        "fence": 0,
        "attempts": 0,
        "last_note": "",
    }


def _put(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Insert letters whose key is not there yet, with the first line of their history."""
    if not rows:
        return {}
    connection = db.session.connection()
    made = connection.execute(
        _insert(Letter)
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(Letter.dedupe_key, Letter.id),
        rows,
    )
    letter_ids = {key: letter_id for key, letter_id in made}
    if letter_ids:
        event = {
            "at": clock.now(),
            "from_state": None,
            "to_state": LetterState.QUEUED,
            "owner": "",
            "fence": 0,
            "note": "",
        }
        connection.execute(
            insert(LetterEvent), [event | {"letter_id": each} for each in letter_ids.values()]
        )
    return letter_ids


def _still_waiting(keys: Sequence[str]) -> dict[str, int]:
    """Letters with these keys that wait, and of which nothing can have gone."""
    rows = db.session.execute(
        select(Letter.dedupe_key, Letter.id)
        .where(Letter.dedupe_key.in_(keys), Letter.state.in_(WAITING), Letter.content.is_(None))
        .with_for_update()
    )
    return {key: letter_id for key, letter_id in rows}


def _items(digests: Sequence[NewDigest], letter_ids: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "letter_id": letter_ids[each.key],
            "user_id": each.user_id,
            "step": item.step,
            "object_type": item.object_type,
            "object_id": item.object_id,
            "fell_on": item.fell_on,
            "why": item.why,
        }
        for each in digests
        if each.key in letter_ids
        for item in each.items
    ]


def _announce() -> Any:
    """Each step once to a person: by the letter that arrived, else by the newest one."""
    announce = _insert(LetterItem)
    return announce.on_conflict_do_update(
        index_elements=["step", "object_type", "object_id", "fell_on", "user_id"],
        set_={"letter_id": announce.excluded.letter_id, "why": announce.excluded.why},
        where=suppression.never_arrived(LetterItem.letter_id),
    )


def _give_way(user_ids: Sequence[int], newer: dict[str, int]) -> None:
    if user_ids:
        move(
            [
                Letter.kind == LetterKind.DIGEST,
                Letter.user_id.in_(user_ids),
                Letter.id.not_in(newer.values()),
            ],
            LetterState.EXPIRED,
            note="A newer letter took its place",
            superseded_by_id=_newest_of_its_person(),
        )


def _newest_of_its_person() -> Any:
    newer = aliased(Letter)
    return (
        select(func.max(newer.id))
        .where(newer.user_id == Letter.user_id, newer.kind == LetterKind.DIGEST)
        .correlate(Letter)
        .scalar_subquery()
    )


def _insert(table: type[Base]) -> Any:
    """An insert that can leave be what is there, in the words of this database."""
    is_postgres = db.session.get_bind().dialect.name == "postgresql"
    return (postgresql.insert if is_postgres else sqlite.insert)(table)
