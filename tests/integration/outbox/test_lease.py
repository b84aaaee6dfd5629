"""Any number of schedulers make one tick, whatever is done to the clocks."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from tracker.core.database_time import database_time
from tracker.outbox import lease
from tracker.outbox.lease import Keeper
from tracker.outbox.models import SchedulerLease
from tracker.outbox.pulse import pulse

HOUR = timedelta(hours=1)


def keeper(owner, **told):
    return Keeper(owner, seconds=90, **told)


@pytest.fixture
def monotonic(monkeypatch):
    """The clock that is never set, as a list of one number."""
    now = [1000.0]
    monkeypatch.setattr("tracker.outbox.lease.time.monotonic", lambda: now[0])
    return now


@pytest.fixture
def set_clock(monkeypatch):
    """Sets the database's clock on or back by some time."""

    def move(by):
        for module in ("lease", "pulse"):
            monkeypatch.setattr(
                f"tracker.outbox.{module}.database_time",
                lambda seconds=0.0: database_time(seconds + by.total_seconds()),
            )

    return move


def expire(session):
    session.execute(update(SchedulerLease).values(until_at=database_time(-1)))


def test_the_lease_is_for_one(session):
    assert keeper("one").take() == 1
    assert keeper("two").take() is None


def test_whoever_has_the_lease_keeps_it_without_a_new_fence(session):
    one = keeper("one")
    assert [one.take() for _ in range(3)] == [1, 1, 1]


def test_a_lease_that_ended_goes_to_another_with_a_higher_fence(session):
    one, two = keeper("one"), keeper("two")
    one.take()
    expire(session)
    assert two.take() == 2
    assert not one.renew()
    assert one.take() is None


def test_a_lease_given_back_is_free_at_once_and_with_a_higher_fence(session):
    one, two = keeper("one", patience=30), keeper("two", patience=30)
    one.take()
    one.give_back()
    assert two.take() == 2
    two.give_back()
    assert two.take() == 3


def test_nobody_gives_back_what_is_anothers(session):
    one, two = keeper("one"), keeper("two")
    one.take()
    two.give_back()
    assert two.take() is None


def test_the_heartbeat_beats_only_after_a_good_tick(session):
    assert pulse().heartbeat_at is None
    one = keeper("one")
    one.take()
    session.execute(update(SchedulerLease).values(heartbeat_at=database_time(-60)))
    began = pulse().heartbeat_at
    one.take()
    assert pulse().heartbeat_at == began
    one.renew(last_ms=5, last_written=2, last_sent=1)
    assert pulse().heartbeat_at > began
    told = select(SchedulerLease.last_ms, SchedulerLease.last_written, SchedulerLease.last_sent)
    assert session.execute(told).one() == (5, 2, 1)


def test_no_two_processes_have_the_same_name():
    names = {lease.new_owner() for _ in range(50)}
    assert len(names) == 50
    assert max(map(len, names)) <= lease.LONGEST_NAME


@pytest.mark.parametrize("step", [-HOUR, HOUR, 36 * HOUR, -36 * HOUR])
def test_a_step_of_the_clock_takes_no_lease_from_an_owner_that_was_seen_alive(
    session, monotonic, set_clock, step
):
    one, two = keeper("one"), keeper("two", patience=30)
    one.take()
    assert two.take() is None
    set_clock(step)
    monotonic[0] += 30
    assert two.take() is None
    assert one.take() == 1


@pytest.mark.parametrize("step", [-HOUR, HOUR, 36 * HOUR, -36 * HOUR])
def test_nor_by_a_scheduler_that_starts_just_then(session, monotonic, set_clock, step):
    one = keeper("one")
    one.take()
    set_clock(step)
    late = keeper("late", patience=27)
    assert late.take() is None
    assert one.take() == 1
    monotonic[0] += 30
    assert late.take() is None


@pytest.mark.parametrize("step", [-HOUR, timedelta(0), HOUR, 36 * HOUR, -36 * HOUR])
def test_an_owner_that_died_is_followed_in_the_time_of_its_lease(
    session, monotonic, set_clock, step
):
    keeper("one").take()
    two = keeper("two", patience=27)
    two.take()
    set_clock(step)
    monotonic[0] += 30
    assert two.take() is None
    monotonic[0] += 60
    assert two.take() == 2


@pytest.mark.parametrize("step", [-HOUR, HOUR])
def test_of_a_lease_that_cannot_be_an_owner_has_one_more_tick_to_show_itself(
    session, monotonic, set_clock, step
):
    keeper("one").take()
    set_clock(step)
    late = keeper("late", patience=27)
    assert late.take() is None
    monotonic[0] += 30
    assert late.take() == 2


def test_two_that_see_a_lease_end_do_not_both_take_it(session):
    keeper("one").take()
    expire(session)
    two, three = keeper("two"), keeper("three")
    assert two.take() == 2
    assert three.take() is None
    assert session.scalar(select(func.count()).select_from(SchedulerLease)) == 1


def test_a_heartbeat_in_the_future_is_not_believed(session, set_clock):
    one = keeper("one")
    one.take()
    assert not pulse().is_stale
    set_clock(-HOUR)
    assert pulse().is_stale
    one.renew()
    assert not pulse().is_stale
