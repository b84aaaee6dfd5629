"""What a meeting is told of promises, what it was told, and the register of all."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory, closed
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.actions.enums import Precision
from tracker.actions.models import Action
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotFound
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.moment import moment_on
from tracker.meetings.promises import queries, register, service
from tracker.meetings.promises.models import ReportedBack
from tracker.meetings.promises.rules import Kept
from tracker.people.identity import SignedIn

APRIL, JULY, SEPTEMBER = date(2025, 4, 1), date(2025, 7, 30), date(2025, 9, 26)
CANARY = "q7Zk2TmXv9LpWc4RsYb8NdHj"


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meetings(board):
    held = {"body": board, "status": MeetingStatus.HELD}
    return [
        MeetingFactory(held_on=APRIL, **held),
        MeetingFactory(held_on=JULY, **held),
        MeetingFactory(held_on=SEPTEMBER, body=board),
    ]


@pytest.fixture
def viewer(session):
    return seen_by(Role.BOARD_SECRETARY)


def seen_by(role, *, is_cleared=False):
    user = person(role)
    return SignedIn(user.id, user.email, user.name, "", frozenset({role}), is_cleared)


def promised(meeting, **facts):
    facts = {"original_due_on": date(2025, 9, 30), "due_on": date(2025, 12, 1)} | facts
    return ActionFactory(arising_meeting_id=meeting.id, **facts)


def told(meeting, viewer):
    row = listing.meeting_row(meeting.id, viewer, today=clock.today())
    found = queries.for_meeting(row, viewer)
    parts = (found.of_last, found.older, found.due)
    return [[each.row.ref for each in part] for part in parts]


def test_a_meeting_is_told_of_the_last_one_and_of_what_was_open_before(meetings, viewer):
    april, july, september = meetings
    promised(july, ref="J1")
    closed(promised(july, ref="J2"))
    promised(april, ref="A1")
    closed(promised(april, ref="A2"), on=date(2025, 5, 1))
    ActionFactory(ref="N1", due_meeting_id=september.id, due_precision=Precision.NEXT_BOARD)
    ActionFactory(ref="X1", due_on=date(2026, 1, 31))
    assert told(september, viewer) == [["J1", "J2"], ["A1"], ["N1"]]
    assert told(july, viewer)[0] == ["A1", "A2"]


def test_a_cancelled_meeting_is_not_the_last(board, meetings, viewer):
    MeetingFactory(body=board, held_on=date(2025, 8, 20), status=MeetingStatus.CANCELLED)
    promised(meetings[1], ref="J1")
    assert told(meetings[2], viewer)[0] == ["J1"]


def test_what_is_due_by_the_board_is_what_the_boards_page_counts(meetings, viewer):
    ActionFactory(ref="D1", due_on=date(2025, 9, 10))
    ActionFactory(ref="D2", due_on=date(2025, 9, 27))
    ActionFactory(ref="D3", due_on=date(2025, 7, 1))
    assert told(meetings[2], viewer)[2] == ["D1"]


def test_another_body_has_only_what_names_its_meeting(meetings, viewer):
    other = MeetingFactory(held_on=SEPTEMBER)
    ActionFactory(ref="D1", due_on=date(2025, 9, 10))
    ActionFactory(ref="D2", due_meeting_id=other.id)
    assert told(other, viewer) == [[], [], ["D2"]]


def test_what_the_reader_may_not_see_is_no_promise_to_them(meetings, viewer):
    promised(meetings[1], ref="R1", text=CANARY, visibility=Visibility.RESTRICTED)
    assert told(meetings[2], viewer)[0] == []
    assert told(meetings[2], seen_by(Role.BOARD_SECRETARY, is_cleared=True))[0] == ["R1"]
    found = register.register(register.Asked(), viewer)
    assert (found.rows, found.total) == ([], 0)


def test_what_was_told_is_kept_with_how_it_stood_that_day(session, meetings, viewer):
    action = promised(meetings[0], original_due_on=date(2025, 6, 30), due_on=date(2025, 6, 30))
    service.report_back(meetings[1], action.id, what="The list is late.", by=viewer)
    (kept,) = session.scalars(select(ReportedBack))
    assert (kept.what, kept.state) == ("The list is late.", "red")
    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.subject_type, entry.subject_id, entry.visibility) == (
        "action",
        action.id,
        Visibility.BOARD,
    )
    with pytest.raises(ChangedMeanwhile):
        service.report_back(meetings[1], action.id, what="Mine.", by=viewer)
    service.report_back(
        meetings[1], action.id, what="Better.", by=viewer, version=service.version_of(kept)
    )
    assert [each.what for each in session.scalars(select(ReportedBack))] == ["Better."]
    (promise,) = register.register(register.Asked(), viewer).rows
    assert [(each.meeting.held_on, each.what) for each in promise.reports] == [(JULY, "Better.")]


def test_what_a_private_body_was_told_of_a_public_action_is_not_public(session, meetings, viewer):
    action = promised(meetings[0], visibility=Visibility.PUBLIC)
    service.report_back(meetings[1], action.id, what=CANARY, by=viewer)
    (entry,) = session.scalars(select(AuditEntry))
    assert entry.visibility is Visibility.BOARD
    member = seen_by(Role.COMMITTEE_MEMBER)
    found = queries.promises(moment_on(), member, where=[Action.id == action.id])
    assert [(each.made_at, each.reports) for each in found] == [(None, ())]


def test_nothing_is_told_before_the_meeting_or_at_one_that_was_cancelled(meetings, board, viewer):
    action = promised(meetings[1])
    off = MeetingFactory(body=board, held_on=date(2025, 8, 1), status=MeetingStatus.CANCELLED)
    for meeting, sentence in ((meetings[2], "from that day on"), (off, "cancelled")):
        with pytest.raises(DomainError, match=sentence):
            service.report_back(meeting, action.id, what="Done.", by=viewer)


def test_of_what_one_may_not_see_one_tells_nothing(meetings, viewer):
    action = promised(meetings[0], visibility=Visibility.RESTRICTED)
    with pytest.raises(NotFound):
        service.report_back(meetings[1], action.id, what="Done.", by=viewer)


def test_the_register_counts_by_the_first_date(meetings, viewer):
    july = meetings[1]
    closed(promised(july, ref="K", original_due_on=date(2025, 9, 30)), on=date(2025, 9, 1))
    promised(july, ref="L", original_due_on=date(2025, 8, 30))
    promised(july, ref="O")
    promised(meetings[0], ref="U", original_due_on=None, due_on=None)
    ActionFactory(ref="N", due_meeting_id=meetings[2].id, original_due_on=SEPTEMBER)
    ActionFactory(ref="X")
    found = register.register(register.Asked(), viewer)
    assert found.counts == {Kept.KEPT: 1, Kept.LATE: 1, Kept.OPEN: 3, Kept.STOPPED: 0}
    assert [each.row.ref for each in found.rows] == ["N", "L", "K", "O", "U"]
    for kept in Kept:
        asked = register.register(register.Asked(kept=kept), viewer)
        assert {each.kept for each in asked.rows} <= {kept}
        assert len(asked.rows) == asked.total == found.counts[kept]
    cells = list(register.whole(register.Asked(kept=Kept.LATE), viewer))
    assert [(row[0], row[2], row[8]) for row in cells] == [("2025-07-30", "L", "Late")]


def test_it_is_filtered_by_body_and_names_only_meetings_that_one_may_know_of(meetings, viewer):
    public = BodyFactory(slug="public", is_public=True)
    there = MeetingFactory(body=public, held_on=JULY, status=MeetingStatus.HELD)
    promised(there, ref="P", visibility=Visibility.PUBLIC)
    promised(meetings[1], ref="B", visibility=Visibility.PUBLIC)
    only = register.register(register.Asked(body_slug="public"), viewer)
    assert [each.row.ref for each in only.rows] == ["P"]
    member = seen_by(Role.COMMITTEE_MEMBER)
    assert [e.row.ref for e in register.register(register.Asked(), member).rows] == ["P"]
    assert [slug for slug, _ in register.bodies_with_promises(member, clock.today())] == ["public"]


def test_the_register_takes_the_same_queries_however_long_it_is(session, meetings, viewer):
    def asked():
        with count_queries() as sent:
            register.register(register.Asked(), viewer)
        return len(sent)

    promised(meetings[1])
    session.flush()
    before = asked()
    for _ in range(30):
        promised(meetings[1])
    session.flush()
    assert asked() == before
