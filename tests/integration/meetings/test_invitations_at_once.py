"""Many at once, on both databases: one calendar address, one answer, one comment a person."""

import pytest
from sqlalchemy import func, select

from tests.factories.agendas import ItemFactory
from tests.factories.invitations import ReplyFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.support.at_once import answers_at_once
from tests.support.browser import Browser
from tests.support.forms import FilledForm, choose_form
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.diary.models import CalendarFeed, Reply
from tracker.meetings.enums import BodyKind
from tracker.people.private_addresses.rules import hash_of
from tracker.voice.models import Comment

AT_ONCE = 6


@pytest.fixture
def committee(real_session):
    body = BodyFactory(kind=BodyKind.COMMITTEE, is_public=True)
    BodyFactory(kind=BodyKind.SHADOW, reports_to=body)
    return body


@pytest.fixture
def user(real_session, committee):
    user = person(Role.AMBASSADOR)
    MemberFactory(body=committee, user=user)
    return user


@pytest.fixture
def meeting(committee):
    return MeetingFactory(body=committee, agenda_out_at=clock.now())


def windows(browser, address, answers):
    """The same form opened in several windows, each with a key of its own."""
    found = []
    for number in range(AT_ONCE):
        form = FilledForm(choose_form(browser.get(address).soup, form=address, button=None))
        form.put({name: value.format(number) for name, value in answers.items()})
        found.append(form.values)
    return found


def send(app, browser, address, forms):
    return answers_at_once(app, [(browser, address, values) for values in forms])


def how_many(session, column):
    session.rollback()
    return session.scalar(select(func.count(column)))


def test_of_addresses_made_at_once_one_stays(real_app, real_session, user):
    browser = Browser(real_app, real_session).sign_in(user)
    address = "/account/calendar"
    answers = send(real_app, browser, address, windows(browser, address, {}))
    assert {answer.status_code for answer in answers} == {200}
    real_session.rollback()
    (kept,) = real_session.scalars(select(CalendarFeed))
    secrets = [answer.text.split("/calendar/", 1)[1].split(".ics")[0] for answer in answers]
    assert [hash_of(each) for each in secrets].count(kept.token_hash) == 1


def test_of_answers_sent_at_once_one_is_kept(real_app, real_session, user, meeting):
    browser = Browser(real_app, real_session).sign_in(user)
    address = f"/meetings/{meeting.id}/reply"
    forms = windows(browser, address, {"kind": "apologies", "remark": "Window {}"})
    answers = send(real_app, browser, address, forms)
    assert {answer.status_code for answer in answers} == {303}
    assert how_many(real_session, Reply.id) == 1


def test_a_guest_added_at_once_is_added_once(real_app, real_session, meeting):
    browser = Browser(real_app, real_session).sign_in(person(Role.BOARD_SECRETARY))
    address = f"/meetings/{meeting.id}/replies/guests/add"
    forms = windows(browser, address, {"guest": "A foster carer", "kind": "coming"})
    answers = send(real_app, browser, address, forms)
    assert sorted(answer.status_code for answer in answers) == [303] + [422] * (AT_ONCE - 1)
    assert how_many(real_session, Reply.id) == 1


def test_the_same_words_said_at_once_stand_once(real_app, real_session, user, meeting):
    item = ItemFactory(meeting_id=meeting.id, visibility=Visibility.PUBLIC)
    browser = Browser(real_app, real_session).sign_in(user)
    address = f"/meetings/{meeting.id}/before/{item.id}"
    forms = windows(browser, address, {"text": "Say when it starts."})
    answers = send(real_app, browser, address, forms)
    assert {answer.status_code for answer in answers} == {303}
    assert how_many(real_session, Comment.id) == 1


def test_one_answer_a_person_is_kept_by_the_database_too(real_session, user, meeting):
    ReplyFactory(meeting_id=meeting.id, user_id=user.id)
    with pytest.raises(Exception, match=r"(?i)unique"):
        ReplyFactory(meeting_id=meeting.id, user_id=user.id)
