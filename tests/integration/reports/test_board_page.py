"""What the board reads: lists in their order, what changed, what is asked; and remembered pages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories.actions import ActionFactory, DueMoveFactory, closed, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory
from tracker.access.roles import Role
from tracker.actions.enums import Judgement, State
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.remembered import Remembered
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.people.identity import SignedIn
from tracker.reports.asked import on_day
from tracker.reports.board import Choice, board_page
from tracker.reports.board_lists import SHOWN

LAST, NEXT = date(2025, 7, 30), date(2025, 9, 26)
MEMBER = SignedIn(
    id=1,
    email="board@example.org",
    name="Board member",
    known_as="Board",
    roles=frozenset({Role.BOARD_MEMBER}),
    is_cleared=False,
)
COUNCILLOR = replace(MEMBER, roles=frozenset({Role.COMMITTEE_MEMBER}))


@pytest.fixture
def plan(session):
    board = BodyFactory.board()
    MeetingFactory(body=board, held_on=LAST, status=MeetingStatus.HELD)
    MeetingFactory(body=board, held_on=NEXT)
    return PlanFactory(slug="plan")


def action(plan, ref, **facts):
    return ActionFactory(plan=plan, ref=ref, workstream=None, accountable_post=None, **facts)


def read(**facts):
    db.session.flush()
    return board_page(on_day(clock.today()), viewer=facts.pop("viewer", MEMBER), **facts)


def refs(rows):
    return [row.ref for row in rows]


def test_reds_stand_by_date_and_the_overdue_among_them(plan):
    said(action(plan, "A1", due_on=date(2026, 3, 1)), Judgement.NOT_ON_TRACK, ask="Decide")
    action(plan, "A2", due_on=date(2025, 9, 4))
    action(plan, "A3", due_on=date(2025, 8, 1))
    page = read()
    assert refs(page.lists[State.RED]) == ["A3", "A2", "A1"]
    assert refs(page.overdue) == ["A3", "A2"]
    assert [row.ask for row in page.asks] == ["Decide"]
    assert page.words == "0 of 3 actions are complete (0%)"


def test_a_long_list_is_cut_and_the_counts_are_whole(plan):
    for number in range(SHOWN + 3):
        action(plan, f"A{number}", due_on=date(2025, 9, 1))
    page = read()
    assert len(page.lists[State.RED]) == SHOWN
    assert page.total.red == SHOWN + 3


def test_what_falls_due_between_two_boards_was_promised(plan):
    action(plan, "A1", due_on=LAST)
    action(plan, "A2", due_on=LAST + timedelta(days=1))
    action(plan, "A3", due_on=NEXT)
    action(plan, "A4", due_on=NEXT + timedelta(days=1))
    assert refs(read().promised) == ["A2", "A3"]


def test_what_changed_since_the_last_board(plan):
    before, after = date(2025, 7, 1), date(2025, 8, 20)
    said(action(plan, "SAME"), Judgement.ON_TRACK, on=before)
    for ref, was, now in (
        ("WORSE", Judgement.ON_TRACK, Judgement.SOME_ISSUES),
        ("BETTER", Judgement.NOT_ON_TRACK, Judgement.ON_TRACK),
    ):
        changed = action(plan, ref)
        said(changed, was, on=before)
        said(changed, now, on=after)
    said(action(plan, "AGAIN"), Judgement.SOME_ISSUES, on=after)
    closed(action(plan, "DONE"), on=after)
    action(plan, "NEW", added_on=after)
    action(plan, "LATE", due_on=LAST + timedelta(days=2))
    under = {
        heading: {each.ref for each in changes} for heading, changes in read().changes.under.items()
    }
    assert under == {
        "Now complete": {"DONE"},
        "Worse": {"WORSE", "LATE"},
        "Better": {"BETTER"},
        "Heard of again": {"AGAIN"},
        "New": {"NEW"},
    }


def test_dates_that_wait_for_the_board_are_asked(plan):
    moved = action(plan, "A1", moves=1)
    DueMoveFactory(action=moved, to_on=date(2026, 1, 31), reason="Slow", agreed_on=None)
    (waiting,) = read().moves
    assert (waiting.ref, waiting.to_on, waiting.moves) == ("A1", date(2026, 1, 31), 1)


def test_the_page_is_of_what_its_reader_may_see(plan):
    action(plan, "OPEN", visibility=Visibility.PUBLIC, due_on=date(2025, 9, 1))
    action(plan, "BOARD", due_on=date(2025, 9, 1))
    action(plan, "PART2", visibility=Visibility.RESTRICTED, due_on=date(2025, 9, 1))
    action(plan, "DRAFT", visibility=Visibility.DRAFT, due_on=date(2025, 9, 1))
    for viewer, seen in ((MEMBER, {"OPEN", "BOARD"}), (COUNCILLOR, {"OPEN"})):
        page = read(viewer=viewer)
        assert set(refs(page.lists[State.RED])) == seen
        assert page.total.actions == len(seen)


def test_a_workstream_can_be_chosen(plan):
    homes, health = WorkstreamFactory(slug="homes"), WorkstreamFactory(slug="health")
    ActionFactory(plan=plan, ref="H1", workstream=homes, due_on=date(2025, 9, 1))
    ActionFactory(plan=plan, ref="W1", workstream=health, due_on=date(2025, 9, 1))
    page = read(choice=Choice(workstream_slug="homes"))
    assert refs(page.lists[State.RED]) == ["H1"]
    assert page.total.actions == 1


def test_a_remembered_page_holds_until_the_next_deed_and_for_the_same_eyes(plan):
    remembered = Remembered(8)
    action(plan, "A1")
    first = read(remembered=remembered)
    assert read(remembered=remembered) is first
    assert read(remembered=remembered, viewer=replace(MEMBER, id=2)) is first
    assert read(remembered=remembered, viewer=COUNCILLOR) is not first
    assert read(remembered=remembered, viewer=replace(MEMBER, is_cleared=True)) is not first
    assert read(remembered=remembered, choice=Choice(plan_slug="plan")) is not first

    action(plan, "A2")
    db.session.flush()
    audit.record(Deed.ACTION_ADDED, subject_type="action", subject_id=1, by=None)
    assert read(remembered=remembered).total.actions == 2


def test_another_day_is_another_page(plan, held_today):
    remembered = Remembered(8)
    action(plan, "A1", due_on=clock.today())
    assert read(remembered=remembered).total.overdue == 0
    clock.hold(clock.today() + timedelta(days=1))
    assert read(remembered=remembered).total.overdue == 1
