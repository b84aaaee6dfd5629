"""Reading what a mail server reports of a letter that came back (RFC 3464).

It comes from outside and can hold anything: what is not plainly a report is none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from tracker.core.errors import DomainError
from tracker.outbox.enums import BounceKind

LARGEST = 1_000_000
NOTE = 300
MOST_PARTS = 20
MOST_BLOCKS = 50
WHERE_TO = ("To", "Delivered-To", "X-Original-To", "Envelope-To")
TOO_LARGE = "This message is larger than 1 MB, so it was not read. Nothing was changed."
NO_REPORT = "This is no report of a letter that came back. Nothing was changed."

_STATUS = re.compile(r"\A\s*([245])\.(\d{1,3})\.(\d{1,3})\b")
_MESSAGE_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,190}>")
# RFC 3463: .1.7 and .1.8 are of the sender's address.
_OF_THE_SENDER = frozenset({"7", "8"})
_MAILBOX_OFF = "1"
_MAILBOX_FULL = "2"


class NoReport(DomainError):
    """A message that tells nothing of a letter of ours."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says of one recipient."""

    kind: BounceKind
    status: str
    addresses: frozenset[str]
    said: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report: of whom, to which of our addresses, and of which letter where it says so."""

    told: tuple[Told, ...]
    to: tuple[str, ...]
    message_ids: tuple[str, ...]
    own_id: str


def read(raw: bytes) -> Report | None:
    """What a message reports; None for an automatic reply, which tells nothing."""
    if len(raw) > LARGEST:
        raise NoReport(TOO_LARGE)
    try:
        return _read(message_from_bytes(raw, policy=compat32))
    except NoReport:
        raise
    except Exception as error:  # the parser itself can fail on what is made to break it
        raise NoReport(NO_REPORT) from error


def kind_of(action: str, status: str) -> BounceKind | None:
    """What a status says of an address; None where the letter is on its way or has arrived."""
    found = _STATUS.match(status)
    if found is None or found[1] == "2" or action not in {"failed", "delayed"}:
        return None
    grade, subject, detail = found.groups()
    if grade == "4" or action == "delayed":
        return BounceKind.TRANSIENT
    if subject == "1":
        return BounceKind.OURS if detail in _OF_THE_SENDER else BounceKind.PERMANENT
    if subject == "2" and detail == _MAILBOX_OFF:
        return BounceKind.PERMANENT
    if subject == "0" or (subject == "2" and detail == _MAILBOX_FULL):
        return BounceKind.TRANSIENT
    return BounceKind.OURS


def plain(text: object, length: int = NOTE) -> str:
    """Somebody else's words on one line, with nothing that a terminal or database minds."""
    words = " ".join(str(text)[: 4 * length].encode("utf-8", "replace").decode().split())
    return "".join(each for each in words if each.isprintable())[:length]


def _read(message: Message) -> Report | None:
    parts = list(_parts(message))
    told = tuple(
        told
        for part in parts
        if part.get_content_type() == "message/delivery-status"
        for told in _told(part)
    )
    if told:
        return Report(
            told=told,
            to=tuple(
                plain(value, 2_000) for name in WHERE_TO for value in message.get_all(name, [])
            ),
            message_ids=tuple(_message_ids(parts)),
            own_id=plain(message.get("Message-ID", "")),
        )
    if _is_automatic(message):
        return None
    raise NoReport(NO_REPORT)


def _inside(message: Message) -> list[Message]:
    """The messages that a message is made of; the parser makes one of a status, too."""
    found = message.get_payload()
    return [each for each in found if isinstance(each, Message)] if isinstance(found, list) else []


def _parts(message: Message) -> list[Message]:
    """The parts of the report itself, never of the letter that it carries."""
    is_report = message.get_content_type() == "multipart/report"
    return _inside(message)[:MOST_PARTS] if is_report else []


def _told(part: Message) -> Iterator[Told]:
    for block in _inside(part)[:MOST_BLOCKS]:
        status = plain(block.get("Status", ""))
        kind = kind_of(plain(block.get("Action", "")).lower(), status)
        found = _STATUS.match(status)
        if kind is not None and found is not None:
            addresses = (
                _address(value)
                for name in ("Original-Recipient", "Final-Recipient")
                for value in block.get_all(name, [])
            )
            said = plain(block.get("Diagnostic-Code", ""))
            yield Told(kind, ".".join(found.groups()), frozenset(addresses) - {""}, said)


def _address(value: object) -> str:
    return plain(value).rpartition(";")[2].strip(" <>").lower()


def _message_ids(parts: Iterable[Message]) -> Iterator[str]:
    for part in parts:
        letters = _inside(part) if part.get_content_type() == "message/rfc822" else []
        headers = part.get_payload(decode=True)
        if part.get_content_type() == "text/rfc822-headers" and isinstance(headers, bytes):
            letters = [BytesHeaderParser(policy=compat32).parsebytes(headers)]
        for letter in letters[:1]:
            yield from _MESSAGE_ID.findall(plain(letter.get("Message-ID", "")))


def _is_automatic(message: Message) -> bool:
    """Whether a program wrote it: away until Monday, has been read, has been received."""
    submitted = plain(message.get("Auto-Submitted", "no")).lower()
    is_report = message.get_content_type() == "multipart/report"
    return (
        not submitted.startswith("no")
        or any(
            name in message for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
        )
        or plain(message.get("Precedence", "")).lower() == "auto_reply"
        or is_report
    )
