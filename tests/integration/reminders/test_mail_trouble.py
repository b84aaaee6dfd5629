"""Where letters stand after all that can go wrong between us and a mail server."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from tests.factories.meetings import BodyFactory, MemberFactory
from tests.factories.reminders import in_post, led_action
from tests.factories.sending import YESTERDAY, by, written
from tests.support.mail_script import HANG_UP, scripted
from tests.support.required import free_port
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings import bodies
from tracker.outbox import claims
from tracker.outbox.enums import LetterState
from tracker.outbox.lease import Keeper
from tracker.outbox.models import Letter, SchedulerLease, Suppression
from tracker.people.sign_in import as_person
from tracker.reminders import delivery, service


def test_a_greylisted_letter_is_tried_again_with_the_same_id(session, lead, config, mailbox):
    letter, _ = written(session, lead)
    mailbox.answer = "451 4.7.1 greylisted, come back later"
    sender = by(config, mailbox.port)
    assert sender.send_waiting() == 0
    session.refresh(letter)
    wait = letter.next_try_at - clock.instant()
    assert (letter.state, letter.last_code) == (LetterState.RETRY, 451)
    assert timedelta(seconds=40) < wait <= timedelta(seconds=72)
    mailbox.answer = "250 fine"
    assert sender.send_waiting() == 0
    letter.next_try_at = clock.instant() - timedelta(seconds=1)
    session.flush()
    assert sender.send_waiting() == 1
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
        letter.next_try_at = clock.instant() - timedelta(seconds=1)
        session.flush()
        assert by(config, script.port).clear_doubts() == 1
        assert by(config, script.port).send_waiting() == 1
    first, second = script.letters
    assert first == second


def test_who_left_the_board_reads_in_no_copy_what_only_the_board_may(session, config):
    user, post = in_post(Role.AMBASSADOR)
    board = BodyFactory.board()
    member = MemberFactory(body=board, user=user)
    written(session, (user, post), ref="Z1", visibility=Visibility.BOARD)
    written(session, (user, post), ref="Z2", visibility=Visibility.PUBLIC)
    with scripted() as script:
        script.answer_with(".", HANG_UP)
        by(config, script.port).send_waiting()
        script.answer_with(".", "250 fine")
        bodies.end_member(board, member, ended_on=YESTERDAY, by=as_person(user))
        letter = session.scalars(select(Letter).where(Letter.user_id == user.id)).one()
        session.refresh(letter)
        letter.next_try_at = clock.instant() - timedelta(seconds=1)
        session.flush()
        by(config, script.port).clear_doubts()
        by(config, script.port).send_waiting()
    first, second = script.letters
    assert [b"Z1" in first, b"Z2" in first] == [True, True]
    assert [b"Z1" in second, b"Z2" in second] == [False, True]


def test_a_dead_mail_server_costs_a_few_tries_and_not_one_a_letter(session, config):
    for _ in range(8):
        led_action(in_post()[1], due_on=YESTERDAY)
    service.generate()
    sender = by(config, free_port())
    sender.send_waiting()
    session.expire_all()
    tried = [letter.attempts for letter in session.scalars(select(Letter))]
    assert sorted(tried) == [0, 0, 0, 1, 1, 1, 1, 1]
    assert sender.breaker.is_open
    assert sender.send_waiting() == 0


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


def trouble(session):
    return session.execute(select(SchedulerLease.trouble, SchedulerLease.trouble_since)).one()


def test_what_keeps_letters_from_going_is_told_until_one_goes(session, lead, config):
    letter, _ = written(session, lead)
    Keeper("one", seconds=90).take()
    with scripted() as script:
        script.answer_with("MAIL", "550 5.7.1 we do not know you")
        by(config, script.port).send_waiting()
        words, since = trouble(session)
        assert words == "5.7.1 we do not know you"
        letter.next_try_at = None
        session.commit()
        by(config, script.port).send_waiting()
        assert trouble(session) == (words, since)
        script.answer_with("MAIL", "250 fine")
        letter.next_try_at = None
        session.commit()
        assert by(config, script.port).send_waiting() == 1
    assert trouble(session) == ("", None)


def test_once_a_letter_goes_again_those_that_were_to_wait_long_are_tried_at_once(session, config):
    letters = [written(session, in_post())[0] for _ in range(2)]
    first, second = letters
    Keeper("one", seconds=90).take()
    with scripted() as script:
        script.answer_with("MAIL", "550 5.7.1 we do not know you")
        by(config, script.port).send_waiting()
        first.next_try_at, second.next_try_at = None, clock.instant() + timedelta(hours=1)
        second.state, first.state = LetterState.RETRY, LetterState.RETRY
        session.commit()
        script.answer_with("MAIL", "250 fine")
        assert by(config, script.port).send_waiting() == 2


@pytest.mark.parametrize(
    ("word", "answer", "is_given_up"),
    [
        ("RCPT", "550 5.1.1 no such person", True),
        ("RCPT", "550 5.2.2 mailbox full", False),
        (".", "554 5.6.0 not this letter", False),
    ],
)
def test_an_address_is_given_up_where_it_does_not_exist_and_not_for_what_a_letter_says(
    session, lead, config, word, answer, is_given_up
):
    written(session, lead)
    with scripted() as script:
        script.answer_with(word, answer)
        by(config, script.port).send_waiting()
    given_up = [lead[0].id] if is_given_up else []
    assert session.scalars(select(Suppression.user_id)).all() == given_up


def test_what_became_of_a_letter_is_written_down_when_the_database_is_back(
    session, lead, config, mailbox, monkeypatch
):
    letter, _ = written(session, lead)
    finish, failures = claims.finish, [1, 2, 3]

    def fail_at_first(*told, **named):
        if failures and failures.pop():
            raise OperationalError("UPDATE letter", {}, Exception("the database went away"))
        return finish(*told, **named)

    monkeypatch.setattr(claims, "finish", fail_at_first)
    monkeypatch.setattr(delivery, "AGAIN_AFTER", 0.01)
    assert by(config, mailbox.port).send_waiting() == 1
    session.refresh(letter)
    assert letter.state is LetterState.SENT
    assert len(mailbox.letters) == 1


def test_one_letter_costs_one_commit(session, config, mailbox):
    for _ in range(8):
        led_action(in_post()[1], due_on=YESTERDAY)
    service.generate()
    session.commit()
    commits = []
    event.listen(db.session(), "after_commit", commits.append)
    assert by(config, mailbox.port).send_waiting() == 8
    assert len(commits) <= 8 + 3
