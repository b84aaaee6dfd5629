"""Days on which the council is closed."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError, NotAccepted
from tracker.outbox import closed
from tracker.outbox.models import ClosedDay
from tracker.outbox.runs import closed_days

EVE, NEW_YEAR = date(2025, 12, 24), date(2026, 1, 2)


@pytest.fixture
def admin(session):
    return person(Role.ADMINISTRATOR)


def test_a_closure_closes_the_working_days_within_it(admin, session):
    days = closed.close(EVE, NEW_YEAR, "Christmas closure", by=admin)
    session.flush()
    assert [day.day for day in days] == [24, 29, 30, 31, 2]
    assert closed_days() == frozenset(days)
    assert session.scalar(select(AuditEntry.deed)) is Deed.CLOSED_DAY_ADDED


@pytest.mark.parametrize(
    ("first", "last", "field", "words"),
    [
        (date(2025, 9, 5), date(2025, 9, 5), "first", "Choose tomorrow or later"),
        (EVE, date(2025, 12, 23), "last", "must not be before 24 December 2025"),
        (EVE, date(2026, 3, 1), "last", "at most 31 days"),
        (date(2025, 12, 25), date(2025, 12, 28), "first", "No letters go on these days already"),
    ],
)
def test_what_cannot_be_closed_says_why(admin, first, last, field, words):
    with pytest.raises(NotAccepted) as refusal:
        closed.close(first, last, "Closed", by=admin)
    assert words in refusal.value.by_field[field]


def test_a_day_to_come_can_be_opened_again(admin, session):
    closed.close(EVE, EVE, "Christmas closure", by=admin)
    session.flush()
    closed.open_again(EVE, by=admin)
    closed.open_again(EVE, by=admin)
    assert closed_days() == frozenset()


def test_a_day_gone_by_stays_as_it_was_counted(admin, session):
    session.add(ClosedDay(day=date(2025, 9, 4), label="Local holiday"))
    session.flush()
    with pytest.raises(DomainError, match="has gone by"):
        closed.open_again(date(2025, 9, 4), by=admin)
