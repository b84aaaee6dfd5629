"""Who may see a plan: the question and the WHERE clause agree, for every role."""

import pytest
from sqlalchemy import select

from tests.factories.plan import PlanFactory
from tracker.access.roles import Role
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan
from tracker.plan.policy import may_see, visible_to


def somebody(*roles):
    return SignedIn(id=1, email="", name="", known_as="", roles=frozenset(roles), is_cleared=False)


@pytest.mark.parametrize("viewer", [None, somebody(), *(somebody(role) for role in Role)])
def test_the_question_and_the_clause_agree(session, viewer):
    plans = [PlanFactory(status=status) for status in PlanStatus]
    seen = set(session.scalars(select(Plan.id).where(visible_to(viewer))))
    assert seen == {plan.id for plan in plans if may_see(viewer, plan)}
    is_secretary = viewer is None or viewer.has(Role.BOARD_SECRETARY)
    assert len(seen) == 1 + is_secretary
