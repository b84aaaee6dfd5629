"""Letters go to a mail server whose certificate is good, and to no other."""

from contextlib import closing
from datetime import timedelta

import pytest

from tests.support.certificates import Authority
from tests.support.mail_script import scripted
from tracker.config import MailServer
from tracker.reminders.transport import Result, Until
from tracker.reminders.transport_smtp import SmtpTransport

OFFERS = {"EHLO": "250-here\r\n250 STARTTLS", "STARTTLS": "220 go on"}


@pytest.fixture
def authority(tmp_path, monkeypatch):
    found = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(found.file))
    return found


def send(script, **server):
    with closing(SmtpTransport(MailServer("127.0.0.1", script.port, **server))) as transport:
        return transport.send(
            "tracker@example.org", "lead@example.org", b"Subject: x\r\n\r\nx\r\n", Until.after(900)
        )


def test_a_letter_goes_encrypted_on_this_machine_too_where_that_is_required(authority):
    with scripted(authority.server(), **OFFERS) as script:
        outcome = send(script, needs_tls=True)
    assert outcome.result is Result.ACCEPTED
    assert len(script.letters) == 1
    heard = [line.split()[0].upper() for line in script.heard]
    assert heard[:4] == ["EHLO", "STARTTLS", "EHLO", "MAIL"]


def test_a_letter_goes_encrypted_from_the_first_byte(authority):
    with scripted(authority.server(), is_wrapped=True) as script:
        outcome = send(script, is_wrapped=True, needs_tls=True)
    assert outcome.result is Result.ACCEPTED
    assert len(script.letters) == 1


@pytest.mark.parametrize("is_wrapped", [False, True], ids=["STARTTLS", "smtps"])
@pytest.mark.parametrize(
    ("told", "why"),
    [
        pytest.param({"address": "192.0.2.7"}, "mismatch", id="another name"),
        pytest.param({"ends": timedelta(days=-1)}, "expired", id="out of date"),
        pytest.param({"is_known": False}, "self-signed", id="signed by itself"),
    ],
)
def test_a_certificate_that_is_not_good_is_ours_to_mend(authority, told, why, is_wrapped):
    with scripted(authority.server(**told), is_wrapped=is_wrapped, **OFFERS) as script:
        outcome = send(script, is_wrapped=is_wrapped, needs_tls=True, user="me", password="secret")
    assert outcome.result is Result.OURS
    assert why in outcome.note
    assert script.letters == []
    assert not any("secret" in line or "AUTH" in line.upper() for line in script.heard)


def test_an_authority_that_nobody_named_is_not_trusted(tmp_path):
    with scripted(Authority(tmp_path).server(), **OFFERS) as script:
        assert send(script, needs_tls=True).result is Result.OURS
    assert script.letters == []


def test_a_server_that_takes_its_offer_back_gets_nothing_in_clear(authority):
    with scripted(**OFFERS | {"STARTTLS": "454 4.7.0 not now"}) as script:
        assert send(script, needs_tls=True).result is Result.TEMPORARY
    assert script.letters == []
    assert script.heard[-1] == "STARTTLS"
