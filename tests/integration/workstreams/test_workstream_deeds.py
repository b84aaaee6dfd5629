"""Deeds on plans and workstreams, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import PostFactory, UserFactory
from tests.factories.plan import PledgeFactory
from tests.factories.workstreams import PledgeWorkstreamFactory, SeatFactory, WorkstreamFactory
from tracker.audit.models import AuditEntry
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.people.identity import SignedIn
from tracker.plan import service as plans
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan
from tracker.plan.service import PlanDetails, PledgeDetails
from tracker.workstreams import queries, service
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import PledgeWorkstream, Seat
from tracker.workstreams.service import Holder, WorkstreamDetails


@pytest.fixture
def by(session):
    user = UserFactory(name="Board secretary")
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as="",
        roles=frozenset(),
        is_cleared=False,
    )


@pytest.fixture
def homes(session):
    made = WorkstreamFactory(slug="homes")
    SeatFactory(workstream=made, started_on=date(2025, 2, 5))
    session.expire_all()
    return queries.get_workstream("homes")


def test_a_plan_is_made_filled_and_adopted(session, by):
    plan = plans.add_plan(PlanDetails("A plan", date(2026, 1, 1), date(2026, 12, 31)), by=by)
    pledge = plans.add_pledge(plan, PledgeDetails("We listen"), number=None, by=by)
    plans.add_commitment(pledge, "First you.", by=by)
    commitment = plans.add_commitment(pledge, "Then us.", by=by)
    plans.adopt_plan(plan, by=by, version=plan.version)
    session.flush()
    assert (plan.slug, pledge.number, commitment.position) == ("a-plan", 1, 2)
    assert session.scalar(select(Plan.status)) is PlanStatus.ADOPTED


def test_a_new_chair_ends_the_seat_of_the_last_one(session, by, homes):
    holder, version = Holder(post_id=PostFactory().id), homes.version
    service.fill_seat(
        homes, SeatKind.CHAIR, holder, from_on=date(2025, 9, 1), by=by, version=version
    )
    session.flush()
    seats = session.execute(select(Seat.started_on, Seat.ended_on).order_by(Seat.id)).all()
    assert seats == [
        (date(2025, 2, 5), date(2025, 8, 31)),
        (date(2025, 9, 1), None),
    ]
    assert homes.version == version + 1
    session.expire_all()
    with pytest.raises(ChangedMeanwhile):
        service.fill_seat(
            queries.get_workstream("homes"),
            SeatKind.CHAIR,
            None,
            from_on=date(2025, 9, 2),
            by=by,
            version=version,
        )


def test_a_seat_for_nobody_who_is_there_is_refused(session, by, homes):
    holder = Holder(post_id=999_999)
    with pytest.raises(NotAccepted):
        service.fill_seat(
            homes, SeatKind.CHAIR, holder, from_on=date(2025, 9, 1), by=by, version=homes.version
        )


def test_pledges_are_linked_and_let_go(session, by, homes):
    first, second = PledgeFactory(number=1), PledgeFactory(number=2)
    PledgeWorkstreamFactory(workstream=homes, pledge=first)
    session.expire_all()
    homes = queries.get_workstream("homes")
    service.change_workstream(
        homes,
        WorkstreamDetails(homes.name, homes.focus, homes.started_on),
        pledge_ids=(second.id,),
        by=by,
        version=homes.version,
    )
    session.flush()
    assert session.scalars(select(PledgeWorkstream.pledge_id)).all() == [second.id]
    entry = session.scalar(select(AuditEntry))
    assert set(entry.after) == {"pledges"}
