"""What Prometheus reads, and who may."""

from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import func, select, update

from tests.factories.outbox import LetterFactory
from tests.factories.people import UserFactory
from tests.support.queries import count_queries
from tracker.config import Config
from tracker.core import clock
from tracker.core.errors import ConfigError
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Instance, SchedulerLease
from tracker.people.models import User

TOKEN = "0123456789abcdef-of-a-test"


@pytest.fixture
def ask(app, session, monkeypatch):
    """Reads the metrics as numbers by their name and state."""
    config = replace(app.extensions["tracker"], metrics_token=TOKEN)
    monkeypatch.setitem(app.extensions, "tracker", config)
    client = app.test_client()

    def read(told=f"Bearer {TOKEN}"):
        answer = client.get("/metrics", headers={"Authorization": told} if told else {})
        if answer.status_code != 200:
            return answer.status_code
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        return {
            (sample.name.removeprefix("tracker_"), *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }

    return read


@pytest.mark.parametrize(
    "told", ["", "Bearer ", "Bearer wrong", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"]
)
def test_whoever_shows_no_token_finds_no_page(ask, told):
    assert ask(told) == 404


def test_without_a_token_set_there_is_no_page(browser):
    for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": f"Bearer {TOKEN}"}):
        assert browser.client.get("/metrics", headers=headers).status_code == 404


def test_a_token_that_can_be_guessed_is_refused(tmp_path):
    settings = {"TRACKER_DATA": str(tmp_path), "TRACKER_METRICS_TOKEN": "short"}
    with pytest.raises(ConfigError, match="TRACKER_METRICS_TOKEN is too easy"):
        Config.from_environment(settings)
    config = Config.from_environment(settings | {"TRACKER_METRICS_TOKEN": TOKEN})
    assert config.metrics_token == TOKEN
    assert TOKEN not in repr(config)


def test_a_new_tracker_has_figures_too(ask):
    found = ask()
    assert found["letters", "queued"] == 0
    assert found["letters_dead",] == 0
    assert found["heartbeat_age_seconds",] != found["heartbeat_age_seconds",]  # not a number
    assert found["scheduler_has_lease",] == 0


def test_letters_are_counted_by_where_they_stand(ask, session):
    LetterFactory(not_before_at=clock.now() - timedelta(minutes=20))
    LetterFactory(state=LetterState.RETRY)
    LetterFactory(state=LetterState.IN_DOUBT, next_try_at=clock.now())
    LetterFactory(state=LetterState.SENT, finished_at=clock.now())
    LetterFactory(state=LetterState.SENT, finished_at=clock.now() - timedelta(days=2))
    LetterFactory(state=LetterState.FAILED, finished_at=clock.now())
    UserFactory(is_active=False, deactivated_at=clock.now())
    found = ask()
    assert [found["letters", each] for each in ("queued", "retry", "in_doubt")] == [1, 1, 1]
    assert found["letters_ended_last_day", "sent"] == 1
    assert found["letters_dead",] == 1
    assert found["letters_oldest_waiting_seconds",] == 20 * 60
    active = select(func.count(User.id)).where(User.is_active)
    assert found["people_active",] == session.scalar(active)


def test_the_scheduler_is_told_of(ask, session):
    now = clock.instant()
    session.add_all(
        [
            SchedulerLease(
                name="main",
                owner="one",
                fence=1,
                until_at=now + timedelta(seconds=60),
                heartbeat_at=now - timedelta(seconds=100),
                last_ms=1500,
                last_written=3,
                last_sent=2,
            ),
            Instance(id=1, instance_id="one", mail_epoch=1, is_mail_held=False, held_at=None),
        ]
    )
    session.flush()
    found = ask()
    assert 99 <= found["heartbeat_age_seconds",] < 160
    assert found["last_tick_seconds",] == 1.5
    assert (found["last_tick_letters_written",], found["last_tick_letters_sent",]) == (3, 2)
    assert (found["mail_held",], found["mail_refused",]) == (0, 0)
    session.execute(update(SchedulerLease).values(trouble="535 5.7.8 no"))
    session.execute(update(Instance).values(is_mail_held=True))
    found = ask()
    assert (found["mail_held",], found["mail_refused",]) == (1, 1)


def test_it_asks_the_same_few_things_however_many_letters_there_were(ask):
    with count_queries() as few:
        ask()
    for _ in range(30):
        LetterFactory(state=LetterState.SENT, finished_at=clock.now())
    with count_queries() as many:
        ask()
    assert len(few) == len(many) <= 6
