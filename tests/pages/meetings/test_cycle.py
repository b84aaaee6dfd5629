"""The cycle of a meeting: its steps, who ticks them, and what is said of them to whom."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import person
from tests.factories.sittings import CorrectionFactory, MinutesFactory
from tests.factories.workstreams import WorkstreamFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.meetings.cycle.models import CycleTick
from tracker.meetings.enums import BodyKind, MeetingStatus
from tracker.meetings.freezing import freeze_due
from tracker.meetings.minutes.enums import MinutesState

SEPTEMBER = date(2025, 9, 26)
STEPS = "Every step"


@pytest.fixture
def committee(session):
    return BodyFactory(
        slug="committee", name="The Committee", kind=BodyKind.COMMITTEE, is_public=True
    )


@pytest.fixture
def board(committee):
    return BodyFactory.board(reports_to=committee)


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board)


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Clerk"))


def show(browser, meeting, **more):
    return browser.get("cycles.show", meeting_id=meeting.id, **more)


def rows(page):
    """The steps by what they are, without the line of today."""
    found = {}
    for row in page.soup.select("table tbody tr"):
        cells = [each.get_text(" ", strip=True) for each in row.select("th, td")]
        if len(cells) == 4:
            found[cells[1]] = (cells[0], cells[2], cells[3])
    return found


def step(page, start):
    (found,) = (value for name, value in rows(page).items() if name.startswith(start))
    return found


def test_every_day_follows_from_the_meeting(secretary, meeting):
    page = show(secretary, meeting)
    assert step(page, "The update round opens")[0] == "Friday 5 September 2025"
    assert step(page, "The update round closes")[0] == "Wednesday 17 September 2025"
    assert step(page, "Agenda and pack go out")[0] == "Thursday 18 September 2025"
    assert step(page, "Decisions and actions go out")[0] == "Friday 3 October 2025"
    assert step(page, "Draft minutes go out")[0] == "Friday 17 October 2025"
    assert step(page, "The minutes are approved")[::2] == (
        "No day yet",
        "No next meeting is in the diary",
    )
    assert "5 clear working days before the meeting" in page.text


def test_todays_line_stands_between_what_was_and_what_comes(secretary, meeting):
    clock.hold(date(2025, 9, 18))
    cells = [
        row.get_text(" ", strip=True)
        for row in show(secretary, meeting).soup.select("table tbody tr")
    ]
    (place,) = (n for n, text in enumerate(cells) if text.startswith("Today, Thursday"))
    assert "The update round closes" in cells[place - 1]
    assert "18 September 2025" in cells[place + 1]


def test_what_is_late_says_by_how_many_working_days(secretary, meeting):
    clock.hold(date(2025, 9, 23))
    page = show(secretary, meeting)
    assert step(page, "Agenda and pack")[2].startswith("3 working days late")
    assert page.h1.endswith("steps are late")
    assert "Papers are in" in page.all("section[aria-labelledby=next]")[0]


def test_a_person_ticks_what_the_tracker_cannot_know_and_takes_it_back(secretary, session, meeting):
    page = show(secretary, meeting)
    button = f"/meetings/{meeting.id}/cycle/papers/tick"
    page = secretary.follow(secretary.submit(page, form=button))
    assert step(page, "Papers are in")[2].startswith("Done 5 September 2025, Clerk")
    assert page.notices == ["Papers are in: ticked."]
    page = secretary.follow(
        secretary.submit(page, form=f"/meetings/{meeting.id}/cycle/papers/take-back")
    )
    assert step(page, "Papers are in")[2].startswith("To do")
    assert session.query(CycleTick).all() == []
    said = [row.deed.label for row in session.query(AuditEntry).order_by(AuditEntry.id)]
    assert said[-2:] == ["Cycle step ticked", "Cycle step taken back"]


def test_what_the_tracker_knows_cannot_be_ticked(secretary, session, meeting):
    show(secretary, meeting)
    for key, expect in (("minutes", 409), ("frozen", 409), ("no-such", 404)):
        secretary.post(f"/meetings/{meeting.id}/cycle/{key}/tick", {}, expect=expect)
        secretary.post(f"/meetings/{meeting.id}/cycle/{key}/take-back", {}, expect=expect)
    assert session.query(CycleTick).all() == []


def test_the_tracker_ticks_what_it_knows(secretary, session, app, meeting):
    item = ItemFactory(meeting_id=meeting.id, summary="What it is about, plainly.")
    PaperFactory(item=item, is_late=True)
    meeting.agenda_out_at = datetime(2025, 9, 18, 23, 30, tzinfo=UTC)
    session.commit()
    clock.hold(date(2025, 9, 18))
    with app.app_context():
        freeze_due()
    clock.hold(date(2025, 9, 22))
    page = show(secretary, meeting)
    assert step(page, "The board’s page is frozen")[2] == "Done 18 September 2025"
    assert step(page, "Agenda and pack")[2] == "Done 19 September 2025. 1 working day late"
    assert "1 paper came late" in page.text


def test_minutes_tick_themselves_with_their_corrections_told(secretary, session, meeting):
    meeting.status = MeetingStatus.HELD
    minutes = MinutesFactory(
        meeting_id=meeting.id,
        state=MinutesState.CIRCULATED,
        circulated_at=datetime(2025, 10, 1, 9, tzinfo=UTC),
    )
    CorrectionFactory(minutes_id=minutes.id)
    clock.hold(date(2025, 10, 20))
    page = show(secretary, meeting)
    assert step(page, "Draft minutes go out")[2] == "Done 1 October 2025"
    assert "1 correction waits for an answer" in page.text
    assert step(page, "The minute-taker is asked")[2] == "Not needed"
    assert step(page, "The minutes are approved")[2] == "No next meeting is in the diary"


def test_a_meeting_of_which_only_a_note_was_kept_has_no_minutes_to_approve(
    secretary, session, meeting, board
):
    meeting.status, meeting.note = MeetingStatus.HELD, "Agreed: a map."
    meeting.changed_at = datetime(2025, 9, 27, tzinfo=UTC)
    MeetingFactory(body=board, held_on=date(2025, 11, 27))
    clock.hold(date(2025, 10, 20))
    page = show(secretary, meeting)
    assert step(page, "The minutes are approved")[2] == "Not needed"
    assert step(page, "Draft minutes go out")[2] == "Done"
    assert "A note says what was decided" in page.text
    meeting.changed_at = datetime(2025, 9, 1, tzinfo=UTC)
    session.flush()
    assert step(show(secretary, meeting), "Draft minutes go out")[2] == "1 working day late"


def test_key_messages_tick_their_step_and_stand_on_the_meetings_page(secretary, session, meeting):
    page = secretary.get("cycles.key_messages", meeting_id=meeting.id)
    assert "What The Committee is to know" in page.text
    page = secretary.follow(secretary.submit(page, key_messages="Two homes opened.\nSDQ is low."))
    assert "Two homes opened." in page.all("section[aria-labelledby=key-messages]")[0]
    found = step(show(secretary, meeting), "Key messages go")
    assert found[2] == "Done 5 September 2025, Clerk"
    form = secretary.get("cycles.key_messages", meeting_id=meeting.id)
    secretary.submit(form, key_messages="")
    assert session.query(CycleTick).all() == []


def test_key_messages_that_two_people_write_are_both_kept(secretary, session, meeting):
    form = secretary.get("cycles.key_messages", meeting_id=meeting.id)
    meeting.key_messages = "Theirs"
    session.flush()
    page = secretary.submit(form, key_messages="Mine", expect=409)
    assert page.value("key_messages") == "Mine"
    assert meeting.key_messages == "Theirs"


def test_key_messages_are_due_when_the_committees_papers_are(secretary, meeting, committee):
    MeetingFactory(body=committee, held_on=date(2025, 11, 4))
    assert step(show(secretary, meeting), "Key messages go")[0] == "Monday 27 October 2025"


def test_plain_summaries_are_due_before_the_shadow_committee(secretary, meeting, board):
    shadow = BodyFactory(kind=BodyKind.SHADOW, reports_to=board)
    assert step(show(secretary, meeting), "Plain summaries")[0] == "Thursday 18 September 2025"
    MeetingFactory(body=shadow, held_on=date(2025, 9, 19))
    assert step(show(secretary, meeting), "Plain summaries")[0] == "Friday 12 September 2025"


def test_readers_of_the_board_read_and_cannot_tick(browser, session, meeting, committee):
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = show(browser, meeting)
    assert "It is done" not in page.text
    browser.post(f"/meetings/{meeting.id}/cycle/papers/tick", {}, expect=403)
    assert session.query(CycleTick).all() == []


def test_whoever_sees_only_the_public_meeting_does_not_see_its_cycle(browser, session, committee):
    public = MeetingFactory(body=committee)
    user = person(Role.COMMITTEE_MEMBER)
    browser.sign_in(user)
    show(browser, public, expect=404)
    assert "Cycle" not in browser.get("meetings.show", meeting_id=public.id).text
    MemberFactory(body=committee, user=user)
    assert step(show(browser, public), "Agenda and pack")[0] == "Thursday 18 September 2025"


def test_a_draft_agenda_and_part_2_are_counted_for_nobody_else(browser, session, meeting):
    PaperFactory(item=ItemFactory(meeting_id=meeting.id))
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "1 paper" not in show(browser, meeting).text
    meeting.agenda_out_at = datetime(2025, 9, 5, 9, tzinfo=UTC)
    PaperFactory(item=ItemFactory(meeting_id=meeting.id, **PART_2), **PART_2)
    session.flush()
    page = show(browser, meeting)
    assert "1 paper" in page.text
    assert "2 papers" not in page.text


def test_a_cancelled_meeting_has_no_cycle(secretary, session, meeting):
    meeting.status = MeetingStatus.CANCELLED
    page = show(secretary, meeting)
    assert page.h1.endswith("This meeting was cancelled")
    secretary.post(f"/meetings/{meeting.id}/cycle/papers/tick", {}, expect=409)


def test_a_board_that_comes_too_late_is_alarmed_on_its_cycle(secretary, session, board):
    MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    fine = MeetingFactory(body=board, held_on=date(2025, 9, 26))
    assert "longest agreed" not in show(secretary, fine).text
    late = MeetingFactory(body=board, held_on=date(2026, 1, 24))
    assert (
        "120 days lie between 26 September 2025 and 24 January 2026" in show(secretary, late).text
    )
    assert "120 days lie between" in secretary.get("meetings.index").text


def test_a_cycle_asks_the_database_as_often_for_much_as_for_little(secretary, session, meeting):
    show(secretary, meeting)
    with at_most(22) as few:
        show(secretary, meeting)
    for _ in range(20):
        PaperFactory(item=ItemFactory(meeting_id=meeting.id))
        WorkstreamFactory()
        MeetingFactory(body=BodyFactory())
    session.flush()
    with at_most(len(few)):
        show(secretary, meeting)


def test_the_notice_is_set_from_a_day_on_and_taken_back_before_it_counts(
    secretary, session, meeting
):
    page = secretary.get("cycles.notices")
    form = secretary.get("cycles.notice", body_kind="board")
    assert form.value("days") == "5"
    secretary.submit(form, {"days": "5", "counting": "days"})
    page = secretary.get("cycles.notices")
    (row, *_) = page.table("Notice by kind of body")
    assert (row["Kind of body"], row["Today"]) == ("Board", "5 clear days")
    # The round of 26 September opens on 5 September, on which day it counts already.
    assert step(show(secretary, meeting), "Agenda and pack")[0] == "Friday 19 September 2025"
    form = secretary.get("cycles.notice", body_kind="board")
    later = {"from_on-day": "1", "from_on-month": "10", "from_on-year": "2025"}
    page = secretary.follow(
        secretary.submit(form, {"days": "7", "counting": "working-days"} | later)
    )
    assert "7 clear working days from 1 October 2025" in page.text
    assert step(show(secretary, meeting), "Agenda and pack")[0] == "Friday 19 September 2025"
    page = secretary.follow(secretary.submit(page))
    assert "7 clear working days" not in page.text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"days": "0"}, "Enter a whole number of days from 1 to 20"),
        ({"days": "21"}, "Enter a whole number of days from 1 to 20"),
        ({"days": "many"}, "Enter a whole number, such as 12"),
        ({"from_on-year": "2024"}, "Enter today or a later day"),
        ({}, "That is what counts on that day already. Nothing was changed"),
    ],
)
def test_a_notice_that_cannot_be_is_explained(secretary, answers, error):
    form = secretary.get("cycles.notice", body_kind="committee")
    assert secretary.submit(form, answers, expect=422).errors == [error]
