"""Several papers at once: all of them, or none."""

from io import BytesIO

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.support.queries import count_queries
from tests.support.uploads import excel, picture, plain_pdf, word
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.files.models import StoredFile
from tracker.meetings.agenda.models import Paper


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board())


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, title="Housing")


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Secretary", is_cleared=True))


def send(browser, item, *files, expect=(302, 303), **answers):
    page = browser.get("papers.add_several", item_id=item.id)
    sent = [(BytesIO(content), name) for name, content in files]
    once = page.value("once")
    data = {"once": once, "visibility": "board", "files": sent} | answers
    return browser.post(page.where, data, expect=expect)


def papers(session):
    session.expire_all()
    return list(session.scalars(select(Paper).order_by(Paper.position)))


def test_every_file_becomes_a_paper_with_the_title_of_its_file(secretary, session, item):
    sent = send(
        secretary,
        item,
        ("Housing_plan.pdf", plain_pdf()),
        ("Minutes of June.docx", word()),
        ("figures.xlsx", excel()),
        ("map.final.png", picture("png")),
    )
    page = secretary.follow(sent)
    assert page.notices[0].startswith("The papers are on the agenda.")
    titles = ["Housing plan", "Minutes of June", "figures", "map final"]
    assert [each.title for each in papers(session)] == titles
    assert {each.visibility for each in papers(session)} == {Visibility.BOARD}


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ([], "Choose the files"),
        (
            [("good.pdf", plain_pdf()), ("bad.html", b"<html>"), ("none.pdf", b"")],
            "bad: This kind of file is not taken",
        ),
        ([("a.pdf", b"%PDF-")] * 11, "Choose 10 files or fewer at once"),
    ],
)
def test_one_that_is_refused_is_named_and_nothing_is_kept(secretary, session, item, files, error):
    page = send(secretary, item, *files, expect=422)
    assert page.errors[0].startswith(error)
    assert papers(session) == session.scalars(select(StoredFile)).all() == []


def test_late_ones_say_why_and_other_words_ask_for_the_files_again(
    secretary, session, meeting, item
):
    meeting.agenda_out_at = clock.now()
    files = [("a.pdf", plain_pdf()), ("b.pdf", plain_pdf())]
    page = send(secretary, item, *files, expect=422)
    assert "Say why it is urgent: papers for this meeting were due" in page.errors
    assert papers(session) == []
    page = send(secretary, item, *files, visibility="", expect=422)
    assert "Choose the files again: a page cannot keep them" in page.errors
    send(secretary, item, *files, late_reason="They came today.")
    assert [each.is_late for each in papers(session)] == [True, True]


def test_a_private_item_takes_its_papers_one_by_one(secretary, session, meeting):
    private = ItemFactory(meeting_id=meeting.id, **PART_2)
    assert "Add several" not in secretary.get("papers.index", item_id=private.id).text
    secretary.get("papers.add_several", item_id=private.id, expect=404)


def test_nothing_private_is_made_of_several_at_once(secretary, session, item):
    send(secretary, item, ("a.pdf", plain_pdf()), visibility="restricted", expect=422)
    assert papers(session) == []


def test_a_page_of_many_papers_asks_the_database_as_often_as_one_of_few(secretary, session, item):
    send(secretary, item, ("a.pdf", plain_pdf()))
    secretary.get("papers.index", item_id=item.id)
    with count_queries() as few:
        secretary.get("papers.index", item_id=item.id)
    send(secretary, item, *[(f"{n}.pdf", plain_pdf()) for n in range(6)])
    with count_queries() as many:
        secretary.get("papers.index", item_id=item.id)
    assert len(few) == len(many)
