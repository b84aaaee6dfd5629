"""Reads of the update round: its rows with their last words, its totals, and who has work in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Date, Integer, cast, func, literal, select

from tracker.access.roles import Role
from tracker.actions.enums import State
from tracker.actions.models import Action, ActionUpdate
from tracker.actions.policy import updatable_by
from tracker.actions.rules import ENDED_WELL
from tracker.actions.standing import Moment, Standing, standing
from tracker.actions.tally import in_plans
from tracker.core.database import db
from tracker.core.errors import NotAllowed, NotFound
from tracker.people.identity import SignedIn
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream

PAGE_SIZE = 200


@dataclass(frozen=True, slots=True)
class Stream:
    """The workstream whose round it is, and whether the reader leads all of it."""

    id: int
    slug: str
    name: str
    is_led: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """How many actions of the round are open, said of since a day, waiting, not begun, ended."""

    open: int = 0
    up_to_date: int = 0
    proposed: int = 0
    not_started: int = 0
    complete: int = 0

    @property
    def to_update(self) -> int:
        """How many still need a word."""
        return self.open - self.up_to_date

    @property
    def ended(self) -> int:
        """How many are complete, or will be when the board agrees."""
        return self.complete + self.proposed

    @property
    def listed(self) -> int:
        """How many rows there are on all pages."""
        return self.open + self.proposed + self.not_started


def get_stream(slug: str, moment: Moment, *, viewer: SignedIn) -> Stream:
    """The workstream by its slug; refuses somebody who has no part in its round."""
    row = db.session.execute(
        select(Workstream.id, Workstream.slug, Workstream.name).where(Workstream.slug == slug)
    ).first()
    if row is None:
        raise NotFound
    is_led = viewer.has(Role.BOARD_SECRETARY) or row.id in viewer.chairs
    stream = Stream(row.id, row.slug, row.name, is_led)
    if not is_led and not _has_part(stream, moment, viewer):
        raise NotAllowed(
            f"The update round of {row.name} is for its chair and for those who lead its actions."
        )
    return stream


def _has_part(stream: Stream, moment: Moment, viewer: SignedIn) -> bool:
    own = select(Action.id).join(Plan, Plan.id == Action.plan_id)
    own = own.where(*in_round(stream, moment, viewer=viewer))
    return db.session.scalar(own.limit(1)) is not None


def in_round(stream: Stream, moment: Moment, *, viewer: SignedIn) -> list[ColumnElement[bool]]:
    """The actions that a person may bring up to date here: of this workstream and a live plan."""
    return [Action.workstream_id == stream.id, in_plans(moment, None), updatable_by(viewer)]


def get_totals(stream: Stream, moment: Moment, *, viewer: SignedIn, since: date | None) -> Totals:
    """What the round amounts to for this person."""
    kinds = _kinds(standing(moment), since)
    found = db.session.execute(
        select(*(func.coalesce(func.sum(cast(kind, Integer)), 0) for kind in kinds))
        .select_from(Action)
        .join(Plan, Plan.id == Action.plan_id)
        .where(*in_round(stream, moment, viewer=viewer))
    ).one()
    return Totals(*map(int, found))


def to_update(viewer: SignedIn, moment: Moment, *, since: date | None = None) -> dict[int, int]:
    """How many actions still need a word from this person, by workstream.

    Words count from `since`: the day the round opened, else the day the cycle began.
    """
    needed = _kinds(standing(moment), since or moment.cycle_began)
    statement = (
        select(Action.workstream_id, func.count(Action.id))
        .join(Plan, Plan.id == Action.plan_id)
        .where(
            Action.workstream_id.is_not(None),
            in_plans(moment, None),
            updatable_by(viewer),
            needed[0],
            ~needed[1],
        )
        .group_by(Action.workstream_id)
        .order_by(Action.workstream_id)
    )
    return {stream: number for stream, number in db.session.execute(statement) if stream}


def locked_actions(
    ids: Collection[int], stream: Stream, moment: Moment, *, viewer: SignedIn
) -> dict[int, Action]:
    """The actions to be written, held until the end of the transaction, in the order of ids."""
    statement = (
        select(Action)
        .join(Plan, Plan.id == Action.plan_id)
        .where(Action.id.in_(sorted(ids)), *in_round(stream, moment, viewer=viewer))
        .order_by(Action.id)
        .with_for_update(of=Action)
        .execution_options(populate_existing=True)
    )
    return {action.id: action for action in db.session.scalars(statement)}


def updates_by_id(ids: Collection[int | None]) -> dict[int, ActionUpdate]:
    """Updates by their ids."""
    known = sorted({each for each in ids if each is not None})
    statement = select(ActionUpdate).where(ActionUpdate.id.in_(known))
    return {update.id: update for update in db.session.scalars(statement)} if known else {}


def _kinds(now: Standing, since: date | None) -> Sequence[ColumnElement[bool]]:
    """Open and begun · of these, said since · proposed · not begun · ended well."""
    from_day = Plan.starts_on.expression if since is None else literal(since, Date)
    quiet = now.state == State.NOT_STARTED.value
    is_open = now.is_open & ~quiet
    return (
        is_open,
        is_open & func.coalesce(now.said_on >= from_day, False),
        now.state == State.PROPOSED_COMPLETE.value,
        quiet,
        func.coalesce(now.outcome.in_(sorted(ENDED_WELL)), False),
    )
