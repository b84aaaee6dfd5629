"""Reminders while everything goes wrong: real workers, a real mail server, both databases.

The whole of it is `python -m tests.chaos`; these are 60 kills and three seeds of days.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.letters import sink
from tests.chaos.letters.arena import POINTS
from tests.chaos.letters.runs import Ground, days_of_faults, kills, memory, outage, together
from tests.support.database import POSTGRESQL, SQLITE
from tests.support.required import missing

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    """A folder that PostgreSQL's own user may enter, which pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="chaos-", dir=memory()) as folder:
        ground = Ground(Path(folder))
        yield ground
        ground.databases.stop()


@pytest.mark.parametrize(("point", "backend"), zip(POINTS, [SQLITE, POSTGRESQL] * 3, strict=True))
def test_a_worker_that_dies_at_a_point_loses_no_letter(ground, point, backend):
    assert_held(kills(ground, backend, POINTS.index(point), number=5, people=40, point=point))


@pytest.mark.parametrize("backend", [SQLITE, POSTGRESQL])
def test_a_worker_that_is_killed_at_random_loses_no_letter(ground, backend):
    assert_held(kills(ground, backend, 3, number=15, people=60))


def test_claims_that_are_too_short_for_the_mail_server_are_found_out(ground):
    """A control: they make copies without a kill, which must be red."""
    short = {"claim_seconds": 1, "answers_after": 1.2, "people": 12}
    ran = kills(ground, SQLITE, 1, number=0, **short)
    assert any("copies too many" in each for each in ran.problems)


@pytest.mark.parametrize("backend", [SQLITE, POSTGRESQL])
def test_a_scheduler_that_slept_past_its_lease_sends_nothing_twice(ground, backend):
    ran = together(ground, backend, 5, people=40)
    assert_held(ran)
    assert ran.doubled == 0


@pytest.mark.parametrize(
    ("seed", "backend", "calendar"),
    [(1, SQLITE, "easter"), (2, POSTGRESQL, "christmas"), (3, SQLITE, "october")],
)
def test_days_of_faults_lose_nothing_and_invent_nothing(ground, seed, backend, calendar):
    days = days_of_faults(ground, backend, seed, people=40, tasks=250, calendar=calendar, length=3)
    assert_held(days)


def test_two_mornings_without_a_mail_server_make_one_letter_a_person(ground):
    assert_held(outage(ground, SQLITE, 1, mornings=2, people=40))


@pytest.mark.parametrize("mode", ["-r RCPT", "-q ."])
def test_what_postfix_refuses_or_drops_comes_once_it_is_well(ground, mode):
    if not sink.smtp_sink():
        missing("smtp-sink is not here: on Debian, apt-get download postfix")
    assert_held(sink.run(ground, SQLITE, mode, 1, people=40))


def assert_held(ran):
    assert ran.problems == [], f"seed {ran.seed}: {ran.done}"
    assert ran.messages
    assert ran.lost == 0
