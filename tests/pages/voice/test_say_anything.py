"""Saying something of a promise, as the group, and what nobody asked about."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.people import person
from tests.factories.plan import PledgeFactory
from tests.factories.workstreams import PledgeWorkstreamFactory
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.voice.models import Comment, CommentFlag

TO_ALL = "Send to the chair of Good Homes and everybody who can sign in"
SAID = "We were not told that the hub had moved."


@pytest.fixture
def world(session):
    return World()


@pytest.fixture
def pledge(session, world):
    pledge = PledgeFactory(number=3, name="A good home", plan__slug="homes-plan")
    PledgeWorkstreamFactory(workstream=world.workstream, pledge=pledge)
    return pledge


def as_(browser, viewer):
    return browser.sign_in(user_of(viewer))


def said(session):
    return list(session.scalars(select(Comment).order_by(Comment.id)))


def ask(browser, world):
    page = as_(browser, world.ambassador).get("voice.index")
    return browser.get(page.link("Say something nobody asked about"))


def test_what_nobody_asked_about_is_answered_by_the_group_that_was_chosen(browser, session, world):
    page = ask(browser, world)
    assert "Who must answer: the chair of the group that you choose, by Friday 19 " in page.text
    sent = browser.submit(
        page, button="Send it to the board", text=SAID, workstream=str(world.workstream.id)
    )
    (comment,) = said(session)
    assert (comment.workstream_id, comment.answer_due_on) == (
        world.workstream.id,
        date(2025, 9, 19),
    )
    after = browser.follow(sent)
    assert after.where == f"/voice/{comment.id}"
    owed = "Sent. The chair of Good Homes owes you an answer by Friday 19 September."
    assert after.notices == [owed]
    assert "Something nobody asked about" in after.text
    (owed,) = as_(browser, world.chair).get("voice.index", show="to-answer").all("article")
    assert SAID in owed
    page = browser.get("voice.answer", comment_id=comment.id)
    words = "We wrote to everybody who uses the hub."
    browser.submit(page, kind="we_did_it", text=words, button="Send the answer")
    assert words in as_(browser, world.ambassador).get("voice.show", comment_id=comment.id).text


def test_who_is_not_sure_is_answered_by_the_board_secretary(browser, session, world):
    sent = browser.submit(ask(browser, world), button="Send it to the board", text=SAID)
    assert browser.follow(sent).notices[0].startswith("Sent. The board secretary owes you")
    assert said(session)[0].workstream_id is None
    (owed,) = as_(browser, world.secretary).get("voice.index", show="to-answer").all("article")
    assert "by the board secretary" in owed


def test_what_nobody_asked_about_is_not_for_the_public_committee(browser, session, world):
    browser.submit(ask(browser, world), button="Send it to the board", text=SAID)
    as_(browser, world.committee).get("voice.show", comment_id=said(session)[0].id, expect=404)
    assert SAID not in browser.get("voice.index", show="everything").text
    browser.get("saying.anything", expect=403)


def test_a_promise_is_spoken_of_on_its_page_and_its_workstream_answers(
    browser, session, world, pledge
):
    as_(browser, world.ambassador)
    page = browser.get("plan.pledge_of", slug="homes-plan", number=3)
    assert "Who must answer: the chair of Good Homes, by Friday 19 September." in page.text
    assert "Who reads it: everybody who can sign in here" in page.text
    after = browser.follow(browser.submit(page, button=TO_ALL, text=SAID))
    assert after.where == f"/plan/homes-plan/pledges/3#comment-{said(session)[0].id}"
    assert SAID in as_(browser, world.committee).get(after.where).text
    (mine,) = as_(browser, world.ambassador).get("voice.index", show="mine").all("article")
    assert "about Pledge 3 A good home" in mine


def test_the_group_speaks_and_nobody_learns_who_typed_it(browser, session, world, pledge):
    page = as_(browser, world.ambassador).get("plan.pledge_of", slug="homes-plan", number=3)
    browser.submit(page, button=TO_ALL, text=SAID, shown_as="group")
    shown = as_(browser, world.chair).get("plan.pledge_of", slug="homes-plan", number=3)
    assert "The care leaver ambassadors" in shown.text
    assert REAL_NAME not in shown.html
    entry = session.scalars(select(AuditEntry).where(AuditEntry.subject_type == "comment")).one()
    assert (entry.by_name, entry.by_id) == ("The care leaver ambassadors", None)


def test_the_participation_lead_speaks_for_a_young_person_who_is_owed_an_answer(
    browser, session, world
):
    page = as_(browser, world.participation).get("saying.anything")
    browser.submit(page, button="Send it to the board", text=SAID, shown_as="young")
    (comment,) = said(session)
    assert (comment.shown_as, comment.answer_due_on) == ("young", date(2025, 9, 19))


def test_words_that_worry_suggest_the_tick_and_no_more(browser, session, world):
    words = "I am scared of him at night."
    asked = browser.submit(
        ask(browser, world), text=words, button="Send it to the board", expect=422
    )
    assert asked.errors == [
        "Is somebody not safe? Then tick this, and only the safeguarding lead reads it. If not, "
        "send it as it is"
    ]
    assert said(session) == []
    browser.submit(asked, button="Send it as it is")
    assert [each.text for each in said(session)] == [words]
    assert session.scalars(select(CommentFlag)).all() == []


def test_the_clock_of_a_private_word_is_said(browser, session, world):
    person(Role.SAFEGUARDING_LEAD)
    sent = browser.submit(
        ask(browser, world), text="He hits me", unsafe="y", button="Send it to the board"
    )
    (notice,) = browser.follow(sent).notices
    assert notice.startswith(
        "Only the safeguarding lead can read this. They look at it by Friday 5 September at 13:00."
    )
