"""An action as far as letters go, read with the columns that it needs."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func

from tracker.actions.models import Action
from tracker.actions.rules import Facts
from tracker.core.visibility import Visibility

TITLE = 140


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """An action as far as letters go; its label, workstream and post say whom they go to."""

    id: int
    ref: str
    title: str
    workstream_id: int | None
    accountable_post_id: int | None
    visibility: Visibility
    facts: Facts


ACTION = (
    Action.id,
    Action.ref,
    func.coalesce(func.nullif(Action.plain_summary, ""), Action.text).label("title"),
    Action.workstream_id,
    Action.accountable_post_id,
    Action.visibility,
    Action.due_on,
    Action.due_precision,
    Action.review_on,
)


def info_of(row: Any) -> ActionInfo:
    facts = Facts(due_on=row.due_on, precision=row.due_precision, review_on=row.review_on)
    return ActionInfo(
        row.id,
        row.ref,
        short_title(row.title),
        row.workstream_id,
        row.accountable_post_id,
        row.visibility,
        facts,
    )


def short_title(text: str) -> str:
    """An action's words on one line, cut where they are long."""
    words = " ".join(text.split())
    return words if len(words) <= TITLE else words[:TITLE].rpartition(" ")[0] + "…"
