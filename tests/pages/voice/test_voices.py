"""The lists of what people said, and that nobody's real name is on them."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.support.browser import Browser
from tests.support.queries import at_most
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice.enums import ShownAs

TODAY = date(2025, 9, 5)


@pytest.fixture
def world(session):
    return World()


def say(world, text, due=None, *, day=4, shown_as=ShownAs.ROLE, **facts):
    return CommentFactory(
        action=facts.pop("action", world.action),
        author=user_of(world.ambassador),
        text=text,
        shown_as=shown_as,
        author_role="care leaver ambassador",
        posted_at=datetime(2025, 9, day, 8, tzinfo=UTC),
        answer_due_on=due,
        **facts,
    )


def voices(browser, person, **asked):
    return browser.sign_in(user_of(person)).get("voice.index", **asked)


def texts(page):
    return page.all("article blockquote")


def test_an_ambassador_sees_what_they_said_and_how_far_it_is(browser, world):
    say(world, "First.", TODAY, day=1)
    AnswerFactory(comment=say(world, "Second.", TODAY, day=2), by=user_of(world.lead))
    page = voices(browser, world.ambassador)
    assert page.h1 == "What I said You have said 2 things"
    assert texts(page) == ["Second.", "First."]
    assert page.all("article:nth-of-type(2) .ct-steps li") == [
        "Sent 1 September", "Answer due by 5 September", "Answered"
    ]  # fmt: skip


def test_who_answers_sees_what_waits_for_them(browser, world):
    say(world, "Late.", date(2025, 9, 4))
    say(world, "Due.", date(2025, 9, 9))
    say(world, "Nothing owed.")
    for person in (world.lead, world.chair, world.secretary):
        page = voices(browser, person)
        assert page.h1 == "Voices 2 comments wait that you can answer"
        assert "1 of them is late." in page.text
        assert texts(page) == ["Late.", "Due."]
    page = browser.submit(page, form="/voice", show="everything")
    assert len(texts(page)) == 3


def test_the_participation_lead_sees_all_with_what_is_late_first(browser, world):
    say(world, "New.", day=4)
    say(world, "Late.", date(2025, 9, 4), day=1)
    say(world, "Taken back.", day=3, withdrawn_at=clock.now())
    CommentFlagFactory(comment=say(world, "Hidden.", day=2))
    page = voices(browser, world.participation)
    assert page.h1 == "Voices 1 answer is late"
    assert texts(page) == ["Late.", "New.", "Taken back."]
    assert len(page.all("article")) == 4
    assert f"Written by {REAL_NAME}. Only you and they see this name." in page.text


@pytest.mark.parametrize(
    ("who", "title"),
    [
        ("ambassador", "You have not said anything yet"),
        ("lead", "Nothing is owed"),
        ("member", "No comments yet"),
        ("participation", "No comments yet"),
        ("committee", "No comments yet"),
    ],
)
def test_an_empty_page_says_how_it_fills(browser, world, who, title):
    page = voices(browser, getattr(world, who))
    assert page.all(".ct-empty h2") == [title]
    assert "Not safe now?" in page.text


def test_a_filter_that_fits_nothing_can_be_taken_off(browser, world):
    say(world, "First.")
    page = voices(browser, world.member, show="late")
    assert page.all(".ct-empty h2") == ["Nothing fits"]
    assert page.link("Clear") == "/voice"


def test_odd_questions_get_the_usual_page(browser, world):
    say(world, "First.")
    for asked in ("?show=xx&page=abc", "?page=99999999999", "?workstream=no&action=²", "?page=-1"):
        assert browser.sign_in(user_of(world.member)).get(f"/voice{asked}").status == 200


def test_a_long_list_is_paged(browser, world):
    for number in range(21):
        say(world, f"Number {number}.")
    page = voices(browser, world.member)
    assert "1 to 20 of 21 comments" in page.text
    assert texts(browser.get(page.link("Next page"))) == ["Number 0."]


@pytest.mark.parametrize("number", [2, 20])
def test_the_page_costs_the_same_however_much_was_said(browser, session, world, number):
    for each in range(number):
        comment = say(world, f"Number {each}.", TODAY)
        AnswerFactory(comment=comment, by=user_of(world.lead))
    browser.sign_in(user_of(world.participation))
    browser.get("/voice")
    with at_most(9):
        browser.get("/voice")


@pytest.mark.parametrize("address", ["/voice", "/voice/printing", "/voice/worries"])
def test_the_signed_out_are_sent_to_sign_in(browser, address):
    assert browser.get(address, expect=302).location.startswith("/sign-in")


def test_somebody_without_a_role_reads_nothing(browser, world):
    say(world, "First.")
    browser.sign_in(user_of(world.nobody)).get("/voice", expect=403)


WHERE = (
    "/", "/voice", "/voice?show=everything", "/voice?show=answered", "/voice/worries",
    "/you-said-we-did", "/actions", "/board", "/outbox",
)  # fmt: skip


def test_nobody_learns_the_real_name(app, session, world):
    world.action.visibility = Visibility.PUBLIC
    for shown_as in (ShownAs.ROLE, ShownAs.FIRST):
        comments = [say(world, f"{shown_as} {n}.", TODAY, shown_as=shown_as) for n in range(5)]
        AnswerFactory(comment=comments[0], by=user_of(world.lead))
        CommentFlagFactory(comment=comments[1], by=user_of(world.member))
        CommentFlagFactory(comment=comments[2], by=user_of(world.ambassador))
        comments[3].withdrawn_at = clock.now()
    said = world.action.id
    author = Browser(app, session).sign_in(user_of(world.ambassador))
    form = author.get(f"/actions/{said}")
    author.submit(form, text="It is cold.", form=f"/actions/{said}/comment")
    form = author.get(f"/actions/{said}")
    author.submit(form, text="He hits me.", unsafe=True, form=f"/actions/{said}/comment")
    deeds = [f"/voice/{n}/{deed}" for n in range(1, 13) for deed in ("flag", "answer", "release")]
    hits = []
    for person in world.everybody:
        if person in (world.ambassador, world.participation, world.nobody):
            continue
        browser = Browser(app, session).sign_in(user_of(person))
        for address in (*WHERE, f"/actions/{said}", f"/actions/{said}/comment", *deeds):
            answer = browser.client.get(address)
            assert answer.status_code < 500, address
            if REAL_NAME in answer.text:
                hits.append((sorted(person.roles), address))
    assert hits == []
    auditor = Browser(app, session).sign_in(user_of(world.auditor))
    rows = auditor.get("/audit").all("main tr")
    about_comments = [row for row in rows if "Comment" in row]
    assert about_comments
    assert [row for row in about_comments if REAL_NAME in row] == []
