"""The machine's clock is set while the scheduler runs: real ticks of the real scheduler."""

import logging
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from tests.support.processes import wait_until
from tracker import scheduler as scheduling
from tracker.core import clock
from tracker.core.database import db
from tracker.outbox.pulse import pulse
from tracker.reminders.tick import Ticked
from tracker.scheduler import Scheduler

HOUR = timedelta(hours=1)


@pytest.fixture
def scheduler(real_app, tmp_path, monkeypatch):
    """A scheduler that ticks each second, watched as it is beside the web."""
    config = replace(real_app.extensions["tracker"], data=tmp_path, tick_seconds=1)
    monkeypatch.setitem(real_app.extensions, "tracker", config)
    made = Scheduler(real_app)
    watch = threading.Thread(target=lambda: made.watch(ends_process=False), daemon=True)
    watch.start()
    yield made
    made.stop()
    watch.join(10)
    with real_app.app_context():
        db.session.remove()


def ticks_of(scheduler, monkeypatch):
    """Counts the ticks that began, and lets them do nothing else."""
    began = []

    def tick():
        began.append(clock.instant())
        return Ticked()

    monkeypatch.setattr(scheduler.ticker, "tick", tick)
    return began


def goes_on(began, seconds):
    """Whether two more ticks begin."""
    wanted = len(began) + 2
    wait_until(lambda: len(began) >= wanted, "ticks go on", seconds)


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("step", [-HOUR, HOUR, 36 * HOUR, -36 * HOUR])
def test_ticks_go_on_within_three_of_them_whatever_is_done_to_the_clock(
    scheduler, monkeypatch, step
):
    began = ticks_of(scheduler, monkeypatch)
    scheduler.start()
    goes_on(began, 20)
    with time_machine.travel(clock.instant() + step, tick=True):
        goes_on(began, 20)
    goes_on(began, 20)


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["sqlite"])
def test_without_the_watch_a_clock_that_was_set_back_stalls_them(real_app, scheduler, monkeypatch):
    """So the test above proves something."""
    alone = Scheduler(real_app)
    began = ticks_of(alone, monkeypatch)
    alone.start()
    goes_on(began, 20)
    with time_machine.travel(clock.instant() - HOUR, tick=True):
        wait_until(lambda: clock.instant() < began[-1], "the clock is back")
        left = len(began)
        others = ticks_of(scheduler, monkeypatch)
        scheduler.start()
        wait_until(lambda: len(others) >= 5, "another one ticks")
        assert len(began) <= left + 1
    alone.stop()


@pytest.mark.slow
def test_the_heartbeat_and_the_lease_outlive_a_step(real_app, scheduler):
    scheduler.start()
    with real_app.app_context():

        def beats():
            db.session.rollback()
            return pulse().heartbeat_at

        first = wait_until(beats, "it beats")
        with time_machine.travel(clock.instant() - HOUR, tick=True):
            wait_until(lambda: beats() > first, "it beats again")


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_tick_that_hangs_beside_the_web_is_told_of_and_nothing_is_ended(
    scheduler, monkeypatch, caplog
):
    hangs = threading.Event()
    monkeypatch.setattr(scheduler.ticker, "tick", lambda: hangs.wait(60) and Ticked())
    monkeypatch.setattr(scheduling.os, "_exit", lambda _status: pytest.fail("it was ended"))
    with caplog.at_level(logging.WARNING):
        scheduler.start()
        wait_until(scheduler._busy.locked, "the tick hangs")
        scheduler._alive_until = 0.0
        wait_until(lambda: "No tick was finished in time" in caplog.text, "it is told")
        assert "starts again" not in caplog.text
    hangs.set()
