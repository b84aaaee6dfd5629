"""`tracker report rag`: the board's counts for programs and for a terminal."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.actions.counts import Counts, summary
from tracker.actions.tally import tally
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import NotFound
from tracker.meetings.moment import moment_on
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan, Pledge
from tracker.workstreams.models import Workstream


def rag_report(*, as_of: date | None = None, plan_slug: str | None = None) -> dict[str, Any]:
    """The counts in the contract's shape; with a plan all lists are of that plan."""
    day = as_of or clock.today()
    plans = _plans(day, plan_slug)
    tallies = tally(moment_on(day), viewer=None, plan_ids=[plan.id for plan in plans])
    streams = db.session.scalars(select(Workstream).order_by(Workstream.position))
    pledges = db.session.execute(
        select(Plan.slug, Pledge)
        .join(Plan, Plan.id == Pledge.plan_id)
        .where(Plan.id.in_([plan.id for plan in plans]))
        .order_by(Plan.starts_on, Plan.id, Pledge.number)
    )
    return {
        "as_of": day.isoformat(),
        "total": asdict(tallies.total),
        "plans": [
            {"slug": plan.slug, "name": plan.name} | asdict(tallies.of_plan(plan.id))
            for plan in plans
        ],
        "workstreams": [
            {"slug": each.slug, "name": each.name} | asdict(tallies.of_workstream(each.id))
            for each in streams
            if each.id in tallies.by_workstream or plan_slug is None
        ],
        "pledges": [
            {"plan": slug, "number": pledge.number, "name": pledge.name}
            | asdict(tallies.of_pledge(pledge.id))
            for slug, pledge in pledges
        ],
    }


def _plans(day: date, plan_slug: str | None) -> list[Plan]:
    statement = select(Plan).order_by(Plan.starts_on, Plan.id)
    if plan_slug is None:
        return list(
            db.session.scalars(
                statement.where(
                    Plan.status == PlanStatus.ADOPTED, Plan.starts_on <= day, Plan.ends_on >= day
                )
            )
        )
    plans = list(db.session.scalars(statement.where(Plan.slug == plan_slug)))
    if not plans:
        raise NotFound(f"There is no plan “{plan_slug}”.")
    return plans


def as_table(report: dict[str, Any]) -> list[tuple[str, str]]:
    """The report as (name, counts in words) lines for a terminal."""

    def line(name: str, counts: dict[str, Any]) -> tuple[str, str]:
        numbers = {key: counts[key] for key in asdict(Counts())}
        words = summary(Counts(**numbers))
        return name, f"{words}; {numbers['overdue']} overdue, {numbers['due_soon']} due soon"

    lines = [line("All", report["total"])]
    lines += [line(plan["name"], plan) for plan in report["plans"]]
    lines += [line(stream["name"], stream) for stream in report["workstreams"]]
    lines += [
        line(f"Pledge {pledge['number']}: {pledge['name']}", pledge) for pledge in report["pledges"]
    ]
    return lines
