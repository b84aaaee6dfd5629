"""What is thrown away once a day about people."""

from datetime import date

from sqlalchemy import select

from tests.factories.people import AbsenceFactory, UserFactory
from tracker.people.models import Absence
from tracker.reminders import housekeeping


def test_days_away_go_after_a_year(session):
    user = UserFactory()
    AbsenceFactory(user=user, first_on=date(2024, 8, 1), last_on=date(2024, 9, 3))
    kept = AbsenceFactory(user=user, first_on=date(2024, 9, 4), last_on=date(2024, 9, 4))
    kept_id = kept.id
    session.commit()
    assert housekeeping.daily()
    assert session.scalars(select(Absence.id)).all() == [kept_id]
