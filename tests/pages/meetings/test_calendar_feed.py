"""A private calendar: who gets what from its address, and what its owner does with it."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar
from sqlalchemy import select

from tests.factories.agendas import ItemFactory
from tests.factories.invitations import SECRET, CalendarFeedFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.people import PostHoldingFactory, person
from tests.support.forms import text_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.meetings.diary.enums import FeedShows
from tracker.meetings.diary.models import CalendarFeed
from tracker.meetings.enums import MeetingStatus
from tracker.people.throttle import FROM_ADDRESS

FEED = f"/calendar/{SECRET}.ics"
CANARY = "Wrenhollow"


@pytest.fixture
def member(session):
    return person(Role.BOARD_MEMBER)


@pytest.fixture
def board(session, member):
    body = BodyFactory.board()
    MemberFactory(body=body, user=member)
    return body


def events(browser, address=FEED):
    answer = browser.client.get(address)
    assert answer.status_code == 200
    return {
        int(e["uid"].split("@")[0][8:]): e for e in Calendar.from_ical(answer.data).walk("VEVENT")
    }


def test_a_calendar_program_gets_the_meetings_of_the_bodies_that_one_is_on(browser, board, member):
    CalendarFeedFactory(user_id=member.id)
    mine = MeetingFactory(body=board, starts_at=time(14), ends_at=time(16))
    MeetingFactory(body=BodyFactory(is_public=True))
    (event,) = events(browser).values()
    assert event["uid"].startswith(f"meeting-{mine.id}@")
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2025, 9, 26, 13, tzinfo=UTC)
    assert event["summary"] == "Executive Board"


def test_a_post_that_one_holds_is_on_the_list_too(browser, session):
    holding = PostHoldingFactory(user=person(Role.ACTION_LEAD))
    body = BodyFactory()
    MemberFactory(body=body, user=None, post=holding.post)
    meeting = MeetingFactory(body=body)
    CalendarFeedFactory(user_id=holding.user.id)
    assert list(events(browser)) == [meeting.id]


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.BOARD_MEMBER, {"board", "public"}), (Role.COMMITTEE_MEMBER, {"public"})],
)
def test_all_are_those_that_one_may_know_of(browser, session, role, sees):
    made = {
        "board": MeetingFactory(body=BodyFactory.board()),
        "public": MeetingFactory(body=BodyFactory(is_public=True)),
    }
    CalendarFeedFactory(user_id=person(role).id, shows=FeedShows.ALL)
    assert set(events(browser)) == {made[name].id for name in sees}


def test_who_left_a_private_group_reads_no_more_of_it(browser, session):
    user = person(Role.AMBASSADOR)
    body = BodyFactory()
    MemberFactory(body=body, user=user, ended_on=date(2025, 9, 4))
    MeetingFactory(body=body, held_on=date(2025, 7, 1))
    MeetingFactory(body=body)
    CalendarFeedFactory(user_id=user.id, shows=FeedShows.ALL)
    assert events(browser) == {}


def test_two_years_back_and_all_that_is_to_come_cancelled_ones_as_such(browser, board, member):
    CalendarFeedFactory(user_id=member.id)
    days = (date(2023, 9, 4), date(2023, 9, 5), date(2031, 1, 8))
    made = [MeetingFactory(body=board, held_on=day) for day in days]
    off = MeetingFactory(body=board, held_on=date(2025, 10, 1), status=MeetingStatus.CANCELLED)
    found = events(browser)
    assert set(found) == {made[1].id, made[2].id, off.id}
    assert (found[off.id]["status"], found[made[2].id]["status"]) == ("CANCELLED", "CONFIRMED")


def test_nothing_is_told_but_when_and_where(browser, board, member):
    CalendarFeedFactory(user_id=member.id)
    meeting = MeetingFactory(body=board, note=CANARY, key_messages=CANARY)
    ItemFactory(meeting_id=meeting.id, title=CANARY, summary=CANARY)
    text = browser.client.get(FEED).text
    assert CANARY not in text
    assert "Town Hall" in text


def test_the_same_is_not_sent_twice_and_a_move_is_a_new_one(browser, session, board, member):
    CalendarFeedFactory(user_id=member.id)
    meeting = MeetingFactory(body=board)
    first = browser.client.get(FEED)
    again = {"If-None-Match": first.headers["ETag"]}
    same = browser.client.get(FEED, headers=again)
    assert (same.status_code, same.data) == (304, b"")
    meeting.held_on, meeting.changed_at = date(2025, 10, 27), clock.now()
    session.commit()
    moved = browser.client.get(FEED, headers=again)
    assert moved.status_code == 200
    (before,), (after,) = (Calendar.from_ical(each.data).walk("VEVENT") for each in (first, moved))
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])


def test_the_answer_is_for_its_owner_alone_and_sets_no_cookie(browser, board, member):
    CalendarFeedFactory(user_id=member.id)
    CalendarFeedFactory(user_id=person(Role.BOARD_MEMBER).id, secret="another", shows=FeedShows.ALL)
    MeetingFactory(body=board)
    mine, theirs = browser.client.get(FEED), browser.client.get("/calendar/another.ics")
    assert mine.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in mine.headers
    assert "Last-Modified" not in mine.headers
    assert mine.data == theirs.data
    assert mine.headers["ETag"] != theirs.headers["ETag"]
    head = browser.client.head(FEED)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"] == mine.headers["ETag"]


def test_an_address_of_who_left_looks_like_one_that_never_was(browser, session, board, member):
    CalendarFeedFactory(user_id=member.id)
    assert browser.client.get(FEED).status_code == 200
    member.is_active, member.deactivated_at = False, clock.now()
    session.commit()
    gone, never = browser.client.get(FEED), browser.client.get("/calendar/nobody.ics")
    assert gone.status_code == never.status_code == 404
    kept = [{n: a.headers.get(n) for n in ("Cache-Control", "ETag", "Vary")} for a in (gone, never)]
    assert kept[0] == kept[1]
    assert kept[0]["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in gone.headers


def test_guessing_is_held_up_and_a_good_address_never(browser, board, member):
    CalendarFeedFactory(user_id=member.id)
    found = [browser.client.get(f"/calendar/{n}.ics").status_code for n in range(FROM_ADDRESS + 1)]
    assert found == [404] * FROM_ADDRESS + [429]
    assert browser.client.get(FEED).status_code == 200


def test_one_makes_an_address_that_is_shown_once(browser, session, board, member):
    meeting = MeetingFactory(body=board)
    page = browser.get(browser.sign_in(member).get("/account").link("Put meetings in your"))
    shown = browser.submit(page, button="Make my private address", expect=200)
    (box,) = shown.soup.select("textarea[readonly]")
    address = text_of(box)
    path = "/" + address.split("/", 3)[3]
    assert list(events(browser, path)) == [meeting.id]
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    assert len(secret) == 43
    later = browser.get("calendar.own")
    assert secret not in later.html
    kept = session.scalars(select(CalendarFeed)).one()
    assert secret not in repr(vars(kept))
    assert "A calendar last asked for it" in later.text
    entry = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "calendar")).one()
    assert secret not in repr(vars(entry))


def test_a_new_address_ends_the_one_before_it_and_keeps_the_choice(browser, session, member):
    CalendarFeedFactory(user_id=member.id, shows=FeedShows.ALL)
    page = browser.sign_in(member).get("calendar.own")
    shown = browser.submit(page, button="Make a new address", expect=200)
    assert browser.client.get(FEED).status_code == 404
    again = browser.submit(page, button="Make a new address")
    assert again.location == "/account/calendar"  # a form sent twice is dealt with once
    assert "private address" in shown.text
    assert session.scalars(select(CalendarFeed.shows)).all() == [FeedShows.ALL]


def test_one_chooses_what_it_shows_and_ends_it(browser, session, board, member):
    CalendarFeedFactory(user_id=member.id)
    public = MeetingFactory(body=BodyFactory(is_public=True))
    page = browser.sign_in(member).get("calendar.own")
    done = browser.submit(page, shows="all", button="Keep the choice")
    assert "Your calendar follows" in browser.follow(done).notices[0]
    assert list(events(browser)) == [public.id]
    ended = browser.follow(browser.submit(page, button="End the address"))
    assert "has ended" in ended.notices[0]
    assert browser.client.get(FEED).status_code == 404
    browser.submit(page, button="End the address", expect=303)
    browser.post("/account/calendar/end", {}, expect=409)


def test_a_calendar_costs_as_much_for_fifty_meetings_as_for_one(browser, session, board, member):
    CalendarFeedFactory(user_id=member.id, read_at=clock.instant())
    MeetingFactory(body=board)
    session.commit()
    with at_most(3) as few:
        browser.client.get(FEED)
    for number in range(50):
        MeetingFactory(body=board, held_on=date(2026, 1 + number % 12, 1 + number % 28))
    session.commit()
    with at_most(len(few)):
        browser.client.get(FEED)
