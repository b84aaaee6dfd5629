"""Reports of mail servers: of a letter that came back, as Postfix and others write them."""

from typing import Any

from factory import LazyAttribute, Sequence, SubFactory

from tests.factories.base import Factory, now
from tests.factories.outbox import LetterFactory
from tracker.core import clock
from tracker.outbox.enums import BounceKind, LetterState
from tracker.outbox.models import Bounce, Suppression

POSTFIX = """\
Return-Path: <>
X-Original-To: {to}
Delivered-To: {to}
Date: Fri,  5 Sep 2025 08:01:12 +0000 (UTC)
From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: {to}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4c1.1757059272/mail.example.org"
Message-Id: <{own_id}>

This is a MIME-encapsulated message.

--4c1.1757059272/mail.example.org
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.org.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

--4c1.1757059272/mail.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.org
X-Postfix-Queue-ID: 4c1
Arrival-Date: Fri,  5 Sep 2025 08:01:10 +0000 (UTC)

Final-Recipient: rfc822; {final}
Original-Recipient: rfc822;{original}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; {said}

--4c1.1757059272/mail.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

From: Corporate Parenting Tracker <tracker@example.org>
To: {original}
Subject: 1 thing needs you
Message-ID: {message_id}

Your letter.

--4c1.1757059272/mail.example.org--
"""

AWAY = """\
From: somebody@example.org
To: {to}
Subject: Automatic reply: 1 thing needs you
Auto-Submitted: auto-replied
Content-Type: text/plain; charset=utf-8

I am on leave until Monday.
"""


def report(to: str, about: str, **facts: Any) -> bytes:
    """A report in Postfix's words that a letter to `about` did not arrive."""
    words = {
        "to": to,
        "final": about,
        "original": about,
        "action": "failed",
        "status": "5.1.1",
        "said": "550 5.1.1 User unknown in relay recipient table",
        "message_id": "<some-letter@tracker>",
        "own_id": "20250905080112.4C1@mail.example.org",
    }
    return POSTFIX.format_map(words | facts).encode()


class SuppressionFactory(Factory):
    """An address that no reminder goes to; `letter` came back from it."""

    class Meta:
        model = Suppression
        exclude = ("letter",)

    letter = SubFactory(LetterFactory, state=LetterState.FAILED, finished_at=now())
    letter_id = LazyAttribute(lambda row: row.letter.id)
    user_id = LazyAttribute(lambda row: row.letter.user_id)
    address = "gone@example.org"
    note = "550 5.1.1 nobody here"
    since_at = now()
    lifted_at = None
    lifted_by_id = None


class BounceFactory(Factory):
    """A report that a letter could not be delivered for now."""

    class Meta:
        model = Bounce
        exclude = ("letter",)

    letter = SubFactory(LetterFactory)
    letter_id = LazyAttribute(lambda row: row.letter.id)
    user_id = LazyAttribute(lambda row: row.letter.user_id)
    address = "full@example.org"
    at = now()
    kind = BounceKind.TRANSIENT
    status = "4.2.2"
    note = "mailbox full"
    fingerprint = Sequence(lambda n: f"report {n}")


def in_trouble(user):
    """The letters to a person come back."""
    letter = LetterFactory(
        user_id=user.id,
        dedupe_key=f"gone {user.id}",
        state=LetterState.FAILED,
        finished_at=clock.now(),
    )
    return SuppressionFactory(letter=letter, address=user.email)
