"""Our words, as the people who use the page see them."""

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.words import WordFactory
from tests.support.browser import Browser
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.words.enums import Agreement
from tracker.words.models import Word


@pytest.fixture
def ambassador(app, session):
    return Browser(app, session).sign_in(person(Role.AMBASSADOR))


@pytest.fixture
def lead(app, session):
    return Browser(app, session).sign_in(person(Role.PARTICIPATION_LEAD))


def test_where_there_are_no_words_it_says_who_turns_it_on(ambassador, lead):
    assert "The participation lead adds the words" in ambassador.get("/words").text
    assert "Add a word that the council uses." in lead.get("/words").text


def test_a_word_goes_from_the_council_to_what_young_people_say(app, session, ambassador, lead):
    page = lead.get(lead.get("/words").link("Add a word"))
    lead.submit(page, term="placement", acronym="PLC", meaning="Where you live.")
    page = ambassador.get(ambassador.get("/words").link("Say it your way"))
    assert "The council says placement or PLC. It means: Where you live." in page.text
    page = ambassador.follow(ambassador.submit(page, says="home", why="We live there."))
    assert "Kept. Another ambassador can agree with it." in page.html
    assert "Proposed" in page.text
    assert not page.soup.find("a", string="Agree")
    other = Browser(app, session).sign_in(person(Role.AMBASSADOR))
    page = other.get("/words")
    assert page.h1 == "Our words You agreed on 0 of 1 word"
    page = other.follow(other.submit(other.get(page.link("Agree to say home"))))
    assert page.h1 == "Our words You agreed on 1 of 1 word"
    assert page.table("Our words")[0]["Young people say"].startswith("home Agreed")
    hint = lead.post("/words/check", {"text": "Your placement is near."}, expect=200)
    assert "“placement”: young people say “home”" in hint.response.json["html"]


def test_a_reader_finds_a_word_and_is_told_where_there_is_none(ambassador):
    WordFactory(term="personal education plan", acronym="PEP")
    WordFactory(term="review")
    page = ambassador.get("/words")
    page = ambassador.submit(page, form="/words", q="pep")
    assert page.h1 == "Our words One of our words has “pep” in it"
    page = ambassador.submit(page, form="/words", q="<nothing>")
    assert "Nothing here has “<nothing>” in it" in page.text
    assert page.link("Show all words") == "/words"


def test_the_letters_lead_to_their_words(ambassador):
    for term in ("apple", "bus", "care", "dental", "deep dive", "9 to 5"):
        WordFactory(term=term)
    page = ambassador.get("/words")
    letters = page.soup.select(".ct-letters a")
    assert [each.text for each in letters] == ["#", "A", "B", "C", "D"]
    for each in letters:
        assert len(page.soup.select(f'[id="{each["href"][1:]}"]')) == 1


def test_each_sees_the_deeds_of_their_own_column(ambassador, lead, browser):
    WordFactory(term="review", says="talk", state=Agreement.PROPOSED)
    assert ambassador.get("/words").all(".ct-words__deeds") == [
        "Say it another way for review Agree to say talk"
    ]
    assert lead.get("/words").all(".ct-words__deeds") == ["Change review Take off review"]
    reader = browser.sign_in(person(Role.BOARD_MEMBER))
    assert reader.get("/words").all(".ct-words__deeds") == []


def test_who_keeps_a_column_cannot_write_in_the_other(ambassador, lead):
    word = WordFactory(term="review", says="talk", state=Agreement.PROPOSED)
    for deed in ("say", "agree"):
        lead.get(f"/words/{word.id}/{deed}", expect=403)
    for deed in ("change", "remove"):
        ambassador.get(f"/words/{word.id}/{deed}", expect=403)


def test_nobody_is_asked_to_agree_with_nothing(ambassador):
    word = WordFactory(term="review")
    ambassador.get(f"/words/{word.id}/agree", expect=404)
    ambassador.get("/words/999/say", expect=404)


@pytest.mark.parametrize("acronym", ["pep", "P P", "A", "a b", "P-P", "<B>"])
def test_a_short_form_is_letters_with_two_capitals(lead, session, acronym):
    page = lead.submit(lead.get("/words/add"), term="x", acronym=acronym, expect=422)
    assert page.errors == ["Use letters without spaces, two of them capitals, such as PEP"]
    assert session.scalar(select(Word.id)) is None


def test_two_who_write_at_once_both_see_what_the_other_wrote(session, lead):
    word = WordFactory(term="review", meaning="A talk.")
    page = lead.get(f"/words/{word.id}/change")
    word.meaning = "Theirs."
    page = lead.submit(page, meaning="Mine.", expect=409)
    assert "Theirs." in page.text
    assert page.value("meaning") == "Mine."
    lead.submit(page)
    assert session.scalar(select(Word.meaning)) == "Mine."


def test_a_line_is_taken_off(session, lead):
    word = WordFactory(term="review")
    page = lead.follow(lead.submit(lead.get(f"/words/{word.id}/remove")))
    assert "“review” is off the list." in page.html
    assert session.scalar(select(Word.id)) is None


def test_the_list_takes_the_same_few_queries_however_long_it_is(app, ambassador):
    WordFactory(term="a", says="b", state=Agreement.PROPOSED)
    with count_queries() as few:
        ambassador.get("/words")
    for _ in range(60):
        WordFactory(says="b", state=Agreement.PROPOSED)
    with count_queries() as many:
        ambassador.get("/words")
    assert len(many) == len(few)


def test_what_is_checked_is_checked_only_for_who_signed_in(browser, session):
    browser.post("/words/check", {"text": "utilise"})
    signed_in = browser.sign_in(person(Role.AUDITOR))
    answer = signed_in.post("/words/check", {"text": "We utilise it."}, expect=200)
    assert "“utilise”: try “use”" in answer.response.json["html"]
    assert answer.response.headers["Cache-Control"] == "no-store"
    assert signed_in.client.post("/words/check", data={"text": "x"}).status_code == 303
