"""Deeds on a cycle: tick a step, take a tick back, write key messages, set how long notice is."""

from datetime import date

from sqlalchemy import select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.settings import DatedSetting, set_from
from tracker.core.visibility import Visibility
from tracker.meetings import history
from tracker.meetings import service as meetings
from tracker.meetings.cycle.enums import StepKind
from tracker.meetings.cycle.models import CycleTick
from tracker.meetings.cycle.rules import MOST_NOTICE_DAYS, Notice
from tracker.meetings.cycle.standing import Line
from tracker.meetings.cycle.terms import setting_name, terms
from tracker.meetings.enums import BodyKind
from tracker.meetings.models import Meeting


def tick(meeting: Meeting, line: Line, *, by: Person) -> None:
    """Say that a step is done which the tracker cannot know of; said twice, it is said once."""
    if _tick_of(meeting.id, line.key) is not None:
        return
    if not line.may_be_ticked:
        raise DomainError("The tracker ticks this step by itself, from what is kept here.")
    _write_tick(meeting.id, line.key, by=by)
    _record(Deed.CYCLE_STEP_TICKED, meeting, line, by=by)


def take_back(meeting: Meeting, line: Line, *, by: Person) -> None:
    """Say that a step is not done after all."""
    found = _tick_of(meeting.id, line.key)
    if found is None or line.kind is StepKind.KEY_MESSAGES:
        raise DomainError("Nobody has ticked this step, so there is nothing to take back.")
    db.session.delete(found)
    _record(Deed.CYCLE_STEP_TAKEN_BACK, meeting, line, by=by)


def write_key_messages(meeting: Meeting, text: str, *, by: Person, version: int) -> None:
    """Write what the body above is to know of a meeting; that is what ticks its step."""
    meetings.write_key_messages(meeting, text=text, by=by, version=version)
    found = _tick_of(meeting.id, StepKind.KEY_MESSAGES)
    if text and found is None:
        _write_tick(meeting.id, StepKind.KEY_MESSAGES, by=by)
    elif not text and found is not None:
        db.session.delete(found)


def set_notice(kind: BodyKind, notice: Notice, *, from_on: date, by: Person) -> None:
    """Set from a day on how long before a meeting its papers are out."""
    if from_on < clock.today():
        raise NotAccepted({"from_on": "Enter today or a later day"})
    if not 1 <= notice.days <= MOST_NOTICE_DAYS:
        raise NotAccepted({"days": f"Enter a whole number of days from 1 to {MOST_NOTICE_DAYS}"})
    before = terms().notice_on(kind, from_on)
    if before == notice:
        raise NotAccepted({"": "That is what counts on that day already. Nothing was changed"})
    set_from(setting_name(kind), from_on, notice.kept, by=by)
    audit.record(
        Deed.NOTICE_CHANGED,
        subject_type="notice",
        subject_id=None,
        by=by,
        before={"notice": before.words},
        after={"notice": notice.words, "meetings_of": kind, "from_on": from_on},
    )


def take_notice_back(setting: DatedSetting, *, by: Person) -> None:
    """Take back a change that has not begun to count."""
    if setting.from_on <= clock.today():
        raise DomainError("This change counts already. Set another one instead.")
    db.session.delete(setting)
    audit.record(
        Deed.NOTICE_TAKEN_BACK,
        subject_type="notice",
        subject_id=None,
        by=by,
        before={"from_on": setting.from_on},
    )


def _write_tick(meeting_id: int, step: str, *, by: Person) -> None:
    db.session.add(
        CycleTick(
            meeting_id=meeting_id,
            step=step,
            done_at=clock.now(),
            by_id=by.id,
            by_name=by.name,
            note="",
        )
    )


def _tick_of(meeting_id: int, step: str) -> CycleTick | None:
    return db.session.scalar(
        select(CycleTick).where(CycleTick.meeting_id == meeting_id, CycleTick.step == step)
    )


def _record(deed: Deed, meeting: Meeting, line: Line, *, by: Person) -> None:
    after = {"step": line.kind.label}
    history.of_meeting(deed, meeting, by=by, after=after, label=Visibility.BOARD)
