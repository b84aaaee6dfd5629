"""Letters go into the outbox once, and out of it only where they did not arrive."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories.outbox import LetterFactory, LetterItemFactory, story_of
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import DomainError, NotFound
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Letter, LetterItem
from tracker.outbox.service import NewDigest, NewItem, queue, queue_digests, say_anew, send_again

TODAY = date(2025, 9, 5)
ITEM = NewItem("overdue_1", "action", 1, TODAY, "1 working day overdue")


@pytest.fixture
def user(session):
    return person(Role.ACTION_LEAD)


def digest(user, on=TODAY, items=(ITEM,), **facts):
    new = NewDigest(
        key=f"digest:{user.id}:{on}",
        user_id=user.id,
        subject="1 thing needs you",
        on=on,
        not_before_at=clock.now(),
        expires_at=clock.now(),
        items=items,
    )
    return replace(new, **facts)


def letters(session):
    session.expire_all()
    return list(session.scalars(select(Letter).order_by(Letter.id)))


def test_a_letter_is_queued_once(session, user):
    first = queue(LetterKind.ACCOUNT, "account:7", user.id, matter="sign_in")
    assert first is not None
    assert queue(LetterKind.ACCOUNT, "account:7", user.id, matter="sign_in") is None
    (letter,) = letters(session)
    assert (letter.state, letter.account_matter) == (LetterState.QUEUED, "sign_in")
    assert story_of(letter) == [LetterState.QUEUED]


def test_a_day_s_letter_is_queued_once_with_its_steps(session, user):
    assert queue_digests([digest(user)]) == 1
    assert queue_digests([digest(user)]) == 0
    assert session.scalar(select(func.count(LetterItem.id))) == 1


def test_what_comes_up_later_joins_the_letter_that_waits(session, user):
    queue_digests([digest(user)])
    more = replace(ITEM, step="comment", object_type="comment")
    assert queue_digests([digest(user, items=(more,))]) == 0
    (letter,) = letters(session)
    say_anew({letter.id: "2 things need you"})
    (letter,) = letters(session)
    assert letter.subject == "2 things need you"
    assert session.scalar(select(func.count(LetterItem.id))) == 2


def test_what_comes_up_later_does_not_join_a_letter_that_went(session, user):
    LetterFactory(user_id=user.id, state=LetterState.SENT, finished_at=clock.now())
    assert queue_digests([digest(user)]) == 0
    assert session.scalar(select(func.count(LetterItem.id))) == 0


def test_a_newer_letter_takes_the_place_of_one_that_waits(session, user):
    queue_digests([digest(user, on=date(2025, 9, 4))])
    other = person(Role.ACTION_LEAD)
    queue_digests([digest(other, on=date(2025, 9, 4), items=())])
    queue_digests([digest(user)])
    assert [letter.state for letter in letters(session)] == [
        LetterState.EXPIRED,
        LetterState.QUEUED,
        LetterState.QUEUED,
    ]


@pytest.mark.parametrize(
    "state",
    [LetterState.FAILED, LetterState.EXPIRED, LetterState.CANCELLED, LetterState.IN_DOUBT],
)
def test_a_letter_that_did_not_arrive_is_sent_again_under_a_new_key(session, user, state):
    ended = clock.now() if state.has_ended else None
    old = LetterFactory(user_id=user.id, state=state, finished_at=ended)
    LetterItemFactory(letter=old)
    new_id = send_again(old.id, by=None)
    old, new = letters(session)
    assert new.id == new_id
    assert new.dedupe_key == f"{old.dedupe_key}:again-1"
    assert (new.state, new.message_id != old.message_id) == (LetterState.QUEUED, True)
    assert old.state.has_ended
    assert session.scalar(select(LetterItem.letter_id)) == new_id
    assert session.scalar(select(AuditEntry.deed)) is Deed.LETTER_RETRIED


@pytest.mark.parametrize(
    "state",
    [LetterState.QUEUED, LetterState.RETRY, LetterState.SENT],
)
def test_a_letter_that_went_or_still_goes_is_not_sent_again(session, user, state):
    ended = clock.now() if state.has_ended else None
    old = LetterFactory(user_id=user.id, state=state, finished_at=ended)
    with pytest.raises(DomainError, match="cannot be sent again"):
        send_again(old.id, by=None)


def test_a_letter_that_is_not_there_is_not_found(session):
    with pytest.raises(NotFound):
        send_again(99, by=None)
