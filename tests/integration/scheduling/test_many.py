"""Any number of schedulers at once, and none for a while: one effect."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories.reminders import in_post, led_action
from tests.support.processes import wait_until
from tests.support.required import free_port
from tracker.config import MailServer
from tracker.core import clock
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterEvent, SchedulerLease
from tracker.reminders.tick import Ticker

FRIDAY, MONDAY = date(2025, 9, 5), date(2025, 9, 8)


def counted(session):
    session.rollback()
    sent = select(func.count(Letter.id)).where(Letter.state == LetterState.SENT)
    return session.scalar(sent)


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_web_with_its_scheduler_and_three_workers_have_one_effect(
    start, overdue, mailbox, real_session
):
    overdue(12)
    mail = {"TRACKER_MAIL_SERVER": f"smtp://127.0.0.1:{mailbox.port}"}
    everybody = [start("serve", "--port", str(free_port()), **mail)]
    everybody += [start("worker", **mail) for _ in range(3)]
    wait_until(lambda: counted(real_session) == 12, "all letters are sent", 120)
    for each in everybody:
        wait_until(
            lambda each=each: "tracker is at" in each.said or "runs" in each.said, "it is up"
        )
        each.ask_to_end()
    assert [each.ended(20) for each in everybody] == [0] * 4
    assert len(mailbox.letters) == len({letter["To"] for letter in mailbox.letters}) == 12
    real_session.rollback()
    assert real_session.scalar(select(func.count(Letter.id))) == 12
    sent = select(func.count(LetterEvent.id)).where(LetterEvent.to_state == LetterState.SENT)
    assert real_session.scalar(sent) == 12
    assert real_session.scalar(select(SchedulerLease.owner)) == ""


def test_after_a_weekend_without_a_scheduler_monday_brings_everybody_one_letter(
    session, app, tmp_path, mailbox
):
    user, post = in_post()
    led_action(post, due_on=date(2025, 9, 3))
    config = replace(
        app.extensions["tracker"],
        data=tmp_path,
        mail_server=MailServer("127.0.0.1", mailbox.port),
    )

    def tick():
        """As a scheduler that is started, and stopped again."""
        ticker = Ticker(config)
        ticker.tick()
        ticker.give_back()

    clock.hold(date(2025, 9, 4))
    tick()
    assert len(mailbox.to(user.email)) == 1
    led_action(post, due_on=date(2025, 9, 4))  # a day late on Friday, when nothing ran
    led_action(post, due_on=FRIDAY)  # a day late on Monday
    clock.hold(MONDAY)
    for _ in range(3):
        tick()
    first, monday = mailbox.to(user.email)
    assert monday["Subject"] == "3 things need you"
    assert first["Message-ID"] != monday["Message-ID"]
