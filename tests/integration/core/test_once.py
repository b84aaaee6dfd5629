"""A form that is sent twice does its deed once; other words are another form."""

import io
import threading

import pytest
from flask import redirect, request
from sqlalchemy import func, select

from tracker.access.guards import allow_anonymous
from tracker.core import clock, once
from tracker.core.database import db
from tracker.core.errors import DomainError
from tracker.core.transaction import refuse, writes
from tracker.people.models import SignInAttempt

AT_ONCE = 20


@pytest.fixture
def sender(real_app):
    """Sends forms to a view that writes a row each time that it is asked to."""

    @allow_anonymous
    @writes
    def write():
        row = SignInAttempt(key=request.form["words"], at=clock.instant())
        db.session.add(row)
        db.session.flush()
        if row.key == "broken":
            raise DomainError("No.")
        if row.key == "refused":
            return refuse("errors/409.html", message="No.")
        return redirect(f"/made/{row.id}" + request.form.get("tail", ""), 303)

    real_app.add_url_rule("/write", "write", write, methods=["POST"])
    return Sender(real_app)


class Sender:
    def __init__(self, app):
        self.app = app
        self.client = app.test_client()
        html = self.client.get("/sign-in").text
        self.token = html.split('name="csrf_token" value="')[1].split('"')[0]
        self.cookie = self.client.get_cookie("tracker_session").value

    def send(self, words, once="0.WriteForm.a", **more):
        client = self.app.test_client()
        client.set_cookie("tracker_session", self.cookie)
        fields = {"csrf_token": self.token, "once": once, "words": words} | more
        return client.post("/write", data=fields)

    def rows(self):
        with self.app.app_context():
            return db.session.scalar(select(func.count()).select_from(SignInAttempt))


def test_of_twenty_identical_forms_at_once_one_row_comes(sender):
    start, answers = threading.Barrier(AT_ONCE), []

    def run():
        start.wait()
        answers.append(sender.send("the same"))

    threads = [threading.Thread(target=run) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [303] * AT_ONCE
    assert len({answer.location for answer in answers}) == 1
    assert sender.rows() == 1


def test_back_and_other_words_are_a_second_row(sender):
    first = sender.send("one thing")
    second = sender.send("another thing")
    again = sender.send("one thing")
    assert sender.rows() == 2
    assert first.location != second.location
    assert again.location == first.location


def test_the_same_words_on_a_new_page_are_a_second_row(sender):
    sender.send("the same", once="0.WriteForm.a")
    sender.send("the same", once="0.WriteForm.b")
    assert sender.rows() == 2


def test_without_an_id_every_form_counts(sender):
    sender.send("the same", once="")
    sender.send("the same", once="")
    assert sender.rows() == 2


def test_a_new_csrf_token_does_not_make_it_another_form(sender):
    sender.send("the same")
    other = Sender(sender.app)
    other.send("the same")
    assert sender.rows() == 1


@pytest.mark.parametrize(("words", "status"), [("broken", 409), ("refused", 422)])
def test_a_form_that_failed_may_be_sent_again(sender, words, status):
    assert [sender.send(words).status_code for _ in range(2)] == [status] * 2
    assert sender.rows() == 0


def test_another_file_is_another_form(sender):
    for content in (b"one", b"one", b"two"):
        sender.send("the same", file=(io.BytesIO(content), "plan.docx"))
    assert sender.rows() == 2


def test_an_address_too_long_to_keep_leads_to_the_page_itself(sender):
    first = sender.send("the same", tail="?" + "x" * 600)
    again = sender.send("the same", tail="?" + "x" * 600)
    assert first.location.startswith("/made/")
    assert again.location == "/write"


def test_old_keys_are_forgotten(session, monkeypatch):
    assert once.claim("k")
    assert not once.claim("k")
    later = clock.instant() + once.KEPT_FOR * 2
    monkeypatch.setattr(clock, "instant", lambda: later)
    once.forget_old()
    assert once.claim("k")
