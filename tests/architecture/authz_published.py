"""Good news and what is printed, for the walk over every address."""

from typing import Any

from tests.factories.published import CelebrationFactory
from tracker.access.roles import Role
from tracker.people.models import User
from tracker.plan.models import Pledge

MISSING = 999_999
Objects = dict[str, dict[str, dict[str, Any]]]


def celebrations(people: dict[str, User], pledge: Pledge) -> Objects:
    """News that is published, that the ambassador proposed, and that is not there."""
    own = people[Role.AMBASSADOR].id
    found = {
        "published": CelebrationFactory(pledge=pledge),
        "ambassador's": CelebrationFactory(pledge=pledge, is_waiting=True, proposed_by_id=own),
    }
    values = {name: {"celebration_id": each.id} for name, each in found.items()}
    return {"celebrations": values | {"missing": {"celebration_id": MISSING}}}
