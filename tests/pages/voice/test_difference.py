"""“Has this made a difference?”: asked of the ambassador before an action counts as complete."""

from datetime import date

import pytest

from tests.factories.actions import ClosureFactory, closed
from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.workstreams import ambassador_of
from tests.pages.actions.doing import every
from tests.support.browser import Browser
from tests.support.queries import at_most
from tracker.actions.enums import Outcome
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.meetings.enums import MeetingStatus
from tracker.voice.difference.models import DifferenceSaid

ASKED = "Has this made a difference?"


@pytest.fixture
def world(session):
    return World(ref="H2", text="Finish the Charter")


@pytest.fixture
def closure(world):
    made = ClosureFactory(action=world.action)
    world.action.proposed_on = made.proposed_on
    return made


@pytest.fixture
def as_(app, session):
    return lambda somebody: Browser(app, session).sign_in(user_of(somebody))


@pytest.fixture
def address(world, closure):
    return f"/actions/{world.action.id}/closure/{closure.id}/difference"


LABELS = {"yes": "Yes", "partly": "Partly", "not_yet": "Not yet", "no_view": "No view"}


def say(browser, address, said):
    """Press one of the four buttons, and go where it leads."""
    page = browser.get(address)
    return browser.follow(browser.submit(page, form=address, button=LABELS[said]))


def beside(browser, world):
    """What stands beside the state on the page of the action."""
    (told,) = [each for each in browser.get(f"/actions/{world.action.id}").all("main p")
               if ASKED in each]  # fmt: skip
    return told.partition(ASKED)[2]


def test_one_button_answers_and_it_is_printed_without_a_name(world, as_, address, session):
    young = as_(world.ambassador)
    page = say(young, address, "partly")
    assert "You said: Partly. You can change it" in page.text
    lead = as_(world.lead)
    assert "Partly, says the ambassador." in beside(lead, world)
    assert REAL_NAME not in lead.get(f"/actions/{world.action.id}").text
    (entry,) = [
        each for each in every(session, AuditEntry) if each.deed is Deed.ACTION_DIFFERENCE_SAID
    ]
    assert (entry.by_id, entry.by_name) == (None, "A care leaver ambassador")


def test_it_can_be_changed_and_what_was_said_before_is_kept(world, as_, address, session):
    young = as_(world.ambassador)
    for said in ("not_yet", "not_yet", "yes"):
        say(young, address, said)
    assert "You said: Yes." in young.get(address).text
    assert "Yes, says the ambassador." in beside(young, world)
    assert [each.said for each in every(session, DifferenceSaid)] == ["not_yet", "yes"]


def test_who_closes_reads_it_before_they_agree_and_it_is_no_veto(world, as_, address, closure):
    board = BodyFactory.board()
    past = MeetingFactory(body=board, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    secretary = as_(world.secretary)
    agree = f"/actions/{world.action.id}/closure/{closure.id}/agree"
    assert "Asked on 5 September 2025, not answered yet." in secretary.get(agree).text
    say(as_(world.ambassador), address, "not_yet")
    page = secretary.get(agree)
    assert "Not yet, says the ambassador." in page.text
    secretary.submit(page, {"meeting": past.id}, form=agree)
    assert world.action.outcome is Outcome.COMPLETE
    assert "Not yet, says the ambassador." in beside(secretary, world)
    assert "decided already" in as_(world.ambassador).get(address, expect=409).text


def test_silence_is_said_after_ten_working_days(world, as_, closure):
    clock.hold(date(2025, 9, 22))
    assert "No answer in 10 working days." in beside(as_(world.lead), world)


def test_nothing_is_asked_where_an_action_is_open_or_ends_without_completing(world, as_, session):
    lead = as_(world.lead)
    assert ASKED not in lead.get(f"/actions/{world.action.id}").text
    stopped = closed(world.action, Outcome.STOPPED)
    assert ASKED not in lead.get(f"/actions/{world.action.id}").text
    address = f"/actions/{world.action.id}/closure/{stopped.id}/difference"
    as_(world.ambassador).get(address, expect=409)


def test_only_who_holds_the_seat_is_asked(world, as_, address):
    as_(world.lead).get(address, expect=403)
    as_(world.chair).get(address, expect=403)
    as_(world.other_ambassador).get(address, expect=404)


def test_a_press_of_no_button_is_asked_again(world, as_, address, session):
    young = as_(world.ambassador)
    young.get(address)
    page = young.post(address, {"said": "perhaps"}, expect=422)
    assert "Choose one of these" in page.text
    page = young.post(address, {}, expect=422)
    assert "Choose one of the four answers" in page.text
    assert every(session, DifferenceSaid) == []


def test_the_board_reads_it_and_more_ambassadors_cost_no_more(world, closure, as_, address):
    BodyFactory.board()
    second = ambassador_of(world.workstream)
    say(as_(world.ambassador), address, "yes")
    member = as_(world.member)
    with at_most(30) as one:
        page = member.get("reports.board")
    assert "Made a difference? H2 yes" in page.text
    say(as_(second), address, "not_yet")
    with at_most(len(one)):
        page = member.get("reports.board")
    assert "Made a difference? H2 1 yes, 1 not yet" in page.text


def test_the_board_reads_every_answer_beside_the_state(world, as_, address):
    MeetingFactory(body=BodyFactory.board(), held_on=date(2025, 12, 2))
    world.action.due_on = date(2025, 11, 1)
    say(as_(world.ambassador), address, "yes")
    say(as_(ambassador_of(world.workstream)), address, "not_yet")
    (row,) = as_(world.member).get("reports.board").table("Due by the next board")
    assert row["Where it stands"].endswith("Made a difference? 1 yes, 1 not yet")
