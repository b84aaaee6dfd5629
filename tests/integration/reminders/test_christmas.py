"""The demonstration over Christmas 2025: what falls on days off is announced on 29 December."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tracker.people.models import Post
from tracker.plan.models import Plan
from tracker.reminders.due import due_letters
from tracker.reminders.preview import preview
from tracker.seeding import service as seeding
from tracker.workstreams.models import Workstream

SEED = Path(__file__).parents[3] / "seed"
EVE, BACK = date(2025, 12, 24), date(2025, 12, 29)
OFF = [EVE + timedelta(days=n) for n in range(1, 5)]
WEEK = timedelta(days=7)


@pytest.fixture
def demonstration(session):
    """The demonstration, with an action of its own for each of four days off."""
    seeding.load(SEED, demo=True)
    session.flush()
    plan = session.scalars(select(Plan).where(Plan.slug == "strategy-2022-26")).one()
    stream = session.scalars(
        select(Workstream).where(Workstream.slug == "good-homes-for-all")
    ).one()
    post = session.scalars(select(Post).where(Post.slug == "eet-team-manager")).one()
    for number, day in enumerate(OFF):
        ActionFactory(
            plan=plan,
            workstream=stream,
            accountable_post=post,
            ref=f"Z{number}",
            due_on=day + WEEK,
        )


def refs(found):
    return {item["ref"] for letter in found["letters"] for item in letter["items"]}


def test_on_the_days_off_nobody_gets_a_letter(demonstration):
    assert [preview(day)["letters"] for day in OFF] == [[]] * len(OFF)


def test_what_falls_on_the_days_off_is_not_announced_before_them(demonstration):
    announced = {step.fell_on for letter in due_letters(EVE) for step in letter.announces}
    assert announced == {EVE}


def test_what_fell_on_the_days_off_is_announced_when_people_are_back(demonstration):
    found = preview(BACK)
    assert {"Z0", "Z1", "Z2", "Z3"} <= refs(found)
    announced = {step.fell_on for letter in due_letters(BACK) for step in letter.announces}
    assert announced == {*OFF, BACK}


def test_the_day_after_it_is_announced_no_more(demonstration):
    later = date(2025, 12, 30)
    announced = {step.fell_on for letter in due_letters(later) for step in letter.announces}
    assert announced <= {later}


def test_the_sentences_are_true_on_the_day_of_the_letter(demonstration):
    said = {
        item["ref"]: item["why"]
        for letter in preview(BACK)["letters"]
        for item in letter["items"]
        if item["ref"].startswith("Z")
    }
    assert said["Z0"] == "Due in 3 days, on 1 January 2026"
    assert said["Z3"] == "Due in 6 days, on 4 January 2026"
