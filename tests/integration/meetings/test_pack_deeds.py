"""Asking for a pack, how far it is, how it ends, and how many are kept."""

import json
from datetime import timedelta

import pytest

from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.packs import PackFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.files import store
from tracker.files.models import StoredFile
from tracker.meetings import listing
from tracker.meetings.pack import service
from tracker.meetings.pack.contents import contents
from tracker.meetings.pack.enums import PackKind, PackState
from tracker.meetings.pack.models import Pack
from tracker.meetings.pack.queries import packs_of


@pytest.fixture
def by(session):
    return person(Role.BOARD_SECRETARY, name="Secretary")


@pytest.fixture
def board(session, by):
    meeting = MeetingFactory(body=BodyFactory.board())
    session.commit()
    return meeting


@pytest.fixture
def inside(app, board):
    with app.app_context():
        yield


def ask(board, by, kind=PackKind.PUBLIC):
    with unit_of_work():
        row = listing.meeting_row(board.id, None, today=clock.today())
        pack = service.ask(contents(row, kind, {}), by=by)
        return pack.id if pack else None


def finish(pack_id, by):
    with store.new_file() as made:
        made.write_bytes(b"%PDF-1.7")
        with unit_of_work():
            return service.finish(pack_id, made, 7, {"paper-1": "why"}, name="pack.pdf", by=by)


def get(session, pack_id):
    session.expire_all()
    return session.get(Pack, pack_id)


def test_one_pack_of_a_kind_is_made_at_a_time(session, board, by, inside):
    first = ask(board, by)
    assert first is not None
    assert ask(board, by) is None
    assert ask(board, by, PackKind.FULL) is not None


def test_one_that_fell_silent_is_taken_over_and_can_end_no_more(session, board, by, inside):
    first = ask(board, by)
    get(session, first).beat_at = clock.instant() - timedelta(minutes=2)
    session.commit()
    second = ask(board, by)
    assert second is not None
    old = get(session, first)
    assert (old.state, json.loads(old.told)["why"]) == (PackState.FAILED, service.STOPPED)
    assert finish(first, by) == []
    with unit_of_work():
        service.beat(first, PackState.MAKING, 1, 2)
        service.fail(first, "too late")
    assert get(session, first).state is PackState.FAILED
    assert get(session, first).done == 0


def test_a_beat_says_how_far_it_is(session, board, by, inside):
    pack_id = ask(board, by)
    with unit_of_work():
        service.beat(pack_id, PackState.MAKING, 3, 12)
    row = packs_of(board.id)[PackKind.PUBLIC].under_way
    assert (row.percent, row.state) == (25, PackState.MAKING)


def test_a_pack_that_failed_says_why_and_can_be_tried_again(session, board, by, inside):
    pack_id = ask(board, by)
    with unit_of_work():
        service.fail(pack_id, "It needs more memory than there is.")
    assert packs_of(board.id)[PackKind.PUBLIC].failed == "It needs more memory than there is."
    assert ask(board, by) is not None


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (PackKind.FULL, Visibility.RESTRICTED),
        (PackKind.BOARD, Visibility.BOARD),
        (PackKind.PUBLIC, Visibility.PUBLIC),
    ],
)
def test_a_pack_that_is_ready_is_kept_and_written_down(session, board, by, inside, kind, label):
    assert finish(ask(board, by, kind), by) == []
    ready = packs_of(board.id)[kind].ready
    assert (ready.pages, ready.out) == (7, {"paper-1": "why"})
    stored = session.get(StoredFile, get(session, ready.id).file_id)
    assert store.place_of(stored.token).read_bytes() == b"%PDF-1.7"
    entry = session.query(AuditEntry).filter_by(deed=Deed.PACK_MADE).one()
    assert (entry.subject_id, entry.visibility) == (board.id, label)


def test_of_each_kind_the_newest_three_are_kept(session, board, by, inside):
    olds = [PackFactory(meeting_id=board.id).file_id for _ in range(3)]
    other = PackFactory(meeting_id=board.id, kind=PackKind.FULL)
    session.commit()
    gone = finish(ask(board, by), by)
    session.expire_all()
    assert gone == [session.get(StoredFile, olds[0]).token]
    assert session.get(StoredFile, olds[0]).gone_at is not None
    assert session.query(Pack).filter_by(kind=PackKind.PUBLIC).count() == 3
    assert session.get(Pack, other.id) is not None
