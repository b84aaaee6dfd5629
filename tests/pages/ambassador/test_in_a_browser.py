"""Every page that an ambassador can open, in a browser: small, zoomed, by keys, spoken, translated.

One server and one window a check. What each costs is said in its docstring, in seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.architecture.authz_world import build
from tests.pages.ambassador import looking
from tests.pages.ambassador.opened import opened_by_an_ambassador
from tests.support.served import Chromium, Live

pytestmark = pytest.mark.browser
FILES = (
    ".ics",
    ".docx",
    ".xlsx",
    ".css",
    "/export",
    "/papers/",
    "/evidence/",
    "/files/",
    "/healthz",
)


@dataclass(frozen=True)
class Walk:
    """The council with an ambassador in it, and the pages that they open."""

    chromium: Chromium
    live: Live
    user: object
    addresses: list[str]

    def window(self, size: tuple[int, int], *, javascript: bool = True) -> Page:
        return self.chromium.window(self.user, size=size, javascript=javascript)


@pytest.fixture
def walk(live, chromium) -> Iterator[Walk]:
    world = build(live.session)
    live.session.commit()
    found = opened_by_an_ambassador(live.app, world)
    pages = [each for each in found if not any(part in each for part in FILES)]
    assert len(pages) > 60
    return Walk(chromium, live, world.people["ambassador"], pages)


def wrong(walk: Walk, page: Page, find) -> dict[str, object]:
    """What is wrong with each page, by its address."""
    found = {}
    for address in walk.addresses:
        page.goto(address)
        if problems := find(page):
            found[address] = problems
    return found


def test_nothing_runs_off_a_small_phone(walk):
    """320 pixels are a small phone, and a desk at 400 % zoom; 8 seconds."""
    page = walk.window((320, 256))
    assert wrong(walk, page, looking.cut_off) == {}


def test_what_is_touched_is_large_enough(walk):
    """24 pixels each way or well apart (WCAG 2.5.8); buttons 44 high; 8 seconds."""
    page = walk.window((360, 740))
    assert wrong(walk, page, looking.too_small) == {}


def test_a_screen_reader_finds_its_way(walk):
    """Landmarks, headings, names and roles, the order of reading, messages; 8 seconds."""
    page = walk.window((360, 740))
    assert wrong(walk, page, looking.not_spoken_well) == {}


def test_nothing_is_words_that_a_translator_cannot_see(walk):
    """No words in pictures or from style sheets, and the language is said; 8 seconds."""
    page = walk.window((360, 740))
    assert wrong(walk, page, looking.not_to_be_translated) == {}


def test_tab_comes_to_everything_in_order_and_shows_where_it_is(walk):
    """By keys alone (WCAG 2.1.1, 2.4.3, 2.4.7, 2.4.11); 20 seconds."""
    page = walk.window((360, 740))
    assert wrong(walk, page, looking.not_by_keys) == {}
