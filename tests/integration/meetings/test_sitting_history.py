"""What was written down at a meeting of an item, in the history before and after it is private."""

from datetime import date

import pytest

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.factories.sittings import AttendanceFactory
from tracker.access.roles import Role
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.audit.queries import Wanted, all_entries
from tracker.core import clock
from tracker.meetings.agenda import keeping, part2
from tracker.meetings.agenda.enums import ExemptParagraph
from tracker.meetings.agenda.service import Label
from tracker.meetings.minutes.enums import InterestKind, ResolutionKind
from tracker.meetings.sitting import declaring, notes, resolving
from tracker.meetings.sitting.declaring import Interest
from tracker.meetings.sitting.notes import Sent
from tracker.meetings.sitting.resolving import Resolved
from tracker.people.identity import SignedIn

CANARY = "Zq8canary"


def somebody(role, *, is_cleared=False):
    user = person(role, is_cleared=is_cleared)
    return SignedIn(user.id, user.email, user.name, user.name, frozenset({role}), is_cleared)


@pytest.fixture
def secretary(session):
    return somebody(Role.BOARD_SECRETARY, is_cleared=True)


@pytest.fixture
def auditor(session):
    return somebody(Role.AUDITOR)


@pytest.fixture
def meeting(session):
    board = BodyFactory.board()
    return MeetingFactory(body=board, held_on=date(2025, 9, 5), agenda_out_at=clock.now())


def told(viewer):
    """All that the history tells somebody, as one text."""
    return str(all_entries(viewer, Wanted()))


def sit(session, meeting, item, by):
    """Write down of an item all that one can."""
    notes.save(meeting, item.id, Sent("Words.", item.discussion_version), by=by)
    resolving.resolve(meeting, item.id, Resolved(ResolutionKind.NOTE, f"{CANARY} noted"), by=by)
    who = AttendanceFactory(meeting_id=meeting.id)
    kind = next(iter(InterestKind))
    declaring.declare(meeting, Interest(who.id, item.id, kind, f"{CANARY} owner", False), by=by)
    session.flush()


def test_what_becomes_private_takes_with_it_what_was_written_at_the_meeting(
    session, meeting, secretary, auditor
):
    item = ItemFactory(meeting_id=meeting.id, title=f"{CANARY} contract")
    sit(session, meeting, item, secretary)
    assert told(auditor).count(CANARY) >= 3
    item = keeping.item_to_change(meeting, item.id)
    paragraph, why = ExemptParagraph.THREE, "It gives a price."
    label = Label(PART_2["visibility"], paragraph, why, "A contract")
    part2.make_private(item, meeting, label, by=secretary, version=item.version)
    session.flush()
    assert CANARY not in told(auditor)
    assert CANARY in told(secretary)


def test_a_private_item_hides_nothing_else_of_its_meeting(session, meeting, secretary, auditor):
    after = {"place": "Town hall"}
    audit.record(
        Deed.MEETING_CHANGED, subject_type="meeting", subject_id=meeting.id, by=secretary,
        after=after,
    )  # fmt: skip
    sit(session, meeting, ItemFactory(meeting_id=meeting.id, **PART_2), secretary)
    assert "Town hall" in told(auditor)
    assert CANARY not in told(auditor)


def test_of_a_draft_agenda_a_note_ahead_tells_nobody(session, meeting, secretary, auditor):
    meeting.held_on, meeting.agenda_out_at = date(2025, 9, 26), None
    item = ItemFactory(meeting_id=meeting.id, title=f"{CANARY} plan")
    notes.save(meeting, item.id, Sent("Words.", item.discussion_version), by=secretary)
    session.flush()
    assert CANARY not in told(auditor)
    assert CANARY in told(secretary)
