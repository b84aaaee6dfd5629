"""Looking again before a letter goes: is it still true, still allowed, and still this person's?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import bindparam, func, or_, select, true

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.config import Config
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import is_working_day, next_working_day
from tracker.outbox import instance, suppression, untold
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
from tracker.reminders.sketchbook import LAST_DEEDS, Deeds, Sketchbook

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


# Made once, for it is asked of each letter of a morning.
_AS_IT_STANDS = (
    select(
        func.coalesce(instance.IS_MAIL_HELD.scalar_subquery(), False),
        User.email,
        suppression.is_suppressed(User.id),
        LAST_DEEDS.c.last,
        LAST_DEEDS.c.total,
    )
    .join(LAST_DEEDS, true())
    .where(User.id == bindparam("user_id"), User.is_active)
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter that may go, to whom, its bytes, and the newest deed that they could know of."""

    to: str
    subject: str
    packed: bytes
    last_deed_id: int | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """A letter that must not go any more, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Later:
    """A letter whose hours are over for today."""

    not_before_at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """Mail is held: neither this letter nor any other is to go."""


class Checker:
    """Looks letters over before they go."""

    def __init__(self, config: Config, sketchbook: Sketchbook) -> None:
        self.config = config
        self.sketchbook = sketchbook
        self._announced: dict[int, set[Announced]] = {}

    def expect(self, letter_ids: Sequence[int]) -> None:
        """Letters that were claimed: what they announce is read at once, for it stays so."""
        self._announced = _announced_by(letter_ids)

    def look(self, letter: Claimed) -> Ready | Cancel | Later | Held:
        """What to do with a letter, by what is true now."""
        found = db.session.connection().execute(_AS_IT_STANDS, {"user_id": letter.user_id}).first()
        if found is None:
            return Cancel(NO_ACCESS)
        is_held, to, comes_back, *deeds = found
        if is_held:
            return Held()
        if comes_back and letter.account_matter not in ASKED_FOR:
            return Cancel("Letters to this address come back, so nothing more was sent there")
        if not may_write_to(to, self.config.mail_allow):
            return Cancel("TRACKER_MAIL_ALLOW does not name this address")
        if letter.kind is LetterKind.ACCOUNT:
            return self._account(letter, to)
        return self._digest(letter, to, (deeds[0], deeds[1]))

    def _account(self, letter: Claimed, to: str) -> Ready | Cancel:
        found = account_words(letter.user_id, letter.account_token_id, letter.account_matter)
        if found is None:
            return Cancel("Its link is not needed any more")
        return _ready(found, to, letter, letter.created_at)

    def _digest(self, letter: Claimed, to: str, deeds: Deeds) -> Ready | Cancel | Later:
        picture = self.sketchbook.picture(deeds)
        new = self._announced.get(letter.id, set())
        due = picture.letter(letter.user_id, new)
        if due is None:
            return Cancel(NOTHING_OPEN)
        later = _out_of_hours(picture, is_ambassador=due.is_to_ambassador)
        if later is not None:
            return later
        if letter.content and not _access_changed_since(letter):
            kept = letter.content.encode("ascii")
            return Ready(to, letter.subject, kept, letter.last_deed_id)
        untold.leave_out(letter.id, new - {announced(step) for step in due.announces})
        ready = _ready(self.sketchbook.words(due), to, letter, clock.now())
        return replace(ready, last_deed_id=deeds[0])


def digest_of(picture: Picture, letter_id: int, user_id: int) -> DueLetter | None:
    """A queued letter as it stands now; None where nothing that it announces still holds."""
    return picture.letter(user_id, _announced_by([letter_id]).get(letter_id, set()))


def _announced_by(letter_ids: Sequence[int]) -> dict[int, set[Announced]]:
    found: dict[int, set[Announced]] = defaultdict(set)
    rows = select(LetterItem.letter_id, *untold.STEP).where(LetterItem.letter_id.in_(letter_ids))
    for letter_id, step, about, object_id, fell_on in db.session.execute(rows):
        found[letter_id].add((step, about, object_id, fell_on))
    return found


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


def _access_changed_since(letter: Claimed) -> bool:
    """Whether a letter's words, written before, may tell now of what they should not.

    By the audit's order, for a clock may have been set; by time too, for of two deeds at the same
    moment PostgreSQL may show the second first.
    """
    doubt = (
        select(func.max(LetterEvent.id))
        .where(LetterEvent.letter_id == letter.id, LetterEvent.to_state == LetterState.IN_DOUBT)
        .scalar_subquery()
    )
    claimed_at = (
        select(func.max(LetterEvent.at))
        .where(
            LetterEvent.letter_id == letter.id,
            LetterEvent.to_state == LetterState.SENDING,
            LetterEvent.id < doubt,
        )
        .scalar_subquery()
    )
    is_later = or_(AuditEntry.at >= claimed_at, AuditEntry.id > (letter.last_deed_id or 0))
    changed = select(AuditEntry.id).where(is_later, AuditEntry.deed.in_(CHANGES_ACCESS))
    return db.session.scalar(changed.limit(1)) is not None
