"""Reads of scorecards: their editions, their lines, and what stands beside the figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import ColumnElement, and_, false, or_, select, union_all
from sqlalchemy.orm import joinedload

from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.core.periods import Quarter, quarter_of
from tracker.people.identity import SignedIn
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Commentary, Figure
from tracker.scorecards.models import (
    Benchmark,
    Edition,
    Indicator,
    IndicatorAction,
    Line,
    Scorecard,
)
from tracker.scorecards.policy import WORKING


@dataclass(frozen=True, slots=True)
class WithEditions:
    """A scorecard with its printed orders, the oldest first; a new one has none."""

    scorecard: Scorecard
    editions: list[Edition]

    def edition_on(self, day: date) -> Edition | None:
        """What is printed for a period that ends on a day; the first one for all before it."""
        begun = [each for each in self.editions if each.from_on <= day]
        return begun[-1] if begun else next(iter(self.editions), None)


@dataclass(frozen=True, slots=True)
class TiedAction:
    """An action that an indicator measures, as far as a link needs it."""

    id: int
    ref: str
    text: str


def scorecards() -> list[WithEditions]:
    """Every scorecard by its name."""
    return _with_editions()


def get_scorecard(slug: str) -> WithEditions:
    """A scorecard by its slug; NotFound if there is none."""
    found = _with_editions(slug)
    if not found:
        raise NotFound
    return found[0]


def _with_editions(slug: str = "") -> list[WithEditions]:
    asked = select(Scorecard, Edition).outerjoin(Edition).order_by(Scorecard.name, Edition.from_on)
    rows = db.session.execute(asked.where(Scorecard.slug == slug) if slug else asked)
    found: dict[int, WithEditions] = {}
    for row in rows:
        scorecard, edition = cast("tuple[Scorecard, Edition | None]", row)
        whole = found.setdefault(scorecard.id, WithEditions(scorecard, []))
        if edition is not None:
            whole.editions.append(edition)
    return list(found.values())


def published_quarters(scorecard_ids: Collection[int]) -> dict[int, list[Quarter]]:
    """The quarters of which each scorecard has published figures, the latest first."""
    rows = db.session.execute(
        select(Indicator.scorecard_id, Figure.ends_on)
        .join_from(Figure, Indicator, Figure.indicator_id == Indicator.id)
        .where(
            Indicator.scorecard_id.in_(scorecard_ids),
            Figure.state == FigureState.PUBLISHED,
            Figure.is_outturn.is_(False),
        )
        .distinct()
    )
    found: dict[int, set[Quarter]] = defaultdict(set)
    for scorecard_id, ends_on in rows:
        found[scorecard_id].add(quarter_of(ends_on))
    return {each: sorted(quarters, reverse=True) for each, quarters in found.items()}


def lines_of(edition_ids: Collection[int]) -> Sequence[Line]:
    """The lines of editions in their printed order, each with its indicator."""
    return db.session.scalars(
        select(Line)
        .where(Line.edition_id.in_(edition_ids))
        .order_by(Line.edition_id, Line.position)
        .options(joinedload(Line.indicator))
    ).all()


def benchmarks_on(indicator_ids: Collection[int], day: date) -> dict[int, list[Benchmark]]:
    """The most recent figures of others for a period that ends on a day, by indicator."""
    rows = db.session.scalars(
        select(Benchmark)
        .where(Benchmark.indicator_id.in_(indicator_ids), Benchmark.from_on <= day)
        .order_by(Benchmark.from_on)
    )
    latest = {(each.indicator_id, each.kind): each for each in rows}
    found: dict[int, list[Benchmark]] = defaultdict(list)
    for (indicator_id, _kind), each in latest.items():
        found[indicator_id].append(each)
    return found


def is_said() -> ColumnElement[bool]:
    """Whether readers see a commentary: it is published, and there is something in it."""
    has_words = or_(Commentary.why != "", Commentary.recover != "")
    return and_(Commentary.state == FigureState.PUBLISHED, has_words)


def commentaries_on(
    indicator_ids: Collection[int], days: Collection[date]
) -> dict[tuple[int, date], Commentary]:
    """What is said of indicators for periods that end on some days, as published."""
    rows = db.session.scalars(
        select(Commentary).where(
            Commentary.indicator_id.in_(indicator_ids), Commentary.ends_on.in_(days), is_said()
        )
    )
    return {(each.indicator_id, each.ends_on): each for each in rows}


@dataclass(frozen=True, slots=True)
class AtWork:
    """A cell of which the figure, or what is said of it, waits: to be published where
    `is_checked`, else to be checked."""

    indicator_id: int
    is_outturn: bool
    ends_on: date
    is_checked: bool


def at_work(indicator_ids: Collection[int]) -> list[AtWork]:
    """Every cell of some indicators at which somebody is at work, in the order of their days."""
    parts = (
        select(Figure.indicator_id, Figure.is_outturn, Figure.ends_on, Figure.state).where(
            Figure.indicator_id.in_(indicator_ids), Figure.state.in_(WORKING)
        ),
        select(Commentary.indicator_id, false(), Commentary.ends_on, Commentary.state).where(
            Commentary.indicator_id.in_(indicator_ids), Commentary.state.in_(WORKING)
        ),
    )
    found: dict[tuple[int, bool, date], set[FigureState]] = defaultdict(set)
    for indicator_id, is_outturn, ends_on, state in db.session.execute(union_all(*parts)):
        found[indicator_id, is_outturn, ends_on].add(state)
    cells = (AtWork(*cell, FigureState.ENTERED not in found[cell]) for cell in found)
    return sorted(cells, key=lambda each: each.ends_on)


def actions_measured_by(
    indicator_ids: Iterable[int], viewer: SignedIn
) -> dict[int, list[TiedAction]]:
    """The actions that indicators measure, as far as a viewer may know of them."""
    rows = db.session.execute(
        select(IndicatorAction.indicator_id, Action.id, Action.ref, Action.text)
        .join_from(IndicatorAction, Action, IndicatorAction.action_id == Action.id)
        .where(IndicatorAction.indicator_id.in_(list(indicator_ids)), visible_to(viewer))
        .order_by(Action.ref_order, Action.id)
    )
    found: dict[int, list[TiedAction]] = defaultdict(list)
    for indicator_id, action_id, ref, text in rows:
        found[indicator_id].append(TiedAction(action_id, ref, text))
    return found
