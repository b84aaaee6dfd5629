"""Once a year each item makes its action, some days before it begins."""

import logging
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tracker.actions import service as actions
from tracker.actions.details import ActionDetails, Due
from tracker.actions.enums import Precision
from tracker.core import clock
from tracker.core.database import db
from tracker.core.transaction import unit_of_work
from tracker.meetings.diary.models import YearlyItem, YearlyMade
from tracker.meetings.forward import rules
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan

log = logging.getLogger(__name__)


def make_due() -> int:
    """Make the actions whose day has come, and say how many; asked again, it does nothing.

    Each is a unit of its own: what goes wrong with one keeps no other back. Without a live plan
    there is nowhere to put an action, so they wait until there is one.
    """
    today = clock.today()
    waiting = _waiting(today)
    return sum(_make_safely(item_id, year, today) for item_id, year in waiting)


def _waiting(today: date) -> list[tuple[int, int]]:
    """The items and years without an action, in one statement."""
    rows = db.session.execute(
        select(
            YearlyItem.id, YearlyItem.month, YearlyItem.day, YearlyItem.makes_ahead, YearlyMade.year
        )
        .outerjoin(YearlyMade, YearlyMade.item_id == YearlyItem.id)
        .where(YearlyItem.ended_on.is_(None))
    ).all()
    made = {(row.id, row.year) for row in rows}
    found = {
        (row.id, year)
        for row in rows
        for year in rules.years_to_make(row.month, row.day, row.makes_ahead, today=today)
    }
    return sorted(found - made)


def _make_safely(item_id: int, year: int, today: date) -> bool:
    try:
        with unit_of_work():
            return _make(item_id, year, today)
    except IntegrityError:
        log.info("The action of yearly item %s for %s was made by another", item_id, year)
        return False


def _make(item_id: int, year: int, today: date) -> bool:
    # Held, so that two schedulers come one after the other; the unique key stands behind it.
    held = select(YearlyItem).where(YearlyItem.id == item_id).with_for_update()
    item = db.session.scalars(held).one()
    made = select(YearlyMade.id).where(YearlyMade.item_id == item_id, YearlyMade.year == year)
    plan_id = _live_plan(today)
    if plan_id is None or item.ended_on is not None or db.session.scalar(made) is not None:
        return False
    action = actions.add_action(_details(item, year, plan_id), _due(item, year), by=None)
    action.demonstration = item.demonstration
    db.session.add(YearlyMade(item_id=item_id, year=year, action_id=action.id, made_at=clock.now()))
    db.session.flush()
    return True


def _details(item: YearlyItem, year: int, plan_id: int) -> ActionDetails:
    words = f"{item.name}, {rules.when_words(item.month, item.day)} {year}."
    return ActionDetails(
        plan_id=plan_id,
        text=f"{words} {item.what}".strip(),
        workstream_id=item.workstream_id,
        accountable_post_id=item.lead_post_id,
    )


def _due(item: YearlyItem, year: int) -> Due:
    precision = Precision.MONTH if item.day is None else Precision.DAY
    return Due(precision, on=rules.due_on(item.month, item.day, year))


def _live_plan(today: date) -> int | None:
    """The plan to which the action belongs: of those that are live, the one begun last."""
    return db.session.scalar(
        select(Plan.id)
        .where(Plan.status == PlanStatus.ADOPTED, Plan.starts_on <= today, Plan.ends_on >= today)
        .order_by(Plan.starts_on.desc(), Plan.id)
        .limit(1)
    )
