"""What became of a letter, for everything that a mail server can say or fail to say."""

import time
from contextlib import closing

import pytest

from tests.support.mail_script import HANG_UP, scripted
from tests.support.required import free_port
from tracker.config import MailServer
from tracker.reminders.transport import Result, Until
from tracker.reminders.transport_smtp import SmtpTransport

LONG = 900
LETTER = b"Subject: 1 thing needs you\r\n\r\n.A dot first\r\n"


def send(script, *, letters=1, **server):
    with closing(SmtpTransport(MailServer("127.0.0.1", script.port, **server))) as transport:
        outcomes = [
            transport.send(
                "tracker@example.org", f"lead-{n}@example.org", LETTER, Until.after(LONG)
            )
            for n in range(letters)
        ]
    return outcomes[0] if letters == 1 else outcomes


def test_a_letter_arrives_as_it_was_written():
    with scripted() as script:
        outcome = send(script)
    assert (outcome.result, outcome.code) == (Result.ACCEPTED, 250)
    assert script.letters == [b"Subject: 1 thing needs you\r\n\r\n..A dot first\r\n"]
    assert "mail FROM:<tracker@example.org>" in script.heard[1]


def test_several_letters_share_a_connection_and_have_one_recipient_each():
    with scripted() as script:
        outcomes = send(script, letters=3)
    assert [each.result for each in outcomes] == [Result.ACCEPTED] * 3
    assert [line for line in script.heard if line.startswith("ehlo")] == [script.heard[0]]
    assert len([line for line in script.heard if line.startswith("rcpt")]) == 3
    assert script.heard[-1] == "quit"


@pytest.mark.parametrize(
    ("at", "answer", "result"),
    [
        pytest.param("", "421 too busy", Result.TEMPORARY, id="too busy to greet"),
        pytest.param("", "554 go away", Result.OURS, id="never greets us"),
        pytest.param("", HANG_UP, Result.TEMPORARY, id="hangs up at once"),
        pytest.param("MAIL", "451 later", Result.TEMPORARY, id="not from us yet"),
        pytest.param("MAIL", "550 5.7.1 not you", Result.OURS, id="never from us"),
        pytest.param("RCPT", "450 4.2.0 greylisted", Result.TEMPORARY, id="greylisted"),
        pytest.param("RCPT", "550 5.1.1 no such person", Result.ADDRESS, id="nobody there"),
        pytest.param("RCPT", "550 no such person", Result.ADDRESS, id="nobody there, plainly"),
        pytest.param("RCPT", "554 5.7.1 relaying denied", Result.OURS, id="relaying denied"),
        pytest.param("RCPT", "550 5.1.10 null MX", Result.ADDRESS, id="takes no mail at all"),
        pytest.param("RCPT", "553 no such name", Result.ADDRESS, id="no such name, plainly"),
        pytest.param("RCPT", "550 relay not permitted", Result.OURS, id="relaying, plainly"),
        pytest.param("RCPT", "553 5.1.8 your domain", Result.OURS, id="our sender, at the address"),
        pytest.param("RCPT", "530 sign in first", Result.OURS, id="wants a password"),
        pytest.param("RCPT", "503 5.5.1 MAIL first", Result.OURS, id="does not understand us"),
        pytest.param("RCPT", "552 5.2.2 mailbox full", Result.REFUSED, id="mailbox full"),
        pytest.param("RCPT", "550 5.4.4 no way there", Result.REFUSED, id="no way there"),
        pytest.param("RCPT", "554 not this one", Result.REFUSED, id="no reason given"),
        pytest.param("RCPT", "421 4.3.2 closing", Result.TEMPORARY, id="closing down"),
        pytest.param("RCPT", HANG_UP, Result.TEMPORARY, id="hangs up at the address"),
        pytest.param("DATA", "451 later", Result.TEMPORARY, id="no letter yet"),
        pytest.param("DATA", "554 never", Result.REFUSED, id="no letter ever"),
        pytest.param("DATA", HANG_UP, Result.TEMPORARY, id="hangs up before the letter"),
        pytest.param(".", "452 4.3.1 disk full", Result.TEMPORARY, id="no room"),
        pytest.param(".", "552 5.3.4 too big", Result.OURS, id="too big for their system"),
        pytest.param(".", "550 not this letter", Result.REFUSED, id="this letter never, plainly"),
        pytest.param(
            ".", "550 5.1.1 no such person", Result.ADDRESS, id="nobody there, in the end"
        ),
        pytest.param(".", "554 5.7.1 looks like spam", Result.OURS, id="their policy"),
        pytest.param(".", "554 5.6.0 bad letter", Result.REFUSED, id="this letter never"),
        pytest.param(".", HANG_UP, Result.UNKNOWN, id="hangs up after the dot"),
        pytest.param("QUIT", HANG_UP, Result.ACCEPTED, id="hangs up at goodbye"),
    ],
)
def test_what_became_of_it(at, answer, result):
    with scripted() as script:
        script.answer_with(at, answer)
        outcome = send(script)
    assert outcome.result is result
    assert "\n" not in outcome.note


def test_no_answer_after_the_dot_is_not_known():
    with scripted() as script:
        script.answer_with(".", "250-this is not the last line")
        with closing(SmtpTransport(MailServer("127.0.0.1", script.port))) as transport:
            outcome = transport.send(
                "tracker@example.org", "lead@example.org", LETTER, Until.after(0.5)
            )
    assert outcome.result is Result.UNKNOWN


def test_nobody_listening_is_tried_again():
    with closing(SmtpTransport(MailServer("127.0.0.1", free_port()))) as transport:
        outcome = transport.send(
            "tracker@example.org", "lead@example.org", LETTER, Until.after(LONG)
        )
    assert outcome.result is Result.TEMPORARY


def test_a_refused_address_does_not_keep_the_next_letter_back():
    with scripted() as script:
        script.answer_with("RCPT", "550 5.1.1 no such person")
        with closing(SmtpTransport(MailServer("127.0.0.1", script.port))) as transport:
            first = transport.send(
                "tracker@example.org", "gone@example.org", LETTER, Until.after(LONG)
            )
            script.answer_with("RCPT", "250 fine")
            second = transport.send(
                "tracker@example.org", "lead@example.org", LETTER, Until.after(LONG)
            )
    assert (first.result, second.result) == (Result.ADDRESS, Result.ACCEPTED)


def test_a_connection_that_was_closed_meanwhile_is_made_anew():
    with scripted() as script, closing(SmtpTransport(MailServer("127.0.0.1", script.port))) as to:
        to.send("tracker@example.org", "lead@example.org", LETTER, Until.after(LONG))
        to._smtp.sock.close()
        second = to.send("tracker@example.org", "lead@example.org", LETTER, Until.after(LONG))
    assert second.result is Result.ACCEPTED
    assert len(script.letters) == 2


def test_where_encryption_is_required_nothing_is_said_without_it():
    with scripted() as script:
        outcome = send(script, needs_tls=True)
    assert outcome.result is Result.OURS
    assert script.letters == []
    assert not [line for line in script.heard if line.startswith("mail")]


def test_a_password_that_is_wrong_is_ours_to_mend():
    with scripted(EHLO="250-here\r\n250 AUTH PLAIN", AUTH="535 5.7.8 wrong") as script:
        assert send(script, user="tracker", password="no").result is Result.OURS


def test_a_server_that_cannot_check_passwords_now_is_tried_again():
    with scripted(EHLO="250-here\r\n250 AUTH PLAIN", AUTH="454 4.7.0 later") as script:
        assert send(script, user="tracker", password="yes").result is Result.TEMPORARY


@pytest.mark.parametrize("address", ["chäir@example.org", "chair@example.org\r\nRCPT TO:<x>"])
def test_an_address_that_no_server_could_read_is_refused(address):
    with scripted() as script, closing(SmtpTransport(MailServer("127.0.0.1", script.port))) as to:
        outcome = to.send("tracker@example.org", address, LETTER, Until.after(LONG))
    assert outcome.result is Result.ADDRESS
    assert script.letters == []


def test_a_probe_asks_without_sending():
    with scripted() as script:
        outcome = SmtpTransport(MailServer("127.0.0.1", script.port)).probe()
    assert outcome.result is Result.ACCEPTED
    assert script.letters == []


def test_a_refused_letter_does_not_cost_the_connection():
    with scripted() as script:
        script.answer_with("RCPT", "550 5.1.1 no such person")
        send(script, letters=3)
    assert len([line for line in script.heard if line.startswith("ehlo")]) == 1


class Paused(SmtpTransport):
    """Is stopped for a while at a step of a letter's way, as by SIGSTOP."""

    def __init__(self, *told, before):
        super().__init__(*told)
        self.before = before

    def _connect(self):
        smtp = super()._connect()
        rcpt = smtp.rcpt
        smtp.rcpt = lambda *told: (rcpt(*told), self._pause("DATA"))[0]
        self._pause("MAIL")
        return smtp

    def _at_the_data(self, *told):
        smtp = super()._at_the_data(*told)
        self._pause("the dot")
        return smtp

    def _pause(self, before):
        if self.before == before:
            time.sleep(0.3)


@pytest.mark.parametrize("before", ["MAIL", "DATA", "the dot"])
def test_who_was_stopped_for_too_long_hands_nothing_over(before):
    """Somebody else may have the letter by now."""
    with scripted() as script:
        server = MailServer("127.0.0.1", script.port)
        with closing(Paused(server, before=before)) as transport:
            outcome = transport.send(
                "tracker@example.org", "lead@example.org", LETTER, Until.after(0.3)
            )
        assert outcome.result is Result.LATE
    assert before == "the dot" or not any(before in line.upper() for line in script.heard)
    assert not any(letter.endswith(b"\r\n.\r\n") for letter in script.letters)
