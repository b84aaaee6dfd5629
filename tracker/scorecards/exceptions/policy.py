"""Who may see which exception: by its label, as with actions."""

from sqlalchemy import ColumnElement, false

from tracker.access.roles import Role
from tracker.actions.policy import reads_board
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.scorecards.exceptions.models import DataException


def visible_to(viewer: SignedIn) -> ColumnElement[bool]:
    """Public ones everybody with a role, others who reads the board's papers, private ones the
    cleared among them."""
    if not viewer.roles:
        return false()
    labels = [Visibility.PUBLIC]
    if reads_board(viewer):
        labels.append(Visibility.BOARD)
        labels += [Visibility.RESTRICTED] * viewer.is_cleared
    labels += [Visibility.DRAFT] * viewer.has(Role.BOARD_SECRETARY)
    return DataException.visibility.in_(labels)
