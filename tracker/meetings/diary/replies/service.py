"""Deeds on replies: answer for oneself, write down what another said, and take a guest off."""

from dataclasses import dataclass

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.models import Reply
from tracker.meetings.diary.replies import rules
from tracker.meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers."""

    kind: ReplyKind
    substitute: str = ""
    note: str = ""


def give(meeting: Meeting, user_id: int, said: Said, *, by: Person) -> Reply:
    """Write down what an invited person answers; the latest answer counts."""
    _expect_open(meeting)
    reply = db.session.scalar(
        select(Reply).where(Reply.meeting_id == meeting.id, Reply.user_id == user_id)
    )
    return _write(reply or Reply(meeting_id=meeting.id, user_id=user_id, guest=""), said, by=by)


def add_guest(meeting: Meeting, name: str, said: Said, *, by: Person) -> Reply:
    """Write down a guest without an account, each name once."""
    _expect_open(meeting)
    same = select(Reply.id).where(
        Reply.meeting_id == meeting.id, func.lower(Reply.guest) == name.lower()
    )
    if db.session.scalar(same.limit(1)) is not None:
        raise NotAccepted({"guest": f"{name} is on the list of guests already"})
    return _write(Reply(meeting_id=meeting.id, user_id=None, guest=name), said, by=by)


def take_off(meeting: Meeting, reply_id: int, *, by: Person) -> None:
    """Take an answer away: a guest who was not invited, or what was written down by mistake."""
    _expect_open(meeting)
    reply = db.session.scalar(
        select(Reply).where(Reply.meeting_id == meeting.id, Reply.id == reply_id)
    )
    if reply is None:
        raise DomainError("Somebody took it off already.")
    db.session.delete(reply)
    _record(Deed.REPLY_REMOVED, reply, by=by)


def _expect_open(meeting: Meeting) -> None:
    if closed := rules.why_closed(meeting, clock.london(clock.now())):
        raise DomainError(closed)


def _write(reply: Reply, said: Said, *, by: Person) -> Reply:
    if said.kind is ReplyKind.SUBSTITUTE and not said.substitute:
        raise NotAccepted({"substitute": "Say who comes instead"})
    reply.kind = said.kind
    reply.substitute = said.substitute if said.kind is ReplyKind.SUBSTITUTE else ""
    reply.note = said.note
    reply.replied_at = clock.now()
    db.session.add(reply)
    db.session.flush()  # the audit needs its id
    _record(Deed.REPLY_GIVEN, reply, by=by, kind=said.kind)
    return reply


def _record(deed: Deed, reply: Reply, *, by: Person, kind: ReplyKind | None = None) -> None:
    """That somebody answered, and what; why somebody cannot come is nobody else's."""
    after: dict[str, object] = {"meeting_id": reply.meeting_id}
    if kind is not None:
        after["answer"] = kind
    audit.record(deed, subject_type="reply", subject_id=reply.id, by=by, after=after)
