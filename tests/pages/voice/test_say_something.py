import pytest
from sqlalchemy import func, select

from tests.factories.council import REAL_NAME, World, user_of
from tests.support.queries import at_most
from tracker.core.visibility import Visibility
from tracker.voice.models import Comment, CommentFlag

SAID = "Put one name and one number on it."
BUTTON = "Send to the Head of Housing, the board and the workstream"


@pytest.fixture
def world(session):
    return World()


def as_(browser, person):
    return browser.sign_in(user_of(person))


def action_page(browser, world):
    return browser.get("actions.show", action_id=world.action.id)


def said(session):
    return list(session.scalars(select(Comment).order_by(Comment.id)))


def test_an_ambassador_says_something_and_is_told_who_answers_by_when(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    assert "Who reads it: people on the board and in this workstream." in page.text
    assert "Who must answer: the Head of Housing, by Friday 19 September." in page.text
    assert "Please do not name a child, a carer or an address." in page.text
    assert "Not safe now?" in page.text
    sent = browser.submit(page, button=BUTTON, text=SAID)
    (comment,) = said(session)
    assert sent.location == f"/actions/{world.action.id}#comment-{comment.id}"
    page = browser.follow(sent)
    assert page.notices == ["Sent. The Head of Housing owes you an answer by Friday 19 September."]
    (shown,) = page.all("article")
    assert shown.startswith("A care leaver ambassador (you), 5 September 2025")
    assert SAID in shown
    assert (
        "Answer owed by Friday 19 September by the Head of Housing. 10 working days left." in shown
    )


@pytest.mark.parametrize(
    ("shown_as", "name"), [("role", "A care leaver ambassador"), ("first", "Robin"),
                           ("full", REAL_NAME)],
)  # fmt: skip
def test_the_name_is_shown_as_chosen(browser, world, shown_as, name):
    page = action_page(as_(browser, world.ambassador), world)
    browser.submit(page, button=BUTTON, text=SAID, shown_as=shown_as)
    (shown,) = action_page(as_(browser, world.lead), world).all("article .ct-said__who strong")
    assert shown == name


def test_nothing_is_sent_without_words(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    page = browser.submit(page, button=BUTTON, text=" \u200e ", expect=422)
    assert page.errors == ["Write your comment"]
    assert said(session) == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("x" * 5_001, "Shorten this to 5,000 characters or fewer"),
        ("x" * 1_000_000, "Shorten this to 5,000 characters or fewer"),
        (
            f"{SAID}\0",
            "Characters that cannot be shown are taken out here. Look, then send it again",
        ),
    ],
    ids=["long", "a megabyte", "NUL"],
)
def test_what_cannot_be_kept_is_refused_plainly(browser, session, world, text, error):
    page = action_page(as_(browser, world.ambassador), world)
    page = browser.submit(page, button=BUTTON, text=text, expect=422)
    assert page.errors == [error]
    assert said(session) == []


def test_marks_that_turn_the_reading_direction_are_dropped(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    browser.submit(page, button=BUTTON, text="Put one \u202ename on it\u202c.")
    assert [each.text for each in said(session)] == ["Put one name on it."]


def test_a_name_is_asked_about_and_the_words_are_kept(browser, session, world):
    text = "When Jade Example moved in, nobody came."
    page = action_page(as_(browser, world.ambassador), world)
    page = browser.submit(page, button=BUTTON, text=text, shown_as="first", expect=422)
    assert page.errors[0].startswith("Could somebody tell who this is? We saw “Jade Example”.")
    assert page.value("text") == text
    assert page.value("shown_as") == "first"
    assert said(session) == []
    browser.submit(page, button="Send it as it is")
    assert [each.text for each in said(session)] == [text]


def test_somebody_who_is_not_safe_is_asked_nothing_and_read_by_the_lead_alone(
    browser, session, world
):
    page = action_page(as_(browser, world.ambassador), world)
    sent = browser.submit(page, button=BUTTON, text="My carer Susan hits me.", unsafe=True)
    page = browser.follow(sent)
    assert page.notices[0].startswith("Only the safeguarding lead can read this.")
    assert "999" in page.notices[0]
    assert "Only you and the safeguarding lead can read this." in page.text
    assert session.scalar(select(func.count(CommentFlag.id))) == 1
    for person in (world.lead, world.chair, world.secretary, world.member, world.auditor):
        assert action_page(as_(browser, person), world).all("article") == []
    page = as_(browser, world.safeguarding).get("worries.index")
    assert page.h1.endswith("1 comment needs your attention")
    assert "My carer Susan hits me." in page.text
    assert REAL_NAME not in page.html


def test_others_are_owed_no_answer_and_told_so(browser, session, world):
    page = action_page(as_(browser, world.member), world)
    assert "Who must answer: nobody." in page.text
    browser.submit(page, button="Send to the board and the workstream", text=SAID)
    assert [each.answer_due_on for each in said(session)] == [None]


@pytest.mark.parametrize("who", ["auditor", "safeguarding", "administrator", "committee"])
def test_who_only_reads_has_no_box(browser, session, world, who):
    world.action.visibility = Visibility.PUBLIC
    page = action_page(as_(browser, getattr(world, who)), world)
    assert page.soup.select("textarea") == []
    address = f"/actions/{world.action.id}/comment"
    browser.get(address, expect=403)
    browser.post(address, {"text": SAID, "shown_as": "role"}, expect=403)
    assert said(session) == []


def test_who_may_not_know_of_the_action_finds_nothing(browser, world):
    as_(browser, world.other_ambassador).get(f"/actions/{world.action.id}/comment", expect=404)
    browser.get("/actions/999999/comment", expect=404)


def test_the_signed_out_are_sent_to_sign_in(browser, world):
    page = browser.get(f"/actions/{world.action.id}/comment", expect=302)
    assert page.location.startswith("/sign-in")


def test_one_form_sent_twice_is_one_comment(browser, session, world):
    page = action_page(as_(browser, world.ambassador), world)
    first = browser.submit(page, button=BUTTON, text=SAID)
    again = browser.submit(page, button=BUTTON, text=SAID)
    assert first.location == again.location
    assert len(said(session)) == 1


def test_the_voices_of_an_action_cost_its_page_three_statements(browser, session, world):
    as_(browser, world.ambassador)
    page = action_page(browser, world)
    browser.submit(page, button=BUTTON, text=SAID)
    action_page(browser, world)
    with at_most(15):
        browser.get(f"/actions/{world.action.id}/comment")
