"""Scorecards and indicators that several begin under one name in one second."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from tests.factories.people import person
from tests.factories.scorecards import EditionFactory
from tests.support.at_once import answers_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.access.roles import Role
from tracker.scorecards.models import Indicator, Scorecard

AT_ONCE = 6
FROM_APRIL = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2025"}
MEASURE = {"unit": "number", "polarity": "higher", "period_type": "quarter"}


@pytest.mark.parametrize(
    ("address", "answers", "model"),
    [
        ("/scorecards/new", {"name": "Leaving care"}, Scorecard),
        ("/indicators/new?scorecard=care", {"name": "Checks done"} | MEASURE, Indicator),
    ],
    ids=["scorecards", "indicators"],
)
def test_one_is_begun_and_the_others_are_told(real_app, real_session, address, answers, model):
    EditionFactory(scorecard__slug="care")
    officer = Browser(real_app, real_session).sign_in(person(Role.PERFORMANCE_OFFICER))
    before = real_session.scalar(select(func.count()).select_from(model))
    sends = []
    for _ in range(AT_ONCE):
        form = FilledForm(choose_form(officer.get(address).soup, form="/new", button=None))
        form.put(FROM_APRIL | answers)
        sends.append((officer, address, form.values))
    real_session.commit()
    statuses = Counter(each.status_code for each in answers_at_once(real_app, sends))
    assert statuses == {303: 1, 422: AT_ONCE - 1}
    real_session.rollback()
    assert real_session.scalar(select(func.count()).select_from(model)) == before + 1
