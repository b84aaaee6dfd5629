"""What people choose about their letters, and that it is written down."""

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.people.sign_in import as_person
from tracker.reminders.choices import service
from tracker.reminders.choices.queries import all_choices, choices_of
from tracker.reminders.choices.rules import Choice
from tracker.reminders.enums import Rhythm
from tracker.reminders.models import MailChoice
from tracker.reminders.triggers import Trigger


@pytest.fixture
def lead(session):
    return person(Role.ACTION_LEAD)


def choose(user, **wanted):
    found = {Trigger(name): Rhythm(value) for name, value in wanted.items()}
    return service.choose(user.id, found, by=as_person(user))


def test_who_chose_nothing_hears_on_the_day(lead):
    assert (choices_of(lead.id), all_choices()) == ({}, {})


def test_a_choice_is_kept_with_what_it_was_before(session, lead, held_today):
    assert choose(lead, due_soon="weekly", review="each_day")
    assert choose(lead, due_soon="never")
    assert choices_of(lead.id) == {Trigger.DUE_SOON: Rhythm.NEVER}
    was = Choice(Rhythm.NEVER, before=Rhythm.WEEKLY, since=held_today)
    assert all_choices() == {lead.id: {Trigger.DUE_SOON: was}}
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.deed for entry in entries] == [Deed.LETTERS_CHOSEN] * 2
    assert (entries[1].before, entries[1].after) == ({"due_soon": "weekly"}, {"due_soon": "never"})


def test_the_same_choice_again_changes_nothing(session, lead):
    choose(lead, due_soon="weekly")
    assert not choose(lead, due_soon="weekly")
    assert len(session.scalars(select(AuditEntry)).all()) == 1


def test_what_cannot_be_switched_off_stays(lead):
    assert not choose(lead, comment="never", worry="weekly")
    assert choices_of(lead.id) == {}


@pytest.mark.parametrize(
    ("roles", "kept"),
    [
        ((Role.ACTION_LEAD,), {Trigger.COMMENT, Trigger.WORRY}),
        ((Role.AMBASSADOR,), set()),
        ((Role.AMBASSADOR, Role.ACTION_LEAD), {Trigger.COMMENT, Trigger.WORRY}),
    ],
)
def test_all_that_can_be_is_switched_off_by_the_link_once(session, roles, kept):
    user = person(*roles)
    assert service.stop_all(user.id)
    assert not service.stop_all(user.id)
    assert choices_of(user.id) == dict.fromkeys(set(Trigger) - kept, Rhythm.NEVER)
    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.deed, entry.by_id, entry.note) == (Deed.LETTERS_STOPPED, None, service.BY_LINK)


def test_a_kind_that_nobody_knows_any_more_is_left_alone(session, lead):
    choose(lead, due_soon="weekly")
    session.scalars(select(MailChoice)).one().trigger = "of_an_older_release"
    session.flush()
    assert (choices_of(lead.id), all_choices()) == ({}, {})
