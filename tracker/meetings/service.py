"""Deeds on meetings: add, change, move, cancel, hold, and write down what was decided."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time

from sqlalchemy import exists, func, select

from tracker.actions import moving
from tracker.actions import service as actions
from tracker.actions.details import ActionDetails, Due
from tracker.actions.models import Action
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings import history
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes.models import Minutes, Resolution
from tracker.meetings.minutes.policy import expect_unlocked
from tracker.meetings.minutes.rules import needs_decision
from tracker.meetings.models import Body, Meeting


@dataclass(frozen=True, slots=True)
class Times:
    """When on its day a meeting begins and ends, and where it is."""

    starts_at: time | None = None
    ends_at: time | None = None
    place_held: str = ""


def add_meeting(body: Body, *, on: date, times: Times, by: Person) -> Meeting:
    """Put a meeting in the diary; one on a day gone by took place."""
    _check_day_is_free(body, on)
    _check_times(times)
    meeting = Meeting(
        body_id=body.id,
        held_on=on,
        status=MeetingStatus.PLANNED if on >= clock.today() else MeetingStatus.HELD,
        note="",
        made_up="",
        document="",
        place="",
        demonstration=False,
        changed_at=clock.now(),
        **asdict(times),
    )
    db.session.add(meeting)
    db.session.flush()  # the audit needs its id
    after = {"body": body.name, "held_on": on} | _written(times)
    _record(Deed.MEETING_ADDED, meeting, body, by=by, after=after)
    return meeting


def change_meeting(meeting: Meeting, *, times: Times, by: Person, version: int) -> None:
    """Change its times or its place; its day only by `move_meeting`."""
    _expect(meeting, version)
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so its time and place stay as they were.")
    _check_times(times)
    _write(meeting, asdict(times), Deed.MEETING_CHANGED, by=by)


def move_meeting(
    meeting: Meeting, *, on: date, times: Times, by: Person, version: int
) -> list[Action]:
    """Move it to another day, and with it every open action that is due at it."""
    _expect(meeting, version)
    _expect_planned(meeting, "move")
    _expect_nothing_approved(meeting)
    if on < clock.today():
        raise NotAccepted({"held_on": "The new date must be today or later"})
    if on != meeting.held_on:
        _check_day_is_free(meeting.body, on)
    _check_times(times)
    _write(meeting, {"held_on": on} | asdict(times), Deed.MEETING_MOVED, by=by)
    return moving.move_with_meeting(meeting.id, to=on, by=by)


def cancel_meeting(meeting: Meeting, *, reason: str, by: Person, version: int) -> list[Action]:
    """Cancel it; open actions that are due at it go to the body's next meeting."""
    _expect(meeting, version)
    _expect_planned(meeting, "cancel")
    _expect_nothing_approved(meeting)
    follower = meeting_after(meeting)
    if follower is None and _is_anything_due_at(meeting):
        raise DomainError(
            "Actions are due at this meeting, and no later one is set. Add the next meeting "
            "first, or move this one."
        )
    cancelled = {"status": MeetingStatus.CANCELLED}
    _write(meeting, cancelled, Deed.MEETING_CANCELLED, by=by, note=reason)
    if follower is None:
        return []
    return moving.move_with_meeting(
        meeting.id, to=follower.held_on, to_meeting_id=follower.id, by=by
    )


def mark_held(meeting: Meeting, *, by: Person, version: int) -> None:
    """Say that a planned meeting took place."""
    _expect(meeting, version)
    _expect_planned(meeting, "mark as held")
    _expect_begun(meeting)
    _expect_decided(meeting)
    _write(meeting, {"status": MeetingStatus.HELD}, Deed.MEETING_CHANGED, by=by)


def write_note(meeting: Meeting, *, note: str, by: Person, version: int) -> None:
    """Write down what was decided, or before the day what it will be about."""
    _expect(meeting, version)
    _write(meeting, {"note": note}, Deed.MEETING_CHANGED, by=by)


def write_key_messages(meeting: Meeting, *, text: str, by: Person, version: int) -> None:
    """Write what the body above is to know of it."""
    _expect(meeting, version)
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so it has no key messages.")
    _write(meeting, {"key_messages": text}, Deed.MEETING_CHANGED, by=by)


def add_arising(meeting: Meeting, details: ActionDetails, due: Due, *, by: Person) -> Action:
    """Turn what was agreed at a meeting into a tracked action that names the meeting."""
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so nothing arose from it.")
    _expect_begun(meeting)
    return actions.add_action(details, due, by=by)


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The next planned meeting of the same body after this one."""
    return db.session.scalars(
        select(Meeting)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.id != meeting.id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.held_on >= max(meeting.held_on, clock.today()),
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(1)
    ).first()


def _is_anything_due_at(meeting: Meeting) -> bool:
    due = select(Action.id).where(Action.due_meeting_id == meeting.id, Action.outcome.is_(None))
    return db.session.scalar(due.limit(1)) is not None


def _expect(meeting: Meeting, version: int) -> None:
    if meeting.version != version:
        raise ChangedMeanwhile


def _expect_planned(meeting: Meeting, deed: str) -> None:
    if meeting.status is not MeetingStatus.PLANNED:
        what = "took place" if meeting.status is MeetingStatus.HELD else "was cancelled"
        raise DomainError(f"This meeting {what}, so there is nothing to {deed}.")


def _expect_nothing_approved(meeting: Meeting) -> None:
    """A meeting whose minutes are locked, or that approved others, took place on its day."""
    expect_unlocked(meeting.id)
    approved = select(Minutes.id).where(Minutes.approved_at_id == meeting.id)
    if db.session.scalar(approved.limit(1)) is not None:
        raise DomainError(
            "Minutes were approved at this meeting, so it took place. Mark it as held."
        )


def _expect_begun(meeting: Meeting) -> None:
    if meeting.held_on > clock.today():
        raise DomainError(
            f"This meeting is on {long_date(meeting.held_on)}, so it has not taken place yet."
        )


def _expect_decided(meeting: Meeting) -> None:
    """Every item closes with a resolution, but for those that never have one (rules 5.7)."""
    kinds = [kind for kind in ItemKind if needs_decision(kind)]
    number = db.session.scalar(
        select(func.count(AgendaItem.id)).where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.state == ItemState.PLANNED,
            AgendaItem.visibility != Visibility.DRAFT,
            AgendaItem.kind.in_(kinds),
            ~exists().where(Resolution.item_id == AgendaItem.id),
        )
    )
    if number:
        items = "1 item has" if number == 1 else f"{number} items have"
        raise DomainError(f"{items} no resolution yet, so the meeting cannot be closed.")


def _check_day_is_free(body: Body, on: date) -> None:
    same = select(Meeting.id).where(
        Meeting.body_id == body.id,
        Meeting.held_on == on,
        Meeting.status != MeetingStatus.CANCELLED,
    )
    if db.session.scalar(same.limit(1)) is not None:
        raise NotAccepted({"held_on": f"{body.name} already has a meeting on {long_date(on)}"})


def _check_times(times: Times) -> None:
    if times.ends_at is None:
        return
    if times.starts_at is None:
        raise NotAccepted({"starts_at": "Enter when it begins, or take out when it ends"})
    if times.ends_at <= times.starts_at:
        raise NotAccepted({"ends_at": "It must end after it begins"})


def _write(
    meeting: Meeting, values: Mapping[str, object], deed: Deed, *, by: Person, note: str = ""
) -> None:
    before, after = audit.changes({name: getattr(meeting, name) for name in values}, values)
    if not after:
        return
    for name in after:
        setattr(meeting, name, values[name])
    _take_off_made_up(meeting, after)
    meeting.changed_at = clock.now()
    _record(deed, meeting, meeting.body, by=by, before=before, after=after, note=note)


def _take_off_made_up(meeting: Meeting, changed: Mapping[str, object]) -> None:
    """What somebody types is no longer made up for the demonstration."""
    kept = [name for name in meeting.made_up.split(";") if name and name not in changed]
    meeting.made_up = ";".join(kept)


def _record(
    deed: Deed,
    meeting: Meeting,
    body: Body,
    *,
    by: Person,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    note: str = "",
) -> None:
    history.of_meeting(
        deed,
        meeting,
        by=by,
        before=_plain(before or {}),
        after=_plain(after or {}),
        label=history.label_of(body),
        note=note,
    )


def _written(times: Times) -> dict[str, object]:
    return {name: value for name, value in asdict(times).items() if value}


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: value.isoformat("minutes") if isinstance(value, time) else value
        for name, value in values.items()
    }
