"""The board secretary makes a pack, watches it, and downloads it: with JavaScript and without."""

from datetime import UTC, datetime

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.factories.agendas import ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.paper_files import kept_file, pdf_bytes
from tests.factories.people import person
from tests.support import required
from tracker.access.roles import Role
from tracker.core.visibility import Visibility

pytestmark = pytest.mark.browser


@pytest.fixture
def board(live):
    required.pango()
    live.app.config["PACK_WAITS"] = False  # as where it is really served
    out = datetime(2025, 9, 1, tzinfo=UTC)
    meeting = MeetingFactory(body=BodyFactory.board(), agenda_out_at=out)
    item = ItemFactory(meeting_id=meeting.id, title="Scorecard", visibility=Visibility.PUBLIC)
    for number in range(3):
        file = kept_file(live.app, pdf_bytes(f"Paper {number}", 4))
        PaperFactory(item=item, file=file, visibility=Visibility.PUBLIC)
    live.session.commit()
    return meeting


@pytest.mark.parametrize("javascript", [True, False])
def test_a_pack_is_made_while_its_page_shows_how_far_it_is(live, chromium, board, javascript):
    secretary = person(Role.BOARD_SECRETARY, name="Secretary")
    live.session.commit()
    page = chromium.window(secretary, javascript=javascript)
    page.goto(f"/meetings/{board.id}/pack")
    expect(page.locator("h1")).to_contain_text("There is no pack yet")
    page.get_by_role("button", name="Make it: public pack").click()
    expect(page.locator("h1")).to_contain_text("The pack is being made")
    expect(page.locator("progress")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("The pack is ready", timeout=60_000)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download the PDF").click()
    got = waiting.value
    assert got.suggested_filename == "executive-board-2025-09-26-public.pdf"
    with pikepdf.open(got.path()) as pdf:
        assert len(pdf.pages) == 3 + 12
