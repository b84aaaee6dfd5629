"""Who may open the round: its chair, who leads an action of it, and the board secretary."""

import pytest

from tests.factories.people import person
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.AUDITOR, Role.AMBASSADOR])
def test_other_roles_are_refused(browser, stream, action, role):
    browser.sign_in(person(role)).get("update_round.show", slug="good-homes", expect=403)


def test_the_workstreams_own_ambassador_is_refused(browser, stream, action):
    user = ambassador_of(stream)
    browser.sign_in(user).get("update_round.show", slug="good-homes", expect=403)


def test_the_chair_of_another_workstream_is_refused(browser, session, action):
    other = chair_of(WorkstreamFactory())
    browser.sign_in(other).get("update_round.show", slug="good-homes", expect=403)
    browser.post("/workstreams/good-homes/update", {}, expect=403)


def test_the_board_secretary_may(browser, action):
    browser.sign_in(person(Role.BOARD_SECRETARY)).get("update_round.show", slug="good-homes")


def test_a_workstream_that_is_not_there_is_not_found(browser, chair):
    browser.sign_in(chair).get("update_round.show", slug="no-such", expect=404)


def test_the_signed_out_are_sent_to_sign_in(browser, stream):
    page = browser.get("update_round.show", slug="good-homes", expect=302)
    assert "/sign-in" in page.location
