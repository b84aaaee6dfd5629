"""What ambassadors are asked before an action counts as complete, and what is kept of it."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ClosureFactory
from tests.factories.council import World
from tracker.actions.enums import Outcome
from tracker.core import clock
from tracker.core.errors import DomainError, NotAllowed
from tracker.core.visibility import Visibility
from tracker.voice.difference import service
from tracker.voice.difference.enums import Difference as D
from tracker.voice.difference.queries import asked_of, questions_for
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat


@pytest.fixture
def world(session):
    return World(ref="H2", text="Finish the Charter")


@pytest.fixture
def closure(world):
    return ClosureFactory(action=world.action)


def say(world, closure, said, by=None):
    service.say(world.action, closure, said, by=by or world.ambassador)


def said(world, day=None):
    return asked_of([world.action.id], day or clock.today())[world.action.id].said


def test_what_waits_for_an_ambassador(world, closure):
    (question,) = questions_for(world.ambassador)
    assert (question.ref, question.text, question.said) == ("H2", "Finish the Charter", None)
    world.action.plain_summary = "We say what we promise"
    say(world, closure, D.NO_VIEW)
    (question,) = questions_for(world.ambassador)
    assert (question.text, question.said) == ("We say what we promise", D.NO_VIEW)
    assert questions_for(world.other_ambassador) == questions_for(world.lead) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"agreed_on": date(2025, 9, 5)},
        {"refused_on": date(2025, 9, 5)},
        {"outcome": Outcome.MERGED},
    ],
)
def test_nothing_waits_once_it_is_decided_or_where_nothing_is_done(world, closure, facts):
    for name, value in facts.items():
        setattr(closure, name, value)
    assert questions_for(world.ambassador) == []
    with pytest.raises(DomainError):
        say(world, closure, D.YES)


def test_an_action_that_an_ambassador_may_not_see_is_not_asked_about(world, closure):
    world.action.visibility = Visibility.RESTRICTED
    assert questions_for(world.ambassador) == []


def test_nothing_is_asked_of_a_plan_that_has_ended(world, closure):
    world.action.plan.starts_on, world.action.plan.ends_on = date(2020, 1, 1), date(2024, 12, 31)
    assert questions_for(world.ambassador) == []


def test_only_the_seat_is_asked(world, closure):
    for other in (world.other_ambassador, world.lead, world.secretary):
        with pytest.raises(NotAllowed):
            say(world, closure, D.YES, by=other)
    assert said(world) == ()


def test_the_latest_word_of_each_counts(world, closure):
    for word in (D.NOT_YET, D.NOT_YET, D.YES):
        say(world, closure, word)
    assert said(world) == (D.YES,)


def test_a_second_proposal_asks_anew(world, closure):
    say(world, closure, D.YES)
    closure.refused_on, closure.refused_note = clock.today(), "Two are missing."
    ClosureFactory(action=world.action)
    assert questions_for(world.ambassador)[0].said is None
    assert said(world) == ()


def test_what_is_said_later_is_not_known_on_an_earlier_day(world, closure):
    clock.hold(date(2025, 9, 9))
    say(world, closure, D.YES)
    assert said(world, date(2025, 9, 8)) == ()
    assert said(world, date(2025, 9, 9)) == (D.YES,)
    assert asked_of([world.action.id], date(2025, 9, 4)) == {}


def test_a_seat_that_was_empty_when_it_was_proposed_is_said(session, world, closure):
    assert asked_of([world.action.id], clock.today())[world.action.id].has_seat
    for seat in session.scalars(select(Seat).where(Seat.kind == SeatKind.AMBASSADOR)):
        seat.ended_on = date(2025, 9, 4)
    assert not asked_of([world.action.id], clock.today())[world.action.id].has_seat
