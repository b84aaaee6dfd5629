"""What is said of the next letter while the last one is written down: all but the letter."""

from contextlib import closing

import pytest

from tests.support.mail_script import HANG_UP, scripted
from tracker.config import MailServer
from tracker.reminders.transport import Result, Until
from tracker.reminders.transport_smtp import SmtpTransport

FROM, LEAD, CHAIR = "tracker@example.org", "lead@example.org", "chair@example.org"
LETTER = b"Subject: 1 thing needs you\r\n\r\nText\r\n"


def transport_to(script):
    return closing(SmtpTransport(MailServer("127.0.0.1", script.port)))


def to_whom(script):
    return [line for line in script.heard if line.lower().startswith("rcpt")]


def send(to, recipient=LEAD, *, seconds=900):
    """Say so much ahead, then hand over."""
    until = Until.after(seconds)
    to.ahead(FROM, recipient, until)
    return to.send(FROM, recipient, LETTER, until)


def test_nothing_is_said_twice_and_one_connection_does_for_all():
    with scripted() as script, transport_to(script) as to:
        outcomes = [send(to), send(to, CHAIR)]
    assert [each.result for each in outcomes] == [Result.ACCEPTED] * 2
    words = [line.split()[0].lower() for line in script.heard]
    assert words == ["ehlo", *["mail", "rcpt", "data"] * 2, "quit"]
    assert script.letters == [LETTER] * 2


@pytest.mark.parametrize(
    ("at", "answer", "result"),
    [
        ("", "421 too busy", Result.TEMPORARY),
        ("MAIL", "550 5.7.1 not you", Result.OURS),
        ("RCPT", "550 5.1.1 no such person", Result.ADDRESS),
        ("RCPT", HANG_UP, Result.TEMPORARY),
        ("DATA", "451 later", Result.TEMPORARY),
        (".", HANG_UP, Result.UNKNOWN),
    ],
)
def test_a_refusal_means_the_same_as_without(at, answer, result):
    with scripted() as script, transport_to(script) as to:
        script.answer_with(at, answer)
        assert send(to).result is result


def test_a_letter_that_does_not_go_after_all_leaves_nothing_with_the_server():
    with scripted() as script, transport_to(script) as to:
        to.ahead(FROM, CHAIR, Until.after(900))
        assert send(to).result is Result.ACCEPTED
    assert len(to_whom(script)) == 2
    assert script.letters == [LETTER]


def test_what_was_said_of_one_letter_is_not_used_for_another():
    with scripted() as script, transport_to(script) as to:
        to.ahead(FROM, CHAIR, Until.after(900))
        outcome = to.send(FROM, LEAD, LETTER, Until.after(900))
    assert outcome.result is Result.ACCEPTED
    assert LEAD in to_whom(script)[-1]
    assert len([line for line in script.heard if line.startswith("ehlo")]) == 2


def test_who_stops_after_saying_so_much_has_sent_nothing():
    with scripted() as script:
        with transport_to(script) as to:
            to.ahead(FROM, LEAD, Until.after(900))
        assert script.letters == []


def test_of_an_address_that_no_server_could_read_nothing_is_said():
    with scripted() as script, transport_to(script) as to:
        assert send(to, "chäir@example.org").result is Result.ADDRESS
    assert script.heard == []


def test_a_letter_whose_time_is_over_is_not_handed_over():
    with scripted() as script, transport_to(script) as to:
        assert send(to, seconds=0).result is Result.LATE
    assert script.letters == []
