"""A round that closed is frozen once, as of its last day, and nothing later changes it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.actions import ActionFactory, closed, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.queries import at_most
from tracker.actions.enums import Judgement, State
from tracker.actions.frozen import FrozenAction
from tracker.actions.tally import tally
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.freezing import freeze_due
from tracker.meetings.queries import cycle_began
from tracker.meetings.round_models import UpdateRound
from tracker.meetings.snapshots import snapshot_of
from tracker.outbox.models import ClosedDay

BOARD, CLOSES = date(2025, 9, 26), date(2025, 9, 17)
THE_DAY_AFTER = CLOSES + timedelta(days=1)


@pytest.fixture
def body(session):
    return BodyFactory.board()


@pytest.fixture
def board(body):
    return MeetingFactory(body=body, held_on=BOARD)


@pytest.fixture
def homes(session):
    return WorkstreamFactory(name="Good Homes")


@pytest.fixture
def action(session, homes):
    return ActionFactory(ref="H1", workstream=homes, plan=PlanFactory())


def freeze_on(day):
    clock.hold(day)
    return freeze_due()


def frozen(session, **wanted):
    session.expire_all()
    return session.scalars(select(FrozenAction).filter_by(**wanted)).all()


def rounds(session):
    return session.scalars(select(UpdateRound).order_by(UpdateRound.id)).all()


def test_nothing_is_frozen_while_the_round_is_open(session, board, action):
    assert freeze_on(CLOSES) == 0
    assert not rounds(session)


def test_it_is_frozen_on_the_day_after_it_closed(session, board, action):
    said(action, Judgement.ON_TRACK, on=CLOSES)
    assert freeze_on(THE_DAY_AFTER) == 1
    (made,) = rounds(session)
    assert (made.meeting_id, made.closes_on, made.as_of) == (board.id, CLOSES, CLOSES)
    (row,) = frozen(session, round_id=made.id)
    assert (row.ref, row.state, row.said_on) == ("H1", State.GREEN, CLOSES)
    (entry,) = session.scalars(select(AuditEntry).where(AuditEntry.deed == Deed.ROUND_FROZEN))
    assert entry.after == {"closes_on": "2025-09-17", "as_of": "2025-09-17", "actions": 1}


def test_what_is_said_after_the_close_but_before_the_tick_is_not_in_it(session, board, action):
    said(action, Judgement.ON_TRACK, on=date(2025, 9, 10))
    clock.hold(date(2025, 9, 22))
    said(action, Judgement.NOT_ON_TRACK, on=date(2025, 9, 22))
    assert freeze_due() == 1
    (row,) = frozen(session)
    assert (row.state, row.judgement) == (State.GREEN, Judgement.ON_TRACK)


def test_it_is_frozen_once_however_often_it_is_asked(session, board, action):
    assert [freeze_on(THE_DAY_AFTER + timedelta(days=n)) for n in (0, 0, 1, 30)] == [1, 0, 0, 0]
    assert len(rounds(session)) == 1


def test_a_tick_with_nothing_to_freeze_asks_one_thing(session, board, action):
    freeze_on(THE_DAY_AFTER)
    with at_most(1):
        freeze_due()


def test_an_outage_over_the_board_itself_loses_no_snapshot(session, board, action):
    assert freeze_on(BOARD + timedelta(days=7)) == 1
    assert rounds(session)[0].as_of == CLOSES


def test_a_closed_council_closes_the_round_earlier(session, board, action):
    session.add(ClosedDay(day=date(2025, 9, 22), label="Closed"))
    assert freeze_on(CLOSES) == 1
    assert rounds(session)[0].as_of == date(2025, 9, 16)


@pytest.mark.parametrize(
    "status", [MeetingStatus.CANCELLED, pytest.param(None, id="of another body")]
)
def test_only_boards_that_take_place_are_frozen(session, body, action, status):
    if status:
        MeetingFactory(body=body, held_on=BOARD, status=status)
    else:
        MeetingFactory(held_on=BOARD)
    assert freeze_on(THE_DAY_AFTER) == 0


def test_a_board_that_met_before_anybody_wrote_it_down_gets_no_snapshot(session, body, action):
    MeetingFactory(body=body, held_on=date(2025, 9, 2), status=MeetingStatus.HELD)
    assert freeze_due() == 0
    assert freeze_on(THE_DAY_AFTER) == 0


def test_a_board_that_moves_later_gets_a_new_round_and_keeps_the_old(session, board, action):
    freeze_on(THE_DAY_AFTER)
    board.held_on, board.changed_at = date(2025, 10, 10), clock.now()
    session.flush()
    said(action, Judgement.SOME_ISSUES, on=date(2025, 9, 30))
    assert freeze_on(date(2025, 10, 1)) == 0
    assert freeze_on(date(2025, 10, 2)) == 1
    old, new = rounds(session)
    assert (old.as_of, new.as_of) == (CLOSES, date(2025, 10, 1))
    assert [row.state for row in frozen(session, round_id=old.id)] == [State.NO_UPDATE]
    assert [row.state for row in frozen(session, round_id=new.id)] == [State.AMBER]


def test_a_board_that_moves_so_near_that_its_round_is_over_closes_on_that_day(
    session, board, action
):
    clock.hold(date(2025, 9, 15))
    board.held_on, board.changed_at = date(2025, 9, 19), clock.now()
    session.flush()
    assert freeze_due() == 0
    said(action, on=date(2025, 9, 15))
    assert freeze_on(date(2025, 9, 16)) == 1
    assert rounds(session)[0].as_of == date(2025, 9, 15)
    assert frozen(session)[0].said_on == date(2025, 9, 15)


def test_it_holds_what_was_in_the_plan_then_and_no_draft(session, board, action):
    ActionFactory(plan=action.plan, ref="D1", visibility=Visibility.DRAFT)
    ActionFactory(plan=action.plan, ref="N1", added_on=THE_DAY_AFTER)
    ActionFactory(plan=PlanFactory(slug="old", ends_on=date(2024, 1, 1)), ref="O1")
    ended = ActionFactory(plan=action.plan, ref="E1")
    closed(ended, on=date(2025, 9, 1))
    freeze_on(THE_DAY_AFTER)
    assert {row.ref: row.state for row in frozen(session)} == {
        "H1": State.NO_UPDATE,
        "E1": State.COMPLETE,
    }


def test_later_changes_change_nothing_of_it(session, board, action, homes):
    said(action, Judgement.SOME_ISSUES, on=date(2025, 9, 10))
    freeze_on(THE_DAY_AFTER)
    moment = snapshot_of(board.id)
    before = tally(moment, viewer=None)
    assert before.of_workstream(homes.id).amber == 1
    action.workstream, action.ref, action.due_on = WorkstreamFactory(), "X9", date(2025, 9, 1)
    said(action, Judgement.NOT_ON_TRACK, on=THE_DAY_AFTER)
    ActionFactory(plan=action.plan, workstream=homes)
    session.flush()
    assert tally(moment, viewer=None) == before


def test_words_after_the_freeze_count_for_the_next_board(session, board, action):
    freeze_on(THE_DAY_AFTER)
    assert cycle_began(BOARD) is None
    assert cycle_began(BOARD + timedelta(days=1)) == THE_DAY_AFTER


def test_two_schedulers_at_once_freeze_it_once(real_app, real_session):
    board = MeetingFactory(body=BodyFactory.board(), held_on=BOARD)
    plan = PlanFactory()
    for _ in range(30):
        ActionFactory(plan=plan)
    real_session.commit()
    clock.hold(THE_DAY_AFTER)

    def freeze(_):
        with real_app.app_context():
            return freeze_due()

    with ThreadPoolExecutor(4) as several:
        assert sorted(several.map(freeze, range(4))) == [0, 0, 0, 1]
    assert [each.meeting_id for each in rounds(real_session)] == [board.id]
    assert real_session.scalar(select(func.count()).select_from(FrozenAction)) == 30
