"""What each pair of eyes sees of an agenda: of Part 2 that it is there, and why."""

from dataclasses import astuple

import pytest

from tests.factories.agendas import (
    PART_2,
    ItemCommentFactory,
    ItemFactory,
    PaperFactory,
    StoredFileFactory,
)
from tests.factories.meetings import MeetingFactory
from tests.factories.sittings import ResolutionFactory
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.policy import THE_BOARD, THE_CLEARED, THE_PUBLIC, Eyes, eyes_of
from tracker.meetings.agenda.queries import PRIVATE_ITEM, agenda
from tracker.meetings.minutes.enums import ResolutionKind
from tracker.people.identity import SignedIn

CANARY = "q7Zk2TmXv9LpWc4RsYb8NdHj"
KEEPER = Eyes(manages=True, reads_board=True, is_cleared=False)


@pytest.fixture
def meeting(session):
    meeting = MeetingFactory()
    for position, label in enumerate(("public", "board", "draft")):
        ItemFactory(
            meeting_id=meeting.id, position=position, visibility=Visibility(label), title=label
        )
    told = {name: CANARY for name in ("title", "presenter", "summary", "discussion", "document")}
    told |= {"late_reason": CANARY, "state_reason": CANARY}
    private = ItemFactory(meeting_id=meeting.id, position=4, **PART_2, **told)
    PaperFactory(item=private, title=CANARY, summary=CANARY, **PART_2)
    ItemCommentFactory(item_id=private.id, text=CANARY)
    last = ItemFactory(meeting_id=meeting.id, position=5, visibility="public", title="last")
    file = StoredFileFactory(name=f"{CANARY}.pdf")
    PaperFactory(item=last, title=CANARY, file=file, late_reason=CANARY, **PART_2)
    PaperFactory(item=last, title="Draft paper", visibility=Visibility.DRAFT)
    return meeting


def titles(found):
    return [(row.number, row.title) for row in found]


def test_the_public_is_told_of_part_2_and_of_nothing_in_it(meeting):
    found = agenda(meeting.id, THE_PUBLIC)
    assert titles(found) == [(1, "public"), (3, PRIVATE_ITEM), (4, "last")]
    assert CANARY not in repr([astuple(row) for row in found])
    assert found[1].exempt_reason == PART_2["exempt_reason"]
    assert [paper.is_closed for paper in found[2].papers] == [True]


def test_the_board_reads_its_own_items_and_the_numbers_are_the_same(meeting):
    found = agenda(meeting.id, THE_BOARD)
    assert titles(found) == [(1, "public"), (2, "board"), (3, PRIVATE_ITEM), (4, "last")]
    assert CANARY not in repr([astuple(row) for row in found])


def test_who_is_cleared_reads_all_but_drafts(meeting):
    found = agenda(meeting.id, THE_CLEARED)
    assert titles(found)[2] == (3, CANARY)
    assert found[2].comments[0].text == CANARY
    assert [paper.title for paper in found[3].papers] == [CANARY]


def test_who_keeps_the_meetings_sees_drafts_and_no_part_2(meeting):
    found = agenda(meeting.id, KEEPER)
    assert (None, "draft") in titles(found)
    assert CANARY not in repr([astuple(row) for row in found])


def test_what_is_not_taken_has_no_number(session):
    meeting = MeetingFactory()
    ItemFactory(meeting_id=meeting.id, position=1, state=ItemState.WITHDRAWN, title="gone")
    ItemFactory(meeting_id=meeting.id, position=2, title="taken")
    assert titles(agenda(meeting.id, THE_BOARD)) == [(None, "gone"), (1, "taken")]


@pytest.mark.parametrize(
    ("roles", "is_cleared", "is_on_it", "reads"),
    [
        pytest.param([Role.ADMINISTRATOR], True, False, "public", id="a clearance alone"),
        pytest.param([Role.BOARD_MEMBER], False, False, "public board", id="the board"),
        pytest.param([Role.BOARD_MEMBER], True, False, "public board restricted", id="cleared"),
        pytest.param([Role.COMMITTEE_MEMBER], False, True, "public board", id="on its list"),
        pytest.param([Role.DEMOCRATIC_SERVICES], False, False, "public board draft", id="keeper"),
    ],
)
def test_what_somebody_reads(roles, is_cleared, is_on_it, reads):
    viewer = SignedIn(1, "", "", "", frozenset(roles), is_cleared)
    eyes = eyes_of(viewer, 7, lists=frozenset({7} if is_on_it else ()))
    assert [label.value for label in Visibility if eyes.may_see(label)] == [
        label.value for label in Visibility if label.value in reads.split()
    ]


def test_an_agenda_takes_three_queries_whatever_its_length(meeting, session):
    with count_queries() as queries:
        agenda(meeting.id, THE_CLEARED)
    assert len(queries) == 3


def test_an_item_that_the_meeting_deferred_keeps_its_number_there(session):
    meeting = MeetingFactory()
    over = ItemFactory(meeting_id=meeting.id, position=1, state=ItemState.HELD_OVER)
    deferred = ItemFactory(meeting_id=meeting.id, position=2, state=ItemState.HELD_OVER)
    last = ItemFactory(meeting_id=meeting.id, position=3)
    ResolutionFactory(item_id=deferred.id, kind=ResolutionKind.DEFER)
    numbers = {row.id: row.number for row in agenda(meeting.id, THE_BOARD)}
    assert numbers == {over.id: None, deferred.id: 1, last.id: 2}
