"""Letters in doubt: looked up where that can be done, and sent once more where it cannot."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories.deeds import happens
from tests.factories.outbox import story_of
from tests.factories.reminders import led_action
from tests.factories.sending import YESTERDAY, by, written
from tests.support.mail_script import HANG_UP, scripted
from tests.support.notify import HANG_UP as SAYS_NOTHING
from tests.support.notify import notifying
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.outbox import claims
from tracker.outbox.enums import LetterState
from tracker.reminders.delivery import Delivery

MINUTE = timedelta(minutes=1)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "mail.log"


@contextmanager
def in_doubt(session, lead, config):
    """A letter that the server hung up on after the dot; gives it and a server that is well."""
    letter, _ = written(session, lead)
    with scripted() as script:
        script.answer_with(".", HANG_UP)
        by(config, script.port).send_waiting()
        script.answer_with(".", "250 fine")
        rested(session, letter)
        yield letter, script


def rested(session, letter):
    session.refresh(letter)
    assert letter.state is LetterState.IN_DOUBT
    letter.next_try_at = clock.instant() - MINUTE
    session.commit()


def say(log, letter, *, is_there, is_still_written=True):
    """What Postfix wrote before and after, and of the letter where it came in."""
    began = letter.began_at
    lines = [(began - 60 * MINUTE, "anvil[1]: statistics: as ever")]
    if is_there:
        lines += [
            (began, f"cleanup[2]: 4fX: message-id={letter.message_id}"),
            (began, "qmgr[3]: 4fX: from=<tracker@example.org>, size=5044, nrcpt=1 (queue active)"),
        ]
    if is_still_written:
        lines.append((began + MINUTE, "anvil[1]: statistics: as ever"))
    log.write_text(
        "".join(f"{at.isoformat()} mail postfix/{said}\n" for at, said in lines), encoding="ascii"
    )


def test_a_letter_that_the_log_knows_had_arrived(session, lead, config, log):
    config = replace(config, mail_log=log)
    with in_doubt(session, lead, config) as (letter, script):
        say(log, letter, is_there=True)
        delivery = by(config, script.port)
        assert delivery.clear_doubts() == 0
        assert delivery.send_waiting() == 0
        assert len(script.letters) == 1
    session.refresh(letter)
    assert (letter.state, letter.next_try_at) == (LetterState.SENT, None)
    assert "had arrived" in letter.last_note


def test_a_letter_that_the_log_does_not_know_goes_again_as_often_as_it_takes(
    session, lead, config, log
):
    config = replace(config, mail_log=log)
    with in_doubt(session, lead, config) as (letter, script):
        delivery = by(config, script.port)
        for _ in range(3):
            say(log, letter, is_there=False)
            assert delivery.clear_doubts() == 1
            script.answer_with(".", HANG_UP)
            assert delivery.send_waiting() == 0
            rested(session, letter)
        say(log, letter, is_there=False)
        assert delivery.clear_doubts() == 1
        script.answer_with(".", "250 fine")
        assert delivery.send_waiting() == 1
        assert len(set(script.letters)) == 1
    assert story_of(letter)[-3:] == [LetterState.RETRY, LetterState.SENDING, LetterState.SENT]


def test_a_log_that_cannot_tell_yet_is_looked_at_again_and_then_no_more(session, lead, config, log):
    config = replace(config, mail_log=log)
    with in_doubt(session, lead, config) as (letter, script):
        say(log, letter, is_there=False, is_still_written=False)
        delivery = by(config, script.port)
        assert delivery.clear_doubts() == 0
        session.refresh(letter)
        assert letter.state is LetterState.IN_DOUBT
        assert timedelta(0) < letter.next_try_at - clock.instant() <= MINUTE
        letter.began_at -= 11 * MINUTE
        session.commit()
        rested(session, letter)
        assert delivery.clear_doubts() == 1
        session.refresh(letter)
        assert "once more" in letter.last_note


def test_a_letter_in_doubt_is_not_looked_up_before_it_has_rested(session, lead, config, log):
    config = replace(config, mail_log=log)
    with in_doubt(session, lead, config) as (letter, script):
        say(log, letter, is_there=True)
        letter.next_try_at = clock.instant() + MINUTE
        session.commit()
        assert by(config, script.port).clear_doubts() == 0
    session.refresh(letter)
    assert letter.state is LetterState.IN_DOUBT


def test_a_letter_in_doubt_is_found_at_notify(session, lead, config, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    letter, _ = written(session, lead)
    with notifying() as notify:
        delivery = Delivery(replace(config, notify=notify.settings), "one")
        notify.silence, notify.keeps_it = SAYS_NOTHING, True
        assert delivery.send_waiting() == 0
        notify.silence = ""
        rested(session, letter)
        assert delivery.clear_doubts() == 0
        assert delivery.send_waiting() == 0
        assert [each["reference"] for each in notify.letters] == [letter.message_id]
    session.refresh(letter)
    assert letter.state is LetterState.SENT


def test_who_stopped_before_a_copy_was_begun_left_no_second_doubt(session, lead, config):
    with in_doubt(session, lead, config) as (letter, script):
        delivery = by(config, script.port)
        assert delivery.clear_doubts() == 1
        claims.claim("another", seconds=900)
        session.refresh(letter)
        letter.lease_until = clock.instant() - MINUTE
        session.commit()
        assert claims.park_stopped(seconds=900) == 0
        assert delivery.send_waiting() == 1
        assert script.letters[0] == script.letters[1]


@pytest.mark.parametrize("clock_is_set_back_by", [timedelta(0), 60 * MINUTE])
def test_a_copy_never_tells_of_what_became_private_before_the_doubt_was_known(
    session, lead, config, clock_is_set_back_by
):
    public = {"visibility": Visibility.PUBLIC}
    led_action(lead[1], ref="Z2", text="Passes", due_on=YESTERDAY, **public)
    letter, action = written(session, lead, ref="Z1", text="Leaflets", **public)

    def stops(_letter):
        raise SystemExit

    with scripted() as script:
        killed = by(config, script.port)
        killed.before_each = stops
        with pytest.raises(SystemExit):
            killed.send_waiting()
        session.refresh(letter)
        assert "Leaflets" in letter.content
        action.visibility = Visibility.RESTRICTED
        happens(session, at=clock.now() - clock_is_set_back_by)
        letter.lease_until = clock.instant() - MINUTE
        session.commit()
        assert claims.park_stopped(seconds=900) == 1
        rested(session, letter)
        delivery = by(config, script.port)
        assert delivery.clear_doubts() == 1
        assert delivery.send_waiting() == 1
        (copy,) = script.letters
    assert b"Passes" in copy
    assert b"Leaflets" not in copy
