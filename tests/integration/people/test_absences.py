"""When people are away, and who stands in."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import AbsenceFactory, person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import DomainError, NotFound
from tracker.people.away import service
from tracker.people.away.queries import absences_of, stand_in_choices
from tracker.people.models import Absence
from tracker.people.sign_in import as_person

MONDAY, FRIDAY = date(2025, 9, 8), date(2025, 9, 12)


@pytest.fixture
def lead(session):
    return person(Role.ACTION_LEAD, name="Action lead")


@pytest.fixture
def colleague(session):
    return person(Role.WORKSTREAM_CHAIR, name="Colleague")


def away(user, stand_in=None, first_on=MONDAY, last_on=FRIDAY):
    return service.be_away(
        user.id,
        by=as_person(user),
        first_on=first_on,
        last_on=last_on,
        stand_in_id=stand_in.id if stand_in else None,
    )


def test_it_is_written_down_with_who_stands_in(session, lead, colleague):
    away(lead, colleague)
    (row,) = absences_of(lead.id)
    assert (row.first_on, row.last_on, row.stand_in) == (MONDAY, FRIDAY, "Colleague")
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.deed, entry.subject_id) == (Deed.ABSENCE_RECORDED, lead.id)
    assert entry.after["stand_in"] == "Colleague"


@pytest.mark.parametrize(
    ("first_on", "last_on", "sentence"),
    [
        (FRIDAY, MONDAY, "last day cannot be before"),
        (date(2025, 8, 1), date(2025, 9, 4), "are over"),
        (MONDAY, date(2035, 9, 12), "longer than a year"),
        (date(2025, 9, 12), date(2025, 9, 20), "8 September 2025 to 12 September 2025"),
    ],
)
def test_days_that_cannot_be_are_refused(lead, first_on, last_on, sentence):
    away(lead)
    with pytest.raises(DomainError, match=sentence):
        away(lead, first_on=first_on, last_on=last_on)


def test_the_day_after_an_absence_may_begin_another(lead):
    away(lead)
    away(lead, first_on=date(2025, 9, 13), last_on=date(2025, 9, 14))
    assert len(absences_of(lead.id)) == 2


@pytest.mark.parametrize(
    ("facts", "roles"),
    [
        pytest.param({}, (Role.AMBASSADOR,), id="an ambassador"),
        pytest.param({}, (Role.AMBASSADOR, Role.ACTION_LEAD), id="an ambassador who leads too"),
        pytest.param({}, (Role.COMMITTEE_MEMBER,), id="who only reads"),
        pytest.param({}, (), id="without a role"),
        pytest.param({"is_gone": True}, (Role.ACTION_LEAD,), id="deactivated"),
        pytest.param({"is_shared_address": True}, (Role.ACTION_LEAD,), id="a shared mailbox"),
    ],
)
def test_who_cannot_do_the_work_cannot_stand_in_and_is_not_offered(lead, facts, roles):
    other = person(*roles, **facts)
    assert (str(other.id), other.name) not in stand_in_choices(lead.id)
    with pytest.raises(service.CannotStandIn):
        away(lead, other)


def test_nobody_stands_in_for_themselves(lead):
    assert stand_in_choices(lead.id) == []
    with pytest.raises(service.CannotStandIn, match="themselves"):
        away(lead, lead)


def test_who_is_away_too_is_refused_with_a_sentence(lead, colleague):
    away(colleague, first_on=FRIDAY, last_on=date(2025, 9, 30))
    with pytest.raises(service.CannotStandIn, match="Colleague is away too"):
        away(lead, colleague)


def test_nobody_stands_in_for_an_ambassador(session, colleague):
    with pytest.raises(service.CannotStandIn, match="personal"):
        away(person(Role.AMBASSADOR), colleague)


def test_back_early_the_last_day_was_yesterday(session, lead):
    absence = AbsenceFactory(user=lead)
    assert service.be_back(absence.id, user_id=lead.id, by=as_person(lead)) == date(2025, 9, 4)
    assert absence.last_on == date(2025, 9, 4)
    with pytest.raises(DomainError, match="over already"):
        service.be_back(absence.id, user_id=lead.id, by=as_person(lead))


@pytest.mark.parametrize("first_on", [date(2025, 9, 5), MONDAY])
def test_what_began_today_or_not_yet_is_taken_back(session, lead, first_on):
    absence = away(lead, first_on=first_on)
    assert service.be_back(absence.id, user_id=lead.id, by=as_person(lead)) is None
    assert session.scalars(select(Absence)).all() == []
    assert session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)).all() == [
        Deed.ABSENCE_RECORDED,
        Deed.ABSENCE_ENDED,
    ]


def test_another_s_absence_is_not_there(lead, colleague):
    absence = AbsenceFactory(user=colleague)
    with pytest.raises(NotFound):
        service.be_back(absence.id, user_id=lead.id, by=as_person(lead))


def test_of_what_is_over_a_few_are_shown(lead):
    for year in range(2010, 2020):
        AbsenceFactory(user=lead, first_on=date(year, 1, 1), last_on=date(year, 1, 2))
    AbsenceFactory(user=lead)
    rows = absences_of(lead.id)
    assert [row.first_on.year for row in rows] == [2025, 2019, 2018, 2017, 2016, 2015]
