"""Nobody without current access is mailed; what was theirs is the chair's on the next day."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import PostHoldingFactory, person
from tests.factories.reminders import in_post, led_action
from tests.factories.sending import by, written
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterItem
from tracker.people import letters, service
from tracker.people.enums import AccountMatter, TokenPurpose
from tracker.people.models import PostHolding, RoleHeld
from tracker.people.sign_in import as_person
from tracker.reminders import service as reminders
from tracker.workstreams.models import Workstream

YESTERDAY, TODAY = date(2025, 9, 4), date(2025, 9, 5)
MONDAY = date(2025, 9, 8)


@pytest.fixture
def chair(session):
    return chair_of(WorkstreamFactory(), name="Chair")


@pytest.fixture
def administrator(session):
    return as_person(person(Role.ADMINISTRATOR))


def deactivated(session, user, administrator):
    service.deactivate(user.id, by=administrator)


def role_ended(session, user, administrator):
    held = session.scalars(select(RoleHeld).where(RoleHeld.user_id == user.id)).one()
    held.ended_at = clock.now()


def post_left(session, user, administrator):
    holding = session.scalars(select(PostHolding).where(PostHolding.user_id == user.id)).one()
    service.leave_post(holding.id, user_id=user.id, by=administrator, ended_on=YESTERDAY)


def post_marked_vacant(session, user, administrator):
    holding = session.scalars(select(PostHolding).where(PostHolding.user_id == user.id)).one()
    holding.ended_on = YESTERDAY
    session.flush()
    session.refresh(holding, ["post"])
    holding.post.is_vacant = True


CHANGES = [deactivated, role_ended, post_left, post_marked_vacant]


def told_of(session, action):
    """Who was told of an action by which letters, in their order."""
    rows = session.execute(
        select(Letter.user_id, Letter.state)
        .join(LetterItem, LetterItem.letter_id == Letter.id)
        .where(LetterItem.object_id == action.id)
        .order_by(Letter.id)
    )
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("change", CHANGES)
def test_a_letter_that_waits_is_cancelled_and_the_chair_is_told_on_the_next_day(
    session, lead, chair, administrator, config, mailbox, change
):
    stream = session.scalars(select(Workstream)).one()
    _, action = written(session, lead, workstream=stream)
    change(session, lead[0], administrator)
    session.flush()
    assert by(config, mailbox.port).send_waiting() == 0
    clock.hold(MONDAY)
    reminders.generate()
    by(config, mailbox.port).send_waiting()
    states = dict(told_of(session, action))
    assert states == {lead[0].id: LetterState.CANCELLED, chair.id: LetterState.SENT}
    assert [each.rcpt_tos for each in mailbox.envelopes] == [[chair.email]]
    assert "so this comes to you" in " ".join(
        mailbox.letters[0].get_body(("plain",)).get_content().split()
    )


def test_who_moved_to_another_post_keeps_nothing_of_the_old_one(
    session, lead, administrator, config, mailbox
):
    _, action = written(session, lead)
    other = person(Role.ACTION_LEAD)
    post_left(session, lead[0], administrator)
    PostHoldingFactory(user=other, post=lead[1])
    PostHoldingFactory(user=lead[0], post=in_post()[1])
    session.flush()
    assert by(config, mailbox.port).send_waiting() == 0
    clock.hold(MONDAY)
    reminders.generate()
    waits = {user for user, state in told_of(session, action) if state is LetterState.QUEUED}
    assert waits == {other.id}


def test_what_was_closed_to_somebody_between_is_not_sent(session, config, mailbox):
    user, post = in_post(Role.ACTION_LEAD, is_cleared=True)
    letter, action = written(session, (user, post))
    user.is_cleared, action.visibility = False, Visibility.RESTRICTED
    session.flush()
    assert by(config, mailbox.port).send_waiting() == 0
    session.refresh(letter)
    assert letter.state is LetterState.CANCELLED


@pytest.mark.parametrize("matter", [None, AccountMatter.PASSWORD_CHANGED])
def test_even_letters_about_the_account_go_to_nobody_who_left(
    session, lead, administrator, config, mailbox, matter
):
    user = lead[0]
    if matter is None:
        letters.send_link(user, TokenPurpose.SIGN_IN)
    else:
        letters.tell(user, matter)
    service.deactivate(user.id, by=administrator)
    assert by(config, mailbox.port).send_waiting() == 0
    assert session.scalars(select(Letter.state)).all() == [LetterState.CANCELLED]


def test_that_the_last_role_ended_is_told_and_nothing_after_it(
    session, lead, administrator, config, mailbox
):
    led_action(lead[1], due_on=YESTERDAY)
    service.set_roles(lead[0].id, [], by=administrator)
    reminders.generate()
    by(config, mailbox.port).send_waiting()
    to = [each.rcpt_tos[0] for each in mailbox.envelopes]
    assert to.count(lead[0].email) == 1
    assert not session.scalars(select(LetterItem.id).where(LetterItem.user_id == lead[0].id)).all()


def test_a_role_that_comes_back_brings_the_letters_back(session, lead, config, mailbox):
    held = session.scalars(select(RoleHeld).where(RoleHeld.user_id == lead[0].id)).one()
    held.ended_at = clock.now()
    led_action(lead[1], due_on=YESTERDAY)
    session.flush()
    reminders.generate()
    assert not session.scalars(select(Letter.id).where(Letter.user_id == lead[0].id)).all()
    session.add(RoleHeld(user_id=lead[0].id, role=Role.ACTION_LEAD, given_at=clock.now()))
    session.flush()
    reminders.generate()
    assert session.scalars(select(Letter.id).where(Letter.user_id == lead[0].id)).all()
