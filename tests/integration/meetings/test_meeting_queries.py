from datetime import date, time

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory
from tracker.access.roles import Role
from tracker.meetings import policy, queries
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Body
from tracker.people.identity import SignedIn

FEBRUARY, JULY, SEPTEMBER = date(2025, 2, 5), date(2025, 7, 30), date(2025, 9, 26)
TODAY = date(2025, 9, 5)


def signed_in(user, *roles, posts=(), on_board=False):
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset(roles),
        is_cleared=False,
        post_ids=frozenset(posts),
        on_board=on_board,
    )


@pytest.fixture
def board(session):
    body = BodyFactory.board()
    for day in (FEBRUARY, JULY):
        MeetingFactory(body=body, held_on=day, status=MeetingStatus.HELD)
    MeetingFactory(body=body, held_on=date(2025, 9, 12), status=MeetingStatus.CANCELLED)
    MeetingFactory(body=body, held_on=SEPTEMBER, starts_at=time(14), ends_at=time(16))
    MeetingFactory(held_on=date(2025, 9, 8))
    return body


def test_the_next_board_is_the_first_planned_one(board):
    found = queries.next_board(TODAY)
    assert (found.held_on, found.starts_at, found.body_name) == (
        SEPTEMBER,
        time(14),
        "Executive Board",
    )
    assert queries.next_board(SEPTEMBER) == found
    assert queries.next_board(date(2025, 9, 27)) is None


@pytest.mark.parametrize(
    ("as_of", "began"),
    [
        pytest.param(FEBRUARY, None, id="on the day of the first board"),
        pytest.param(date(2025, 2, 6), date(2025, 2, 6), id="the day after it"),
        pytest.param(JULY, date(2025, 2, 6), id="on the day of the next"),
        pytest.param(TODAY, date(2025, 7, 31), id="today"),
        pytest.param(date(2025, 9, 20), date(2025, 7, 31), id="a cancelled board ends no cycle"),
        pytest.param(date(2025, 9, 27), date(2025, 9, 27), id="after a board nobody marked held"),
    ],
)
def test_a_cycle_begins_the_day_after_the_last_board_that_was_not_cancelled(board, as_of, began):
    assert queries.cycle_began(as_of) == began


def test_without_a_board_there_is_neither_cycle_nor_next(session):
    assert queries.cycle_began(TODAY) is None
    assert queries.last_board(TODAY) is None
    assert queries.next_board(TODAY) is None


def test_boards_between_leaves_out_the_cancelled(board):
    days = [each.held_on for each in queries.boards_between(FEBRUARY, SEPTEMBER)]
    assert days == [FEBRUARY, JULY, SEPTEMBER]


def test_somebody_is_on_a_list_by_name_or_by_post_and_only_while_it_lasts(board):
    by_name, by_post, gone, elsewhere = (UserFactory() for _ in range(4))
    post = PostFactory()
    PostHoldingFactory(post=post, user=by_post)
    PostHoldingFactory(
        post=post, user=gone, started_on=date(2024, 1, 1), ended_on=date(2024, 12, 31)
    )
    MemberFactory(body=board, user=by_name, ended_on=TODAY)
    MemberFactory(body=board, user=None, post=post, started_on=FEBRUARY)
    other = MemberFactory(user=elsewhere).body
    lists = [queries.lists_held(u.id, today=TODAY) for u in (by_name, by_post, gone, elsewhere)]
    assert lists == [{board.id}, {board.id}, set(), {other.id}]
    assert queries.lists_held(by_name.id, today=date(2025, 9, 6)) == set()
    assert queries.lists_held(by_post.id, today=date(2025, 2, 4)) == set()


def test_choices_are_the_coming_first_then_the_latest(board):
    words = [words for _, words in queries.meeting_choices(None, today=TODAY)]
    assert words[0].startswith("8 September 2025, Group")
    assert words[1:] == [
        "26 September 2025, Executive Board",
        "30 July 2025, Executive Board",
        "5 February 2025, Executive Board",
    ]
    past = queries.meeting_choices(None, today=SEPTEMBER, coming=False)
    assert past[0][1] == "26 September 2025, Executive Board"
    assert len(queries.meeting_choices(None, today=TODAY, past=False)) == 2


def test_a_meeting_of_today_is_offered_once(board):
    ids = [number for number, _ in queries.meeting_choices(None, today=SEPTEMBER)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("invited", ["by name", "by post", "once", "no"])
def test_the_question_and_the_clause_agree_on_who_sees_a_body(session, role, invited):
    private, public = BodyFactory(), BodyFactory(is_public=True)
    user, post = UserFactory(), PostFactory()
    PostHoldingFactory(post=post, user=user)
    if invited != "no":
        MemberFactory(
            body=private,
            user=None if invited == "by post" else user,
            post=post if invited == "by post" else None,
            ended_on=FEBRUARY if invited == "once" else None,
        )
    viewer = signed_in(user, *([role] if role else []), posts=[post.id])
    lists = queries.lists_held(user.id, today=TODAY)
    clause = policy.visible_to(viewer, today=TODAY)
    listed = set(session.scalars(Body.__table__.select().with_only_columns(Body.id).where(clause)))
    asked = {b.id for b in (private, public) if policy.may_see(viewer, b, lists=lists)}
    assert listed == asked
    assert (public.id in asked) is (role is not None)


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, Role.AMBASSADOR])
def test_some_roles_see_a_private_body_only_where_they_are_on_its_list(session, role):
    private = BodyFactory()
    viewer = signed_in(UserFactory(), role)
    assert not policy.may_see(viewer, private, lists=frozenset())
    assert policy.may_see(viewer, private, lists=frozenset({private.id}))


def test_the_day_of_a_meeting_is_told_to_whom_may_know_of_it(board):
    meeting_id = queries.next_board(TODAY).id
    assert queries.held_on(meeting_id, viewer=None) == SEPTEMBER
    outsider = signed_in(UserFactory(), Role.COMMITTEE_MEMBER)
    assert queries.held_on(meeting_id, viewer=outsider) is None
    assert queries.held_on(0, viewer=None) is None
