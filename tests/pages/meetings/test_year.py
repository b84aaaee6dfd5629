"""The year ahead: meetings, what comes round, what is due and what is promised."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import PostFactory, person
from tests.factories.terms import YearlyItemFactory
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.diary.models import YearlyItem, YearlyMade
from tracker.meetings.enums import MeetingStatus


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def month(page, words):
    """What stands in one month, a line each."""
    (found,) = [each for each in page.soup.select(".ct-month") if words in each.h2.text]
    return [" ".join(line.get_text(" ").split()) for line in found.select("li")]


def test_each_month_shows_its_meetings_what_comes_round_and_what_is_due(browser, board):
    meeting = MeetingFactory(body=board)
    MeetingFactory(body=board, held_on=date(2025, 9, 20), status=MeetingStatus.CANCELLED)
    ActionFactory(due_on=meeting.held_on, due_meeting_id=meeting.id)
    ActionFactory(due_on=date(2025, 9, 30))
    ActionFactory(due_on=date(2025, 9, 30), visibility=Visibility.RESTRICTED)
    YearlyItemFactory(name="Care Leavers Month")
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("forward.show")
    assert page.h1.endswith("1 meeting and 1 yearly date, September 2025 to August 2026")
    assert month(page, "September 2025") == [
        "Friday 26 September Executive Board 10:00 to 12:00 1 action due at it",
        "2 actions due",
    ]
    assert month(page, "November 2025") == [
        "All month Care Leavers Month Its action is made on 20 September"
    ]
    assert month(page, "August 2026") == []


def test_another_year_is_asked_for_by_its_month(browser, board):
    YearlyItemFactory(name="Care Leavers Month", ended_on=date(2026, 1, 1))
    browser.sign_in(person(Role.BOARD_MEMBER))
    page = browser.get("forward.show", **{"from": "2026-01"})
    assert "January 2026 to December 2026" in page.h1
    assert month(page, "November 2026") == []
    page = browser.get(page.link("The year before"))
    assert month(page, "November 2025") != []
    for odd in ("soon", "2026-13", "9999-01", "0001-01", "2026-1"):
        browser.get("forward.show", **{"from": odd})


def test_the_action_that_was_made_is_named_to_who_may_see_it(browser, session, board):
    action, item = ActionFactory(ref="B99"), YearlyItemFactory(name="Care Leavers Month")
    session.add(YearlyMade(item_id=item.id, year=2025, action_id=action.id, made_at=clock.now()))
    page = browser.sign_in(person(Role.BOARD_MEMBER)).get("forward.show")
    (line,) = [each for each in month(page, "November 2025") if "Care Leavers" in each]
    assert line.endswith("Its action: B99")
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("forward.show")
    assert month(page, "November 2025") == ["All month Care Leavers Month Its action is made"]
    assert action.ref not in page.text


def test_who_may_not_know_of_a_body_sees_neither_its_meetings_nor_its_items(browser, board):
    MeetingFactory(body=board)
    YearlyItemFactory(name="Board review", body_id=board.id)
    YearlyItemFactory(name="For all")
    page = browser.sign_in(person(Role.COMMITTEE_MEMBER)).get("forward.show")
    assert "For all" in page.text
    assert "Board review" not in page.text
    assert "Executive Board" not in page.text


def test_an_item_is_added_changed_and_ended(secretary, session, board):
    post = PostFactory()
    page = secretary.submit(secretary.get("forward.add"), day="40", makes_ahead="", expect=422)
    assert len(page.errors) == 4
    typed = {"name": "STAR awards", "month": "4", "day": "31", "makes_ahead": "60"}
    page = secretary.submit(page, typed, expect=422)
    assert page.errors == ["April has 30 days"]
    page = secretary.follow(secretary.submit(page, month="11", day="14", lead=post.id))
    (row,) = page.table("What comes round")
    assert (row["When"], row["Its action is made"]) == ("14 November", "60 days before")
    form = secretary.get(page.link("Change STAR awards"))
    assert (form.value("month"), form.value("lead")) == ("11", str(post.id))
    secretary.submit(form, day="")
    item = session.scalars(select(YearlyItem)).one()
    assert (item.day, item.lead_post_id, item.makes_ahead) == (None, post.id, 60)
    page = secretary.follow(secretary.submit(secretary.get("forward.end", yearly_id=item.id)))
    assert "No longer: ended on 5 September 2025" in page.text
    secretary.get("forward.change", yearly_id=item.id, expect=404)


def test_the_second_to_change_an_item_keeps_what_they_typed(secretary, session):
    item = YearlyItemFactory()
    form = secretary.get("forward.change", yearly_id=item.id)
    item.what = "Theirs"
    session.flush()
    page = secretary.submit(form, what="Mine", expect=409)
    assert page.value("what") == "Mine"
    secretary.submit(page)
    assert item.what == "Mine"


def test_an_empty_year_says_what_to_do(secretary):
    page = secretary.get("forward.show")
    assert page.h1.startswith("The year ahead Nothing is set")
    assert "it makes its action in good time" in page.text


def test_the_year_asks_as_often_for_two_meetings_as_for_sixty(browser, board):
    MeetingFactory(body=board)
    YearlyItemFactory()
    browser.sign_in(person(Role.BOARD_MEMBER)).get("forward.show")
    with at_most(15) as few:
        browser.get("forward.show")
    for day in range(1, 31):
        MeetingFactory(held_on=date(2025, 11, day))
        ActionFactory(due_on=date(2025, 11, day))
        YearlyItemFactory()
    with at_most(len(few)):
        browser.get("forward.show")
