"""A page of the list of actions: what was asked for as conditions, an order and fifty rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, or_, select

from tracker.access.roles import Role
from tracker.actions.action_row import ActionRow
from tracker.actions.enums import Precision, State
from tracker.actions.filters import DueFilter, Filters, WaitingFilter
from tracker.actions.models import Action, ActionHelper, ActionPledge, DueMove
from tracker.actions.policy import visible_to
from tracker.actions.queries import read_rows, rows, select_rows
from tracker.actions.standing import Moment, Standing, standing
from tracker.core.database import db
from tracker.core.dates import end_of_month
from tracker.people.identity import SignedIn
from tracker.people.models import Post
from tracker.plan.models import Plan

SIZE = 50
MOST_WORDS = 8
WORST_FIRST = (
    State.RED, State.AMBER, State.NO_UPDATE, State.NOT_STARTED, State.ONGOING,
    State.GREEN, State.PROPOSED_COMPLETE, State.COMPLETE, State.STOPPED,
)  # fmt: skip
# One typed mark stands for another that looks like it: ' for ’, - for –.
_ALIKE = str.maketrans(dict.fromkeys("'‘’\"“”-–—", "_"))


@dataclass(frozen=True)
class Listing:
    """A page of actions, how many fit the filters, and how many there are without them."""

    rows: Sequence[ActionRow]
    total: int
    unfiltered: int
    page: int
    pages: int
    size: int = SIZE


def listing(asked: Filters, moment: Moment, *, viewer: SignedIn) -> Listing:
    """The page that was asked for; a page past the end is the last one."""
    total, unfiltered = db.session.execute(_count(asked, moment, viewer)).one()
    pages = max(1, -(-total // SIZE))
    page = min(max(asked.page, 1), pages)
    found = read_rows(_page(asked, moment, viewer), moment, start=(page - 1) * SIZE)
    return Listing(found, total, unfiltered, page, pages)


def whole(asked: Filters, moment: Moment, *, viewer: SignedIn) -> list[ActionRow]:
    """Every row that fits the filters, in their order."""
    now = standing(moment)
    return rows(
        moment,
        viewer=viewer,
        where=[_in_plans(asked), *where(asked, now, viewer)],
        order_by=order(asked, now),
    )


def where(asked: Filters, now: Standing, viewer: SignedIn) -> list[ColumnElement[bool]]:
    """The filters as conditions, without the plan."""
    found = [_matches(word) for word in asked.q.split()[:MOST_WORDS]]
    if asked.workstream:
        found.append(Action.workstream_id == asked.workstream.id)
    if asked.pledges:
        links = select(ActionPledge.action_id).where(
            ActionPledge.pledge_id.in_([pledge.id for pledge in asked.pledges])
        )
        found.append(Action.id.in_(links))
    if asked.state:
        found.append(now.state == asked.state.value)
    if asked.lead:
        found.append(Action.accountable_post_id == asked.lead.id)
    if asked.due:
        found.append(_due(asked.due, now))
    if asked.waiting:
        found.append(_waiting(asked.waiting, viewer))
    if asked.mine:
        found.append(mine(viewer))
    return found


def mine(viewer: SignedIn) -> ColumnElement[bool]:
    """Led or helped by a post of the viewer's, or in a workstream where they hold a seat."""
    posts = sorted(viewer.post_ids)
    helped = select(ActionHelper.action_id).where(ActionHelper.post_id.in_(posts))
    return or_(
        Action.accountable_post_id.in_(posts),
        Action.id.in_(helped),
        Action.workstream_id.in_(sorted(viewer.chairs | viewer.ambassador_of)),
    )


def order(asked: Filters, now: Standing) -> tuple[ColumnElement[Any], ...]:
    """What to sort by; rows that lack it come last, and the longest silence first."""
    by: tuple[ColumnElement[Any], ...] = {
        "due": (now.due_on,),
        "ref": (Action.ref_order.expression,),
        "state": (case({s.value: n for n, s in enumerate(WORST_FIRST)}, value=now.state),),
        "lead": (func.lower(func.coalesce(func.nullif(Post.name, ""), Action.lead)),),
        "said": (now.said_on,),
    }[asked.sort_key]
    if asked.sorts_down:
        return tuple(each.desc().nulls_last() for each in by)
    return tuple(
        each.asc().nulls_first() if asked.sort_key == "said" else each.asc().nulls_last()
        for each in by
    )


def _in_plans(asked: Filters) -> ColumnElement[bool]:
    return Action.plan_id.in_([plan.id for plan in asked.plans])


@lru_cache(maxsize=64)
def _page(asked: Filters, moment: Moment, viewer: SignedIn) -> Select[Any]:
    now = standing(moment)
    return select_rows(
        moment,
        viewer=viewer,
        where=[_in_plans(asked), *where(asked, now, viewer)],
        order_by=order(asked, now),
        limit=SIZE,
        offset=bindparam("start", type_=Integer),
    )


@lru_cache(maxsize=64)
def _count(asked: Filters, moment: Moment, viewer: SignedIn) -> Select[int, int]:
    """How many fit, and how many there are without the filters."""
    fits = where(asked, standing(moment), viewer)
    return (
        select(
            func.count(Action.id).filter(and_(True, *fits)) if fits else func.count(Action.id),
            func.count(Action.id),
        )
        .join(Plan, Plan.id == Action.plan_id)
        .where(visible_to(viewer), _in_plans(asked))
    )


def _matches(word: str) -> ColumnElement[bool]:
    """The word stands in the ref, the text, the summary or the lead, whatever its case."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    pattern = func.lower(f"%{escaped.translate(_ALIKE)}%")
    led = select(Post.id).where(func.lower(Post.name).like(pattern, escape="\\"))
    texts = (Action.ref, Action.text, Action.plain_summary, Action.lead)
    return or_(
        *(func.lower(text).like(pattern, escape="\\") for text in texts),
        Action.accountable_post_id.in_(led),
    )


def _waiting(asked: WaitingFilter, viewer: SignedIn) -> ColumnElement[bool]:
    """What waits for an answer; a chair is asked of the first moves in the own workstreams."""
    if asked is WaitingFilter.CLOSURE:
        return and_(Action.proposed_on.is_not(None), Action.outcome.is_(None))
    moves = select(DueMove.action_id).where(
        DueMove.agreed_on.is_(None), DueMove.refused_on.is_(None)
    )
    waits = and_(Action.id.in_(moves), Action.outcome.is_(None))
    if viewer.chairs and not viewer.has(Role.BOARD_SECRETARY):
        return and_(waits, Action.moves == 0, Action.workstream_id.in_(sorted(viewer.chairs)))
    return waits


def _due(asked: DueFilter, now: Standing) -> ColumnElement[bool]:
    match asked:
        case DueFilter.OVERDUE:
            return now.is_overdue
        case DueFilter.SOON:
            return now.is_due_soon
        case DueFilter.THIS_MONTH:
            return now.due_on.between(*_month(now.moment.day))
        case DueFilter.NEXT_MONTH:
            return now.due_on.between(*_month(end_of_month(now.moment.day) + timedelta(days=1)))
        case DueFilter.UNDATED:
            return and_(now.due_on.is_(None), now.due_precision != Precision.NEXT_BOARD)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), end_of_month(day)
