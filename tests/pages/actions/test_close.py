"""Closing an action, opening it again, and what shows that it is done."""

from datetime import date

import pytest

from tests.factories.actions import ClosureFactory, closed
from tests.pages.actions.doing import do, every
from tracker.actions.enums import Outcome, Precision
from tracker.actions.models import Closure, Evidence
from tracker.core import clock


def propose(browser, address, expect=(302, 303), **answers):
    first = {
        "outcome": "complete",
        "reason": "All signed.",
        "evidence_url": "https://example.org/x",
    }
    return do(browser, f"{address}/closure", first | answers, expect=expect)


def test_a_lead_proposes_and_the_secretary_records_what_the_board_agreed(
    world, as_, session, address, board
):
    propose(as_(world.lead), address, evidence_label="The Charter")
    (closure,) = every(session, Closure)
    assert world.action.proposed_on == clock.today()
    assert [link.label for link in every(session, Evidence)] == ["The Charter"]
    secretary = as_(world.secretary)
    page = secretary.get(address)
    assert "Proposed for closure: Complete" in page.text
    do(secretary, page.link("Record that the board agreed"), meeting=board.id)
    assert world.action.outcome is Outcome.COMPLETE
    assert closure.agreed_meeting_id == board.id
    again = secretary.get(f"{address}/closure/{closure.id}/agree", expect=409)
    assert "already answered" in again.text


def test_the_board_can_want_it_open(world, as_, session, address):
    closure = ClosureFactory(action=world.action)
    do(as_(world.secretary), f"{address}/closure/{closure.id}/refuse", note="Two are missing.")
    assert (closure.refused_on, closure.refused_note) == (clock.today(), "Two are missing.")
    assert world.action.proposed_on is None


def test_a_closed_action_opens_again_with_a_reason(world, as_, address):
    closure = closed(world.action, on=date(2025, 7, 30))
    secretary = as_(world.secretary)
    page = do(secretary, f"{address}/closure/{closure.id}/reopen", expect=422)
    assert page.errors == ["Say why"]
    do(secretary, f"{address}/closure/{closure.id}/reopen", note="It came back.")
    assert world.action.outcome is None
    assert closure.reopened_on == clock.today()
    page = secretary.get(address)
    assert "Opened again" in page.text
    secretary.get(f"{address}/closure/{closure.id}/reopen", expect=409)


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"reason": ""}, "Say what shows that it is done"),
        ({"outcome": "stopped", "reason": "", "evidence_url": ""}, "Say why it ends"),
        ({"evidence_url": ""}, "Give a link to something that shows it is done"),
        ({"evidence_url": "javascript:alert(1)"}, "Enter a link that begins with https://"),
        ({"evidence_url": "ftp://example.org"}, "Enter a link that begins with https://"),
        ({"evidence_url": "https://"}, "Enter a link that begins with https://"),
        ({"evidence_url": "https://council@evil.example"}, "Enter the link without spaces"),
        ({"evidence_url": "https://example.org/" + "x" * 600}, "Shorten"),
    ],
)  # fmt: skip
def test_a_closure_needs_its_reason_and_what_shows_it(world, as_, session, address, answers, error):
    page = propose(as_(world.lead), address, expect=422, **answers)
    assert [each for each in page.errors if error in each], page.errors
    assert every(session, Closure) == []
    assert every(session, Evidence) == []


def test_an_ongoing_action_ends_as_everyday_work(world, as_, address):
    action = world.action
    action.due_on = None
    action.due_precision = Precision.ONGOING
    action.review_on = date(2025, 10, 1)
    page = propose(as_(world.lead), address, expect=422)
    assert page.errors == ["An ongoing action ends as Embedded as business as usual"]
    propose(as_(world.lead), address, outcome="embedded")


def test_only_the_secretary_records_what_the_board_agreed(world, as_, address):
    closure = ClosureFactory(action=world.action)
    for who in ("lead", "chair", "member", "ambassador", "auditor"):
        for deed in ("agree", "refuse", "reopen"):
            as_(getattr(world, who)).get(f"{address}/closure/{closure.id}/{deed}", expect=403)


def test_nothing_more_is_said_of_a_closed_or_proposed_action(world, as_, address):
    world.action.proposed_on = clock.today()
    for deed in ("update", "new-date", "closure"):
        page = as_(world.lead).get(f"{address}/{deed}", expect=409)
        assert "waits for the board" in page.text
    closed(world.action)
    page = as_(world.lead).get(f"{address}/update", expect=409)
    assert "H2 is closed" in page.text
