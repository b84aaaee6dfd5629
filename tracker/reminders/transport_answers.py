"""What a mail server's answers mean: whose fault it is, and whether to try again."""

import re
import smtplib
import ssl

from tracker.reminders.transport import Outcome, Result, plain, said

_ENHANCED = re.compile(r"\A\s*5\.(\d{1,3})\.(\d{1,3})\b")
_ADDRESS, _OURS = "1", frozenset({"3", "5", "7"})  # the mail system, the talk, its policy
_OF_THE_SENDER = frozenset({"7", "8"})  # 5.1.7 and 5.1.8 are about who writes
_NO_SUCH_ADDRESS = frozenset({550, 551, 553})
_NOT_LIKE_THIS = frozenset({500, 502, 503, 530, 534, 535, 538})
_RELAY = re.compile(r"\brelay", re.IGNORECASE)  # some refuse to relay without a code that says so


def of_ourselves(code: int, words: bytes | str) -> Outcome:
    """A refusal before any recipient was named is about us."""
    result = Result.OURS if 500 <= code < 600 else Result.TEMPORARY
    return Outcome(result, plain(words), code)


def of_the_address(code: int, words: bytes | str) -> Outcome:
    """A refusal of the recipient; without a finer code a plain 550 is the address's."""
    note = plain(words)
    if not 500 <= code < 600:
        return Outcome(Result.TEMPORARY, note, code)
    result = _finer(note)
    if result is None and (code in _NOT_LIKE_THIS or _RELAY.search(note)):
        result = Result.OURS
    if result is None and code in _NO_SUCH_ADDRESS:
        result = Result.ADDRESS
    return Outcome(result or Result.REFUSED, note, code)


def of_the_letter(code: int, words: bytes | str) -> Outcome:
    """A refusal of the letter itself: nobody's address is given up for what a letter says."""
    note = plain(words)
    if not 500 <= code < 600:
        return Outcome(Result.TEMPORARY, note, code)
    return Outcome(_finer(note) or Result.REFUSED, note, code)


def before_the_dot(error: Exception) -> Outcome:
    """What broke before the letter was handed over is tried again; who mends it differs."""
    if isinstance(error, smtplib.SMTPResponseException):
        return of_ourselves(error.smtp_code, error.smtp_error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Outcome(Result.OURS, f"Its certificate cannot be trusted: {error.verify_message}")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome(Result.OURS, said(error))
    return Outcome(Result.TEMPORARY, said(error))


def _finer(note: str) -> Result | None:
    """What the enhanced code (RFC 3463) says, where there is one that is plain."""
    enhanced = _ENHANCED.match(note)
    if enhanced is None:
        return None
    subject, detail = enhanced.groups()
    if subject in _OURS or (subject == _ADDRESS and detail in _OF_THE_SENDER):
        return Result.OURS
    return Result.ADDRESS if subject == _ADDRESS else Result.REFUSED
