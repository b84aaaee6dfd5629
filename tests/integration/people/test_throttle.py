"""Ten tries in five minutes for an account, a hundred from an address."""

from datetime import timedelta

import pytest

from tracker.core import clock
from tracker.core.errors import TooMany
from tracker.people import throttle

ACCOUNT = throttle.account_key("person@example.org")
ADDRESS = throttle.address_key("192.0.2.1")


@pytest.fixture
def real(monkeypatch):
    """A real time that a test moves on."""
    now = [clock.instant()]
    monkeypatch.setattr(clock, "instant", lambda: now[0])

    def later(**much):
        now[0] += timedelta(**much)

    return later


def test_the_eleventh_try_for_an_account_is_refused(session, real):
    for number in range(10):
        throttle.count_try(ACCOUNT, throttle.address_key(f"192.0.2.{number}"))
    with pytest.raises(TooMany, match="Wait five minutes"):
        throttle.count_try(ACCOUNT, throttle.address_key("192.0.2.99"))


def test_a_council_behind_one_address_signs_in_and_a_guesser_at_many_accounts_does_not(
    session, real
):
    for number in range(100):
        throttle.count_try(throttle.account_key(f"person-{number}@example.org"), ADDRESS)
    with pytest.raises(TooMany, match="your network"):
        throttle.count_try(throttle.account_key("another@example.org"), ADDRESS)


def test_after_five_minutes_one_may_try_again(session, real):
    for _ in range(10):
        throttle.count_try(ACCOUNT)
    real(minutes=4, seconds=59)
    with pytest.raises(TooMany):
        throttle.count_try(ACCOUNT)
    real(seconds=2)
    throttle.count_try(ACCOUNT)


def test_a_success_lets_the_account_start_again_and_gives_the_address_one_try_back(session, real):
    for _ in range(90):
        throttle.count_try(ADDRESS)
    for _ in range(10):
        throttle.count_try(ACCOUNT, ADDRESS)
    throttle.give_back(account=ACCOUNT, address=ADDRESS)
    throttle.count_try(ACCOUNT, ADDRESS)
    with pytest.raises(TooMany):
        throttle.count_try(throttle.account_key("another@example.org"), ADDRESS)


def test_an_account_is_counted_without_its_address_being_stored():
    assert "person" not in ACCOUNT
    assert len(ACCOUNT) <= 80
