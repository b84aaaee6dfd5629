"""Letters that the version before had queued when the new one came: none is lost."""

from dataclasses import replace

import flask_migrate
import pytest
from sqlalchemy import text

from tests.support.apps import make_app
from tracker.config import MailServer
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.reminders.tick import Ticker

AT = "2025-09-05 08:00:00.000000"
WAITING = ("queued", "retry", "in_doubt", "sending", "held")


@pytest.fixture
def old_app(databases, backend, tmp_path):
    """The app on a database that the version before made."""
    address = databases.empty(backend)
    app = make_app(databases, address, data=tmp_path)
    with app.app_context():
        flask_migrate.upgrade(revision="0002")
        with unit_of_work():
            for number, state in enumerate(WAITING, 1):
                _write(number, state)
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.drop(address)


def _write(number, state):
    """A person, and a letter to them that says that their password was changed."""
    person = {"id": number, "email": f"{state}@example.org", "name": state, "at": AT}
    db.session.execute(
        text(
            'INSERT INTO "user" (id, email, name, known_as, is_active, is_cleared, epoch,'
            " demonstration, created_at)"
            " VALUES (:id, :email, :name, :name, TRUE, FALSE, 1, TRUE, :at)"
        ),
        person,
    )
    claimed = state == "sending"
    letter = {
        "id": number,
        "state": state,
        "at": AT,
        "key": f"account:old-{number}",
        "owner": "an old one:1:ab" if claimed else None,
        "until": AT if claimed else None,
        "next": AT if state in ("retry", "in_doubt") else None,
        "attempts": 0 if state in ("queued", "held") else 1,
    }
    db.session.execute(
        text(
            "INSERT INTO letter (id, kind, dedupe_key, user_id, state, account_matter, created_on,"
            " created_at, not_before_at, message_id, subject, lease_owner, lease_until, fence,"
            " attempts, next_try_at, last_note)"
            " VALUES (:id, 'account', :key, :id, :state, 'password_changed', '2025-09-05',"
            " :at, :at, :key, 'Your password was changed', :owner, :until, 1, :attempts, :next, '')"
        ),
        letter,
    )
    db.session.execute(
        text(
            "INSERT INTO letter_event (letter_id, at, to_state, owner, fence, note)"
            " VALUES (:id, :at, :state, '', 1, '')"
        ),
        letter,
    )


def test_what_waited_goes_once_and_what_was_held_stays(old_app, mailbox):
    flask_migrate.upgrade()
    db.session.rollback()
    config = replace(
        old_app.extensions["tracker"], mail_server=MailServer("127.0.0.1", mailbox.port)
    )
    for _ in range(3):
        ticker = Ticker(config)
        assert ticker.tick().failed == ()
        ticker.give_back()
    rows = db.session.execute(text('SELECT name, state FROM letter JOIN "user" USING (id)'))
    assert dict(rows.all()) == {
        "queued": "sent",
        "retry": "sent",
        "in_doubt": "sent",
        "sending": "sent",
        "held": "held",
    }
    assert sorted(letter["To"] for letter in mailbox.letters) == sorted(
        f"{state}@example.org" for state in WAITING if state != "held"
    )
