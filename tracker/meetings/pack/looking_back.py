"""What a meeting looks back on, as pages of its pack: the last minutes, and what was promised."""

from tracker.actions.enums import State
from tracker.core import clock
from tracker.meetings import listing
from tracker.meetings.agenda.enums import ItemKind
from tracker.meetings.minutes import policy as minutes_policy
from tracker.meetings.minutes import queries as minutes
from tracker.meetings.minutes.composing import referred_to
from tracker.meetings.minutes.queries import Standing
from tracker.meetings.minutes.rules import resolved_words
from tracker.meetings.minutes.text import MinutesText
from tracker.meetings.pack import rules
from tracker.meetings.pack.enums import PackKind
from tracker.meetings.pack.policy import READ_BY
from tracker.meetings.pack.readers import READERS
from tracker.meetings.pack.sections import Section, Sections
from tracker.meetings.promises import queries as promises
from tracker.meetings.promises.rules import counts_words
from tracker.rendering import render_alone


def last_minutes(meeting_id: int, kind: PackKind) -> str:
    """The minutes of the meeting before, once its chair has agreed them."""
    found = _last_minutes(meeting_id, kind)
    if found is None:
        return ""
    now, text = found
    return render_alone(
        "meetings/pack/sections/minutes.html",
        text=text,
        standing=now,
        resolved_words=resolved_words,
    )


def minuted(meeting_id: int, kind: PackKind) -> list[str]:
    """The items that the last minutes tell in full, their actions, and to whom they refer."""
    found = _last_minutes(meeting_id, kind)
    if found is None:
        return []
    _, text = found
    items = [item.item_id for item in text.items if not item.is_closed]
    told = {"item": items, "action": text.action_ids, "body": referred_to(items, READERS[kind])}
    return [f"{noun}-{each}" for noun, ids in told.items() for each in ids]


def _last_minutes(meeting_id: int, kind: PackKind) -> tuple[Standing, MinutesText] | None:
    meeting = listing.meeting_row(meeting_id, READERS[PackKind.FULL], today=clock.today())
    last = promises.last_before(meeting) if meeting is not None else None
    if last is None:
        return None
    now, eyes = minutes.standing_of(last.id), READ_BY[kind]
    if not minutes_policy.may_read(now.state, eyes, was_there=False):
        return None
    text, _ = minutes.read(last.id, now, READERS[kind], eyes)
    return now, text


def promised(meeting_id: int, kind: PackKind) -> str:
    """What was promised last time and before, and what became of it."""
    found = _promises(meeting_id, kind)
    if found is None:
        return ""
    return render_alone(
        "meetings/pack/sections/promises.html",
        found=found,
        words=counts_words(found.counts),
        today=clock.today(),
        state_of=State,
    )


def promises_told(meeting_id: int, kind: PackKind) -> list[str]:
    """The actions that were promised."""
    found = _promises(meeting_id, kind)
    return [f"action-{each.row.id}" for each in found.all] if found else []


def promised_mark(meeting_id: int, kind: PackKind) -> str:
    """What became of which promise: that one is a day older is no change."""
    found = _promises(meeting_id, kind)
    told = (
        [(each.row.id, each.kept, each.row.due_on, each.reports) for each in found.all]
        if found
        else []
    )
    return rules.short_hash(told)


def _promises(meeting_id: int, kind: PackKind) -> promises.MeetingPromises | None:
    meeting = listing.meeting_row(meeting_id, READERS[PackKind.FULL], today=clock.today())
    return promises.for_meeting(meeting, READERS[kind]) if meeting is not None else None


SECTIONS: Sections = {
    ItemKind.MINUTES: Section(last_minutes, holds=minuted),
    ItemKind.PROMISES: Section(promised, promised_mark, promises_told),
}
