"""Young people read what a meeting is about and say what they think; nothing else opens to them."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemCommentFactory, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind, ItemState, Purpose
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.voice.forms import NO_NAMES
from tracker.voice.models import Comment

CANARY = "Wrenhollow"
PUBLIC = Visibility.PUBLIC


@pytest.fixture
def committee(session):
    body = BodyFactory(name="Committee", kind=BodyKind.COMMITTEE, is_public=True)
    BodyFactory(name="Shadow committee", kind=BodyKind.SHADOW, reports_to=body)
    return body


@pytest.fixture
def meeting(committee):
    return MeetingFactory(body=committee, agenda_out_at=clock.now())


@pytest.fixture
def item(meeting):
    return ItemFactory(
        meeting_id=meeting.id,
        title="Homes",
        summary="Where young people can live.",
        purpose=Purpose.DECIDE,
        visibility=PUBLIC,
    )


@pytest.fixture
def ambassador(session):
    return person(Role.AMBASSADOR, name="Samphire Example", known_as="Samphire")


@pytest.fixture
def lead(session):
    return person(Role.PARTICIPATION_LEAD, name="Participation lead")


# Who shows a first name is not called by it in the history.
AS_RECORDED = {"first": "A care leaver ambassador"}


def show(browser, meeting, **more):
    return browser.get("before.show", meeting_id=meeting.id, **more)


def say(browser, meeting, item, text="Say when it starts.", **answers):
    page = browser.get("before.say", meeting_id=meeting.id, item_id=item.id)
    return browser.submit(page, text=text, button="Send to the meeting", **answers)


def kept(session):
    return session.scalars(select(Comment).order_by(Comment.id)).all()


def test_an_ambassador_reads_each_item_in_plain_words_and_by_when_to_speak(
    browser, meeting, item, ambassador
):
    PaperFactory(item=item, title="Housing report", summary="Ten new flats.", visibility=PUBLIC)
    ItemFactory(
        meeting_id=meeting.id, kind=ItemKind.APOLOGIES, title="Apologies", visibility=PUBLIC
    )
    ItemFactory(meeting_id=meeting.id, state=ItemState.WITHDRAWN, title="Gone", visibility=PUBLIC)
    page = browser.get(
        browser.sign_in(ambassador).get("meetings.show", meeting_id=meeting.id).link("Before the")
    )
    assert page.h1.endswith("1 thing to talk about")
    assert page.all("h2")[:1] == ["1. Homes"]
    for words in (
        "Where young people can live.",
        "The meeting decides on this.",
        "Ten new flats",
    ):
        assert words in page.text
    assert "Say it by Friday 19 September 2025." in page.text
    assert "until the meeting begins at 10:00" in page.text
    assert "Gone" not in page.text


def test_what_they_say_stands_under_the_item_for_everybody(
    browser, session, meeting, item, ambassador
):
    page = browser.sign_in(ambassador).get("before.say", meeting_id=meeting.id, item_id=item.id)
    assert "everybody who can sign in here" in page.text
    assert NO_NAMES in page.text
    assert page.value("shown_as") == "role"
    after = browser.follow(say(browser, meeting, item))
    assert "A care leaver ambassador (you), 5 September 2025" in after.text
    theirs = show(browser.sign_in(person(Role.COMMITTEE_MEMBER)), meeting)
    assert "Say when it starts." in theirs.text
    assert "Samphire" not in theirs.html
    (said,) = kept(session)
    assert (said.item_id, said.author_id) == (item.id, ambassador.id)
    assert (said.shown_as, said.demonstration) == ("role", False)
    assert "Answer owed by Friday 19 September by the board secretary." in theirs.text


@pytest.mark.parametrize(
    ("choice", "printed"),
    [
        ("role", "A care leaver ambassador"),
        ("first", "Samphire"),
        ("full", "Samphire Example"),
        ("group", "Shadow committee"),
    ],
)
def test_the_name_is_chosen_for_each_comment(
    browser, session, meeting, item, ambassador, choice, printed
):
    say(browser.sign_in(ambassador), meeting, item, shown_as=choice)
    theirs = show(browser.sign_in(person(Role.COMMITTEE_MEMBER)), meeting)
    assert printed in theirs.text
    entry = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "comment")).one()
    assert (entry.by_name, entry.by_id) == (
        (AS_RECORDED.get(choice, printed), None)
        if choice != "full"
        else ("Samphire Example", ambassador.id)
    )


def test_the_participation_lead_speaks_for_young_people_and_not_in_their_own_name(
    browser, session, meeting, item, lead
):
    page = browser.sign_in(lead).get("before.say", meeting_id=meeting.id, item_id=item.id)
    assert page.all("form label[for^=shown_as]") == [
        "A young person",
        "Shadow committee, for what you agreed together",
    ]
    say(browser, meeting, item, shown_as="young")
    (said,) = kept(session)
    assert (said.shown_as, said.answer_due_on) == ("young", date(2025, 9, 19))
    forged = {"text": "Words", "shown_as": "full"}
    browser.post(f"/meetings/{meeting.id}/before/{item.id}", forged, expect=422)


def test_what_may_name_somebody_is_asked_about_once(browser, session, meeting, item, ambassador):
    browser.sign_in(ambassador)
    page = browser.get("before.say", meeting_id=meeting.id, item_id=item.id)
    words = "When Jade Example moved in, nobody came."
    asked = browser.submit(page, text=words, button="Send to the meeting", expect=422)
    assert "Jade Example" in asked.errors[0]
    assert kept(session) == []
    browser.submit(asked, button="Send it as it is")
    assert [said.text for said in kept(session)] == [words]


@pytest.mark.parametrize("role", [Role.COMMITTEE_MEMBER, Role.BOARD_MEMBER, Role.BOARD_SECRETARY])
def test_others_read_and_do_not_speak(browser, session, meeting, item, role):
    page = show(browser.sign_in(person(role)), meeting)
    assert "Say what you think of" not in page.text
    browser.post(f"/meetings/{meeting.id}/before/{item.id}", {"text": "Mine"}, expect=403)
    assert kept(session) == []


def test_a_draft_agenda_is_for_those_who_keep_the_meetings(
    browser, session, meeting, item, ambassador
):
    meeting.agenda_out_at = None
    item.summary = ""
    show(browser.sign_in(ambassador), meeting, expect=404)
    browser.get("before.say", meeting_id=meeting.id, item_id=item.id, expect=404)
    page = show(browser.sign_in(person(Role.BOARD_SECRETARY)), meeting)
    assert "The agenda is a draft" in page.text
    assert "1 item has no plain summary." in page.text
    assert page.link("Write one").endswith(f"/agenda/items/{item.id}/change")


def test_who_keeps_the_meeting_is_told_of_a_long_summary(browser, meeting, item, ambassador):
    item.summary = "word " * 51
    assert "has 51 words" in show(browser.sign_in(person(Role.BOARD_SECRETARY)), meeting).text
    assert "has 51 words" not in show(browser.sign_in(ambassador), meeting).text


def test_without_a_shadow_committee_there_is_no_such_page(browser, session, ambassador):
    meeting = MeetingFactory(body=BodyFactory(is_public=True), agenda_out_at=clock.now())
    show(browser.sign_in(ambassador), meeting, expect=404)
    assert "Before the meeting" not in browser.get("meetings.show", meeting_id=meeting.id).text


def test_a_private_board_opens_only_to_ambassadors_on_its_list(browser, session, ambassador):
    board = BodyFactory.board()
    shadow = BodyFactory(name="Shadow board", kind=BodyKind.SHADOW, reports_to=board)
    MemberFactory(body=shadow, user=ambassador)
    meeting = MeetingFactory(body=board, agenda_out_at=clock.now())
    ItemFactory(meeting_id=meeting.id, title="Homes")
    show(browser.sign_in(ambassador), meeting, expect=404)
    MemberFactory(body=board, user=ambassador)
    assert "1. Homes" in show(browser, meeting).text
    assert "the people at the meeting" in browser.get(show(browser, meeting).link("of Homes")).text


def test_before_a_board_without_one_of_its_own_the_committees_speaks(
    browser, session, committee, ambassador
):
    board = BodyFactory.board()
    meeting = MeetingFactory(body=board, agenda_out_at=clock.now())
    ItemFactory(meeting_id=meeting.id, title="Homes")
    show(browser.sign_in(ambassador), meeting, expect=404)
    MemberFactory(body=board, user=ambassador)
    page = browser.get("meetings.show", meeting_id=meeting.id)
    assert "1. Homes" in browser.get(page.link("Before the meeting")).text


@pytest.mark.parametrize("role", [Role.AMBASSADOR, Role.PARTICIPATION_LEAD, Role.BOARD_SECRETARY])
@pytest.mark.parametrize("is_cleared", [True, False])
def test_of_part_2_nobody_reads_or_says_anything_here(
    browser, session, committee, meeting, role, is_cleared
):
    private = ItemFactory(meeting_id=meeting.id, title=CANARY, summary=CANARY, **PART_2)
    ItemCommentFactory(item_id=private.id, text=CANARY)
    item = ItemFactory(meeting_id=meeting.id, visibility=PUBLIC)
    PaperFactory(item=item, title=CANARY, summary=CANARY, **PART_2)
    ItemFactory(meeting_id=meeting.id, title=CANARY, visibility=Visibility.DRAFT)
    user = person(role, is_cleared=is_cleared)
    MemberFactory(body=committee, user=user)
    page = show(browser.sign_in(user), meeting)
    assert CANARY not in page.html
    assert PART_2["exempt_reason"] in page.text
    if role is not Role.BOARD_SECRETARY:
        browser.get("before.say", meeting_id=meeting.id, item_id=private.id, expect=404)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"held_on": date(2025, 9, 5), "starts_at": time(9), "ends_at": None}, "has begun"),
        ({"held_on": date(2025, 9, 5), "began_at": time(8, 55)}, "has begun"),
        ({"held_on": date(2025, 9, 4), "status": MeetingStatus.HELD}, "is over"),
        ({"status": MeetingStatus.CANCELLED}, "was cancelled"),
    ],
    ids=["on time", "early", "held", "cancelled"],
)
def test_when_the_meeting_begins_nobody_speaks_any_more(
    browser, session, meeting, item, ambassador, facts, why
):
    said = ItemCommentFactory(item_id=item.id, author=ambassador)
    form = browser.sign_in(ambassador).get("before.say", meeting_id=meeting.id, item_id=item.id)
    for name, value in facts.items():
        setattr(meeting, name, value)
    late = browser.submit(form, text="Too late", button="Send to the meeting", expect=422)
    assert why in late.errors[0]
    assert late.value("text") == "Too late"
    page = show(browser, meeting)
    assert why in page.text
    assert said.text in page.text
    assert "Say what you think of" not in page.text
    assert [each.id for each in kept(session)] == [said.id]


def test_until_a_minute_before_it_begins_one_can_speak(browser, session, meeting, item, ambassador):
    meeting.held_on, meeting.starts_at, meeting.ends_at = date(2025, 9, 5), time(9, 1), None
    say(browser.sign_in(ambassador), meeting, item)
    assert len(kept(session)) == 1


def test_said_twice_it_stands_once(browser, session, meeting, item, ambassador):
    browser.sign_in(ambassador)
    for _ in range(2):
        say(browser, meeting, item)
    assert len(kept(session)) == 1
    clock.hold(clock.today() + timedelta(days=1))
    say(browser, meeting, item)
    assert len(kept(session)) == 2


def test_the_page_asks_the_database_as_often_for_one_item_as_for_thirty(
    browser, session, meeting, item, ambassador
):
    browser.sign_in(ambassador)
    ItemCommentFactory(item_id=item.id)
    show(browser, meeting)
    with at_most(16) as few:
        show(browser, meeting)
    for _ in range(30):
        more = ItemFactory(meeting_id=meeting.id, visibility=PUBLIC)
        PaperFactory(item=more, visibility=PUBLIC)
        ItemCommentFactory(item_id=more.id, author=ambassador)
    session.commit()
    with at_most(len(few)):
        show(browser, meeting)
