from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.outbox import rules
from tracker.outbox.enums import LetterState

NOW = datetime(2025, 9, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("attempts", "minutes"), [(1, 1), (2, 2), (3, 5), (4, 10), (5, 30), (6, 60), (7, 60), (90, 60)]
)
def test_each_try_waits_longer_than_the_one_before(attempts, minutes):
    assert rules.next_try_at(attempts, NOW, chance=0.5) == NOW + timedelta(minutes=minutes)


def test_tries_are_spread_by_a_fifth():
    assert rules.next_try_at(4, NOW, chance=0.0) == NOW + timedelta(minutes=8)
    assert rules.next_try_at(4, NOW, chance=1.0) == NOW + timedelta(minutes=12)


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        pytest.param(date(2025, 9, 4), datetime(2025, 9, 5, 17, tzinfo=UTC), id="summer"),
        pytest.param(date(2025, 9, 5), datetime(2025, 9, 8, 17, tzinfo=UTC), id="a weekend"),
        pytest.param(date(2025, 12, 3), datetime(2025, 12, 4, 18, tzinfo=UTC), id="winter"),
        pytest.param(date(2026, 4, 2), datetime(2026, 4, 7, 17, tzinfo=UTC), id="Easter"),
        pytest.param(date(2025, 10, 24), datetime(2025, 10, 27, 18, tzinfo=UTC), id="clocks back"),
    ],
)
def test_a_digest_is_too_late_at_six_of_the_next_working_day(on, ends):
    assert rules.digest_expires_at(on) == ends


def test_no_letter_leaves_a_state_in_which_it_has_ended():
    assert not any(state.has_ended for before in rules.BEFORE.values() for state in before)


def test_every_state_can_be_reached():
    assert set(rules.BEFORE) == set(LetterState)
