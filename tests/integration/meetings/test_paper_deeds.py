"""Deeds on papers, and who is told of them, on both databases."""

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory, StoredFileFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import UserFactory
from tracker.access.roles import Role
from tracker.audit import queries as audit
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotFound
from tracker.core.visibility import Visibility
from tracker.files.models import StoredFile
from tracker.meetings.agenda.enums import ExemptParagraph
from tracker.meetings.agenda.models import Paper
from tracker.meetings.models import Meeting
from tracker.meetings.papers import queries, service
from tracker.meetings.papers.service import Words
from tracker.people.identity import SignedIn

OPEN = Words("The plan for homes", "What is built.", Visibility.BOARD)
PRIVATE = Words(
    "What the homes cost", "", Visibility.RESTRICTED, ExemptParagraph.THREE, "A price.", "Costs"
)


def somebody(role, *, is_cleared=False):
    user = UserFactory(name=role.label, roles=[role], is_cleared=is_cleared)
    return SignedIn(
        id=user.id,
        email=user.email,
        name=user.name,
        known_as=user.known_as,
        roles=frozenset({role}),
        is_cleared=is_cleared,
    )


@pytest.fixture
def secretary(session):
    return somebody(Role.BOARD_SECRETARY, is_cleared=True)


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board())


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id)


def add(item, by, words=OPEN, *, late_reason="", is_cleared=True):
    return service.add_paper(
        item,
        words,
        StoredFileFactory(),
        late_reason=late_reason,
        by=by,
        is_cleared=is_cleared,
    )


def labels(session, paper):
    entries = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject_type == "paper", AuditEntry.subject_id == paper.id)
        .order_by(AuditEntry.id)
    )
    return [(entry.deed.value, entry.visibility) for entry in entries]


def test_papers_come_one_after_the_other(secretary, item):
    first, second = add(item, secretary), add(item, secretary)
    assert (first.position, second.position) == (1, 2)
    service.move_paper(second, places=-1, by=secretary)
    assert (first.position, second.position) == (2, 1)


def test_what_only_part_2_has_is_kept_of_part_2_alone(secretary, item):
    words = Words("Open", "", Visibility.BOARD, ExemptParagraph.ONE, "A reason.", "Another title")
    paper = add(item, secretary, words)
    assert (paper.exempt_paragraph, paper.exempt_reason, paper.public_title) == (None, "", "")
    private = add(item, secretary, PRIVATE)
    assert (private.exempt_paragraph, private.public_title) == (ExemptParagraph.THREE, "Costs")


def test_who_is_not_cleared_makes_nothing_private_and_nobody_opens_more_than_the_item(
    secretary, item
):
    with pytest.raises(NotAccepted, match="never more open"):
        add(item, secretary, PRIVATE, is_cleared=False)
    with pytest.raises(NotAccepted, match="never more open"):
        add(item, secretary, Words("Open", "", Visibility.PUBLIC))
    private = add(item, secretary, PRIVATE)
    with pytest.raises(NotAccepted, match="never more open"):
        service.change_paper(private, OPEN, by=secretary, version=private.version, is_cleared=True)


def test_a_late_paper_without_its_reason_is_not_taken(secretary, session, meeting, item):
    meeting.agenda_out_at = clock.now()
    session.flush()
    version = meeting.version
    with pytest.raises(NotAccepted, match="Say why it is urgent"):
        add(item, secretary)
    paper = add(item, secretary, late_reason="It came today.")
    assert (paper.is_late, paper.added_on) == (True, clock.today())
    session.expire_all()
    found = session.get_one(Meeting, meeting.id)
    assert (found.agenda_revised_at, found.version) == (clock.now(), version)


def test_a_newer_file_stands_where_the_old_one_stood(secretary, session, item):
    old, other = add(item, secretary, PRIVATE), add(item, secretary)
    newer = service.replace_paper(
        old,
        StoredFileFactory(),
        reason="A figure was wrong.",
        late_reason="",
        by=secretary,
        version=old.version,
    )
    assert (newer.position, newer.title, newer.exempt_reason) == (1, old.title, "A price.")
    assert (old.withdrawn_reason, newer.withdrawn_at) == ("A figure was wrong.", None)
    assert other.position == 2
    with pytest.raises(ChangedMeanwhile):
        service.withdraw_paper(old, reason="Again", by=secretary, version=old.version)


def test_what_a_paper_replaced_becomes_private_with_it(secretary, session, item):
    versions = [add(item, secretary)]
    for _ in range(2):
        old = versions[-1]
        told = {"reason": "A figure was wrong.", "late_reason": "", "version": old.version}
        versions.append(service.replace_paper(old, StoredFileFactory(), by=secretary, **told))
        session.flush()
    last = versions[-1]
    service.change_paper(last, PRIVATE, by=secretary, version=last.version, is_cleared=True)
    session.flush()
    assert {each.visibility for each in versions} == {Visibility.RESTRICTED}
    assert {each.exempt_reason for each in versions} == {"A price."}


def test_of_a_draft_agenda_only_the_board_secretary_reads_in_the_history(
    secretary, session, meeting, item
):
    paper = add(item, secretary)
    assert labels(session, paper) == [("paper:added", Visibility.DRAFT)]
    meeting.agenda_out_at = clock.now()
    service.withdraw_paper(paper, reason="A mistake.", by=secretary, version=paper.version)
    assert labels(session, paper)[1:] == [("paper:withdrawn", Visibility.BOARD)]


def test_of_a_private_paper_nobody_uncleared_reads_in_the_history(
    secretary, session, meeting, item
):
    meeting.agenda_out_at = clock.now()
    paper = add(item, secretary, late_reason="Urgent.")
    auditor = somebody(Role.AUDITOR)
    assert len(audit.history_of("paper", paper.id, auditor)) == 1
    service.change_paper(paper, PRIVATE, by=secretary, version=paper.version, is_cleared=True)
    assert audit.history_of("paper", paper.id, auditor) == []
    assert len(audit.history_of("paper", paper.id, secretary)) == 2


def test_a_change_that_changes_nothing_is_no_deed(secretary, session, item):
    paper = add(item, secretary)
    before = labels(session, paper)
    service.change_paper(paper, OPEN, by=secretary, version=paper.version, is_cleared=True)
    assert labels(session, paper) == before


def test_a_cancelled_meeting_gets_no_more_papers(secretary, session, meeting, item):
    meeting.status = "cancelled"
    session.flush()
    with pytest.raises(DomainError, match="was cancelled"):
        add(item, secretary)
    assert session.scalars(select(Paper)).all() == []


def test_a_file_is_asked_of_its_paper_its_item_and_its_agenda(secretary, session, meeting, item):
    board = somebody(Role.BOARD_MEMBER)
    cleared = somebody(Role.BOARD_MEMBER, is_cleared=True)
    paper, private = PaperFactory(item=item), PaperFactory(item=item, **PART_2)
    hidden = PaperFactory(item=ItemFactory(meeting_id=meeting.id, **PART_2))
    session.flush()

    def may(viewer, which):
        try:
            return queries.file_of(which.id, viewer).id == which.file_id
        except NotFound as said:
            return str(said) == str(NotFound()) and None

    assert [may(board, paper), may(secretary, paper)] == [None, True]
    meeting.agenda_out_at = clock.now()
    session.flush()
    papers = (paper, private, hidden)
    assert [may(board, each) for each in papers] == [True, None, None]
    assert [may(cleared, each) for each in papers] == [True, True, True]
    assert [may(somebody(Role.COMMITTEE_MEMBER), each) for each in papers] == [None, None, None]


def test_a_file_is_called_as_its_paper_is_now(secretary, session, item):
    paper = add(item, secretary, Words("Price of Acme", "", Visibility.BOARD))
    file = session.get(StoredFile, paper.file_id)
    file.name = "Price of Acme.pdf"
    words = Words("Price", "", Visibility.BOARD)
    service.change_paper(paper, words, by=secretary, version=paper.version, is_cleared=True)
    assert file.name == "Price.pdf"
