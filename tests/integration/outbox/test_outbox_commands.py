"""`tracker outbox bounce`, as a mail server runs it, and `tracker outbox retry`."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.factories.bounces import AWAY, report
from tests.factories.outbox import LetterFactory, LetterItemFactory
from tests.factories.people import person
from tests.factories.reminders import in_post, led_action
from tests.factories.sending import YESTERDAY
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.errors import DomainError
from tracker.outbox import bounces, suppression
from tracker.outbox.enums import LetterState
from tracker.outbox.models import Bounce, Letter


@pytest.fixture
def config(app, monkeypatch):
    settings = replace(app.extensions["tracker"], mail_bounces="bounces@example.org")
    monkeypatch.setitem(app.extensions, "tracker", settings)
    return settings


@pytest.fixture
def run(app, session):
    def outbox(*words, text=b""):
        session.commit()
        return app.test_cli_runner().invoke(args=["outbox", *words], input=text)

    return outbox


@pytest.fixture
def went(session):
    """A letter that the mail server took, and its person."""
    user = person(Role.ACTION_LEAD)
    letter = LetterFactory(
        user_id=user.id, state=LetterState.SENT, finished_at=clock.now(), attempts=1
    )
    return letter, user


def test_a_report_on_standard_input_is_taken_in(run, config, went):
    letter, user = went
    result = run("bounce", text=report(bounces.sender_of(letter, config), user.email))
    assert (result.exit_code, result.exception) == (0, None)
    assert f"Letter {letter.id} came back: there is no such address (5.1.1)." in result.output
    assert suppression.unreachable() == {user.id}


def test_an_automatic_reply_is_dropped_and_said(run, config, went):
    text = AWAY.format(to=bounces.sender_of(went[0], config)).encode()
    result = run("bounce", text=text)
    assert (result.exit_code, result.output) == (0, f"{bounces.AUTOMATIC}\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "no report"),
        (b"\xff\x00 junk \x1b[31m", "no report"),
        (b"x" * 1_000_002, "larger than 1 MB"),
        (report(f"bounces+b-999-{'0' * 20}@example.org", "a@example.org"), "No letter of ours"),
    ],
)
def test_what_is_not_believed_is_refused_with_a_sentence(
    run, config, went, session, text, sentence
):
    result = run("bounce", text=text)
    assert result.exit_code == 1
    assert isinstance(result.exception, DomainError)
    assert sentence in str(result.exception)
    assert "Nothing was changed." in str(result.exception)
    assert "\x1b" not in result.output
    assert session.scalar(select(func.count(Bounce.id))) == 0


def test_a_letter_is_sent_again_while_something_of_it_is_open(run, session):
    user, post = in_post()
    letter = LetterFactory(user_id=user.id, state=LetterState.FAILED, finished_at=clock.now())
    LetterItemFactory(letter=letter, object_id=led_action(post, due_on=YESTERDAY).id)
    result = run("retry", str(letter.id))
    assert result.output == f"Letter {letter.id} goes again, as letter {letter.id + 1}.\n"
    again = run("retry", str(letter.id))
    assert "it was sent again, has arrived, or still goes" in str(again.exception)
    assert session.scalar(select(func.count(Letter.id))) == 2


def test_a_letter_of_which_nothing_is_open_is_not_sent_again(run, went, session):
    user = in_post()[0]
    letter = LetterFactory(user_id=user.id, state=LetterState.FAILED, finished_at=clock.now())
    result = run("retry", str(letter.id))
    assert result.exit_code == 1
    assert "nothing of it is open any more" in str(result.exception)
