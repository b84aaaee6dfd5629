"""A board's page once its round was frozen, and until then."""

from datetime import date, timedelta

import pytest

from tests.factories.actions import ActionFactory, DueMoveFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.freezing import freeze_due

BOARD, CLOSES = date(2025, 9, 26), date(2025, 9, 17)
THE_DAY_AFTER = CLOSES + timedelta(days=1)


@pytest.fixture
def board(session):
    body = BodyFactory.board()
    MeetingFactory(body=body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    return MeetingFactory(body=body, held_on=BOARD)


@pytest.fixture
def homes(session):
    return WorkstreamFactory(slug="homes", name="Good Homes")


@pytest.fixture
def plan(session):
    return PlanFactory(slug="plan", name="The strategy")


@pytest.fixture
def red(plan, homes):
    found = ActionFactory(plan=plan, workstream=homes, ref="H1", text="Open the door")
    said(found, Judgement.NOT_ON_TRACK, on=date(2025, 9, 10), why="Nobody is free", ask="Decide")
    return found


@pytest.fixture
def member(browser, session, board, red):
    return browser.sign_in(person(Role.BOARD_MEMBER))


def freeze(app, session):
    session.commit()
    clock.hold(THE_DAY_AFTER)
    with app.app_context():
        assert freeze_due() == 1


def show(browser, board, **more):
    return browser.get("reports.board", meeting=board.id, **more)


def test_before_the_freeze_it_is_live_and_says_until_when(member, board):
    page = show(member, board)
    assert "How it stands on Friday 5 September 2025" in page.h1
    assert "until the update round closes on Wednesday 17 September 2025." in page.text
    clock.hold(THE_DAY_AFTER)
    assert "The next morning this page is frozen for the board." in show(member, board).text


def test_it_shows_what_was_frozen_and_nothing_newer(app, session, member, board, red, plan, homes):
    DueMoveFactory(action=red, asked_on=date(2025, 9, 11), reason="The partner needs longer.")
    red.moves = 1
    freeze(app, session)
    before = show(member, board)
    assert (
        "As frozen at the close of the round on 17 September 2025, for the board of "
        "26 September 2025" in before.h1
    )
    assert "Not on track (1)" in before.text
    assert "Nobody is free" in before.text
    said(red, Judgement.ON_TRACK, on=THE_DAY_AFTER)
    red.workstream, red.ref = WorkstreamFactory(name="Other"), "X1"
    ActionFactory(plan=plan, workstream=homes, ref="N1", due_on=date(2025, 9, 1))
    clock.hold(BOARD + timedelta(days=30))
    board.status = MeetingStatus.HELD
    after = show(member, board)
    assert after.h1 == before.h1
    first = {row["Workstream"]: row["All"] for row in after.table("By workstream")}
    assert first["Good Homes"] == "1"
    assert [a for a in after.all("#reds ~ article h3")] == ["H1 Open the door"]
    assert "N1" not in after.text
    assert "Overdue (0)" in after.text


def test_new_dates_that_waited_then_are_asked_of_the_board(app, session, member, board, red):
    red.moves = 1
    moves = [DueMoveFactory(action=red, agreed_on=date(2025, 6, 1))]
    moves.append(DueMoveFactory(action=red, asked_on=date(2025, 9, 11), reason="It takes longer."))
    freeze(app, session)
    moves[1].agreed_on = BOARD
    clock.hold(BOARD + timedelta(days=1))
    assert "It takes longer." in show(member, board).text


def test_an_action_made_part_2_since_is_no_longer_shown(app, session, member, board, red):
    freeze(app, session)
    red.visibility = Visibility.RESTRICTED
    page = show(member, board)
    assert "Open the door" not in page.text
    assert "There are no actions yet" in page.h1


def test_a_filter_stays_within_the_snapshot(app, session, member, board, red):
    freeze(app, session)
    WorkstreamFactory(slug="health", name="Health")
    page = member.submit(show(member, board), workstream="health")
    assert "As frozen at the close of the round" in page.h1
    assert "Not on track (0)" in page.text


def test_a_past_board_without_a_snapshot_says_that_it_is_worked_out(member, board, session):
    clock.hold(BOARD + timedelta(days=3))
    page = show(member, board)
    assert "As it was on Friday 26 September 2025" in page.h1
    assert "Nothing was frozen for this board" in page.text


@pytest.mark.parametrize("meeting", ["999999", "nonsense", "99999999999999999999", "²"])
def test_a_meeting_that_is_not_there_is_said_and_today_is_shown(member, meeting):
    page = member.get("reports.board", meeting=meeting)
    assert "There is no such meeting, so this is as of today." in page.text
    assert "How it stands on Friday 5 September 2025" in page.h1


def test_a_board_that_is_not_theirs_to_know_of_is_not_there(browser, board, red):
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    assert "There is no such meeting" in show(browser, board).text


def test_a_cancelled_board_is_said_to_be(member, board):
    board.status = MeetingStatus.CANCELLED
    assert "The meeting of 26 September 2025 was cancelled" in show(member, board).text


def test_the_live_page_leads_to_the_snapshot_once_there_is_one(app, session, member, board):
    freeze(app, session)
    page = member.get("reports.board")
    assert page.link("As it was frozen") == f"/board?meeting={board.id}"


def test_after_the_board_news_is_what_is_newer_than_its_papers(app, session, member, board, red):
    freeze(app, session)
    said(red, Judgement.ON_TRACK, on=date(2025, 9, 19))
    clock.hold(BOARD + timedelta(days=3))
    board.status = MeetingStatus.HELD
    page = member.get("reports.board")
    assert "What changed since 17 September 2025" in page.text
    assert "Better: Open the door H1 , from Not on track to On track" in page.text


def test_exceptions_are_on_the_page_by_their_reasons(member, board, plan, homes):
    ambassador_of(homes)
    ActionFactory(plan=plan, workstream=homes, ref="H2", due_on=date(2025, 8, 20))
    assert exceptions(member) == ["Ten working days overdue or more: H2 ."]
    clock.hold(date(2025, 9, 12))
    assert exceptions(member) == [
        "Ten working days overdue or more: H2 .",
        "No reply to two requests for an update: H2 .",
    ]


def exceptions(browser):
    return browser.get("reports.board").all("section[aria-labelledby=exceptions] li")


@pytest.mark.parametrize("number", [100, 1_000])
def test_a_snapshot_asks_the_same_of_the_database_however_long_the_plan(
    app, session, member, board, plan, homes, number
):
    for at in range(number):
        ActionFactory(plan=plan, workstream=homes, ref=f"A{at}", due_on=date(2025, 9, 1))
    freeze(app, session)
    member.client.get(f"/board?meeting={board.id}")
    with at_most(15):
        member.client.get(f"/board?meeting={board.id}")
