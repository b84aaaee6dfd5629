"""Choosing how one hears of things, and switching letters off from a letter."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories.meetings import MemberFactory
from tests.factories.people import PostHoldingFactory, person
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.reminders.choices import stop_links
from tracker.reminders.models import MailChoice

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def lead(session):
    user = person(Role.ACTION_LEAD)
    PostHoldingFactory(user=user)
    return user


def chosen(session, user):
    rows = session.execute(
        select(MailChoice.trigger, MailChoice.rhythm).where(MailChoice.user_id == user.id)
    )
    return {trigger: rhythm.value for trigger, rhythm in rows}


def labels(page):
    return page.all("main form label")


def test_one_chooses_for_each_kind_that_concerns_one(browser, session, lead):
    page = browser.get(browser.sign_in(lead).get("/account").link("Choose what comes"))
    assert labels(page) == [
        "Due soon", "Overdue", "Still overdue", "Review", "Next board", "Update round", "Moved",
        "Answer owed", "Answered", "May we print this?", "Escalation", "Scorecard",
    ]  # fmt: skip
    done = browser.submit(page, due_soon="weekly", overdue="never", button="Save")
    after = browser.follow(done)
    assert after.notices == ["Your choices are saved."]
    assert (after.value("due_soon"), after.value("review")) == ("weekly", "each_day")
    assert chosen(session, lead) == {"due_soon": "weekly", "overdue": "never"}
    assert browser.follow(browser.submit(after, button="Save")).notices == ["Nothing was changed."]


def test_what_always_comes_has_no_boxes_and_says_why(browser, session, lead):
    page = browser.sign_in(lead).get("/account/letters")
    assert "It always comes: somebody waits for an answer." in page.text
    assert "Letters about your account" in page.text
    assert "your workstream’s chair still hears of it" in page.text
    browser.post("/account/letters", {"comment": "never"})
    assert chosen(session, lead) == {}


def test_a_chair_chooses_of_what_chairs_hear(browser, session):
    chair = chair_of(WorkstreamFactory())
    assert "Update round" in labels(browser.sign_in(chair).get("/account/letters"))


def test_an_ambassador_may_switch_everything_off(browser, session):
    ambassador = ambassador_of(WorkstreamFactory())
    page = browser.sign_in(ambassador).get("/account/letters")
    names = ["next_board", "pack", "moved", "answered", "difference", "may_print"]
    assert labels(page) == [
        "Next board", "Pack", "Moved", "Answered", "Has this made a difference?",
        "May we print this?",
    ]  # fmt: skip
    browser.submit(page, dict.fromkeys(names, "never"), button="Save")
    assert chosen(session, ambassador) == dict.fromkeys(names, "never")


def test_an_ambassador_on_the_board_is_not_asked_of_what_its_chair_hears(browser, session):
    ambassador = ambassador_of(WorkstreamFactory())
    MemberFactory(user=ambassador)
    page = browser.sign_in(ambassador).get("/account/letters")
    assert labels(page) == [
        "Next board", "Pack", "Moved", "Answered", "Has this made a difference?",
        "May we print this?",
    ]  # fmt: skip


def test_whom_nothing_concerns_is_told_so(browser, session):
    page = browser.sign_in(person(Role.AUDITOR)).get("/account/letters")
    assert "No letters concern you yet" in page.text
    assert "Once a week means" not in page.text


def test_who_hears_only_of_what_always_comes_has_nothing_to_choose(browser, session):
    page = browser.sign_in(person(Role.SAFEGUARDING_LEAD)).get("/account/letters")
    assert "There is nothing to choose" in page.text
    assert "No letters concern you yet" not in page.text


def test_it_takes_the_same_number_of_statements_for_any_choice(browser, session, lead):
    page = browser.sign_in(lead).get("/account/letters")
    with at_most(6):
        browser.get("/account/letters")
    browser.submit(page, due_soon="weekly", overdue="never", button="Save")
    with at_most(6):
        browser.get("/account/letters")


# One click from a letter


def link(app, user, on=None):
    with app.app_context():
        whole = stop_links.address(user.id, on or clock.today())
        return whole.removeprefix(app.extensions["tracker"].base_url)


def deeds(session):
    return session.scalar(select(func.count()).select_from(AuditEntry))


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_a_scanner_that_opens_the_link_changes_nothing(app, browser, session, lead, method):
    session.commit()
    for headers in ({}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}):
        answer = browser.client.open(link(app, lead), method=method, headers=headers)
        assert answer.status_code == 200
    assert (chosen(session, lead), deeds(session)) == ({}, 0)


@pytest.mark.parametrize(
    "body", [{}, {"List-Unsubscribe": "Two-Click"}, {"stop": "no"}, {"list-unsubscribe": "x"}]
)
def test_another_body_changes_nothing_and_says_what_to_do(app, browser, session, lead, body):
    session.commit()
    answer = browser.client.post(link(app, lead), data=body)
    assert answer.status_code == 422
    assert "Nothing was changed. Press the button" in answer.text
    assert (chosen(session, lead), deeds(session)) == ({}, 0)


def test_a_question_mark_with_the_right_words_changes_nothing(app, browser, session, lead):
    session.commit()
    where = f"{link(app, lead)}?List-Unsubscribe=One-Click&stop=yes"
    assert browser.client.get(where).status_code == 200
    assert browser.client.post(where).status_code == 422
    assert chosen(session, lead) == {}


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_mail_program_switches_letters_off_in_one_click(app, browser, session, lead, kind):
    session.commit()
    answer = browser.client.post(link(app, lead), data=ONE_CLICK, content_type=kind)
    assert answer.status_code == 200
    assert set(chosen(session, lead).values()) == {"never"}
    assert "comment" not in chosen(session, lead)
    again = browser.client.post(link(app, lead), data=ONE_CLICK)
    assert (again.status_code, deeds(session)) == (200, 1)


def test_the_page_s_own_button_does_it_and_says_what_still_comes(app, browser, session, lead):
    page = browser.get(link(app, lead))
    assert lead.name not in page.text
    assert lead.email not in page.text
    done = browser.submit(page, button="Switch the letters off", expect=200)
    assert "letters about the account" in done.text
    assert "Sign in, and choose for each kind." in done.text
    assert chosen(session, lead)["overdue"] == "never"
    assert browser.sign_in(lead).get("/account/letters").value("overdue") == "never"


def test_an_administrator_has_a_shared_mailbox_written_to_again(app, browser, session, lead):
    lead.is_shared_address = True
    administrator, where = person(Role.ADMINISTRATOR), f"/people/{lead.id}"
    session.commit()
    browser.client.post(link(app, lead), data=ONE_CLICK)
    page = browser.sign_in(administrator).get(where)
    assert "Letters to this mailbox are switched off." in page.text
    again = browser.submit(page, button="Write to this mailbox again")
    after = browser.follow(again)
    assert after.notices == [
        f"Letters go to {lead.name} again. What is still open is in the next one."
    ]
    assert "Write to this mailbox again" not in after.text
    assert set(chosen(session, lead).values()) == {"each_day"}
    twice = browser.post(f"{where}/write-again", {}, expect=409)
    assert "Letters to this mailbox are on already." in twice.text


def test_what_a_person_chose_is_theirs_alone(app, browser, session, lead):
    session.commit()
    browser.client.post(link(app, lead), data=ONE_CLICK)
    page = browser.sign_in(person(Role.ADMINISTRATOR)).get(f"/people/{lead.id}")
    assert "Write to this mailbox again" not in page.text
    refused = browser.post(f"/people/{lead.id}/write-again", {}, expect=409)
    assert "chooses for themselves" in refused.text
    assert chosen(session, lead)["overdue"] == "never"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("broken", "status", "sentence"),
    [
        ("old", 410, "more than 60 days old"),
        ("gone", 410, "gets no letters any more"),
        ("foreign", 404, "not one of ours"),
        ("cut", 404, "not whole"),
    ],
)
def test_a_link_that_is_no_good_says_so(
    app, browser, session, lead, method, broken, status, sentence
):
    today = clock.today()
    where = link(app, lead, today - timedelta(days=61) if broken == "old" else today)
    if broken == "gone":
        lead.is_active, lead.deactivated_at = False, clock.now()
    where = where[:-1] if broken == "cut" else where
    where = "/letters/stop/WzEsMTIzXQ.abc" if broken == "foreign" else where
    session.commit()
    answer = browser.client.open(where, method=method, data=ONE_CLICK)
    assert answer.status_code == status
    assert sentence in answer.text
    assert "Nothing was changed." in answer.text
    assert (chosen(session, lead), deeds(session)) == ({}, 0)


def test_a_link_is_good_for_sixty_days(app, browser, session, lead):
    assert browser.get(link(app, lead, clock.today() - timedelta(days=60))).status == 200


def test_a_sign_in_link_is_no_link_of_this_kind(app, browser, session, lead):
    with app.app_context():
        signed = stop_links.address(lead.id, date(2025, 9, 5)).rpartition("/")[2]
    browser.get(f"/sign-in/{signed}", expect=410)
