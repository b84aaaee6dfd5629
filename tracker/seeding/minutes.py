"""Who was at a meeting, what it resolved, and how far its minutes are, as seed files."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select

from tracker.core.database import Base, db
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.minutes.composing import compose
from tracker.meetings.minutes.enums import AttendanceState, MinutesState, ResolutionKind
from tracker.meetings.minutes.models import Attendance, Minutes, Resolution
from tracker.meetings.minutes.text import to_json
from tracker.meetings.models import Body, Meeting, Member
from tracker.meetings.policy import member_on
from tracker.people.models import Post
from tracker.seeding import days
from tracker.seeding.keys import former_days, meeting_keys, slugs
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    clock_time,
    columns,
    number,
    source,
    source_of,
)


def _add_attendance(row: Row, known: Known) -> Attendance:
    """A post that was on the body that day stands there as its member."""
    meeting, post = _meeting(row, known), known.maybe(Post, row["post"])
    db.session.flush()
    return Attendance(
        meeting_id=meeting.id,
        position=int(row["position"]),
        post_id=post.id if post else None,
        member_id=_member_id(meeting, post) if post else None,
        name=row["name"],
        title=row["title"],
        state=AttendanceState(row["state"]),
        substitute_for=row["substitute_for"],
        joined_at=clock_time(row["joined_at"]),
        left_at=clock_time(row["left_at"]),
        **source(row),
    )


def _member_id(meeting: Meeting, post: Post) -> int | None:
    on_it = select(Member.id).where(
        Member.body_id == meeting.body_id, Member.post_id == post.id, member_on(meeting.held_on)
    )
    return db.session.scalar(on_it.order_by(Member.id).limit(1))


def _attendance() -> Iterator[Told]:
    rows = (
        select(Attendance, *_WHERE, Post.slug)
        .join(Meeting, Attendance.meeting_id == Meeting.id)
        .join(Body, Meeting.body_id == Body.id)
        .outerjoin(Post, Attendance.post_id == Post.id)
        .order_by(*_ORDER, Attendance.position, Attendance.id)
    )
    former = former_days()
    for each, meeting_id, body, held_on, post in db.session.execute(rows):
        row = cells(
            body=body,
            held_on=held_on,
            position=each.position,
            name=each.name,
            title=each.title,
            state=each.state,
            post=post,
            substitute_for=each.substitute_for,
            joined_at=each.joined_at,
            left_at=each.left_at,
            **source_of(each),
        )
        yield Told(each, row, is_exported=each.user_id is None)
        yield from _as_it_was(each, row, former.get(meeting_id, set()))


def _add_resolution(row: Row, known: Known) -> Resolution:
    item = known.get(AgendaItem, f"{row['body']}/{row['held_on']}/{row['item']}")
    body, later = known.maybe(Body, row["refer_to"]), known.maybe(Meeting, row["defer_to"])
    db.session.flush()
    return Resolution(
        item_id=item.id,
        position=int(row["position"]),
        kind=ResolutionKind(row["kind"]),
        text=row["text"],
        subject_to=row["subject_to"],
        refer_to_id=body.id if body else None,
        defer_to_id=later.id if later else None,
        **source(row),
    )


def _resolutions() -> Iterator[Told]:
    rows = (
        select(Resolution, *_WHERE, AgendaItem.title)
        .join(AgendaItem, Resolution.item_id == AgendaItem.id)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .join(Body, Meeting.body_id == Body.id)
        .order_by(*_ORDER, AgendaItem.position, AgendaItem.id, Resolution.position, Resolution.id)
    )
    former, bodies, keys = former_days(), slugs(Body), meeting_keys()
    for each, meeting_id, body, held_on, item in db.session.execute(rows):
        row = cells(
            body=body,
            held_on=held_on,
            item=item,
            position=each.position,
            kind=each.kind,
            text=each.text,
            subject_to=each.subject_to,
            refer_to=bodies.get(each.refer_to_id),
            defer_to=keys[each.defer_to_id],
            **source_of(each),
        )
        yield Told(each, row)
        yield from _as_it_was(each, row, former.get(meeting_id, set()))


def _add_minutes(row: Row, known: Known) -> Minutes:
    """How far the minutes are; approved ones are kept as they are when all is loaded."""
    meeting, state = _meeting(row, known), MinutesState(row["state"])
    at = known.maybe(Meeting, f"{row['body']}/{row['approved_on']}" if row["approved_on"] else "")
    meeting.began_at = clock_time(row["began_at"])
    meeting.closed_at = clock_time(row["closed_at"])
    db.session.flush()
    minutes = Minutes(
        meeting_id=meeting.id,
        state=state,
        first_number=number(row["first_number"]),
        agreed_as=row["agreed_as"],
        approved_at_id=at.id if at else None,
        subject_to=row["subject_to"],
    )
    if at is not None and state is MinutesState.APPROVED:
        minutes.locked_at = days.at(at.held_on)
        known.afterwards.append(_lock(minutes))
    return minutes


def _lock(minutes: Minutes) -> Callable[[], None]:
    def lock() -> None:
        minutes.locked = to_json(compose(minutes.meeting_id, first_number=minutes.first_number))

    return lock


def _minutes() -> Iterator[Told]:
    rows = (
        select(Minutes, Meeting, Body.slug)
        .join(Meeting, Minutes.meeting_id == Meeting.id)
        .join(Body, Meeting.body_id == Body.id)
        .order_by(*_ORDER)
    )
    keys, former = meeting_keys(), former_days()
    for each, meeting, body in db.session.execute(rows):
        row = cells(
            body=body,
            held_on=meeting.held_on,
            state=each.state,
            first_number=each.first_number,
            began_at=meeting.began_at,
            closed_at=meeting.closed_at,
            agreed_as=each.agreed_as,
            approved_on=keys[each.approved_at_id].rpartition("/")[2],
            subject_to=each.subject_to,
            **source_of(meeting),
        )
        yield Told(each, row)
        yield from _as_it_was(each, row, former.get(meeting.id, set()))


def _meeting(row: Row, known: Known) -> Meeting:
    return known.get(Meeting, f"{row['body']}/{row['held_on']}")


def _as_it_was(thing: Base, row: Row, former: set[str]) -> Iterator[Told]:
    """What belongs to a meeting that was moved is known by the old day too."""
    for day_before in former:
        yield Told(thing, row | {"held_on": day_before}, is_exported=False)


_WHERE: tuple[Any, ...] = (Meeting.id, Body.slug, Meeting.held_on)
_ORDER: tuple[Any, ...] = (Meeting.held_on, Meeting.id)

SHEETS = (
    Sheet(
        "attendance",
        Attendance,
        columns(
            "body,held_on,position,name,title,state,post,substitute_for,joined_at,left_at,"
            "document,place,demonstration"
        ),
        ("body", "held_on", "position"),
        _add_attendance,
        _attendance,
    ),
    Sheet(
        "resolutions",
        Resolution,
        columns(
            "body,held_on,item,position,kind,text,subject_to,refer_to,defer_to,"
            "document,place,demonstration"
        ),
        ("body", "held_on", "item", "position"),
        _add_resolution,
        _resolutions,
    ),
    Sheet(
        "minutes",
        Minutes,
        columns(
            "body,held_on,state,first_number,began_at,closed_at,agreed_as,approved_on,"
            "subject_to,document,place,demonstration"
        ),
        ("body", "held_on"),
        _add_minutes,
        _minutes,
    ),
)
