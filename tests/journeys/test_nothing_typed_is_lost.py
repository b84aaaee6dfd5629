"""Two at once, and a session that ends in the middle: every word is still there."""

import pytest
from playwright.sync_api import expect

from tests.factories.people import PostHoldingFactory, person
from tests.journeys.conftest import notice
from tracker.access.roles import Role
from tracker.people.models import Post

pytestmark = pytest.mark.browser
ROUND = "/workstreams/good-homes-for-all/update"
ODD = "“Été” <b>&amp;</b> two  spaces, 100 % \\ / ' \" + 🙂 e\u0301 %2B %00 ..\u00a0end"


@pytest.fixture
def deputy(town):
    """Somebody who sits in the chair's post beside its holder."""
    post = town.live.session.query(Post).filter_by(slug="head-of-housing").one()
    user = person(Role.WORKSTREAM_CHAIR, name="Deputy chair", email="deputy@example.org")
    PostHoldingFactory(post=post, user=user)
    town.live.session.commit()
    return "deputy"


def save(window):
    window.get_by_role("button", name="Save the round").click()


def test_two_chairs_at_once_lose_nobodys_words(town, deputy):
    h2, h3 = town.action("H2").id, town.action("H3").id
    first, second = town.window("chair.homes"), town.window(deputy)
    for window in (first, second):
        window.goto(ROUND)
    first.locator(f"#a{h2}-line").fill("Nine have signed.")
    save(first)
    notice(first, "H2 is up to date.")
    second.locator(f"#a{h2}-line").fill("Ten have signed.")
    second.locator(f"#a{h3}-line").fill("The cabinet reads it in October.")
    save(second)
    expect(second.locator(".ct-save")).to_contain_text("1 saved, 1 needs you.")
    row = second.locator(f"#a{h2}")
    expect(row).to_contain_text("Nine have signed.")
    expect(row).to_contain_text("Ten have signed.")
    row.get_by_label("Keep mine").check()
    save(second)
    notice(second, "H2 is up to date.")
    second.goto(f"/actions/{h2}")
    story = second.locator("main")
    expect(story).to_contain_text("Nine have signed.")
    expect(story).to_contain_text("Ten have signed.")


def test_a_session_that_ends_in_the_middle_gives_every_byte_back(town):
    box = f"#a{town.action('H10').id}-line"
    chair, office = town.window("chair.homes"), town.window("administrator")
    chair.goto(ROUND)
    chair.locator(box).fill(ODD)
    office.goto(f"/people/{town.user('chair.homes').id}")
    office.get_by_role("button", name="Sign out everywhere").click()
    save(chair)
    expect(chair.get_by_role("heading", level=1)).to_contain_text("Who would you like to be?")
    chair.locator("[value='chair.homes@example.org']").click()
    expect(chair.locator(box)).to_have_value(ODD)
    chair.locator(f"#a{town.action('H10').id}").get_by_label("On track", exact=True).check()
    save(chair)
    notice(chair, "H10 is up to date.")
