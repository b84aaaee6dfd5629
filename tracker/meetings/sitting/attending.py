"""Deeds on the register: mark who is there, add somebody, correct a line, take one out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import time

from sqlalchemy import and_, func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted, NotFound
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings import history
from tracker.meetings.minutes.enums import AttendanceState
from tracker.meetings.minutes.models import Attendance, Declaration
from tracker.meetings.models import Meeting
from tracker.meetings.sitting.guard import expect_open
from tracker.meetings.sitting.register import Line
from tracker.meetings.sitting.rules import usual_state
from tracker.people.models import Post, PostHolding, User
from tracker.people.vacancy import holds_on


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody at a meeting as a form says it."""

    name: str
    title: str
    state: AttendanceState
    substitute_for: str = ""
    joined_at: time | None = None
    left_at: time | None = None


def mark(meeting: Meeting, line: Line, state: AttendanceState, *, by: Person) -> None:
    """Write down whether somebody of the register is there."""
    expect_open(meeting)
    if state is AttendanceState.SUBSTITUTE and not line.substitute_for:
        raise NotAccepted({"": "Say for whom they stand in"})
    _mark(meeting, line, state, by=by)


def mark_the_rest(meeting: Meeting, lines: list[Line], *, by: Person) -> int:
    """Everybody with a seat of whom nothing is said yet is there; says how many they are."""
    expect_open(meeting)
    rest = [line for line in lines if line.state is None and line.role is not None]
    for line in rest:
        _mark(meeting, line, usual_state(line.role), by=by)
    return len(rest)


def add(meeting: Meeting, who: Attendee, *, lines: list[Line], by: Person) -> Attendance:
    """Write down somebody who has no line; a substitute stands below whom they stand for.

    Whoever they stand for sent apologies, unless something else is said of them.
    """
    expect_open(meeting)
    user_id, who = _known(who, meeting)
    _check(who)
    position = _after_all(lines)
    if who.state is AttendanceState.SUBSTITUTE:
        seat = _seat(who, lines)
        position = seat.position + 1
        if seat.state is None:
            _mark(meeting, seat, AttendanceState.APOLOGIES, by=by)
    else:
        who = replace(who, substitute_for="")
    row = Attendance(
        meeting_id=meeting.id,
        position=position,
        user_id=user_id,
        document="",
        place="",
        demonstration=False,
        **asdict(who),
    )
    db.session.add(row)
    _record(meeting, who.name, by=by, after=_told(row))
    db.session.flush()
    return row


def change(meeting: Meeting, row_id: int, who: Attendee, *, version: int, by: Person) -> None:
    """Correct a line: the name, the title of that day, when they came and went."""
    expect_open(meeting)
    row = _row(meeting, row_id)
    if row.version != version:
        raise ChangedMeanwhile
    _check(who)
    before = _told(row)
    if who.state is not AttendanceState.SUBSTITUTE:
        who = replace(who, substitute_for="")
    for name, value in asdict(who).items():
        setattr(row, name, value)
    old, new = audit.changes(before, _told(row))
    if new:
        _record(meeting, row.name, by=by, before=old, after=new)


def remove(meeting: Meeting, row_id: int, *, by: Person) -> None:
    """Take a line out: a member’s goes back to nothing said, anybody else’s is gone."""
    expect_open(meeting)
    row = _row(meeting, row_id)
    declared = select(Declaration.id).where(Declaration.attendance_id == row.id)
    if db.session.scalar(declared.limit(1)) is not None:
        raise DomainError(
            f"{row.name} declared an interest. Take that out first, then this line can go."
        )
    db.session.delete(row)
    _record(meeting, row.name, by=by, before=_told(row))


def _mark(meeting: Meeting, line: Line, state: AttendanceState, *, by: Person) -> None:
    row = _row_of(meeting, line)
    if row is None:
        row = Attendance(
            meeting_id=meeting.id,
            position=line.position,
            member_id=line.member_id,
            post_id=line.post_id,
            user_id=line.user_id,
            name=line.name,
            title=line.title,
            state=state,
            joined_at=None,
            left_at=None,
            document="",
            place="",
            demonstration=False,
        )
        db.session.add(row)
        db.session.flush()
        _record(meeting, row.name, by=by, after={"state": state})
    elif row.state is not state:
        before, row.state = row.state, state
        if state is not AttendanceState.SUBSTITUTE:
            row.substitute_for = ""
        _record(meeting, row.name, by=by, before={"state": before}, after={"state": state})


def _row_of(meeting: Meeting, line: Line) -> Attendance | None:
    """The row of a line, also one that somebody else wrote since the page was read."""
    if line.attendance_id is not None:
        return _row(meeting, line.attendance_id)
    is_it = (
        Attendance.member_id == line.member_id
        if line.member_id is not None
        else and_(Attendance.member_id.is_(None), Attendance.name == line.name)
    )
    found = select(Attendance).where(Attendance.meeting_id == meeting.id, is_it)
    return db.session.scalars(found.order_by(Attendance.id)).first()


def _row(meeting: Meeting, row_id: int) -> Attendance:
    row = db.session.get(Attendance, row_id)
    if row is None or row.meeting_id != meeting.id:
        raise NotFound
    return row


def _known(who: Attendee, meeting: Meeting) -> tuple[int | None, Attendee]:
    """Whose account a typed name is, if it is one person’s, and the post they held that day."""
    users = list(
        db.session.scalars(
            select(User.id).where(func.lower(User.name) == who.name.lower()).limit(2)
        )
    )
    if len(users) != 1:
        return None, who
    posts = db.session.scalars(
        select(Post.name)
        .join(PostHolding, PostHolding.post_id == Post.id)
        .where(PostHolding.user_id == users[0], holds_on(meeting.held_on))
        .order_by(Post.name)
    )
    return users[0], replace(who, title=who.title or ", ".join(posts))


def _seat(who: Attendee, lines: list[Line]) -> Line:
    for line in lines:
        if line.role is not None and line.name == who.substitute_for:
            return line
    raise NotAccepted({"substitute_for": "Choose for whom they stand in"})


def _after_all(lines: list[Line]) -> int:
    return max([1000, *(line.position for line in lines)]) + 10


def _check(who: Attendee) -> None:
    if who.joined_at and who.left_at and who.left_at <= who.joined_at:
        raise NotAccepted({"left_at": "They must leave after they joined"})


def _told(row: Attendance) -> dict[str, object]:
    told = {
        "name": row.name,
        "title": row.title,
        "state": row.state,
        "substitute_for": row.substitute_for,
        "joined_at": row.joined_at.isoformat("minutes") if row.joined_at else "",
        "left_at": row.left_at.isoformat("minutes") if row.left_at else "",
    }
    return {name: value for name, value in told.items() if value}


def _record(
    meeting: Meeting,
    who: str,
    *,
    by: Person,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> None:
    history.of_meeting(
        Deed.ATTENDANCE_CHANGED,
        meeting,
        by=by,
        before=before,
        after=after,
        label=Visibility.BOARD,
        note=who,
    )
