"""Posts, demonstration people, and the seats of workstreams, as seed files."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.roles import Role
from tracker.core import clock
from tracker.core.database import db
from tracker.people.enums import PostKind
from tracker.people.models import Post, PostHolding, RoleHeld, User
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    needed_day,
    several,
    source,
    source_of,
    yes,
)
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat, Workstream


def _add_post(row: Row, _known: Known) -> Post:
    return Post(
        slug=row["slug"],
        name=row["name"],
        kind=PostKind(row["kind"]),
        is_vacant=False,
        **source(row),
    )


def _posts() -> Iterator[Told]:
    for post in db.session.scalars(select(Post).order_by(Post.id)):
        row = cells(slug=post.slug, name=post.name, kind=post.kind, **source_of(post))
        yield Told(post, row)


def _add_person(row: Row, known: Known) -> User:
    began_on = clock.today().replace(month=1, day=1)
    return User(
        email=row["email"],
        name=row["name"],
        known_as=row["known_as"],
        is_active=True,
        is_cleared=yes(row["clearance"]),
        epoch=1,
        demonstration=yes(row["demonstration"]),
        created_at=clock.now(),
        roles_held=[
            RoleHeld(role=Role(role), given_at=clock.now()) for role in several(row["roles"])
        ],
        holdings=[
            PostHolding(post=known.get(Post, slug), started_on=began_on)
            for slug in several(row["posts"])
        ],
    )


def _people() -> Iterator[Told]:
    """Everybody; only the demonstration's people are ever written to a file."""
    rows = select(User).options(
        selectinload(User.roles_held), selectinload(User.holdings).joinedload(PostHolding.post)
    )
    for user in db.session.scalars(rows.order_by(User.id)):
        yield Told(
            user,
            cells(
                email=user.email,
                name=user.name,
                known_as=user.known_as,
                roles=[held.role for held in user.roles_held if held.ended_at is None],
                posts=[held.post.slug for held in user.holdings if held.ended_on is None],
                clearance=user.is_cleared,
                demonstration=user.demonstration,
            ),
            is_exported=user.demonstration,
        )


def _add_seat(row: Row, known: Known) -> Seat:
    return Seat(
        workstream=known.get(Workstream, row["workstream"]),
        kind=SeatKind(row["kind"]),
        post=known.get(Post, row["post"]) if row["post"] else None,
        user=known.get(User, row["person"]) if row["person"] else None,
        started_on=needed_day(row["started_on"]),
        ended_on=day(row["ended_on"]),
        made_up=row["made_up"],
        **source(row),
    )


def _seats() -> Iterator[Told]:
    rows = select(Seat).options(
        joinedload(Seat.workstream), joinedload(Seat.post), joinedload(Seat.user)
    )
    for seat in db.session.scalars(rows.order_by(Seat.id)):
        yield Told(
            seat,
            cells(
                workstream=seat.workstream.slug,
                kind=seat.kind,
                post=seat.post and seat.post.slug,
                person=seat.user and seat.user.email,
                started_on=seat.started_on,
                ended_on=seat.ended_on,
                made_up=seat.made_up,
                **source_of(seat),
            ),
            is_exported=seat.user is None or seat.user.demonstration,
        )


SHEETS = (
    Sheet(
        "posts",
        Post,
        columns("slug,name,kind,document,place,demonstration"),
        ("slug",),
        _add_post,
        _posts,
    ),
    Sheet(
        "people",
        User,
        columns("email,name,known_as,roles,posts,clearance,demonstration"),
        ("email",),
        _add_person,
        _people,
    ),
    Sheet(
        "seats",
        Seat,
        columns(
            "workstream,kind,post,person,started_on,ended_on,made_up,document,place,demonstration"
        ),
        ("workstream", "kind", "post", "person", "started_on"),
        _add_seat,
        _seats,
    ),
)
