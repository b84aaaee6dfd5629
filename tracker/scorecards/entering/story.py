"""The story of one figure: every revision, who entered, checked and published it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.scorecards import policy
from tracker.scorecards.book import definitions_of
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Definition, Indicator
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.said import Said, said
from tracker.scorecards.spans import NotASpan, Span


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision as its reader may see it."""

    figure: Figure
    said: Said
    entered_by: str
    checked_by: str
    published_by: str


@dataclass(frozen=True, slots=True)
class Story:
    """A figure's revisions, the newest first."""

    indicator: Indicator
    meaning: Definition
    span: Span
    revisions: Sequence[Revision]


def get_story(indicator_id: int, ends_on: date, *, viewer: SignedIn) -> Story:
    """The story of a cell; NotFound where there is no such period or nothing to see of it."""
    indicator = db.session.scalar(
        select(Indicator)
        .where(Indicator.id == indicator_id)
        .options(joinedload(Indicator.scorecard))
    )
    meaning = meaning_on(definitions_of([indicator_id])[indicator_id], ends_on)
    if indicator is None or meaning is None:
        raise NotFound
    try:
        span = Span(indicator.period_type, ends_on)
    except NotASpan:
        raise NotFound from None
    revisions = _revisions(indicator_id, ends_on, meaning, viewer)
    if not revisions:
        raise NotFound
    return Story(indicator, meaning, span, revisions)


def _revisions(
    indicator_id: int, ends_on: date, meaning: Definition, viewer: SignedIn
) -> list[Revision]:
    entered, checked, published = aliased(User), aliased(User), aliased(User)
    works = policy.sees_working(viewer)
    where = [] if works else [Figure.published_at.is_not(None)]
    rows = db.session.execute(
        select(Figure, entered.name, checked.name, published.name)
        .outerjoin(entered, entered.id == Figure.entered_by_id)
        .outerjoin(checked, checked.id == Figure.checked_by_id)
        .outerjoin(published, published.id == Figure.published_by_id)
        .where(
            Figure.indicator_id == indicator_id,
            Figure.ends_on == ends_on,
            Figure.is_outturn.is_(False),
            *where,
        )
        .order_by(Figure.number.desc())
    )
    return [
        Revision(
            each,
            said(each, meaning, sees_small=works),
            *(name or "" for name in names),
        )
        for each, *names in rows
    ]
