"""The outbox, for the administrator."""

from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest
from bs4 import BeautifulSoup

from tests.factories.outbox import LetterFactory, LetterItemFactory
from tests.factories.people import person
from tests.factories.reminders import in_post, led_action
from tests.support.queries import at_most
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.outbox import instance
from tracker.outbox.enums import LetterKind, LetterState
from tracker.outbox.models import Letter
from tracker.people.models import AccountToken, User
from tracker.reminders.composing import Envelope, digest_words, pack
from tracker.reminders.due import Picture
from tracker.reminders.models import MailChoice
from tracker.reminders.recheck import digest_of

YESTERDAY = date(2025, 9, 4)


@pytest.fixture
def admin(browser, session):
    return browser.sign_in(person(Role.ADMINISTRATOR))


@pytest.fixture
def letter(session):
    """A letter that waits, about an action that is overdue since today."""
    user, post = in_post(name="Action lead, Housing")
    action = led_action(
        post, ref="H3", text="One name to ring", due_on=YESTERDAY, visibility=Visibility.PUBLIC
    )
    made = LetterFactory(user_id=user.id)
    LetterItemFactory(letter=made, object_id=action.id)
    return made


def ended(state=LetterState.FAILED, **facts):
    return LetterFactory(state=state, finished_at=clock.now(), **facts)


def test_letters_are_listed_newest_first_with_where_they_stand(admin, letter):
    ended(last_note="550 5.1.1 no such person")
    page = admin.get("/outbox")
    assert page.h1.endswith("2 letters")
    rows = page.table("Letters")
    assert [row["Stands at"] for row in rows] == ["Failed 550 5.1.1 no such person", "Waiting"]
    assert rows[1]["To"].startswith("Action lead, Housing")


def test_without_a_mail_server_it_says_why_letters_wait(admin, letter):
    assert "No mail server is set" in admin.get("/outbox").text


def test_the_list_can_be_narrowed(admin, letter):
    ended()
    ended(LetterState.SENT)
    page = admin.submit(admin.get("/outbox"), form="/outbox", state="failed")
    assert [row["Stands at"] for row in page.table("Letters")] == ["Failed"]
    assert admin.get("/outbox?state=nonsense").h1.endswith("3 letters")


def test_long_lists_come_in_pages(admin):
    for _ in range(53):
        LetterFactory()
    assert len(admin.get("/outbox").table("Letters")) == 50
    assert len(admin.get("/outbox?page=2").table("Letters")) == 3
    assert len(admin.get("/outbox?page=99").table("Letters")) == 3


def test_an_empty_outbox_says_when_the_first_letter_comes(admin):
    assert "The first are written when something falls due" in admin.get("/outbox").text


def test_a_list_takes_few_statements(admin):
    for _ in range(30):
        LetterFactory()
    with at_most(12):
        admin.get("/outbox")


def test_a_letter_is_shown_as_its_reader_gets_it(admin, letter):
    page = admin.get("outbox.show", letter_id=letter.id)
    assert page.h1.endswith("1 thing needs you")
    (text,) = page.soup.select("pre")
    assert "H3 One name to ring" in text.get_text()
    assert "See what needs you" in text.get_text()


def test_its_html_may_load_and_run_nothing(admin, letter):
    response = admin.client.get(f"/outbox/{letter.id}/html")
    assert "H3 One name to ring" in response.text
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert BeautifulSoup(response.text, "html.parser").select("script, img") == []


def test_it_can_be_downloaded_as_a_mail_program_reads_it(admin, letter, session):
    response = admin.client.get(f"/outbox/{letter.id}.eml")
    assert response.mimetype == "message/rfc822"
    message = message_from_bytes(response.data, policy=SMTP)
    assert message["To"] == session.get(User, letter.user_id).email
    assert message["Message-ID"] == letter.message_id


def test_a_letter_that_went_is_shown_as_it_went(admin, letter, session):
    eml = admin.client.get(f"/outbox/{letter.id}.eml").data
    letter.content = eml.replace(b"One name", b"The name").decode("ascii")
    letter.state, letter.finished_at = LetterState.SENT, clock.now()
    session.flush()
    assert "The name to ring" in admin.get("outbox.show", letter_id=letter.id).text


@pytest.fixture(params=["waits", "went"])
def stop_link(request, admin, app, letter, session):
    """The signed part of the link in a letter that waits, or that went."""
    with app.app_context():
        words = digest_words(digest_of(Picture(clock.today()), letter.id, letter.user_id))
        to = session.get(User, letter.user_id).email
        packed = pack(words, Envelope(to, letter.message_id, clock.now()))
    if request.param == "went":
        letter.content = packed.decode("ascii")
        letter.state, letter.finished_at = LetterState.SENT, clock.now()
        session.flush()
    assert words.stop in words.text
    assert words.stop in words.html
    assert words.stop.encode() in packed
    return words.stop.rpartition("/")[2]


def test_the_link_that_stops_somebody_s_letters_is_not_shown(admin, letter, stop_link):
    page = admin.get("outbox.show", letter_id=letter.id)
    coloured = admin.client.get(f"/outbox/{letter.id}/html").text
    eml = admin.client.get(f"/outbox/{letter.id}.eml").data
    message = message_from_bytes(eml, policy=SMTP)
    parts = [part.get_content() for part in message.iter_parts()]
    assert len(parts) == 2
    for shown in (page.html, coloured, eml.decode("ascii"), *parts):
        assert stop_link not in shown
        assert stop_link not in shown.replace("=\r\n", "")
    for shown in (page.text, coloured, message["List-Unsubscribe"], *parts):
        assert "/letters/stop/not-shown-here" in shown
    assert "H3 One name to ring" in parts[0]
    assert "is left out here" in page.text


def test_the_link_that_is_shown_instead_switches_nothing_off(admin, letter, session):
    admin.get("/letters/stop/not-shown-here", expect=404)
    assert session.query(MailChoice).count() == 0


def test_a_letter_of_which_nothing_is_open_says_so(admin, letter, session):
    session.query(User).filter_by(id=letter.user_id).update(
        {"is_active": False, "deactivated_at": clock.now()}
    )
    page = admin.get("outbox.show", letter_id=letter.id)
    assert "so it will not be sent" in page.text
    admin.get(f"/outbox/{letter.id}/html", expect=404)
    admin.get(f"/outbox/{letter.id}.eml", expect=404)


@pytest.fixture
def link_letter(session):
    user = person(Role.ACTION_LEAD)
    token = AccountToken(
        user_id=user.id,
        purpose="sign_in",
        created_at=clock.instant(),
        expires_at=clock.instant() + timedelta(hours=1),
    )
    session.add(token)
    session.flush()
    return LetterFactory(
        user_id=user.id,
        kind=LetterKind.ACCOUNT,
        dedupe_key=f"account:{token.id}",
        account_matter="sign_in",
        account_token_id=token.id,
        subject="Your link to sign in",
        expires_at=token.expires_at,
    )


def test_in_a_demonstration_a_letter_with_a_link_can_be_read(admin, link_letter):
    assert "/sign-in/" in admin.get("outbox.show", letter_id=link_letter.id).text


def test_elsewhere_a_letter_with_a_link_is_its_reader_s_alone(admin, link_letter, app, monkeypatch):
    real = replace(app.extensions["tracker"], demo=False)
    monkeypatch.setitem(app.extensions, "tracker", real)
    page = admin.get("outbox.show", letter_id=link_letter.id)
    assert "/sign-in/" not in page.html
    assert "nobody but its reader sees its words" in page.text
    admin.get(f"/outbox/{link_letter.id}/html", expect=404)
    admin.get(f"/outbox/{link_letter.id}.eml", expect=404)


def test_a_letter_that_failed_is_sent_again_after_a_question(admin, letter, session):
    old, letter.state, letter.finished_at = letter, LetterState.FAILED, clock.now()
    old.last_note = "550 5.1.1 no such person"
    page = admin.get(admin.get("outbox.show", letter_id=old.id).link("Send it again"))
    assert "550 5.1.1 no such person" in page.text
    answer = admin.submit(page)
    assert "The letter goes once more." in admin.follow(answer).notices
    assert session.query(Letter).count() == 2
    admin.submit(page, button="Send it again")
    assert session.query(Letter).count() == 2


def test_a_letter_that_went_is_not_sent_again(admin):
    sent = ended(LetterState.SENT)
    assert admin.get("outbox.show", letter_id=sent.id).soup.select("main .govuk-button") == []
    where = f"/outbox/{sent.id}/send-again"
    asked = admin.get(where, expect=409)
    assert "Only a letter that did not arrive can be sent again." in asked.text
    assert "cannot be sent again" in admin.post(where, {}, expect=409).text


def hold(app, session):
    session.commit()
    with app.app_context(), unit_of_work():
        instance.hold()


def test_held_mail_is_released_by_a_typed_word(admin, app, session, letter):
    hold(app, session)
    listed = admin.get("/outbox")
    page = admin.get(listed.link("Look at what waits"))
    assert page.table("What waits")[0]["Letters"] == "1"
    refused = admin.submit(page, expect=422, word="yes")
    assert refused.errors == ["Type RELEASE to let mail go again"]
    done = admin.follow(admin.submit(refused, word="release"))
    assert "Mail goes again. Letters that ended unsent: 1." in done.notices
    admin.get("/outbox/release", expect=404)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_it_is_the_administrator_s_alone(browser, letter, role):
    browser.sign_in(person(role))
    for address in ("/outbox", f"/outbox/{letter.id}", f"/outbox/{letter.id}.eml"):
        browser.get(address, expect=403)


def test_the_signed_out_are_asked_to_sign_in(browser, letter):
    assert "/sign-in" in browser.get("/outbox", expect=(302, 303)).location


def test_a_letter_that_is_not_there_is_not_found(admin):
    for address in ("/outbox/999", "/outbox/999/html", "/outbox/999.eml"):
        admin.get(address, expect=404)
