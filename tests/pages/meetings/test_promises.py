"""What was promised, as pages: for the meeting at hand, and the register."""

import csv
import io
from datetime import date

import pytest

from tests.factories.actions import ActionFactory, closed, said
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MeetingStatus

JULY, SEPTEMBER = date(2025, 7, 30), date(2025, 9, 26)


@pytest.fixture
def board(session):
    return BodyFactory.board()


@pytest.fixture
def july(board):
    return MeetingFactory(body=board, held_on=JULY, status=MeetingStatus.HELD)


@pytest.fixture
def september(board):
    return MeetingFactory(body=board, held_on=SEPTEMBER)


@pytest.fixture
def actions(july, september):
    facts = {"arising_meeting_id": july.id, "original_due_on": date(2025, 8, 29)}
    moved = ActionFactory(ref="B1", text="Move it", due_on=date(2025, 12, 31), moves=1, **facts)
    said(moved, progress="Half of it is there.")
    kept = ActionFactory(ref="B2", text="Keep it", **facts)
    closed(kept, on=date(2025, 8, 20))
    return [moved, kept]


@pytest.fixture
def secretary(browser, actions):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


def show(browser, meeting):
    return browser.get("promises.meeting", meeting_id=meeting.id)


def test_the_next_meeting_reads_what_was_promised_and_what_happened(secretary, september):
    page = show(secretary, september)
    assert page.h1.endswith("What we promised last time and what happened")
    assert "2 promises: 1 kept, 1 late, at the meeting of 30 July 2025." in page.text
    moved, kept = sorted(page.table("Promised on 30 July 2025"), key=lambda row: row["Promise"])
    assert moved["Promised for"] == "29 August 2025 Now 31 December 2025, moved once"
    assert "7 days past its first date" in moved["What became of it"]
    assert "Half of it is there." in moved["Said and reported back"]
    assert "Done on 20 August 2025" in kept["What became of it"]


def test_before_the_meeting_nothing_is_reported_back(secretary, september, actions):
    assert "Write down what was reported back" not in show(secretary, september).text
    where = {"meeting_id": september.id, "action_id": actions[0].id}
    secretary.get("promises.report", **where, expect=409)


def test_what_was_reported_back_shows_with_the_promise_and_in_the_register(
    app, secretary, september, actions
):
    clock.hold(SEPTEMBER)
    secretary.sign_in(person(Role.BOARD_SECRETARY))
    where = {"meeting_id": september.id, "action_id": actions[0].id}
    form = secretary.get("promises.report", **where)
    assert "7 days" not in form.text
    other = secretary.get("promises.report", **where)
    page = secretary.follow(secretary.submit(form, what="The rest follows."))
    assert "Reported back 26 September 2025" in page.text
    assert "The rest follows." in page.text
    refused = secretary.submit(other, what="Mine.", expect=409)
    assert refused.value("what") == "Mine."
    assert "The rest follows." in refused.text
    page = secretary.get("promises.index")
    assert "The rest follows." in page.text


def test_a_promise_of_another_meeting_cannot_be_reported_here(secretary, july, actions):
    where = {"meeting_id": july.id, "action_id": actions[0].id}
    secretary.get("promises.report", **where, expect=404)


def test_the_register_says_in_its_heading_how_many_became_what(secretary):
    page = secretary.get("promises.index")
    assert page.h1.endswith("2 promises: 1 kept, 1 late")
    page = secretary.submit(page, kept="late")
    assert [row["Promise"][:2] for row in page.table("Promises")] == ["B1"]
    answer = secretary.get(page.link("Download what is shown as CSV")).response
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [(row["Ref"], row["First date"], row["Date now"], row["Moved"]) for row in rows] == [
        ("B1", "29 August 2025", "31 December 2025", "1")
    ]
    page = secretary.get("/promises?kept=stopped")
    assert "No promise fits" in page.text
    secretary.get("/promises?kept=nonsense&body=nonsense&page=-3")


def test_nothing_is_shown_of_what_one_may_not_see(browser, actions, september):
    actions[0].visibility = Visibility.RESTRICTED
    browser.sign_in(person(Role.BOARD_MEMBER))
    assert "Move it" not in show(browser, september).text
    assert browser.get("promises.index").h1.endswith("1 promise: 1 kept")
    browser.sign_in(person(Role.COMMITTEE_MEMBER))
    browser.get("promises.meeting", meeting_id=september.id, expect=404)
    page = browser.get("promises.index")
    assert page.h1.endswith("No promise is written down")
    assert "No promise is here yet" in page.text


def test_the_pages_take_the_same_queries_however_many_there_are(
    secretary, september, july, actions
):
    pages = [
        secretary.address("promises.meeting", meeting_id=september.id),
        secretary.address("promises.index"),
    ]

    def asked():
        with count_queries() as sent:
            for each in pages:
                secretary.get(each)
        return len(sent)

    asked()  # the first page of a session writes down that it was seen
    before = asked()
    for _ in range(20):
        ActionFactory(arising_meeting_id=july.id)
    assert asked() == before


def test_the_agenda_and_the_sitting_lead_to_the_promises_and_to_the_minutes(secretary, september):
    for kind in (ItemKind.PROMISES, ItemKind.MINUTES):
        ItemFactory(meeting_id=september.id, kind=kind)
    approving = {
        "agendas.show": "Minutes that wait to be approved",
        "sittings.show": "Read the minutes that are approved here",
    }
    for endpoint, words in approving.items():
        page = secretary.get(endpoint, meeting_id=september.id)
        assert secretary.get(page.link("What we promised last time")).status == 200
        assert secretary.get(page.link(words)).status == 200
