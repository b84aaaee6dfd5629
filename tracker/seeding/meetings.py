"""Bodies, their members and their meetings, as seed files."""

from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.database import db
from tracker.meetings.enums import BodyKind, MeetingStatus, MemberRole
from tracker.meetings.models import Body, Meeting, Member
from tracker.people.models import Post, User
from tracker.seeding.days import at, day_of
from tracker.seeding.keys import emails, slugs
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    clock_time,
    columns,
    day,
    needed_day,
    number,
    source,
    source_of,
    yes,
)
from tracker.workstreams.models import Workstream

EXECUTIVE_BOARD = "executive-board"


def _add_body(row: Row, known: Known) -> Body:
    stream = known.maybe(Workstream, row["workstream"])
    body = Body(
        slug=row["slug"],
        name=row["name"],
        kind=BodyKind(row["kind"]),
        is_executive_board=row["slug"] == EXECUTIVE_BOARD,
        is_public=yes(row["is_public"]),
        cadence_days=number(row["cadence_days"]),
        cadence_text=row["cadence_text"],
        purpose=row["purpose"],
        workstream_id=stream.id if stream else None,
        ends_on=day(row["ends_on"]),
        ended_on=day(row["ended_on"]),
        came_of_it=row["came_of_it"],
        **source(row),
    )
    if row["reports_to"]:
        known.afterwards.append(_reporting(body, row["reports_to"], known))
    return body


def _reporting(body: Body, to: str, known: Known) -> Callable[[], None]:
    """A body may report to one that stands further down in the file."""

    def report() -> None:
        above = known.maybe(Body, to)
        body.reports_to_id = above.id if above else None

    return report


def _bodies() -> Iterator[Told]:
    rows = select(Body).options(joinedload(Body.reports_to)).order_by(Body.id)
    streams = slugs(Workstream)
    for body in db.session.scalars(rows):
        yield Told(
            body,
            cells(
                slug=body.slug,
                name=body.name,
                kind=body.kind,
                cadence_days=body.cadence_days,
                cadence_text=body.cadence_text,
                is_public=body.is_public,
                reports_to=body.reports_to and body.reports_to.slug,
                workstream=streams.get(body.workstream_id),
                ends_on=body.ends_on,
                ended_on=body.ended_on,
                came_of_it=body.came_of_it,
                purpose=body.purpose,
                **source_of(body),
            ),
        )


def _add_member(row: Row, known: Known) -> Member:
    stand_in, person = (
        known.maybe(Post, row["substitute_post"]),
        known.maybe(User, row["substitute_person"]),
    )
    return Member(
        body=known.get(Body, row["body"]),
        post=known.get(Post, row["post"]) if row["post"] else None,
        user=known.get(User, row["person"]) if row["person"] else None,
        role=MemberRole(row["role"]),
        started_on=day(row["started_on"]),
        ended_on=day(row["ended_on"]),
        substitute_post_id=stand_in.id if stand_in else None,
        substitute_user_id=person.id if person else None,
        **source(row),
    )


def _members() -> Iterator[Told]:
    rows = select(Member).options(
        joinedload(Member.body), joinedload(Member.post), joinedload(Member.user)
    )
    posts, people = slugs(Post), emails()
    for member in db.session.scalars(rows.order_by(Member.id)):
        yield Told(
            member,
            cells(
                body=member.body.slug,
                post=member.post and member.post.slug,
                person=member.user and member.user.email,
                role=member.role,
                substitute_post=posts.get(member.substitute_post_id),
                substitute_person=people.get(member.substitute_user_id),
                started_on=member.started_on,
                ended_on=member.ended_on,
                **source_of(member),
            ),
            is_exported=member.user is None or member.user.demonstration,
        )


def _add_meeting(row: Row, known: Known) -> Meeting:
    starts_at = clock_time(row["starts_at"])
    return Meeting(
        body=known.get(Body, row["body"]),
        held_on=needed_day(row["held_on"]),
        starts_at=starts_at,
        ends_at=clock_time(row["ends_at"]) if starts_at else None,
        place_held=row["place_held"],
        status=MeetingStatus(row["status"] or MeetingStatus.PLANNED),
        note=row["note"],
        key_messages=row["key_messages"],
        agenda_out_at=at(day(row["agenda_out_on"])),
        changed_at=clock.now(),
        made_up=row["made_up"],
        **source(row),
    )


def _meetings() -> Iterator[Told]:
    rows = select(Meeting).options(joinedload(Meeting.body)).order_by(Meeting.id)
    told = {meeting.id: meeting for meeting in db.session.scalars(rows)}
    for meeting in told.values():
        yield Told(
            meeting,
            cells(
                body=meeting.body.slug,
                held_on=meeting.held_on,
                starts_at=meeting.starts_at,
                ends_at=meeting.ends_at,
                place_held=meeting.place_held,
                status=meeting.status,
                note=meeting.note,
                key_messages=meeting.key_messages,
                agenda_out_on=day_of(meeting.agenda_out_at),
                made_up=meeting.made_up,
                **source_of(meeting),
            ),
        )
    moved = select(AuditEntry).where(AuditEntry.deed == Deed.MEETING_MOVED)
    for entry in db.session.scalars(moved.order_by(AuditEntry.id)):
        yield from _at_its_former_date(told.get(entry.subject_id or 0), entry)


def _at_its_former_date(meeting: Meeting | None, entry: AuditEntry) -> Iterator[Told]:
    """A meeting that was moved is known by its old date too, and not put there again."""
    if meeting is not None and "held_on" in entry.before:
        row = cells(body=meeting.body.slug, held_on=entry.before["held_on"])
        yield Told(meeting, row, is_exported=False)


SHEETS = (
    Sheet(
        "bodies",
        Body,
        columns(
            "slug,name,kind,cadence_days,cadence_text,is_public,reports_to,workstream,ends_on,"
            "ended_on,came_of_it,purpose,document,place,demonstration"
        ),
        ("slug",),
        _add_body,
        _bodies,
    ),
    Sheet(
        "members",
        Member,
        columns(
            "body,post,person,role,substitute_post,substitute_person,started_on,ended_on,"
            "document,place,demonstration"
        ),
        ("body", "post", "person", "role", "started_on"),
        _add_member,
        _members,
    ),
    Sheet(
        "meetings",
        Meeting,
        columns(
            "body,held_on,starts_at,ends_at,place_held,status,note,key_messages,agenda_out_on,made_up,"
            "document,place,demonstration"
        ),
        ("body", "held_on"),
        _add_meeting,
        _meetings,
    ),
)
