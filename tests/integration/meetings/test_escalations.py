"""Escalations on both databases: steps, the clock, and who sees which."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.escalations import EscalationFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, UserFactory
from tests.factories.workstreams import WorkstreamFactory
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.settings import DatedSetting
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.waiting import ESCALATIONS, what_comes
from tracker.meetings.escalations import climbing, policy, queries, rules, service
from tracker.meetings.escalations.enums import (
    EscalationKind,
    EscalationState,
    Level,
    StepDeed,
    Theme,
)
from tracker.meetings.escalations.models import Escalation, EscalationStep
from tracker.meetings.escalations.service import EscalationDetails
from tracker.people.identity import SignedIn

MONDAY_AFTER = date(2025, 9, 15)


def signed(role=Role.BOARD_SECRETARY, **facts):
    user = UserFactory(name=role.label)
    roles = frozenset({role})
    return SignedIn(
        user.id, user.email, user.name, user.known_as, roles, **{"is_cleared": False} | facts
    )


@pytest.fixture
def secretary(session):
    return signed()


def details(**facts):
    wanted = {
        "kind": EscalationKind.CONCERN,
        "theme": Theme.RECORDS,
        "theme_other": "",
        "text": "Reports come late.",
        "visibility": Visibility.BOARD,
        "workstream_id": None,
        "action_id": None,
    } | facts
    return EscalationDetails(
        team_post_id=PostFactory().id, manager_post_id=PostFactory().id, **wanted
    )


def story(it):
    rows = db.session.scalars(
        select(EscalationStep)
        .where(EscalationStep.escalation_id == it.id)
        .order_by(EscalationStep.number)
    )
    return [(each.deed, each.level, each.by_id, each.why) for each in rows]


def test_each_step_keeps_who_when_and_why_and_the_history_none_of_the_words(session, secretary):
    it = service.raise_it(details(), by=secretary)
    assert (it.answer_by, it.moves_after) == (date(2025, 9, 12), date(2025, 9, 12))
    service.take_up(it, "It cannot wait.", by=secretary, version=it.version)
    assert (it.answer_by, it.moves_after) == (date(2025, 9, 19), date(2025, 10, 3))
    service.answer(it, "They now come on time.", by=secretary, version=it.version)
    assert (it.state, it.answer_by) == (EscalationState.ANSWERED, None)
    service.reopen(it, "Not yet.", by=secretary, version=it.version)
    assert (it.state, it.level) == (EscalationState.OPEN, Level.MANAGER)
    service.close(it, "It is settled.", by=secretary, version=it.version)
    assert story(it) == [
        (StepDeed.RAISED, Level.TEAM, secretary.id, "Reports come late."),
        (StepDeed.MOVED_UP, Level.MANAGER, secretary.id, "It cannot wait."),
        (StepDeed.ANSWERED, Level.MANAGER, secretary.id, "They now come on time."),
        (StepDeed.REOPENED, Level.MANAGER, secretary.id, "Not yet."),
        (StepDeed.CLOSED, Level.MANAGER, secretary.id, "It is settled."),
    ]
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [each.deed for each in entries] == [
        Deed.ESCALATION_RAISED,
        Deed.ESCALATION_MOVED_UP,
        Deed.ESCALATION_ANSWERED,
        Deed.ESCALATION_REOPENED,
        Deed.ESCALATION_CLOSED,
    ]
    assert "settled" not in str([(each.before, each.after, each.note) for each in entries])


def test_the_clock_moves_it_up_the_day_after_its_days_are_over_and_once(session):
    it = EscalationFactory()
    session.commit()
    clock.hold(date(2025, 9, 12))
    assert climbing.climb_due() == 0
    clock.hold(MONDAY_AFTER)
    assert climbing.climb_due() == 1
    assert climbing.climb_due() == 0
    session.refresh(it)
    assert (it.level, it.answer_by) == (Level.MANAGER, date(2025, 9, 29))
    assert story(it) == [(StepDeed.MOVED_UP, Level.MANAGER, None, service.THE_CLOCK)]
    clock.hold(date(2025, 10, 3))
    assert climbing.climb_due() == 0
    clock.hold(date(2025, 10, 4))
    assert climbing.climb_due() == 1
    session.refresh(it)
    assert (it.level, it.state) == (Level.BOARD, EscalationState.OPEN)
    clock.hold(date(2026, 9, 1))
    assert climbing.climb_due() == 0


def test_what_is_answered_closed_or_told_does_not_climb(session):
    EscalationFactory(state=EscalationState.ANSWERED, answer_by=None, moves_after=None)
    EscalationFactory.good_practice()
    session.commit()
    clock.hold(date(2026, 1, 5))
    assert climbing.climb_due() == 0


def test_two_schedulers_move_it_up_once(real_app, real_session):
    it = EscalationFactory()
    real_session.commit()
    clock.hold(MONDAY_AFTER)

    def tick(_):
        with real_app.app_context():
            try:
                return climbing.climb_due()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(4) as pool:
        moved = list(pool.map(tick, range(4)))
    real_session.rollback()
    assert sum(moved) == 1
    assert real_session.get(Escalation, it.id).level is Level.MANAGER
    assert len(real_session.scalars(select(EscalationStep)).all()) == 1


def test_good_practice_is_told_owes_nothing_and_is_counted_by_year(session, secretary):
    it = service.raise_it(details(kind=EscalationKind.GOOD_PRACTICE), by=secretary)
    assert (it.state, it.answer_by) == (EscalationState.TOLD, None)
    with pytest.raises(DomainError, match="told"):
        service.answer(it, "Thanks.", by=secretary, version=it.version)
    EscalationFactory.good_practice(raised_on=date(2025, 3, 31))
    EscalationFactory()
    assert queries.good_practice(secretary, clock.today()) == (1, "2025/26")


def test_a_step_on_an_older_version_or_out_of_turn_is_refused(session, secretary):
    it = service.raise_it(details(), by=secretary)
    service.take_up(it, "Now.", by=secretary, version=it.version)
    with pytest.raises(ChangedMeanwhile):
        service.take_up(it, "Now.", by=secretary, version=it.version - 1)
    service.take_up(it, "Now.", by=secretary, version=it.version)
    with pytest.raises(DomainError, match="board level"):
        service.take_up(it, "Higher.", by=secretary, version=it.version)
    with pytest.raises(DomainError, match="open"):
        service.reopen(it, "Again.", by=secretary, version=it.version)


def test_other_days_count_from_their_day_on_and_move_nothing_that_is_open(session, secretary):
    before = service.raise_it(details(), by=secretary)
    service.set_days(rules.Days(2, 3, 8), from_on=MONDAY_AFTER, by=secretary)
    assert service.days_on(date(2025, 9, 14)) == rules.Days()
    clock.hold(MONDAY_AFTER)
    assert service.raise_it(details(), by=secretary).answer_by == date(2025, 9, 17)
    assert before.answer_by == date(2025, 9, 12)
    with pytest.raises(NotAccepted):
        service.set_days(rules.Days(), from_on=date(2025, 9, 14), by=secretary)
    with pytest.raises(NotAccepted):
        service.set_days(rules.Days(5, 10, 14), from_on=MONDAY_AFTER, by=secretary)
    assert len(session.scalars(select(DatedSetting)).all()) == 1


def test_the_question_and_the_where_clause_agree_for_everybody(session):
    stream, post = WorkstreamFactory(), PostFactory()
    people = [signed(role) for role in Role]
    people += [
        signed(Role.ACTION_LEAD, post_ids=frozenset({post.id})),
        signed(Role.WORKSTREAM_CHAIR, chairs=frozenset({stream.id})),
        signed(Role.WORKSTREAM_CHAIR, chairs=frozenset({stream.id}), is_cleared=True),
        signed(Role.AUDITOR, is_cleared=True),
    ]
    made = [
        EscalationFactory(),
        EscalationFactory(team_post_id=post.id),
        EscalationFactory(manager_post_id=post.id),
        EscalationFactory(workstream_id=stream.id),
        EscalationFactory(workstream_id=stream.id, visibility=Visibility.RESTRICTED),
        EscalationFactory(raised_by_id=people[1].id),
        EscalationFactory.at_board(),
        EscalationFactory.at_board(visibility=Visibility.RESTRICTED),
    ]
    seen = set()
    for viewer in people:
        rows, total = queries.listed(viewer)
        found = {row.id for row in rows}
        assert found == {each.id for each in made if policy.may_see(viewer, each)}
        assert total == len(found)
        seen.add(frozenset(found))
    assert len(seen) >= 6


def test_what_came_to_the_board_comes_on_its_agendas_until_it_is_answered(session, secretary):
    board, group = MeetingFactory(body=BodyFactory.board()), MeetingFactory()

    def is_coming(meeting):
        return ESCALATIONS in what_comes(meeting).coming

    EscalationFactory()
    assert not is_coming(board)
    it = EscalationFactory.at_board()
    assert is_coming(board)
    assert not is_coming(group)
    service.answer(it, "The board asks for a report.", by=secretary, version=it.version)
    assert not is_coming(board)


def test_open_ones_come_first_the_boards_on_top_then_by_day(session, secretary):
    closed = EscalationFactory(state=EscalationState.CLOSED, answer_by=None, moves_after=None)
    later = EscalationFactory(answer_by=date(2025, 9, 20), moves_after=date(2025, 9, 20))
    sooner = EscalationFactory()
    at_board = EscalationFactory.at_board()
    rows, _ = queries.listed(secretary)
    assert [row.id for row in rows] == [at_board.id, sooner.id, later.id, closed.id]
