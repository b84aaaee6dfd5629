"""A supervisor asks a process to end while it is sending: real processes, signals, mail servers."""

import time

import pytest
from sqlalchemy import func, select

from tests.support.mail_script import scripted
from tests.support.processes import wait_until
from tests.support.required import free_port
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterEvent, SchedulerLease

WITHIN = 20  # the promise
HEARS_WITHIN = 1.5  # seconds: a busy machine does not wake a process at once
BOTH = pytest.mark.parametrize(
    ("backend", "command"), [("sqlite", "serve"), ("postgresql", "worker")]
)


@pytest.fixture
def mail():
    """A mail server that answers nothing to a letter until it may."""
    with scripted() as script:
        script.may_answer_dot.clear()
        yield script


@pytest.fixture
def sending(mail, overdue, start, command):
    """A process with one letter in its hands and two more that it has claimed."""
    overdue(3)
    port = ["--port", str(free_port())] if command == "serve" else []
    process = start(command, *port, TRACKER_MAIL_SERVER=f"smtp://127.0.0.1:{mail.port}")
    wait_until(lambda: mail.letters, f"a letter is handed over; {process.said}")
    return process


def states(session):
    session.rollback()
    rows = session.execute(select(Letter.state, func.count(Letter.id)).group_by(Letter.state))
    return {state: number for state, number in rows}


def free(session):
    """Whether another scheduler may go on at once, with the letters too that were not begun."""
    session.rollback()
    claimed = select(func.count(Letter.id)).where(Letter.lease_owner.is_not(None))
    return session.scalar(select(SchedulerLease.owner)) == "", session.scalar(claimed)


@pytest.mark.slow
@BOTH
def test_it_finishes_the_letter_in_hand_and_leaves_the_others(sending, mail, real_session):
    sending.ask_to_end()
    time.sleep(HEARS_WITHIN)
    mail.may_answer_dot.set()
    assert sending.ended(WITHIN) == 0, sending.said
    assert "Traceback" not in sending.said
    found = states(real_session)
    assert found.pop(LetterState.SENT) == len(mail.letters) == 1
    assert set(found) <= {LetterState.QUEUED, LetterState.RETRY}
    assert sum(found.values()) == 2
    assert free(real_session) == (True, 0)
    tried = select(func.sum(Letter.attempts)).where(Letter.state != LetterState.SENT)
    assert real_session.scalar(tried) == 0


@pytest.mark.slow
@BOTH
def test_a_mail_server_that_never_answers_keeps_it_for_no_more_than_twenty_seconds(
    sending, mail, real_session
):
    sending.ask_to_end()
    assert sending.ended(WITHIN) == 0, sending.said
    found = states(real_session)
    assert found.pop(LetterState.SENDING) == len(mail.letters) == 1
    assert set(found) <= {LetterState.QUEUED, LetterState.RETRY}
    assert free(real_session) == (True, 1)
    ends = select(LetterEvent.to_state).where(LetterEvent.to_state == LetterState.SENT)
    assert real_session.scalar(ends) is None
