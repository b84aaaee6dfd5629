import pytest
from sqlalchemy import select

from tests.factories.council import World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory
from tests.support.browser import Browser
from tracker.core import clock
from tracker.voice.enums import AnswerKind
from tracker.voice.models import Answer, Comment

SAID = "Put one name and one number on it."


@pytest.fixture
def world(session):
    return World()


@pytest.fixture
def comment(world):
    return CommentFactory(
        action=world.action,
        author=user_of(world.ambassador),
        text=SAID,
        shown_as="role",
        author_role="care leaver ambassador",
        answer_due_on=clock.today(),
    )


def page_of(browser, person, deed, comment, **more):
    page = "worries" if deed in ("flag", "release") else "voice"
    return browser.sign_in(user_of(person)).get(f"{page}.{deed}", comment_id=comment.id, **more)


def answers(session):
    return list(session.scalars(select(Answer).order_by(Answer.number)))


def test_the_accountable_person_answers_in_place(browser, session, world, comment):
    page = page_of(browser, world.lead, "answer", comment)
    assert SAID in page.text
    assert page.all("label")[:4] == [
        "We did it", "We are doing it", "We will look again", "We cannot, because…"
    ]  # fmt: skip
    sent = browser.submit(
        page,
        {"day-day": 26, "day-month": 9, "day-year": 2025},
        kind="we_will_look_again",
        text="We bring two ways of checking to the board.",
    )
    assert sent.location == f"/actions/{world.action.id}#comment-{comment.id}"
    (answer,) = answers(session)
    assert (answer.kind, answer.by_name) == (AnswerKind.WE_WILL_LOOK_AGAIN, "Head of Housing")
    page = browser.sign_in(user_of(world.ambassador)).get("voice.index")
    (shown,) = page.all("article")
    assert "We will look again on 26 September 2025" in shown
    assert "They look again on 26 September" in shown


@pytest.mark.parametrize(
    ("answers_", "errors"),
    [
        ({}, ["Choose what you answer", "Say what you did, will do or cannot do"]),
        (
            {"kind": "we_did_it", "text": "Noted, thank you"},
            ["“Noted” is not an answer. Say what you did, will do or cannot do"],
        ),
        (
            {"kind": "we_will_look_again", "text": "We wait for the landlord."},
            ["Say on which day you will look again"],
        ),
        (
            {
                "kind": "we_will_look_again",
                "text": "We wait for the landlord.",
                "day-day": 31,
                "day-month": 2,
                "day-year": 2026,
            },
            ["31/2/2026 is not a date. February 2026 has 28 days"],
        ),
        (
            {"kind": "we_did_it", "text": "Susan Example did it."},
            ["Could somebody tell who this is? We saw “Susan Example”. Take out what shows who a "
             "child, a carer or anybody else is, or send it as it is"],
        ),
    ],
    ids=["nothing", "noted", "no day", "no such day", "a name"],
)  # fmt: skip
def test_what_is_no_answer_is_explained_and_changes_nothing(
    browser, session, world, comment, answers_, errors
):
    page = page_of(browser, world.lead, "answer", comment)
    page = browser.submit(page, answers_, button="Send the answer", expect=422)
    assert page.errors == errors
    if "text" in answers_:
        assert page.value("text") == answers_["text"]
    assert answers(session) == []


def test_two_who_answer_at_once_lose_no_words(app, browser, session, world, comment):
    mine = page_of(browser, world.lead, "answer", comment)
    other = Browser(app, session)
    theirs = page_of(other, world.chair, "answer", comment)
    by_then = {"day-day": 26, "day-month": 9, "day-year": 2025}
    other.submit(theirs, by_then, kind="we_are_doing_it", text="We are at it.")
    page = browser.submit(mine, kind="we_did_it", text="It is done.", expect=409)
    assert page.errors[0].startswith("Somebody changed this while you were writing.")
    assert "We are at it." in page.text
    assert page.value("text") == "It is done."
    browser.submit(page, button="Send the answer")
    assert [each.text for each in answers(session)] == ["We are at it.", "It is done."]


def test_a_last_word_is_not_answered_again_and_the_text_is_kept(
    app, browser, session, world, comment
):
    mine = page_of(browser, world.lead, "answer", comment)
    other = Browser(app, session)
    other.submit(page_of(other, world.chair, "answer", comment), kind="we_did_it", text="Done.")
    page = browser.submit(mine, kind="we_cannot", text="The law says no.", expect=422)
    assert page.errors == [
        "Somebody answered this while you were writing. Their answer stands above."
    ]
    assert page.value("text") == "The law says no."
    assert len(answers(session)) == 1
    page = browser.get("voice.answer", comment_id=comment.id)
    assert page.soup.select("main textarea") == []


def test_words_that_changed_meanwhile_are_shown_before_they_are_answered(
    app, browser, session, world, comment
):
    page = page_of(browser, world.lead, "answer", comment)
    other = Browser(app, session)
    edit = page_of(other, world.ambassador, "edit", comment)
    other.submit(edit, text="Put a number on it.", button="Save the change")
    page = browser.submit(page, kind="we_did_it", text="It is done.", expect=409)
    assert "Put a number on it." in page.text
    browser.submit(page, button="Send the answer")
    assert len(answers(session)) == 1


@pytest.mark.parametrize("who", ["ambassador", "member", "committee", "auditor", "safeguarding"])
def test_others_cannot_answer(browser, session, world, comment, who):
    address = f"/voice/{comment.id}/answer"
    browser.sign_in(user_of(getattr(world, who))).get(address, expect=(403, 404))
    browser.post(address, {"kind": "we_did_it", "text": "Done."}, expect=(403, 404))
    assert answers(session) == []


def test_another_workstreams_chair_cannot_answer(browser, session, world, comment):
    other = World("Director of Education")
    browser.sign_in(user_of(other.chair)).get(f"/voice/{comment.id}/answer", expect=403)


def test_the_signed_out_are_sent_to_sign_in(browser, session, comment):
    for deed in ("answer", "edit", "withdraw", "remove", "flag", "release"):
        page = browser.get(f"/voice/{comment.id}/{deed}", expect=302)
        assert page.location.startswith("/sign-in")


def test_a_second_look_is_answered_again(browser, session, world, comment):
    AnswerFactory(
        comment=comment,
        kind=AnswerKind.WE_WILL_LOOK_AGAIN,
        look_again_on=clock.today(),
        by=user_of(world.lead),
    )
    page = page_of(browser, world.lead, "answer", comment)
    assert "A second look is promised for Friday 5 September" in page.text
    browser.submit(page, kind="we_did_it", text="There is a name on it now.")
    assert [each.number for each in answers(session)] == [1, 2]


def test_no_page_title_holds_what_was_said(browser, session, world, comment):
    for person, deed in [
        (world.lead, "answer"),
        (world.ambassador, "edit"),
        (world.ambassador, "withdraw"),
        (world.participation, "remove"),
        (world.member, "flag"),
    ]:
        page = page_of(browser, person, deed, comment)
        assert "number" not in page.soup.title.text
    assert session.get(Comment, comment.id).text == SAID
