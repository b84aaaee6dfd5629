import random
import string

from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.plan import PlanFactory
from tracker.actions.models import Action
from tracker.actions.refs import reading_key

REFS = [
    *(f"{n}{letter}" for n in (1, 2, 10) for letter in (*string.ascii_lowercase, "aa", "ab")),
    *("A1", "A2", "A10", "H", "H1", "H2", "H9", "H10", "H100", "W1", "h3", "12", "", "2.10"),
]


def test_the_database_sorts_refs_as_python_does(session):
    plan = PlanFactory()
    for ref in random.Random(7).sample(REFS, len(REFS)):
        ActionFactory(plan=plan, ref=ref, workstream=None, accountable_post=None)
    found = session.scalars(select(Action.ref).order_by(Action.ref_order)).all()
    assert list(found) == sorted(REFS, key=reading_key)
