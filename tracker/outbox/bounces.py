"""What comes back: found by its mark, believed only of the letter's own person, counted once."""

import hashlib
import hmac
import logging
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.config import Config
from tracker.core import clock
from tracker.core.database import Base, db
from tracker.outbox import dsn, return_path
from tracker.outbox.claims import Claimed
from tracker.outbox.dsn import NoReport, Report, Told
from tracker.outbox.enums import BounceKind
from tracker.outbox.models import Bounce, Letter
from tracker.outbox.suppression import TRANSIENT_DAYS, TRANSIENT_WARNS_AT, suppress

log = logging.getLogger(__name__)

UNKNOWN = "No letter of ours is named in this report. Nothing was changed."
FORGED = "The mark of the letter in this report is not ours. Nothing was changed."
TOO_OLD = "The letter in this report went more than 30 days ago. Nothing was changed."
NEVER_WENT = "The letter in this report was never handed over. Nothing was changed."
SOMEBODY_ELSE = (
    "This report is about another address than the one that the letter’s person has now. "
    "Nothing was changed."
)
AUTOMATIC = "This is an automatic reply. It was dropped."
KNOWN = "This report was counted before. Nothing was changed."
DONE = {
    BounceKind.PERMANENT: "Letter {id} came back: there is no such address ({status}). "
    "No more reminders go to it.",
    BounceKind.TRANSIENT: "Letter {id} could not be delivered for now ({status}). It was counted.",
    BounceKind.OURS: "Letter {id} was refused for reasons that are not the address’s ({status}). "
    "It was counted.",
}


def sender_of(letter: Claimed, config: Config) -> str:
    """The sender on a letter's envelope; without an address for bounces, the one in the letter."""
    if not config.mail_bounces:
        return config.mail_from
    return return_path.sender(
        config.mail_bounces, config.secret_key, letter.id, letter.message_id, letter.created_on
    )


@dataclass(frozen=True, slots=True)
class _Of:
    """The letter that a report is about, and to whom it went."""

    id: int
    user_id: int
    message_id: str
    created_on: date
    attempts: int
    email: str


def take(raw: bytes, config: Config) -> str:
    """Take in one message that came to the address for bounces; gives what became of it.

    Raises NoReport with a sentence for what is not believed; then nothing was changed.
    """
    report = dsn.read(raw)
    if report is None:
        return AUTOMATIC
    letter = _letter_of(report, config)
    told = next((each for each in report.told if letter.email in each.addresses), None)
    if told is None:
        raise NoReport(SOMEBODY_ELSE)
    return _count(letter, told, report)


def _letter_of(report: Report, config: Config) -> _Of:
    """By its mark; by Message-ID, which anybody can know, only where letters carry no mark."""
    if config.mail_bounces:
        named = return_path.find(config.mail_bounces, report.to)
        letter = None if named is None else _letter(Letter.id == named.letter_id)
        if named is None or letter is None:
            raise NoReport(UNKNOWN)
        ours = return_path.mark(config.secret_key, letter.id, letter.message_id, letter.created_on)
        if not hmac.compare_digest(ours, named.mark):
            raise NoReport(FORGED)
    else:
        letter = next(
            filter(None, (_letter(Letter.message_id == i) for i in report.message_ids)), None
        )
        if letter is None:
            raise NoReport(UNKNOWN)
    if clock.today() - letter.created_on > return_path.LASTS:
        raise NoReport(TOO_OLD)
    if not letter.attempts:
        raise NoReport(NEVER_WENT)
    return letter


def _letter(which: ColumnElement[bool]) -> _Of | None:
    user = Base.metadata.tables["user"]
    row = db.session.execute(
        select(
            Letter.id,
            Letter.user_id,
            Letter.message_id,
            Letter.created_on,
            Letter.attempts,
            user.c.email,
        )
        .join_from(Letter, user, Letter.user_id == user.c.id)
        .where(which)
    ).first()
    return None if row is None else _Of(*row)


def _count(letter: _Of, told: Told, report: Report) -> str:
    is_postgres = db.session.get_bind().dialect.name == "postgresql"
    made = db.session.execute(
        (postgresql.insert if is_postgres else sqlite.insert)(Bounce)
        .values(
            letter_id=letter.id,
            user_id=letter.user_id,
            address=letter.email,
            at=clock.now(),
            kind=told.kind,
            status=told.status,
            note=told.said,
            fingerprint=_fingerprint(letter, told, report),
        )
        .on_conflict_do_nothing(index_elements=["fingerprint"])
        .returning(Bounce.id)
    )
    if made.scalar_one_or_none() is None:
        return KNOWN
    if told.kind is BounceKind.PERMANENT:
        suppress(letter.id, letter.email, note=f"{told.status} {told.said}".strip())
    elif _lately(letter.user_id) == TRANSIENT_WARNS_AT:
        log.warning("Letters to person %s come back again and again", letter.user_id)
    return DONE[told.kind].format(id=letter.id, status=told.status)


def _lately(user_id: int) -> int:
    counted = select(func.count(Bounce.id)).where(
        Bounce.user_id == user_id,
        Bounce.kind == BounceKind.TRANSIENT,
        Bounce.at > clock.now() - TRANSIENT_DAYS,
    )
    return db.session.scalar(counted) or 0


def _fingerprint(letter: _Of, told: Told, report: Report) -> str:
    """What the same report has again, however often it is handed in."""
    parts = (str(letter.id), told.kind.value, told.status, told.said, report.own_id)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
