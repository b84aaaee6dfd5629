"""Before the board: a chair brings six actions up to date, answers, and everybody sees it."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import notice, tab_to

pytestmark = pytest.mark.browser
DAY = "2025-09-05"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def enter(page: Page) -> None:
    with page.expect_navigation():
        press(page, "Enter")


def write(page: Page, name: str, text: str) -> None:
    tab_to(page, f"[name={name}]")
    page.keyboard.type(text)


def announced(town) -> dict[str, tuple[str, int]]:
    """Who gets what, and how many things stand in it, as the preview tells it."""
    told = json.loads(town.run("reminders", "preview", "--on", DAY, "--format", "json"))
    assert {each["kind"] for each in told["letters"]} == {"digest"}
    return {each["to"]: (each["subject"], len(each["items"])) for each in told["letters"]}


def waiting(page: Page) -> dict[str, tuple[str, int]]:
    """The same, as the letters in the outbox hold it."""
    page.goto("/outbox")
    letters = [each.get_attribute("href") for each in page.locator("tbody a").all()]
    return dict(read(page, letter) for letter in letters)


def read(page: Page, letter: str) -> tuple[str, tuple[str, int]]:
    page.goto(letter)
    words = page.locator(".ct-letter").inner_text()
    to = page.locator(".ct-facts, aside, main").get_by_text("@example.org").first.inner_text()
    return to, (
        page.locator("h1").inner_text().split("\n")[-1],
        len(re.findall(r"(?m)^\d+\. ", words)),
    )


def test_six_actions_by_keyboard_an_answer_the_board_and_the_letters(town):
    before = announced(town)
    h2, h8, h10 = (town.action(ref).id for ref in ("H2", "H8", "H10"))
    same = [town.action(ref).id for ref in ("H3", "H4", "H9")]

    chair = town.window(javascript=False)
    chair.goto("/sign-in")
    tab_to(chair, "[value='chair.homes@example.org']")
    enter(chair)
    tab_to(chair, "a:has-text('Bring 6 actions up to date')")
    enter(chair)
    write(chair, f"a{h2}-line", "Nine of ten providers have signed.")
    for each in same:
        tab_to(chair, f"#a{each}-same")
        press(chair, "Space")
        if each == same[1]:
            tab_to(chair, f"[name=a{h8}-judgement]")
            press(chair, "Space")
            write(chair, f"a{h8}-line", "A trainer is found.")
    tab_to(chair, f"[name=a{h10}-judgement]")
    press(chair, "Space", "ArrowDown")
    write(chair, f"a{h10}-line", "The night line is out of order.")
    tab_to(chair, f"#a{h10} summary")
    press(chair, "Enter")
    write(chair, f"a{h10}-why", "Nobody answers after ten at night.")
    write(chair, f"a{h10}-road", "A new provider starts in October.")
    enter(chair)
    notice(chair, "6 actions are up to date.")
    expect(chair.locator(".ct-save")).to_contain_text("6 of 6 up to date")

    tab_to(chair, "a:has-text('What needs you')")
    enter(chair)
    tab_to(chair, "a:has-text('A care leaver ambassador about H2')")
    enter(chair)
    tab_to(chair, "[name=kind]")
    press(chair, "Space", "ArrowDown")
    write(chair, "text", "One name and one number go on the Charter by 26 September.")
    tab_to(chair, "main button")
    enter(chair)
    expect(chair.locator("main")).to_contain_text("One name and one number go on the Charter")

    member = town.window("board.member")
    member.goto("/board")
    issue = member.get_by_role("row").filter(has_text="H10")
    expect(issue).to_contain_text("Nobody answers after ten at night.")
    expect(issue).to_contain_text("A new provider starts in October.")

    after = announced(town)
    assert "chair.homes@example.org" in before
    assert before != after
    town.run("reminders", "tick")
    assert waiting(town.window("administrator")) == after
