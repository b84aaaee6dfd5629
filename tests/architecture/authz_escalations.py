"""Escalations for the walk over every address."""

from typing import Any

from tests.factories.escalations import EscalationFactory
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.people.models import Post, User
from tracker.workstreams.models import Workstream

MISSING = 999_999
Objects = dict[str, dict[str, dict[str, Any]]]


def escalations(people: dict[str, User], lead: Post, own: Workstream) -> Objects:
    """One with a lead's team, raised by the chair; the board's; a private one; and none."""
    chair = people[Role.WORKSTREAM_CHAIR].id
    of_chair = EscalationFactory(raised_by_id=chair, team_post_id=lead.id)
    secretary = people[Role.BOARD_SECRETARY].id
    found = {
        "own": of_chair,
        "board": EscalationFactory.at_board(raised_by_id=secretary),
        "restricted": EscalationFactory(
            raised_by_id=secretary, visibility=Visibility.RESTRICTED, workstream_id=own.id
        ),
    }
    values = {name: {"escalation_id": each.id} for name, each in found.items()}
    return {"meetings/escalations": values | {"missing": {"escalation_id": MISSING}}}
