"""A real mail server on loopback that keeps what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.support.required import free_port


class Mailbox:
    """The letters received, and how to behave: set `answer` to refuse, e.g. "451 try later"."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.answer = "250 accepted"
        self.port = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Keep a letter, unless told to refuse it."""
        if self.answer.startswith("2"):
            self.envelopes.append(envelope)
        return self.answer

    @property
    def letters(self) -> list[EmailMessage]:
        """The letters, parsed, oldest first."""
        return [
            message_from_bytes(cast("bytes", each.content), policy=default)
            for each in self.envelopes
        ]

    def to(self, address: str) -> list[EmailMessage]:
        """The letters that went to an address."""
        return [
            letter
            for letter, envelope in zip(self.letters, self.envelopes, strict=True)
            if address in envelope.rcpt_tos
        ]


@contextmanager
def receiving() -> Iterator[Mailbox]:
    """Receive mail on a free port of loopback (`mailbox.port`) while the block runs."""
    mailbox = Mailbox()
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=mailbox.port, ready_timeout=10)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
