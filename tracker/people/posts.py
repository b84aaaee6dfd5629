"""Posts, bodies, partners and teams that can carry an action: added, changed, marked vacant."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotFound
from tracker.core.person import Person
from tracker.core.slugs import slug_of
from tracker.people.enums import PostKind
from tracker.people.models import Post, PostHolding
from tracker.people.queries import HoldingRow
from tracker.people.vacancy import vacant_posts


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post and who holds it, holds it next, or held it."""

    id: int
    name: str
    kind: PostKind
    is_marked_vacant: bool
    is_vacant: bool
    demonstration: bool
    source: str
    holdings: tuple[HoldingRow, ...]

    @property
    def holders(self) -> tuple[HoldingRow, ...]:
        return tuple(each for each in self.holdings if each.is_current)


def list_posts(*, words: str = "") -> list[PostRow]:
    """All posts by name, those whose name or holder has the words."""
    vacant = vacant_posts(clock.today())
    rows = [_row(post, vacant) for post in db.session.scalars(_loaded())]
    wanted = words.casefold().split()
    return [
        row
        for row in rows
        if all(
            word in " ".join([row.name, *(each.holder for each in row.holders)]).casefold()
            for word in wanted
        )
    ]


def get_post(post_id: int) -> PostRow:
    """One post with everybody who held it."""
    post = db.session.scalar(_loaded().where(Post.id == post_id))
    if post is None:
        raise NotFound
    return _row(post, vacant_posts(clock.today()))


def add_post(name: str, kind: PostKind, *, by: Person | None) -> Post:
    """Add a post that nobody holds yet."""
    _refuse_taken(name)
    slug = slug_of(name)
    if db.session.scalar(select(Post.id).where(Post.slug == slug)):
        raise DomainError("A post with nearly this name is here already. Use that one.")
    post = Post(
        slug=slug,
        name=name,
        kind=kind,
        is_vacant=False,
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(post)
    db.session.flush()
    _record(Deed.POST_ADDED, post, by, {}, {"name": name, "kind": kind})
    return post


def change_post(post_id: int, *, name: str, kind: PostKind, by: Person) -> None:
    """Change what a post is called or what it is; its slug stays."""
    post = _post(post_id)
    before, after = audit.changes(
        {"name": post.name, "kind": post.kind}, {"name": name, "kind": kind}
    )
    if "name" in after:
        _refuse_taken(name, but=post.id)
    post.name, post.kind = name, kind
    if after:
        _record(Deed.POST_CHANGED, post, by, before, after)


def mark_vacant(post_id: int, *, is_vacant: bool, by: Person) -> None:
    """Say that nobody is in the post, or take that back."""
    post = _post(post_id)
    if is_vacant and get_post(post_id).holders:
        raise DomainError("Somebody holds this post. Enter their last day first.")
    if post.is_vacant != is_vacant:
        before = {"is_vacant": post.is_vacant}
        post.is_vacant = is_vacant
        _record(Deed.POST_CHANGED, post, by, before, {"is_vacant": is_vacant})


def _post(post_id: int) -> Post:
    post = db.session.get(Post, post_id)
    if post is None:
        raise NotFound
    return post


def _refuse_taken(name: str, *, but: int = 0) -> None:
    same = select(Post.id).where(func.lower(Post.name) == name.lower(), Post.id != but)
    if db.session.scalar(same.limit(1)):
        raise DomainError("A post with this name is here already. Use that one.")


def _loaded() -> Select[Post]:
    return (
        select(Post)
        .options(selectinload(Post.holdings).options(joinedload(PostHolding.user)))
        .order_by(func.lower(Post.name), Post.id)
    )


def _row(post: Post, vacant: frozenset[int]) -> PostRow:
    day = clock.today()
    return PostRow(
        id=post.id,
        name=post.name,
        kind=post.kind,
        is_marked_vacant=post.is_vacant,
        is_vacant=post.id in vacant,
        demonstration=post.demonstration,
        source=", ".join(part for part in (post.document, post.place) if part),
        holdings=tuple(
            HoldingRow(
                id=each.id,
                post_id=post.id,
                post=post.name,
                user_id=each.user_id,
                holder=each.user.name,
                started_on=each.started_on,
                ended_on=each.ended_on,
                is_current=each.started_on <= day
                and (each.ended_on is None or each.ended_on >= day),
            )
            for each in post.holdings
        ),
    )


def _record(
    deed: Deed,
    post: Post,
    by: Person | None,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    audit.record(deed, subject_type="post", subject_id=post.id, by=by, before=before, after=after)
