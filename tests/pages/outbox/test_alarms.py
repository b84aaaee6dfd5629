"""The line at the top of every page of an administrator while letters do not go."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.factories.outbox import LetterFactory
from tests.factories.people import person
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.outbox.models import SchedulerLease

PAGES = ("/", "/board", "/people", "/outbox")


@pytest.fixture
def admin(browser, session):
    return browser.sign_in(person(Role.ADMINISTRATOR))


@pytest.fixture
def scheduler(session):
    """A scheduler that runs."""
    now = clock.instant()
    session.add(
        SchedulerLease(
            name="main",
            owner="one",
            fence=1,
            until_at=now + timedelta(seconds=90),
            heartbeat_at=now,
        )
    )
    session.flush()

    def change(**told):
        session.execute(update(SchedulerLease).values(**told))

    return change


def alarm(page):
    found = page.soup.select_one(".ct-alarm")
    return found.get_text(" ", strip=True) if found else ""


def test_it_stands_on_every_page_and_leads_to_the_letters(admin, scheduler):
    scheduler(heartbeat_at=clock.instant() - timedelta(minutes=6))
    for address in PAGES:
        page = admin.get(address)
        assert alarm(page).startswith("No reminders since ")
        assert [each["href"] for each in page.soup.select(".ct-alarm a")] == (
            [] if address == "/outbox" else ["/outbox"]
        )


def test_it_stands_there_too_where_no_scheduler_was_ever_started(admin):
    assert "the scheduler has never run" in alarm(admin.get("/"))


def test_while_all_is_well_there_is_none(admin, scheduler):
    assert [alarm(admin.get(address)) for address in PAGES] == [""] * len(PAGES)


def test_a_letter_that_waits_for_a_quarter_of_an_hour_is_told_of(
    admin, scheduler, app, monkeypatch
):
    monkeypatch.setattr(type(app.extensions["tracker"]), "has_mail", True)
    waits = LetterFactory(not_before_at=clock.now() - timedelta(minutes=14))
    waits.created_at = waits.not_before_at
    assert alarm(admin.get("/")) == ""
    LetterFactory(
        created_at=clock.now() - timedelta(minutes=16),
        not_before_at=clock.now() - timedelta(minutes=16),
    )
    assert "the oldest should have gone on Friday 5 September 2025 at 08:44" in alarm(
        admin.get("/")
    )


def test_what_the_mail_server_refuses_is_told(admin, scheduler):
    scheduler(trouble="535 5.7.8 wrong password", trouble_since=clock.now())
    assert "refuses us since Friday 5 September 2025 at 09:00: 535 5.7.8" in alarm(admin.get("/"))


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.ADMINISTRATOR])
def test_nobody_else_sees_it_or_has_it_asked_for(browser, session, role):
    browser.sign_in(person(role))
    with count_queries() as sent:
        page = browser.get("/")
    assert alarm(page) == ""
    assert "scheduler_lease" not in str(sent)


def test_it_is_one_statement_however_many_letters_there_were(admin, session, scheduler):
    with count_queries() as few:
        admin.get("/people")
    for _ in range(20):
        LetterFactory(state="sent", finished_at=clock.now())
    with count_queries() as many:
        admin.get("/people")
    asked = [each for each in many if "scheduler_lease" in each]
    assert len(asked) == 1
    assert len(few) == len(many)
    assert session.scalar(select(SchedulerLease.owner)) == "one"


def test_the_letters_say_when_what_is_due_was_last_looked_at(admin, scheduler):
    scheduler(heartbeat_at=clock.now())
    told = "What is due was last looked at on 5 September 2025, 09:00."
    assert told in admin.get("/outbox").text
