"""The minutes as a page: who reads them when, how they are corrected, agreed, approved."""

import io
from datetime import date, time

import docx
import pytest

from tests.factories.actions import ActionFactory
from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.factories.sittings import AttendanceFactory, ResolutionFactory
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MeetingStatus, MemberRole
from tracker.meetings.minutes.enums import AttendanceState

JUNE, SEPTEMBER = date(2025, 6, 24), date(2025, 9, 2)
CANARY = "q7Zk2TmXv9LpWc4RsYb8NdHj"


@pytest.fixture
def body(session):
    return BodyFactory(name="Children’s Committee", is_public=True)


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
def items(meeting):
    facts = {"meeting_id": meeting.id, "visibility": Visibility.PUBLIC}
    first = ItemFactory(position=1, title="Scorecard", discussion="It was received.", **facts)
    ResolutionFactory(item_id=first.id, text="That the report be noted.")
    ItemFactory(position=2, title="Apologies", kind=ItemKind.APOLOGIES, **facts)
    private = ItemFactory(
        meeting_id=meeting.id,
        position=3,
        title=CANARY,
        discussion=CANARY,
        public_note="A contract was discussed.",
        **PART_2,
    )
    ResolutionFactory(item_id=private.id, text=CANARY)
    return [first, private]


@pytest.fixture
def officer(session, meeting):
    officer = person(Role.ACTION_LEAD, name="Officer")
    AttendanceFactory(
        meeting_id=meeting.id,
        position=9,
        user_id=officer.id,
        name="Officer",
        title="Head of Service",
        state=AttendanceState.IN_ATTENDANCE,
    )
    return officer


@pytest.fixture
def secretary(browser, items):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def show(browser, meeting):
    return browser.get("minutes.show", meeting_id=meeting.id)


def go(browser, meeting, deed, **answers):
    page = browser.get(f"minute_deeds.{deed}", meeting_id=meeting.id)
    return browser.follow(browser.submit(page, **answers))


def test_a_draft_is_for_those_who_keep_the_meetings(secretary, meeting):
    page = show(secretary, meeting)
    assert page.h1.endswith("Draft minutes")
    assert "Draft. Not yet sent to anybody." in page.text
    assert "RESOLVED (to note): That the report be noted." in page.text
    assert "The meeting began at 14:00 and ended at 15:20." in page.text
    secretary.sign_in(person(Role.BOARD_MEMBER))
    page = show(secretary, meeting)
    assert page.h1.endswith("The minutes are not out yet")
    assert "RESOLVED" not in page.text
    secretary.get("minutes.word", meeting_id=meeting.id, expect=404)


@pytest.mark.parametrize("role", [Role.BOARD_SECRETARY, Role.COMMITTEE_MEMBER])
def test_a_private_item_shows_its_fair_summary_alone(browser, meeting, items, later, role):
    secretary = browser.sign_in(person(Role.BOARD_SECRETARY))
    go(secretary, meeting, "circulate")
    go(secretary, meeting, "agree")
    browser.sign_in(person(role))
    for endpoint in ("minutes.show", "minutes.decisions"):
        page = browser.get(endpoint, meeting_id=meeting.id)
        assert "3. A private item" in page.text
        assert "A contract was discussed." in page.text
        assert CANARY not in page.html
    browser.get("corrections.item", meeting_id=meeting.id, item_id=items[1].id, expect=(403, 404))


def test_an_item_without_a_resolution_is_told(secretary, meeting, items):
    item = ItemFactory(meeting_id=meeting.id, position=7, title="Open")
    assert "1 item has no resolution" in show(secretary, meeting).text
    page = secretary.get("minute_deeds.circulate", meeting_id=meeting.id)
    assert "4. Open" in page.text
    page = secretary.submit(page, expect=422)
    assert page.errors == ["Write the resolutions first, or tick that they stay open"]
    page = secretary.follow(secretary.submit(page, although_undecided=True))
    assert "Draft. With those who were there, for correction." in page.text
    assert item.title in page.text


def test_an_attendee_corrects_and_is_answered(browser, secretary, meeting, officer):
    go(secretary, meeting, "circulate")
    browser.sign_in(officer)
    page = show(browser, meeting)
    assert page.h1.endswith("Draft minutes")
    form = browser.get("corrections.ask", meeting_id=meeting.id)
    page = browser.follow(browser.submit(form, item="0", text="I came at 14:10."))
    assert "The whole: I came at 14:10." in page.text
    assert "Waits for an answer." in page.text
    browser.sign_in(person(Role.DEMOCRATIC_SERVICES))
    page = show(browser, meeting)
    assert "1 correction waits for an answer." in page.text
    answer = browser.get(page.link("Answer"))
    refused = browser.submit(answer, made="not-made", expect=422)
    assert refused.errors == ["Say in a sentence why it is not made"]
    page = browser.follow(browser.submit(refused, answer="The list says so already."))
    assert "Not made" in page.text
    assert "The list says so already." in page.text


def test_who_was_not_there_corrects_nothing(browser, secretary, meeting, officer):
    go(secretary, meeting, "circulate")
    secretary.get("corrections.ask", meeting_id=meeting.id, expect=403)
    browser.sign_in(person(Role.BOARD_MEMBER))
    browser.get("corrections.ask", meeting_id=meeting.id, expect=404)


def test_words_that_two_people_change_are_not_lost(secretary, meeting, items):
    page = secretary.get("corrections.item", meeting_id=meeting.id, item_id=items[0].id)
    other = secretary.get("corrections.item", meeting_id=meeting.id, item_id=items[0].id)
    assert other.link("Quote a figure")
    secretary.submit(other, discussion="Theirs.")
    page = secretary.submit(page, discussion="Mine.", expect=409)
    assert "Theirs." in page.text
    assert page.value("discussion") == "Mine."
    assert "Mine." in secretary.follow(secretary.submit(page)).text


def test_the_chair_agrees_and_whoever_sees_the_meeting_reads_the_draft(
    browser, secretary, meeting, body
):
    go(secretary, meeting, "circulate")
    chair = person(Role.BOARD_MEMBER, name="The chair")
    MemberFactory(body=body, user=chair, role=MemberRole.CHAIR)
    browser.sign_in(chair)
    page = browser.get("minute_deeds.agree", meeting_id=meeting.id)
    assert page.h1 == "Do you agree these minutes?"
    assert page.value("agreed_as") == "Chair of the Children’s Committee"
    browser.submit(page)
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    page = show(browser, meeting)
    assert page.h1.endswith("Draft minutes")
    assert "Draft. Agreed by Chair of the Children’s Committee." in page.text
    browser.get("minute_deeds.agree", meeting_id=meeting.id, expect=403)


def test_the_next_meeting_approves_them_and_they_are_locked(secretary, meeting, later, items):
    go(secretary, meeting, "circulate")
    go(secretary, meeting, "agree")
    page = secretary.get("minutes.show", meeting_id=later.id)
    assert "Minutes that wait to be approved at this meeting" in page.text
    form = secretary.get(page.link("Record that they were approved"))
    said = "the inclusion of the Head of Service as in attendance"
    page = secretary.follow(secretary.submit(form, subject_to=said))
    assert page.h1.endswith("24 June 2025 Minutes")
    assert f"Approved on 2 September 2025, subject to {said}." in page.text
    items[0].title = "Another title"
    assert "1. Scorecard" in show(secretary, meeting).text
    where = {"meeting_id": meeting.id, "item_id": items[0].id}
    refused = secretary.get("corrections.item", **where, expect=409)
    assert "approved on 2 September 2025 and are locked" in refused.text
    words = docx.Document(
        io.BytesIO(secretary.get("minutes.word", meeting_id=meeting.id).response.data)
    )
    assert "Draft" not in "\n".join(each.text for each in words.paragraphs)


def test_a_step_can_be_taken_back(secretary, meeting):
    go(secretary, meeting, "circulate")
    page = go(secretary, meeting, "take_back")
    assert "Draft. Not yet sent to anybody." in page.text


def test_decisions_go_out_before_the_minutes(browser, secretary, meeting, items):
    ActionFactory(
        ref="B9", text="Send the list", visibility=Visibility.PUBLIC, arising_meeting_id=meeting.id
    )
    reader = person(Role.COMMITTEE_MEMBER)
    page = browser.sign_in(reader).get("minutes.decisions", meeting_id=meeting.id)
    assert "Nothing to read yet" in page.text
    secretary.sign_in(person(Role.BOARD_SECRETARY))
    go(secretary, meeting, "send_decisions")
    page = browser.sign_in(reader).get("minutes.decisions", meeting_id=meeting.id)
    assert "Sent out on 5 September 2025." in page.text
    assert "That the report be noted." in page.text
    assert "It was received." not in page.text
    assert page.table("Other actions")[0]["Action"] == "B9 Send the list"
    assert show(browser, meeting).h1.endswith("The minutes are not out yet")


def test_an_action_that_the_reader_may_not_see_is_left_out(browser, secretary, meeting, items):
    ActionFactory(ref="B9", visibility=Visibility.BOARD, arising_meeting_id=meeting.id)
    go(secretary, meeting, "send_decisions")
    assert "B9" in secretary.get("minutes.decisions", meeting_id=meeting.id).text
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    assert "B9" not in browser.get("minutes.decisions", meeting_id=meeting.id).text


def test_the_word_paper_is_what_the_page_is(secretary, meeting, officer, items):
    ActionFactory(ref="B9", text="Send the list", arising_meeting_id=meeting.id)
    answer = secretary.get("minutes.word", meeting_id=meeting.id).response
    assert ".docx" in answer.headers["Content-Disposition"]
    paper = docx.Document(io.BytesIO(answer.data))
    heads = [each.text for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert heads[0] == "Minutes of the Children’s Committee, 24 June 2025"
    assert "Officers and others in attendance" in heads
    assert "3 A private item" in heads
    said = "\n".join(each.text for each in paper.paragraphs)
    assert "RESOLVED (to note):\nThat the report be noted." in said
    assert "Draft. Not yet sent to anybody." in said
    assert CANARY not in said
    assert paper.sections[0].header.paragraphs[0].text == "DRAFT"
    bold = [run.text for each in paper.paragraphs for run in each.runs if run.bold]
    assert "RESOLVED" in bold
    assert [cell.text for cell in paper.tables[0].rows[1].cells][1] == "B9 Send the list"
    core = paper.core_properties
    assert (core.author, core.last_modified_by, core.language) == ("", "", "en-GB")
    assert core.title == heads[0]


def test_a_meeting_to_come_and_one_that_was_cancelled_have_none(secretary, body):
    coming = MeetingFactory(body=body)
    off = MeetingFactory(body=body, held_on=JUNE, status=MeetingStatus.CANCELLED)
    assert show(secretary, coming).h1.endswith("This meeting has not taken place yet")
    assert show(secretary, off).h1.endswith("cancelled, so it has no minutes")
    for each in (coming, off):
        page = secretary.get("minutes.decisions", meeting_id=each.id)
        assert "Nothing to read yet" in page.text


def test_who_may_not_know_of_the_meeting_is_told_of_nothing(browser, session):
    meeting = MeetingFactory(held_on=JUNE, status=MeetingStatus.HELD)
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    for endpoint in ("minutes.show", "minutes.word", "minutes.decisions"):
        browser.get(endpoint, meeting_id=meeting.id, expect=404)


def test_a_page_takes_the_same_queries_whatever_its_length(secretary, meeting):
    where = secretary.address("minutes.show", meeting_id=meeting.id)

    def asked():
        with count_queries() as sent:
            secretary.get(where)
        return len(sent)

    asked()  # the first page of a session writes down that it was seen
    before = asked()
    for position in range(10, 40):
        item = ItemFactory(meeting_id=meeting.id, position=position)
        ResolutionFactory(item_id=item.id)
        AttendanceFactory(meeting_id=meeting.id)
    assert asked() == before
