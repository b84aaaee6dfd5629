"""A whole tick, and two schedulers at once."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from tests.factories.outbox import LetterFactory
from tests.factories.reminders import in_post, led_action
from tracker.config import MailServer
from tracker.core import clock
from tracker.core.database import db
from tracker.outbox import runs
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, SchedulerLease
from tracker.outbox.pulse import pulse
from tracker.reminders import housekeeping, service
from tracker.reminders.tick import Ticked, Ticker

YESTERDAY = date(2025, 9, 4)


@pytest.fixture
def config(app, tmp_path):
    return replace(app.extensions["tracker"], data=tmp_path)


def test_a_tick_writes_sends_and_beats(session, config, mailbox):
    user, post = in_post()
    led_action(post, due_on=YESTERDAY)
    ticker = Ticker(replace(config, mail_server=MailServer("127.0.0.1", mailbox.port)))
    assert ticker.tick() == Ticked(written=1, sent=1)
    assert ticker.tick() == Ticked()
    assert len(mailbox.to(user.email)) == 1
    assert clock.instant() - pulse().heartbeat_at < timedelta(minutes=1)


def test_only_one_of_two_schedulers_ticks(session, config):
    first, second = Ticker(config), Ticker(config)
    assert first.tick().had_lease
    assert not second.tick().had_lease
    first.give_back()
    assert second.tick().had_lease


def test_a_scheduler_that_died_is_followed_when_its_lease_ends(session, config):
    Ticker(config).tick()
    session.execute(update(SchedulerLease).values(until_at=clock.instant() - timedelta(seconds=1)))
    assert Ticker(config).tick().had_lease


def test_what_goes_wrong_in_one_part_does_not_keep_the_others_back(
    session, config, mailbox, monkeypatch
):
    user, post = in_post()
    led_action(post, due_on=YESTERDAY)
    service.generate()

    def fail(_draw):
        raise RuntimeError("a fault")

    monkeypatch.setattr(service, "generate", fail)
    ticker = Ticker(replace(config, mail_server=MailServer("127.0.0.1", mailbox.port)))
    began = pulse().heartbeat_at
    assert ticker.tick() == Ticked(sent=1, failed=("writing letters",))
    assert began is None


def test_tidying_up_is_done_once_a_day(session, config):
    ticker = Ticker(config)
    ticker.tick()
    assert runs.finished(housekeeping.JOB, clock.today())
    assert not housekeeping.daily()


def test_old_bytes_are_thrown_away_and_new_ones_kept(session):
    old = LetterFactory(
        state=LetterState.SENT, content="old", finished_at=clock.now() - timedelta(days=8)
    )
    new = LetterFactory(state=LetterState.SENT, content="new", finished_at=clock.now())
    assert housekeeping.daily()
    session.expire_all()
    assert (old.content, new.content) == (None, "new")


def test_five_schedulers_at_once_send_each_letter_once(real_app, real_session, mailbox, tmp_path):
    for _ in range(12):
        led_action(in_post()[1], due_on=YESTERDAY)
    real_session.commit()
    config = replace(
        real_app.extensions["tracker"],
        data=tmp_path,
        mail_server=MailServer("127.0.0.1", mailbox.port),
    )
    begin = threading.Barrier(5)
    failed = []

    def work():
        ticker = Ticker(config)
        with real_app.app_context():
            begin.wait(10)
            failed.extend(ticker.tick().failed)
            ticker.give_back()
            failed.extend(ticker.tick().failed)
            db.session.remove()

    workers = [threading.Thread(target=work) for _ in range(5)]
    for each in workers:
        each.start()
    for each in workers:
        each.join(90)
    assert failed == []
    assert len(mailbox.letters) == len({letter["To"] for letter in mailbox.letters}) == 12
    real_session.expire_all()
    assert real_session.scalar(select(func.count(Letter.id))) == 12
