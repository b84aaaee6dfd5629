"""An administrator invites somebody, who comes in by the letter, and is out when they leave."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PASSWORD = "a kettle sings at dawn"


def test_invited_with_a_password_signed_in_and_deactivated(town):
    office = town.window("administrator")
    office.goto("/people")
    office.get_by_role("link", name="Invite somebody").click()
    office.get_by_label("Name", exact=True).fill("Housing partner")
    office.get_by_label("E-mail address").fill("partner@example.org")
    office.get_by_label("Action lead").check()
    office.get_by_role("button", name="Send the invitation").click()

    office.goto("/outbox")
    office.get_by_role("link", name="Invitation").click()
    letter = office.locator(".ct-letter").inner_text()
    link = re.search(r"/invitation/\S+", letter)[0]

    guest = town.window()
    guest.goto(link)
    guest.get_by_role("button", name="Sign in").click()
    guest.goto("/account")
    guest.get_by_role("link", name="Choose a password").click()
    guest.get_by_label("New password").fill(PASSWORD)
    guest.get_by_role("button", name="Change the password").click()
    guest.get_by_role("button", name="Sign out").click()

    guest.goto("/sign-in")
    guest.get_by_label("E-mail address").fill("partner@example.org")
    guest.get_by_label("Password", exact=True).fill(PASSWORD)
    guest.get_by_role("button", name="Sign in", exact=True).click()
    expect(guest.get_by_role("link", name="Housing partner")).to_be_visible()
    assert guest.goto(link).status == 410

    office.goto("/people")
    office.get_by_role("link", name="Housing partner").click()
    office.get_by_role("link", name="Deactivate").click()
    office.get_by_role("button", name="Deactivate").click()
    expect(office.locator("main")).to_contain_text("Cannot sign in, gets no letters")
    guest.goto("/actions")
    assert guest.url.partition("?")[0].endswith("/sign-in")
