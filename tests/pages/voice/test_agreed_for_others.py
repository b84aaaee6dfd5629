"""What was written down for young people is printed once somebody else agrees (decision 0031)."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories.council import World, user_of
from tests.factories.people import person
from tests.factories.published import CelebrationFactory, PublicationFactory, SourceFactory
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.support.browser import Browser
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.voice.enums import ShownAs
from tracker.voice.published.enums import Consent
from tracker.voice.published.models import Publication

SAID = "The bus pass ends at 21."
TEXTS = ".ct-said blockquote"


@pytest.fixture
def world(session):
    return World(visibility=Visibility.PUBLIC)


@pytest.fixture(params=["a young person", "a survey"])
def comment(request, world):
    source = SourceFactory(name="The survey") if request.param == "a survey" else None
    group = {
        "shown_as": ShownAs.GROUP,
        "group_name": "The survey",
        "source_id": source and source.id,
    }
    said = CommentFactory(
        action=world.action,
        author=user_of(world.participation),
        author_role="participation lead",
        text=SAID,
        **(group if source else {"shown_as": ShownAs.YOUNG}),
    )
    AnswerFactory(comment=said, by=user_of(world.lead))
    return said


@pytest.fixture
def asked(browser, world, comment):
    browser.sign_in(user_of(world.participation))
    form = browser.get(browser.get("published.to_print").link("Get it ready for print"))
    assert "an ambassador or the board secretary sees exactly these words" in form.text
    page = browser.follow(browser.submit(form, theme="money"))
    assert page.h1.endswith("Waits for a yes or no: 1")
    return comment


def on_the_page(app, session):
    return Browser(app, session).get("published.index").all(TEXTS)


def say(browser, who, answer):
    browser.sign_in(user_of(who))
    page = browser.get("printing.mine")
    link = "Say yes or no" if "Say yes or no" in page.text else "Say something else"
    page = browser.get(page.link(link))
    return browser.follow(browser.submit(page, answer=answer))


@pytest.mark.parametrize("second", ["ambassador", "other_ambassador", "secretary"])
def test_a_second_person_says_yes(app, browser, session, world, asked, second):
    who = getattr(world, second)
    browser.sign_in(user_of(who))
    assert "May we print what young people told us?" in browser.get("reports.home").text
    page = browser.get("printing.mine")
    assert page.all(TEXTS) == [SAID]
    assert "Nobody has said yes or no yet." in page.text
    assert "Somebody said yes." in say(browser, who, "no_author").text
    assert session.scalars(select(Publication.agreed_by_id)).one() == who.id
    assert "May we print" not in browser.get("reports.home").text
    assert on_the_page(app, session) == []
    browser.sign_in(user_of(world.participation))
    assert "1 thing to print" in browser.get("reports.home").text
    browser.submit(browser.get("printing.print_it", comment_id=asked.id))
    assert on_the_page(app, session) == [SAID]


def test_who_wrote_it_down_says_neither_yes_nor_no(browser, session, world, asked):
    assert SAID not in browser.get("printing.mine").text
    browser.get("printing.print_it", comment_id=asked.id, expect=409)
    for who in (world.participation, world.lead, world.member):
        browser.sign_in(user_of(who))
        browser.get("printing.consent", comment_id=asked.id, expect=404)
        sent = {"answer": "no_author", "version": "1"}
        browser.post(f"/voice/{asked.id}/printing", sent, expect=404)
    assert session.scalars(select(Publication.consent)).one() == "asked"


def test_who_asks_is_not_the_second_person(browser, session, world, asked):
    both = person(Role.PARTICIPATION_LEAD, Role.BOARD_SECRETARY)
    browser.sign_in(both)
    form = browser.get("printing.words", comment_id=asked.id)
    browser.submit(form, theme="homes")
    browser.get("printing.consent", comment_id=asked.id, expect=404)
    assert "May we print" not in browser.get("reports.home").text


def test_there_is_no_name_to_choose_and_no_other_answer(browser, session, world, asked):
    browser.sign_in(user_of(world.ambassador))
    page = browser.get("printing.consent", comment_id=asked.id)
    assert [each.split(",")[0] for each in page.all(".govuk-radios__label")] == ["Yes", "No"]
    sent = {"answer": "named", "version": page.value("version")}
    browser.post(f"/voice/{asked.id}/printing", sent, expect=422)


def test_anybody_who_may_agree_takes_it_off_again(app, browser, session, world, asked):
    say(browser, world.ambassador, "no_author")
    browser.sign_in(user_of(world.participation))
    browser.submit(browser.get("printing.print_it", comment_id=asked.id))
    say(browser, world.secretary, "refused")
    assert on_the_page(app, session) == []
    assert session.scalars(select(Publication.agreed_by_id)).one() is None


def test_the_database_knows_no_second_person_who_is_the_first(session, world, comment):
    answer = AnswerFactory(comment=comment, number=2)
    lead = user_of(world.participation)
    with pytest.raises(IntegrityError), session.begin_nested():
        PublicationFactory(answer=answer, by=lead, consent=Consent.NO_AUTHOR, agreed_by_id=lead.id)


def test_the_leads_first_page_says_what_could_be_asked_and_what_good_news_waits(
    browser, session, world, comment
):
    browser.sign_in(user_of(world.participation))
    page = browser.get("reports.home")
    assert page.link("1 answered comment you could ask to print") == "/you-said-we-did/to-print"
    assert "good news to read" not in page.text
    CelebrationFactory(published_at=None)
    session.commit()
    assert browser.get("reports.home").link("1 piece of good news to read") == "/celebrations"


def test_what_grown_ups_say_is_not_printed_as_a_young_person(app, browser, session, world):
    own = CommentFactory(
        action=world.action, author=user_of(world.participation),
        author_role="participation lead", text=SAID,
    )  # fmt: skip
    answer = AnswerFactory(comment=own, by=user_of(world.lead))
    browser.sign_in(user_of(world.participation))
    assert SAID not in browser.get("published.to_print").text
    PublicationFactory(answer=answer)
    assert on_the_page(app, session) == []
