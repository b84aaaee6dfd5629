"""A letter as its recipient reads it, but for the link by which they alone stop their letters."""

from binascii import a2b_qp, b2a_qp
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.enums import LetterKind
from tracker.outbox.models import Letter
from tracker.people.models import User
from tracker.reminders.choices import stop_links
from tracker.reminders.composing import Envelope, Words, digest_words, pack
from tracker.reminders.due import Picture
from tracker.reminders.recheck import account_words, digest_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter's words and bytes; `is_draft` where it has not gone and may still change."""

    words: Words
    packed: bytes
    is_draft: bool


def shown(letter: Letter) -> Shown | None:
    """What a letter says; None where its words are not kept, or it would not go any more."""
    if letter.content:
        return _shown(letter.content.encode("ascii"), is_draft=False)
    if letter.state.has_ended and letter.kind is LetterKind.DIGEST:
        return None
    words = _words_now(letter)
    to = db.session.scalar(select(User.email).where(User.id == letter.user_id))
    if words is None or to is None:
        return None
    is_account = letter.kind is LetterKind.ACCOUNT
    at = letter.created_at if is_account else clock.now()
    packed = pack(words, Envelope(to, letter.message_id, at))
    return _shown(packed, is_draft=not letter.state.has_ended)


def _shown(packed: bytes, *, is_draft: bool) -> Shown:
    """Whoever looks after letters reads them, and must not act in their readers' names."""
    packed = _blanked(packed)
    return Shown(_unpacked(packed), packed, is_draft)


def _blanked(packed: bytes) -> bytes:
    """Headers and both parts without the link, which in a part may go over several lines."""
    boundary = f"\r\n--{message_from_bytes(packed).get_boundary()}".encode()
    outside, *parts = packed.split(boundary)
    return boundary.join([stop_links.blanked(outside), *map(_blanked_part, parts)])


def _blanked_part(part: bytes) -> bytes:
    head, gap, body = part.partition(b"\r\n\r\n")
    return head + gap + b2a_qp(stop_links.blanked(a2b_qp(body)), istext=True)


def _words_now(letter: Letter) -> Words | None:
    if letter.kind is LetterKind.ACCOUNT:
        return account_words(letter.user_id, letter.account_token_id, letter.account_matter)
    picture = Picture(clock.today())
    due = digest_of(picture, letter.id, letter.user_id)
    return None if due is None else digest_words(due, picture.closed)


def _unpacked(packed: bytes) -> Words:
    message = message_from_bytes(packed, policy=SMTP)
    return Words(str(message["Subject"]), _body(message, "plain"), _body(message, "html"))


def _body(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    text: str = part.get_content() if part is not None else ""
    return text.replace("\r\n", "\n")
