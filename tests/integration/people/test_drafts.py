"""Drafts: kept a day, byte for byte, for their writer only."""

from datetime import timedelta

import pytest
from werkzeug.datastructures import MultiDict

from tests.factories.people import UserFactory, person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.people import drafts
from tracker.people.models import Draft

TEXT = ("Line one – “quoted”\r\n\tand <b>two</b> & 'three' \u202e\U0001f642 " * 200)[:5000]
FIELDS = [("once", "1.ActionForm.abc"), ("words", TEXT), ("words", ""), ("chosen", "a")]


@pytest.fixture
def writer(session):
    return person(Role.ACTION_LEAD)


def keep(writer, fields=FIELDS):
    return drafts.keep(
        writer.id, page="/actions/1/update?x=1", path="/actions/1/update", fields=fields
    )


def test_the_text_comes_back_byte_for_byte(session, writer):
    key = keep(writer)
    session.expire_all()
    kept = drafts.find(key, user_id=writer.id)
    assert list(kept.fields.items(multi=True)) == [
        ("once", "1.ActionForm.abc"),
        ("words", TEXT),
        ("words", ""),
        ("chosen", "a"),
    ]
    assert kept.page == "/actions/1/update?x=1"
    assert kept.texts == [("words", TEXT), ("chosen", "a")]


def test_characters_that_databases_dislike_are_kept(session, writer):
    key = keep(writer, [("words", "a\x00b\ufffe")])
    session.expire_all()
    assert drafts.find(key, user_id=writer.id).fields["words"] == "a\x00b\ufffe"


def test_nobody_else_gets_it(session, writer):
    key = keep(writer)
    assert drafts.find(key, user_id=UserFactory().id) is None
    assert drafts.find("another key", user_id=writer.id) is None


def test_the_table_does_not_hold_the_key(session, writer):
    key = keep(writer)
    assert key not in session.query(Draft).one().key_hash


def test_it_is_kept_for_a_day(session, writer, monkeypatch):
    key = keep(writer)
    made = session.query(Draft).one().created_at
    for after, there in ((timedelta(hours=23, minutes=59), True), (timedelta(hours=24), False)):
        monkeypatch.setattr(clock, "instant", lambda after=after: made + after)
        assert (drafts.find(key, user_id=writer.id) is not None) is there


def test_what_is_too_large_or_belongs_to_nobody_is_not_kept(session, writer):
    assert keep(writer, [("words", "x" * (drafts.MOST_TEXT + 1))]) is None
    assert drafts.keep(4711, page="/", path="/", fields=FIELDS) is None
    assert drafts.keep(UserFactory(is_gone=True).id, page="/", path="/", fields=FIELDS) is None
    assert keep(writer, []) is None


def test_only_the_newest_twenty_are_kept(session, writer):
    keys = [keep(writer) for _ in range(22)]
    assert session.query(Draft).count() == drafts.MOST_EACH
    assert drafts.find(keys[0], user_id=writer.id) is None
    assert drafts.find(keys[-1], user_id=writer.id) is not None


def test_tokens_and_passwords_are_never_kept():
    sent = MultiDict(
        [
            ("csrf_token", "t"),
            ("row-1-csrf_token", "t"),
            ("password", "p"),
            ("current_password", "p"),
            ("words", "w"),
        ]
    )
    assert drafts.worth_keeping(sent) == [("words", "w")]


ROUND = "/workstreams/good-homes/update"


def put(writer, fields, page=ROUND):
    return drafts.change_open(writer.id, page, lambda _before: fields)


def test_words_of_an_open_page_come_back_to_their_writer_on_that_page_alone(session, writer):
    assert put(writer, FIELDS)
    assert drafts.open_on(writer.id, ROUND) == FIELDS
    assert drafts.open_on(writer.id, "/workstreams/other/update") == []
    assert drafts.open_on(UserFactory().id, ROUND) == []


def test_what_is_kept_of_an_open_page_is_changed_in_place(session, writer):
    put(writer, FIELDS)
    assert drafts.change_open(writer.id, ROUND, lambda before: [*before, ("more", "b")])
    assert drafts.open_on(writer.id, ROUND) == [*FIELDS, ("more", "b")]
    assert session.query(Draft).count() == 1
    put(writer, [])
    assert session.query(Draft).count() == 0


def test_too_long_a_text_leaves_what_was_kept(session, writer):
    put(writer, FIELDS)
    assert not put(writer, [("words", "x" * (drafts.MOST_TEXT + 1))])
    assert drafts.open_on(writer.id, ROUND) == FIELDS


def test_an_open_page_is_kept_for_two_weeks_and_outlives_other_texts(session, writer, monkeypatch):
    put(writer, FIELDS)
    for _ in range(drafts.MOST_EACH + 1):
        keep(writer)
    assert drafts.open_on(writer.id, ROUND) == FIELDS
    now = clock.instant()
    monkeypatch.setattr(clock, "instant", lambda: now + timedelta(days=13, hours=23))
    assert drafts.open_on(writer.id, ROUND) == FIELDS
    monkeypatch.setattr(clock, "instant", lambda: now + timedelta(days=14, hours=1))
    assert drafts.open_on(writer.id, ROUND) == []
    put(writer, [("words", "new")])
    assert drafts.open_on(writer.id, ROUND) == [("words", "new")]
