"""A board from its date in the diary to the promise that it kept, by the secretary's own hand."""

import re
from datetime import date

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.factories.paper_files import pdf_bytes
from tests.journeys.conftest import notice
from tests.support import required
from tracker.core import clock

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
BOARD, NEXT = date(2025, 9, 26), date(2025, 11, 28)
SDQ = "SDQ completion: what stands in the way"
APPROVED = ("Minutes of the meeting of 30 July 2025", "Price of supported homes")
NOTED = ("What we promised last time", "Board summary", SDQ) + tuple(
    f"Update from {each}"
    for each in ("Good Homes for All", "Good Health and Well-being", "Good Education and Skills")
)
PROMISED = "An analysis of each school will be provided at the next meeting."


def test_from_the_diary_to_the_promise_kept(town):
    required.pango()
    town.live.app.config["PACK_WAITS"] = False  # as where it is really served
    desk = town.window("secretary")
    _puts_the_next_board_in_the_diary(desk)
    meeting = _opens(desk, "Friday 26 September 2025")
    _brings_a_paper(desk, meeting)
    desk.goto(f"{meeting}/agenda/send")
    desk.get_by_role("button", name="Send it out").click()
    notice(desk, "out")
    pages = _makes_the_pack(desk, meeting)
    assert pages > 4

    clock.hold(BOARD)
    _keeps_the_meeting(desk, meeting)
    _sends_the_minutes(desk, meeting)

    clock.hold(NEXT)
    later = _opens(desk, "Friday 28 November 2025")
    desk.goto(f"{later}/agenda/begin")
    desk.get_by_role("button", name="Put these on the agenda").click()
    expect(desk.locator("main")).to_contain_text("Minutes of the meeting of 26 September 2025")
    desk.get_by_role("link", name="What we promised last time and what happened").click()
    promise = desk.locator("tbody tr").filter(has_text=PROMISED)
    expect(promise).to_contain_text("Head of the Virtual School")
    promise.get_by_role("link", name="Write down what was reported back").click()
    desk.get_by_label("What was reported back?").fill("The analysis was handed out.")
    desk.get_by_role("button", name="Keep it").click()
    expect(promise).to_contain_text("The analysis was handed out.")

    desk.goto(f"{meeting}/minutes")
    desk.get_by_role("link", name="Record that the chair has agreed").click()
    desk.get_by_role("button", name="The chair has agreed").click()
    desk.get_by_role("link", name="Record that they were approved").first.click()
    desk.get_by_role("button", name="Approve and lock them").click()
    expect(desk.locator("main")).to_contain_text("Approved on 28 November 2025")
    member = town.window("board.member", size=(360, 740), javascript=False)
    member.goto("/promises")
    kept = member.locator("tbody tr").filter(has_text=PROMISED)
    expect(kept).to_contain_text("Reported back 28 November 2025")
    expect(member.locator("main")).not_to_contain_text("prices of two providers")
    town.chromium.check()


def _puts_the_next_board_in_the_diary(desk: Page) -> None:
    desk.goto("/meetings/add")
    desk.get_by_label("Who meets").select_option("Corporate Parenting Executive Board")
    for part, value in zip(
        ("day", "month", "year"), (NEXT.day, NEXT.month, NEXT.year), strict=True
    ):
        desk.locator(f"#held_on-{part}").fill(str(value))
    desk.get_by_role("button", name="Add the meeting").click()
    notice(desk, "in the diary")


def _opens(desk: Page, name: str) -> str:
    desk.goto("/meetings")
    desk.get_by_role("link", name=name).first.click()
    return desk.url.partition("#")[0]


def _brings_a_paper(desk: Page, meeting: str) -> None:
    desk.goto(f"{meeting}/agenda")
    desk.get_by_role("link", name=f"Add a paper of {SDQ}").click()
    desk.goto(f"{desk.url}/add")
    desk.get_by_label("Title", exact=True).fill("SDQ returns")
    paper = {"name": "returns.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes("SDQ", 3)}
    desk.locator("input[type=file]").set_input_files([paper])
    desk.get_by_role("button", name="Add the paper").click()
    notice(desk, "on the agenda")


def _makes_the_pack(desk: Page, meeting: str) -> int:
    desk.goto(f"{meeting}/pack")
    desk.get_by_role("button", name=re.compile("^Make it: pack for the board")).click()
    expect(desk.locator("h1")).to_contain_text("The pack is ready", timeout=60_000)
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Download the PDF").first.click()
    with pikepdf.open(waiting.value.path()) as pdf:
        return len(pdf.pages)


def _keeps_the_meeting(desk: Page, meeting: str) -> None:
    """Who was there, what was said, the promise in it, and what was resolved."""
    desk.goto(f"{meeting}/sitting/attendance")
    desk.get_by_role("button", name="Everybody else is here").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("members are here")
    desk.goto(f"{meeting}/sitting")
    item = desk.get_by_role("region", name=f"9. {SDQ}")
    item.get_by_label("What was said").fill(f"Some schools are slow. {PROMISED}")
    item.get_by_role("button", name=f"Save what was said of {SDQ}").click()
    expect(item).to_contain_text("Saved")
    desk.reload()
    item.get_by_role("link", name="Make it an action").click()
    desk.get_by_label("Who answers for it?").select_option("Head of the Virtual School")
    expect(desk.get_by_label("At the next board, 28 November 2025")).to_be_checked()
    desk.get_by_role("button", name="Add the action").click()
    expect(item).to_contain_text("Head of the Virtual School")
    for name in APPROVED:
        desk.get_by_role("button", name=f"Approve {name}").click()
    for name in NOTED:
        desk.get_by_role("button", name=f"Note {name}").click()
    expect(desk.locator("main")).not_to_contain_text("cannot close with undecided items")
    desk.goto(meeting)
    desk.get_by_role("link", name="It took place").click()
    desk.get_by_role("button", name="It took place").click()


def _sends_the_minutes(desk: Page, meeting: str) -> None:
    desk.goto(f"{meeting}/minutes")
    desk.get_by_role("link", name="Send them to those who were there").click()
    desk.get_by_role("button", name="Send them").click()
    expect(desk.locator("main")).to_contain_text("With the attendees")
