"""Sending letters again that did not arrive: only what is still true, and still theirs."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import exists, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.person import Person
from tracker.outbox import service as outbox
from tracker.outbox.enums import LetterKind
from tracker.outbox.models import Letter
from tracker.outbox.rules import DEAD
from tracker.outbox.suppression import is_suppressed
from tracker.reminders.due import Picture
from tracker.reminders.recheck import account_words, digest_of
from tracker.wording import plural

COMES_BACK = "letters to this address come back: let it be tried again first"
NOTHING_OPEN = "nothing of it is open any more, or it is somebody else’s now"
SPENT = "its link is not needed any more"
NEWER = "a newer letter has gone or waits, and it has all that is open"
DONE = "it was sent again, has arrived, or still goes"


@dataclass(frozen=True, slots=True)
class Again:
    """What became of a letter that was to go again: the new one's id, or why there is none."""

    letter_id: int
    new_id: int | None
    why: str = ""


def send_again(letter_ids: Iterable[int], *, by: Person | None) -> list[Again]:
    """Queue letters once more, each by what is true now."""

    @cache
    def picture() -> Picture:
        return Picture(clock.today())

    done = []
    for letter_id in letter_ids:
        letter = db.session.get(Letter, letter_id)
        if letter is None:
            raise NotFound("There is no such letter.")
        why = _why_not(letter) or _why_not_now(letter, picture)
        new_id = None if why else outbox.send_again(letter_id, by=by)
        done.append(Again(letter_id, new_id, why))
    return done


def _why_not(letter: Letter) -> str:
    if not outbox.may_go_again(letter):
        return DONE
    if db.session.scalar(select(is_suppressed(letter.user_id))):
        return COMES_BACK
    newer = exists().where(
        Letter.user_id == letter.user_id,
        Letter.id > letter.id,
        Letter.kind == LetterKind.DIGEST,
        Letter.state.not_in(DEAD),
    )
    if letter.kind is LetterKind.DIGEST and db.session.scalar(select(newer)):
        return NEWER
    return ""


def _why_not_now(letter: Letter, picture: Callable[[], Picture]) -> str:
    if letter.kind is LetterKind.DIGEST:
        due = digest_of(picture(), letter.id, letter.user_id)
        return NOTHING_OPEN if due is None else ""
    words = account_words(letter.user_id, letter.account_token_id, letter.account_matter)
    return SPENT if words is None else ""


def said_of(done: Sequence[Again]) -> list[tuple[str, str]]:
    """What became of several letters, as (category, sentence) for the next page."""
    sent = sum(each.new_id is not None for each in done)
    said = []
    if sent:
        said.append(("message", f"Sent again: {plural(sent, 'letter')}."))
    reasons = Counter(each.why for each in done if each.new_id is None)
    said += [
        ("warning", f"Not sent again: {plural(number, 'letter')}. The reason: {why}.")
        for why, number in reasons.items()
    ]
    return said
