"""Sending: looked at again, handed over once, and what became of it written down."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.factories.actions import closed
from tests.factories.outbox import LetterFactory, story_of
from tests.factories.people import person
from tests.factories.reminders import board_on, in_post, led_action
from tests.factories.sending import YESTERDAY, by, written
from tests.factories.workstreams import WorkstreamFactory, ambassador_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.outbox import instance
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter
from tracker.people.models import RoleHeld
from tracker.reminders import service
from tracker.reminders.delivery import Delivery

SENT = [LetterState.QUEUED, LetterState.SENDING, LetterState.SENT]


def test_a_letter_arrives_with_our_headers_and_one_recipient(session, lead, config, mailbox):
    letter, action = written(
        session, lead, ref="W3", text="Leaflets about health", visibility=Visibility.PUBLIC
    )
    assert by(config, mailbox.port).send_waiting() == 1
    (received,) = mailbox.letters
    assert mailbox.envelopes[0].rcpt_tos == [lead[0].email]
    assert received["Subject"] == "1 thing needs you"
    assert received["Message-ID"] == letter.message_id
    assert received["Auto-Submitted"] == "auto-generated"
    assert received["Reply-To"] == "board@example.org"
    assert "W3 Leaflets about health" in received.get_body(("plain",)).get_content()
    assert "W3 Leaflets about health" in received.get_body(("html",)).get_content()
    session.refresh(letter)
    assert (letter.state, letter.finished_at) == (LetterState.SENT, clock.now())
    assert story_of(letter) == SENT
    assert action.ref == "W3"


def test_a_letter_that_was_sent_is_not_sent_again(session, lead, config, mailbox):
    written(session, lead)
    assert [by(config, mailbox.port).send_waiting() for _ in range(3)] == [1, 0, 0]


def test_without_a_mail_server_letters_wait(session, lead, config):
    letter, _ = written(session, lead)
    assert Delivery(replace(config, mail_server=None), "one").send_waiting() == 0
    session.refresh(letter)
    assert letter.state is LetterState.QUEUED


def restrict(session, lead, action):
    action.visibility = Visibility.RESTRICTED


def close(session, lead, action):
    closed(action)


def deactivate(session, lead, action):
    lead[0].is_active, lead[0].deactivated_at = False, clock.now()


def take_role(session, lead, action):
    session.scalars(
        select(RoleHeld).where(RoleHeld.user_id == lead[0].id)
    ).one().ended_at = clock.now()


def give_away(session, lead, action):
    action.accountable_post_id = in_post()[1].id


@pytest.mark.parametrize("change", [restrict, close, deactivate, take_role, give_away])
def test_what_is_not_true_any_more_is_not_sent(session, lead, config, mailbox, change):
    letter, action = written(session, lead)
    change(session, lead, action)
    session.flush()
    assert by(config, mailbox.port).send_waiting() == 0
    session.refresh(letter)
    assert letter.state is LetterState.CANCELLED
    assert letter.last_note
    assert mailbox.letters == []


def test_a_letter_says_what_is_true_when_it_goes(session, lead, config, mailbox):
    other = led_action(lead[1], due_on=YESTERDAY)
    letter, action = written(session, lead)
    assert letter.subject == "2 things need you"
    closed(other)
    session.flush()
    by(config, mailbox.port).send_waiting()
    assert mailbox.letters[0]["Subject"] == "1 thing needs you"
    session.refresh(letter)
    assert letter.subject == "1 thing needs you"


@pytest.mark.parametrize(
    ("allowed", "sent"),
    [("example.org", 1), ("@example.org", 1), ("somebody@example.org", 0), ("example.com", 0)],
)
def test_a_copy_writes_only_to_whom_it_may(session, lead, config, mailbox, allowed, sent):
    written(session, lead)
    assert by(replace(config, mail_allow=(allowed,)), mailbox.port).send_waiting() == sent
    assert len(mailbox.letters) == sent


def test_held_mail_stays_where_it_is(session, lead, config, mailbox):
    letter, _ = written(session, lead)
    instance.hold()
    assert by(config, mailbox.port).send_waiting() == 0
    session.refresh(letter)
    assert letter.state is LetterState.QUEUED


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(datetime(2025, 9, 5, 17, 0, tzinfo=UTC), id="after six on a Friday"),
        pytest.param(datetime(2025, 9, 6, 9, 0, tzinfo=UTC), id="on a Saturday"),
        pytest.param(datetime(2025, 9, 8, 6, 0, tzinfo=UTC), id="too early on Monday"),
    ],
)
def test_out_of_hours_a_letter_waits_for_the_morning(
    session, lead, config, mailbox, monkeypatch, moment
):
    goes_at = datetime(2025, 9, 8, 6, 30, tzinfo=UTC)
    letter, _ = written(session, lead)
    letter.expires_at = goes_at + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert by(config, mailbox.port).send_waiting() == 0
    session.refresh(letter)
    assert (letter.state, letter.not_before_at) == (LetterState.RETRY, goes_at)


def test_an_ambassador_s_evening_begins_at_five(session, config, mailbox, monkeypatch):
    ambassador = ambassador_of(WorkstreamFactory())
    board_on(members=[ambassador, person(Role.BOARD_MEMBER)])
    service.generate()
    monkeypatch.setattr(clock, "now", lambda: datetime(2025, 9, 5, 16, 0, tzinfo=UTC))
    assert by(config, mailbox.port).send_waiting() == 1
    assert mailbox.to(ambassador.email) == []


def test_one_letter_that_cannot_be_written_does_not_keep_the_others_back(
    session, lead, config, mailbox
):
    written(session, lead)
    broken = LetterFactory(
        kind="account", account_matter="of_no_kind", dedupe_key="account:x:1", expires_at=None
    )
    assert by(config, mailbox.port).send_waiting() == 1
    session.refresh(broken)
    assert broken.state is LetterState.RETRY


def test_no_word_of_a_user_reaches_a_header(session, lead, config, mailbox):
    attack = "=?UTF-8?Q?Overdue=0D=0ABcc:_x@example.com?=\r\nBcc: y@example.com"
    written(session, lead, text=attack, ref="=?UTF-8?Q?X?=")
    lead[0].name = attack
    session.flush()
    by(config, mailbox.port).send_waiting()
    (received,) = mailbox.letters
    assert received["Bcc"] is None
    assert received["Subject"] == "1 thing needs you"
    assert received["To"] == lead[0].email


def test_two_workers_at_once_deliver_each_letter_once(real_app, real_session, mailbox):
    people = [in_post() for _ in range(30)]
    for _, post in people:
        led_action(post, due_on=YESTERDAY)
    real_session.commit()
    config = real_app.extensions["tracker"]
    begin = threading.Barrier(3)

    def work(owner):
        with real_app.app_context():
            begin.wait(10)
            service.generate()
            by(config, mailbox.port, owner).send_waiting()
            db.session.remove()

    workers = [threading.Thread(target=work, args=(owner,)) for owner in ("one", "two", "three")]
    for each in workers:
        each.start()
    for each in workers:
        each.join(60)
    assert sorted(letter["To"] for letter in mailbox.letters) == sorted(u.email for u, _ in people)
    real_session.expire_all()
    assert {letter.state for letter in real_session.scalars(select(Letter))} == {LetterState.SENT}
