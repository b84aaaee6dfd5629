"""Everything that an ambassador needs is two taps from their first page, on a phone.

`NEEDS` is the whole list of what they come for. A tap follows a link that can be seen at 360
pixels; whatever is then done is a form on the page that was reached.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.architecture.authz_world import build
from tests.factories.agendas import ItemFactory
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.support.served import PHONE
from tracker.access.roles import Role
from tracker.actions.models import Action
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting

pytestmark = pytest.mark.browser
NEEDS = {
    "read all that is new": r"/new",
    "read one answer and what came of it": r"/voice/\d+",
    "say whether an answer is enough": r"/voice/\d+/verdict",
    "say that it made a difference, or not": r"/actions/\d+/closure/\d+/difference",
    "read an action and speak of it": r"/actions/\d+",
    "find any action": r"/actions",
    "speak of a promise": r"/plan/[\w-]+/pledges/\d+",
    "say what nobody asked about": r"/voice/say",
    "read all that one said": r"/voice\?show=mine",
    "change what one said": r"/voice/\d+/edit",
    "take it back": r"/voice/\d+/withdraw",
    "say whether it may be printed": r"/voice/printing",
    "say that something is a worry": r"/voice/\d+/flag",
    "see when the next meeting is": r"/meetings/\d+",
    "get ready for it": r"/meetings/\d+/before",
    "speak of what it will talk about": r"/meetings/\d+/before/\d+",
    "see past meetings": r"/meetings",
    "see who else speaks for young people": r"/bodies/[\w-]+",
    "see what changed for others": r"/you-said-we-did",
    "read good news": r"/celebrations",
    "propose good news": r"/celebrations/add",
    "see how it all stands": r"/board",
    "change how one is called": r"/account",
    "choose which letters come": r"/account/letters",
    "get the meetings into a calendar": r"/account/calendar",
    "say that one is away": r"/account/away",
    "get help": r"/help",
    "learn what an ambassador can do": r"/help/ambassador",
    "get help when not safe": r"/help#not-safe",
    "know what is kept about one": r"/privacy",
    "ask for another format": r"/accessibility",
}
LINKS = """() => [...document.querySelectorAll('a[href^="/"]')]
  .filter(it => it.checkVisibility({checkOpacity: true}))
  .filter(it => { const box = it.getBoundingClientRect(); return box.width > 1 && box.right > 0 })
  .map(it => it.getAttribute('href'))"""
OF_A_KIND = 2


@pytest.fixture
def home(live, chromium):
    world = build(live.session)
    young = world.people[Role.AMBASSADOR]
    own = live.session.get_one(Action, world.objects["actions"]["own"]["action_id"])
    AnswerFactory(comment=CommentFactory(action=own, author=young, answer_due_on=clock.today()))
    meeting = live.session.get_one(Meeting, world.objects["meetings"]["public"]["meeting_id"])
    meeting.agenda_out_at = clock.now()
    ItemFactory(meeting_id=meeting.id, visibility=Visibility.PUBLIC)
    live.session.commit()
    page = chromium.window(young, size=PHONE)
    page.goto("/")
    return page


def kind(link: str) -> str:
    return re.sub(r"\d+", "0", link)


def test_everything_is_two_taps_away(home):
    """About 8 seconds: one window, two pages of each kind that the first page leads to."""
    one_tap = list(dict.fromkeys(home.evaluate(LINKS)))
    reached, seen = set(one_tap), {}
    for link in one_tap:
        seen[kind(link)] = seen.get(kind(link), 0) + 1
        if seen[kind(link)] > OF_A_KIND or link.endswith((".ics", ".pdf")):
            continue
        home.goto(link)
        reached |= set(home.evaluate(LINKS))
    missing = [
        need
        for need, address in NEEDS.items()
        if not any(re.fullmatch(rf"{address}(?:#.*)?", link) for link in reached)
    ]
    assert missing == []


def test_signing_out_and_help_when_not_safe_need_no_tap_at_all(home):
    expect(home.get_by_role("button", name="Sign out")).to_be_visible()
    expect(home.get_by_text("Nobody watches this page day and night.")).to_be_visible()
