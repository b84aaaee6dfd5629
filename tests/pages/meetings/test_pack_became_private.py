"""A pack that was made before something in it became private is had by nobody any more."""

import json
from datetime import date

import pytest

from tests.factories.actions import ActionFactory, said
from tests.factories.agendas import PART_2, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.packs import PackFactory
from tests.factories.people import person
from tests.factories.plan import PlanFactory
from tests.factories.sittings import MinutesFactory, ResolutionFactory
from tests.factories.voice import CommentFactory, CommentFlagFactory
from tracker.access.roles import Role
from tracker.actions.enums import Judgement
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.freezing import freeze_due
from tracker.meetings.minutes.enums import MinutesState, ResolutionKind
from tracker.meetings.pack.contents import contents
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.readers import READERS
from tracker.meetings.pack.sections import EXTENSION


@pytest.fixture
def board(session):
    body = BodyFactory.board(is_public=True)
    return MeetingFactory(body=body, held_on=date(2025, 9, 26), agenda_out_at=clock.now())


@pytest.fixture
def paper(board):
    public = {"visibility": Visibility.PUBLIC}
    item = ItemFactory(meeting_id=board.id, title="Homes", **public)
    return PaperFactory(item=item, title="Prices", **public)


def made(app, board, kind=PackKind.PUBLIC):
    """A pack of this kind of what the agenda says now."""
    with app.app_context():
        row = listing.meeting_row(board.id, READERS[PackKind.FULL], today=clock.today())
        parts = dict(contents(row, kind, app.extensions[EXTENSION]).parts)
    return PackFactory(meeting_id=board.id, kind=kind, told=json.dumps({"parts": parts}))


def have(reader, board, kind=PackKind.PUBLIC, *, expect=200):
    reader.get(f"/meetings/{board.id}/pack/download?kind={kind}", expect=expect)
    return reader.get("packs.show", meeting_id=board.id).text


def restrict(session, thing):
    for name, value in PART_2.items():
        setattr(thing, name, value)
    session.flush()


@pytest.mark.parametrize("what", ["item", "paper"])
def test_a_pack_is_withheld_once_something_in_it_became_private(
    app, browser, session, board, paper, what
):
    for kind in PackKind:
        made(app, board, kind)
    reader = browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    have(reader, board)
    restrict(session, paper.item if what == "item" else paper)
    assert "became private, so nobody can have it" in have(reader, board, expect=404)
    have(reader, board, PackKind.BOARD, expect=404)
    have(reader, board, PackKind.FULL)


def worry(comment):
    CommentFlagFactory(comment=comment)


def take_back(comment):
    comment.withdrawn_at = clock.now()


@pytest.mark.parametrize("deed", [worry, take_back])
def test_a_pack_is_withheld_once_a_comment_in_it_is_read_by_nobody(
    app, browser, session, board, paper, deed
):
    comment = CommentFactory(action=None, item_id=paper.item.id)
    made(app, board)
    reader = browser.sign_in(person(Role.BOARD_MEMBER))
    have(reader, board)
    deed(comment)
    session.flush()
    assert "nobody can have it" in have(reader, board, expect=404)
    made(app, board)
    have(reader, board)


def test_what_is_for_the_board_alone_now_is_had_by_the_public_no_more(
    app, browser, session, board, paper
):
    for kind in PackKind:
        made(app, board, kind)
    reader = browser.sign_in(person(Role.BOARD_MEMBER))
    paper.item.visibility = Visibility.BOARD
    session.flush()
    have(reader, board, expect=404)
    have(reader, board, PackKind.BOARD)


def test_a_pack_without_the_private_words_stays(app, browser, session, board, paper):
    restrict(session, paper)
    made(app, board)
    restrict(session, ItemFactory(meeting_id=board.id))
    reader = browser.sign_in(person(Role.COMMITTEE_MEMBER))
    assert "Since then: one item added" in have(reader, board)


def test_the_last_minutes_in_a_pack_count_too(app, browser, session, board, paper):
    last = MeetingFactory(body=board.body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    public = {"visibility": Visibility.PUBLIC}
    minuted = ItemFactory(meeting_id=last.id, discussion="Prices were talked about.", **public)
    MinutesFactory(meeting_id=last.id, state=MinutesState.AGREED, first_number=4)
    ItemFactory(meeting_id=board.id, kind=ItemKind.MINUTES, **public)
    made(app, board)
    reader = browser.sign_in(person(Role.COMMITTEE_MEMBER))
    have(reader, board)
    restrict(session, minuted)
    have(reader, board, expect=404)


@pytest.mark.parametrize("kind", [ItemKind.MINUTES, ItemKind.PROMISES, ItemKind.BOARD_SUMMARY])
def test_an_action_that_is_told_of_in_a_pack_counts_too(app, browser, session, board, kind):
    last = MeetingFactory(body=board.body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    MinutesFactory(meeting_id=last.id, state=MinutesState.AGREED, first_number=4)
    facts = {"plan": PlanFactory(), "visibility": Visibility.PUBLIC}
    action = ActionFactory(arising_meeting_id=last.id, **facts)
    said(action, Judgement.NOT_ON_TRACK, on=date(2025, 9, 10))
    other = ActionFactory(**facts)
    said(other, Judgement.ON_TRACK, on=date(2025, 9, 10))
    ItemFactory(meeting_id=board.id, kind=kind, visibility=Visibility.PUBLIC)
    session.commit()
    clock.hold(date(2025, 9, 18))
    with app.app_context():
        assert freeze_due() == 1
    for each in PackKind:
        made(app, board, each)
    reader = browser.sign_in(person(Role.BOARD_MEMBER, is_cleared=True))
    other.visibility = Visibility.RESTRICTED
    session.flush()
    have(reader, board)
    action.visibility = Visibility.RESTRICTED
    session.flush()
    assert "became private, so nobody can have it" in have(reader, board, expect=404)
    have(reader, board, PackKind.BOARD, expect=404)
    have(reader, board, PackKind.FULL)


def test_a_body_to_which_the_last_minutes_refer_counts_too(app, browser, session, board):
    last = MeetingFactory(body=board.body, held_on=date(2025, 7, 30), status=MeetingStatus.HELD)
    MinutesFactory(meeting_id=last.id, state=MinutesState.AGREED, first_number=4)
    public = {"visibility": Visibility.PUBLIC}
    minuted = ItemFactory(meeting_id=last.id, **public)
    ItemFactory(meeting_id=board.id, kind=ItemKind.MINUTES, **public)
    known, quiet = BodyFactory(is_public=True), BodyFactory()
    for body in (known, quiet):
        ResolutionFactory(item_id=minuted.id, kind=ResolutionKind.REFER, refer_to_id=body.id)
    made(app, board)
    reader = browser.sign_in(person(Role.COMMITTEE_MEMBER))
    have(reader, board)
    known.is_public = False
    session.flush()
    have(reader, board, expect=404)
