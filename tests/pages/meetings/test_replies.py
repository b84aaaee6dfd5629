"""Who is invited answers on the meeting's page; who keeps the meeting sees who said what."""

from datetime import date, time

import pytest
from sqlalchemy import select

from tests.factories.invitations import ReplyFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostFactory, PostHoldingFactory, UserFactory, person
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.models import Reply
from tracker.meetings.enums import MeetingStatus


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board)


@pytest.fixture
def member(board):
    user = person(Role.BOARD_MEMBER, name="Housing lead")
    MemberFactory(body=board, user=user)
    return user


@pytest.fixture
def secretary(session):
    return person(Role.BOARD_SECRETARY, name="Board secretary")


def show(browser, meeting):
    return browser.get("meetings.show", meeting_id=meeting.id)


def replies(browser, meeting):
    return browser.get("replies.index", meeting_id=meeting.id)


def kept(session):
    rows = session.scalars(select(Reply).order_by(Reply.id))
    return [(row.user_id, row.guest, row.kind, row.substitute, row.note) for row in rows]


def test_who_is_on_the_list_says_on_the_meetings_page_that_they_come(
    browser, session, meeting, member
):
    page = show(browser.sign_in(member), meeting)
    assert "You are invited" in page.text
    after = browser.follow(browser.submit(page, kind="coming", button="Send my answer"))
    assert "You said that you are coming" in after.text
    assert kept(session) == [(member.id, "", ReplyKind.COMING, "", "")]


def test_an_answer_is_changed_and_the_latest_counts(browser, session, meeting, member):
    ReplyFactory(meeting_id=meeting.id, user_id=member.id)
    page = browser.get(show(browser.sign_in(member), meeting).link("Change my answer"))
    assert page.value("kind") == "coming"
    after = browser.follow(
        browser.submit(page, kind="apologies", remark="On leave", button="Send my answer")
    )
    assert "You sent your apologies" in after.text
    assert kept(session) == [(member.id, "", ReplyKind.APOLOGIES, "", "On leave")]


def test_somebody_comes_for_them_has_to_have_a_name(browser, session, meeting, member):
    page = show(browser.sign_in(member), meeting)
    refused = browser.submit(page, kind="substitute", button="Send my answer", expect=422)
    assert refused.errors == ["Say who comes instead"]
    browser.submit(refused, substitute="Deputy head", button="Send my answer")
    assert kept(session) == [(member.id, "", ReplyKind.SUBSTITUTE, "Deputy head", "")]
    again = browser.get("replies.own", meeting_id=meeting.id)
    browser.submit(again, kind="coming", button="Send my answer")
    assert kept(session) == [(member.id, "", ReplyKind.COMING, "", "")]


def test_the_stand_in_of_the_seat_needs_no_name_typed(browser, session, board, meeting):
    post = PostFactory(name="Head of Housing")
    holder = person(Role.ACTION_LEAD)
    PostHoldingFactory(post=post, user=holder)
    stand_in = PostFactory(name="Deputy head of housing")
    MemberFactory(body=board, user=None, post=post, substitute_post_id=stand_in.id)
    page = show(browser.sign_in(holder), meeting)
    assert "your stand-in, Deputy head of housing" in page.text
    browser.submit(page, kind="substitute", button="Send my answer")
    assert kept(session)[0][2:4] == (ReplyKind.SUBSTITUTE, "Deputy head of housing")


def test_nobody_is_asked_who_is_not_on_the_list(browser, session, board, meeting):
    other = person(Role.BOARD_MEMBER)
    MemberFactory(body=board, user=other, ended_on=date(2025, 9, 25))
    assert "You are invited" not in show(browser.sign_in(other), meeting).text
    browser.get("replies.own", meeting_id=meeting.id, expect=403)
    browser.post(f"/meetings/{meeting.id}/reply", {"kind": "coming"}, expect=403)
    assert kept(session) == []


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"status": MeetingStatus.CANCELLED}, "was cancelled"),
        ({"status": MeetingStatus.HELD, "held_on": date(2025, 9, 4)}, "is over"),
        ({"held_on": date(2025, 9, 4)}, "is over"),
        ({"held_on": date(2025, 9, 5), "starts_at": time(8), "ends_at": time(9)}, "is over"),
    ],
    ids=["cancelled", "held", "yesterday", "it ends now"],
)
def test_once_it_is_over_nobody_answers(browser, session, board, member, secretary, facts, why):
    meeting = MeetingFactory(body=board, **facts)
    browser.sign_in(member)
    sent = browser.post(f"/meetings/{meeting.id}/reply", {"kind": "coming"}, expect=409)
    assert why in sent.text
    assert "You are invited" not in show(browser, meeting).text
    browser.sign_in(secretary)
    browser.get("replies.add_guest", meeting_id=meeting.id, expect=409)
    page = replies(browser, meeting)
    assert why in page.text
    assert page.h1.endswith("1 person did not answer")
    assert "yet" not in page.h1
    assert kept(session) == []


def test_while_it_runs_one_can_still_answer(browser, session, board, member):
    meeting = MeetingFactory(
        body=board, held_on=date(2025, 9, 5), starts_at=time(8), ends_at=time(9, 1)
    )
    browser.submit(
        show(browser.sign_in(member), meeting), kind="apologies", button="Send my answer"
    )
    assert len(kept(session)) == 1


def test_who_keeps_the_meeting_sees_who_said_what_and_who_nothing(
    browser, board, meeting, member, secretary
):
    away, silent = UserFactory(name="Who is away"), UserFactory(name="Who is silent")
    for user in (away, silent):
        MemberFactory(body=board, user=user)
    MemberFactory(body=board, user=None, post=PostFactory(name="Vacant post"))
    ReplyFactory(meeting_id=meeting.id, user_id=member.id)
    ReplyFactory(
        meeting_id=meeting.id, user_id=away.id, kind=ReplyKind.APOLOGIES, note="On a course"
    )
    ReplyFactory(meeting_id=meeting.id, guest="A foster carer")
    page = replies(browser.sign_in(secretary), meeting)
    assert page.h1.endswith("1 person has not answered yet")
    assert "2 coming, 1 apology, 0 stand-ins." in page.text
    rows = {row["Who"]: row["Answer"] for row in page.table("Who was asked")}
    assert rows["Housing lead"].startswith("Coming")
    assert "On a course" in rows["Who is away"]
    assert rows["Who is silent"] == "No answer yet"
    assert rows["Vacant post"] == "Nobody holds this post here"
    (guest,) = page.table("Guests and others")
    assert guest["Who"] == "A foster carer"


def test_a_keeper_writes_down_what_somebody_told_them(browser, session, meeting, member, secretary):
    page = replies(browser.sign_in(secretary), meeting)
    form = browser.get(page.link("the answer of Housing lead"))
    after = browser.follow(
        browser.submit(form, kind="substitute", substitute="Deputy", button="Keep the answer")
    )
    assert after.table("Who was asked")[0]["Answer"].startswith("Deputy comes for them")
    assert kept(session) == [(member.id, "", ReplyKind.SUBSTITUTE, "Deputy", "")]
    stranger = UserFactory()
    session.commit()
    browser.get("replies.person", meeting_id=meeting.id, user_id=stranger.id, expect=404)


def test_a_guest_is_added_once_and_taken_off_after_a_question(browser, session, meeting, secretary):
    page = browser.sign_in(secretary).get("replies.add_guest", meeting_id=meeting.id)
    missing = browser.submit(page, button="Add the guest", expect=422)
    assert missing.errors == ["Enter who the guest is", "Choose an answer"]
    browser.submit(missing, guest="A foster carer", kind="coming", button="Add the guest")
    twice = browser.get("replies.add_guest", meeting_id=meeting.id)
    refused = browser.submit(
        twice, guest="a Foster Carer", kind="coming", button="Add the guest", expect=422
    )
    assert "is on the list of guests already" in refused.errors[0]
    ask = browser.get(replies(browser, meeting).link("Take off"))
    browser.submit(ask, button="Take it off")
    assert kept(session) == []
    browser.get(ask.where, expect=404)


def test_an_answer_for_another_day_is_said_to_be_one(browser, session, meeting, member, secretary):
    clock.hold(date(2025, 9, 4))
    ReplyFactory(meeting_id=meeting.id, user_id=member.id)
    clock.hold(date(2025, 9, 5))
    assert "moved" not in replies(browser.sign_in(secretary), meeting).text
    form = browser.get("meetings.move", meeting_id=meeting.id)
    form = browser.submit(form, {"held_on-day": 29}, button="See what moves", expect=200)
    browser.submit(form, button="Move the meeting")
    page = replies(browser, meeting)
    assert "1 answer was given before the meeting was moved" in page.text
    own = show(browser.sign_in(member), meeting)
    assert "Does your answer still hold?" in own.text
    clock.hold(date(2025, 9, 8))
    form = browser.sign_in(member).get(own.link("Change my answer"))
    browser.submit(form, kind="coming", button="Send my answer")
    assert "Does your answer still hold?" not in show(browser, meeting).text


def test_why_somebody_cannot_come_stands_in_no_history(browser, session, meeting, member):
    page = show(browser.sign_in(member), meeting)
    browser.submit(page, kind="apologies", remark="Wrenhollow", button="Send my answer")
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "reply")).all()
    assert [entry.after["answer"] for entry in entries] == ["apologies"]
    assert "Wrenhollow" not in repr([vars(entry) for entry in entries])


def test_replies_ask_the_database_as_often_for_one_as_for_fifty(
    browser, session, board, meeting, member, secretary
):
    browser.sign_in(secretary)
    ReplyFactory(meeting_id=meeting.id, user_id=member.id)
    replies(browser, meeting)
    with at_most(13) as few:
        replies(browser, meeting)
    for _ in range(50):
        user = UserFactory()
        MemberFactory(body=board, user=user)
        ReplyFactory(meeting_id=meeting.id, user_id=user.id)
        PostHoldingFactory(user=user)
    session.commit()
    with at_most(len(few)):
        replies(browser, meeting)
    assert clock.today() == date(2025, 9, 5)
