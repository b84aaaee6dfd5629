"""After the meetings: minutes are approved and locked, and a promise is reported back."""

import io

import docx
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import notice

pytestmark = pytest.mark.browser


def test_minutes_are_approved_and_a_promise_is_reported_back(town):
    desk = town.window("secretary")
    desk.goto("/meetings")
    desk.get_by_role("link", name="Tuesday 24 June 2025").click()
    desk.get_by_role("link", name="Minutes", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Draft minutes")
    desk.get_by_role("link", name="Record that they were approved").first.click()
    desk.get_by_label("Subject to").fill("the addition of an officer’s title")
    desk.get_by_role("button", name="Approve and lock them").click()
    notice(desk, "approved and locked")
    words = "Approved on 2 September 2025, subject to the addition of an officer’s title."
    expect(desk.locator("main")).to_contain_text(words)
    expect(desk.get_by_role("link", name="Change the words")).to_have_count(0)
    address = desk.url.partition("#")[0]

    with desk.expect_download() as told:
        desk.get_by_role("link", name="Word paper").click()
    paper = docx.Document(io.BytesIO(told.value.path().read_bytes()))
    assert "Approved on 2 September 2025." in [each.text for each in paper.paragraphs]

    member = town.window("committee.member", size=(360, 740))
    member.goto(address)
    expect(member.locator("main")).to_contain_text(words)
    expect(member.locator("main")).to_contain_text("RESOLVED (to note)")

    desk.goto("/promises")
    expect(desk.get_by_role("heading", level=1)).to_contain_text("30 promises")
    desk.get_by_label("What became of it").select_option("Late")
    desk.get_by_role("button", name="Show").click()
    late = desk.locator("tbody tr").filter(has_text="B3")
    expect(late).to_contain_text("past its first date")

    desk.goto("/meetings")
    desk.get_by_role("link", name="Wednesday 30 July 2025").click()
    desk.get_by_role("link", name="Promises", exact=True).click()
    row = desk.locator("tbody tr").filter(has_text="B3")
    row.get_by_role("link", name="Write down what was reported back").click()
    desk.get_by_label("What was reported back?").fill("Schools have been written to.")
    desk.get_by_role("button", name="Keep it").click()
    expect(row).to_contain_text("Schools have been written to.")

    reader = town.window("board.member", javascript=False)
    reader.goto("/promises?kept=late")
    expect(reader.locator("tbody tr").filter(has_text="B3")).to_contain_text(
        "Reported back 30 July 2025"
    )
    town.chromium.check()
