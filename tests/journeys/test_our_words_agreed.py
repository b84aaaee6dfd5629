"""Young people agree on a word on their phones, and whoever writes for them sees it at once."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.people import person
from tests.factories.words import WordFactory
from tests.journeys.conftest import fits
from tests.support.axe import assert_accessible
from tests.support.served import PHONE
from tracker.access.roles import Role

pytestmark = pytest.mark.browser


def test_a_word_is_said_agreed_and_hinted_at(chromium, live):
    WordFactory(term="placement", meaning="The place where you live.")
    one = chromium.window(person(Role.AMBASSADOR), size=PHONE, javascript=False)
    two = chromium.window(person(Role.AMBASSADOR), size=PHONE)
    lead = chromium.window(person(Role.PARTICIPATION_LEAD))

    one.goto("/words")
    one.get_by_role("link", name="Say it your way for placement").click()
    one.get_by_label("What would you say?").fill("home")
    one.get_by_role("button", name="Propose it").click()
    expect(one.locator("main")).to_contain_text("Another ambassador can agree with it.")

    two.goto("/words")
    assert_accessible(two, "our words on a phone")
    two.get_by_role("link", name="Agree to say home").click()
    assert_accessible(two, "agreeing on a phone")
    two.get_by_role("button", name="I agree").click()
    expect(two.get_by_role("heading", level=1)).to_contain_text("You agreed on 1 of 1 word")
    fits(two)

    lead.goto("/words/add")
    box = lead.get_by_label("What it means, in plain words")
    box.fill("We utilise it when your placement ends.")
    told = lead.locator(".ct-reading")
    expect(told).to_contain_text("“utilise”: try “use”")
    expect(told).to_contain_text("“placement”: young people say “home”")
    assert_accessible(lead, "hints while somebody writes")
    box.fill("We use it when your home ends.")
    expect(told).to_contain_text("too short to say how hard")
    expect(told).not_to_contain_text(re.compile("placement|utilise"))


def test_without_a_script_the_words_are_checked_by_a_button(chromium, live):
    lead = chromium.window(person(Role.PARTICIPATION_LEAD), size=PHONE, javascript=False)
    lead.goto("/words/add")
    lead.get_by_label("What it means, in plain words").fill("We utilise it.")
    lead.get_by_role("button", name="Check my words").click()
    expect(lead.locator(".ct-reading")).to_contain_text("“utilise”: try “use”")
    expect(lead.get_by_label("What it means, in plain words")).to_have_value("We utilise it.")
    assert lead.locator(".govuk-error-summary").count() == 0
