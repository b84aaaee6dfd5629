"""Deeds on bodies: set one up, change what it says of itself, and who is on it."""

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.meetings import history
from tracker.meetings.enums import BodyKind, MemberRole
from tracker.meetings.models import Body, Meeting, Member
from tracker.meetings.queries import still_to_come
from tracker.people.models import Post, User
from tracker.people.unnamed import printed_name

RESERVED = frozenset({"", "add", "seats"})


@dataclass(frozen=True, slots=True)
class BodyDetails:
    """What a board, committee or group says of itself."""

    name: str
    kind: BodyKind
    cadence_days: int | None = None
    cadence_text: str = ""
    purpose: str = ""
    reports_to_id: int | None = None
    is_public: bool = False
    is_executive_board: bool = False
    workstream_id: int | None = None
    ends_on: date | None = None


def add_body(details: BodyDetails, *, by: Person) -> Body:
    """Set up a body; its address is made from its name and stays."""
    slug = slug_of(details.name)
    if slug in RESERVED:
        raise NotAccepted({"name": "Choose another name: no address can be made of this one"})
    _check(details, slug=slug)
    body = Body(slug=slug, document="", place="", demonstration=False, **asdict(details))
    db.session.add(body)
    db.session.flush()  # the audit needs its id
    history.of_body(Deed.BODY_ADDED, body, by=by, after=asdict(details))
    return body


def change_body(body: Body, details: BodyDetails, *, by: Person, version: int) -> None:
    """Change what a body says of itself; its address stays."""
    if body.version != version:
        raise ChangedMeanwhile
    _check(details, but=body)
    new = asdict(details)
    before, after = audit.changes({name: getattr(body, name) for name in new}, new)
    if after:
        for name, value in after.items():
            setattr(body, name, value)
        history.of_body(Deed.BODY_CHANGED, body, by=by, before=before, after=after)


def add_member(
    body: Body,
    *,
    post_id: int | None,
    user_id: int | None,
    role: MemberRole,
    started_on: date,
    by: Person,
) -> Member:
    """Put a post or a person on a body, each only once at a time."""
    if (post_id is None) == (user_id is None):
        raise NotAccepted({"who": "Choose a post or a person"})
    same = select(Member.id).where(
        Member.body_id == body.id,
        Member.post_id == post_id if post_id else Member.user_id == user_id,
        Member.ended_on.is_(None) | (Member.ended_on >= started_on),
    )
    if db.session.scalar(same.limit(1)) is not None:
        raise NotAccepted({"who": f"Already on the list of {body.name}"})
    member = Member(
        body_id=body.id,
        post_id=post_id,
        user_id=user_id,
        role=role,
        started_on=started_on,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(member)
    after = {"who": _name_of(member), "role": role, "started_on": started_on}
    history.of_body(Deed.MEMBER_ADDED, body, by=by, after=after)
    return member


def end_member(body: Body, member: Member, *, ended_on: date, by: Person) -> None:
    """Say from when somebody is no longer on a body; the list of the time before keeps them."""
    if member.ended_on is not None:
        raise DomainError("They are no longer on the list.")
    if member.started_on is not None and ended_on < member.started_on:
        raise NotAccepted({"ended_on": "It must be on or after the day they joined"})
    member.ended_on = ended_on
    after = {"who": _name_of(member), "ended_on": ended_on}
    history.of_body(Deed.MEMBER_ENDED, body, by=by, after=after)


def end_body(body: Body, *, ended_on: date, came_of_it: str, by: Person, version: int) -> None:
    """Close a group with what came of it; what it did stays, and it meets no more."""
    if body.version != version:
        raise ChangedMeanwhile
    if body.ended_on is not None:
        raise DomainError(f"{body.name} ended on {long_date(body.ended_on)}.")
    if body.is_executive_board:
        raise DomainError("The executive board sets the cycle of updates, so it does not end.")
    if ended_on > clock.today():
        raise NotAccepted({"ended_on": "This day is still to come. Close it when its work is done"})
    planned = still_planned(body.id)
    if planned is not None:
        raise DomainError(
            f"A meeting on {long_date(planned)} is still in the diary. Cancel it first."
        )
    body.ended_on, body.came_of_it = ended_on, came_of_it
    after = {"ended_on": ended_on, "came_of_it": came_of_it}
    history.of_body(Deed.BODY_ENDED, body, by=by, after=after)


def reopen_body(body: Body, *, reason: str, by: Person, version: int) -> None:
    """Let a group that was closed go on. What came of it by then stays in the history, and is
    where the words begin when it is closed again."""
    if body.version != version:
        raise ChangedMeanwhile
    if body.ended_on is None:
        raise DomainError(f"{body.name} is open already.")
    before = {"ended_on": body.ended_on, "came_of_it": body.came_of_it}
    body.ended_on = None
    history.of_body(Deed.BODY_REOPENED, body, by=by, before=before, after={"reason": reason})


def still_planned(body_id: int) -> date | None:
    """The first day on which a body is still to meet."""
    planned = select(func.min(Meeting.held_on)).where(
        Meeting.body_id == body_id, still_to_come(clock.today())
    )
    return db.session.scalar(planned)


def _name_of(member: Member) -> str:
    if member.post_id is not None:
        return db.session.scalar(select(Post.name).where(Post.id == member.post_id)) or ""
    return db.session.scalar(select(printed_name()).where(User.id == member.user_id)) or ""


def _check(details: BodyDetails, *, slug: str = "", but: Body | None = None) -> None:
    bodies = db.session.scalars(select(Body).order_by(Body.id).with_for_update())
    others = [each for each in bodies if but is None or each.id != but.id]
    wrong: dict[str, str] = {}
    if any(each.name == details.name or each.slug == slug for each in others):
        wrong["name"] = f"There is already a body called {details.name}"
    if but is not None and _comes_back(but.id, details.reports_to_id, others):
        wrong["reports_to"] = "It cannot report to itself, directly or by way of others"
    if details.kind is BodyKind.TASK and details.workstream_id is None:
        wrong["workstream"] = "Say for which workstream the task and finish group works"
    if details.kind is BodyKind.TASK and details.ends_on is None:
        wrong["ends_on"] = "Enter the day by which the task and finish group is to be done"
    boards = [each.name for each in others if each.is_executive_board]
    if details.is_executive_board and boards:
        wrong["is_executive_board"] = f"{boards[0]} is the executive board. There can be one"
    if wrong:
        raise NotAccepted(wrong)


def _comes_back(body_id: int, reports_to_id: int | None, others: list[Body]) -> bool:
    """Whether following who reports to whom leads back to the body."""
    above = {each.id: each.reports_to_id for each in others}
    step = reports_to_id
    while step is not None and step != body_id:
        step = above.pop(step, None)
    return step == body_id
