"""What the forms of meetings offer to choose from: (value, words) pairs, in reading order."""

from datetime import date

from sqlalchemy import or_, select

from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.models import Body
from tracker.people.identity import SignedIn
from tracker.people.models import Post, User
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream

Choices = list[tuple[str, str]]
POST, PERSON = "post-", "person-"


def body_choices(viewer: SignedIn, *, today: date, marks: bool = False) -> Choices:
    """The bodies at work that the viewer may know of, the executive board first; `marks` says of
    each that is not public that it is not."""
    rows = db.session.execute(
        select(Body.id, Body.name, Body.is_public)
        .where(policy.visible_to(viewer, today=today), Body.ended_on.is_(None))
        .order_by(Body.is_executive_board.desc(), Body.name, Body.id)
    )
    return [
        (str(number), name if is_public or not marks else f"{name} (not public)")
        for number, name, is_public in rows
    ]


def post_choices() -> Choices:
    """Every post, by name."""
    rows = db.session.execute(select(Post.id, Post.name).order_by(Post.name, Post.id))
    return [(str(number), name) for number, name in rows]


def who_choices() -> Choices:
    """Everybody who can be on a body: posts first, then people, as post-4 or person-7."""
    people = db.session.execute(
        select(User.id, User.name).where(User.is_active).order_by(User.name, User.id)
    )
    posts = [(f"{POST}{number}", name) for number, name in post_choices()]
    return posts + [(f"{PERSON}{number}", name) for number, name in people]


def chosen_post(value: str) -> int | None:
    """The post in an answer to `who_choices`, if it is one."""
    return int(value.removeprefix(POST)) if value.startswith(POST) else None


def chosen_person(value: str) -> int | None:
    """The person in an answer to `who_choices`, if it is one."""
    return int(value.removeprefix(PERSON)) if value.startswith(PERSON) else None


def plan_choices(*, today: date) -> Choices:
    """The plans that are live today, the latest first."""
    rows = db.session.execute(
        select(Plan.id, Plan.name)
        .where(Plan.starts_on <= today, Plan.ends_on >= today)
        .order_by(Plan.starts_on.desc(), Plan.id)
    )
    return [(str(number), name) for number, name in rows]


def workstream_choices(*, today: date) -> Choices:
    """The workstreams that have not ended."""
    rows = db.session.execute(
        select(Workstream.id, Workstream.name)
        .where(or_(Workstream.ended_on.is_(None), Workstream.ended_on >= today))
        .order_by(Workstream.position, Workstream.id)
    )
    return [(str(number), name) for number, name in rows]
