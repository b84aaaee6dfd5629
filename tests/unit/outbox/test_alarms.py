"""What an administrator reads where letters do not go."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracker.outbox.alarms import alarms
from tracker.outbox.pulse import Pulse

NOW = datetime(2025, 9, 8, 8, 0, tzinfo=UTC)
FRIDAY = datetime(2025, 9, 5, 17, 2, tzinfo=UTC)
WELL = Pulse(
    now=NOW,
    heartbeat_at=NOW - timedelta(seconds=30),
    until_at=NOW + timedelta(seconds=60),
    trouble="",
    trouble_since=None,
    is_held=False,
    late_since=None,
)
DEAD = replace(WELL, heartbeat_at=FRIDAY, until_at=FRIDAY + timedelta(seconds=90))


def told(pulse, *, has_server=True):
    return " ".join(alarms(pulse, has_server=has_server))


def test_nothing_is_said_where_letters_go():
    assert told(WELL) == ""


@pytest.mark.parametrize(
    ("minutes", "is_told"), [(0, False), (5, False), (5.1, True), (-0.9, False), (-1.1, True)]
)
def test_five_minutes_of_silence_are_too_long_and_the_future_is_not_believed(minutes, is_told):
    quiet = replace(WELL, heartbeat_at=NOW - timedelta(minutes=minutes))
    assert bool(told(quiet)) is is_told


def test_it_says_since_when_by_londons_clock_and_what_to_do():
    assert told(DEAD) == (
        "No reminders since Friday 5 September 2025 at 18:02. Start “tracker serve” or "
        "“tracker worker” again; its log says why it stopped."
    )


def test_of_a_scheduler_that_runs_and_gets_nothing_done_it_does_not_say_to_start_it():
    stuck = told(replace(DEAD, until_at=NOW + timedelta(seconds=60)))
    assert "18:02. The scheduler runs, but" in stuck
    assert "Start" not in stuck


def test_of_a_scheduler_that_never_ran_it_says_how_to_start_one():
    assert "has never run. Start “tracker serve”" in told(replace(WELL, heartbeat_at=None))


def test_of_a_clock_that_was_set_back_it_gives_no_date():
    ahead = told(replace(WELL, heartbeat_at=NOW + timedelta(hours=1)))
    assert "the clock was set back" in ahead
    assert "since" in ahead
    assert "2025" not in ahead


def test_a_mail_server_that_refuses_us_is_named_with_its_words():
    refused = replace(WELL, trouble="530 5.7.0 sign in first.", trouble_since=FRIDAY)
    assert told(refused) == (
        "The mail server refuses us since Friday 5 September 2025 at 18:02: "
        "530 5.7.0 sign in first. Letters wait."
    )


def test_letters_that_wait_are_told_of_where_they_should_have_gone():
    late = replace(WELL, late_since=FRIDAY)
    assert told(late) == (
        "Letters wait: the oldest should have gone on Friday 5 September 2025 at 18:02."
    )
    assert told(late, has_server=False) == ""
    assert told(replace(late, is_held=True)) == ""


def test_silence_and_refusal_are_both_told():
    assert len(alarms(replace(DEAD, trouble="no"), has_server=True)) == 2
