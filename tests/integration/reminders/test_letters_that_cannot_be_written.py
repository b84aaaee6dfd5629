"""A fault of ours in writing a letter holds it back; it does not end it."""

from sqlalchemy import select

from tests.factories.reminders import in_post, led_action
from tests.factories.sending import YESTERDAY, by
from tracker.core import clock
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter
from tracker.reminders import service, sketchbook
from tracker.reminders.composing import digest_words


def test_a_letter_that_fails_to_be_written_goes_once_that_is_mended(
    session, config, mailbox, monkeypatch
):
    users = []
    for _ in range(2):
        user, post = in_post()
        led_action(post, due_on=YESTERDAY)
        users.append(user.email)
    service.generate()

    def falter(letter, *rest):
        if letter.to.email == users[0]:
            raise KeyError("a word that the template does not know")
        return digest_words(letter, *rest)

    with monkeypatch.context() as faulty:
        faulty.setattr(sketchbook, "digest_words", falter)
        by(config, mailbox.port).send_waiting()
    found = session.scalars(select(Letter).join_from(Letter, Letter.items)).unique().all()
    waits = next(each for each in found if each.state is LetterState.RETRY)
    assert waits.next_try_at > clock.instant()
    assert "the log says why" in waits.last_note
    assert not mailbox.to(users[0])
    assert len(mailbox.to(users[1])) == 1

    waits.next_try_at = clock.instant()
    session.flush()
    assert by(config, mailbox.port).send_waiting() == 1
    assert len(mailbox.to(users[0])) == 1
