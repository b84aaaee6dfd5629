"""What stands in a pack: read through the eyes of its readers, and known again when it changes."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.agendas import PART_2, ItemCommentFactory, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.pack import printing, rules
from tracker.meetings.pack.contents import contents
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.sections import Section

OUT = datetime(2025, 9, 1, 9, tzinfo=UTC)
BEFORE = datetime(2025, 8, 20, 9, tzinfo=UTC)


@pytest.fixture
def board(session):
    return MeetingFactory(body=BodyFactory.board(), agenda_out_at=OUT)


@pytest.fixture
def read(app, session):
    """The contents of a meeting’s pack as the app reads them."""

    def contents_of(meeting, kind=PackKind.FULL, sections=None, **more):
        session.commit()
        with app.app_context():
            row = listing.meeting_row(meeting.id, None, today=clock.today())
            return contents(row, kind, sections or {}, **more)

    return contents_of


def item(board, **facts):
    return ItemFactory(meeting_id=board.id, added_at=BEFORE, **facts)


@pytest.mark.parametrize(
    ("kind", "titles", "papers"),
    [
        (PackKind.FULL, ["Open", "Board", "Secret"], ["Open", "Board", "Secret"]),
        (PackKind.BOARD, ["Open", "Board", "A private item"], ["Open", "Board", "A private paper"]),
        (PackKind.PUBLIC, ["Open", "A private item"], ["Open", "A private paper"]),
    ],
)
def test_a_pack_holds_what_its_readers_may_see(board, read, kind, titles, papers):
    first = item(board, title="Open", position=1, visibility=Visibility.PUBLIC)
    item(board, title="Board", position=2)
    item(board, title="Secret", position=3, **PART_2)
    item(board, title="Draft", position=4, visibility=Visibility.DRAFT)
    PaperFactory(item=first, title="Open", position=1, visibility=Visibility.PUBLIC)
    PaperFactory(item=first, title="Board", position=2)
    PaperFactory(item=first, title="Secret", position=3, **PART_2)
    found = read(board, kind)
    assert [each.row.title for each in found.items] == titles
    assert [paper.title for paper in found.items[0].papers] == papers
    assert [each.row.number for each in found.items] == [1, 2, 3] if len(titles) == 3 else [1, 3]


def test_private_items_are_part_2(board, read):
    item(board, title="Secret", position=1, **PART_2)
    item(board, title="Open", position=2)
    found = read(board)
    assert [each.row.title for each in found.open_part] == ["Open"]
    assert [each.row.title for each in found.private_part] == ["Secret"]


def test_items_that_are_not_taken_and_papers_withdrawn_stand_apart(board, read):
    taken = item(board, position=1)
    PaperFactory(item=taken, title="In")
    PaperFactory(item=taken, title="Out", withdrawn_at=OUT, withdrawn_reason="It was wrong.")
    item(board, title="Later", position=2, state=ItemState.HELD_OVER)
    found = read(board)
    assert [paper.title for paper in found.items[0].papers] == ["In"]
    assert [paper.title for paper in found.items[0].withdrawn] == ["Out"]
    assert [row.title for row in found.not_taken] == ["Later"]


def test_an_item_that_came_after_the_agenda_was_out_says_when(board, read):
    item(board, position=1)
    late = datetime(2025, 9, 3, 23, 30, tzinfo=UTC)  # already the fourth in London
    ItemFactory(meeting_id=board.id, position=2, added_at=late, late_reason="It is urgent.")
    assert [each.added_late_on for each in read(board).items] == [None, date(2025, 9, 4)]


def test_items_with_nothing_to_print_have_no_page(app, board, read):
    item(board, position=1, kind=ItemKind.APOLOGIES, title="Apologies")
    item(board, position=2, title="Words", summary="Something is said.")
    item(board, position=3, title="Secret", **PART_2)
    found = read(board, PackKind.BOARD)
    assert [printing.has_page(each) for each in found.items] == [False, True, True]


def test_sections_are_written_for_open_items_alone(board, read):
    asked = []

    def write(meeting_id, kind):
        asked.append((meeting_id, kind))
        return "<p>Frozen</p>"

    sections = {ItemKind.BOARD_SUMMARY: Section(write, lambda *_: "mark")}
    item(board, position=1, kind=ItemKind.BOARD_SUMMARY)
    item(board, position=2, kind=ItemKind.BOARD_SUMMARY, **PART_2)
    found = read(board, PackKind.BOARD, sections)
    assert [each.section for each in found.items] == ["<p>Frozen</p>", ""]
    assert asked == [(board.id, PackKind.BOARD)]
    marks = read(board, PackKind.BOARD, sections, marks_alone=True)
    assert marks.fingerprint == found.fingerprint
    assert len(asked) == 1


def test_every_change_is_known_by_the_fingerprint(board, read):
    one = item(board, position=1, summary="Words.")
    paper = PaperFactory(item=one, title="Paper")

    def after(change):
        before = read(board)
        change()
        now = read(board)
        assert before.fingerprint != now.fingerprint
        return rules.changes(before.parts, now.parts)

    assert after(lambda: setattr(one, "summary", "Other.")) == ["one item changed"]
    assert after(lambda: setattr(paper, "title", "New")) == ["one paper changed"]
    assert after(lambda: PaperFactory(item=one)) == ["one paper added"]
    assert after(lambda: setattr(paper, "withdrawn_at", OUT)) == ["one paper taken out"]
    assert after(lambda: ItemCommentFactory(item_id=one.id)) == ["one comment added"]
    assert after(lambda: item(board, position=0)) == ["one item added", "one item changed"]
    moved = after(lambda: setattr(board, "place_held", "Elsewhere"))
    assert moved == ["the day, the time or the place changed"]


def test_what_is_private_changes_nothing_for_those_who_may_not_see_it(board, read):
    secret = item(board, position=1, summary="One.", **PART_2)
    before = read(board, PackKind.BOARD)
    secret.summary, secret.title = "Two.", "Other"
    PaperFactory(item=secret)
    assert read(board, PackKind.BOARD).fingerprint == before.fingerprint
