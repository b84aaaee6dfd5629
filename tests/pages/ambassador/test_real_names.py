"""The real name of somebody who hides it stands where its owner or the participation lead reads.

Every role, and whoever is signed out, opens every page, download and feed, after letters were
written; and every letter is read. Of each ambassador who speaks, in every state that a comment can
have, the words that they hide are found nowhere else. Some work needs people by their names
(`NEEDS_PEOPLE`); what they said never stands there.
"""

import pytest

from tests.architecture.authz_world import build
from tests.pages.ambassador.hidden import speak
from tests.pages.test_canary import LETTER_DAYS, crawl
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.reminders.composing import digest_words
from tracker.reminders.due import due_letters
from tracker.reminders.tick import Ticker

SIGNED_OUT = "signed-out"
ELSEWHERE = [*(role for role in Role if role is not Role.PARTICIPATION_LEAD), SIGNED_OUT]
# Who has accounts; who sits where (workstreams.policy.KNOW_AMBASSADORS, and a chair beside them);
# who is on the list of a meeting and comes to it.
KEEPS_MEETINGS = ("/bodies/", "/meetings/")
SEATS = ("/workstreams", "/bodies/seats")
NEEDS_PEOPLE = {
    Role.ADMINISTRATOR: ("/people", "/outbox"),
    Role.BOARD_SECRETARY: (*KEEPS_MEETINGS, "/people/clearance", "/workstreams"),
    Role.DEMOCRATIC_SERVICES: KEEPS_MEETINGS,
    Role.SAFEGUARDING_LEAD: SEATS,
    Role.WORKSTREAM_CHAIR: SEATS,
    Role.AUDITOR: ("/outbox",),
}
SAID = "says one"


@pytest.fixture
def spoken(session, browser):
    world = build(session)
    return world, speak(browser, session, world)


@pytest.fixture
def posted(app, session, spoken):
    """The letters of the day are written, and their words stand in the outbox."""
    with app.app_context():
        Ticker(app.extensions["tracker"]).tick()
    session.expire_all()
    return spoken


def pages_of(app, session, world, who):
    browser = Browser(app, session)
    if who != SIGNED_OUT:
        browser.sign_in(world.people[who])
    return crawl(app, browser, world)


def told(pages, authors):
    """The addresses that tell who an author is, each with the word that tells it."""
    words = [word for author in authors for word in author.secret]
    return {
        (url, word) for url, (_, text) in pages.items() for word in words if word in text.lower()
    }


@pytest.mark.slow
@pytest.mark.parametrize("who", ELSEWHERE)
def test_nobody_else_finds_a_real_name(app, session, posted, who):
    world, authors = posted
    pages = pages_of(app, session, world, who)
    needed = NEEDS_PEOPLE.get(who, ())
    found = told(pages, authors)
    assert sorted(each for each in found if not each[0].startswith(needed or ("-",))) == []
    beside = {url for url, _ in found if SAID in pages[url][1]}
    assert beside == set(), "a name and what was said stand on one page"
    assert sum(status == 200 for status, _ in pages.values()) > (5 if who == SIGNED_OUT else 40)


def test_the_participation_lead_finds_each(app, session, spoken):
    world, authors = spoken
    found = told(pages_of(app, session, world, Role.PARTICIPATION_LEAD), authors)
    names = {word for author in authors for word in author.secret[:-1]}
    assert names <= {word for url, word in found if url.startswith(("/voice", "/actions/"))}


def test_no_letter_to_anybody_else_tells_it(app, session, spoken):
    _, authors = spoken
    secrets = {author.user.id: author.secret for author in authors}
    session.commit()
    letters = 0
    with app.app_context(), app.test_request_context():
        for day in LETTER_DAYS:
            for letter in due_letters(day):
                said = digest_words(letter)
                whole = f"{said.subject}{said.text}{said.html}".lower()
                others = [words for owner, words in secrets.items() if owner != letter.to.id]
                letters += 1
                assert not [word for words in others for word in words if word in whole]
    assert letters > 4
