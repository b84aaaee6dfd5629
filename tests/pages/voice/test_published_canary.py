"""A crawl of whatever is open to everybody: nothing that was not printed stands anywhere.

The poster's PDF holds no more than its page, and stays on one page with as much as it can hold.
"""

import io

import pikepdf
import pytest

from tests.architecture.authz import rules
from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.published import CelebrationFactory, PublicationFactory
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.support.answers import words_of
from tests.support.browser import Browser
from tracker.core.visibility import Visibility
from tracker.meetings.pack import machine
from tracker.voice.published.enums import Consent
from tracker.voice.published.rules import DID_LONGEST, PAIRS_MOST, SAID_LONGEST

CANARY = "Kestrelwhin"
ANY = (200, 302, 303, 400, 403, 404, 405, 409, 410, 422, 503)
ASKED = ({}, {"format": "csv"}, {"theme": "homes"}, {"year": "2025"}, {"page": "2"})


@pytest.fixture
def world(session):
    return World(visibility=Visibility.PUBLIC)


def answered(world, said, **facts):
    return AnswerFactory(
        comment__action=world.action,
        comment__author=user_of(world.ambassador),
        comment__text=said,
        by=user_of(world.lead),
        **facts,
    )


@pytest.fixture
def unprinted(world):
    """At every stage before print, and after a no; beside one that is printed in fewer words."""
    PublicationFactory(answer=answered(world, f"Printed. {CANARY} 1."), said="Printed.")
    answered(world, f"{CANARY} 2.", text=f"{CANARY} 3.")
    CommentFactory(action=world.action, text=f"{CANARY} 4.")
    for consent in (Consent.ASKED, Consent.REFUSED, Consent.NAMED):
        PublicationFactory(
            answer=answered(world, f"{CANARY} {consent}."), consent=consent, is_printed=False
        )
    CelebrationFactory(text=f"{CANARY} 5.", is_waiting=True)


def open_addresses(app):
    """Every address that a view lets everybody reach, with something in the place of its parts."""
    for rule in rules(app):
        view = app.view_functions[rule.endpoint]
        if "GET" in (rule.methods or ()) and getattr(view, "allow_anonymous", False):
            yield app.url_map.bind("localhost").build(
                rule.endpoint, dict.fromkeys(rule.arguments, 1)
            )


def test_nothing_unprinted_is_open_to_everybody(app, session, world, unprinted):
    anybody, seen = Browser(app, session), {}
    for address in open_addresses(app):
        for asked in ASKED:
            page = anybody.get(address, expect=ANY, **asked)
            seen[address] = seen.get(address, "") + str(words_of(page.response))
    assert "Printed." in seen["/you-said-we-did"]
    assert [address for address, text in seen.items() if CANARY in text] == []
    public = {address: text for address, text in seen.items() if "you-said" in address}
    assert [address for address, text in public.items() if REAL_NAME in text] == []


@pytest.mark.skipif(not machine.can_print(), reason="no Pango on this machine")
def test_the_fullest_poster_is_one_accessible_page(browser, session, world):
    for n in range(PAIRS_MOST):
        PublicationFactory(
            answer=answered(world, f"{n}"),
            said=("So it is " * SAID_LONGEST)[:SAID_LONGEST],
            did=("We do it " * DID_LONGEST)[:DID_LONGEST],
            on_poster=True,
        )
    browser.sign_in(user_of(world.ambassador))
    file = browser.get("poster.pdf").response.data
    with pikepdf.open(io.BytesIO(file)) as poster:
        assert len(poster.pages) == 1
        assert poster.Root.MarkInfo.Marked
        assert str(poster.Root.Lang) == "en-GB"
