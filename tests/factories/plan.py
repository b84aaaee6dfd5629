"""Plans, pledges and commitments."""

from datetime import date

from factory import Sequence, SubFactory

from tests.factories.base import Factory
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge


class PlanFactory(Factory):
    """A plan that is live on the held day."""

    class Meta:
        model = Plan

    slug = Sequence(lambda n: f"plan-{n}")
    name = Sequence(lambda n: f"Plan {n}")
    starts_on = date(2022, 1, 1)
    ends_on = date(2026, 12, 31)
    status = PlanStatus.ADOPTED
    version_label = ""
    launched = ""
    vision = ""
    document = ""
    place = ""
    demonstration = False


class PledgeFactory(Factory):
    class Meta:
        model = Pledge

    plan = SubFactory(PlanFactory)
    number = Sequence(lambda n: n + 1)
    name = Sequence(lambda n: f"We will keep promise {n}")
    plain = ""
    lead = ""
    workstream_group = ""
    document = ""
    place = ""
    demonstration = False


class CommitmentFactory(Factory):
    class Meta:
        model = Commitment

    pledge = SubFactory(PledgeFactory)
    position = Sequence(lambda n: n + 1)
    text = Sequence(lambda n: f"Commitment {n}")
    document = ""
    place = ""
    demonstration = False
