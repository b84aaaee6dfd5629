"""Where a board's round stands, and how a chair signs it off."""

from datetime import date, timedelta

import pytest

from tests.factories.actions import ActionFactory, ClosureFactory, said
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, person
from tests.factories.plan import PlanFactory
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.freezing import freeze_due

BOARD, OPENS, CLOSES = date(2025, 9, 26), date(2025, 9, 5), date(2025, 9, 17)
THE_DAY_AFTER = CLOSES + timedelta(days=1)


@pytest.fixture
def board(session):
    return MeetingFactory(body=BodyFactory.board(), held_on=BOARD)


@pytest.fixture
def homes(session):
    return WorkstreamFactory(slug="homes", name="Good Homes", position=1)


@pytest.fixture
def plan(session):
    return PlanFactory(slug="plan")


@pytest.fixture
def actions(plan, homes):
    post = PostFactory(name="Head of Housing")
    return [
        ActionFactory(plan=plan, workstream=homes, ref=f"H{n}", accountable_post=post)
        for n in (1, 2, 3)
    ]


@pytest.fixture
def chair(browser, homes, actions, board):
    return browser.sign_in(chair_of(homes, name="Chair of Good Homes"))


def hold(app, day, *, freeze=False):
    clock.hold(day)
    if freeze:
        with app.app_context():
            freeze_due()


def show(browser, board):
    return browser.get("rounds.show", meeting_id=board.id)


def test_it_says_where_each_workstream_stands(chair, board, actions, homes):
    said(actions[0], on=OPENS)
    ClosureFactory(action=actions[1])
    actions[1].proposed_on = OPENS
    page = show(chair, board)
    assert page.h1.endswith("1 of 2 open actions has a word for this board")
    (row,) = page.table("Where each workstream stands")
    assert [row[name] for name in ("Open", "Said", "Still to say", "Proposed")] == [
        "2", "1", "1", "1",
    ]  # fmt: skip
    assert row["Signed off"].startswith("Not yet")
    assert "Open until Wednesday 17 September 2025." in page.text
    assert page.all("[aria-current=step] strong") == ["Friday 5 September 2025"]


def test_only_what_the_reader_may_see_is_counted(chair, board, actions, plan, homes):
    actions[0].visibility = Visibility.RESTRICTED
    (row,) = show(chair, board).table("Where each workstream stands")
    assert row["Open"] == "2"


def test_a_chair_signs_off_with_a_note_and_is_warned_of_what_has_no_word(chair, board, actions):
    form = chair.get(show(chair, board).link("Sign it off"))
    assert "3 actions have no word for this board yet." in form.text
    page = chair.follow(chair.submit(form, note="As it should stand."))
    (row,) = page.table("Where each workstream stands")
    assert "Chair of Good Homes, 5 September 2025" in row["Signed off"]
    assert "As it should stand." in row["Signed off"]


def test_a_sign_off_can_be_taken_back_while_the_round_is_open(chair, board):
    chair.submit(chair.get(show(chair, board).link("Sign it off")))
    page = chair.submit(chair.get(show(chair, board).link("Take it back")))
    (row,) = chair.follow(page).table("Where each workstream stands")
    assert row["Signed off"].startswith("Not yet")


def test_after_the_close_a_chair_still_signs_off_but_takes_nothing_back(app, chair, board):
    hold(app, THE_DAY_AFTER, freeze=True)
    form = chair.get(show(chair, board).link("Sign it off"))
    assert "what the board sees is fixed" in form.text
    assert "3 actions had no word for this board when the round closed." in form.text
    assert "up to date first" not in form.text
    assert "What you say now counts for the next board." in chair.get("/").text
    page = chair.follow(chair.submit(form))
    assert "Take it back" not in page.text
    assert "Frozen as of Wednesday 17 September 2025." in page.text
    where = f"/meetings/{board.id}/round/homes/take-back"
    for refused in (chair.get(where, expect=409), chair.post(where, {}, expect=409)):
        assert "The round closed on 17 September 2025, so this sign-off stays." in refused.text


def test_what_is_not_signed_off_cannot_be_taken_back(chair, board):
    where = f"/meetings/{board.id}/round/homes/take-back"
    for refused in (chair.get(where, expect=409), chair.post(where, {}, expect=409)):
        assert "Good Homes is not signed off" in refused.text


def test_it_is_signed_off_once(chair, board):
    where = f"/meetings/{board.id}/round/homes/sign-off"
    chair.submit(chair.get(where))
    assert "is signed off for this board already" in chair.get(where, expect=409).text
    assert "is signed off for this board already" in chair.post(where, {}, expect=409).text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (OPENS - timedelta(days=1), "The round opens on 5 September 2025."),
        (BOARD + timedelta(days=1), "The board met on 26 September 2025"),
    ],
)
def test_nobody_signs_off_before_the_round_or_after_the_board(app, chair, board, day, words):
    hold(app, day)
    assert "Sign it off" not in show(chair, board).text
    where = f"/meetings/{board.id}/round/homes/sign-off"
    assert words in chair.get(where, expect=409).text


def test_a_chair_signs_off_their_own_workstream_only(chair, board):
    WorkstreamFactory(slug="health", name="Health")
    where = f"/meetings/{board.id}/round/health/sign-off"
    chair.get(where, expect=403)
    chair.post(where, {}, expect=403)


def test_the_board_secretary_signs_off_for_any_chair(browser, board, actions):
    browser.sign_in(person(Role.BOARD_SECRETARY, name="Board secretary"))
    page = browser.submit(browser.get(f"/meetings/{board.id}/round/homes/sign-off"))
    (row,) = browser.follow(page).table("Where each workstream stands")
    assert "Board secretary" in row["Signed off"]


def test_a_sign_off_from_before_the_board_moved_away_does_not_count(app, chair, board):
    chair.submit(chair.get(show(chair, board).link("Sign it off")))
    board.held_on = date(2025, 10, 24)
    hold(app, date(2025, 10, 6))
    (row,) = show(chair, board).table("Where each workstream stands")
    assert row["Signed off"].startswith("Not yet")
    chair.follow(chair.submit(chair.get(show(chair, board).link("Sign it off"))))


def test_exceptions_are_listed_with_their_reasons(app, chair, board, actions):
    actions[0].due_on = date(2025, 8, 26)
    said(actions[0], on=date(2025, 9, 8))
    hold(app, date(2025, 9, 12))
    page = show(chair, board)
    found = {row["Action"][:2]: row["Why"] for row in page.table("Exceptions for the board (3)")}
    assert found["H1"] == "13 working days overdue"
    assert found["H2"] == "No reply to two requests for an update"
    assert page.all("#unanswered + ul li") == ["Head of Housing: H2 , H3"]


def test_one_request_is_not_two(app, chair, board):
    hold(app, date(2025, 9, 11))
    assert "Exceptions for the board (0)" in show(chair, board).text


def test_a_chair_sees_what_a_post_leads_that_nobody_holds(chair, board, actions):
    actions[0].accountable_post = PostFactory(name="Somebody who left", is_vacant=True)
    page = show(chair, board)
    assert page.all("section[aria-labelledby=vacant] li") == [
        f"H1 {actions[0].text} Somebody who left"
    ]
    home = chair.get("/")
    assert "Led by a post that nobody holds" in home.text
    assert len(home.all("section[aria-labelledby=vacant] li")) == 1


def test_a_cancelled_board_has_no_round(chair, board):
    board.status = MeetingStatus.CANCELLED
    assert show(chair, board).h1.endswith("This meeting was cancelled")
    chair.get(f"/meetings/{board.id}/round/homes/sign-off", expect=409)


def test_a_board_that_met_before_it_was_written_down_had_none(app, chair, board):
    hold(app, BOARD + timedelta(days=4))
    page = show(chair, board)
    assert page.h1.endswith("This board had no update round here")
    assert "No reply" not in page.text
    then = chair.get(page.link("How everything stood on that day"))
    assert "No reply" not in then.text


def test_only_the_executive_board_has_one(chair):
    chair.get("rounds.show", meeting_id=MeetingFactory().id, expect=404)


def test_before_anything_is_there_it_says_so(browser, board):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = show(browser, board)
    assert page.h1.endswith("No open action waits for a word")
    assert "There is no workstream yet." in page.text


def test_it_asks_the_same_of_the_database_however_long_the_plan(app, chair, board, plan, homes):
    hold(app, date(2025, 9, 12))
    show(chair, board)
    with at_most(12) as few:
        show(chair, board)
    for _ in range(60):
        ActionFactory(plan=plan, workstream=WorkstreamFactory())
    with at_most(len(few)):
        show(chair, board)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (OPENS - timedelta(days=1), "The round opens on Friday 5 September 2025."),
        (CLOSES, "Open until Wednesday 17 September 2025."),
        (
            THE_DAY_AFTER,
            "The round closed on Wednesday 17 September 2025. What you say now counts for the "
            "next board.",
        ),
    ],
)
def test_the_page_where_words_are_written_says_how_far_the_round_is(app, chair, board, day, words):
    hold(app, day)
    page = chair.get("/workstreams/homes/update")
    assert words in page.text
    assert page.link("Where the round stands") == f"/meetings/{board.id}/round"
