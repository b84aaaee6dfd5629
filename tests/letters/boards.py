"""What letters are written about: the update round, the board, and what is moved."""

from datetime import UTC, date, datetime

from tests.factories.actions import DueMoveFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, person
from tests.factories.reminders import board_on, led_action
from tests.factories.workstreams import SeatFactory, WorkstreamFactory, ambassador_of
from tests.letters.town import ASKS, ASKS_AGAIN, CLOSES, FAR, PACK, TODAY, Town, situation
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings import service as meetings
from tracker.meetings.enums import MeetingStatus, MemberRole
from tracker.people.sign_in import as_person
from tracker.workstreams.enums import SeatKind


def round_town():
    town = Town()
    board_on()
    for ref in ("W1", "W2", "W4"):
        town.action(ref)
    town.action("W3", visibility=Visibility.BOARD)
    return town


@situation
def round_opens_for_a_lead():
    return round_town().lead


@situation
def round_opens_for_a_chair():
    return round_town().chair


@situation
def round_opens_for_a_chair_who_leads():
    town = round_town()
    other = WorkstreamFactory(name="Good Homes")
    SeatFactory(workstream=other, user=town.lead, kind=SeatKind.CHAIR)
    led_action(PostFactory(), workstream=other, ref="H1", due_on=FAR)
    return town.lead


@situation
def round_asks_a_lead():
    return round_town().lead, ASKS


@situation
def round_asks_with_a_copy_to_the_chair():
    return round_town().chair, ASKS_AGAIN


@situation
def round_closes_for_a_chair():
    return round_town().chair, CLOSES


@situation
def round_closes_for_the_secretary():
    return round_town().secretary, CLOSES


# The board itself


@situation
def next_board_for_a_member():
    member = person(Role.BOARD_MEMBER)
    board_on(members=[member])
    return member


@situation
def next_board_for_an_ambassador():
    board_on()
    return ambassador_of(Town().stream)


@situation
def pack_for_an_ambassador():
    board_on()
    return ambassador_of(Town().stream), PACK


def held_board():
    return MeetingFactory(
        body=BodyFactory.board(),
        held_on=date(2025, 9, 2),
        status=MeetingStatus.HELD,
        changed_at=datetime(2025, 9, 2, 15, tzinfo=UTC),
    )


@situation
def minutes():
    taker = person(Role.DEMOCRATIC_SERVICES)
    MemberFactory(body=held_board().body, user=taker, role=MemberRole.SECRETARY)
    return taker


@situation
def minutes_without_a_secretary_on_the_list():
    held_board()
    return Town().secretary


@situation
def board_moved():
    town, member = Town(), person(Role.BOARD_MEMBER)
    board = board_on(date(2025, 11, 26), members=[member])
    by, times = as_person(town.secretary), meetings.Times(place_held="Town Hall")
    meetings.move_meeting(board, on=date(2025, 11, 28), times=times, by=by, version=board.version)
    return member


@situation
def date_moved():
    town = Town()
    DueMoveFactory(action=town.action(), to_on=FAR, agreed_on=TODAY, agreed_by_id=town.secretary.id)
    return town.lead
