"""A tick with nothing due costs the same however much is long over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories.outbox import LetterFactory, LetterItemFactory
from tests.factories.reminders import in_post, led_action
from tests.performance.idle import scans_of
from tests.support.queries import count_queries
from tracker.config import MailServer
from tracker.core import clock
from tracker.outbox import queries
from tracker.outbox.enums import LetterState
from tracker.outbox.pulse import pulse
from tracker.reminders.tick import Ticker
from tracker.upkeep import metrics


@pytest.fixture
def ticker(session, app, tmp_path, mailbox):
    """A scheduler that has told people of all that is due."""
    led_action(in_post()[1], due_on=clock.today() - timedelta(days=1))
    server = MailServer("127.0.0.1", mailbox.port)
    made = Ticker(replace(app.extensions["tracker"], data=tmp_path, mail_server=server))
    made.tick()
    assert made.tick().sent == 0 < len(mailbox.letters)
    return made


def test_it_asks_no_more_where_there_are_old_letters(ticker):
    with count_queries() as few:
        ticker.tick()
    for _ in range(10):
        old = LetterFactory(state=LetterState.SENT, finished_at=clock.now() - timedelta(days=9))
        LetterItemFactory(letter=old, fell_on=clock.today() - timedelta(days=99))
    with count_queries() as many:
        ticker.tick()
    assert len(many) == len(few), many


@pytest.mark.parametrize("backend", ["sqlite"])
def test_nothing_that_is_asked_again_and_again_reads_a_growing_table_from_end_to_end(ticker):
    for deed in (ticker.tick, pulse, queries.dead_count, metrics.text):
        assert scans_of(deed) == []
