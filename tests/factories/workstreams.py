"""Workstreams, their seats, and the pledges they serve."""

from datetime import date

from factory import Sequence, SubFactory

from tests.factories.base import Factory
from tests.factories.people import UserFactory
from tests.factories.plan import PledgeFactory
from tracker.access.roles import Role
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import PledgeWorkstream, Seat, Workstream


class WorkstreamFactory(Factory):
    class Meta:
        model = Workstream

    slug = Sequence(lambda n: f"workstream-{n}")
    name = Sequence(lambda n: f"Workstream {n}")
    focus = ""
    position = Sequence(lambda n: n + 1)
    started_on = date(2024, 1, 1)
    ended_on = None
    budget_allotted = None
    budget_spent = None
    made_up = ""
    document = ""
    place = ""
    demonstration = False


class SeatFactory(Factory):
    """A seat held by a person: `SeatFactory(workstream=w, user=u, kind=SeatKind.AMBASSADOR)`."""

    class Meta:
        model = Seat

    workstream = SubFactory(WorkstreamFactory)
    kind = SeatKind.CHAIR
    post = None
    user = SubFactory(UserFactory)
    started_on = date(2025, 1, 1)
    ended_on = None
    made_up = ""
    document = ""
    place = ""
    demonstration = False


class PledgeWorkstreamFactory(Factory):
    class Meta:
        model = PledgeWorkstream

    workstream = SubFactory(WorkstreamFactory)
    pledge = SubFactory(PledgeFactory)
    document = ""
    place = ""
    demonstration = False


def chair_of(workstream, **facts):
    """A person with the chair's role and this workstream's chair's seat."""
    user = UserFactory(roles=[Role.WORKSTREAM_CHAIR], **facts)
    SeatFactory(workstream=workstream, user=user, kind=SeatKind.CHAIR)
    return user


def ambassador_of(workstream, **facts):
    """A person with the ambassador's role and this workstream's ambassador's seat."""
    user = UserFactory(roles=[Role.AMBASSADOR], **facts)
    SeatFactory(workstream=workstream, user=user, kind=SeatKind.AMBASSADOR)
    return user
