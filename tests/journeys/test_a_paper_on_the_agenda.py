"""A paper goes from a secretary's machine onto an agenda, and from there to a board member."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from tests.factories.agendas import ItemFactory
from tests.journeys.conftest import notice
from tests.support.served import PHONE
from tests.support.uploads import SECRET, pdf, plain_pdf, word
from tracker.core import clock
from tracker.meetings.models import Body, Meeting

pytestmark = pytest.mark.browser
PDF, WORD = "application/pdf", "application/octet-stream"


@pytest.fixture
def item(town):
    session = town.live.session
    board = session.scalars(
        select(Meeting)
        .join(Body)
        .where(Body.is_executive_board, Meeting.held_on > clock.today())
        .order_by(Meeting.held_on)
    ).first()
    made = ItemFactory(meeting_id=board.id, title="Where young people live")
    session.commit()
    return made


def file(name, content, kind=PDF):
    return {"name": name, "mimeType": kind, "buffer": content}


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_papers_are_added_put_in_order_and_downloaded(town, item, javascript):
    keeper = town.window("secretary", javascript=javascript)
    keeper.goto(f"/meetings/{item.meeting_id}/agenda")
    keeper.get_by_role("link", name="Add a paper of Where young people live").click()
    keeper.get_by_role("link", name="Add a paper").click()
    keeper.get_by_label("Title", exact=True).fill("The plan for homes")
    keeper.get_by_label("File", exact=True).set_input_files(file("evil.pdf", b"<html>hello"))
    keeper.get_by_role("button", name="Add the paper").click()
    expect(keeper.get_by_role("alert")).to_contain_text("This kind of file is not taken")
    expect(keeper.get_by_label("Title", exact=True)).to_have_value("The plan for homes")

    keeper.get_by_label("File", exact=True).set_input_files(file("C: plan.pdf", pdf(3)))
    keeper.get_by_role("button", name="Add the paper").click()
    notice(keeper, "The paper is on the agenda.")

    keeper.get_by_role("link", name="Add several at once").click()
    chosen = [file("Costs_of_homes.docx", word(), WORD), file("Map.pdf", plain_pdf())]
    keeper.get_by_label("Files").set_input_files(chosen)
    keeper.get_by_role("button", name="Add the papers").click()
    rows = keeper.locator(".ct-paper-rows > li")
    expect(rows).to_have_count(3)
    keeper.get_by_role("button", name="Up : Map").click()
    expect(rows.nth(1)).to_contain_text("Map")

    session = town.live.session
    meeting_id = item.meeting_id
    session.rollback()  # what it read before is old by now
    session.get_one(Meeting, meeting_id).agenda_out_at = clock.now()
    session.commit()
    reader = town.window("board.member", size=PHONE, javascript=javascript)
    reader.goto(f"/meetings/{item.meeting_id}/agenda")
    with reader.expect_download() as download:
        reader.get_by_role("link", name="The plan for homes").click()
    assert download.value.suggested_filename == "The plan for homes.pdf"
    content = download.value.path().read_bytes()
    assert content.startswith(b"%PDF-")
    assert SECRET.encode() not in content
    assert reader.url.endswith("/agenda"), "a paper never opens in place of a page"
