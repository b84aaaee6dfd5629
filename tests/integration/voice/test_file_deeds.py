"""Giving a comment its files: the rows, the store and the comment are one deed."""

import io
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.factories.agendas import StoredFileFactory
from tests.factories.comment_files import CommentFileFactory
from tests.factories.council import REAL_NAME, World, user_of
from tests.factories.voice import CommentFactory
from tests.support.queries import at_most
from tests.support.recordings import mp3
from tests.support.uploads import picture
from tracker.config_files import FileSettings
from tracker.core.errors import NotAccepted, NotFound
from tracker.files import refusals, service
from tracker.files.enums import SEEN_OR_HEARD
from tracker.files.models import StoredFile
from tracker.voice import listing
from tracker.voice.enums import ShownAs
from tracker.voice.media.enums import MOST, Consent
from tracker.voice.media.models import CommentFile
from tracker.voice.media.queries import files_of, stored_file
from tracker.voice.media.service import TOO_MANY, Sent, attach
from tracker.voice.saying.box import box_for
from tracker.voice.saying.service import Words, post_comment

SHOWS = "A bus stop at night."


@pytest.fixture
def world(session):
    return World()


@pytest.fixture
def comment(world):
    return CommentFactory(action=world.action, author=user_of(world.ambassador))


@contextmanager
def taken(*contents):
    """What was taken in of these files, each with its words."""
    found = []
    for number, content in enumerate(contents, 1):
        manager = service.taken_in(io.BytesIO(content), SEEN_OR_HEARD)
        found.append((manager, Sent(manager.__enter__(), f"{SHOWS} {number}")))
    yield [sent for _, sent in found]
    for manager, _ in found:
        manager.__exit__(None, None, None)


def give(session, comment, by, *contents, consent=Consent.ONLY_ME):
    with taken(*contents) as sent:
        given = attach(comment, sent, consent, by=by)
        session.flush()
    return given


def rows(session):
    return list(session.scalars(select(CommentFile).order_by(CommentFile.number)))


def test_files_get_their_numbers_their_words_and_a_name_of_ours(session, world, comment):
    assert give(session, comment, world.ambassador, picture("jpg"), mp3()) == 2
    assert [(each.number, each.alternative) for each in rows(session)] == [
        (1, f"{SHOWS} 1"),
        (2, f"{SHOWS} 2"),
    ]
    assert {each.consent for each in rows(session)} == {Consent.ONLY_ME}
    stored = list(session.scalars(select(StoredFile).order_by(StoredFile.id)))
    assert [each.name for each in stored] == [
        f"Comment {comment.id} picture 1.jpg",
        f"Comment {comment.id} sound 2.mp3",
    ]
    assert {each.added_by_id for each in stored} == {world.ambassador.id}
    assert all(REAL_NAME not in each.added_by_name for each in stored)


def test_the_same_file_is_given_once_and_there_are_four_at_most(session, world, comment):
    for _ in range(2):
        give(session, comment, world.ambassador, picture("jpg"))
    assert len(rows(session)) == 1
    for number in range(2, MOST + 1):
        CommentFileFactory(comment_id=comment.id, number=number)
    with pytest.raises(NotAccepted) as refused:
        give(session, comment, world.ambassador, mp3())
    assert refused.value.by_field == {"": TOO_MANY}


def test_what_is_sent_again_with_a_picture_is_changed_and_without_one_is_not(session, world):
    by = world.ambassador
    box = box_for(world.action.id, by)

    def say(*contents):
        with taken(*contents) as sent:
            words = Words("Look.", ShownAs.ROLE, files=sent, consent=Consent.ONLY_ME)
            said = post_comment(box, words, by=by)
            session.flush()
        return said

    said = say()
    assert say() is said
    assert said.edited_at is None
    assert say(picture("png")) is said
    changed = said.edited_at
    assert changed is not None
    assert say(picture("png")).edited_at == changed


def test_nothing_is_given_without_a_yes(session, world, comment):
    with pytest.raises(NotAccepted) as refused:
        give(session, comment, world.ambassador, mp3(), consent=None)
    assert list(refused.value.by_field) == ["people"]
    assert rows(session) == []


def test_no_room_is_said_with_the_form(app, session, world, comment, monkeypatch):
    config = replace(app.extensions["tracker"], files=FileSettings(store_mb=1))
    StoredFileFactory(content=b"", size=1_048_576)
    monkeypatch.setitem(app.extensions, "tracker", config)
    with pytest.raises(NotAccepted) as refused:
        give(session, comment, world.ambassador, mp3())
    assert refused.value.by_field == {"": refusals.FULL}


def test_a_file_without_words_cannot_stand(session, comment):
    with pytest.raises(IntegrityError):
        CommentFileFactory(comment_id=comment.id, alternative="")


def test_only_a_number_that_is_there_is_found(session, comment):
    given = CommentFileFactory(comment_id=comment.id, number=2)
    assert stored_file(comment.id, 2).id == given.file_id
    for number in (0, 1, 3):
        with pytest.raises(NotFound):
            stored_file(comment.id, number)


def test_files_cost_a_list_one_statement_and_lists_without_them_none(session, world, comment):
    other = CommentFactory(action=world.action)
    with at_most(2):
        listing.comments(world.lead)
    for said in (comment, other):
        for number in (1, 2):
            CommentFileFactory(comment_id=said.id, number=number)
    with at_most(3):
        found = listing.comments(world.lead)
    assert [[each.number for each in row.files] for row in found] == [[1, 2], [1, 2]]
    assert files_of([]) == {}
