"""What a meeting resolves on an item, and the actions that arise from it."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from tracker.actions.details import ActionDetails, Due
from tracker.actions.models import Action
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import DomainError, NotAccepted, NotFound
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings import service as meetings
from tracker.meetings.agenda.enums import ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.minutes.enums import ResolutionKind
from tracker.meetings.minutes.models import Arising, Resolution, WavedAway
from tracker.meetings.models import Body, Meeting
from tracker.meetings.sitting.guard import expect_open, told_to
from tracker.meetings.sitting.rules import usual_words

DEFERRED = "Deferred at the meeting"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A resolution as a form says it; without words it takes the usual ones."""

    kind: ResolutionKind
    text: str = ""
    subject_to: str = ""
    refer_to_id: int | None = None
    defer_to_id: int | None = None


def resolve(meeting: Meeting, item_id: int, said: Resolved, *, by: Person) -> Resolution:
    """Write down what was resolved; an item that is deferred goes to the next agenda."""
    expect_open(meeting, has_begun=True)
    item = _item(meeting, item_id)
    said = _only_its_own(said)
    _check(said)
    text = said.text or usual_words(
        said.kind, item.title, item.kind, subject_to=said.subject_to, onward=_onward(said)
    )
    if not text:
        raise NotAccepted({"text": "Write what was resolved, such as who was appointed as what"})
    there = _the_same(item.id, said.kind, text)
    if there is not None:
        return there  # two who write the minutes pressed the same button
    made = Resolution(
        item_id=item.id,
        position=_next_position(item.id),
        kind=said.kind,
        text=text,
        subject_to=said.subject_to,
        refer_to_id=said.refer_to_id,
        defer_to_id=said.defer_to_id,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(made)
    if said.kind is ResolutionKind.DEFER:
        item.state, item.state_reason = ItemState.HELD_OVER, DEFERRED
    _record(Deed.RESOLUTION_ADDED, meeting, item, by=by, after=_told(made))
    db.session.flush()
    return made


def take_out(meeting: Meeting, item_id: int, resolution_id: int, *, by: Person) -> None:
    """Take out a resolution that was written down by mistake; a deferred item is taken again."""
    expect_open(meeting)
    item = _item(meeting, item_id)
    made = db.session.get(Resolution, resolution_id)
    if made is None or made.item_id != item.id:
        raise NotFound
    if made.kind is ResolutionKind.DEFER:
        _expect_not_carried(item)
    db.session.delete(made)
    db.session.flush()
    if made.kind is ResolutionKind.DEFER and not _is_deferred(item.id):
        item.state, item.state_reason = ItemState.PLANNED, ""
    _record(Deed.RESOLUTION_TAKEN_OUT, meeting, item, by=by, before=_told(made))


def add_action(
    meeting: Meeting, item_id: int, details: ActionDetails, due: Due, *, words: str, by: Person
) -> Action:
    """An action that arose from an item, and the words that promised it.

    What arises from a private item is as private as the item.
    """
    expect_open(meeting)
    item = _item(meeting, item_id)
    if item.visibility is Visibility.RESTRICTED:
        details = replace(details, visibility=Visibility.RESTRICTED)
    action = meetings.add_arising(meeting, details, due, by=by)
    db.session.add(Arising(item_id=item.id, action_id=action.id, words=words))
    return action


def wave_away(meeting: Meeting, item_id: int, words: str, *, by: Person) -> None:
    """Words that sound like a promise are none."""
    expect_open(meeting)
    item = _item(meeting, item_id)
    if not _waved(item.id, words):
        waved = WavedAway(item_id=item.id, words=words, by_id=by.id, waved_at=clock.now())
        db.session.add(waved)


def offer_again(meeting: Meeting, item_id: int, *, by: Person) -> None:
    """Offer again all that was waved away of an item."""
    expect_open(meeting)
    for each in _waved(_item(meeting, item_id).id):
        db.session.delete(each)


def _waved(item_id: int, words: str | None = None) -> list[WavedAway]:
    waved = select(WavedAway).where(WavedAway.item_id == item_id)
    found = list(db.session.scalars(waved))
    return [each for each in found if words is None or each.words == words]


def _item(meeting: Meeting, item_id: int) -> AgendaItem:
    item = db.session.scalars(
        select(AgendaItem)
        .where(AgendaItem.id == item_id, AgendaItem.meeting_id == meeting.id)
        .with_for_update()
    ).one_or_none()
    if item is None:
        raise NotFound
    return item


def _only_its_own(said: Resolved) -> Resolved:
    """What was typed for another kind before this one was chosen is not meant."""
    is_subject = said.kind is ResolutionKind.APPROVE_SUBJECT_TO
    return replace(
        said,
        subject_to=said.subject_to if is_subject else "",
        refer_to_id=said.refer_to_id if said.kind is ResolutionKind.REFER else None,
        defer_to_id=said.defer_to_id if said.kind is ResolutionKind.DEFER else None,
    )


def _check(said: Resolved) -> None:
    if said.kind is ResolutionKind.APPROVE_SUBJECT_TO and not said.subject_to:
        raise NotAccepted({"subject_to": "Say what it is subject to"})
    if said.kind is ResolutionKind.REFER and said.refer_to_id is None:
        raise NotAccepted({"refer_to": "Choose the body that it goes to"})


def _onward(said: Resolved) -> str:
    if said.refer_to_id is not None:
        return f"the {db.session.get_one(Body, said.refer_to_id).name}"
    if said.defer_to_id is not None:
        return f"the meeting on {long_date(db.session.get_one(Meeting, said.defer_to_id).held_on)}"
    return ""


def _the_same(item_id: int, kind: ResolutionKind, text: str) -> Resolution | None:
    own = select(Resolution).where(Resolution.item_id == item_id, Resolution.kind == kind)
    return next((each for each in db.session.scalars(own) if each.text == text), None)


def _next_position(item_id: int) -> int:
    last = select(func.max(Resolution.position)).where(Resolution.item_id == item_id)
    return (db.session.scalar(last) or 0) + 1


def _is_deferred(item_id: int) -> bool:
    deferred = select(Resolution.id).where(
        Resolution.item_id == item_id, Resolution.kind == ResolutionKind.DEFER
    )
    return db.session.scalar(deferred.limit(1)) is not None


def _expect_not_carried(item: AgendaItem) -> None:
    """An item that is on a later agenda by now is not taken twice."""
    held_on = db.session.scalar(
        select(Meeting.held_on)
        .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
        .where(AgendaItem.carried_from_id == item.id, AgendaItem.state != ItemState.WITHDRAWN)
        .limit(1)
    )
    if held_on is not None:
        raise DomainError(
            f"This item is on the agenda of {long_date(held_on)} already. Withdraw it there first."
        )


def _told(made: Resolution) -> dict[str, Any]:
    return {"kind": made.kind, "text": made.text}


def _record(
    deed: Deed,
    meeting: Meeting,
    item: AgendaItem,
    *,
    by: Person,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    audit.record(
        deed,
        subject_type="agenda_item",
        subject_id=item.id,
        by=by,
        before=before,
        after=after,
        visibility=told_to(item.visibility, meeting),
        note=item.title,
    )
