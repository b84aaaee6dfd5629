"""Plans, pledges, commitments and workstreams, as seed files."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.audit.enums import Deed
from tracker.audit.models import AuditEntry
from tracker.core.database import db
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.seeding.sheets import (
    Known,
    Row,
    Sheet,
    Told,
    cells,
    columns,
    day,
    needed_day,
    number,
    source,
    source_of,
)
from tracker.workstreams.models import PledgeWorkstream, Workstream


def _add_plan(row: Row, _known: Known) -> Plan:
    return Plan(
        slug=row["slug"],
        name=row["name"],
        starts_on=needed_day(row["starts_on"]),
        ends_on=needed_day(row["ends_on"]),
        status=PlanStatus(row["status"]),
        version_label=row["version"],
        launched=row["launched"],
        vision=row["vision"],
        **source(row),
    )


def _plans() -> Iterator[Told]:
    for plan in db.session.scalars(select(Plan).order_by(Plan.id)):
        yield Told(
            plan,
            cells(
                slug=plan.slug,
                name=plan.name,
                starts_on=plan.starts_on,
                ends_on=plan.ends_on,
                status=plan.status,
                version=plan.version_label,
                launched=plan.launched,
                vision=plan.vision,
                **source_of(plan),
            ),
        )


def _add_pledge(row: Row, known: Known) -> Pledge:
    return Pledge(
        plan=known.get(Plan, row["plan"]),
        number=int(row["number"]),
        name=row["name"],
        plain=row["plain"],
        lead=row["lead"],
        workstream_group=row["workstream_group"],
        **source(row),
    )


def _pledges() -> Iterator[Told]:
    rows = select(Pledge).options(joinedload(Pledge.plan)).order_by(Pledge.id)
    for pledge in db.session.scalars(rows):
        yield Told(
            pledge,
            cells(
                plan=pledge.plan.slug,
                number=pledge.number,
                name=pledge.name,
                plain=pledge.plain,
                lead=pledge.lead,
                workstream_group=pledge.workstream_group,
                **source_of(pledge),
            ),
        )


def _add_commitment(row: Row, known: Known) -> Commitment:
    return Commitment(
        pledge=known.get(Pledge, f"{row['plan']}/{row['pledge']}"),
        position=int(row["position"]),
        text=row["text"],
        **source(row),
    )


def _commitments() -> Iterator[Told]:
    with_plan = joinedload(Commitment.pledge).joinedload(Pledge.plan)
    for commitment in db.session.scalars(
        select(Commitment).options(with_plan).order_by(Commitment.id)
    ):
        yield Told(
            commitment,
            cells(
                plan=commitment.pledge.plan.slug,
                pledge=commitment.pledge.number,
                position=commitment.position,
                text=commitment.text,
                **source_of(commitment),
            ),
        )


def _add_workstream(row: Row, _known: Known) -> Workstream:
    return Workstream(
        slug=row["slug"],
        name=row["name"],
        focus=row["focus"],
        position=int(row["position"]),
        started_on=needed_day(row["started_on"]),
        ended_on=day(row["ended_on"]),
        budget_allotted=number(row["budget_allotted"]),
        budget_spent=number(row["budget_spent"]),
        made_up=row["made_up"],
        **source(row),
    )


def _workstreams() -> Iterator[Told]:
    for workstream in db.session.scalars(select(Workstream).order_by(Workstream.id)):
        yield Told(
            workstream,
            cells(
                slug=workstream.slug,
                name=workstream.name,
                focus=workstream.focus,
                position=workstream.position,
                started_on=workstream.started_on,
                ended_on=workstream.ended_on,
                budget_allotted=workstream.budget_allotted,
                budget_spent=workstream.budget_spent,
                made_up=workstream.made_up,
                **source_of(workstream),
            ),
        )


def _add_link(row: Row, known: Known) -> PledgeWorkstream:
    return PledgeWorkstream(
        workstream=known.get(Workstream, row["workstream"]),
        pledge=known.get(Pledge, f"{row['plan']}/{row['pledge']}"),
        **source(row),
    )


def _links() -> Iterator[Told]:
    rows = select(PledgeWorkstream).options(
        joinedload(PledgeWorkstream.workstream),
        joinedload(PledgeWorkstream.pledge).joinedload(Pledge.plan),
    )
    for link in db.session.scalars(rows.order_by(PledgeWorkstream.id)):
        yield Told(
            link,
            cells(
                workstream=link.workstream.slug,
                plan=link.pledge.plan.slug,
                pledge=link.pledge.number,
                **source_of(link),
            ),
        )
    yield from _links_taken_away()


def _links_taken_away() -> Iterator[Told]:
    """Pledges that somebody took off a workstream, so that a repeat does not put them back."""
    rows = (
        select(Workstream.slug, AuditEntry.before)
        .join(AuditEntry, AuditEntry.subject_id == Workstream.id)
        .where(AuditEntry.subject_type == "workstream")
        .where(AuditEntry.deed == Deed.WORKSTREAM_CHANGED)
    )
    for slug, before in db.session.execute(rows):
        for key in before.get("pledges", ()):
            plan, pledge = key.rsplit("/", 1)
            row = cells(workstream=slug, plan=plan, pledge=pledge)
            yield Told(None, row, is_exported=False)


SHEETS = (
    Sheet(
        "plans",
        Plan,
        columns(
            "slug,name,starts_on,ends_on,status,version,launched,vision,document,place,demonstration"
        ),
        ("slug",),
        _add_plan,
        _plans,
    ),
    Sheet(
        "pledges",
        Pledge,
        columns("plan,number,name,plain,lead,workstream_group,document,place,demonstration"),
        ("plan", "number"),
        _add_pledge,
        _pledges,
    ),
    Sheet(
        "commitments",
        Commitment,
        columns("plan,pledge,position,text,document,place,demonstration"),
        ("plan", "pledge", "position"),
        _add_commitment,
        _commitments,
    ),
    Sheet(
        "workstreams",
        Workstream,
        columns(
            "slug,name,focus,position,started_on,ended_on,budget_allotted,budget_spent,"
            "made_up,document,place,demonstration"
        ),
        ("slug",),
        _add_workstream,
        _workstreams,
    ),
    Sheet(
        "workstream_pledges",
        PledgeWorkstream,
        columns("workstream,plan,pledge,document,place,demonstration"),
        ("workstream", "plan", "pledge"),
        _add_link,
        _links,
    ),
)
