"""Handing a letter to the mail server, and what became of it: accepted, refused, or not known."""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tracker.config import LOOPBACK, MailServer

CONNECT_SECONDS = 30
COMMAND_SECONDS = 300
DOT_SECONDS = 600  # RFC 5321 4.5.3.2.6: to give up earlier makes copies
GO_AHEAD = 354
CLOSING = 421
NOTE = 300
_ENHANCED = re.compile(r"\A\s*[245]\.(\d{1,3})\.\d{1,3}")
_OURS = frozenset({"3", "7"})  # the mail system or its policy, not this address


class Result(StrEnum):
    """What a mail server made of a letter."""

    ACCEPTED = "accepted"
    TEMPORARY = "temporary"
    REFUSED = "refused"
    OURS = "ours"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result with what the server said."""

    result: Result
    note: str = ""
    code: int | None = None


class Transport(Protocol):
    """Something that takes letters."""

    def send(self, sender: str, recipient: str, packed: bytes) -> Outcome: ...

    def close(self) -> None: ...


class _Ended(Exception):
    """The conversation ended before the letter was handed over."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.note)
        self.outcome = outcome


class SmtpTransport:
    """One connection, kept for several letters; each letter is a conversation of its own."""

    def __init__(self, server: MailServer, *, dot_seconds: float = DOT_SECONDS) -> None:
        self.server = server
        self.dot_seconds = dot_seconds
        self._smtp: smtplib.SMTP | None = None

    def send(self, sender: str, recipient: str, packed: bytes) -> Outcome:
        """Hand over a letter; only what fails after its last dot is unknown."""
        if not recipient.isascii() or not recipient.isprintable():
            return Outcome(Result.REFUSED, "This address cannot be written to")
        try:
            smtp = self._at_the_data(sender, recipient)
            smtp.send(_stuffed(packed))
        except _Ended as ended:
            return self._give_up(ended.outcome)
        except (OSError, smtplib.SMTPException) as error:
            return self._give_up(_before_the_dot(error))
        return self._after_the_dot(smtp)

    def probe(self) -> Outcome:
        """Whether the server would take letters from us: connects, signs in, and leaves."""
        try:
            self._ready()
        except _Ended as ended:
            return ended.outcome
        except (OSError, smtplib.SMTPException) as error:
            return _before_the_dot(error)
        finally:
            self.close()
        return Outcome(Result.ACCEPTED)

    def close(self) -> None:
        """Say goodbye; whether the server answers does not matter."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                _patience(smtp, CONNECT_SECONDS)
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def _at_the_data(self, sender: str, recipient: str) -> smtplib.SMTP:
        """Say from whom and to whom; the server's go-ahead comes next."""
        smtp = self._ready()
        _expect(smtp.mail(sender), _of_ourselves)
        _expect(smtp.rcpt(recipient), _of_the_letter)
        code, said = smtp.docmd("DATA")
        if code != GO_AHEAD:
            raise _Ended(_of_the_letter(code, said))
        return smtp

    def _after_the_dot(self, smtp: smtplib.SMTP) -> Outcome:
        try:
            _patience(smtp, self.dot_seconds)
            smtp.send(b".\r\n")
            code, said = smtp.getreply()
            _patience(smtp, COMMAND_SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Outcome(Result.UNKNOWN, f"Nobody knows whether it arrived: {_said(error)}")
        if 200 <= code < 300:
            return Outcome(Result.ACCEPTED, _text(said), code)
        return self._give_up(_of_the_letter(code, said))

    def _ready(self) -> smtplib.SMTP:
        """An open connection; one that the server closed meanwhile is made anew."""
        if self._smtp is not None:
            try:
                code, _ = self._smtp.rset()
                if 200 <= code < 300:
                    return self._smtp
            except (OSError, smtplib.SMTPException):
                pass
            self._drop()
        self._smtp = self._connect()
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        smtp = smtplib.SMTP(
            self.server.host,
            self.server.port,
            timeout=CONNECT_SECONDS,
            local_hostname=_own_name(),
        )
        try:
            smtp.ehlo_or_helo_if_needed()
            self._secure(smtp)
            if self.server.user:
                smtp.login(self.server.user, self.server.password)
            _patience(smtp, COMMAND_SECONDS)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _secure(self, smtp: smtplib.SMTP) -> None:
        is_near = self.server.host in LOOPBACK
        if smtp.has_extn("starttls") and (self.server.needs_tls or not is_near):
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo()
        elif self.server.needs_tls or (self.server.user and not is_near):
            raise _Ended(Outcome(Result.OURS, "The mail server offers no encryption (TLS)"))

    def _give_up(self, outcome: Outcome) -> Outcome:
        if outcome.code is None or outcome.code == CLOSING:
            self._drop()
        return outcome

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()


def _expect(reply: tuple[int, bytes], judge: Callable[[int, bytes], Outcome]) -> None:
    code, said = reply
    if not 200 <= code < 300:
        raise _Ended(judge(code, said))


def _of_the_letter(code: int, said: bytes) -> Outcome:
    """A refusal of this address or letter, unless the server says that it is about us."""
    note = _text(said)
    if not 500 <= code < 600:
        return Outcome(Result.TEMPORARY, note, code)
    enhanced = _ENHANCED.match(note)
    is_ours = enhanced is not None and enhanced[1] in _OURS
    return Outcome(Result.OURS if is_ours else Result.REFUSED, note, code)


def _of_ourselves(code: int, said: bytes) -> Outcome:
    """A refusal before any recipient was named is about us."""
    result = Result.OURS if 500 <= code < 600 else Result.TEMPORARY
    return Outcome(result, _text(said), code)


def _before_the_dot(error: Exception) -> Outcome:
    """What broke before the letter was handed over is tried again; who mends it differs."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _of_ourselves(error.smtp_code, _bytes(error.smtp_error))
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return Outcome(Result.OURS, _said(error))
    return Outcome(Result.TEMPORARY, _said(error))


def _stuffed(packed: bytes) -> bytes:
    """A line that is only a dot would end the letter, so leading dots are doubled."""
    body = re.sub(rb"(?m)^\.", b"..", packed)
    return body if body.endswith(b"\r\n") else body + b"\r\n"


def _patience(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _own_name() -> str:
    name = socket.gethostname()
    return name if name.isascii() else "localhost"


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode("utf-8", "replace")


def _text(said: bytes) -> str:
    text = " ".join(said.decode("utf-8", "replace").split())
    return "".join(c for c in text if c.isprintable())[:NOTE]


def _said(error: Exception) -> str:
    return _text(_bytes(str(error) or type(error).__name__))
