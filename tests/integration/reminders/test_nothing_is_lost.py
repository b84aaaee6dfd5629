"""What stands in a letter that does not go is told by another, whatever happened in between."""

from datetime import UTC, date, datetime

from sqlalchemy import select

from tests.factories.people import PostHoldingFactory, person
from tests.factories.reminders import in_post, led_action
from tests.factories.sending import by, written
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.outbox import instance
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterItem
from tracker.people.models import PostHolding
from tracker.reminders import service

YESTERDAY, TODAY = date(2025, 9, 4), date(2025, 9, 5)
MONDAY, TUESDAY = date(2025, 9, 8), date(2025, 9, 9)
SATURDAY_MORNING = datetime(2025, 9, 6, 9, tzinfo=UTC)


def letters_of(session, user):
    session.expire_all()
    found = select(Letter).where(Letter.user_id == user.id).order_by(Letter.id)
    return list(session.scalars(found))


def told_by(session, letter):
    """Each step that a letter tells, and of what."""
    items = select(LetterItem.step, LetterItem.object_id).where(LetterItem.letter_id == letter.id)
    return {tuple(item) for item in session.execute(items)}


def test_a_newer_letter_tells_what_the_older_one_that_did_not_go_would_have(session, lead):
    user, post = lead
    comment = CommentFactory(
        author=user,
        action=led_action(in_post()[1]),
        posted_at=datetime(2025, 9, 1, 9, tzinfo=UTC),
        answer_due_on=date(2025, 9, 15),
    )
    AnswerFactory(comment=comment)
    service.generate()
    action = led_action(post, due_on=TODAY)
    clock.hold(MONDAY)
    service.generate()
    older, newer = letters_of(session, user)
    assert older.superseded_by_id == newer.id
    assert told_by(session, newer) == {("answered", comment.id), ("overdue_1", action.id)}
    assert newer.subject == "2 things need you"


def test_what_waited_in_a_restored_database_is_not_told_by_another_letter(session, lead):
    letter, action = written(session, lead)
    instance.hold()
    led_action(lead[1], due_on=TODAY)
    clock.hold(MONDAY)
    service.generate()
    assert ("overdue_1", action.id) not in told_by(session, letters_of(session, lead[0])[-1])
    assert letter.state is LetterState.EXPIRED


def test_what_waited_for_too_long_is_told_by_the_next_letter(session, lead):
    user, post = lead
    comment = CommentFactory(
        author=user,
        action=led_action(in_post()[1]),
        posted_at=datetime(2025, 9, 1, 9, tzinfo=UTC),
        answer_due_on=date(2025, 9, 15),
    )
    AnswerFactory(comment=comment)
    service.generate()
    (late,) = letters_of(session, user)
    late.state, late.finished_at = LetterState.EXPIRED, late.expires_at
    led_action(post, due_on=MONDAY)
    clock.hold(TUESDAY)
    service.generate()
    assert ("answered", comment.id) in told_by(session, letters_of(session, user)[-1])


def test_what_is_open_again_after_its_letter_was_cancelled_is_told(session, lead, config, mailbox):
    letter, action = written(session, lead)
    action.proposed_on = TODAY
    session.flush()
    by(config, mailbox.port).send_waiting()
    session.refresh(letter)
    assert letter.state is LetterState.CANCELLED
    action.proposed_on = None
    clock.hold(MONDAY)
    service.generate()
    assert ("overdue_1", action.id) in told_by(session, letters_of(session, lead[0])[-1])


def test_what_was_left_out_of_a_letter_and_is_open_again_is_told(session, lead, config, mailbox):
    letter, action = written(session, lead)
    led_action(lead[1], due_on=YESTERDAY)
    service.generate()
    action.proposed_on = TODAY
    session.flush()
    by(config, mailbox.port).send_waiting()
    session.refresh(letter)
    assert (letter.state, letter.subject) == (LetterState.SENT, "1 thing needs you")
    action.proposed_on = None
    clock.hold(MONDAY)
    service.generate()
    assert ("overdue_1", action.id) in told_by(session, letters_of(session, lead[0])[-1])


def test_who_comes_into_a_post_on_a_monday_hears_on_tuesday_of_the_weekend(session, lead):
    other, own = in_post()
    led_action(own, due_on=TODAY)
    comment = CommentFactory(
        action=led_action(lead[1]), posted_at=SATURDAY_MORNING, answer_due_on=date(2025, 9, 19)
    )
    service.generate()
    clock.hold(MONDAY)
    service.generate()
    for letter in [*letters_of(session, other), *letters_of(session, lead[0])]:
        letter.state, letter.finished_at = LetterState.SENT, clock.now()
    before = session.scalars(select(PostHolding).where(PostHolding.user_id == lead[0].id)).one()
    before.ended_on = TODAY
    PostHoldingFactory(post=lead[1], user=other)
    session.flush()
    clock.hold(TUESDAY)
    service.generate()
    assert told_by(session, letters_of(session, other)[-1]) == {("comment", comment.id)}


def test_a_comment_that_was_hidden_at_once_is_told_of_when_it_is_released(session, lead):
    comment = CommentFactory(
        action=led_action(lead[1]), posted_at=clock.now(), answer_due_on=date(2025, 9, 19)
    )
    flag = CommentFlagFactory(comment=comment)
    clock.hold(MONDAY)
    service.generate()
    assert letters_of(session, lead[0]) == []
    clock.hold(TUESDAY)
    flag.released_at, flag.released_by_id = clock.now(), person(Role.SAFEGUARDING_LEAD).id
    session.flush()
    service.generate()
    (letter,) = letters_of(session, lead[0])
    assert told_by(session, letter) == {("comment", comment.id)}
