"""What comes round every year makes its action once, on both databases, whoever asks at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import PostFactory, UserFactory
from tests.factories.plan import PlanFactory
from tests.factories.terms import YearlyItemFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.actions.models import Action
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.meetings.diary.models import YearlyItem, YearlyMade
from tracker.meetings.forward import making, service
from tracker.meetings.forward.service import ItemDetails
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus

MADE_ON = date(2025, 9, 20)
DETAILS = ItemDetails("STAR awards", 11, None, "", None, None, None, 42)


@pytest.fixture
def plan(session):
    return PlanFactory(starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31))


@pytest.fixture
def secretary(session):
    user = UserFactory(name="Board Secretary")
    roles = frozenset({Role.BOARD_SECRETARY})
    return SignedIn(user.id, user.email, user.name, user.known_as, roles, False)


def test_its_action_is_made_on_its_day_with_lead_and_date_and_once(session, plan):
    post, stream = PostFactory(), WorkstreamFactory()
    YearlyItemFactory(
        name="Care Leavers Month",
        what="Plan it with ambassadors.",
        lead_post_id=post.id,
        workstream_id=stream.id,
    )
    session.commit()
    assert making.make_due() == 0
    clock.hold(MADE_ON)
    assert making.make_due() == 1
    assert making.make_due() == 0
    action = session.scalars(select(Action)).one()
    assert action.text == "Care Leavers Month, November 2025. Plan it with ambassadors."
    assert (action.accountable_post_id, action.workstream_id) == (post.id, stream.id)
    assert (action.due_on, action.due_precision) == (date(2025, 11, 30), Precision.MONTH)
    made = session.scalars(select(YearlyMade)).one()
    assert (made.year, made.action_id) == (2025, action.id)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.deed == Deed.ACTION_ADDED)).one()
    assert entry.by_name == "The tracker"


def test_the_next_year_makes_the_next_action(session, plan):
    YearlyItemFactory()
    session.commit()
    for day in (MADE_ON, date(2026, 9, 19), date(2026, 9, 20)):
        clock.hold(day)
        making.make_due()
    assert session.scalars(select(YearlyMade.year).order_by(YearlyMade.year)).all() == [2025, 2026]


def test_what_has_ended_or_is_over_makes_nothing(session, plan):
    YearlyItemFactory(ended_on=date(2025, 9, 1))
    YearlyItemFactory(month=8)
    session.commit()
    clock.hold(MADE_ON)
    assert making.make_due() == 0


def test_it_waits_for_a_plan_that_is_live(session):
    draft = PlanFactory(
        status=PlanStatus.DRAFT, starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31)
    )
    YearlyItemFactory()
    session.commit()
    clock.hold(MADE_ON)
    assert making.make_due() == 0
    draft.status = PlanStatus.ADOPTED
    session.commit()
    assert making.make_due() == 1


def test_asking_costs_one_statement_where_nothing_is_to_be_made(session, plan):
    for _ in range(20):
        YearlyItemFactory()
    session.commit()
    with at_most(1):
        making.make_due()


def test_schedulers_at_once_make_one_action(real_app, real_session):
    PlanFactory(starts_on=date(2022, 1, 1), ends_on=date(2026, 12, 31))
    for _ in range(2):
        YearlyItemFactory()
    real_session.commit()
    clock.hold(MADE_ON)

    def make(_number):
        with real_app.app_context():
            try:
                return making.make_due()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(make, range(4))) == 2
    real_session.rollback()
    assert len(real_session.scalars(select(Action)).all()) == 2
    assert len(real_session.scalars(select(YearlyMade)).all()) == 2


def test_an_item_is_added_changed_and_ended(session, secretary):
    item = service.add_item(DETAILS, by=secretary)
    other = ItemDetails("STAR awards", 11, 14, "Book the hall.", None, None, None, 60)
    service.change_item(item, other, by=secretary, version=1)
    session.flush()
    assert (item.day, item.what) == (14, "Book the hall.")
    with pytest.raises(ChangedMeanwhile):
        service.change_item(item, DETAILS, by=secretary, version=1)
    service.end_item(item, by=secretary, version=2)
    session.flush()
    with pytest.raises(DomainError, match="no longer comes round"):
        service.end_item(item, by=secretary, version=item.version)
    assert session.scalars(select(YearlyItem.ended_on)).all() == [date(2025, 9, 5)]
    deeds = session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)).all()
    assert deeds == [Deed.YEARLY_ITEM_ADDED, Deed.YEARLY_ITEM_CHANGED, Deed.YEARLY_ITEM_ENDED]


def test_a_day_that_its_month_has_not_is_refused(session, secretary):
    with pytest.raises(NotAccepted) as refused:
        service.add_item(ItemDetails("X", 4, 31, "", None, None, None, 1), by=secretary)
    assert refused.value.by_field == {"day": "April has 30 days"}
