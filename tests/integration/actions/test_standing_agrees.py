"""The status in SQL and the status in Python are one: random stories, today and on past days."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.actions import (
    ActionFactory,
    ActionUpdateFactory,
    ClosureFactory,
    DueMoveFactory,
)
from tests.factories.people import PostFactory
from tests.factories.plan import PlanFactory
from tracker.actions import queries, rules
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.rules import Facts
from tracker.actions.service import restate
from tracker.actions.standing import Moment
from tracker.actions.tally import tally

TODAY = date(2025, 9, 5)
PLAN_BEGAN = date(2022, 1, 1)
ASKED = [TODAY, TODAY - timedelta(days=1), TODAY - timedelta(days=37), TODAY - timedelta(days=90)]

past_days = st.integers(-120, 0).map(lambda n: TODAY + timedelta(days=n))
any_days = st.one_of(
    st.integers(-120, 120).map(lambda n: TODAY + timedelta(days=n)),
    # the edges of overdue and of due soon, on each of the days that are asked about
    st.builds(lambda day, n: day + timedelta(days=n), st.sampled_from(ASKED),
              st.sampled_from([-1, 0, 1, 27, 28, 29])),
)  # fmt: skip


@dataclass(frozen=True)
class Move:
    to: date
    agreed: date | None
    refused: date | None
    with_meeting: bool


@dataclass(frozen=True)
class Ending:
    outcome: Outcome
    proposed: date
    agreed: date | None
    refused: date | None
    reopened: date | None


@dataclass(frozen=True)
class Story:
    precision: Precision
    due_on: date | None
    review_on: date | None
    starts_on: date | None
    is_vacant: bool
    said: tuple[tuple[date, Judgement | None], ...]
    moves: tuple[Move, ...]
    endings: tuple[Ending, ...]


@st.composite
def move(draw):
    answered = draw(st.one_of(st.none(), past_days))
    is_agreed = draw(st.booleans())
    return Move(
        to=draw(any_days),
        agreed=answered if is_agreed else None,
        refused=None if is_agreed else answered,
        with_meeting=draw(st.booleans()),
    )


@st.composite
def endings(draw):
    """One proposal after another: each is answered before the next, and only the last may wait."""
    found = []
    day = draw(past_days)
    for _ in range(draw(st.integers(0, 3))):
        steps = sorted(draw(st.lists(past_days, min_size=3, max_size=3)))
        proposed, answered, reopened = (max(day, step) for step in steps)
        is_agreed = draw(st.booleans())
        found.append(
            Ending(
                outcome=draw(st.sampled_from(Outcome)),
                proposed=proposed,
                agreed=answered if is_agreed else None,
                refused=None if is_agreed else answered,
                reopened=reopened if is_agreed else None,
            )
        )
        day = reopened
    if draw(st.booleans()):
        outcome = draw(st.sampled_from(Outcome))
        agreed = draw(st.one_of(st.none(), past_days))
        found.append(Ending(outcome, day, max(day, agreed) if agreed else None, None, None))
    return tuple(found)


@st.composite
def story(draw):
    precision = draw(st.sampled_from(Precision))
    undated = precision in (Precision.ONGOING, Precision.NONE)
    may_lack_date = precision is Precision.NEXT_BOARD
    due = st.none() if undated else (st.none() | any_days if may_lack_date else any_days)
    return Story(
        precision=precision,
        due_on=draw(due),
        review_on=draw(any_days if precision is Precision.ONGOING else st.none() | any_days),
        starts_on=draw(st.none() | any_days),
        is_vacant=draw(st.booleans()),
        said=tuple(
            draw(st.lists(st.tuples(past_days, st.none() | st.sampled_from(Judgement)), max_size=4))
        ),
        moves=tuple(draw(st.lists(move(), max_size=3))),
        endings=draw(endings()),
    )


def facts_on(told: Story, day: date) -> Facts:
    """What a careful reader of the story would say of it on a day."""
    said = sorted((each for each in told.said if each[0] <= day), key=lambda each: each[0])
    judged = [judgement for _, judgement in said if judgement is not None]
    agreed = sorted(
        (each for each in told.moves if each.agreed and each.agreed <= day),
        key=lambda each: each.agreed,
    )
    open_now = [e for e in told.endings if e.proposed <= day and not _answered(e, day)]
    ended = [
        e
        for e in told.endings
        if e.agreed and e.agreed <= day and not (e.reopened and e.reopened <= day)
    ]
    return Facts(
        due_on=agreed[-1].to if agreed else told.due_on,
        precision=Precision.DAY if agreed else told.precision,
        starts_on=told.starts_on,
        review_on=told.review_on,
        judgement=judged[-1] if judged else None,
        said_on=said[-1][0] if said else None,
        moves=sum(not each.with_meeting for each in agreed),
        is_proposed=bool(open_now),
        outcome=ended[-1].outcome if ended else None,
        is_vacant=told.is_vacant,
    )


def _answered(ending: Ending, day: date) -> bool:
    return any(each and each <= day for each in (ending.agreed, ending.refused))


def put(told: Story, plan, post, vacant_post):
    """The story as rows, and the action as its story leaves it."""
    action = ActionFactory(
        plan=plan,
        workstream=None,
        accountable_post=vacant_post if told.is_vacant else post,
        due_on=told.due_on,
        due_precision=told.precision,
        review_on=told.review_on,
        starts_on=told.starts_on,
    )
    for day, judgement in told.said:
        ActionUpdateFactory(action=action, counts_on=day, judgement=judgement)
    for each in told.moves:
        DueMoveFactory(
            action=action,
            to_on=each.to,
            is_meeting_moved=each.with_meeting,
            asked_on=TODAY - timedelta(days=200),
            agreed_on=each.agreed,
            refused_on=each.refused,
        )
    for each in told.endings:
        ClosureFactory(
            action=action,
            outcome=each.outcome,
            proposed_on=each.proposed,
            agreed_on=each.agreed,
            refused_on=each.refused,
            reopened_on=each.reopened,
        )
    restate(action)
    return action


@pytest.mark.slow
@given(
    stories=st.lists(story(), min_size=1, max_size=8),
    began=st.none() | st.integers(-60, 0).map(lambda n: TODAY + timedelta(days=n)),
)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_sql_and_python_read_a_story_alike_today_and_on_past_days(session, stories, began):
    savepoint = session.begin_nested()
    try:
        _compare(session, stories, began)
    finally:
        savepoint.rollback()
        session.expunge_all()


def _compare(session, stories, began):
    plan, post, vacant_post = PlanFactory(starts_on=PLAN_BEGAN), PostFactory(), PostFactory()
    ids = {put(told, plan, post, vacant_post).id: told for told in stories}
    session.flush()
    vacant = frozenset({vacant_post.id})
    for day in ASKED:
        cycle = {"today": day, "cycle_began": began or PLAN_BEGAN}
        expected = {key: facts_on(told, day) for key, told in ids.items()}
        for is_now in {day == TODAY, False}:
            moment = Moment(day, began, vacant, is_now=is_now)
            rows = {row.id: row for row in queries.rows(moment, viewer=None)}
            assert {key: row.facts for key, row in rows.items()} == expected
            assert {key: row.state for key, row in rows.items()} == {
                key: rules.state(facts, **cycle) for key, facts in expected.items()
            }
            assert {key: (row.is_overdue, row.is_due_soon) for key, row in rows.items()} == {
                key: (rules.is_overdue(facts, today=day), rules.is_due_soon(facts, today=day))
                for key, facts in expected.items()
            }
            counted = rules.tally(rules.counted_as(facts, **cycle) for facts in expected.values())
            assert tally(moment, viewer=None, plan_ids=[plan.id]).total == counted
