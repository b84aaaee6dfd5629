"""An ambassador on a phone reads what the committee will decide, speaks, and is read there."""

from datetime import date

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.agendas import ItemFactory
from tests.factories.meetings import MeetingFactory
from tests.journeys.conftest import fits, notice
from tests.support.served import PHONE
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import Purpose
from tracker.meetings.enums import BodyKind
from tracker.meetings.models import Body

pytestmark = pytest.mark.browser
SAID = "Put them near a bus stop. We do not want to be far from our friends."


@pytest.fixture
def meeting(town):
    """The committee’s next meeting, its agenda out."""
    session = town.live.session
    above = select(Body.reports_to_id).where(Body.kind == BodyKind.SHADOW)
    body = session.scalars(select(Body).where(Body.id.in_(above))).one()
    made = MeetingFactory(body=body, held_on=date(2025, 11, 4), agenda_out_at=clock.now())
    ItemFactory(
        meeting_id=made.id,
        title="Flats for care leavers",
        summary="Where ten new flats should be built.",
        purpose=Purpose.DECIDE,
        visibility=Visibility.PUBLIC,
    )
    session.commit()
    return made


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_what_a_young_person_says_is_read_by_the_committee(town, meeting, javascript):
    young = town.window("ambassador.homes", size=PHONE, javascript=javascript)
    young.goto(f"/meetings/{meeting.id}")
    young.get_by_role("link", name="Before the meeting").click()
    expect(young.get_by_text("Where ten new flats should be built.")).to_be_visible()
    expect(young.get_by_text("The meeting decides on this.")).to_be_visible()
    young.get_by_role("link", name="Say what you think of Flats").click()
    expect(young.get_by_text("Who reads it:")).to_be_visible()
    young.get_by_label("Your comment").fill(SAID)
    young.get_by_label("My first name only").check()
    young.get_by_role("button", name="Send to the meeting").click()
    notice(young, "owes you an answer by")
    fits(young)

    councillor = town.window("committee.member", javascript=javascript)
    councillor.goto(f"/meetings/{meeting.id}/before")
    expect(councillor.get_by_role("article").filter(has_text=SAID)).to_be_visible()
    expect(councillor.get_by_role("link", name="Say what you think")).to_have_count(0)

    young.get_by_role("link", name="Take it back").click()
    young.get_by_role("button", name="Take it back").click()
    councillor.reload()
    expect(councillor.get_by_text(SAID)).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_member_says_on_a_phone_who_comes_for_them(town, javascript):
    member = town.window("board.member", size=PHONE, javascript=javascript)
    member.goto("/")
    member.get_by_role("link", name="Next board: 26 September").click()
    name = member.get_by_label("Who comes for you?")
    expect(name).to_be_hidden()
    member.get_by_label("Somebody comes for me").check()
    expect(name).to_be_visible()
    name.fill("Deputy director")
    member.get_by_role("button", name="Send my answer").click()
    expect(member.get_by_text("Deputy director comes for you")).to_be_visible()

    secretary = town.window("secretary", javascript=javascript)
    secretary.goto(member.url)
    secretary.get_by_role("link", name="Replies").click()
    row = secretary.get_by_role("row").filter(has_text="Board member")
    expect(row).to_contain_text("Deputy director comes for them")
