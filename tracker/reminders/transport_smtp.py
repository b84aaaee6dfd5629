"""Handing letters to a mail server: one connection, and one conversation for each letter."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path

from tracker.config import LOOPBACK, MailServer
from tracker.reminders.mail_log import MailLog
from tracker.reminders.transport import (
    COMMAND_SECONDS,
    CONNECT_SECONDS,
    DOT_SECONDS,
    Ended,
    Outcome,
    Records,
    Result,
    Until,
    plain,
    said,
)
from tracker.reminders.transport_answers import (
    before_the_dot,
    of_ourselves,
    of_the_address,
    of_the_letter,
)

GO_AHEAD = 354
CLOSING = 421


class SmtpTransport:
    """Keeps a connection open for several letters."""

    def __init__(self, server: MailServer, *, log: Path | None = None) -> None:
        self.server = server
        self.records: Records | None = None if log is None else MailLog(log)
        self._smtp: smtplib.SMTP | None = None
        self._helper: ThreadPoolExecutor | None = None
        self._ahead: tuple[Until, Future[smtplib.SMTP]] | None = None

    def ahead(self, sender: str, recipient: str, until: Until) -> None:
        """Go as far as the server's go-ahead while the caller writes down; `send` goes on there."""
        self._leave()
        if _can_be_written_to(recipient):
            self._helper = self._helper or ThreadPoolExecutor(1, "mail-ahead")
            talk = self._helper.submit(self._at_the_data, sender, recipient, until)
            self._ahead = until, talk

    def send(self, sender: str, recipient: str, packed: bytes, until: Until) -> Outcome:
        """Hand over a letter; only what fails after its last dot is unknown."""
        if not _can_be_written_to(recipient):
            return Outcome(Result.ADDRESS, "This address cannot be written to")
        try:
            smtp = self._reached(until) or self._at_the_data(sender, recipient, until)
            smtp.send(_stuffed(packed))
            until.check()
        except Ended as ended:
            return self._give_up(ended.outcome)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return before_the_dot(error)
        return self._after_the_dot(smtp, until)

    def probe(self) -> Outcome:
        """Whether the server would take letters from us: connects, signs in, and leaves."""
        try:
            self._smtp = self._connect()
        except Ended as ended:
            return ended.outcome
        except (OSError, smtplib.SMTPException) as error:
            return before_the_dot(error)
        finally:
            self.close()
        return Outcome(Result.ACCEPTED)

    def close(self) -> None:
        """Say goodbye; whether the server answers does not matter."""
        self._leave()
        if self._helper is not None:
            self._helper.shutdown()
            self._helper = None
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                _patience(smtp, CONNECT_SECONDS)
                smtp.quit()
            except (OSError, smtplib.SMTPException):
                smtp.close()

    def _reached(self, until: Until) -> smtplib.SMTP | None:
        """Where the talk ahead has come to, if it was about this letter."""
        if self._ahead is None or self._ahead[0] is not until:
            self._leave()
            return None
        talk, self._ahead = self._ahead[1], None
        return talk.result()

    def _leave(self) -> None:
        """Break off a talk about a letter that will not go: nothing of it has been sent."""
        if self._ahead is not None:
            wait([self._ahead[1]])
            self._ahead = None
            self._drop()

    def _at_the_data(self, sender: str, recipient: str, until: Until) -> smtplib.SMTP:
        """Say from whom and to whom; the server's go-ahead comes next."""
        smtp = self._from(sender, until)
        _expect(smtp.rcpt(recipient), of_the_address)
        until.check()
        code, words = smtp.docmd("DATA")
        if code != GO_AHEAD:
            raise Ended(of_the_letter(code, words))
        return smtp

    def _from(self, sender: str, until: Until) -> smtplib.SMTP:
        """A connection on which a letter is begun; one that the server closed is made anew."""
        until.check()
        if self._smtp is not None:
            try:
                code, _ = self._smtp.mail(sender)
                if 200 <= code < 300:
                    return self._smtp
            except (OSError, smtplib.SMTPException):
                pass
            self._drop()
            until.check()
        self._smtp = smtp = self._connect()
        until.check()
        _expect(smtp.mail(sender), of_ourselves)
        return smtp

    def _after_the_dot(self, smtp: smtplib.SMTP, until: Until) -> Outcome:
        try:
            _patience(smtp, until.patience(DOT_SECONDS))
            smtp.send(b".\r\n")
            code, words = smtp.getreply()
            _patience(smtp, COMMAND_SECONDS)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Outcome(Result.UNKNOWN, f"Nobody knows whether it arrived: {said(error)}")
        if 200 <= code < 300:
            return Outcome(Result.ACCEPTED, plain(words), code)
        return self._give_up(of_the_letter(code, words))

    def _connect(self) -> smtplib.SMTP:
        server = self.server
        kind = partial(smtplib.SMTP_SSL, context=_checked()) if server.is_wrapped else smtplib.SMTP
        smtp = kind(server.host, server.port, timeout=CONNECT_SECONDS, local_hostname=_own_name())
        try:
            if smtp.sock is not None:  # the dot must not wait until the letter is acknowledged
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            smtp.ehlo_or_helo_if_needed()
            if not server.is_wrapped:
                self._secure(smtp)
            if server.user:
                smtp.login(server.user, server.password)
            _patience(smtp, COMMAND_SECONDS)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _secure(self, smtp: smtplib.SMTP) -> None:
        is_near = self.server.host in LOOPBACK
        if smtp.has_extn("starttls") and (self.server.needs_tls or not is_near):
            smtp.starttls(context=_checked())
            smtp.ehlo()
        elif self.server.needs_tls or (self.server.user and not is_near):
            raise Ended(Outcome(Result.OURS, "The mail server offers no encryption (TLS)"))

    def _give_up(self, outcome: Outcome) -> Outcome:
        """After a refusal the conversation goes on with the next letter; else it has ended."""
        smtp = self._smtp
        if smtp is not None and outcome.code is not None and outcome.code != CLOSING:
            try:
                code, _ = smtp.rset()
                if 200 <= code < 300:
                    return outcome
            except (OSError, smtplib.SMTPException):
                pass
        self._drop()
        return outcome

    def _drop(self) -> None:
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            smtp.close()


def _can_be_written_to(recipient: str) -> bool:
    return recipient.isascii() and recipient.isprintable()


def _expect(reply: tuple[int, bytes], judge: Callable[[int, bytes], Outcome]) -> None:
    code, words = reply
    if not 200 <= code < 300:
        raise Ended(judge(code, words))


def _stuffed(packed: bytes) -> bytes:
    """A line that is only a dot would end the letter, so leading dots are doubled."""
    body = (b"\n" + packed).replace(b"\n.", b"\n..")[1:]
    return body if body.endswith(b"\r\n") else body + b"\r\n"


def _patience(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _checked() -> ssl.SSLContext:
    """Encryption with a server whose certificate is good and names it."""
    return ssl.create_default_context()


def _own_name() -> str:
    name = socket.gethostname()
    return name if name.isascii() else "localhost"
