"""Every page explains the short forms of the glossary where they first stand, and only pages do."""

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.words import WordFactory
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core.visibility import Visibility

FULL = "not in education, employment or training"


@pytest.fixture
def reader(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY))


@pytest.fixture
def pledge(session):
    plan = PlanFactory(slug="strategy", name="The strategy")
    return PledgeFactory(plan=plan, number=1, name="Fewer NEET", plain="Fewer NEET, less NEET.")


@pytest.fixture
def neet(session):
    return WordFactory(term=FULL, acronym="NEET")


def test_it_is_explained_where_it_first_stands(reader, pledge, neet):
    page = reader.get("/plan/strategy/pledges/1")
    assert page.html.count("NEET") >= 3
    assert page.all(".ct-meant") == [f"({FULL})"]
    assert f'NEET <span class="ct-meant">({FULL})</span>, less NEET.' in page.html


def test_the_heading_and_the_title_stay_the_same(reader, pledge, neet):
    page = reader.get("/plan/strategy/pledges/1")
    assert page.h1.endswith("Fewer NEET")
    assert "(" not in page.soup.title.text


def test_a_box_keeps_what_was_typed(reader, pledge, neet):
    page = reader.get("/plan/strategy/pledges/1/change")
    assert page.value("plain") == "Fewer NEET, less NEET."
    assert page.value("name") == "Fewer NEET"


def test_what_the_glossary_says_now_is_what_is_explained(reader, pledge, neet, session):
    reader.get("/plan/strategy/pledges/1")
    neet.term = "out of school and work"
    assert reader.get("/plan/strategy/pledges/1").all(".ct-meant") == ["(out of school and work)"]
    session.delete(neet)
    assert reader.get("/plan/strategy/pledges/1").all(".ct-meant") == []


def test_the_glossary_itself_explains_nothing_twice(reader, neet):
    assert reader.get("/words").all(".ct-meant, .ct-short-forms") == []


def test_a_page_asks_once_and_one_without_capitals_not_at_all(reader, pledge, neet):
    def asked(address):
        with count_queries() as statements:
            reader.get(address)
        return [each for each in statements if "FROM word" in each]

    assert len(asked("/plan/strategy/pledges/1")) == 1
    assert asked("/privacy") == []


def test_a_download_stays_as_it_is(reader, neet):
    ActionFactory(text="Fewer NEET", visibility=Visibility.PUBLIC)
    download = reader.get("/actions?format=csv").response.text
    assert "Fewer NEET" in download
    assert FULL not in download


def test_a_page_that_is_not_there_asks_nothing(reader, neet):
    with count_queries() as statements:
        reader.get("/no-such-NEET-page", expect=404)
    assert [each for each in statements if "FROM word" in each] == []
