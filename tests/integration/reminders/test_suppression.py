"""An address that does not exist gets no reminders, and what was its person's is not lost."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.bounces import report
from tests.factories.people import person
from tests.factories.reminders import in_post, led_action
from tests.factories.sending import YESTERDAY, by, written
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.outbox import bounces, suppression
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterItem, Suppression
from tracker.people import letters as account_letters
from tracker.people import service as people
from tracker.people.enums import AccountMatter, TokenPurpose
from tracker.people.models import User
from tracker.reminders import again, service
from tracker.reminders.preview import preview

MONDAY = date(2025, 9, 8)
TUESDAY = date(2025, 9, 9)


def letters_to(session, user):
    session.expire_all()
    return list(
        session.scalars(select(Letter).where(Letter.user_id == user.id).order_by(Letter.id))
    )


def failed(session, lead, **facts):
    """A letter that was refused for its address; gives it and its action."""
    letter, action = written(session, lead, **facts)
    letter.state, letter.finished_at = LetterState.FAILED, clock.now()
    session.flush()
    suppression.suppress(letter.id, lead[0].email, note="550 5.1.1 nobody here")
    return letter, action


def test_an_address_is_given_up_once_and_the_history_says_so(session, lead):
    letter, _ = failed(session, lead)
    assert suppression.suppress(letter.id, lead[0].email, note="again") is False
    (row,) = session.scalars(select(Suppression))
    assert (row.user_id, row.note) == (lead[0].id, "550 5.1.1 nobody here")
    assert Deed.ADDRESS_FAILED in set(session.scalars(select(AuditEntry.deed)))


def test_an_address_that_is_theirs_no_more_is_not_held_against_them(session, lead):
    letter, _ = written(session, lead)
    assert suppression.suppress(letter.id, "old.address@example.org", note="") is False
    assert suppression.unreachable() == frozenset()


def test_nobody_is_mailed_there_and_the_preview_knows(session, lead):
    failed(session, lead)
    led_action(lead[1], due_on=date(2025, 9, 5))
    clock.hold(MONDAY)
    assert lead[0].email not in str(preview(MONDAY))
    service.generate()
    assert len(letters_to(session, lead[0])) == 1


def test_a_letter_that_waits_is_not_sent_there(session, lead, config, mailbox):
    letter, _ = written(session, lead)
    suppression.suppress(letter.id, lead[0].email, note="")
    by(config, mailbox.port).send_waiting()
    assert mailbox.to(lead[0].email) == []
    (letter,) = letters_to(session, lead[0])
    assert letter.state is LetterState.CANCELLED
    assert letter.last_note == "Letters to this address come back, so nothing more was sent there"


def test_what_somebody_asked_for_themself_still_goes_once(session, lead, config, mailbox):
    letter, _ = failed(session, lead)
    user = session.get(User, lead[0].id)
    account_letters.send_link(user, TokenPurpose.RESET)
    account_letters.tell(user, AccountMatter.ROLE_CHANGED)
    mailbox.answer = "550 5.1.1 nobody here"
    by(config, mailbox.port).send_waiting()
    mailbox.answer = "250 fine"
    by(config, mailbox.port).send_waiting()
    _, reset, roles = letters_to(session, user)
    assert (reset.state, reset.attempts) == (LetterState.FAILED, 1)
    assert roles.state is LetterState.CANCELLED


def test_what_is_still_open_is_in_the_first_letter_after_it_is_lifted(
    session, lead, config, mailbox
):
    _, first = failed(session, lead)
    missed = led_action(lead[1], due_on=date(2025, 9, 5))
    clock.hold(MONDAY)
    service.generate()
    assert suppression.lift(lead[0].id, by=None)
    clock.hold(TUESDAY)
    service.generate()
    by(config, mailbox.port).send_waiting()
    (letter,) = mailbox.to(lead[0].email)
    text = letter.get_body(("plain",)).get_content()
    assert first.ref in text
    assert missed.ref in text
    assert letter["Subject"] == "2 things need you"
    clock.hold(date(2025, 9, 10))
    assert service.generate() == 0


def test_what_was_done_meanwhile_is_not_in_it(session, lead):
    failed(session, lead)
    suppression.lift(lead[0].id, by=None)
    session.query(type(led_action(lead[1]))).delete()
    clock.hold(MONDAY)
    assert service.generate() == 0


def test_steps_are_told_by_the_letter_that_is_newest_of_those_that_did_not_arrive(session, lead):
    old, _ = failed(session, lead)
    suppression.lift(lead[0].id, by=None)
    clock.hold(MONDAY)
    service.generate()
    told_by = set(
        session.scalars(select(LetterItem.letter_id).where(LetterItem.user_id == lead[0].id))
    )
    assert told_by == {letters_to(session, lead[0])[-1].id}
    assert old.id not in told_by


def test_it_is_lifted_once(session, lead):
    failed(session, lead)
    assert suppression.lift(lead[0].id, by=None)
    assert not suppression.lift(lead[0].id, by=None)
    assert suppression.unreachable() == frozenset()


def test_another_address_lifts_it_by_itself(session, lead):
    failed(session, lead)
    user = lead[0]
    people.change_person(
        user.id,
        by=person(Role.ADMINISTRATOR),
        name=user.name,
        known_as=user.known_as,
        email="moved@example.org",
    )
    assert suppression.unreachable() == frozenset()
    assert suppression.came_back().keys() == {user.id}


@pytest.mark.parametrize("name", ["known_as", "name"])
def test_another_name_does_not(session, lead, name):
    failed(session, lead)
    user = lead[0]
    facts = {"name": user.name, "known_as": user.known_as, "email": user.email} | {name: "Other"}
    people.change_person(user.id, by=person(Role.ADMINISTRATOR), **facts)
    assert suppression.unreachable() == {user.id}


def test_the_sender_on_the_envelope_is_the_letter_s_own(session, lead, config, mailbox):
    letter, _ = written(session, lead)
    marked = replace(config, mail_bounces="bounces@example.org")
    by(marked, mailbox.port).send_waiting()
    (envelope,) = mailbox.envelopes
    assert envelope.mail_from == bounces.sender_of(letter, marked)
    assert envelope.mail_from.startswith(f"bounces+b-{letter.id}-")


def test_a_refused_address_comes_back_by_the_mail_server_s_own_report(
    session, lead, config, mailbox
):
    letter, _ = written(session, lead)
    marked = replace(config, mail_bounces="bounces@example.org")
    by(marked, mailbox.port).send_waiting()
    bounces.take(report(mailbox.envelopes[0].mail_from, lead[0].email), marked)
    assert suppression.unreachable() == {lead[0].id}
    suppression.lift(lead[0].id, by=None)
    clock.hold(MONDAY)
    service.generate()
    _, again = letters_to(session, lead[0])
    told = session.scalars(select(LetterItem.letter_id).where(LetterItem.user_id == lead[0].id))
    assert set(told) == {again.id}
    assert letter.id != again.id


def test_who_was_sent_a_letter_again_today_gets_no_second_one_today(session, lead):
    letter, _ = written(session, lead)
    letter.state, letter.finished_at = LetterState.FAILED, clock.now()
    session.flush()
    clock.hold(MONDAY)
    (done,) = again.send_again([letter.id], by=None)
    new = session.get(Letter, done.new_id)
    new.state, new.finished_at = LetterState.SENT, clock.now()
    session.flush()
    led_action(lead[1], due_on=date(2025, 9, 5))
    service.generate()
    assert len(letters_to(session, lead[0])) == 2
    clock.hold(TUESDAY)
    service.generate()
    assert len(letters_to(session, lead[0])) == 3


def test_others_are_written_to_as_ever(session, lead):
    failed(session, lead)
    other = in_post()
    led_action(other[1], due_on=YESTERDAY)
    clock.hold(MONDAY)
    service.generate()
    assert len(letters_to(session, other[0])) == 1
