"""What of a document's words and of an action is kept: clean text, and values to go back to."""

from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.actions.models import Action, ActionUpdate, Closure, DueMove
from tracker.core.database import db
from tracker.core.forms import clean

OWN = (
    "ref", "text", "workstream_id", "plain_summary", "success_measure", "lead",
    "accountable_post_id", "visibility", "starts_on", "original_due_on", "original_due_precision",
    "due_text", "review_on", "review_is_assumed", "to_check",
)  # fmt: skip


def kept(text: str) -> str:
    """A document's text without what no keyboard types and no database takes."""
    cleaned = str(clean(text))
    return "".join(c for c in cleaned if c in "\n\t" or ord(c) >= 32)


def snapshot(action: Action) -> dict[str, Any]:
    """All of an action that an import may change, as plain values; what it had said of it by id."""
    values = {name: _plain(getattr(action, name)) for name in OWN}
    values["helpers"] = [each.post_id for each in action.helpers]
    values["pledges"] = [[each.pledge_id, each.commitment_id] for each in action.pledge_links]
    for name, model in (("updates", ActionUpdate), ("moves", DueMove), ("closures", Closure)):
        told: Any = model
        ids = select(told.id).where(told.action_id == action.id).order_by(told.id)
        values[name] = list(db.session.scalars(ids))
    values["closed_by"] = values["closures"][-1:] if action.outcome is not None else []
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "value", value)
