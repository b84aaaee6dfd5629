"""Every page of the demonstration, and of an empty tracker, as anybody can use it.

axe finds nothing at a desk and on a phone, at 320 pixels nothing runs off the side, wherever the
focus stands can be seen, and no typeface is used or fetched that is not ours. States that the
demonstration does not show stand in the tests of the pages themselves.
"""

import pytest
from playwright.sync_api import Page

from tests.architecture.authz import rules
from tests.factories.people import person
from tests.pages.places import fill, served
from tests.support import database
from tests.support.axe import assert_accessible
from tests.support.served import DESK, PHONE
from tracker.access.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BLUEPRINTS = (
    "account", "action_deeds", "actions", "addresses", "agenda_items", "agendas", "attendance",
    "audit", "away", "before", "beside", "bodies", "calendar", "celebrations", "closed_days",
    "comment_files", "corrections", "coverage", "cycles", "difference", "editions", "entering",
    "escalations", "evidence", "exceptions", "figure_feed", "forward", "help", "import_rows",
    "importing", "indicators", "letters", "liftings", "meanings", "meetings", "minute_deeds",
    "minutes", "outbox", "own", "packs", "papers", "people", "plan", "poster", "posts", "printing",
    "promises", "published", "quoting", "reach", "reminders", "replies", "reports", "rounds",
    "saying", "scorecard_imports", "scorecards", "seating", "series", "sitting_items",
    "sitting_people", "sittings", "small", "standing", "terms", "ties", "update_round", "upkeep",
    "verdicts", "voice", "words", "workstreams", "worries",
)  # fmt: skip
# Files and plain answers; a letter as it looks is a letter, in a sandbox in which no script runs.
NO_PAGES = {
    "comment_files.show",
    "theme", "upkeep.healthz", "upkeep.readyz", "calendar.feed", "figure_feed.feed",
    "meetings.calendar", "evidence.download", "outbox.as_file", "outbox.as_html",
    "papers.download", "plan.export", "upkeep.show_metrics", "minutes.word", "packs.get",
    "poster.pdf",
}  # fmt: skip
# What looks otherwise to an ambassador, and to a member of a public committee.
THEIRS = {
    "ambassador.homes": (
        "reports.home", "actions.index", "actions.show", "voice.index", "saying.action",
        "meetings.show", "before.show", "before.say", "published.index", "printing.mine",
        "poster.choose", "own.account",
        "people.index",
    ),
    "committee.member": (
        "reports.home", "reports.board", "actions.index", "actions.show", "meetings.index",
        "workstreams.show", "plan.pledge", "audit.index",
    ),
}  # fmt: skip
NARROW = 320
OURS = {"Arial, Helvetica, sans-serif"}

# A control is seen to have the focus by its own look, or the look of what stands for it.
UNSEEN = """() => {
  const look = each => [each, each.nextElementSibling, each.parentElement].filter(Boolean)
    .flatMap(it => [getComputedStyle(it), getComputedStyle(it, '::before')])
    .map(it => [it.outlineStyle, it.outlineColor, it.boxShadow, it.backgroundColor].join())
    .join()
  const controls = 'a[href], button, input, select, textarea, summary'
  return [...document.querySelectorAll(controls)]
    .filter(each => each.type !== 'hidden' && each.checkVisibility())
    .filter(each => {
      const before = look(each)
      each.focus({focusVisible: true, preventScroll: true})
      return document.activeElement === each && before === look(each)
    })
    .map(each => each.outerHTML.slice(0, 200))
}"""
FAMILIES = """() => [...new Set([...document.querySelectorAll('body, body *')]
  .map(each => getComputedStyle(each).fontFamily))]"""


@pytest.fixture(scope="module")
def town(databases, chromium_process, seeded):
    """The demonstration with its letters written."""
    for place in served(databases, chromium_process, databases.copy(seeded)):
        fill(place)
        yield place


@pytest.fixture(scope="module")
def first_day(databases, chromium_process):
    """A tracker without a plan, a meeting, or anybody but one."""
    for place in served(databases, chromium_process, databases.with_tables(database.SQLITE)):
        roles = (Role.BOARD_SECRETARY, Role.ADMINISTRATOR, Role.AUDITOR, Role.SAFEGUARDING_LEAD)
        place.users["everybody"] = person(*roles)
        place.live.session.commit()
        yield place


def look_at(page: Page, *sizes: tuple[int, int]) -> None:
    """All that must hold of a page, at each size."""
    where = page.url
    for wide, high in sizes:
        page.set_viewport_size({"width": wide, "height": high})
        assert_accessible(page, f"{where} at {wide}")
    assert set(page.evaluate(FAMILIES)) <= OURS, where
    assert page.evaluate(UNSEEN) == [], f"{where}: the focus cannot be seen here"
    page.set_viewport_size({"width": NARROW, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= NARROW, f"{where} runs off the side: {wide}"


def pages(place, blueprint: str) -> list[str]:
    """The endpoints of a part of the tracker that show a page."""
    found = [
        rule.endpoint
        for rule in rules(place.live.app)
        if "GET" in (rule.methods or ()) and rule.endpoint not in NO_PAGES
    ]
    return [each for each in found if each.partition(".")[0] == blueprint]


def test_no_part_of_the_tracker_is_left_out(app):
    assert {rule.endpoint.partition(".")[0] for rule in rules(app)} - {"theme"} == set(BLUEPRINTS)


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_everybody_can_use_every_page(town, blueprint):
    who = "" if blueprint == "account" else "everybody"
    for endpoint in pages(town, blueprint):
        look_at(town.open(who, endpoint), DESK, PHONE)
    town.chromium.check()


@pytest.mark.parametrize("who", THEIRS)
def test_those_who_see_less_can_use_what_they_see(town, who):
    for endpoint in THEIRS[who]:
        look_at(town.open(who, endpoint), PHONE)
    town.chromium.check()


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_a_tracker_without_anything_can_be_used(first_day, blueprint):
    places = first_day.live.app.url_map
    for endpoint in pages(first_day, blueprint):
        if not any(rule.arguments for rule in places.iter_rules(endpoint)):
            look_at(first_day.open("everybody", endpoint), PHONE)
    first_day.chromium.check()
