"""A pack holds the last minutes and what was promised, as its readers may see them."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.sittings import AttendanceFactory, MinutesFactory, ResolutionFactory
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.looking_back import promised_mark


@pytest.fixture
def last(session):
    body = BodyFactory.board()
    return MeetingFactory(body=body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)


@pytest.fixture
def minutes(last):
    """Of the last meeting: an item for all, and one of Part 2."""
    AttendanceFactory(meeting_id=last.id, name="Head of Housing")
    public = {"visibility": Visibility.PUBLIC, "discussion": "Homes were talked about."}
    item = ItemFactory(meeting_id=last.id, title="Homes", position=1, **public)
    ResolutionFactory(item_id=item.id, text="That the homes be noted.")
    ItemFactory(
        meeting_id=last.id, title="Secret", position=2, discussion="Secret talk",
        public_note="A contract was talked about.", **PART_2,
    )  # fmt: skip
    return MinutesFactory(meeting_id=last.id, state=MinutesState.AGREED, first_number=4)


@pytest.fixture
def board(last):
    meeting = MeetingFactory(body=last.body, held_on=date(2025, 9, 26), agenda_out_at=clock.now())
    public = {"meeting_id": meeting.id, "visibility": Visibility.PUBLIC}
    ItemFactory(kind=ItemKind.MINUTES, title="Minutes", position=1, **public)
    ItemFactory(kind=ItemKind.PROMISES, title="What we promised", position=2, **public)
    return meeting


@pytest.fixture
def reader(browser, board):
    return browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))


def read(browser, board, kind=PackKind.BOARD):
    return browser.get(f"/meetings/{board.id}/pack/read?kind={kind}").text


def test_the_last_minutes_are_in_the_pack_once_they_are_agreed(session, reader, board, minutes):
    text = read(reader, board)
    assert "Draft minutes of 30 July 2025" in text
    assert "Present: Head of Housing." in text
    assert "4. Homes" in text
    assert "Homes were talked about." in text
    assert "That the homes be noted." in text
    minutes.state = MinutesState.CIRCULATED
    assert "Homes were talked about." not in read(reader, board)


@pytest.mark.parametrize("kind", PackKind)
def test_of_part_2_the_last_minutes_say_only_their_public_words(reader, board, minutes, kind):
    text = read(reader, board, kind)
    assert ("Secret talk" in text) is (kind is PackKind.FULL)
    assert ("A contract was talked about." in text) is (kind is not PackKind.FULL)


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (PackKind.FULL, {"public", "board", "restricted"}),
        (PackKind.BOARD, {"public", "board"}),
        (PackKind.PUBLIC, {"public"}),
    ],
)
def test_what_was_promised_is_in_it_as_its_readers_may_see_it(reader, last, board, kind, labels):
    plan = PlanFactory(slug="plan")
    for label in (Visibility.PUBLIC, Visibility.BOARD, Visibility.RESTRICTED):
        facts = {"arising_meeting_id": last.id, "visibility": label}
        ActionFactory(plan=plan, text=f"The {label} promise", **facts)
    text = read(reader, board, kind)
    assert {
        each for each in ("public", "board", "restricted") if f"The {each} promise" in text
    } == labels
    assert f"{len(labels)} promise" in text


def test_that_a_day_has_passed_is_no_change_of_the_pack(app, reader, last, board):
    plan = PlanFactory(slug="plan")
    late = ActionFactory(plan=plan, arising_meeting_id=last.id, due_on=date(2025, 9, 1))
    reader.session.commit()

    def mark():
        with app.app_context():
            return promised_mark(board.id, PackKind.BOARD)

    before = mark()
    clock.hold(date(2025, 9, 8))
    assert mark() == before
    late.due_on = date(2025, 10, 1)
    reader.session.commit()
    assert mark() != before
