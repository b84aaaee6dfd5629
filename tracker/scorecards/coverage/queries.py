"""A plan's pledges with all that stands behind each, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from tracker.actions.models import Action, ActionPledge, Evidence
from tracker.actions.policy import visible_to
from tracker.core.database import db
from tracker.core.periods import Quarter, quarter_of
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan, Pledge
from tracker.scorecards.models import Definition, Edition, Line
from tracker.scorecards.rules import meaning_on
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import PledgeWorkstream, Seat, Workstream


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator of a pledge, by the name that it has now."""

    indicator_id: int
    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Stream:
    """A workstream of a pledge, and whether its ambassador's seat is filled."""

    slug: str
    name: str
    has_ambassador: bool


@dataclass(frozen=True, slots=True)
class Covered:
    """A pledge with what stands behind it; `evidence` counts what was added since April."""

    pledge: Pledge
    measures: Sequence[Measure]
    actions: int
    streams: Sequence[Stream]
    evidence: int

    @property
    def blanks(self) -> list[str]:
        """What it lacks, each in words that go on from "Pledge 6 has"."""
        found = []
        if not self.measures:
            found.append("no measure")
        if not self.actions:
            found.append("no action")
        if not self.streams:
            found.append("no workstream")
        elif not any(each.has_ambassador for each in self.streams):
            found.append("no ambassador")
        if not self.evidence:
            found.append("no evidence this year")
        return found


def coverage(plan: Plan, viewer: SignedIn, *, today: date) -> list[Covered]:
    """Every pledge of a plan, as far as the viewer may see its actions."""
    ids = [each.id for each in plan.pledges]
    measures = _measures(today)
    actions, evidence = _actions(ids, viewer), _evidence(ids, viewer, today)
    streams = _streams(ids, today)
    return [
        Covered(
            each,
            measures.get(each.id, ()),
            actions.get(each.id, 0),
            streams.get(each.id, ()),
            evidence.get(each.id, 0),
        )
        for each in plan.pledges
    ]


def _measures(today: date) -> dict[int, list[Measure]]:
    """What the editions in use print, under the pledge that it measures now."""
    in_use = select(Edition.scorecard_id, func.max(Edition.from_on).label("from_on"))
    in_use = in_use.where(Edition.from_on <= today).group_by(Edition.scorecard_id)
    latest = in_use.subquery()
    lines = db.session.execute(
        select(Line.indicator_id, Line.ref)
        .join(Edition, Edition.id == Line.edition_id)
        .join(
            latest,
            (latest.c.scorecard_id == Edition.scorecard_id) & (latest.c.from_on == Edition.from_on),
        )
        .order_by(Edition.scorecard_id, Line.position)
    ).all()
    meanings = defaultdict(list)
    for each in db.session.scalars(select(Definition)):
        meanings[each.indicator_id].append(each)
    found: dict[int, list[Measure]] = defaultdict(list)
    for indicator_id, ref in lines:
        meaning = meaning_on(meanings[indicator_id], today)
        if meaning is not None and meaning.pledge_id is not None:
            found[meaning.pledge_id].append(Measure(indicator_id, ref, meaning.name))
    return found


def _actions(pledge_ids: Sequence[int], viewer: SignedIn) -> dict[int, int]:
    rows = db.session.execute(
        select(ActionPledge.pledge_id, func.count())
        .join(Action, Action.id == ActionPledge.action_id)
        .where(ActionPledge.pledge_id.in_(pledge_ids), visible_to(viewer))
        .group_by(ActionPledge.pledge_id)
    )
    return {pledge_id: number for pledge_id, number in rows}


def _evidence(pledge_ids: Sequence[int], viewer: SignedIn, today: date) -> dict[int, int]:
    since = Quarter(quarter_of(today).year, 1).starts_on
    rows = db.session.execute(
        select(ActionPledge.pledge_id, func.count(Evidence.id.distinct()))
        .join(Action, Action.id == ActionPledge.action_id)
        .join(Evidence, Evidence.action_id == Action.id)
        .where(
            ActionPledge.pledge_id.in_(pledge_ids),
            Evidence.added_on >= since,
            Evidence.removed_on.is_(None),
            visible_to(viewer),
        )
        .group_by(ActionPledge.pledge_id)
    )
    return {pledge_id: number for pledge_id, number in rows}


def _streams(pledge_ids: Sequence[int], today: date) -> dict[int, list[Stream]]:
    seat = (
        select(Seat.id)
        .where(
            Seat.workstream_id == Workstream.id,
            Seat.kind == SeatKind.AMBASSADOR,
            Seat.started_on <= today,
            or_(Seat.ended_on.is_(None), Seat.ended_on >= today),
        )
        .correlate(Workstream)
        .exists()
    )
    rows = db.session.execute(
        select(PledgeWorkstream.pledge_id, Workstream.slug, Workstream.name, seat)
        .join(Workstream, Workstream.id == PledgeWorkstream.workstream_id)
        .where(
            PledgeWorkstream.pledge_id.in_(pledge_ids),
            or_(Workstream.ended_on.is_(None), Workstream.ended_on >= today),
        )
        .order_by(Workstream.position)
    )
    found: dict[int, list[Stream]] = defaultdict(list)
    for pledge_id, slug, name, has_ambassador in rows:
        found[pledge_id].append(Stream(slug, name, has_ambassador))
    return found
