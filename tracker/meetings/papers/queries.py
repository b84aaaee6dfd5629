"""Reads of papers: one to hand out, an item to add one to, and whether one would be late."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.files.models import StoredFile
from tracker.meetings import listing
from tracker.meetings.agenda.models import AgendaItem, Paper
from tracker.meetings.agenda.page import Sight, item_of, sight
from tracker.meetings.agenda.queries import ItemRow, PaperRow
from tracker.meetings.cycle.terms import terms
from tracker.meetings.models import Body, Meeting
from tracker.meetings.papers import rules
from tracker.meetings.papers.policy import may_have
from tracker.meetings.tabs import eyes_for
from tracker.people.identity import SignedIn


@dataclass(frozen=True, slots=True)
class Papers:
    """An item with its papers, by the eyes of somebody who keeps the meetings."""

    seen: Sight
    item: ItemRow
    is_late: bool

    @property
    def current(self) -> list[PaperRow]:
        """The papers that count, in their order."""
        return [each for each in self.item.papers if each.withdrawn_at is None]

    @property
    def withdrawn(self) -> list[PaperRow]:
        """What stays on record, the latest first."""
        gone = [each for each in self.item.papers if each.withdrawn_at is not None]
        return sorted(gone, key=lambda each: (each.withdrawn_at or each.added_on, each.id))[::-1]

    def paper(self, paper_id: int, *, or_withdrawn: bool = False) -> PaperRow:
        """One that counts and that the reader may read; NotFound for any other."""
        for each in self.item.papers if or_withdrawn else self.current:
            if each.id == paper_id and not each.is_closed:
                return each
        raise NotFound


def papers_of(item_id: int, viewer: SignedIn) -> Papers:
    """The papers of an item; NotFound where the viewer may not read the item in full."""
    meeting_id = db.session.scalar(select(AgendaItem.meeting_id).where(AgendaItem.id == item_id))
    if meeting_id is None:
        raise NotFound
    seen = sight(meeting_id, viewer)
    return Papers(seen, item_of(seen, item_id), would_be_late(meeting_id))


def papers_around(
    paper_id: int, viewer: SignedIn, *, or_withdrawn: bool = False
) -> tuple[Papers, PaperRow]:
    """A paper that counts, with the others of its item."""
    item_id = db.session.scalar(select(Paper.item_id).where(Paper.id == paper_id))
    if item_id is None:
        raise NotFound
    found = papers_of(item_id, viewer)
    return found, found.paper(paper_id, or_withdrawn=or_withdrawn)


def would_be_late(meeting_id: int) -> bool:
    """Whether a paper that is added to a meeting today is late."""
    held_on, out_at, kind = db.session.execute(
        select(Meeting.held_on, Meeting.agenda_out_at, Body.kind)
        .join(Body, Meeting.body_id == Body.id)
        .where(Meeting.id == meeting_id)
    ).one()
    agreed = terms()
    return rules.is_late(
        held_on,
        out_at=out_at,
        notice=agreed.notice_for(kind, held_on),
        closed=agreed.closed,
        today=clock.today(),
    )


def file_of(paper_id: int, viewer: SignedIn) -> StoredFile:
    """The file of a paper that this person may have; NotFound, in the one shape, for all others."""
    paper = db.session.scalars(
        select(Paper)
        .where(Paper.id == paper_id)
        .options(joinedload(Paper.item), joinedload(Paper.file))
    ).first()
    if paper is None:
        raise NotFound
    today = clock.today()
    meeting = listing.meeting_row(paper.item.meeting_id, viewer, today=today)
    if meeting is None:
        raise NotFound
    out_at = db.session.scalar(select(Meeting.agenda_out_at).where(Meeting.id == meeting.id))
    if not may_have(
        eyes_for(viewer, meeting.body_id),
        agenda_is_out=out_at is not None,
        item=paper.item.visibility,
        paper=paper.visibility,
        withdrawn_at=paper.withdrawn_at,
    ):
        raise NotFound
    return paper.file


def paper_to_change(paper_id: int) -> Paper:
    """A paper that the page has found, held for a deed until the transaction ends."""
    return db.session.scalars(
        select(Paper)
        .where(Paper.id == paper_id)
        .options(joinedload(Paper.item, innerjoin=True), joinedload(Paper.file, innerjoin=True))
        .with_for_update(of=Paper)
    ).one()


def item_to_change(item_id: int) -> AgendaItem:
    """An item that the page has found, held so that its papers get their places one by one."""
    return db.session.scalars(
        select(AgendaItem).where(AgendaItem.id == item_id).with_for_update()
    ).one()
