"""Reads of what stands before young people before a meeting, and of what they said."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.visibility import Visibility
from tracker.meetings import listing
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.policy import Eyes, eyes_of, sees_agenda
from tracker.meetings.agenda.queries import ItemRow, PaperRow, agenda
from tracker.meetings.listing import MeetingRow
from tracker.meetings.models import Meeting
from tracker.meetings.queries import lists_held, shadow_of
from tracker.meetings.shadow import rules
from tracker.outbox.runs import closed_days
from tracker.people.identity import SignedIn
from tracker.voice.listing import comments
from tracker.voice.models import Comment
from tracker.voice.policy import readable_by
from tracker.voice.rows import CommentRow


@dataclass(frozen=True, slots=True)
class ItemBefore:
    """An item in plain words, with its papers that this reader may know of, and what was said."""

    item: ItemRow
    papers: tuple[PaperRow, ...]
    said: tuple[CommentRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether it is the reader’s to read and to speak of; Part 2 never is."""
        return not self.item.is_closed

    @property
    def asks(self) -> str:
        """What the meeting is to do with it, as a young person would say."""
        return rules.IN_PLAIN_WORDS[self.item.purpose]

    @property
    def summary_words(self) -> int:
        return rules.words_in(self.item.summary)


@dataclass(frozen=True, slots=True)
class Before:
    """A meeting before it begins, for the shadow committee of its body.

    `gone` are items that were held over or withdrawn after somebody had spoken of them.
    """

    meeting: MeetingRow
    shadow: str
    eyes: Eyes
    is_out: bool
    say_by: date
    closed: str
    can_say: bool
    items: list[ItemBefore]
    gone: list[ItemBefore]

    @property
    def to_talk_about(self) -> int:
        """How many items are open to this reader."""
        return sum(each.is_open for each in self.items)

    @property
    def without_summary(self) -> int:
        """How many items that are open have no plain summary yet."""
        return sum(each.is_open and not each.item.summary for each in self.items)


def before(meeting_id: int, viewer: SignedIn) -> Before:
    """What stands before young people; NotFound where there is nothing for this reader.

    Nobody reads Part 2 here, be they cleared or not: what is said of an item is printed with it.
    """
    today = clock.today()
    row = listing.meeting_row(meeting_id, viewer, today=today)
    if row is None:
        raise NotFound
    name = shadow_of(row.body_id).scalar_subquery().label("name")
    facts = db.session.execute(
        select(Meeting.agenda_out_at, Meeting.began_at, name).where(Meeting.id == meeting_id)
    ).one()
    seen = eyes_of(viewer, row.body_id, lists=lists_held(viewer.id, today=today))
    eyes = replace(seen, is_cleared=False)
    if facts.name is None or not sees_agenda(eyes, is_out=facts.agenda_out_at is not None):
        raise NotFound
    closed = why_closed(row, facts.began_at)
    items = _items(meeting_id, eyes, viewer)
    return Before(
        meeting=row,
        shadow=facts.name,
        eyes=eyes,
        is_out=facts.agenda_out_at is not None,
        say_by=rules.say_by(row.held_on, closed_days()),
        closed=closed,
        can_say=not closed and facts.agenda_out_at is not None,
        items=[each for each in items if each.item.state is ItemState.PLANNED],
        gone=[each for each in items if each.item.state is not ItemState.PLANNED and each.said],
    )


def why_closed(meeting: MeetingRow | Meeting, began_at: time | None) -> str:
    """Why nobody can comment any more now; empty until the meeting begins, early or on time."""
    now = clock.london(clock.now())
    begins = min((at for at in (meeting.starts_at, began_at) if at is not None), default=None)
    return rules.why_closed(meeting.status, meeting.held_on, begins, now)


def item_before(found: Before, item_id: int) -> ItemBefore:
    """An item that this reader may speak of; NotFound for any other."""
    item = next((each for each in found.items if each.item.id == item_id and each.is_open), None)
    if item is None:
        raise NotFound
    return item


def _items(meeting_id: int, eyes: Eyes, viewer: SignedIn) -> list[ItemBefore]:
    rows = [
        row
        for row in agenda(meeting_id, eyes, with_comments=False)
        if row.visibility is not Visibility.DRAFT and row.kind not in rules.FORMAL
    ]
    said = _said([row.id for row in rows if not row.is_closed], viewer)
    return [
        ItemBefore(
            row,
            tuple(paper for paper in row.papers if paper.withdrawn_at is None),
            tuple(said[row.id]),
        )
        for row in rows
    ]


def _said(item_ids: list[int], viewer: SignedIn) -> dict[int, list[CommentRow]]:
    """What was said of each item that this reader may read, the first said first."""
    found: dict[int, list[CommentRow]] = defaultdict(list)
    where = [Comment.item_id.in_(item_ids), readable_by(viewer)]
    for row in comments(viewer, where=where, order_by=[Comment.posted_at]):
        found[row.about.id].append(row)
    return found
