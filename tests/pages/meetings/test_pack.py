"""A meeting’s pack: making it, having it, reading it as pages; and who may have which."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pdfplumber
import pytest

from tests.factories.agendas import PART_2, ItemCommentFactory, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory, MemberFactory
from tests.factories.packs import PackFactory
from tests.factories.paper_files import all_of, kept_file, locked_pdf, pdf_bytes
from tests.factories.people import PostFactory, person
from tests.support import required
from tests.support.browser import Browser
from tests.support.queries import count_queries
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.files.enums import FileKind
from tracker.files.models import StoredFile
from tracker.files.store import FOLDER, place_of
from tracker.meetings.agenda.enums import Purpose
from tracker.meetings.enums import MemberRole
from tracker.meetings.pack import machine
from tracker.meetings.pack.enums import PackKind, PackState
from tracker.meetings.pack.models import Pack

needs_pango = pytest.mark.usefixtures("with_pango")
CANARY = "Cormorant"
PDF = "application/pdf"


@pytest.fixture
def with_pango():
    required.pango()


@pytest.fixture
def board(session):
    body = BodyFactory.board()
    secretary = PostFactory(name="Board secretary")
    MemberFactory(body=body, post=secretary, user=None, role=MemberRole.SECRETARY)
    out = datetime(2025, 9, 1, 9, tzinfo=UTC)
    return MeetingFactory(body=body, held_on=date(2025, 9, 26), agenda_out_at=out)


@pytest.fixture
def scorecard(app, board):
    """Item 1: open to all, with a paper, a late one, and one that is locked."""
    item = ItemFactory(
        meeting_id=board.id, title="Scorecard", position=1, purpose=Purpose.DISCUSS,
        summary="How we are doing.", visibility=Visibility.PUBLIC,
    )  # fmt: skip
    ItemCommentFactory(item_id=item.id, text="Say when it gets better.")
    put(app, item, "Figures", pdf_bytes("Alpha", 3))
    late = {"is_late": True, "added_on": date(2025, 8, 29), "late_reason": "They came late."}
    put(app, item, "Slides", pdf_bytes("Beta", 1), **late)
    put(app, item, "Annex", locked_pdf())
    return item


@pytest.fixture
def private(app, board, scorecard):
    """Item 2 is of Part 2 with all that it says; item 1 has a private paper; item 3 is open."""
    item = ItemFactory(
        meeting_id=board.id, title=f"{CANARY} item", position=2, presenter=f"{CANARY} presenter",
        summary=f"{CANARY} summary", discussion=f"{CANARY} talk", **PART_2,
    )  # fmt: skip
    ItemCommentFactory(item_id=item.id, text=f"{CANARY} comment")
    name = f"{CANARY}.pdf"
    put(app, item, f"{CANARY} paper", pdf_bytes(f"{CANARY} text", 1), name=name)
    put(app, scorecard, f"{CANARY} price", pdf_bytes(f"{CANARY} sum", 1), name=name, **PART_2)
    ItemFactory(meeting_id=board.id, title="Next meeting", position=3, visibility=Visibility.PUBLIC)
    return item


@pytest.fixture
def secretary(browser):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Secretary", is_cleared=True))


def put(app, item, title, content, kind=FileKind.PDF, name="paper.pdf", **facts):
    facts = {"visibility": Visibility.PUBLIC} | facts
    file = kept_file(app, content, kind, name=name)
    return PaperFactory(item=item, title=title, file=file, position=len(title), **facts)


def show(browser, board):
    return browser.get("packs.show", meeting_id=board.id)


def make(browser, board, kind=PackKind.PUBLIC):
    page = show(browser, board)
    anew = "Make it anew" if f"Make it anew: {kind.words}" in page.text else "Make it"
    return browser.follow(browser.submit(page, button=f"{anew}: {kind.words}"))


def download(browser, board, kind=PackKind.PUBLIC):
    return browser.get(f"/meetings/{board.id}/pack/download?kind={kind}").response


@needs_pango
def test_a_pack_is_made_and_had(secretary, board, scorecard):
    assert show(secretary, board).h1.endswith("There is no pack yet")
    page = make(secretary, board)
    assert page.h1.endswith("The pack is ready")
    assert "8 pages. Made on 5 September 2025, 09:00. Nothing has changed since." in page.text
    assert "Annex: it is locked with a password." in page.text
    response = download(secretary, board)
    assert response.mimetype == PDF
    name = "executive-board-2025-09-26-public.pdf"
    assert response.headers["Content-Disposition"].startswith(f'attachment; filename="{name}"')
    with pdfplumber.open(BytesIO(response.data)) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
        assert pdf.metadata == {
            "Title": "Executive Board, 26 September 2025: public pack",
            "Author": "Your council",
        }
    assert "Friday 26 September 2025" in texts[0]
    assert "Board secretary" in texts[0]
    assert "Annex" in texts[1]
    assert "Say when it gets better." in texts[2]
    assert "The meeting is asked to discuss this item." in texts[2]
    assert "Added 29 August 2025. They came late." in texts[2]
    assert [text.count("Page ") for text in texts] == [1] * len(texts)
    assert [number for number, text in enumerate(texts, 1) if "Item 1: Figures" in text] == [
        6,
        7,
        8,
    ]


@needs_pango
def test_after_a_change_the_page_says_what_is_new_and_offers_to_make_it_anew(
    app, secretary, board, scorecard
):
    make(secretary, board)
    put(app, scorecard, "One more", pdf_bytes("Gamma", 1))
    scorecard.summary = "Better than last time."
    page = show(secretary, board)
    assert "Since then: one item changed, one paper added." in page.text
    page = make(secretary, board)
    assert "9 pages. Made on" in page.text
    assert "Nothing has changed since." in page.text


@needs_pango
def test_nothing_of_part_2_is_in_a_pack_for_those_who_may_not_see_it(
    app, session, tmp_path, secretary, board, private
):
    found = {}
    for kind in PackKind:
        make(secretary, board, kind)
        path = tmp_path / "pack.pdf"
        path.write_bytes(download(secretary, board, kind).data)
        found[kind] = all_of(path).count(CANARY.encode()) + words_of(path).count(CANARY)
    assert found.pop(PackKind.FULL) > 10
    assert found == {PackKind.BOARD: 0, PackKind.PUBLIC: 0}
    for pack in session.query(Pack).filter(Pack.kind != PackKind.FULL):
        assert CANARY not in pack.told
        assert CANARY not in session.get(StoredFile, pack.file_id).name


@needs_pango
def test_a_pack_says_that_a_private_item_is_there_and_why(secretary, board, private, tmp_path):
    make(secretary, board)
    path = tmp_path / "pack.pdf"
    path.write_bytes(download(secretary, board).data)
    words = words_of(path)
    assert "A private item" in words
    assert "A private paper" in words
    assert words.count("It gives the price of a contract that is not agreed yet.") >= 3
    assert "Paragraph 3" in words


def words_of(path):
    with pdfplumber.open(path) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


@needs_pango
def test_the_file_of_a_pack_that_is_not_kept_goes(app, session, secretary, board, scorecard):
    olds = [PackFactory(meeting_id=board.id).file_id for _ in range(3)]
    folder = app.extensions["tracker"].data / FOLDER
    files = [place_of(session.get(StoredFile, each).token, folder) for each in olds]
    make(secretary, board)
    assert session.query(Pack).count() == 3
    assert [file.is_file() for file in files] == [False, True, True]


@pytest.mark.parametrize(
    ("roles", "cleared", "kinds"),
    [
        ([Role.BOARD_SECRETARY], True, list(PackKind)),
        ([Role.BOARD_MEMBER], True, list(PackKind)),
        ([Role.BOARD_MEMBER], False, [PackKind.BOARD, PackKind.PUBLIC]),
        ([Role.COMMITTEE_MEMBER], True, [PackKind.PUBLIC]),
    ],
)
def test_who_may_have_which_pack(browser, board, roles, cleared, kinds):
    board.body.is_public = True
    for kind in PackKind:
        PackFactory(meeting_id=board.id, kind=kind)
    reader = browser.sign_in(person(*roles, is_cleared=cleared))
    page = show(reader, board)
    assert page.all("h2")[: len(kinds)] == [kind.label for kind in kinds]
    for kind in PackKind:
        expect = 200 if kind in kinds else 404
        reader.get(f"/meetings/{board.id}/pack/download?kind={kind}", expect=expect)
        reader.get(f"/meetings/{board.id}/pack/read?kind={kind}", expect=expect)


def test_a_draft_agenda_has_a_pack_for_its_keepers_alone(app, session, board, secretary):
    board.agenda_out_at = None
    PackFactory(meeting_id=board.id)
    assert "The agenda is a draft." in show(secretary, board).text
    member = Browser(app, session).sign_in(person(Role.BOARD_MEMBER))
    page = show(member, board)
    assert "The pack can be had here once the agenda is out." in page.text
    member.get("packs.get", meeting_id=board.id, expect=404)
    member.get("packs.read", meeting_id=board.id, expect=404)


def test_a_pack_that_is_being_made_says_how_far_it_is(secretary, board):
    pack = {"state": PackState.MAKING, "done": 3, "total": 12, "beat_at": clock.instant()}
    PackFactory(meeting_id=board.id, **pack)
    page = show(secretary, board)
    assert page.h1.endswith("The pack is being made")
    assert "25% done" in page.text
    (bar,) = page.soup.select("progress")
    assert (bar["value"], bar["max"]) == ("25", "100")
    assert 'http-equiv="refresh"' in page.html
    assert "Make it: public pack" not in page.text
    data = {"kind": PackKind.PUBLIC.value}
    again = secretary.follow(secretary.post(f"/meetings/{board.id}/pack/make", data))
    assert "This pack is being made already." in again.notices


@needs_pango
def test_a_making_that_died_is_said_and_taken_over(session, secretary, board, scorecard):
    silent = clock.instant() - timedelta(minutes=5)
    dead = PackFactory(meeting_id=board.id, state=PackState.MAKING, beat_at=silent)
    page = show(secretary, board)
    assert (
        "The pack could not be made. The tracker was stopped while it made this pack." in page.text
    )
    assert make(secretary, board).h1.endswith("The pack is ready")
    session.refresh(dead)
    assert dead.state is PackState.FAILED


def test_where_pango_is_missing_the_page_says_what_to_install(monkeypatch, secretary, board):
    monkeypatch.setattr(machine, "can_print", lambda: False)
    page = show(secretary, board)
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in page.text
    assert "Make it" not in page.text
    data = {"kind": PackKind.PUBLIC.value}
    told = secretary.follow(secretary.post(f"/meetings/{board.id}/pack/make", data))
    assert "This server cannot print a pack yet." in told.text


def test_the_pack_can_be_read_as_pages(browser, board, private):
    member = browser.sign_in(person(Role.BOARD_MEMBER))
    page = member.get(f"/meetings/{board.id}/pack/read?kind=board")
    assert page.table("Part 1")[0]["What"] == "Scorecard"
    assert page.table("Part 2")[0]["What"] == "A private item"
    assert "How we are doing." in page.text
    assert "Say when it gets better." in page.text
    assert "Added 29 August 2025." in page.text
    assert "Private (Part 2). It gives the price of a contract" in page.text
    assert CANARY not in page.html


def test_reading_costs_the_same_however_long_the_agenda(app, secretary, board, scorecard):
    def costs():
        with count_queries() as sent:
            secretary.get(f"/meetings/{board.id}/pack/read?kind=full")
            show(secretary, board)
        return len(sent)

    few = costs()
    for number in range(8):
        item = ItemFactory(meeting_id=board.id, position=10 + number)
        put(app, item, f"Paper {number}", pdf_bytes("More", 1))
    assert costs() == few
