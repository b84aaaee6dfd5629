"""Where letters stand after all that can go wrong between us and a mail server."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.reminders import in_post, led_action
from tests.factories.sending import YESTERDAY, by, written
from tests.support.mail_script import HANG_UP, scripted
from tests.support.required import free_port
from tracker.core import clock
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter
from tracker.reminders import service


def test_a_greylisted_letter_is_tried_again_with_the_same_id(session, lead, config, mailbox):
    letter, _ = written(session, lead)
    mailbox.answer = "451 4.7.1 greylisted, come back later"
    delivery = by(config, mailbox.port)
    assert delivery.send_waiting() == 0
    session.refresh(letter)
    wait = letter.next_try_at - clock.instant()
    assert (letter.state, letter.last_code) == (LetterState.RETRY, 451)
    assert timedelta(seconds=40) < wait <= timedelta(seconds=72)
    mailbox.answer = "250 fine"
    assert delivery.send_waiting() == 0
    letter.next_try_at = clock.instant()
    session.flush()
    assert delivery.send_waiting() == 1
    assert [each["Message-ID"] for each in mailbox.letters] == [letter.message_id]


@pytest.mark.parametrize(
    ("word", "answer", "state"),
    [
        ("RCPT", "550 5.1.1 nobody here", LetterState.FAILED),
        ("RCPT", "550 5.7.1 relaying denied", LetterState.RETRY),
        ("RCPT", HANG_UP, LetterState.RETRY),
        (".", "554 5.6.0 not this letter", LetterState.FAILED),
        (".", HANG_UP, LetterState.IN_DOUBT),
        ("QUIT", HANG_UP, LetterState.SENT),
    ],
)
def test_where_a_letter_stands_after_each_answer(session, lead, config, word, answer, state):
    letter, _ = written(session, lead)
    with scripted() as script:
        script.answer_with(word, answer)
        by(config, script.port).send_waiting()
    session.refresh(letter)
    assert letter.state is state
    assert (letter.content is None) is (state is LetterState.RETRY)


def test_a_letter_in_doubt_goes_again_as_the_very_same_bytes(session, lead, config):
    letter, _ = written(session, lead)
    with scripted() as script:
        script.answer_with(".", HANG_UP)
        by(config, script.port).send_waiting()
        script.answer_with(".", "250 fine")
        session.refresh(letter)
        letter.next_try_at = clock.instant()
        session.flush()
        assert by(config, script.port).clear_doubts() == 1
        assert by(config, script.port).send_waiting() == 1
    first, second = script.letters
    assert first == second


def test_a_dead_mail_server_costs_a_few_tries_and_not_one_a_letter(session, config):
    for _ in range(8):
        led_action(in_post()[1], due_on=YESTERDAY)
    service.generate()
    delivery = by(config, free_port())
    delivery.send_waiting()
    session.expire_all()
    tried = [letter.attempts for letter in session.scalars(select(Letter))]
    assert sorted(tried) == [0, 0, 0, 1, 1, 1, 1, 1]
    assert delivery.breaker.is_open
    assert delivery.send_waiting() == 0


def test_what_is_our_own_fault_stops_at_once(session, config):
    for _ in range(3):
        led_action(in_post()[1], due_on=YESTERDAY)
    service.generate()
    with scripted() as script:
        script.answer_with("MAIL", "550 5.7.1 we do not know you")
        by(config, script.port).send_waiting()
    session.expire_all()
    letters = list(session.scalars(select(Letter)))
    assert sorted(letter.attempts for letter in letters) == [0, 0, 1]
    assert {letter.state for letter in letters} == {LetterState.RETRY}
