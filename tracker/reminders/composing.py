"""A letter as bytes: text first, then HTML with its styles inline, and headers of fixed words."""

import re
from binascii import b2a_qp
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from typing import Any

import css_inline
from flask import current_app

from tracker.config import Config
from tracker.core.references import printed_html, printed_text
from tracker.core.short_forms import explained_html, explained_text
from tracker.reminders.choices import stop_links
from tracker.reminders.due import DueLetter
from tracker.reminders.foot import foot
from tracker.reminders.wording import items_of, opening
from tracker.rendering import SERVICE, render_alone

HEADERS = frozenset(
    {
        "From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Auto-Submitted",
        "X-Auto-Response-Suppress", "MIME-Version", "Content-Type", "Content-Language",
        "List-Unsubscribe", "List-Unsubscribe-Post",
    }
)  # fmt: skip
LONGEST_SUBJECT = 100
_HEADER = re.compile(rb"([A-Za-z-]+): ([\x20-\x7e]{1,900})\r\n")
_ENCODED = b"=?"  # words that another program would take for other words
_ONE_ADDRESS = re.compile(r"[^\s,;:<>()\[\]\\\"@]+@[^\s,;:<>()\[\]\\\"@]+", re.ASCII)


class UnsafeLetter(Exception):
    """A letter whose headers hold something that we did not put there."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a letter says, before it is packed for the post; `stop` switches its kind off."""

    subject: str
    text: str
    html: str
    stop: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the outside of a letter says."""

    to: str
    message_id: str
    at: datetime


def digest_words(letter: DueLetter, closed: Any = frozenset()) -> Words:
    """The words of a working day's letter."""
    settings = _settings()
    stop = stop_links.address(letter.to.id, letter.on)
    said = words(
        "digest",
        letter=letter,
        items=items_of(letter, closed),
        opening=opening(letter),
        site=settings.base_url,
        foot=foot(letter, settings),
        stop=stop,
    )
    return replace(said, stop=stop)


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
    context["wrapped"] = wrapped
    text = render_alone(f"emails/{folder}/body.txt", **context)
    html = render_alone(f"emails/{folder}/body.html", **context)
    return Words(
        subject=" ".join(render_alone(f"emails/{folder}/subject.txt", **context).split()),
        text=explained_text(printed_text(text.strip() + "\n")),
        html=_inliner().inline(explained_html(printed_html(html))),
    )


def pack(letter: Words, envelope: Envelope) -> bytes:
    """The letter as it goes to the mail server: one recipient, and no word of a user in a header.

    The same letter gives the same bytes, so that a copy after an unknown outcome is a copy.
    """
    settings = _settings()
    boundary = f"={envelope.message_id.strip('<>').partition('@')[0]}="
    headers = {
        "From": f"{SERVICE} <{settings.mail_from}>",
        "To": envelope.to,
        "Subject": letter.subject,
        "Date": format_datetime(envelope.at),
        "Message-ID": envelope.message_id,
        "Reply-To": settings.mail_reply_to,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "List-Unsubscribe": f"<{letter.stop}>" if letter.stop else "",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" if letter.stop else "",
        "Content-Language": "en-GB",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{boundary}"',
    }
    # The library takes a letter to its parts and joins them again: as long as all the rest.
    outside = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value).encode()
    parts = (_part("plain", letter.text), _part("html", letter.html))
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
    """Only our headers, each once and on one plain line that says what it seems to; one address."""
    outside = packed.partition(b"\r\n\r\n")[0] + b"\r\n"
    lines = _HEADER.findall(outside)
    headers = dict(lines)
    if (
        b"".join(b"%b: %b\r\n" % line for line in lines) != outside
        or len(headers) != len(lines)
        or not HEADERS.issuperset(name.decode() for name in headers)
        or _ENCODED in outside
        or headers.get(b"To") != to.encode()
        or _ONE_ADDRESS.fullmatch(to) is None
        or len(headers.get(b"Subject", b"")) > LONGEST_SUBJECT
    ):
        raise UnsafeLetter("The headers of this letter are not ours")
    return packed


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(
        load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True
    )


def _settings() -> Config:
    config: Config = current_app.extensions["tracker"]
    return config
