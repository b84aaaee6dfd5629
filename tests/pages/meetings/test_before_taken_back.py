"""What was said before a meeting is taken back by its author, or hidden with a reason."""

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
from tracker.meetings.agenda.models import ItemComment
from tracker.meetings.enums import BodyKind


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
    return session.scalars(select(ItemComment).order_by(ItemComment.id)).all()


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
    browser.get(ask.where, expect=404)
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


def test_the_participation_lead_hides_with_a_reason_that_the_author_reads(
    browser, session, meeting, item, ambassador, lead
):
    say(browser.sign_in(ambassador), meeting, item)
    form = browser.get(show(browser.sign_in(lead), meeting).link("Hide it"))
    refused = browser.submit(form, button="Hide it", expect=422)
    assert refused.errors == ["Say why you hide it"]
    browser.submit(refused, reason="It names a home.", button="Hide it")
    assert "The reason: It names a home." in show(browser.sign_in(ambassador), meeting).text
    assert "Say when" not in show(browser.sign_in(person(Role.COMMITTEE_MEMBER)), meeting).text
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "item_comment"))
    assert "starts" not in repr([vars(entry) for entry in entries])


def test_others_words_are_not_theirs_to_take_back(browser, session, meeting, item, ambassador):
    said = ItemCommentFactory(item_id=item.id, by_id=person(Role.AMBASSADOR).id)
    browser.sign_in(ambassador)
    address = f"/meetings/{meeting.id}/before/comments/{said.id}"
    browser.post(f"{address}/withdraw", {}, expect=403)
    browser.post(f"{address}/hide", {"reason": "Mine"}, expect=403)
    assert kept(session)[0].withdrawn_at is None
