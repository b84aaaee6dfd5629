"""The picture is drawn once for many letters, and anew after any deed that they may show."""

import pytest

from tests.factories.deeds import happens
from tests.factories.sending import written
from tests.support import database
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.reminders import sketchbook
from tracker.reminders.recheck import digest_of
from tracker.reminders.sketchbook import Sketchbook


def test_the_picture_is_drawn_once_while_nothing_happens(session):
    book = Sketchbook()
    assert book.picture() is book.picture()


def test_a_deed_has_the_picture_drawn_anew(session):
    book = Sketchbook()
    before = book.picture()
    happens(session)
    assert book.picture() is not before


def test_who_signs_in_changes_no_picture(session):
    book = Sketchbook()
    before = book.picture()
    happens(session, Deed.PERSON_SIGNED_IN)
    assert book.picture() is before


@pytest.mark.parametrize("backend", [database.POSTGRESQL])
def test_a_deed_that_is_seen_after_a_later_one_has_the_picture_drawn_anew(real_app):
    engine = database.plain_engine(real_app.config["SQLALCHEMY_DATABASE_URI"])
    book = Sketchbook()
    with real_app.app_context(), engine.connect() as slow, engine.connect() as quick:
        happens(slow)
        happens(quick)
        quick.commit()
        before = book.picture()
        db.session.rollback()
        assert book.picture() is before
        slow.commit()
        db.session.rollback()
        assert book.picture() is not before


def test_after_a_deed_only_letters_that_it_changes_are_written_anew(session, lead, monkeypatch):
    letter, action = written(session, lead)
    book = Sketchbook()
    book.write_ahead(lambda: False)
    monkeypatch.setattr(sketchbook, "digest_words", lambda *_: "written anew")

    def words():
        happens(session)
        return book.words(digest_of(book.picture(), letter.id, letter.user_id))

    assert words().subject == "1 thing needs you"
    action.text = "Something else"
    session.flush()
    assert words() == "written anew"
