"""Any number of schedulers make one tick."""

from datetime import timedelta

from sqlalchemy import update

from tracker.core import clock
from tracker.outbox import lease
from tracker.outbox.models import SchedulerLease


def expire(session):
    session.execute(update(SchedulerLease).values(until_at=clock.instant() - timedelta(seconds=1)))


def test_the_lease_is_for_one(session):
    assert lease.acquire("one", seconds=90) == 1
    assert lease.acquire("two", seconds=90) is None


def test_whoever_has_the_lease_keeps_it_without_a_new_fence(session):
    assert [lease.acquire("one", seconds=90) for _ in range(3)] == [1, 1, 1]


def test_a_lease_that_ended_goes_to_another_with_a_higher_fence(session):
    lease.acquire("one", seconds=90)
    expire(session)
    assert lease.acquire("two", seconds=90) == 2
    assert not lease.renew("one", seconds=90)
    assert lease.acquire("one", seconds=90) is None


def test_a_lease_given_back_is_free_at_once(session):
    lease.acquire("one", seconds=90)
    lease.give_back("one")
    assert lease.acquire("two", seconds=90) == 2


def test_the_heartbeat_beats_only_after_a_good_tick(session):
    assert lease.heartbeat_at() is None
    lease.acquire("one", seconds=90)
    began = lease.heartbeat_at()
    lease.acquire("one", seconds=90)
    assert lease.heartbeat_at() == began
    lease.renew("one", seconds=90)
    assert lease.heartbeat_at() > began


def test_no_two_processes_have_the_same_name():
    names = {lease.new_owner() for _ in range(50)}
    assert len(names) == 50
    assert max(map(len, names)) <= lease.LONGEST_NAME
