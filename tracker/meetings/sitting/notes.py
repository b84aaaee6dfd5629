"""Saving what was said of an item as it is typed: by several people at once, and all of it kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.minutes.models import NoteVersion
from tracker.meetings.models import Meeting
from tracker.meetings.sitting.guard import expect_open, told_to
from tracker.meetings.sitting.merging import merge

ONE_SITTING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody typed, and the version of the text from which they began.

    `public_note` is None where the form has none; `public_base` is what it said before.
    """

    discussion: str
    seen: int
    public_note: str | None = None
    public_base: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What is kept now. `sent_version` is the version that holds what was sent, as it was sent:
    whoever typed on meanwhile goes on from there."""

    text: str
    version: int
    sent_version: int
    public_note: str
    at: datetime
    is_merged: bool = False
    clashed: bool = False


def save(meeting: Meeting, item_id: int, sent: Sent, *, by: Person) -> Saved:
    """Keep what was typed. Where somebody else saved meanwhile, both texts become one."""
    expect_open(meeting)
    item = _to_change(item_id)
    public_note, public_clash = _public_note(item, sent)
    saved = _save(item, sent, public_note)
    values = {
        "discussion": saved.text,
        "discussion_version": saved.version,
        "public_note": public_note,
    }
    if any(getattr(item, name) != value for name, value in values.items()):
        _record_once(meeting, item, by=by)
        # Not by the mapper: whoever changes the agenda meanwhile shall not hear of each pause here.
        db.session.execute(update(AgendaItem).where(AgendaItem.id == item_id).values(**values))
        for text, number in _new_versions(item, sent, saved):
            _keep(item_id, number, text, by=by)
    return replace(saved, is_merged=True, clashed=True) if public_clash else saved


def text_of(item_id: int, number: int) -> str | None:
    """The text of a version, if it was kept."""
    return db.session.scalar(
        select(NoteVersion.text)
        .where(NoteVersion.item_id == item_id, NoteVersion.number == number)
        .order_by(NoteVersion.id.desc())
        .limit(1)
    )


def bring_back(meeting: Meeting, item_id: int, number: int, *, by: Person) -> Saved:
    """Make an earlier text the text again; what stood there until now is kept too."""
    text = text_of(item_id, number)
    if text is None:
        raise NotFound
    seen = _to_change(item_id).discussion_version
    return save(meeting, item_id, Sent(text, seen), by=by)


def _to_change(item_id: int) -> Any:
    """An item's words, held until the transaction ends."""
    return db.session.execute(
        select(
            AgendaItem.id,
            AgendaItem.title,
            AgendaItem.visibility,
            AgendaItem.discussion,
            AgendaItem.discussion_version,
            AgendaItem.public_note,
        )
        .where(AgendaItem.id == item_id)
        .with_for_update()
    ).one()


def _save(item: Any, sent: Sent, public_note: str) -> Saved:
    """What the discussion comes to, and its numbers."""
    now, text, at = item.discussion_version, item.discussion, clock.now()
    if sent.discussion == text:
        return Saved(text, now, now, public_note, at)
    if sent.seen == now:
        return Saved(sent.discussion, now + 1, now + 1, public_note, at)
    base = text_of(item.id, sent.seen) or ""
    if sent.discussion == base:
        return Saved(text, now, sent.seen, public_note, at, is_merged=True)
    both = merge(base, text, sent.discussion)
    if both.text == sent.discussion:
        return Saved(both.text, now + 1, now + 1, public_note, at)
    return Saved(both.text, now + 2, now + 1, public_note, at, is_merged=True, clashed=both.clashed)


def _new_versions(item: Any, sent: Sent, saved: Saved) -> list[tuple[str, int]]:
    """The texts to keep, with their numbers: what was sent, and what it came to."""
    now = item.discussion_version
    found = []
    if item.discussion and text_of(item.id, now) is None:
        found.append((item.discussion, now))  # a text that was loaded, not typed here
    if saved.version > now:
        found.append((sent.discussion, saved.sent_version))
    if saved.version > saved.sent_version and saved.version > now:
        found.append((saved.text, saved.version))
    return found


def _public_note(item: Any, sent: Sent) -> tuple[str, bool]:
    if sent.public_note is None or item.visibility is not Visibility.RESTRICTED:
        return item.public_note, False
    both = merge(sent.public_base, item.public_note, sent.public_note)
    return both.text, both.clashed


def _keep(item_id: int, number: int, text: str, *, by: Person) -> None:
    kept = NoteVersion(item_id=item_id, number=number, text=text, saved_at=clock.now(), by_id=by.id)
    db.session.add(kept)
    db.session.flush()  # the mapper does not promise an order, and pages show them in theirs


def _record_once(meeting: Meeting, item: Any, *, by: Person) -> None:
    """One row in the history for each sitting-down to write: every text is in its versions."""
    since = clock.now() - ONE_SITTING
    just_now = select(NoteVersion.id).where(
        NoteVersion.item_id == item.id,
        NoteVersion.by_id == by.id,
        NoteVersion.saved_at >= since,
    )
    if db.session.scalar(just_now.limit(1)) is not None:
        return
    audit.record(
        Deed.NOTE_WRITTEN,
        subject_type="agenda_item",
        subject_id=item.id,
        by=by,
        after={"item": item.title},
        visibility=told_to(item.visibility, meeting),
    )
