"""The ladder, for whoever looks after reminders."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories.people import person
from tests.factories.reminders import in_post, led_action
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core.settings import DatedSetting
from tracker.outbox.models import ClosedDay
from tracker.reminders.triggers import Trigger

LATER = date(2025, 10, 1)


@pytest.fixture
def admin(browser, session):
    return browser.sign_in(person(Role.ADMINISTRATOR))


def from_on(day):
    return {
        "from_on-day": str(day.day),
        "from_on-month": str(day.month),
        "from_on-year": str(day.year),
    }


def look(admin, page, **typed):
    """What a change of Due soon from October would do."""
    sent = typed | from_on(LATER)
    return admin.submit(page, form="/reminders/due_soon", expect=200, **sent)


def kept(session):
    """The days of the steps of Due soon that were set, the latest change last."""
    session.expire_all()
    values = session.scalars(select(DatedSetting.value).order_by(DatedSetting.id))
    return [[step["days"] for step in value["rungs"]] for value in values]


def row(page, name):
    return next(r for r in page.table("The ladder") if r["Reminder"].startswith(name))


def test_the_whole_ladder_is_on_one_page(admin):
    page = admin.get("/reminders")
    assert len(page.table("The ladder")) == len(Trigger)
    said = row(page, "Overdue")["When, and to whom"]
    assert "5 working days after : Accountable person; copy to Workstream chair" in said
    assert "Cannot be switched off" in said
    assert "Not in use" in row(page, "Visit form")["When, and to whom"]


def test_it_takes_few_statements(admin):
    with at_most(10):
        admin.get("/reminders")


def test_a_board_secretary_reads_it_and_changes_nothing(browser, session):
    browser.sign_in(person(Role.BOARD_SECRETARY))
    page = browser.get("/reminders")
    assert "Change" not in page.table("The ladder")[0]
    browser.get("/reminders/due_soon", expect=403)


def test_a_change_is_shown_before_it_is_saved_and_counts_from_its_day(admin, session):
    page = admin.get("/reminders/due_soon")
    page = look(admin, page, days_0="30")
    assert "Nothing is saved yet" in page.text
    assert kept(session) == []
    page = admin.follow(admin.submit(page, button="Save from 1 October 2025"))
    assert "From 1 October 2025 it changes" in row(page, "Due soon")["When, and to whom"]
    assert "28 days before" in row(page, "Due soon")["When, and to whom"]
    assert kept(session) == [[30, 7]]


def test_one_may_go_back_from_the_effect_with_what_was_typed(admin):
    page = admin.get("/reminders/due_soon")
    page = look(admin, page, days_0="30")
    page = admin.submit(page, button="Change it again", expect=200)
    assert page.soup.select_one("#days_0")["value"] == "30"


def test_a_step_is_added_and_one_taken_out(admin, session):
    page = admin.get("/reminders/due_soon")
    page = look(admin, page, days_0="", to_0=[], days_2="3", to_2=["accountable"])
    admin.submit(page, button="Save from 1 October 2025")
    assert kept(session) == [[7, 3]]


def test_what_is_not_allowed_is_said_beside_its_box(admin):
    page = admin.get("/reminders/overdue")
    page = admin.submit(
        page, form="/reminders/overdue", expect=422, days_1="10", to_3=[], **from_on(LATER)
    )
    assert "Choose at least one person to send it to" in page.errors
    assert "Two steps have these days. Give each its own" in page.errors


def test_the_first_step_of_a_statutory_reminder_stays(admin):
    page = admin.get("/reminders/overdue")
    assert page.soup.select_one("[name=is_on]") is None
    page = admin.submit(
        page, form="/reminders/overdue", expect=422, days_0="", to_0=[], **from_on(LATER)
    )
    assert any("first step cannot be taken out" in each for each in page.errors)


def test_what_is_coming_can_be_taken_back(admin, session):
    page = admin.get("/reminders/due_soon")
    page = look(admin, page, days_0="30")
    admin.submit(page, button="Save from 1 October 2025")
    page = admin.get(admin.get("/reminders/due_soon").link("Take it back"))
    page = admin.follow(admin.submit(page, button="Take it back"))
    assert "Taken back" in page.text
    assert kept(session) == []


def test_an_unknown_reminder_is_not_found(admin):
    admin.get("/reminders/nonsense", expect=404)


def test_who_would_get_what_on_a_day_shows_no_words_of_actions(admin, session):
    user, post = in_post()
    led_action(post, ref="H3", text="One name to ring", due_on=date(2025, 9, 4))
    page = admin.get("/reminders/preview?on=2025-09-05")
    assert page.h1.endswith("1 letter on 5 September 2025")
    (letter,) = page.table("Letters")
    assert letter["To"].startswith(user.name)
    assert letter["What it lists, and why"] == "H3 : 1 working day overdue"
    assert "One name to ring" not in page.text


def test_a_day_off_says_when_its_letters_are_written(admin):
    page = admin.get("/reminders/preview?on=25/12/2025")
    assert "announced on Monday 29 December 2025" in page.text
    assert "is not a date" in admin.get("/reminders/preview?on=32/12/2025").text


def test_closed_days_are_added_and_taken_off(admin, session):
    page = admin.get("/reminders/closed-days/add")
    boxes = {"first-day": "24", "first-month": "12", "first-year": "2025"}
    page = admin.submit(page, label="Christmas closure", **boxes)
    page = admin.get("/reminders")
    assert page.table("Closed days")[0]["Day"] == "Wednesday 24 December 2025"
    page = admin.submit(admin.get("/reminders/closed-days/2025-12-24/remove"), button="Take it off")
    assert session.query(ClosedDay).count() == 0
    admin.get("/reminders/closed-days/2025-12-24/remove", expect=404)
