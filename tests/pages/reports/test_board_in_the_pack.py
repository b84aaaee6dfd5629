"""The board’s summary in its pack: frozen, and with no more than the pack’s readers may see."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory, said
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.freezing import freeze_due
from tracker.meetings.pack.enums import PackKind
from tracker.reports import pack_section

BOARD, CLOSES = date(2025, 9, 26), date(2025, 9, 17)


@pytest.fixture
def board(session):
    meeting = MeetingFactory(body=BodyFactory.board(), held_on=BOARD, agenda_out_at=clock.now())
    kind = ItemKind.BOARD_SUMMARY
    ItemFactory(
        meeting_id=meeting.id, kind=kind, title="Board summary", visibility=Visibility.PUBLIC
    )
    homes, plan = WorkstreamFactory(slug="homes", name="Good Homes"), PlanFactory(slug="plan")
    for label in (Visibility.PUBLIC, Visibility.BOARD, Visibility.RESTRICTED):
        red = ActionFactory(plan=plan, workstream=homes, text=f"The {label} door", visibility=label)
        said(red, Judgement.NOT_ON_TRACK, on=date(2025, 9, 10), why=f"The {label} why")
        amber = ActionFactory(
            plan=plan, workstream=homes, text=f"The {label} window", visibility=label
        )
        said(amber, Judgement.SOME_ISSUES, on=date(2025, 9, 10))
    return meeting


@pytest.fixture
def frozen(app, session, board):
    session.commit()
    clock.hold(CLOSES + timedelta(days=1))
    with app.app_context():
        assert freeze_due() == 1
    return board


@pytest.fixture
def reader(browser, board):
    return browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))


def read(browser, board, kind):
    return browser.get(f"/meetings/{board.id}/pack/read?kind={kind}").text


@pytest.mark.parametrize(
    ("kind", "doors"),
    [
        (PackKind.PUBLIC, ["public"]),
        (PackKind.BOARD, ["public", "board"]),
        (PackKind.FULL, ["public", "board", "restricted"]),
    ],
)
def test_the_summary_is_as_the_readers_of_the_pack_see_it(frozen, reader, kind, doors):
    text = read(reader, frozen, kind)
    assert f"0 of {2 * len(doors)} actions are complete" in text
    assert f"Some issues ({len(doors)})" in text
    assert "As frozen on 17 September 2025." in text
    for label in ("public", "board", "restricted"):
        assert (f"The {label} door" in text) is (label in doors)
        assert (f"The {label} why" in text) is (label in doors)
        assert (f"The {label} window" in text) is (label in doors)


def test_what_is_said_after_the_freeze_is_not_in_it(session, frozen, reader):
    before = read(reader, frozen, PackKind.BOARD)
    clock.hold(date(2025, 9, 24))
    red = session.scalars(select(Action).where(Action.text == "The board door")).one()
    said(red, Judgement.ON_TRACK, on=date(2025, 9, 22), why="It is open now")
    assert read(reader, frozen, PackKind.BOARD) == before


def test_before_the_freeze_the_pack_says_that_it_is_to_come(board, reader):
    text = read(reader, board, PackKind.BOARD)
    assert "It is frozen when the update round has closed." in text
    assert "door" not in text


def test_the_freeze_is_a_change_of_the_pack(app, board, request):
    with app.app_context():
        before = pack_section.mark(board.id, PackKind.BOARD)
    request.getfixturevalue("frozen")
    with app.app_context():
        assert before == pack_section.NOT_FROZEN != pack_section.mark(board.id, PackKind.BOARD)
