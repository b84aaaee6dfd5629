"""The story of a period's figures: every revision, who entered, checked and published it, why."""

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
from tracker.scorecards.enums import FigureState, Hiding, PeriodType
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.models import Definition, Indicator
from tracker.scorecards.rules import meaning_on
from tracker.scorecards.said import HIDDEN, Said, said
from tracker.scorecards.spans import Span


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision as its reader may see it."""

    figure: Figure
    said: Said
    entered_by: str
    checked_by: str
    published_by: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure's revisions, the newest first."""

    span: Span
    is_outturn: bool
    revisions: Sequence[Revision]

    @property
    def label(self) -> str:
        """The period: "Q4 2024/25", or "Outturn of 2024/25"."""
        if self.is_outturn:
            return f"Outturn of {self.span.quarter.year_label}"
        return self.span.label

    @property
    def is_published(self) -> bool:
        return any(each.figure.state is FigureState.PUBLISHED for each in self.revisions)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of the period at a time, with who wrote it."""

    words: Commentary
    written_by: str


@dataclass(frozen=True, slots=True)
class Story:
    """The figures of a period and of the whole year that ends with it, as far as there are any,
    and what was said of them, the newest first.

    `sees_notes` where questions and notes are for this reader too: both name true numbers, those
    of other periods among them.
    """

    indicator: Indicator
    meaning: Definition
    cells: Sequence[Cell]
    told: Sequence[Told]
    sees_notes: bool
    is_restricted: bool


def get_story(
    indicator_id: int, ends_on: date, *, viewer: SignedIn, sees_small: bool = False
) -> Story:
    """The story of a day; NotFound where there is no such period or nothing to see of it."""
    indicator = db.session.scalar(
        select(Indicator)
        .where(Indicator.id == indicator_id)
        .options(joinedload(Indicator.scorecard))
    )
    meaning = meaning_on(definitions_of([indicator_id])[indicator_id], ends_on)
    if indicator is None or meaning is None:
        raise NotFound
    works = policy.sees_working(viewer)
    revisions = _revisions(indicator_id, ends_on, meaning, works=works, sees_small=sees_small)
    cells = []
    for is_outturn, kind in ((False, indicator.period_type), (True, PeriodType.YEAR)):
        found = [each for each in revisions if each.figure.is_outturn is is_outturn]
        if found:
            cells.append(Cell(Span(kind, ends_on), is_outturn, found))
    if not cells:
        raise NotFound
    told = _told(indicator_id, ends_on, works=works)
    sees_notes = policy.enters_or_checks(viewer) or (works and sees_small)
    return Story(indicator, meaning, cells, told, sees_notes, sees_small)


def _told(indicator_id: int, ends_on: date, *, works: bool) -> list[Told]:
    where = [] if works else [Commentary.published_at.is_not(None)]
    rows = db.session.execute(
        select(Commentary, User.name)
        .outerjoin(User, User.id == Commentary.entered_by_id)
        .where(Commentary.indicator_id == indicator_id, Commentary.ends_on == ends_on, *where)
        .order_by(Commentary.id.desc())
    )
    return [Told(each, name or "") for each, name in rows]


def _revisions(
    indicator_id: int, ends_on: date, meaning: Definition, *, works: bool, sees_small: bool
) -> list[Revision]:
    """Where one revision is hidden all are, and a draft is: of it nobody has said yet whether it
    is small, and an older figure beside a hidden one tells of it."""
    entered, checked, published = aliased(User), aliased(User), aliased(User)
    where = [] if works else [Figure.published_at.is_not(None)]
    rows = db.session.execute(
        select(Figure, entered.name, checked.name, published.name)
        .outerjoin(entered, entered.id == Figure.entered_by_id)
        .outerjoin(checked, checked.id == Figure.checked_by_id)
        .outerjoin(published, published.id == Figure.published_by_id)
        .where(Figure.indicator_id == indicator_id, Figure.ends_on == ends_on, *where)
        .order_by(Figure.number.desc())
    )
    found = [(each, names) for each, *names in rows]
    hidden = {each.is_outturn for each, _ in found if each.hiding is not Hiding.SHOWN}
    return [
        Revision(
            each,
            Said(HIDDEN, is_hidden=True)
            if not sees_small and (each.is_outturn in hidden or each.state in policy.WORKING)
            else said(each, meaning, sees_small=sees_small),
            *(name or "" for name in names),
        )
        for each, names in found
    ]
