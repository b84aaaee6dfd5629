"""The public page: what stands on it, for everybody, and what leaves it at once."""

from datetime import date

import pytest

from tests.factories.base import now, session
from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.published import PublicationFactory
from tests.factories.voice import AnswerFactory, CommentFlagFactory
from tests.support.browser import Browser
from tests.support.queries import at_most
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.voice.enums import Verdict
from tracker.voice.models import Answer, Comment
from tracker.voice.published.enums import Consent, Theme

CANARY = "Canary words of a young person."


@pytest.fixture
def world(session):
    return World(visibility=Visibility.PUBLIC)


@pytest.fixture
def anybody(app, session, world):
    """Somebody who is not signed in."""
    return Browser(app, session)


def printed(world, text=CANARY, **facts):
    answer = AnswerFactory(
        comment__action=facts.pop("action", world.action),
        comment__author=user_of(world.ambassador),
        comment__text=text,
        by=user_of(world.lead),
    )
    return PublicationFactory(answer=answer, **facts)


def comment_of(publication):
    return session().get(Comment, publication.comment_id)


def texts(page):
    return page.all("main .ct-said blockquote")


def everywhere(browser):
    """All that is given to whoever walks past: the page, its file and the poster."""
    file = browser.get("published.index", format="csv").response.get_data(as_text=True)
    return browser.get("published.index").html + file + browser.get("poster.show").html


def make_board(world, publication):
    world.action.visibility = Visibility.BOARD


def make_restricted(world, publication):
    world.action.visibility = Visibility.RESTRICTED


def withdraw(world, publication):
    comment_of(publication).withdrawn_at = clock.now()


def remove(world, publication):
    comment = comment_of(publication)
    comment.removed_at, comment.removed_by_id = clock.now(), world.participation.id


def worry(world, publication):
    CommentFlagFactory(comment=comment_of(publication), by=user_of(world.member))


def worry_oneself(world, publication):
    CommentFlagFactory(
        comment=comment_of(publication), by=user_of(world.ambassador), released_at=clock.now(),
        released_by_id=world.safeguarding.id,
    )  # fmt: skip


def say_not_yet(world, publication):
    answer = session().get(Answer, publication.answer_id)
    answer.verdict, answer.judged_at = Verdict.NOT_YET, clock.now()
    answer.owed_again_on = date(2025, 9, 19)


LEAVES = [say_not_yet, make_board, make_restricted, withdraw, remove, worry, worry_oneself]


@pytest.mark.parametrize("leave", LEAVES, ids=lambda each: each.__name__)
def test_what_is_no_longer_public_leaves_at_once(anybody, world, leave):
    publication = printed(world, on_poster=True)
    assert everywhere(anybody).count(CANARY) == 3
    leave(world, publication)
    session().flush()
    assert CANARY not in everywhere(anybody)


@pytest.mark.parametrize(
    "facts",
    [
        {"is_printed": False},
        {"is_printed": False, "consent": Consent.ASKED},
        {"is_printed": False, "consent": Consent.REFUSED, "on_poster": True},
        {"is_printed": False, "consent": Consent.NAMED, "on_poster": True},
    ],
)
def test_what_is_not_printed_is_nowhere(anybody, world, facts):
    printed(world, **facts)
    assert CANARY not in everywhere(anybody)


def test_an_answered_comment_that_nobody_asked_about_is_nowhere(anybody, world):
    AnswerFactory(comment__action=world.action, comment__text=CANARY, by=user_of(world.lead))
    assert CANARY not in everywhere(anybody)


def test_only_the_words_for_print_are_given_and_no_day_is(anybody, world):
    printed(world, said="Canary words.", month=date(2025, 8, 1))
    page = everywhere(anybody)
    assert CANARY not in page
    assert "August 2025" in page
    assert "2025-08" not in page
    assert REAL_NAME.split()[0] not in page


def test_nobody_needs_to_sign_in_and_no_search_engine_keeps_it(anybody, world):
    printed(world)
    for endpoint, asked in (("published.index", {}), ("poster.show", {})):
        page = anybody.get(endpoint, **asked)
        assert page.response.headers["X-Robots-Tag"] == "noindex, noarchive"
        assert page.soup.select_one("meta[name=robots]")["content"] == "noindex, noarchive"
        assert page.response.headers["Cache-Control"] == "no-store"
    file = anybody.get("published.index", format="csv")
    assert file.response.headers["X-Robots-Tag"] == "noindex, noarchive"


def test_theme_group_and_year_choose_what_is_read(anybody, world):
    other = World("Director of Education", visibility=Visibility.PUBLIC)
    other.workstream.name, other.workstream.slug = "Good Education", "education"
    printed(world, "Homes now.", month=date(2025, 8, 1))
    printed(world, "Homes then.", month=date(2024, 12, 1))
    printed(world, "School.", theme=Theme.LEARNING, action=other.action, month=date(2025, 1, 1))
    assert texts(anybody.get("published.index")) == ["Homes now.", "School.", "Homes then."]
    page = anybody.get("published.index", theme="homes", year=2024)
    assert page.h1 == "You said, we did: Homes and moving, 2024"
    assert texts(page) == ["Homes then."]
    page = anybody.get("published.index", workstream="education")
    assert (page.h1, texts(page)) == ("You said, we did: Good Education", ["School."])
    page = anybody.get("published.index", theme="learning", year=2024)
    assert page.h1 == "You said, we did: School, college and work, 2024"
    assert "Nothing fits" in page.text
    file = anybody.get("published.index", theme="learning", format="csv")
    assert file.response.get_data(as_text=True).count("\n") == 2


def test_what_is_not_offered_is_not_chosen(anybody, world):
    printed(world)
    page = anybody.get("published.index", theme="x", workstream="'", year="none")
    assert (page.h1, texts(page)) == ("You said, we did", [CANARY])


def test_a_formula_in_the_file_is_text(anybody, world):
    printed(world, "=1+1 is not fair")
    assert "'=1+1" in anybody.get("published.index", format="csv").response.get_data(as_text=True)


def test_it_says_how_it_fills(anybody, world):
    page = anybody.get("published.index")
    assert "Nothing stands here yet" in page.text
    assert "filters" not in page.html
    assert "Nobody has chosen what is on it" in anybody.get("poster.show").text


def test_a_page_asks_as_often_for_one_as_for_forty(anybody, world):
    printed(world)
    anybody.get("published.index")
    with at_most(4) as few:
        anybody.get("published.index")
    for _ in range(40):
        printed(world)
    with at_most(len(few)):
        page = anybody.get("published.index")
    assert "1 to 20 of 41 things" in page.text
    assert len(texts(anybody.get("published.index", page=3))) == 1


def test_the_leads_list_asks_as_often_for_one_as_for_thirty(browser, world):
    browser.sign_in(user_of(world.participation))
    printed(world)
    browser.get("published.to_print", show="printed")
    with at_most(11) as few:
        browser.get("published.to_print", show="printed")
    for _ in range(30):
        printed(world)
    with at_most(len(few)):
        page = browser.get("published.to_print", show="printed")
    assert page.h1 == "What can be printed On the page: 31"


def test_a_newer_answer_is_told_to_the_lead(browser, world):
    browser.sign_in(user_of(world.participation))
    publication = printed(world)
    assert "answered again since" not in browser.get("published.to_print", show="printed").text
    AnswerFactory(
        comment=comment_of(publication), number=2, by=user_of(world.lead), answered_at=now()
    )
    assert "answered again since" in browser.get("published.to_print", show="printed").text


def choose(browser, *ids, expect=(302, 303)):
    page = browser.get("poster.choose")
    return browser.submit(page, pairs=[str(each) for each in ids], expect=expect)


def test_ambassadors_choose_three_to_six_for_the_poster(browser, anybody, world):
    made = [printed(world, f"Thing {n}.").id for n in range(8)]
    browser.sign_in(user_of(world.ambassador))
    assert "Choose from 3 to 6" in choose(browser, *made[:2], expect=422).errors[0]
    assert "Choose from 3 to 6" in choose(browser, *made[:7], expect=422).errors[0]
    page = browser.follow(choose(browser, *made[:3]))
    assert page.h1 == "You said, we did"
    assert len(page.all(".ct-poster__pair")) == 3
    choose(browser, *made[4:8])
    said = anybody.get("poster.show").all(".ct-poster__said")
    assert said == [f"You said “Thing {n}.”" for n in (7, 6, 5, 4)]


def test_a_poster_is_not_made_of_what_is_not_printed(browser, world):
    made = [printed(world, f"Thing {n}.").id for n in range(3)]
    hidden = printed(world, CANARY, is_printed=False, consent=Consent.ASKED).id
    browser.sign_in(user_of(world.participation))
    assert CANARY not in browser.get("poster.choose").html
    sent = {"pairs": [str(each) for each in (*made[:2], hidden)]}
    browser.post("/you-said-we-did/poster/choose", sent, expect=422)
    assert CANARY not in browser.get("poster.show").html


def test_too_little_for_a_poster_is_said(browser, world):
    printed(world)
    browser.sign_in(user_of(world.ambassador))
    assert "There is too little to choose from" in browser.get("poster.choose").text
