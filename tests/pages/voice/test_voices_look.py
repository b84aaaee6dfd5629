"""The pages of voices in a real browser: axe, a phone's width, and without JavaScript."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from tests.factories.council import World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice.enums import AnswerKind

pytestmark = pytest.mark.browser
SAID = "It says what we can expect. It does not say who to ring when it goes wrong."


@pytest.fixture
def world(live):
    return World()


def say(world, text, day, *, due=None, **facts):
    return CommentFactory(
        action=world.action,
        author=user_of(world.ambassador),
        text=text,
        shown_as="role",
        author_role="care leaver ambassador",
        posted_at=datetime(2025, 8, day, 8, tzinfo=UTC),
        answer_due_on=due,
        **facts,
    )


@pytest.fixture
def comments(world):
    world.action.visibility = Visibility.PUBLIC
    owed = say(world, SAID, 26, due=date(2025, 9, 9), demonstration=True)
    AnswerFactory(
        comment=say(world, "A logo is easy. How will we know that they keep to it?", 20),
        kind=AnswerKind.WE_WILL_LOOK_AGAIN,
        text="The Charter has no check in it yet. We will bring two ways of checking.",
        look_again_on=date(2025, 9, 26),
        by=user_of(world.lead),
    )
    say(world, "Late one.", 12, due=date(2025, 9, 2))
    say(world, "Taken back.", 11, withdrawn_at=clock.now())
    removed = {"removed_at": clock.now(), "removed_by_id": world.participation.id}
    say(world, "Removed.", 10, removed_reason="It named a carer.", **removed)
    CommentFlagFactory(comment=say(world, "Worrying.", 9), by=user_of(world.member))
    private = say(world, "Private.", 8)
    CommentFlagFactory(comment=private, by=user_of(world.ambassador))
    return {"owed": owed.id, "private": private.id}


def pages(world, comments):
    action, owed = f"/actions/{world.action.id}", f"/voice/{comments['owed']}"
    return [
        (world.ambassador, [action, f"{action}/comment", "/voice", f"{owed}/withdraw"]),
        (world.lead, [action, "/voice", "/voice?show=late", f"{owed}/answer"]),
        (world.participation, [action, "/voice", f"{owed}/remove", "/you-said-we-did"]),
        (world.safeguarding, ["/voice/worries", f"/voice/{comments['private']}/release"]),
        (world.member, [f"{owed}/flag", "/voice?show=answered"]),
    ]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(chromium, world, comments, size):
    for person, addresses in pages(world, comments):
        window = chromium.window(user_of(person), size=size)
        for address in addresses:
            window.goto(address)
            assert_accessible(window, address)
            assert window.evaluate("document.documentElement.scrollWidth") <= size[0], address


def test_axe_finds_nothing_on_empty_pages_and_refused_forms(chromium, world):
    window = chromium.window(user_of(world.ambassador), size=PHONE)
    for address in ("/voice", "/you-said-we-did"):
        window.goto(address)
        assert_accessible(window, address)
    window.goto(f"/actions/{world.action.id}/comment")
    window.get_by_label("Your comment").fill("When Jade Example moved in, nobody came.")
    window.get_by_role("button", name="Send to").click()
    expect(window.get_by_role("button", name="Send it as it is")).to_be_visible()
    assert_accessible(window, "asked about a name")
    window = chromium.window(user_of(world.safeguarding), size=PHONE)
    window.goto("/voice/worries")
    assert_accessible(window, "no worries")


def test_a_comment_is_sent_and_answered_without_javascript(chromium, live, world):
    window = chromium.window(user_of(world.ambassador), size=PHONE, javascript=False)
    window.goto(f"/actions/{world.action.id}")
    window.get_by_label("Your comment").fill(SAID)
    window.get_by_role("button", name="Send to the Head of Housing").click()
    expect(window.get_by_text("The Head of Housing owes you an answer")).to_be_visible()
    window = chromium.window(user_of(world.lead), javascript=False)
    window.goto("/voice")
    window.get_by_role("link", name="Answer").first.click()
    window.get_by_label("We did it").check()
    window.get_by_label("Your answer").fill("There is one name on it now.")
    window.get_by_role("button", name="Send the answer").click()
    expect(window.get_by_text("There is one name on it now.")).to_be_visible()
