"""What the audit is told of an action's details: names instead of ids, as a reader knows them."""

from typing import Any

from sqlalchemy import select

from tracker.actions.details import ActionDetails
from tracker.core.database import db
from tracker.people.models import Post
from tracker.plan.models import Commitment, Plan, Pledge
from tracker.workstreams.models import Workstream


def told(details: ActionDetails) -> dict[str, Any]:
    """The details in words; of each pledge and commitment its number and name."""
    posts = {details.accountable_post_id, *details.helper_post_ids} - {None}
    found = db.session.execute(select(Post.id, Post.name).where(Post.id.in_(posts)))
    names = {row.id: row.name for row in found}
    return {
        "ref": details.ref,
        "text": details.text,
        "plan": _name(Plan, details.plan_id),
        "workstream": _name(Workstream, details.workstream_id),
        "plain_summary": details.plain_summary,
        "success_measure": details.success_measure,
        "lead": details.lead,
        "accountable": names.get(details.accountable_post_id or 0, ""),
        "helpers": sorted(names[post] for post in details.helper_post_ids if post in names),
        "pledges": [_pledge(*link) for link in details.pledges],
        "visibility": details.visibility,
        "starts_on": details.starts_on,
    }


def _name(model: type[Plan] | type[Workstream], row_id: int | None) -> str:
    found = select(model.name).where(model.id == row_id)
    return (db.session.scalar(found) or "") if row_id is not None else ""


def _pledge(pledge_id: int, commitment_id: int | None) -> str:
    pledge = db.session.get(Pledge, pledge_id)
    if pledge is None:
        return ""
    commitment = db.session.get(Commitment, commitment_id) if commitment_id is not None else None
    under = f": {commitment.text}" if commitment else ""
    return f"{pledge.number}. {pledge.name}{under}"
