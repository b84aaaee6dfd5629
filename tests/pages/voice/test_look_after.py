"""Changing, taking back, removing, hiding and releasing a comment."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.factories.council import World, user_of
from tests.factories.voice import AnswerFactory, CommentFactory, CommentFlagFactory
from tests.support.forms import attribute
from tracker.core import clock
from tracker.voice.models import Comment, CommentFlag, EarlierText

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
    page = "worries" if deed in ("flag", "record", "release") else "voice"
    return browser.sign_in(user_of(person)).get(f"{page}.{deed}", comment_id=comment.id, **more)


def on_action(browser, person, comment):
    return browser.sign_in(user_of(person)).get("actions.show", action_id=comment.action_id)


def test_an_author_changes_their_words_and_readers_see_that_they_did(
    browser, session, world, comment
):
    page = page_of(browser, world.ambassador, "edit", comment)
    assert page.value("text") == SAID
    browser.submit(page, text="Put a number on it.", button="Save the change")
    assert comment.text == "Put a number on it."
    assert session.scalars(select(EarlierText.text)).all() == [SAID]
    (shown,) = on_action(browser, world.lead, comment).all("article")
    assert "Changed 5 September 2025" in shown
    assert SAID not in shown


def test_nothing_is_no_comment(browser, session, world, comment):
    page = page_of(browser, world.ambassador, "edit", comment)
    page = browser.submit(page, text=" ", button="Save the change", expect=422)
    assert page.errors == ["Write your comment"]
    assert comment.text == SAID


def test_answered_words_cannot_be_changed_any_more(browser, session, world, comment):
    page = page_of(browser, world.ambassador, "edit", comment)
    AnswerFactory(comment=comment, by=user_of(world.lead))
    page = browser.submit(page, text="Other words.", button="Save the change", expect=422)
    assert page.errors[0].startswith("A comment can be changed for 24 hours")
    assert page.value("text") == "Other words."
    assert comment.text == SAID
    page = page_of(browser, world.ambassador, "edit", comment)
    assert page.soup.select("main textarea") == []


def test_an_author_takes_a_comment_back(browser, session, world, comment):
    page = page_of(browser, world.ambassador, "withdraw", comment)
    browser.submit(page, button="Take it back")
    assert comment.withdrawn_at == clock.now()
    (shown,) = on_action(browser, world.lead, comment).all("article")
    assert shown == "5 September 2025 Whoever wrote this took it back on 5 September 2025."
    (shown,) = on_action(browser, world.ambassador, comment).all("article")
    assert SAID in shown
    browser.get(f"/voice/{comment.id}/withdraw", expect=409)


@pytest.mark.parametrize("deed", ["edit", "withdraw"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("other_ambassador", 404), ("secretary", 403), ("participation", 403), ("committee", 403)],
)
def test_nobody_else_changes_or_takes_back(browser, session, world, comment, deed, who, status):
    address = f"/voice/{comment.id}/{deed}"
    browser.sign_in(user_of(getattr(world, who))).get(address, expect=status)
    browser.post(address, {"text": "No.", "version": "1"}, expect=status)
    assert (comment.text, comment.withdrawn_at) == (SAID, None)


def test_the_participation_lead_removes_with_a_reason_for_the_author(
    browser, session, world, comment
):
    page = page_of(browser, world.participation, "remove", comment)
    page = browser.submit(page, button="Remove it", expect=422)
    assert page.errors == ["Say why you remove it"]
    assert comment.removed_at is None
    browser.submit(page, reason="It named a carer.", button="Remove it")
    assert comment.removed_by_id == world.participation.id
    (shown,) = on_action(browser, world.lead, comment).all("article")
    assert "The participation lead removed this on 5 September 2025." in shown
    assert "carer" not in shown
    (shown,) = on_action(browser, world.ambassador, comment).all("article")
    assert "The reason: It named a carer." in shown


@pytest.mark.parametrize("who", ["lead", "chair", "secretary", "ambassador", "administrator"])
def test_nobody_else_removes(browser, session, world, comment, who):
    address = f"/voice/{comment.id}/remove"
    browser.sign_in(user_of(getattr(world, who))).get(address, expect=403)
    browser.post(address, {"reason": "I do not like it."}, expect=403)
    assert comment.removed_at is None


@pytest.mark.parametrize("who", ["lead", "member", "auditor", "participation"])
def test_a_worry_hides_a_comment_at_once_and_its_place_stays(browser, session, world, comment, who):
    page = on_action(browser, getattr(world, who), comment)
    page = browser.get(page.link("This worries me"))
    sent = browser.submit(page, button="Hide it and tell them")
    assert "It is hidden, and the safeguarding lead is told now." in browser.follow(sent).text
    for person in (world.lead, world.chair, world.secretary, world.participation):
        (shown,) = on_action(browser, person, comment).all("article")
        assert "Somebody is worried about this comment, so it is hidden." in shown
        assert SAID not in shown
    (shown,) = on_action(browser, world.ambassador, comment).all("article")
    assert SAID in shown
    browser.sign_in(user_of(world.secretary)).get(f"/voice/{comment.id}/flag", expect=409)
    assert len(session.scalars(select(CommentFlag)).all()) == 1


def test_who_may_not_know_of_a_comment_cannot_hide_it(browser, session, world, comment):
    browser.sign_in(user_of(world.committee)).get(f"/voice/{comment.id}/flag", expect=404)
    browser.post(f"/voice/{comment.id}/flag", {}, expect=404)
    browser.post("/voice/999999/flag", {}, expect=404)
    assert session.scalars(select(CommentFlag)).all() == []


def test_the_safeguarding_lead_looks_and_lets_others_read_it_again(
    browser, session, world, comment
):
    CommentFlagFactory(comment=comment, by=user_of(world.member))
    page = browser.sign_in(user_of(world.safeguarding)).get("worries.index")
    assert page.h1.endswith("1 comment needs your attention")
    assert SAID in page.text
    page = browser.get(page.link("Say what came of it"))
    page = browser.submit(page, button="Let others read it again", expect=422)
    assert page.errors == ["Say what you did"]
    page = browser.follow(
        browser.submit(page, note="Rang them.", button="Let others read it again")
    )
    assert page.h1.endswith("No comment waits for you")
    assert "Rang them." in page.text
    (shown,) = on_action(browser, world.lead, comment).all("article")
    assert SAID in shown
    assert "Rang them." not in shown


def test_the_safeguarding_lead_finds_what_worries_people_also_when_nothing_waits(
    browser, session, world, comment
):
    page = browser.sign_in(user_of(world.safeguarding)).get("voice.index")
    assert browser.get(page.link("What worries people")).h1.endswith("No comment waits for you")
    CommentFlagFactory(comment=comment, by=user_of(world.member))
    page = browser.get("voice.show", comment_id=comment.id)
    page = browser.get(page.link("Look at it, and say what came of it"))
    assert page.h1.endswith("1 comment needs your attention")


def test_a_worry_that_hides_nothing_can_be_settled(browser, session, world, comment):
    CommentFlagFactory(comment=comment, by=user_of(world.member), hides=False)
    page = browser.sign_in(user_of(world.safeguarding)).get("worries.index")
    page = browser.get(page.link("Say what came of it"))
    page = browser.follow(browser.submit(page, note="Rang them.", button="Write it down"))
    assert page.h1.endswith("No comment waits for you")


@pytest.mark.parametrize("who", ["lead", "participation", "secretary", "auditor", "administrator"])
def test_worries_are_for_the_safeguarding_lead(browser, session, world, comment, who):
    CommentFlagFactory(comment=comment, by=user_of(world.member))
    browser.sign_in(user_of(getattr(world, who))).get("/voice/worries", expect=403)
    browser.get(f"/voice/{comment.id}/release", expect=403)
    browser.post(f"/voice/{comment.id}/release", {"note": "Fine."}, expect=403)
    assert session.scalars(select(CommentFlag.released_at)).all() == [None]


def test_the_one_who_raised_a_worry_does_not_settle_it(browser, session, world, comment):
    CommentFlagFactory(comment=comment, by=user_of(world.safeguarding))
    page = page_of(browser, world.safeguarding, "release", comment)
    page = browser.submit(page, note="Fine.", button="Let others read it again", expect=422)
    assert page.errors == ["You raised this worry, so another safeguarding lead has to look at it."]
    assert page.value("note") == "Fine."
    assert session.scalars(select(CommentFlag.released_at)).all() == [None]


def test_deeds_are_offered_only_where_they_can_be_done(browser, session, world, comment):
    def offered(person):
        page = on_action(browser, person, comment)
        links = page.soup.select(".ct-said__deeds a")
        return [attribute(each, "href").rpartition("/")[2] for each in links]

    assert offered(world.lead) == ["answer", "flag"]
    assert offered(world.ambassador) == ["edit", "withdraw", "flag"]
    assert offered(world.participation) == ["remove", "flag"]
    assert offered(world.member) == ["flag"]
    for person in (world.lead, world.ambassador, world.participation, world.member):
        for deed in offered(person):
            page_of(browser, person, deed, comment)
    assert session.get(Comment, comment.id).version == 1


def test_the_record_tells_earlier_words_from_what_was_said_of_an_answer(
    browser, session, world, comment
):
    hours = [clock.now() - timedelta(hours=each) for each in (3, 2, 1)]
    AnswerFactory(comment=comment, answered_at=hours[1])
    CommentFlagFactory(comment=comment, by=user_of(world.member))
    for text, until_at in (("One name.", hours[0]), ("Nobody rings.", hours[2])):
        session.add(EarlierText(comment_id=comment.id, text=text, until_at=until_at))
    session.flush()
    page = page_of(browser, world.safeguarding, "record", comment)
    assert page.all("main h3") == [
        "Until 5 September 2025, 06:00 it said",
        "Until 5 September 2025, 08:00 whoever asked said of the answer",
    ]
    assert page.all("dt")[-1] == "Read"
    assert page.all("dd")[-1] == f"5 September 2025, 09:00 by {world.safeguarding.name}"
