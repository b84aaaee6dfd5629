"""Where a board's update round stands: its workstreams, who signed, and what goes to the board."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, cast, func, literal, select

from tracker.actions.action_row import ActionRow
from tracker.actions.models import Action
from tracker.actions.policy import visible_to
from tracker.actions.queries import rows
from tracker.actions.standing import Moment, standing
from tracker.actions.tally import in_plans
from tracker.core.database import db
from tracker.meetings import policy
from tracker.meetings.enums import RoundState
from tracker.meetings.exceptions import Exceptions, exceptions_for
from tracker.meetings.queries import BoardMeeting
from tracker.meetings.round_models import RoundSignOff
from tracker.meetings.round_service import is_of_round, not_to_sign
from tracker.meetings.rounds import BoardRound, round_of, terms, words_count_from
from tracker.meetings.snapshots import moment_of
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.plan.models import Plan
from tracker.workstreams.models import Workstream

MOST = 200


@dataclass(frozen=True, slots=True)
class Counted:
    """How many actions are open, how many of these have a word for this board, how many wait."""

    open: int = 0
    said: int = 0
    proposed: int = 0

    @property
    def unsaid(self) -> int:
        """How many still need a word."""
        return self.open - self.said

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(
            self.open + other.open, self.said + other.said, self.proposed + other.proposed
        )


@dataclass(frozen=True, slots=True)
class Signed:
    """Who said that a workstream is as it should stand, when, and with which words."""

    by_name: str
    at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class StreamLine:
    """A workstream in the round; without a slug the actions outside all of them."""

    name: str
    slug: str
    counted: Counted
    signed: Signed | None = None
    may_sign: bool = False
    may_update: bool = False


@dataclass(frozen=True, slots=True)
class RoundPage:
    """All that the page says, of what the reader may see."""

    round: BoardRound
    moment: Moment
    today: date
    lines: tuple[StreamLine, ...]
    rule: Exceptions
    exceptions: tuple[ActionRow, ...]
    vacant: tuple[ActionRow, ...] = ()
    refusal: str = field(default="")

    @property
    def state(self) -> RoundState:
        """How far the round is today."""
        return self.round.state(self.today)

    @property
    def total(self) -> Counted:
        """All workstreams together."""
        return sum((line.counted for line in self.lines), Counted())

    @property
    def words(self) -> str:
        """The finding: 12 of 20 open actions have a word for this board."""
        total = self.total
        if not total.open:
            return "No open action waits for a word"
        verb = "has" if total.said == 1 else "have"
        noun = "action" if total.open == 1 else "actions"
        return f"{total.said} of {total.open} open {noun} {verb} a word for this board"

    @property
    def next_step(self) -> date | None:
        """The day of the step that comes next."""
        days = [day for _, day in self.round.steps]
        return next((day for day in [*days, self.round.held_on] if day >= self.today), None)

    @property
    def unanswered(self) -> dict[str, list[ActionRow]]:
        """What was asked about twice in vain, by who carries it."""
        found: dict[str, list[ActionRow]] = {}
        for row in self.exceptions:
            if self.rule.has_no_reply(row):
                found.setdefault(row.who or "Nobody is named", []).append(row)
        return found


def round_page(board: BoardMeeting, *, viewer: SignedIn, today: date) -> RoundPage:
    """The round of a board, in a number of queries that does not grow."""
    own_terms = terms()
    own = round_of(board, own_terms)
    moment = moment_of(board, own, today)
    rule = exceptions_for(own, moment, own_terms)
    now = standing(moment)
    where = [in_plans(moment, None), rule.among(now)]
    found = rows(moment, viewer=viewer, where=where, limit=MOST)
    return RoundPage(
        round=own,
        moment=moment,
        today=today,
        lines=tuple(_lines(own, moment, viewer)),
        rule=rule,
        exceptions=tuple(found),
        vacant=tuple(vacant_in(viewer.chairs, moment, viewer=viewer)) if moment.is_now else (),
        refusal=not_to_sign(own, today),
    )


def vacant_in(
    workstream_ids: frozenset[int], moment: Moment, *, viewer: SignedIn, limit: int = MOST
) -> list[ActionRow]:
    """The open actions of some workstreams whose post nobody holds: their chair looks to them."""
    if not workstream_ids or not moment.vacant_posts:
        return []
    own: list[ColumnElement[bool]] = [
        in_plans(moment, None),
        standing(moment).is_open,
        Action.workstream_id.in_(sorted(workstream_ids)),
        Action.accountable_post_id.in_(sorted(moment.vacant_posts)),
    ]
    return rows(moment, viewer=viewer, where=own, limit=limit)


def _lines(own: BoardRound, moment: Moment, viewer: SignedIn) -> list[StreamLine]:
    counted, signed = _counted(own, moment, viewer), _signed(own)
    streams = db.session.execute(
        select(Workstream.id, Workstream.slug, Workstream.name, Workstream.ended_on).order_by(
            Workstream.position, Workstream.id
        )
    )
    lines = [
        StreamLine(
            each.name,
            each.slug,
            counted.get(each.id, Counted()),
            signed.get(each.id),
            may_sign=policy.may_sign(viewer, each.id),
            may_update=policy.leads(viewer, each.id),
        )
        for each in streams
        if each.id in counted or each.ended_on is None or each.ended_on >= moment.day
    ]
    if None in counted:
        lines.append(StreamLine("Outside the workstreams", "", counted[None]))
    return lines


def _counted(own: BoardRound, moment: Moment, viewer: SignedIn) -> dict[int | None, Counted]:
    now, since = standing(moment), words_count_from(own, moment)
    from_day: Any = Plan.starts_on if since is None else literal(since, Date)
    is_open = now.is_open & func.coalesce(Action.starts_on <= moment.day, True)
    is_said = is_open & func.coalesce(now.said_on >= from_day, False)
    stream = now.workstream_id.label("stream")
    statement = (
        select(
            stream,
            func.sum(cast(is_open, Integer)),
            func.sum(cast(is_said, Integer)),
            func.sum(cast(now.is_proposed & now.outcome.is_(None), Integer)),
        )
        .join_from(Action, Plan, Plan.id == Action.plan_id)
        .where(visible_to(viewer), in_plans(moment, None))
        .group_by("stream")
    )
    found = {id_: Counted(*map(int, sums)) for id_, *sums in db.session.execute(statement)}
    return {id_: each for id_, each in found.items() if each.open or each.proposed}


def _signed(own: BoardRound) -> dict[int, Signed]:
    found = db.session.execute(
        select(RoundSignOff, User.name)
        .join(User, User.id == RoundSignOff.by_id)
        .where(RoundSignOff.meeting_id == own.meeting_id)
    )
    return {
        each.workstream_id: Signed(name, each.signed_at, each.note)
        for each, name in found
        if is_of_round(each, own)
    }
