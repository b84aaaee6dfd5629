"""“Does that answer it?”: two taps from home, with words or without."""

import pytest
from sqlalchemy import select

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.pages.ambassador.our_words import make_council_say_one_word, our_words
from tests.support.browser import Browser
from tracker.core import clock
from tracker.core.reading_ease.reading import HintKind, read
from tracker.voice.models import Answer

SAID = "Put one name and one number on it."
QUESTION = "Does that answer it?"


@pytest.fixture
def world(session):
    return World()


@pytest.fixture
def comment(world):
    made = CommentFactory(
        action=world.action,
        author=user_of(world.ambassador),
        text=SAID,
        shown_as="role",
        author_role="care leaver ambassador",
        answer_due_on=clock.today(),
    )
    AnswerFactory(comment=made, by=user_of(world.lead))
    return made


@pytest.fixture
def as_(app, session):
    return lambda somebody: Browser(app, session).sign_in(user_of(somebody))


def answers(session):
    return list(session.scalars(select(Answer).order_by(Answer.number)))


def asked(young):
    """The page behind the link on the ambassador's own home."""
    return young.get(young.get("/").link(QUESTION))


def test_from_home_it_is_two_taps_to_say_that_it_does(world, as_, comment, session):
    young = as_(world.ambassador)
    page = young.follow(young.submit(asked(young), button="That answers it"))
    assert "Thank you. We wrote down that this answers it." in page.text
    assert [each.verdict for each in answers(session)] == ["answers_it"]
    (shown,) = as_(world.lead).get(f"/actions/{world.action.id}").all("article")
    assert "That answers it. A care leaver ambassador, 5 September 2025" in shown
    assert REAL_NAME not in shown


def test_not_yet_says_to_everybody_what_is_missing_and_who_owes_it(world, as_, comment, session):
    young = as_(world.ambassador)
    page = young.submit(asked(young), button="Not yet", text="It does not say which number.")
    page = young.follow(page)
    assert (
        "Thank you. The chair of Good Homes owes you another answer by Friday 19 September."
        in page.text
    )
    (shown,) = as_(world.member).get(f"/actions/{world.action.id}").all("article")
    assert "Not yet. “It does not say which number.”" in shown
    assert "Another answer owed by Friday 19 September by the chair of Good Homes." in shown
    chair = as_(world.chair)
    page = chair.get(chair.get("/").link("about"))
    assert "Send the answer" in page.text
    assert "Answer again" not in as_(world.lead).get(f"/actions/{world.action.id}").text


def test_names_are_asked_about_and_either_button_then_counts(world, as_, comment, session):
    young = as_(world.ambassador)
    words = "Susan Example did not ring."
    page = young.submit(asked(young), button="Not yet", text=words, expect=422)
    assert "We saw “Susan Example”" in page.errors[0]
    assert page.value("text") == words
    assert answers(session)[0].verdict is None
    young.submit(page, button="Send it as it is")
    assert (answers(session)[0].verdict, answers(session)[0].verdict_text) == ("not_yet", words)


def test_without_a_button_it_is_asked_again(world, as_, comment, session):
    young = as_(world.ambassador)
    address = f"/voice/{comment.id}/verdict"
    page = young.post(address, {"number": "1"}, expect=422)
    assert page.errors == ["Choose “That answers it” or “Not yet”"]
    page = young.post(address, {"number": "7", "verdict": "not_yet"}, expect=422)
    assert page.errors == [
        "There is a newer answer now. Read it, and say whether that one answers it."
    ]
    assert answers(session)[0].verdict is None


def test_what_was_said_can_be_changed_until_there_is_a_new_answer(world, as_, comment, session):
    young = as_(world.ambassador)
    address = f"/voice/{comment.id}/verdict"
    young.submit(young.get(address), button="Not yet", text="Which number?")
    page = young.get(address)
    assert page.value("text") == "Which number?"
    young.submit(page, button="That answers it", text="")
    assert (answers(session)[0].verdict, answers(session)[0].owed_again_on) == ("answers_it", None)


def test_an_eleven_year_old_reads_the_question(world, as_, comment, session):
    make_council_say_one_word(session)
    session.expire_all()
    page = as_(world.ambassador).get(f"/voice/{comment.id}/verdict")
    reading = read(our_words(page.html))
    assert reading.is_for_eleven
    hard = {HintKind.LONG_SENTENCE, HintKind.PLAINER_WORD}
    assert [hint.said for hint in reading.hints if hint.kind in hard] == []


def test_it_is_nobody_else_s(world, as_, comment):
    address = f"/voice/{comment.id}/verdict"
    as_(world.chair).get(address, expect=403)
    as_(world.other_ambassador).get(address, expect=404)
    as_(world.auditor).get(address, expect=403)


def test_the_page_of_voices_and_the_board_print_what_came_of_it(world, as_, comment):
    member = as_(world.member)
    for page, caption in (
        (member.get("/voice"), "What came of it in the last 12 months"),
        (member.get("/board"), "What young people said since the plan began"),
    ):
        (row,) = page.table(caption)
        assert (row["Workstream"], row["Owed an answer"]) == ("Good Homes", "1")
        assert "1 comment was owed an answer. 1 is answered, 1 of them in time." in page.text


def test_the_boards_paper_prints_it_by_workstream(world, as_, comment):
    (row,) = as_(world.member).get("/board").all(".ct-print tbody tr")
    assert row == "Good Homes 1 1 1 0 0 0 1"
