"""Minutes from the draft to the lock: who is asked, what is refused, what stays."""

from datetime import date, time

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, person
from tests.factories.sittings import AttendanceFactory, ResolutionFactory
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.meetings import listing
from tracker.meetings.agenda import keeping
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.enums import MeetingStatus, MemberRole
from tracker.meetings.minutes import policy, queries, service
from tracker.meetings.minutes.composing import compose
from tracker.meetings.minutes.enums import AttendanceState, MinutesState, ResolutionKind
from tracker.meetings.minutes.models import (
    Arising,
    Correction,
    Minutes,
    NoteVersion,
    Resolution,
)
from tracker.meetings.minutes.text import from_json
from tracker.people.identity import SignedIn

JUNE, SEPTEMBER = date(2025, 6, 24), date(2025, 9, 2)
CANARY = "q7Zk2TmXv9LpWc4RsYb8NdHj"


@pytest.fixture
def secretary(session):
    return person(Role.BOARD_SECRETARY)


@pytest.fixture
def body(session):
    return BodyFactory(name="Committee", is_public=True)


@pytest.fixture
def meeting(body):
    return MeetingFactory(
        body=body,
        held_on=JUNE,
        status=MeetingStatus.HELD,
        began_at=time(14),
        closed_at=time(15, 20),
    )


@pytest.fixture
def later(body):
    return MeetingFactory(body=body, held_on=SEPTEMBER, status=MeetingStatus.HELD)


@pytest.fixture
def item(meeting):
    item = ItemFactory(meeting_id=meeting.id, position=1, title="Scorecard", discussion="Heard.")
    ResolutionFactory(item_id=item.id, text="That the report be noted.")
    return item


def circulate(meeting, by, **facts):
    facts = {"first_number": 1, "although_undecided": False} | facts
    service.circulate(meeting, by=by, **facts)


def approved(meeting, later, by, *, subject_to=""):
    circulate(meeting, by)
    service.agree(meeting, agreed_as="Chair of the Committee", by=by)
    service.approve(meeting, later, subject_to=subject_to, by=by)


def kept(session, meeting):
    return session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).one()


def deeds(session):
    return list(session.scalars(select(AuditEntry.deed).order_by(AuditEntry.id)))


def test_they_are_composed_from_what_was_written_at_the_meeting(session, meeting, item):
    member = MemberFactory(body=meeting.body, role=MemberRole.CHAIR)
    AttendanceFactory(meeting_id=meeting.id, position=1, name="The chair", member_id=member.id)
    AttendanceFactory(
        meeting_id=meeting.id, position=2, name="An officer", state=AttendanceState.IN_ATTENDANCE
    )
    gone = ItemFactory(meeting_id=meeting.id, position=2, state=ItemState.WITHDRAWN)
    last = ItemFactory(meeting_id=meeting.id, position=3, title="Referred")
    ResolutionFactory(
        item_id=last.id, kind=ResolutionKind.REFER, refer_to_id=BodyFactory(name="Council").id
    )
    lead = PostFactory(name="Participation Lead")
    action = ActionFactory(ref="B9", accountable_post=lead, arising_meeting_id=meeting.id)
    session.add(Arising(item_id=item.id, action_id=action.id, words="will be provided"))
    alone = ActionFactory(ref="B10", arising_meeting_id=meeting.id)
    session.flush()
    text = compose(meeting.id, first_number=4)
    assert [(each.minute, each.title) for each in text.items] == [(4, "Scorecard"), (5, "Referred")]
    assert gone.id not in {each.item_id for each in text.items}
    assert (text.began, text.closed, text.chair) == ("14:00", "15:20", "The chair")
    assert [each.name for each, _ in text.in_attendance] == ["An officer"]
    assert [(each.ref, each.lead) for each in text.items[0].actions] == [
        ("B9", "Participation Lead")
    ]
    assert [each.action_id for each in text.actions] == [alone.id]
    assert text.items[1].resolutions[0].onward == "Referred to the Council"


def test_numbers_are_given_when_they_are_circulated_and_stay(session, meeting, item, secretary):
    circulate(meeting, secretary, first_number=7)
    assert kept(session, meeting).first_number == 7
    service.take_back(meeting, by=secretary)
    assert (kept(session, meeting).state, kept(session, meeting).first_number) == ("draft", 7)
    assert deeds(session) == [Deed.MINUTES_CIRCULATED, Deed.MINUTES_TAKEN_BACK]


def test_the_next_meeting_goes_on_where_this_one_ends(session, meeting, later, item, secretary):
    ItemFactory(meeting_id=meeting.id, position=2, kind=ItemKind.APOLOGIES)
    circulate(meeting, secretary)
    row = queries_row(later, secretary)
    assert queries.number_to_begin(row) == 3


def queries_row(meeting, user):
    viewer = SignedIn(user.id, "", "", "", frozenset({Role.BOARD_SECRETARY}), True)
    row = listing.meeting_row(meeting.id, viewer, today=SEPTEMBER)
    assert row is not None
    return row


def test_an_item_without_a_resolution_is_told_before_they_go_out(session, meeting, item, secretary):
    ItemFactory(meeting_id=meeting.id, position=2, title="Open")
    ItemFactory(meeting_id=meeting.id, position=3, kind=ItemKind.DECLARATIONS)
    with pytest.raises(NotAccepted, match="Write the resolutions first"):
        circulate(meeting, secretary)
    circulate(meeting, secretary, although_undecided=True)
    assert kept(session, meeting).state is MinutesState.CIRCULATED


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param({"status": MeetingStatus.CANCELLED}, "cancelled", id="cancelled"),
        pytest.param({"held_on": date(2025, 9, 26)}, "no minutes yet", id="to come"),
    ],
)
def test_only_a_meeting_that_took_place_has_minutes(session, body, secretary, facts, sentence):
    meeting = MeetingFactory(body=body, **{"held_on": JUNE} | facts)
    ItemFactory(meeting_id=meeting.id)
    with pytest.raises(DomainError, match=sentence):
        circulate(meeting, secretary, although_undecided=True)
    with pytest.raises(DomainError, match=sentence):
        service.send_decisions(meeting, by=secretary)


def test_a_correction_is_answered_before_the_chair_agrees(session, meeting, item, secretary):
    circulate(meeting, secretary)
    officer = person(Role.ACTION_LEAD)
    service.ask_correction(meeting, item_id=None, text=f"I was there. {CANARY}", by=officer)
    with pytest.raises(DomainError, match="1 correction waits"):
        service.agree(meeting, agreed_as="Chair", by=secretary)
    (asked,) = session.scalars(select(Correction))
    with pytest.raises(NotAccepted, match="why it is not made"):
        service.answer_correction(meeting, asked.id, made=False, answer=" ", by=secretary)
    service.answer_correction(meeting, asked.id, made=True, answer="", by=secretary)
    service.agree(meeting, agreed_as="Chair", by=secretary)
    assert kept(session, meeting).state is MinutesState.AGREED
    assert CANARY not in repr(
        [(e.before, e.after, e.note) for e in session.scalars(select(AuditEntry))]
    )


def test_corrections_are_open_only_while_they_are_with_the_attendees(meeting, item, secretary):
    for _ in range(2):
        with pytest.raises(DomainError, match="not open for correction"):
            service.ask_correction(meeting, item_id=None, text="No", by=secretary)


def test_a_step_is_done_once_and_in_its_order(meeting, later, item, secretary):
    with pytest.raises(DomainError, match="after they went to the attendees"):
        service.agree(meeting, agreed_as="Chair", by=secretary)
    with pytest.raises(DomainError, match="has not agreed"):
        service.approve(meeting, later, subject_to="", by=secretary)
    with pytest.raises(DomainError, match="nothing to take back"):
        service.take_back(meeting, by=secretary)
    circulate(meeting, secretary)
    with pytest.raises(DomainError, match="already"):
        circulate(meeting, secretary)
    with pytest.raises(NotAccepted, match="Name the post"):
        service.agree(meeting, agreed_as=" ", by=secretary)


def test_the_words_of_an_item_are_changed_and_every_version_is_kept(
    session, meeting, item, secretary
):
    seen = queries.version_of(item.id)
    change = {"public_note": "", "by": secretary}
    service.change_item(meeting, item.id, discussion="Better.", version=seen, **change)
    session.refresh(item)
    assert (item.discussion, item.discussion_version) == ("Better.", 2)
    with pytest.raises(ChangedMeanwhile):
        service.change_item(meeting, item.id, discussion="Mine.", version=seen, **change)
    kept_texts = session.scalars(select(NoteVersion.text).order_by(NoteVersion.number))
    assert list(kept_texts) == ["Heard.", "Better."]


def test_a_fair_summary_that_two_people_change_is_not_lost(session, meeting, secretary):
    private = ItemFactory(meeting_id=meeting.id, public_note="Before.", **PART_2)
    seen = queries.version_of(private.id)
    words = {"discussion": "", "by": secretary, "version": seen}
    service.change_item(meeting, private.id, public_note="Theirs.", **words)
    with pytest.raises(ChangedMeanwhile):
        service.change_item(meeting, private.id, public_note="Mine.", **words)
    session.refresh(private)
    assert private.public_note == "Theirs."


def test_approved_minutes_are_locked_and_read_as_they_were(
    session, meeting, later, item, secretary
):
    about = ItemFactory(meeting_id=later.id, kind=ItemKind.MINUTES, position=1)
    approved(meeting, later, secretary, subject_to="the inclusion of the Head of Service")
    row = kept(session, meeting)
    assert (row.state, row.approved_at_id) == (MinutesState.APPROVED, later.id)
    item.title = item.discussion = "Changed behind its back"
    session.flush()
    assert from_json(row.locked).items[0].title == "Scorecard"
    (resolved,) = session.scalars(select(Resolution).where(Resolution.item_id == about.id))
    assert resolved.kind is ResolutionKind.APPROVE_SUBJECT_TO
    assert (
        "held on 24 June 2025 be approved as a correct record subject to the incl" in resolved.text
    )
    assert deeds(session)[-2:] == [Deed.RESOLUTION_ADDED, Deed.MINUTES_APPROVED]
    meeting.status = MeetingStatus.PLANNED  # nobody had said that it took place
    for deed in (
        lambda: policy.expect_unlocked(meeting.id),
        lambda: service.take_back(meeting, by=secretary),
        lambda: service.send_decisions(meeting, by=secretary),
        lambda: service.change_item(
            meeting, item.id, discussion="", public_note="", by=secretary, version=1
        ),
        lambda: keeping.expect_to_come(meeting),
        lambda: keeping.expect_not_cancelled(meeting),
    ):
        with pytest.raises(DomainError, match="approved on 2 September 2025 and are locked"):
            deed()
    policy.expect_unlocked(later.id)


def test_a_resolution_that_was_written_at_the_later_meeting_stays(
    session, meeting, later, item, secretary
):
    about = ItemFactory(meeting_id=later.id, kind=ItemKind.MINUTES)
    ResolutionFactory(item_id=about.id, kind=ResolutionKind.APPROVE, text="Approved.")
    approved(meeting, later, secretary)
    assert [
        e.text for e in session.scalars(select(Resolution).where(Resolution.item_id == about.id))
    ] == ["Approved."]


def test_they_are_approved_at_a_later_meeting_of_the_same_body(meeting, later, item, secretary):
    circulate(meeting, secretary)
    service.agree(meeting, agreed_as="Chair", by=secretary)
    for other in (meeting, MeetingFactory(held_on=SEPTEMBER)):
        with pytest.raises(DomainError, match="later meeting of the same body"):
            service.approve(meeting, other, subject_to="", by=secretary)


def test_the_chair_is_whoever_chaired_on_the_day(session, meeting, body):
    mine, past = person(Role.BOARD_MEMBER), person(Role.BOARD_MEMBER)
    MemberFactory(body=body, user=mine, role=MemberRole.CHAIR, started_on=JUNE)
    MemberFactory(body=body, user=past, role=MemberRole.CHAIR, ended_on=date(2025, 6, 23))
    session.flush()
    chairs = [policy.is_chair(each.id, body_id=body.id, on=JUNE) for each in (mine, past)]
    assert chairs == [True, False]


def test_composing_takes_the_same_queries_whatever_its_length(session, meeting, item):
    def asked():
        with count_queries() as sent:
            compose(meeting.id, first_number=1)
        return len(sent)

    before = asked()
    for position in range(2, 30):
        more = ItemFactory(meeting_id=meeting.id, position=position, **PART_2)
        ResolutionFactory(item_id=more.id)
        AttendanceFactory(meeting_id=meeting.id)
    session.flush()
    assert asked() == before
