"""Handing letters to GOV.UK Notify, whose template holds ((subject)) and ((body))."""

import re
from collections.abc import Collection
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from typing import Any

from notifications_python_client.errors import APIError, InvalidResponse
from notifications_python_client.notifications import NotificationsAPIClient
from requests import ConnectionError as NoConnection
from requests.exceptions import ConnectTimeout, ProxyError, RequestException, SSLError
from urllib3.exceptions import NewConnectionError

from tracker.config import Notify
from tracker.reminders.transport import (
    CONNECT_SECONDS,
    Ended,
    Outcome,
    Records,
    Result,
    Until,
    plain,
    said,
)

TOO_MANY, NO_ANSWER_IN_TIME, TOO_LARGE = 429, 504, 413
_OF_THE_ADDRESS = re.compile(r"\bemail_address\b", re.IGNORECASE)
_TOO_LONG = re.compile(r"\b(?:too long|longer than|too big)\b", re.IGNORECASE)
_ONE_CLICK = re.compile(r"<(https://[^>\s]+)>")


class NotifyTransport:
    """Hands letters to Notify by its own client; the Message-ID is the reference to find them by.

    Who writes and who gets the replies is set in Notify, for the whole service.
    """

    def __init__(self, notify: Notify) -> None:
        self.template = notify.template
        self.records: Records = self
        client: Any = NotificationsAPIClient  # its functions say no types
        self._client = client(notify.key, notify.url, timeout=CONNECT_SECONDS)

    def ahead(self, _sender: str, _recipient: str, _until: Until) -> None:
        """Notify is told everything at once."""

    def send(self, _sender: str, recipient: str, packed: bytes, until: Until) -> Outcome:
        """Hand over the letter's text; only what fails while Notify may have it is unknown."""
        letter = message_from_bytes(packed, policy=default)
        text = letter.get_body(("plain",))
        words = {"subject": letter["Subject"], "body": text.get_content() if text else ""}
        unsubscribe = _ONE_CLICK.search(letter.get("List-Unsubscribe", ""))
        try:
            until.check()
            self._client.timeout = until.patience(CONNECT_SECONDS)
            self._client.send_email_notification(
                email_address=recipient,
                template_id=self.template,
                personalisation=words,
                reference=letter["Message-ID"],
                one_click_unsubscribe_url=unsubscribe[1] if unsubscribe else None,
            )
        except Ended as ended:
            return ended.outcome
        except APIError as error:
            return _outcome(error)
        return Outcome(Result.ACCEPTED, "GOV.UK Notify took it", 201)

    def probe(self) -> Outcome:
        """Whether Notify knows us, and a template of ours that a letter fits in."""
        try:
            found: dict[str, Any] = self._client.get_template(self.template)
        except APIError as error:
            return _outcome(error)
        finally:
            self.close()
        if "((body))" in found.get("body", "") and "((subject))" in (found.get("subject") or ""):
            return Outcome(Result.ACCEPTED)
        return Outcome(Result.OURS, "Its template must hold ((subject)) and ((body))")

    def find(self, message_ids: Collection[str], *, since: datetime) -> dict[str, bool]:
        """What Notify has under these references; what became of it since is another matter."""
        found = {}
        for each in message_ids:
            try:
                answer = self._client.get_all_notifications(reference=each)
                found[each] = any(one["reference"] == each for one in answer["notifications"])
            except (APIError, KeyError, TypeError):
                break
        return found

    def close(self) -> None:
        """Let the connections go."""
        self._client.request_session.close()


def _outcome(error: APIError) -> Outcome:
    """What Notify's answer means, or that none came."""
    cause = error.__cause__
    if isinstance(error, InvalidResponse):
        return Outcome(Result.UNKNOWN, "What answered was not GOV.UK Notify", error.status_code)
    if error.response is None and isinstance(cause, RequestException):
        return Outcome(_without_answer(cause), said(cause))
    return Outcome(_refusal(error.status_code, _message(error)), _message(error), error.status_code)


def _without_answer(cause: RequestException) -> Result:
    if isinstance(cause, SSLError):
        return Result.OURS
    if isinstance(cause, ConnectTimeout | ProxyError) or _never_connected(cause):
        return Result.TEMPORARY
    return Result.UNKNOWN


def _never_connected(cause: RequestException) -> bool:
    reason = getattr(cause.args[0], "reason", None) if cause.args else None
    return isinstance(cause, NoConnection) and isinstance(reason, NewConnectionError)


def _refusal(status: int, message: str) -> Result:
    if status == NO_ANSWER_IN_TIME:
        return Result.UNKNOWN
    if status == TOO_MANY or status >= 500:
        return Result.TEMPORARY
    if status == TOO_LARGE or _TOO_LONG.search(message):
        return Result.REFUSED
    return Result.ADDRESS if status == 400 and _OF_THE_ADDRESS.search(message) else Result.OURS


def _message(error: APIError) -> str:
    """Notify's own words: one sentence, or several errors each with one."""
    message = error.message
    if isinstance(message, str):
        return plain(message)
    return plain("; ".join(str(each.get("message", each)) for each in message or ()))
