"""Part 2: making an item private, and making it open again, which takes two people (rules 5.11)."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted, NotAllowed
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.agenda import history, keeping, lifting, rules
from tracker.meetings.agenda.models import AgendaItem, Lifting, Paper
from tracker.meetings.agenda.service import Label
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Meeting

OPEN = (Visibility.PUBLIC, Visibility.BOARD)


def make_private(
    item: AgendaItem,
    meeting: Meeting,
    label: Label,
    *,
    late_reason: str = "",
    by: Person,
    version: int,
) -> None:
    """Put an item in Part 2 with its papers, which are never more open than it.

    Allowed at any time: who must hide something must not wait, though some may have read it.
    The same matter goes with it on later agendas, and on earlier ones that nobody has read. On
    one that people may have read it stays (`lifting.sources`), until it is hidden there.
    """
    keeping.expect(item, version)
    if item.visibility is Visibility.RESTRICTED:
        raise DomainError("This item is private already.")
    if label.exempt_paragraph is None:
        raise NotAccepted({"exempt_paragraph": "Choose the paragraph that allows it"})
    if not label.exempt_reason:
        raise NotAccepted({"exempt_reason": "Say why it is better for the public that it stays so"})
    was_hidden = item.visibility is Visibility.DRAFT
    if was_hidden and rules.needs_urgency(out_at=meeting.agenda_out_at):
        if not late_reason:
            raise NotAccepted({"late_reason": "Say why it cannot wait for the next meeting"})
        item.late_reason, item.added_at = late_reason, clock.now()
    _hide(item, meeting, label, by=by)
    for each in [*_unpublished_sources(item), *_carried_on(item)]:
        _hide(each, keeping.meeting_to_read(each.meeting_id), label, by=by)


def _hide(item: AgendaItem, meeting: Meeting, label: Label, *, by: Person) -> None:
    before = {"label": item.visibility, "title": item.title}
    _restrict(item, label)
    for paper in item.papers:
        if paper.visibility is not Visibility.RESTRICTED:
            _restrict(
                paper, Label(Visibility.RESTRICTED, label.exempt_paragraph, label.exempt_reason)
            )
            history.of_paper(Deed.PAPER_MADE_PRIVATE, paper, meeting, by=by)
    after = {
        "label": Visibility.RESTRICTED,
        "paragraph": label.exempt_paragraph,
        "reason": label.exempt_reason,
        "public_title": label.public_title,
    }
    history.of_item(Deed.AGENDA_ITEM_MADE_PRIVATE, item, meeting, by=by, before=before, after=after)
    db.session.flush()
    keeping.arrange(keeping.items_of(meeting.id))
    keeping.revise(meeting)


def ask(
    thing: AgendaItem | Paper, meeting: Meeting, *, to: Visibility, reason: str, by: Person
) -> Lifting:
    """Ask that an item or a paper of Part 2 be made open; nothing changes until another agrees."""
    _expect_cleared(by)
    _expect_private(thing)
    if to not in OPEN:
        raise NotAccepted({"to_label": "Choose who may read it then"})
    if not reason:
        raise NotAccepted({"reason": "Say what has changed, so that it may be open"})
    if lifting.is_asked(thing):
        raise DomainError("Somebody has asked for this already. It waits for another person.")
    if isinstance(thing, Paper) and _is_private(thing.item):
        raise DomainError("The item is still private. Ask for the item first, then for its papers.")
    asked = Lifting(
        item_id=thing.id if isinstance(thing, AgendaItem) else None,
        paper_id=thing.id if isinstance(thing, Paper) else None,
        to_label=to,
        reason=reason,
        asked_by_id=by.id,
        asked_at=clock.now(),
    )
    db.session.add(asked)
    db.session.flush()
    deed = Deed.AGENDA_ITEM_LIFTING_ASKED, Deed.PAPER_LIFTING_ASKED
    _write(deed, thing, meeting, by=by, note=reason)
    return asked


def agree(asked: Lifting, thing: AgendaItem | Paper, meeting: Meeting, *, by: Person) -> None:
    """Make it open, as a second person who may read it."""
    _expect_cleared(by)
    _expect_open_question(asked)
    _expect_private(thing)
    if asked.asked_by_id == by.id:
        raise NotAllowed("You asked for this yourself. Another person has to agree.")
    if isinstance(thing, Paper) and _is_private(thing.item):
        raise DomainError("The item was made private meanwhile, so its papers stay private too.")
    asked.agreed_by_id, asked.agreed_at = by.id, clock.now()
    deed = Deed.AGENDA_ITEM_LIFTED, Deed.PAPER_LIFTED
    _write(deed, thing, meeting, by=by, note=asked.reason, to=asked.to_label)
    thing.visibility = _no_wider_than_its_item(thing, asked.to_label)
    thing.exempt_paragraph, thing.exempt_reason, thing.public_title = None, "", ""
    if meeting.status is MeetingStatus.PLANNED:  # later its number stands in the minutes
        db.session.flush()
        keeping.arrange(keeping.items_of(meeting.id))
    keeping.revise(meeting)


def refuse(asked: Lifting, thing: AgendaItem | Paper, meeting: Meeting, *, by: Person) -> None:
    """Leave it private; whoever asked takes it back in this way."""
    _expect_cleared(by)
    _expect_open_question(asked)
    asked.refused_by_id, asked.refused_at = by.id, clock.now()
    deed = Deed.AGENDA_ITEM_LIFTING_REFUSED, Deed.PAPER_LIFTING_REFUSED
    _write(deed, thing, meeting, by=by)


def _restrict(thing: AgendaItem | Paper, label: Label) -> None:
    thing.visibility = Visibility.RESTRICTED
    thing.exempt_paragraph = label.exempt_paragraph
    thing.exempt_reason = label.exempt_reason
    thing.public_title = label.public_title


def _no_wider_than_its_item(thing: AgendaItem | Paper, label: Visibility) -> Visibility:
    if isinstance(thing, Paper) and thing.item.visibility is not Visibility.PUBLIC:
        return thing.item.visibility
    return label


def _unpublished_sources(item: AgendaItem) -> list[AgendaItem]:
    return [
        keeping.item_to_change(keeping.meeting_to_read(each.meeting_id), each.id)
        for each in lifting.sources(item.id)
        if not each.was_read
    ]


def _carried_on(item: AgendaItem) -> list[AgendaItem]:
    """The open copies of an item on later agendas, and theirs: they say what it says."""
    found = list(
        db.session.scalars(
            select(AgendaItem)
            .where(
                AgendaItem.carried_from_id == item.id,
                AgendaItem.visibility != Visibility.RESTRICTED,
            )
            .options(selectinload(AgendaItem.papers))
        )
    )
    return found + [each for copy in found for each in _carried_on(copy)]


def _is_private(item: AgendaItem) -> bool:
    return item.visibility is Visibility.RESTRICTED


def _expect_cleared(by: Person) -> None:
    if not by.is_cleared:
        raise NotAllowed("Only somebody who may read private papers can do this.")


def _expect_private(thing: AgendaItem | Paper) -> None:
    if thing.visibility is not Visibility.RESTRICTED:
        raise DomainError("It is open already.")


def _expect_open_question(asked: Lifting) -> None:
    if asked.agreed_at is not None or asked.refused_at is not None:
        raise DomainError("This was answered already.")


def _write(
    deeds: tuple[Deed, Deed],
    thing: AgendaItem | Paper,
    meeting: Meeting,
    *,
    by: Person,
    note: str = "",
    to: Visibility | None = None,
) -> None:
    of_item, of_paper = deeds
    if isinstance(thing, Paper):
        history.of_paper(of_paper, thing, meeting, by=by, note=note)
        return
    before = {"label": Visibility.RESTRICTED} if to else None
    after = {"title": thing.title} | ({"label": to} if to else {})
    history.of_item(
        of_item,
        thing,
        meeting,
        by=by,
        before=before,
        after=after,
        note=note,
        label=Visibility.RESTRICTED,
    )
