"""A letter as bytes: text first, then HTML with its styles inline, and headers of fixed words."""

from binascii import b2a_qp
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from typing import Any

import css_inline
from flask import current_app

from tracker.config import Config
from tracker.reminders.due import DueLetter
from tracker.reminders.wording import items_of, opening
from tracker.rendering import SERVICE, render_alone

HEADERS = frozenset(
    {
        "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Auto-Submitted",
        "X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Language",
    }
)  # fmt: skip
LONGEST_SUBJECT = 100


class UnsafeLetter(Exception):
    """A letter whose headers hold something that we did not put there."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says, before it is packed for the post."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the outside of a letter says."""

    to: str
    message_id: str
    at: datetime


def digest_words(letter: DueLetter, closed: Any = frozenset()) -> Words:
    """The words of a working day's letter."""
    settings = _settings()
    reply = (
        "Wrong person, or already done? Reply to this letter: somebody reads it."
        if settings.mail_reply_to
        else "Wrong person, or already done? Tell the board secretary. "
        "Replies to this letter are not read."
    )
    return words(
        "digest",
        letter=letter,
        items=items_of(letter, closed),
        opening=opening(letter),
        site=settings.base_url,
        reply=reply,
        wrapped=wrapped,
    )


def wrapped(text: str, width: int = 70, indent: int = 0) -> str:
    """Lines of plain text that are not too long; those after the first begin further in."""
    found = text.split()
    if len(whole := " ".join(found)) <= width:
        return whole
    lines, line = [], ""
    for word in found:
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return ("\n" + " " * indent).join([*lines, line])


def words(folder: str, **context: Any) -> Words:
    """Render the three templates of a letter in `emails/<folder>/`."""
    return Words(
        subject=" ".join(render_alone(f"emails/{folder}/subject.txt", **context).split()),
        text=render_alone(f"emails/{folder}/body.txt", **context).strip() + "\n",
        html=_inliner().inline(render_alone(f"emails/{folder}/body.html", **context)),
    )


def pack(letter: Words, envelope: Envelope) -> bytes:
    """The letter as it goes to the mail server: one recipient, and no word of a user in a header.

    The same letter gives the same bytes, so that a copy after an unknown outcome is a copy.
    """
    settings = _settings()
    boundary = f"={envelope.message_id.strip('<>').partition('@')[0]}="
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{SERVICE} <{settings.mail_from}>"
    message["To"] = envelope.to
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(envelope.at)
    message["Message-ID"] = envelope.message_id
    if settings.mail_reply_to:
        message["Reply-To"] = settings.mail_reply_to
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["Content-Language"] = "en-GB"
    message["MIME-Version"] = "1.0"
    message["Content-Type"] = f'multipart/alternative; boundary="{boundary}"'
    outside = b"".join(SMTP.fold_binary(name, value) for name, value in message.items())
    parts = (_part("plain", letter.text), _part("html", letter.html))
    # The library takes the parts to their lines and joins them again: as long as all the rest.
    inside = f"\r\n--{boundary}\r\n".encode().join((b"", *parts))
    return check(outside + inside + f"\r\n--{boundary}--\r\n".encode(), envelope.to)


def _part(subtype: str, text: str) -> bytes:
    """A part in quoted-printable, which any mail server carries and people can read."""
    headers = (
        f'Content-Type: text/{subtype}; charset="utf-8"\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n").encode()
    return headers.encode() + b2a_qp(lines, istext=True)


def check(packed: bytes, to: str) -> bytes:
    """Read the letter as a mail server will: our headers, each once, and one recipient."""
    outside, _, _ = packed.partition(b"\r\n\r\n")
    parsed = message_from_bytes(outside + b"\r\n\r\n", policy=SMTP)
    names = parsed.keys()
    recipients = [each.addr_spec for each in parsed["To"].addresses]
    if (
        len(names) != len(set(names))
        or not HEADERS.issuperset(names)
        or recipients != [to]
        or len(parsed["Subject"]) > LONGEST_SUBJECT
    ):
        raise UnsafeLetter(f"The headers of this letter are not ours: {', '.join(names)}")
    return packed


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True
    )


def _settings() -> Config:
    config: Config = current_app.extensions["tracker"]
    return config
