"""Before words are kept their writer can see how hard they are to read; nothing is done by that."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.plan import PlanFactory, PledgeFactory
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core.reading_forms import COUNCIL_WORDS
from tracker.plan.models import Pledge

HARD = (
    "We will utilise participation opportunities across organisations, implementing "
    "accommodation arrangements and facilitating communication responsibilities between "
    "representatives, professionals, communities, institutions, committees and authorities "
    "throughout the county. We listen to you and we ask you."
)
EASY = (
    "We ask you what you need. We write it down. You get a copy of it. We tell you what we did. "
    "If we cannot do it, we tell you why. You can say if that is not right."
)


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


@pytest.fixture
def page(secretary):
    PledgeFactory(plan=PlanFactory(slug="strategy"), number=1, name="We listen", plain="We hear.")
    return secretary.get("plan.change_pledge", slug="strategy", number=1)


def said(page):
    return page.all(".ct-reading")


def test_nothing_is_said_before_it_is_asked_for(page):
    assert said(page) == [""]


def test_hard_words_come_back_with_their_hints_and_nothing_is_kept(secretary, session, page):
    before = session.scalar(select(AuditEntry.id).order_by(AuditEntry.id.desc()))
    page = secretary.submit(page, button="Check my words", plain=HARD, expect=422)
    (reading,) = said(page)
    assert "Most people have to be 18 or older to read this with ease." in reading
    assert "“utilise”: try “use”" in reading
    assert "This sentence has 25 words. Try two." in reading
    assert page.errors == []
    assert not page.soup.title.text.startswith("Error")
    assert page.value("plain") == HARD
    assert session.scalar(select(Pledge.plain)) == "We hear."
    assert session.scalar(select(AuditEntry.id).order_by(AuditEntry.id.desc())) == before


def test_the_hints_never_block(secretary, session, page):
    page = secretary.submit(page, button="Check my words", plain=HARD, expect=422)
    secretary.submit(page)
    assert session.scalar(select(Pledge.plain)) == HARD


def test_easy_words_are_said_to_be_easy(secretary, page):
    page = secretary.submit(page, button="Check my words", plain=EASY, expect=422)
    assert said(page) == ["Easy enough. An 11-year-old can read this."]


def test_checked_twice_it_is_checked_twice(secretary, page):
    for _ in range(2):
        page = secretary.submit(page, button="Check my words", plain="We utilise.", expect=422)
        assert "try “use”" in said(page)[0]


def test_what_young_people_say_is_a_hint(app, monkeypatch, secretary, page):
    monkeypatch.setitem(app.extensions, COUNCIL_WORDS, lambda: {"placement": "home"})
    page = secretary.submit(page, button="Check my words", plain="A placement.", expect=422)
    assert "“placement”: young people say “home”" in said(page)[0]


def test_enter_keeps_the_words_and_does_not_check_them(page):
    first = BeautifulSoup(page.html, "html.parser").select_one("form.ct-form button")
    assert first.text == "Save"
