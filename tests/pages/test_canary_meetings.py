"""Of Part 2 everybody is told that it is there and why; of its words nobody else finds one.

A word that stands nowhere else is put into every text of private items and papers, of what was
said and resolved about them, and into the names of their files. Every role, cleared for nothing,
then opens every page and file that it gets. Of a draft agenda not even that much is told: to those
who do not keep the meetings all pages are the same with and without it.
"""

import pytest
from sqlalchemy import Enum, String, Text, update

from tests.factories.agendas import (
    PART_2,
    ItemCommentFactory,
    ItemFactory,
    LiftingFactory,
    PaperFactory,
)
from tests.factories.people import UserFactory
from tests.factories.sittings import (
    AttendanceFactory,
    DeclarationFactory,
    NoteVersionFactory,
    ResolutionFactory,
)
from tests.pages import test_canary
from tests.pages.test_canary import LETTER_DAYS, crawl
from tracker.access.roles import Role
from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import Minutes
from tracker.meetings.models import Meeting
from tracker.reminders.composing import digest_words
from tracker.reminders.due import due_letters
from tracker.voice.enums import ShownAs

WORD = "Whimbrelmere"
# What the public is told, and by what a file is found on the disk.
NOT_HIDDEN = {"exempt_reason", "public_title", "public_note", "token", "sha256"}
KEEPERS = {Role.BOARD_SECRETARY, Role.DEMOCRATIC_SERVICES}
BY_THE_MINUTE = test_canary.BY_THE_MINUTE

world = test_canary.world


def fill(row):
    """Put the word into every text that the public is not told, also of columns yet to come."""
    for column in row.__mapper__.columns:
        is_text = isinstance(column.type, String | Text) and not isinstance(column.type, Enum)
        if is_text and not column.foreign_keys and column.key not in NOT_HIDDEN:
            setattr(row, column.key, WORD)
    return row


def hide(session, meeting_id, **label):
    """An item with all that can hang on one, and a private paper of an open item."""
    asks = UserFactory(name="Somebody who asks", is_cleared=True)
    item = fill(ItemFactory(meeting_id=meeting_id, position=50, **label))
    opened = ItemFactory(meeting_id=meeting_id, position=51, title="An open item")
    paper = fill(PaperFactory(item=item, **PART_2))
    other = fill(PaperFactory(item=opened, **PART_2))
    fill(paper.file)
    fill(other.file)
    attendance = AttendanceFactory(meeting_id=meeting_id)
    declared = DeclarationFactory(
        meeting_id=meeting_id, attendance_id=attendance.id, item_id=item.id
    )
    parts = [
        ItemCommentFactory(item_id=item.id, shown_as=ShownAs.GROUP, group_name="They"),
        ResolutionFactory(item_id=item.id),
        NoteVersionFactory(item_id=item.id),
        LiftingFactory(item_id=item.id, asked_by_id=asks.id),
        LiftingFactory(paper_id=other.id, asked_by_id=asks.id),
        declared,
    ]
    for part in parts:
        fill(part)
    for kind, thing in (("agenda_item", item), ("paper", paper), ("paper", other)):
        session.add(
            AuditEntry(
                at=clock.now(),
                deed=Deed.AGENDA_ITEM_CHANGED,
                subject_type=kind,
                subject_id=thing.id,
                by_id=None,
                by_name=WORD,
                visibility=Visibility.RESTRICTED,
                before={"title": WORD},
                after={"title": WORD},
                note=WORD,
            )
        )
    session.commit()


def meetings(world):
    return [world.objects["meetings"][state]["meeting_id"] for state in ("board", "public")]


def send_out(session, world):
    for meeting_id in meetings(world):
        session.get_one(Meeting, meeting_id).agenda_out_at = clock.now()


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_no_word_of_part_2_is_found_by_who_is_not_cleared(app, session, browser, world, role):
    send_out(session, world)
    for meeting_id in meetings(world):
        hide(session, meeting_id, **PART_2)
    browser.sign_in(world.people[role.value])
    pages = crawl(app, browser, world)
    assert {url for url, (_, text) in pages.items() if WORD.lower() in text.lower()} == set()
    agenda = f"/meetings/{meetings(world)[1]}/agenda"
    status, text = pages[agenda]
    assert (status, "A private item" in text) == (200, True)
    assert sum(status == 200 for status, _ in pages.values()) > 40


@pytest.mark.slow
@pytest.mark.parametrize("role", sorted(set(Role) - KEEPERS), ids=lambda role: role.value)
def test_a_draft_agenda_is_as_if_there_were_nothing(app, session, browser, world, role):
    session.execute(update(Minutes).values(state=MinutesState.DRAFT, version=2))
    browser.sign_in(world.people[role.value])
    before = crawl(app, browser, world)
    for meeting_id in meetings(world):
        fill(ItemFactory(meeting_id=meeting_id, position=60))
        fill(ItemFactory(meeting_id=meeting_id, position=61, **PART_2))
    session.commit()
    session.expire_all()
    after = crawl(app, browser, world)
    assert {url for url in after if after[url] != before[url]} <= BY_THE_MINUTE
    assert {url for url, (_, text) in after.items() if WORD in text} == set()


def test_the_cleared_at_the_table_find_it(session, browser, world):
    send_out(session, world)
    board = meetings(world)[0]
    hide(session, board, **PART_2)
    member = world.people[Role.BOARD_MEMBER.value]
    member.is_cleared = True
    browser.sign_in(member)
    assert WORD in browser.get("agendas.show", meeting_id=board).html


def test_no_letter_tells_of_it_not_even_to_the_cleared(app, session, world):
    for person in world.people.values():
        person.is_cleared = True
    send_out(session, world)
    for meeting_id in meetings(world):
        hide(session, meeting_id, **PART_2)
    letters = 0
    with app.app_context(), app.test_request_context():
        for day in LETTER_DAYS:
            for letter in due_letters(day):
                words = digest_words(letter)
                letters += 1
                assert WORD not in f"{words.subject}{words.text}{words.html}"
    assert letters > 2
