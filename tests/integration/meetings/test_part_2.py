"""Part 2: private with its reason, open again by two people, and nothing of it in the history."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories.agendas import PART_2, ItemFactory, LiftingFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.audit.queries import history_of
from tracker.core import clock
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotAllowed
from tracker.core.visibility import Visibility
from tracker.meetings.agenda import keeping, lifting, part2, service
from tracker.meetings.agenda.enums import ExemptParagraph, Purpose
from tracker.meetings.agenda.service import ItemWords, Label
from tracker.meetings.enums import MeetingStatus
from tracker.people.identity import SignedIn

PRIVATE = Label(Visibility.RESTRICTED, ExemptParagraph.THREE, "It gives a price.", "A contract")


def keeper(name, *, is_cleared=True):
    user = person(Role.BOARD_SECRETARY, name=name, is_cleared=is_cleared)
    return SignedIn(
        id=user.id,
        email=user.email,
        name=name,
        known_as=name,
        roles=frozenset({Role.BOARD_SECRETARY}),
        is_cleared=is_cleared,
    )


@pytest.fixture
def one(session):
    return keeper("One")


@pytest.fixture
def other(session):
    return keeper("Other")


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board(), agenda_out_at=clock.now())


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, title="Price", **PART_2)


def held(meeting):
    return keeping.agenda_to_change(meeting.id)


def ask(thing, meeting, by, to=Visibility.BOARD, reason="It is signed."):
    return part2.ask(thing, held(meeting), to=to, reason=reason, by=by)


def test_an_open_item_becomes_private_with_its_papers_and_goes_last(session, meeting, one):
    item = ItemFactory(meeting_id=meeting.id, position=1)
    last = ItemFactory(meeting_id=meeting.id, position=2)
    paper = PaperFactory(item=item, public_title="The annex")
    held_item = keeping.item_to_change(held(meeting), item.id)
    part2.make_private(held_item, held(meeting), PRIVATE, by=one, version=item.version)
    session.flush()
    assert (item.visibility, item.public_title) == (Visibility.RESTRICTED, "A contract")
    assert (paper.visibility, paper.exempt_reason) == (Visibility.RESTRICTED, "It gives a price.")
    assert paper.public_title == ""
    assert [each.id for each in keeping.items_of(meeting.id)] == [last.id, item.id]
    assert held(meeting).agenda_revised_at == clock.now()


def test_private_needs_its_paragraph_and_its_reason(meeting, one):
    item = ItemFactory(meeting_id=meeting.id)
    keeping.item_to_change(held(meeting), item.id)
    for label in (
        Label(Visibility.RESTRICTED, None, "Why"),
        Label(Visibility.RESTRICTED, ExemptParagraph.ONE, ""),
    ):
        with pytest.raises(NotAccepted):
            part2.make_private(item, held(meeting), label, by=one, version=item.version)
    with pytest.raises(ChangedMeanwhile):
        part2.make_private(item, held(meeting), PRIVATE, by=one, version=99)
    assert item.visibility is Visibility.BOARD


def test_the_database_keeps_private_without_a_reason_out(session, meeting):
    with pytest.raises(IntegrityError, match="exempt_has_reason"):
        ItemFactory(meeting_id=meeting.id, visibility=Visibility.RESTRICTED)


def test_what_was_written_of_an_item_is_hidden_when_it_becomes_private(session, meeting, one):
    uncleared = keeper("Uncleared", is_cleared=False)
    words = ItemWords("Price", Purpose.DECIDE)
    label = Label(Visibility.BOARD)
    item = service.add_item(held(meeting), words, label, late_reason="Now.", by=one)
    session.flush()
    assert history_of("agenda_item", item.id, uncleared)
    keeping.item_to_change(held(meeting), item.id)
    part2.make_private(item, held(meeting), PRIVATE, by=one, version=item.version)
    session.flush()
    assert history_of("agenda_item", item.id, uncleared) == []
    assert len(history_of("agenda_item", item.id, one)) == 2


def test_its_label_is_not_changed_by_the_way(meeting, item, one):
    words = ItemWords("Price", Purpose.DECIDE)
    for label in (Label(Visibility.BOARD), Label(Visibility.PUBLIC)):
        with pytest.raises(DomainError, match="page of its own"):
            service.change_item(item, held(meeting), words, label, by=one, version=item.version)


def test_an_item_is_opened_by_two_people(session, meeting, item, one, other):
    asked = ask(item, meeting, one)
    assert item.visibility is Visibility.RESTRICTED
    (waits,) = lifting.waiting(meeting.id)
    assert (waits.id, waits.title, waits.asked_by) == (asked.id, "Price", "One")
    with pytest.raises(NotAllowed, match="Another person"):
        part2.agree(asked, item, held(meeting), by=one)
    part2.agree(asked, item, held(meeting), by=other)
    session.flush()
    assert item.visibility is Visibility.BOARD
    assert (item.exempt_paragraph, item.exempt_reason, item.public_title) == (None, "", "")
    assert (asked.asked_by_id, asked.agreed_by_id) == (one.id, other.id)
    assert lifting.waiting(meeting.id) == []
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [each.deed for each in entries] == [
        Deed.AGENDA_ITEM_LIFTING_ASKED,
        Deed.AGENDA_ITEM_LIFTED,
    ]
    assert {each.visibility for each in entries} == {Visibility.RESTRICTED}


def test_the_database_keeps_one_person_from_being_two(session, item, one):
    same = {"asked_by_id": one.id, "agreed_by_id": one.id, "agreed_at": clock.now()}
    with pytest.raises(IntegrityError, match="two_people"):
        LiftingFactory(item_id=item.id, **same)


def test_who_is_not_cleared_neither_asks_nor_agrees(meeting, item, one):
    uncleared = keeper("Uncleared", is_cleared=False)
    with pytest.raises(NotAllowed):
        ask(item, meeting, uncleared)
    asked = ask(item, meeting, one)
    for deed in (part2.agree, part2.refuse):
        with pytest.raises(NotAllowed):
            deed(asked, item, held(meeting), by=uncleared)
    assert item.visibility is Visibility.RESTRICTED


def test_a_refusal_leaves_it_private_and_the_same_may_be_asked_again(
    session, meeting, item, one, other
):
    asked = ask(item, meeting, one)
    with pytest.raises(DomainError, match="waits for another person"):
        ask(item, meeting, other)
    part2.refuse(asked, item, held(meeting), by=other)
    session.flush()
    assert item.visibility is Visibility.RESTRICTED
    with pytest.raises(DomainError, match="answered already"):
        part2.agree(asked, item, held(meeting), by=other)
    ask(item, meeting, one)


def test_asking_needs_a_reason_and_an_open_label(meeting, item, one):
    with pytest.raises(NotAccepted):
        ask(item, meeting, one, reason="")
    with pytest.raises(NotAccepted):
        ask(item, meeting, one, to=Visibility.DRAFT)
    with pytest.raises(DomainError, match="open already"):
        ask(ItemFactory(meeting_id=meeting.id), meeting, one)


def paper_of(meeting, item, **facts):
    paper = PaperFactory(item=item, **PART_2, **facts)
    return lifting.paper_to_change(meeting.id, paper.id)


def test_a_paper_is_opened_after_its_item_and_no_wider(session, meeting, item, one, other):
    paper = paper_of(meeting, item, title="Annex")
    with pytest.raises(DomainError, match="Ask for the item first"):
        ask(paper, meeting, one)
    part2.agree(ask(item, meeting, one), item, held(meeting), by=other)
    session.flush()
    asked = ask(paper, meeting, one, to=Visibility.PUBLIC)
    assert [each.title for each in lifting.waiting(meeting.id)] == ["Annex"]
    part2.agree(asked, paper, held(meeting), by=other)
    assert paper.visibility is Visibility.BOARD
    session.flush()
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "paper")).all()
    assert {each.visibility for each in entries} == {Visibility.RESTRICTED}


def test_a_paper_of_an_item_that_became_private_meanwhile_stays_private(
    session, meeting, one, other
):
    item = ItemFactory(meeting_id=meeting.id)
    paper = paper_of(meeting, item)
    asked = ask(paper, meeting, one)
    part2.make_private(
        keeping.item_to_change(held(meeting), item.id),
        held(meeting),
        PRIVATE,
        by=one,
        version=item.version,
    )
    session.flush()
    with pytest.raises(DomainError, match="made private meanwhile"):
        part2.agree(asked, lifting.paper_to_change(meeting.id, paper.id), held(meeting), by=other)


def test_where_it_came_from_becomes_private_with_it_unless_people_may_have_read_it(
    session, one, meeting
):
    earlier = [
        MeetingFactory(body=meeting.body, held_on=date(2025, 6, day), **facts)
        for day, facts in (
            (10, {"agenda_out_at": clock.now()}),
            (17, {"status": MeetingStatus.HELD}),
            (24, {}),
        )
    ]
    published = ItemFactory(meeting_id=earlier[0].id, title="Price")
    minuted = ItemFactory(meeting_id=earlier[1].id, carried_from_id=published.id)
    between = ItemFactory(meeting_id=earlier[2].id, carried_from_id=minuted.id)
    paper = PaperFactory(item=between)
    item = ItemFactory(meeting_id=meeting.id, carried_from_id=between.id)
    part2.make_private(
        keeping.item_to_change(held(meeting), item.id),
        held(meeting), PRIVATE, by=one, version=item.version,
    )  # fmt: skip
    session.flush()
    for each in (between, paper, item):
        session.refresh(each)
        assert each.visibility is Visibility.RESTRICTED
    assert [each.id for each in lifting.sources(item.id)] == [published.id, minuted.id]
    assert len(history_of("agenda_item", between.id, one)) == 1


def test_before_the_meeting_an_opened_item_goes_to_part_1_and_later_keeps_its_number(
    session, meeting, one, other
):
    first, second, third = (
        ItemFactory(meeting_id=meeting.id, position=at, **PART_2) for at in (1, 2, 3)
    )
    part2.agree(ask(second, meeting, one), second, held(meeting), by=other)
    session.flush()
    assert [each.id for each in keeping.items_of(meeting.id)] == [second.id, first.id, third.id]
    meeting.status = MeetingStatus.HELD
    part2.agree(ask(third, meeting, one), third, held(meeting), by=other)
    session.flush()
    assert [each.id for each in keeping.items_of(meeting.id)] == [second.id, first.id, third.id]


def test_what_was_carried_to_later_agendas_becomes_private_with_it(session, one, meeting):
    item = ItemFactory(meeting_id=meeting.id, title="Price")
    later = MeetingFactory(body=meeting.body, held_on=date(2025, 11, 28))
    copy = ItemFactory(meeting_id=later.id, title="Price", carried_from_id=item.id)
    paper = PaperFactory(item=copy)
    again = ItemFactory(meeting_id=later.id, title="Price", carried_from_id=copy.id)
    other = ItemFactory(meeting_id=later.id, title="Buses")
    here = held(meeting)
    found = keeping.item_to_change(here, item.id)
    part2.make_private(found, here, PRIVATE, by=one, version=found.version)
    session.flush()
    for each in (item, copy, paper, again):
        session.refresh(each)
        assert (each.visibility, each.exempt_reason) == (Visibility.RESTRICTED, "It gives a price.")
    assert other.visibility is Visibility.BOARD
