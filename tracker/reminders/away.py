"""Who is away on a day, who stands in, and from when on somebody is back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import and_, select

from tracker.access.roles import Role
from tracker.core.database import db
from tracker.people.away.queries import may_have_stand_in
from tracker.people.identity import SignedIn
from tracker.people.models import Absence, Post, PostHolding
from tracker.people.vacancy import holds_on
from tracker.reminders.sight import Standing

LOOK_BACK = timedelta(days=70)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is away: until when, who stands in, and the posts that they hold."""

    last_on: date
    stand_in_id: int | None
    posts: dict[int, str]


@dataclass(frozen=True, slots=True)
class Absences:
    """Who is away on a day, and who was within the time that letters look back."""

    now: dict[int, Away] = field(default_factory=dict)
    over: dict[int, list[tuple[date, date]]] = field(default_factory=dict)

    def stand_in(self, away: Away, people: dict[int, SignedIn]) -> SignedIn | None:
        """Who stands in and can: here, with access, and not away too. Nobody's stand-in's else."""
        found = people.get(away.stand_in_id or 0)
        if found is None or found.id in self.now or not may_have_stand_in(found.roles):
            return None
        return found

    def standing(
        self, person: SignedIn, post_id: int | None, *, is_chosen: bool
    ) -> Standing | None:
        """For whom something comes to somebody else, by their post or role; never by their name."""
        away = self.now.get(person.id)
        if away is None:
            return None
        names = away.posts
        name = names.get(post_id or 0) or next(iter(names.values()), "")
        words = _with_the(name) if name else _by_role(person.roles)
        return Standing(person.id, words, away.last_on, is_chosen)

    def told_on(self, user_id: int, news_on: date) -> date:
        """What would have been told to somebody who was away is told on the day they are back."""
        for first_on, last_on in self.over.get(user_id, ()):
            if first_on <= news_on <= last_on:
                news_on = last_on + _ONE_DAY
        return news_on


def absences_on(day: date, people: Iterable[int]) -> Absences:
    """Read who is away, or was not long ago, in one statement."""
    now: dict[int, Away] = {}
    over = defaultdict[int, list[tuple[date, date]]](list)
    known = frozenset(people)
    rows = db.session.execute(
        select(Absence, Post.id, Post.name)
        .outerjoin(PostHolding, and_(PostHolding.user_id == Absence.user_id, holds_on(day)))
        .outerjoin(Post, Post.id == PostHolding.post_id)
        .where(Absence.first_on <= day, Absence.last_on >= day - LOOK_BACK)
        .order_by(Absence.first_on, Absence.id, PostHolding.id)
    )
    for absence, post_id, post in rows:
        if absence.user_id not in known:
            continue
        if absence.last_on < day:
            span = absence.first_on, absence.last_on
            if span not in over[absence.user_id]:
                over[absence.user_id].append(span)
            continue
        away = now.setdefault(absence.user_id, Away(absence.last_on, absence.stand_in_id, {}))
        if post_id is not None:
            away.posts[post_id] = post or ""
    return Absences(now, dict(over))


def _with_the(post: str) -> str:
    return post if post.lower().startswith("the ") else f"the {post}"


def _by_role(roles: frozenset[Role]) -> str:
    first = next((role for role in Role if role in roles), None)
    if first is None:
        return "somebody"
    label = first.label.lower()
    return f"{'an' if label[0] in 'aeiou' else 'a'} {label}"
