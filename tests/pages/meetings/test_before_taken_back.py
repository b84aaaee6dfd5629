"""What was said before a meeting is taken back by its author, removed, or hidden by a worry."""

import pytest
from sqlalchemy import select

from tests.factories.agendas import ItemCommentFactory, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.enums import BodyKind
from tracker.voice.models import Comment


@pytest.fixture
def meeting(session):
    body = BodyFactory(name="Committee", kind=BodyKind.COMMITTEE, is_public=True)
    BodyFactory(name="Shadow committee", kind=BodyKind.SHADOW, reports_to=body)
    return MeetingFactory(body=body, agenda_out_at=clock.now())


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, title="Homes", visibility=Visibility.PUBLIC)


@pytest.fixture
def ambassador(session):
    return person(Role.AMBASSADOR, name="Sam Example", known_as="Sam")


@pytest.fixture
def lead(session):
    return person(Role.PARTICIPATION_LEAD, name="Participation lead")


def show(browser, meeting):
    return browser.get("before.show", meeting_id=meeting.id)


def say(browser, meeting, item):
    page = browser.get("before.say", meeting_id=meeting.id, item_id=item.id)
    return browser.submit(page, text="Say when it starts.", button="Send to the meeting")


def kept(session):
    return session.scalars(select(Comment).order_by(Comment.id)).all()


def test_ones_own_words_are_taken_back_and_nobody_else_reads_them(
    browser, session, meeting, item, ambassador, lead
):
    say(browser.sign_in(ambassador), meeting, item)
    ask = browser.get(show(browser, meeting).link("Take it back"))
    after = browser.follow(browser.submit(ask, button="Take it back"))
    assert "You took this back on 5 September 2025" in after.text
    assert "Written by Sam Example" in show(browser.sign_in(lead), meeting).text
    other = show(browser.sign_in(person(Role.AMBASSADOR)), meeting)
    assert "Say when it starts." not in other.text
    browser.get(ask.where, expect=403)
    browser.sign_in(ambassador).get(ask.where, expect=409)


def test_what_was_said_of_an_item_that_is_held_over_can_still_be_taken_back(
    browser, session, meeting, item, ambassador
):
    say(browser.sign_in(ambassador), meeting, item)
    item.state, item.state_reason = ItemState.HELD_OVER, "The report is late."
    page = show(browser, meeting)
    assert "Homes: held over" in page.text
    browser.get("before.say", meeting_id=meeting.id, item_id=item.id, expect=404)
    browser.submit(browser.get(page.link("Take it back")), button="Take it back")
    assert kept(session)[0].withdrawn_at is not None


def test_the_participation_lead_removes_with_a_reason_that_the_author_reads(
    browser, session, meeting, item, ambassador, lead
):
    say(browser.sign_in(ambassador), meeting, item)
    form = browser.get(show(browser.sign_in(lead), meeting).link("Remove it"))
    refused = browser.submit(form, button="Remove it", expect=422)
    assert refused.errors == ["Say why you remove it"]
    browser.submit(refused, reason="It names a home.", button="Remove it")
    assert "The reason: It names a home." in show(browser.sign_in(ambassador), meeting).text
    assert "Say when" not in show(browser.sign_in(person(Role.COMMITTEE_MEMBER)), meeting).text
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "comment"))
    assert "starts" not in repr([vars(entry) for entry in entries])


def test_others_words_are_not_theirs_to_take_back(browser, session, meeting, item, ambassador):
    said = ItemCommentFactory(item_id=item.id, author=person(Role.AMBASSADOR))
    browser.sign_in(ambassador)
    browser.post(f"/voice/{said.id}/withdraw", {}, expect=403)
    browser.post(f"/voice/{said.id}/remove", {"reason": "Mine"}, expect=403)
    assert kept(session)[0].withdrawn_at is None


def test_what_worries_somebody_is_hidden_before_the_meeting_and_in_its_papers(
    browser, session, meeting, item, ambassador
):
    say(browser.sign_in(ambassador), meeting, item)
    reader = person(Role.COMMITTEE_MEMBER)
    ask = browser.get(show(browser.sign_in(reader), meeting).link("This worries me"))
    after = browser.follow(browser.submit(ask, button="Hide it and tell them"))
    assert "Say when it starts." not in after.text
    agenda = browser.get("agendas.show", meeting_id=meeting.id)
    assert "Homes" in agenda.text
    assert "Say when it starts." not in agenda.text
