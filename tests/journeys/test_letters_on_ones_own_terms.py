"""A lead stops letters from a letter, takes some back, and goes away with somebody to stand in."""

import json
from dataclasses import replace
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tracker.config import MailServer
from tracker.reminders.tick import Ticker

pytestmark = pytest.mark.browser
LEAD, COLLEAGUE = "lead.health@example.org", "lead.education@example.org"
TEN_DAYS_BEFORE_THE_BOARD = "2025-09-12"


def test_stopped_by_one_click_taken_back_and_stood_in_for(town, mailbox):
    tick(town, mailbox.port)
    (letter,) = [each for each in mailbox.letters if each["To"] == LEAD]
    stop = urlsplit(letter["List-Unsubscribe"].strip("<>")).path
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    scanner = town.window(javascript=False)
    scanner.goto(stop)
    expect(scanner.get_by_role("button", name="Switch the letters off")).to_be_visible()
    assert LEAD in letters_of(town)

    program = Request(town.live.url + stop, data=b"List-Unsubscribe=One-Click", method="POST")
    assert urlopen(program).status == 200
    assert LEAD not in letters_of(town)

    lead = town.window("lead.health")
    lead.goto("/account")
    lead.get_by_role("link", name="Choose what comes, and when").click()
    board = lead.get_by_label("Next board")
    expect(board).to_have_value("never")
    board.select_option(label="On the day")
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_text("Your choices are saved.")).to_be_visible()
    assert LEAD in letters_of(town)

    lead.goto("/account/away")
    for name, day in (("First day away", 8), ("Last day away", 19)):
        group = lead.get_by_role("group", name=name)
        for box, value in (("Day", day), ("Month", 9), ("Year", 2025)):
            group.get_by_label(box).fill(str(value))
    colleague = town.user("lead.education")
    lead.get_by_label("Who stands in").select_option(label=colleague.name)
    lead.get_by_role("button", name="Save").click()
    expect(lead.get_by_role("button", name="Take it back")).to_be_visible()
    found = letters_of(town)
    assert LEAD not in found
    assert COLLEAGUE in found


def tick(town, port):
    """One tick that hands its letters to a mail server of the test."""
    app = town.live.app
    with app.app_context():
        config = replace(app.extensions["tracker"], mail_server=MailServer("127.0.0.1", port))
        assert Ticker(config).tick().sent


def letters_of(town):
    """Who would get a letter ten working days before the board, when leads are asked for a word."""
    shown = town.run("reminders", "preview", "--on", TEN_DAYS_BEFORE_THE_BOARD, "--format", "json")
    return {letter["to"] for letter in json.loads(shown)["letters"]}
