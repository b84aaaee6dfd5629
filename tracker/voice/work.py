"""Whose work a comment is about, in SQL: of its action, or the workstream that answers."""

from typing import Any

from sqlalchemy import Select, func

from tracker.actions.models import Action
from tracker.voice.models import Comment
from tracker.workstreams.models import Workstream

STREAM = func.coalesce(Action.workstream_id, Comment.workstream_id)


def with_work(statement: Select[Any]) -> Select[Any]:
    """Comments with the action that they are about and the workstream that answers, if any."""
    of_action = statement.outerjoin(Action, Action.id == Comment.action_id)
    return of_action.outerjoin(Workstream, Workstream.id == STREAM)
