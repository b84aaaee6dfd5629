"""Whom a pack names for apologies and questions, and what it says of recording (C23-1)."""

from dataclasses import replace

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.config_papers import PaperSettings

TOLD = PaperSettings("01632 960 999", "clerk@example.org", "Anybody may film.")


@pytest.mark.parametrize("is_public", [True, False])
def test_a_pack_says_whom_to_ring_and_of_public_meetings_who_may_film(
    app, browser, session, monkeypatch, is_public
):
    config = replace(app.extensions["tracker"], papers=TOLD)
    monkeypatch.setitem(app.extensions, "tracker", config)
    meeting = MeetingFactory(body=BodyFactory.board(is_public=is_public))
    browser.sign_in(person(Role.BOARD_SECRETARY))
    text = browser.get(f"/meetings/{meeting.id}/pack/read").text
    assert "the board secretary, telephone 01632 960 999, clerk@example.org" in text.replace(
        " ,", ","
    )
    assert ("Anybody may film." in text) == is_public
