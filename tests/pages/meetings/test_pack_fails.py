"""Where no pack comes of it, its page says why in a plain sentence, and it can be tried again."""

from datetime import date

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.pack import child, keeping, machine
from tracker.meetings.pack.making import NO_ROOM
from tracker.meetings.pack.models import Pack

MAKE = "Make it: public pack"


@pytest.fixture
def board(session):
    return MeetingFactory(
        body=BodyFactory.board(), held_on=date(2025, 9, 26), agenda_out_at=clock.now()
    )


@pytest.fixture
def secretary(browser, monkeypatch):
    monkeypatch.setattr(machine, "can_print", lambda: True)
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Secretary"))


def make(browser, board):
    page = browser.get("packs.show", meeting_id=board.id)
    return browser.follow(browser.submit(page, button=MAKE))


def ends(script):
    """A child that does this in place of making a pack."""
    return (child.sys.executable, "-c", script)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('print(\'["failed","memory"]\')', child.TOO_LARGE),
        ('print(\'["failed","ValueError at binding.py:1"]\')', child.BROKE),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", child.TOO_LARGE),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", child.TOO_LONG),
        ("import sys; sys.exit(1)", child.BROKE),
        ("print('nonsense')", child.BROKE),
    ],
)
def test_however_the_child_ends_the_page_says_why(monkeypatch, secretary, board, script, said):
    monkeypatch.setattr(child, "_CHILD", ends(script))
    page = make(secretary, board)
    assert f"The pack could not be made. {said}" in page.text
    assert MAKE in page.text


def test_a_child_that_never_ends_is_ended(monkeypatch, secretary, board):
    monkeypatch.setattr(child, "_CHILD", ends("import time; time.sleep(60)"))
    monkeypatch.setattr(child, "SECONDS", 0.2)
    monkeypatch.setattr(child, "BEAT", 0.1)
    assert child.TOO_LONG in make(secretary, board).text


def test_a_disk_that_is_full_is_said(monkeypatch, session, secretary, board):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(child, "make", lambda *_args: child.Made(3))
    monkeypatch.setattr(keeping, "keep", full)
    assert NO_ROOM in make(secretary, board).text
    assert session.query(Pack).count() == 1
