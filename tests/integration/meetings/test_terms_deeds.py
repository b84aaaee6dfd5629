"""Deeds on terms of reference, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tests.factories.terms import TermsFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.meetings.terms import queries, service
from tracker.meetings.terms.models import Terms
from tracker.meetings.terms.service import TermsDetails
from tracker.people.identity import SignedIn

TODAY = date(2025, 9, 5)
SAID = TermsDetails("To track progress.", quorum=4)


@pytest.fixture
def secretary(session):
    user = UserFactory(name="Board Secretary")
    roles = frozenset({Role.BOARD_SECRETARY})
    return SignedIn(user.id, user.email, user.name, user.known_as, roles, False)


def adopt(body, terms, by, on=date(2025, 9, 1), meeting=None, review_on=None, version=None):
    service.adopt_terms(
        body,
        terms,
        adopted_on=on,
        meeting=meeting,
        review_on=review_on,
        by=by,
        version=terms.version if version is None else version,
    )


def test_a_draft_is_corrected_and_adopted_and_then_stays(session, secretary):
    body = BodyFactory()
    meeting = MeetingFactory(body=body, held_on=date(2025, 9, 1))
    terms = service.add_terms(body, SAID, by=secretary)
    new = TermsDetails("To decide.", quorum=5)
    service.correct_terms(body, terms, new, by=secretary, version=1)
    session.flush()
    assert queries.quorum_on(body.id, TODAY) is None
    adopt(body, terms, secretary, meeting=meeting)
    session.flush()
    assert (terms.text, terms.adopted_at_id) == ("To decide.", meeting.id)
    assert terms.review_on == date(2026, 9, 1)
    assert queries.quorum_on(body.id, TODAY) == 5
    assert queries.quorum_on(body.id, date(2025, 8, 31)) is None
    with pytest.raises(DomainError, match="was adopted on 1 September 2025, so it is not correct"):
        service.correct_terms(body, terms, SAID, by=secretary, version=terms.version)
    deeds = session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)).all()
    assert deeds == [Deed.TERMS_ADDED, Deed.TERMS_CHANGED, Deed.TERMS_ADOPTED]


def test_the_history_of_a_draft_holds_none_of_its_words(session, secretary):
    body = BodyFactory()
    terms = service.add_terms(body, TermsDetails("Canary one"), by=secretary)
    service.correct_terms(body, terms, TermsDetails("Canary two"), by=secretary, version=1)
    entries = session.scalars(select(AuditEntry)).all()
    assert entries
    assert "Canary" not in repr([(entry.before, entry.after, entry.note) for entry in entries])


def test_one_draft_at_a_time(session, secretary):
    body = BodyFactory()
    service.add_terms(body, SAID, by=secretary)
    with pytest.raises(DomainError, match="Version 1 is still a draft"):
        service.add_terms(body, SAID, by=secretary)


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2025, 9, 6), "still to come"),
        (date(2025, 2, 4), "The version before was adopted on 5 February 2025"),
        (date(2025, 9, 2), "The meeting that you chose was on 1 September 2025"),
    ],
)
def test_the_day_of_adoption_must_fit(session, secretary, on, says):
    body = BodyFactory()
    meeting = MeetingFactory(body=body, held_on=date(2025, 9, 1))
    TermsFactory(body_id=body.id, number=1)
    terms = TermsFactory(body_id=body.id, number=2, adopted_on=None)
    with pytest.raises(NotAccepted) as refused:
        adopt(body, terms, secretary, on=on, meeting=meeting)
    assert says in refused.value.by_field["adopted_on"]
    with pytest.raises(NotAccepted):
        adopt(body, terms, secretary, review_on=date(2025, 9, 1))


def test_what_somebody_saved_meanwhile_is_not_written_over(session, secretary):
    body = BodyFactory()
    terms = service.add_terms(body, SAID, by=secretary)
    with pytest.raises(ChangedMeanwhile):
        service.correct_terms(body, terms, SAID, by=secretary, version=7)
    with pytest.raises(ChangedMeanwhile):
        adopt(body, terms, secretary, version=7)


def test_a_draft_is_thrown_away_and_its_number_is_free(session, secretary):
    body = BodyFactory()
    terms = service.add_terms(body, SAID, by=secretary)
    service.remove_draft(body, terms, by=secretary, version=1)
    session.flush()
    assert session.scalars(select(Terms)).all() == []
    assert service.add_terms(body, SAID, by=secretary).number == 1


def test_the_reviews_that_are_due_are_those_of_living_bodies(session, secretary):
    late, soon, later, ended = (BodyFactory(name=name) for name in ("Late", "Soon", "L", "E"))
    ended.ended_on, ended.came_of_it = TODAY, "A report."
    TermsFactory(body_id=late.id, adopted_on=date(2024, 3, 1))
    TermsFactory(body_id=soon.id, review_on=date(2025, 10, 1))
    TermsFactory(body_id=later.id)
    TermsFactory(body_id=ended.id, adopted_on=date(2020, 3, 1))
    with at_most(2):
        found = queries.reviews_due(secretary, today=TODAY)
    assert [(each.body_name, each.words) for each in found] == [
        ("Late", "Review overdue since 1 March 2025"),
        ("Soon", "Review due by 1 October 2025"),
    ]
