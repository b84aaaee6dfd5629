"""A letter is claimed by one, and only who holds the claim may end it."""

from datetime import timedelta

import pytest

from tests.factories.outbox import LetterFactory, story_of
from tracker.core import clock
from tracker.outbox import claims, doubts
from tracker.outbox.enums import LetterKind, LetterState

HOUR = timedelta(hours=1)


@pytest.fixture
def letter(session):
    return LetterFactory()


def claim(owner="one", seconds=900):
    return claims.claim(owner, seconds=seconds)


def once_more():
    return doubts.clear(doubts.rested(), {}, is_looked_up=False)


def stop(session, letter):
    """The program that holds the claim is gone, and its time is over."""
    session.refresh(letter)
    letter.lease_until = clock.instant() - HOUR
    session.flush()


def test_a_claimed_letter_is_not_claimed_again(session, letter):
    (claimed,) = claim()
    assert claim("two") == []
    session.refresh(letter)
    assert (letter.state, letter.lease_owner) == (LetterState.SENDING, "one")
    assert (claimed.fence, claimed.attempts) == (letter.fence, letter.attempts) == (1, 1)
    assert story_of(letter) == [LetterState.SENDING]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param(lambda: {"not_before_at": clock.now() + HOUR}, id="too early"),
        pytest.param(lambda: {"expires_at": clock.now()}, id="too late"),
        pytest.param(lambda: {"next_try_at": clock.instant() + HOUR}, id="to be tried later"),
        pytest.param(lambda: {"state": LetterState.IN_DOUBT}, id="in doubt"),
        pytest.param(lambda: {"state": LetterState.HELD}, id="held"),
        pytest.param(
            lambda: {"state": LetterState.SENT, "finished_at": clock.now()}, id="sent already"
        ),
    ],
)
def test_what_may_not_go_now_is_not_claimed(session, facts):
    LetterFactory(**facts())
    assert claim() == []


def test_letters_about_accounts_go_first_and_end_by_real_time(session):
    LetterFactory()
    link = LetterFactory(
        kind=LetterKind.ACCOUNT, dedupe_key="account:1", expires_at=clock.instant() + HOUR
    )
    LetterFactory(kind=LetterKind.ACCOUNT, dedupe_key="account:2", expires_at=clock.now() + HOUR)
    assert [each.id for each in claim()][0] == link.id
    assert claims.expire() == 1


def test_twenty_are_claimed_at_once(session):
    for _ in range(23):
        LetterFactory()
    assert [len(claim()) for _ in range(3)] == [20, 3, 0]


def test_whoever_lost_the_claim_changes_nothing(session, letter):
    (mine,) = claim()
    stop(session, letter)
    claims.park_stopped()
    (theirs,) = claim("two")
    assert theirs.fence == mine.fence + 1
    assert not claims.begin(mine, subject="", content="mine", last_deed_id=None, seconds=900)
    assert not claims.finish(mine, LetterState.SENT)
    assert claims.begin(theirs, subject="", content="theirs", last_deed_id=None, seconds=900)
    assert claims.finish(theirs, LetterState.SENT)
    session.refresh(letter)
    assert (letter.state, letter.content) == (LetterState.SENT, "theirs")


def test_who_stopped_before_anything_was_handed_over_left_no_doubt(session, letter):
    claim()
    stop(session, letter)
    assert claims.park_stopped() == 0
    session.refresh(letter)
    assert letter.state is LetterState.RETRY


def test_who_stopped_while_sending_left_the_letter_in_doubt(session, letter):
    (claimed,) = claim()
    claims.begin(claimed, subject="", content="the bytes", last_deed_id=None, seconds=900)
    stop(session, letter)
    assert claims.park_stopped() == 1
    session.refresh(letter)
    assert (letter.state, letter.content) == (LetterState.IN_DOUBT, "the bytes")
    assert letter.lease_owner is None
    assert "not known" in letter.last_note


def test_a_letter_in_doubt_goes_once_more_after_a_minute_and_then_never(session, letter):
    for doubt in (1, 2):
        (claimed,) = claim()
        claims.begin(claimed, subject="", content="the bytes", last_deed_id=None, seconds=900)
        stop(session, letter)
        claims.park_stopped()
        assert once_more() == 0
        session.refresh(letter)
        letter.next_try_at = clock.instant() - timedelta(seconds=1)
        session.flush()
        assert once_more() == (1 if doubt == 1 else 0)
    session.refresh(letter)
    assert letter.state is LetterState.IN_DOUBT
    assert claim() == []


def test_what_waited_for_too_long_ends_and_stays_ended(session, letter):
    letter.expires_at = clock.now()
    session.flush()
    assert claims.expire() == 1
    assert claims.expire() == 0
    session.refresh(letter)
    assert (letter.state, letter.finished_at) == (LetterState.EXPIRED, clock.now())


def test_a_letter_put_back_has_not_been_tried(session, letter):
    later = clock.instant() + HOUR
    claims.put_back(claim(), note="Not tried", next_try_at=later)
    session.refresh(letter)
    assert (letter.state, letter.attempts) == (LetterState.RETRY, 0)
    assert letter.next_try_at == later
    assert claim() == []


def test_who_ends_gives_back_what_was_not_begun_and_keeps_what_may_have_gone(session, letter):
    begun = LetterFactory()
    (first, second) = claim()
    claims.begin(first, subject="", content="the bytes", last_deed_id=None, seconds=900)
    claims.give_back("another")
    assert claim("another") == []
    claims.give_back("one")
    (taken,) = claim("another")
    assert (taken.id, taken.attempts) == (second.id, 1)
    assert claims.finish(first, LetterState.SENT)
    session.refresh(begun)
    session.refresh(letter)
    assert {begun.state, letter.state} == {LetterState.SENT, LetterState.SENDING}


def test_a_rest_that_is_longer_than_any_is_over(session, letter):
    """The clock was an hour and more ahead when it was written down."""
    letter.state, letter.next_try_at = LetterState.RETRY, clock.instant() + HOUR
    session.flush()
    assert claim() == []
    letter.next_try_at = clock.instant() + 36 * HOUR
    session.flush()
    assert [each.id for each in claim()] == [letter.id]


def test_a_doubt_that_rests_for_longer_than_any_is_over(session, letter):
    (claimed,) = claim()
    claims.finish(claimed, LetterState.IN_DOUBT, next_try_at=clock.instant() + 36 * HOUR)
    assert once_more() == 1


def test_a_claim_that_lies_further_ahead_than_any_is_over(session, letter):
    claim()
    assert claims.park_stopped(seconds=900) == 0
    session.refresh(letter)
    assert letter.state is LetterState.SENDING
    letter.lease_until = clock.instant() + HOUR
    session.flush()
    claims.park_stopped(seconds=900)
    session.refresh(letter)
    assert letter.state is LetterState.RETRY
