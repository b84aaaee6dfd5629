"""The update round of a board whose day is set late: it opens for everybody when that is known."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from tests.factories.meetings import BodyFactory
from tests.factories.people import person
from tests.factories.reminders import board_on, led_action
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.meetings import service as meetings
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Letter, LetterItem
from tracker.people.sign_in import as_person
from tracker.reminders import service

FAR = {"due_on": date(2026, 3, 31)}


@pytest.fixture
def chair(session, lead):
    stream = WorkstreamFactory(name="Good Homes")
    led_action(lead[1], workstream=stream, **FAR)
    return chair_of(stream)


def move(session, board, to):
    by = as_person(person(Role.BOARD_SECRETARY))
    meetings.move_meeting(board, on=to, times=meetings.Times(), by=by, version=board.version)
    session.flush()


def live_through(first, last):
    for n in range((last - first).days + 1):
        clock.hold(first + timedelta(days=n))
        service.generate()
        waits = update(Letter).where(Letter.state == LetterState.QUEUED)
        db.session.execute(waits.values(state=LetterState.SENT, finished_at=clock.now()))


def steps_of(session, user):
    session.expire_all()
    items = (
        select(LetterItem.step)
        .where(LetterItem.user_id == user.id, LetterItem.step.startswith("round_"))
        .order_by(LetterItem.id)
    )
    return list(session.scalars(items))


def test_a_round_that_opens_by_a_move_is_told_as_open(session, lead, chair):
    board = board_on(date(2025, 11, 28))
    live_through(date(2025, 9, 4), date(2025, 9, 4))
    clock.hold(date(2025, 9, 5))
    move(session, board, date(2025, 9, 23))  # it would have opened on 2 September
    live_through(date(2025, 9, 5), date(2025, 9, 15))
    assert steps_of(session, lead[0]) == ["round_opens_15", "round_asks_10", "round_asks_8"]
    assert steps_of(session, chair) == ["round_opens_15", "round_asks_8", "round_closes_7"]


def test_a_board_that_moves_by_months_has_a_round_of_its_own_again(session, lead, chair):
    board = board_on(date(2025, 9, 26))
    live_through(date(2025, 9, 4), date(2025, 9, 8))
    move(session, board, date(2025, 12, 12))
    live_through(date(2025, 11, 19), date(2025, 11, 25))
    assert steps_of(session, lead[0]).count("round_opens_15") == 2


def test_a_board_that_is_added_at_short_notice_opens_its_round_at_once(session, lead, chair):
    clock.hold(date(2025, 9, 5))
    by, body = as_person(person(Role.BOARD_SECRETARY)), BodyFactory.board()
    meetings.add_meeting(body, on=date(2025, 9, 23), times=meetings.Times(), by=by)
    live_through(date(2025, 9, 5), date(2025, 9, 8))
    assert steps_of(session, lead[0]) == steps_of(session, chair) == ["round_opens_15"]
