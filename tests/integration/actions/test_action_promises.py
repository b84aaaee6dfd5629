"""What the database itself refuses of actions, by the names of its constraints."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.factories.actions import ActionFactory, ClosureFactory, DueMoveFactory
from tests.factories.plan import PlanFactory
from tracker.actions.enums import Outcome, Precision

DAY = date(2025, 9, 5)


def refused(session, make):
    """The sentence of the database that refuses a row."""
    with pytest.raises(IntegrityError) as caught, session.begin_nested():
        make()
    return str(caught.value.orig)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"due_precision": Precision.NONE, "due_on": DAY}, "undated_has_no_date"),
        (
            {"due_precision": Precision.ONGOING, "due_on": DAY, "review_on": DAY},
            "undated_has_no_date",
        ),
        ({"due_precision": Precision.ONGOING, "due_on": None}, "ongoing_has_review"),
        ({"outcome": Outcome.COMPLETE}, "closed_has_date"),
        ({"closed_on": DAY}, "closed_has_date"),
        ({"moves": -1}, "moves_counted"),
    ],
)
def test_an_action_that_contradicts_itself_is_refused(session, facts, name):
    assert f"ck_action_{name}" in refused(session, lambda: ActionFactory(**facts))


@pytest.mark.parametrize(
    ("make", "name"),
    [(DueMoveFactory, "ck_due_move_one_answer"), (ClosureFactory, "ck_closure_one_answer")],
)
def test_nothing_is_agreed_and_refused(session, make, name):
    action = ActionFactory()
    assert name in refused(session, lambda: make(action=action, agreed_on=DAY, refused_on=DAY))


def test_a_plan_has_a_ref_once(session):
    plan = PlanFactory()
    ActionFactory(plan=plan, ref="H1")
    told = refused(session, lambda: ActionFactory(plan=plan, ref="H1"))
    assert "uq_action_plan_id_ref" in told or "action.plan_id, action.ref" in told
    ActionFactory(ref="H1")


def test_a_word_that_is_none_is_refused(session):
    action = ActionFactory()
    statement = text("UPDATE action SET judgement = 'purple' WHERE id = :id")
    told = refused(session, lambda: session.execute(statement, {"id": action.id}))
    assert "ck_action_judgement" in told
