"""Papers on an item: added with a file, put in order, replaced, withdrawn, handed out."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from tests.factories.agendas import PART_2, ItemFactory, PaperFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tests.support.browser import Browser
from tests.support.uploads import SECRET, chosen, pdf, word
from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import Paper
from tracker.meetings.models import Meeting

WORDS = {"title": "Housing & “moving on”", "summary": "Where young people will live."}


@pytest.fixture
def meeting(session):
    return MeetingFactory(body=BodyFactory.board())


@pytest.fixture
def item(meeting):
    return ItemFactory(meeting_id=meeting.id, title="Housing")


@pytest.fixture
def secretary(browser, session):
    return browser.sign_in(person(Role.BOARD_SECRETARY, name="Secretary", is_cleared=True))


@pytest.fixture
def board_member(app, session):
    def sign_in(**facts):
        return Browser(app, session).sign_in(person(Role.BOARD_MEMBER, name="Member", **facts))

    return sign_in


def go_out(session, meeting):
    meeting.agenda_out_at = clock.now()
    session.commit()


def papers(session):
    session.expire_all()
    return list(session.scalars(select(Paper).order_by(Paper.id)))


def add(browser, item, content=None, *, expect=(302, 303), **answers):
    form = browser.get("papers.add", item_id=item.id)
    file = chosen(pdf(3) if content is None else content)
    return browser.submit(form, WORDS | {"file": file} | answers, expect=expect)


def test_a_paper_is_added_and_handed_out_under_a_name_of_ours(secretary, session, item):
    sent = add(secretary, item)
    page = secretary.follow(sent)
    assert page.notices == ["The paper is on the agenda."]
    assert "PDF, 3 pages, " in page.text
    (paper,) = papers(session)
    assert (paper.title, paper.position, paper.is_late) == (WORDS["title"], 1, False)
    answer = secretary.get("papers.download", paper_id=paper.id).response
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"Housing moving on.pdf\"; filename*=UTF-8''Housing%20moving%20on.pdf"
    )
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert SECRET.encode() not in answer.data


def test_a_form_sent_twice_adds_one_paper(secretary, session, item):
    form = secretary.get("papers.add", item_id=item.id)
    for _ in range(2):
        secretary.submit(form, WORDS | {"file": chosen(pdf())})
    assert len(papers(session)) == 1


def test_without_a_file_nothing_typed_is_lost(secretary, session, item):
    form = secretary.get("papers.add", item_id=item.id)
    page = secretary.submit(form, WORDS, expect=422)
    assert page.errors == ["Choose the file"]
    assert page.value("title") == WORDS["title"]
    assert page.value("summary") == WORDS["summary"]


def test_a_refused_file_is_named_and_nothing_typed_is_lost(secretary, session, item):
    page = add(secretary, item, b"<html>hello", expect=422)
    assert page.errors[0].startswith("This kind of file is not taken")
    assert page.value("summary") == WORDS["summary"]
    assert papers(session) == []


def test_a_wrong_word_beside_a_good_file_asks_for_the_file_again(secretary, session, item):
    page = add(secretary, item, title="", expect=422)
    assert page.errors[0].startswith("Choose the file again")
    assert "Enter the title of the paper" in page.errors
    assert page.value("summary") == WORDS["summary"]


def test_a_long_summary_is_refused_with_its_words_kept(secretary, item):
    long = "word " * 51
    page = add(secretary, item, summary=long, expect=422)
    assert page.errors == ["Say it in 50 words or fewer. These are 51"]
    assert page.value("summary") == long.strip()
    assert "Choose the file again" in page.text


def test_a_file_over_the_limit_gets_a_sentence_beside_its_box(app, secretary, item):
    most = app.extensions["tracker"].files.upload_bytes
    page = add(secretary, item, b"%PDF-" + b"x" * most, expect=422)
    assert page.errors == ["The file is larger than 25 MB. Make it smaller and choose it again"]


def test_a_paper_is_offered_no_more_open_than_its_item(secretary, session, item):
    form = secretary.get("papers.add", item_id=item.id)
    assert [box["value"] for box in form.soup.select("[name=visibility]")] == [
        "board", "restricted", "draft",
    ]  # fmt: skip
    page = secretary.submit(
        form, WORDS | {"file": chosen(pdf())}, expect=(302, 303), visibility="board"
    )
    assert page.location
    token = secretary.token()
    secretary.post(
        form.where,
        WORDS | {"file": (BytesIO(pdf()), "a.pdf"), "visibility": "public", "csrf_token": token},
        expect=422,
    )
    assert [each.visibility for each in papers(session)] == [Visibility.BOARD]


def test_part_2_needs_its_paragraph_and_reason(secretary, session, item):
    page = add(secretary, item, visibility="restricted", expect=422)
    assert len([each for each in page.errors if "private" in each]) == 2
    private = {"visibility": "restricted", "exempt_paragraph": "3", "exempt_reason": "A price."}
    add(secretary, item, **private)
    (paper,) = papers(session)
    assert (paper.visibility, paper.exempt_reason) == (Visibility.RESTRICTED, "A price.")


def test_who_is_not_cleared_is_offered_no_part_2(browser, session, item):
    keeper = browser.sign_in(person(Role.BOARD_SECRETARY, name="Another secretary"))
    form = keeper.get("papers.add", item_id=item.id)
    assert "restricted" not in [box["value"] for box in form.soup.select("[name=visibility]")]


def test_a_late_paper_says_why_and_when_and_marks_the_agenda(secretary, session, meeting, item):
    go_out(session, meeting)
    page = add(secretary, item, expect=422)
    assert "Say why it is urgent: papers for this meeting were due" in page.errors
    add(secretary, item, late_reason="The inspection report came today.")
    (paper,) = papers(session)
    assert (paper.is_late, paper.added_on) == (True, date(2025, 9, 5))
    assert session.get_one(Meeting, meeting.id).agenda_revised_at is not None
    page = secretary.get("papers.index", item_id=item.id)
    assert "Added 5 September 2025" in page.text
    assert "Why it is late: The inspection report came today." in page.text


def test_a_paper_after_the_last_day_of_notice_is_late_though_nothing_is_out(
    secretary, session, meeting, item
):
    meeting.held_on = date(2025, 9, 12)  # five clear working days before it end on 4 September
    session.commit()
    assert "Add a late paper" in secretary.get("papers.index", item_id=item.id).text
    add(secretary, item, late_reason="It is urgent.")
    assert [each.is_late for each in papers(session)] == [True]
    assert session.get_one(Meeting, meeting.id).agenda_revised_at is None


def test_a_newer_file_takes_the_place_and_the_old_one_stays_on_record(secretary, session, item):
    add(secretary, item)
    (old,) = papers(session)
    form = secretary.get("papers.replace", paper_id=old.id)
    answers = {"reason": "A figure was wrong.", "file": chosen(word(), "new.docx")}
    page = secretary.follow(secretary.submit(form, answers))
    assert "Withdrawn on 5 September 2025: A figure was wrong." in page.text
    first, second = papers(session)
    assert (first.withdrawn_reason, second.withdrawn_at) == ("A figure was wrong.", None)
    assert (second.title, second.position) == (first.title, first.position)
    secretary.get("papers.download", paper_id=first.id)
    assert secretary.submit(form, answers, expect=(302, 303)).location  # the same form, once


def test_two_who_replace_one_paper_meet(secretary, session, item):
    add(secretary, item)
    (old,) = papers(session)
    form = secretary.get("papers.replace", paper_id=old.id)
    other = secretary.get("papers.change", paper_id=old.id)
    secretary.submit(other, {"title": "Another title"})
    page = secretary.submit(form, {"reason": "New figures.", "file": chosen(pdf())}, expect=409)
    assert page.value("reason") == "New figures."
    assert "Choose the file again" in page.text
    assert len(papers(session)) == 1


def test_a_withdrawn_paper_is_for_those_who_keep_the_meetings(
    secretary, board_member, session, meeting, item
):
    go_out(session, meeting)
    paper = PaperFactory(item=item)
    member = board_member()
    member.get("papers.download", paper_id=paper.id)
    form = secretary.get("papers.withdraw", paper_id=paper.id)
    secretary.submit(form, {"reason": "It names a supplier."})
    member.get("papers.download", paper_id=paper.id, expect=404)
    secretary.get("papers.download", paper_id=paper.id)
    assert session.get_one(Meeting, meeting.id).agenda_revised_at is not None


def test_papers_go_up_and_down_by_buttons(secretary, session, item):
    for name in "ABC":
        PaperFactory(item=item, title=f"Paper {name}")
    page = secretary.get("papers.index", item_id=item.id)
    moved = secretary.submit(page, button="Up : Paper C")
    page = secretary.follow(moved)
    assert page.notices == ["“Paper C” went up."]
    order = [each for each in page.all(".ct-paper-rows .govuk-body > a")]
    assert order == ["Paper A", "Paper C", "Paper B"]


def test_the_words_of_a_paper_change_and_part_2_is_not_taken_off(secretary, session, item):
    paper = PaperFactory(item=item, **PART_2)
    form = secretary.get("papers.change", paper_id=paper.id)
    assert [box["value"] for box in form.soup.select("[name=visibility]")] == ["restricted"]
    assert "Two people open it to others" in form.text
    secretary.submit(form, {"title": "Another title"})
    assert [each.title for each in papers(session)] == ["Another title"]


def test_a_paper_of_a_cancelled_meeting_stays_as_it_was(secretary, session, meeting, item):
    paper = PaperFactory(item=item)
    meeting.status = "cancelled"
    session.commit()
    form = secretary.get("papers.withdraw", paper_id=paper.id)
    page = secretary.submit(form, {"reason": "It is off."}, expect=409)
    assert "This meeting was cancelled" in page.text


WORD = "Whinchatholm"


def test_of_a_private_paper_nobody_uncleared_finds_a_word(app, secretary, session, meeting, item):
    """Not in its name, title, history or withdrawn versions: it is simply not there."""
    go_out(session, meeting)
    private = {
        "visibility": "restricted",
        "exempt_paragraph": "3",
        "exempt_reason": "It gives a price.",
        "title": WORD,
        "summary": f"All of {WORD}.",
        "late_reason": f"{WORD} is urgent.",
        "file": chosen(pdf(secret=WORD), f"{WORD}.pdf"),
    }
    secretary.submit(secretary.get("papers.add", item_id=item.id), private)
    old = papers(session)[0].id
    form = secretary.get("papers.replace", paper_id=old)
    newer = {"reason": f"{WORD} changed.", "late_reason": WORD, "file": chosen(word(), WORD)}
    secretary.submit(form, newer)
    new = papers(session)[1].id
    secretary.submit(secretary.get("papers.change", paper_id=new), {"summary": f"More {WORD}."})
    assert WORD in secretary.get("papers.index", item_id=item.id).html
    for role in (Role.DEMOCRATIC_SERVICES, Role.AUDITOR, Role.BOARD_MEMBER):
        other = Browser(app, session).sign_in(person(role, name=role.label))
        agenda = other.get("agendas.show", meeting_id=meeting.id)
        assert "It gives a price." in agenda.text
        pages = [agenda]
        missing = other.get("/papers/999999", expect=404)
        for each in (old, new):
            hidden = other.get("papers.download", paper_id=each, expect=404)
            assert hidden.text == missing.text
            pages.append(hidden)
        for where in ("/audit", "/audit?format=csv", f"/items/{item.id}/papers"):
            pages.append(other.get(where, expect=(200, 403)))
        for page in pages:
            told = f"{page.response.headers}{page.response.get_data(as_text=True)}"
            assert WORD not in told
