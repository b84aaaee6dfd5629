"""From an answered comment to the public page: asked, agreed, printed, taken back."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.support.browser import Browser
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice.enums import ShownAs, Verdict
from tracker.voice.models import Answer
from tracker.voice.published.models import Publication

SAID = "The bus pass ends at 21. Moving day on your own is rough."
DID = "Council staff may now use their volunteering days to help you move in."
ON_THE_WAY = ".ct-said blockquote"


@pytest.fixture
def world(session):
    return World(visibility=Visibility.PUBLIC)


@pytest.fixture
def comment(world):
    said = CommentFactory(
        action=world.action,
        author=user_of(world.ambassador),
        shown_as=ShownAs.ROLE,
        author_role="care leaver ambassador",
        text=SAID,
    )
    AnswerFactory(comment=said, by=user_of(world.lead), text=DID)
    return said


def get_ready(browser, world, **words):
    """The participation lead cuts the words and asks."""
    browser.sign_in(user_of(world.participation))
    page = browser.get(browser.get("published.to_print").link("Get it ready for print"))
    sent = {"said": "Moving day on your own is rough.", "did": DID, "theme": "homes"}
    return browser.submit(page, sent | words)


def agree(browser, world, answer):
    browser.sign_in(user_of(world.ambassador))
    page = browser.get(browser.get("printing.mine").link("Say yes or no"))
    return browser.follow(browser.submit(page, answer=answer))


def print_it(browser, world):
    browser.sign_in(user_of(world.participation))
    page = browser.get(browser.get("published.to_print", show="agreed").link("Print it"))
    return browser.submit(page)


def on_the_page(app, session):
    """What somebody reads who is not signed in."""
    page = Browser(app, session).get("published.index")
    return page.all(ON_THE_WAY)


def test_it_is_asked_agreed_to_and_printed(app, browser, session, world, comment):
    get_ready(browser, world)
    assert on_the_page(app, session) == []
    browser.get("published.to_print", show="agreed")
    page = agree(browser, world, "unnamed")
    assert "You said yes." in page.text
    assert on_the_page(app, session) == []
    page = browser.follow(print_it(browser, world))
    assert page.all(ON_THE_WAY) == ["Moving day on your own is rough."]
    assert on_the_page(app, session) == ["Moving day on your own is rough."]
    assert "A young person" in page.text
    assert "Homes and moving. Good Homes. September 2025" in page.text
    assert REAL_NAME.split()[0] not in page.html
    assert "4 September" not in page.text


def test_the_author_sees_the_very_words_and_all_that_they_said(browser, world, comment):
    get_ready(browser, world)
    browser.sign_in(user_of(world.ambassador))
    home = browser.get("printing.mine")
    assert home.h1 == "1 thing waits for your yes or no"
    page = browser.get(home.link("Say yes or no"))
    assert page.all(ON_THE_WAY) == ["Moving day on your own is rough."]
    assert SAID in page.text
    assert page.all(".govuk-radios__label") == [
        "Yes, from “A care leaver ambassador”", "Yes, from “A young person”", "No"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown_as", "offered"),
    [(ShownAs.FULL, "Robin"), (ShownAs.FIRST, "Robin"), (ShownAs.ROLE, "A care leaver ambassador")],
)
def test_the_name_printed_is_never_a_whole_one(
    app, browser, session, world, comment, shown_as, offered
):
    comment.shown_as = shown_as
    session.flush()
    get_ready(browser, world)
    agree(browser, world, "named")
    page = browser.follow(print_it(browser, world))
    assert page.all("main .ct-said__note")[0] == offered


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"said": "Moving day is lovely."}, "“lovely” was not said there"),
        ({"did": "Council staff will help you."}, "“will” was not said there"),
        ({"said": "[…]"}, "Keep some of what was said"),
    ],
)
def test_never_more_than_was_said_or_done(browser, session, world, comment, words, sentence):
    browser.sign_in(user_of(world.participation))
    page = browser.get("printing.words", comment_id=comment.id)
    sent = {"said": "Moving day is rough.", "did": DID, "theme": "homes"}
    refused = browser.submit(page, sent | words, expect=422)
    assert any(sentence in error for error in refused.errors)
    assert session.scalars(select(Publication)).all() == []


def test_who_could_be_recognised_is_asked_about_before_its_author_is(
    browser, session, world, comment
):
    comment.text = "At Hill Top Academy nobody helped."
    session.flush()
    browser.sign_in(user_of(world.participation))
    page = browser.get("printing.words", comment_id=comment.id)
    refused = browser.submit(page, theme="learning", expect=422)
    assert "We saw “Hill Top Academy”" in refused.errors[0]
    browser.submit(refused, button="Nobody can be recognised")
    assert session.scalars(select(Publication.said)).one() == comment.text


def test_a_no_takes_it_off_at_once_and_a_yes_brings_it_back_only_through_the_lead(
    app, browser, session, world, comment
):
    get_ready(browser, world)
    agree(browser, world, "named")
    print_it(browser, world)
    assert on_the_page(app, session) != []
    browser.sign_in(user_of(world.ambassador))
    page = browser.get(browser.get("printing.mine").link("Change my mind"))
    assert "It is on the page now" in page.text
    page = browser.follow(browser.submit(page, answer="refused"))
    assert "You said no." in page.text
    assert on_the_page(app, session) == []
    page = browser.get(page.link("Change my mind"))
    browser.submit(page, answer="named")
    assert on_the_page(app, session) == []
    print_it(browser, world)
    assert on_the_page(app, session) != []


def test_another_name_stands_on_the_page_at_once_and_its_author_is_told_so(
    browser, session, world, comment
):
    get_ready(browser, world)
    assert agree(browser, world, "named").notices[0].endswith("can print it now.")
    print_it(browser, world)
    browser.sign_in(user_of(world.ambassador))
    page = browser.get(browser.get("printing.mine").link("Change my mind"))
    page = browser.follow(browser.submit(page, answer="unnamed"))
    assert page.notices == ["Thank you. It stays on the page, under the name that you chose."]
    assert "A young person" in browser.get("published.index").text


def test_changed_words_need_a_new_yes(app, browser, session, world, comment):
    get_ready(browser, world)
    agree(browser, world, "named")
    print_it(browser, world)
    page = browser.get("published.to_print", show="printed")
    page = browser.get(page.link("Change the words"))
    browser.submit(page, said="The bus pass ends at 21.")
    assert on_the_page(app, session) == []
    agree(browser, world, "unnamed")
    print_it(browser, world)
    assert on_the_page(app, session) == ["The bus pass ends at 21."]


def test_the_participation_lead_takes_it_down_and_nobody_asks_again(
    app, browser, session, world, comment
):
    get_ready(browser, world)
    agree(browser, world, "named")
    print_it(browser, world)
    page = browser.get("published.to_print", show="printed")
    browser.submit(browser.get(page.link("Take it off the page")))
    assert on_the_page(app, session) == []
    print_it(browser, world)
    assert on_the_page(app, session) != []


def test_it_is_not_printed_without_a_yes_even_by_who_knows_the_address(
    app, browser, session, world, comment
):
    get_ready(browser, world)
    browser.get("printing.print_it", comment_id=comment.id, expect=409)
    browser.post(f"/voice/{comment.id}/print", {"version": "1"}, expect=409)
    assert on_the_page(app, session) == []


def test_nobody_but_the_author_says_yes(browser, session, world, comment):
    get_ready(browser, world)
    for other in (world.participation, world.other_ambassador, world.secretary):
        browser.sign_in(user_of(other))
        browser.get("printing.consent", comment_id=comment.id, expect=404)
        sent = {"answer": "named", "version": "1"}
        browser.post(f"/voice/{comment.id}/printing", sent, expect=404)
    assert session.scalars(select(Publication.consent)).one() == "asked"


def test_words_that_changed_while_the_author_read_are_not_agreed_to(
    app, browser, session, world, comment
):
    get_ready(browser, world)
    browser.sign_in(user_of(world.ambassador))
    seen = browser.get("printing.consent", comment_id=comment.id)
    publication = session.scalars(select(Publication)).one()
    publication.said = "The bus pass ends at 21."
    session.flush()
    page = browser.submit(seen, answer="named", expect=409)
    assert page.all(ON_THE_WAY) == ["The bus pass ends at 21."]
    assert publication.consent == "asked"


def test_only_what_is_public_answered_and_standing_can_be_got_ready(
    browser, session, world, comment
):
    browser.sign_in(user_of(world.participation))
    CommentFactory(action=world.action, author=user_of(world.ambassador), text="Unanswered.")
    page = browser.get("published.to_print")
    assert page.all(ON_THE_WAY) == [SAID]
    world.action.visibility = Visibility.BOARD
    session.flush()
    assert browser.get("published.to_print").all(ON_THE_WAY) == []
    browser.get("printing.words", comment_id=comment.id, expect=409)


def test_the_history_has_the_deeds_and_neither_words_nor_names(browser, session, world, comment):
    get_ready(browser, world)
    agree(browser, world, "named")
    print_it(browser, world)
    about = select(AuditEntry).where(AuditEntry.subject_type == "comment")
    entries = session.scalars(about.order_by(AuditEntry.id)).all()
    assert [entry.deed for entry in entries] == [
        "comment:print-asked", "comment:print-agreed", "comment:printed"
    ]  # fmt: skip
    told = str([(entry.by_name, entry.before, entry.after, entry.note) for entry in entries])
    assert "rough" not in told
    assert REAL_NAME not in told


def test_an_answer_that_is_not_enough_is_not_printed(browser, session, world, comment):
    browser.sign_in(user_of(world.participation))
    form = browser.get("printing.words", comment_id=comment.id)
    answer = session.scalars(select(Answer)).one()
    answer.verdict, answer.judged_at = Verdict.NOT_YET, clock.now()
    answer.owed_again_on = date(2025, 9, 19)
    session.flush()
    assert "not content with the answer yet" in browser.submit(form, theme="homes", expect=409).text
    assert browser.get("published.to_print").all(ON_THE_WAY) == []


def test_what_is_hidden_meanwhile_is_read_by_nobody_on_its_way_to_print(
    browser, session, world, comment
):
    get_ready(browser, world)
    agree(browser, world, "named")
    print_it(browser, world)
    CommentFlagFactory(comment=comment, by=user_of(world.member))
    browser.sign_in(user_of(world.participation))
    browser.get("printing.print_it", comment_id=comment.id, expect=409)
    page = browser.get("printing.take_down", comment_id=comment.id)
    assert "Moving day" not in page.text
    browser.submit(page, button="Take it off")
    assert session.scalars(select(Publication.published_at)).one() is None


def test_what_was_told_in_private_meanwhile_leaves_no_open_trace(browser, session, world, comment):
    get_ready(browser, world)
    CommentFlagFactory(comment=comment, by=user_of(world.ambassador))
    browser.sign_in(user_of(world.ambassador))
    browser.submit(browser.get("printing.consent", comment_id=comment.id), answer="refused")
    said = select(AuditEntry.visibility).where(AuditEntry.deed == Deed.COMMENT_PRINT_REFUSED)
    assert session.scalars(said).all() == [Visibility.RESTRICTED]
