"""Looking again before a letter goes: is it still true, still allowed, and still this person's?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import bindparam, func, select

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import is_working_day, next_working_day
from tracker.outbox import suppression, untold
from tracker.outbox.claims import Claimed
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import LetterEvent, LetterItem
from tracker.outbox.rules import NO_ACCESS, NOTHING_OPEN
from tracker.people import letters as account_letters
from tracker.people.enums import AccountMatter
from tracker.people.models import User
from tracker.reminders.composing import Envelope, Words, pack, words
from tracker.reminders.due import Announced, DueLetter, Picture, announced
from tracker.reminders.rules import AMBASSADORS_WINDOW, WINDOW, may_send_at
from tracker.reminders.sketchbook import Sketchbook

# After one of these a letter of unknown fate is written anew: it may say what it no longer may.
CHANGES_ACCESS = frozenset(
    {
        Deed.ACTION_CHANGED,
        Deed.COMMENT_FLAGGED,
        Deed.COMMENT_REMOVED,
        Deed.COMMENT_WITHDRAWN,
        Deed.MEMBER_ENDED,
        Deed.PERSON_CHANGED,
        Deed.PERSON_CLEARED,
        Deed.PLAN_CHANGED,
        Deed.POST_CHANGED,
        Deed.POST_ENDED,
        Deed.ROLE_ENDED,
        Deed.SEAT_ENDED,
    }
)

# What somebody asked for themself goes even to an address whose letters come back.
ASKED_FOR = frozenset({AccountMatter.SIGN_IN, AccountMatter.RESET})


# Made once, for they are asked of each letter of a morning.
_TO_WHOM = select(User.email, suppression.is_suppressed(User.id)).where(
    User.id == bindparam("user_id"), User.is_active
)
_ANNOUNCED = (
    select(*untold.STEP)
    .where(LetterItem.letter_id == bindparam("letter_id"))
    .order_by(LetterItem.id)
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter that may go, to whom, and its bytes."""

    to: str
    subject: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class Cancel:
    """A letter that must not go any more, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Later:
    """A letter whose hours are over for today."""

    not_before_at: datetime


class Checker:
    """Looks letters over before they go."""

    def __init__(self, config: Config, sketchbook: Sketchbook) -> None:
        self.config = config
        self.sketchbook = sketchbook

    def look(self, letter: Claimed) -> Ready | Cancel | Later:
        """What to do with a letter, by what is true now."""
        found = db.session.connection().execute(_TO_WHOM, {"user_id": letter.user_id}).first()
        if found is None:
            return Cancel(NO_ACCESS)
        to, comes_back = found
        if comes_back and letter.account_matter not in ASKED_FOR:
            return Cancel("Letters to this address come back, so nothing more was sent there")
        if not may_write_to(to, self.config.mail_allow):
            return Cancel("TRACKER_MAIL_ALLOW does not name this address")
        if letter.kind is LetterKind.ACCOUNT:
            return self._account(letter, to)
        return self._digest(letter, to)

    def _account(self, letter: Claimed, to: str) -> Ready | Cancel:
        found = account_words(letter.user_id, letter.account_token_id, letter.account_matter)
        if found is None:
            return Cancel("Its link is not needed any more")
        return _ready(found, to, letter, letter.created_at)

    def _digest(self, letter: Claimed, to: str) -> Ready | Cancel | Later:
        picture = self.sketchbook.picture()
        new = _announced_by(letter.id)
        due = picture.letter(letter.user_id, new)
        if due is None:
            return Cancel(NOTHING_OPEN)
        later = _out_of_hours(picture, is_ambassador=due.is_to_ambassador)
        if later is not None:
            return later
        if letter.content and not _access_changed_since(letter.id):
            return Ready(to, letter.subject, letter.content.encode("ascii"))
        untold.leave_out(letter.id, new - {announced(step) for step in due.announces})
        return _ready(self.sketchbook.words(due), to, letter, clock.now())


def digest_of(picture: Picture, letter_id: int, user_id: int) -> DueLetter | None:
    """A queued letter as it stands now; None where nothing that it announces still holds."""
    return picture.letter(user_id, _announced_by(letter_id))


def _announced_by(letter_id: int) -> set[Announced]:
    rows = db.session.connection().execute(_ANNOUNCED, {"letter_id": letter_id})
    return {(step, about, object_id, fell_on) for step, about, object_id, fell_on in rows}


def account_words(user_id: int, token_id: int | None, matter: str) -> Words | None:
    """What an account letter says now; None where its link is spent."""
    account = account_letters.words(user_id, token_id)
    return None if account is None else words(f"account_{matter}", account=account)


def may_write_to(address: str, allowed: Sequence[str]) -> bool:
    """Whether TRACKER_MAIL_ALLOW, where it is set, names an address or its domain."""
    domain = address.rpartition("@")[2]
    return not allowed or any(each.removeprefix("@") in (address, domain) for each in allowed)


def _ready(found: Words, to: str, letter: Claimed, at: datetime) -> Ready:
    return Ready(to, found.subject, pack(found, Envelope(to, letter.message_id, at)))


def _out_of_hours(picture: Picture, *, is_ambassador: bool) -> Later | None:
    """Nothing is sent at night or on a day off; it waits for the next morning of work."""
    now = clock.now()
    works = is_working_day(picture.day, picture.closed)
    if works and may_send_at(now, is_ambassador=is_ambassador):
        return None
    opens = (AMBASSADORS_WINDOW if is_ambassador else WINDOW)[0]
    is_early = works and clock.london(now).time() < opens
    day = picture.day if is_early else next_working_day(picture.day, picture.closed)
    return Later(opens_at(day, opens))


def opens_at(day: date, opens: time) -> datetime:
    """The instant at which letters may begin to go on a day."""
    return datetime.combine(day, opens, clock.LONDON)


def _access_changed_since(letter_id: int) -> bool:
    began = (
        select(func.max(LetterEvent.at))
        .where(LetterEvent.letter_id == letter_id, LetterEvent.to_state == LetterState.IN_DOUBT)
        .scalar_subquery()
    )
    changed = select(AuditEntry.id).where(
        AuditEntry.at >= began, AuditEntry.deed.in_(CHANGES_ACCESS)
    )
    return db.session.scalar(changed.limit(1)) is not None
