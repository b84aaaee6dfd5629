"""The names of a row's boxes, and what was said of an action."""

from datetime import date

from tracker.actions.models import ActionUpdate

AUGUST = date(2025, 8, 20)


def box(action, name):
    return f"a{action.id}-{name}"


def updates(session, action):
    return list(
        session.query(ActionUpdate).filter_by(action_id=action.id).order_by(ActionUpdate.id)
    )
