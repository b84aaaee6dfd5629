"""A council's first hour: its Word plan, read, corrected, imported; and the next version of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.importing.plan_files import ROWS, word
from tests.support.served import PHONE

pytestmark = pytest.mark.browser
DOUBTFUL = "when the website is ready"


def choose(page: Page, folder: Path, *rows, name: str) -> None:
    """Choose a file and have it read."""
    file = word(*rows, name=name)
    path = folder / file.name
    path.write_bytes(file.content)
    page.goto("/import")
    page.get_by_label("The file with the plan").set_input_files(path)
    page.get_by_role("button", name="Read the file").click()


def row(page: Page, ref: str):
    return page.get_by_role("row").filter(has=page.locator(".ct-ref", has_text=ref))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_from_the_word_file_to_the_board_and_the_next_version(town, tmp_path, javascript):
    page = town.window("secretary", javascript=javascript)
    choose(page, tmp_path, *ROWS, name="Our plan.docx")
    expect(page.locator("h1")).to_contain_text("3 actions understood, 1 to look at")
    page.get_by_role("link", name="Look at what is doubtful").click()
    expect(row(page, "1c")).to_contain_text("no date read")
    page.get_by_role("link", name="Correct 1c").click()
    page.get_by_label("Due", exact=True).fill("31 March 2026")
    page.get_by_role("button", name="Keep the row like this").click()
    expect(page.locator("h1")).to_contain_text(re.compile("3 actions understood$"))

    page.get_by_role("link", name="Say who leads what").click()
    page.get_by_label("Participation Team").select_option(index=1)
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Go on to import").click()
    expect(page.locator("h1")).to_contain_text("Import 3 rows into Our children’s plan 2025-26")
    page.get_by_role("button", name="Import now").click()
    expect(page.locator("h1")).to_contain_text("3 actions added")
    page.get_by_role("link", name="See the board summary").click()
    expect(page.locator("main")).to_contain_text("Publish the local offer")

    first, second, third = ROWS
    later = (
        (*first[:2], "March 2026", *first[3:]),
        (*second[:5], "R", "Visits stopped"),
        ("1c", "Publish the local offer for care leavers", "31 March 2026", *third[3:]),
        ("1d", "Ask every care leaver about their home", "June 2026", *third[3:]),
    )
    choose(page, tmp_path, *later, name="Our plan, version 2.docx")
    expect(page.locator("main")).to_contain_text("1 action to add, 3 to change, 0 as they are")
    expect(row(page, "1a")).to_contain_text("March 2026")
    page.get_by_role("link", name="Go on to import").click()
    page.get_by_role("button", name="Import now").click()
    expect(page.get_by_role("status")).to_contain_text("1 added, 3 changed, 0 as they were")

    page.get_by_role("link", name="Look at the plan").click()
    expect(page.locator("main")).to_contain_text("Good homes")
    page.goto("/actions?plan=our-childrens-plan-2025-26")
    expect(page.locator("h1")).to_contain_text("4 actions")
    page.get_by_role("link", name="Publish the local offer for care leavers").click()
    expect(page.locator("main")).to_contain_text("31 March 2026")


def test_a_long_file_shows_how_far_it_is(town, tmp_path):
    town.live.app.config["IMPORT_WAIT_SECONDS"] = 0.0
    page = town.window("secretary", size=PHONE)
    rows = [(f"1.{n}", f"Do what was promised, number {n}", *ROWS[0][2:]) for n in range(1500)]
    choose(page, tmp_path, *rows, name="Long plan.docx")
    expect(page.locator("h1")).to_contain_text("Reading the file")
    expect(page.locator("progress")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("1,500 actions understood", timeout=60_000)
