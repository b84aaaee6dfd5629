"""Who may see an escalation, and who may take which step of it."""

from typing import Protocol

from sqlalchemy import ColumnElement, and_, false, or_, true

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.actions.policy import reads_board
from tracker.core.visibility import Visibility
from tracker.meetings.escalations.enums import EscalationState, Level, StepDeed
from tracker.meetings.escalations.models import Escalation
from tracker.people.identity import SignedIn

LABELS = (Visibility.BOARD, Visibility.RESTRICTED)


class Escalated(Protocol):
    """What the rules ask of an escalation, be it a row of the database or of a page."""

    @property
    def visibility(self) -> Visibility: ...

    @property
    def state(self) -> EscalationState: ...

    @property
    def level(self) -> Level: ...

    @property
    def raised_by_id(self) -> int: ...

    @property
    def workstream_id(self) -> int | None: ...

    @property
    def team_post_id(self) -> int: ...

    @property
    def manager_post_id(self) -> int: ...


def visible_to(viewer: SignedIn) -> ColumnElement[bool]:
    """The secretary and the auditor see all; others their own, and what has come to the board.

    Their own: what they raised, what is about a workstream that they chair, and what their post
    answers for. Restricted ones are for the cleared among them.
    """
    if Permission.ESCALATION_VIEW not in permissions_of(viewer.roles):
        return false()
    label = true() if viewer.is_cleared else Escalation.visibility != Visibility.RESTRICTED
    if viewer.has(Role.BOARD_SECRETARY, Role.AUDITOR):
        return label
    posts = sorted(viewer.post_ids)
    return and_(
        label,
        or_(
            Escalation.raised_by_id == viewer.id,
            Escalation.workstream_id.in_(sorted(viewer.chairs)),
            Escalation.team_post_id.in_(posts),
            Escalation.manager_post_id.in_(posts),
            Escalation.level == Level.BOARD if reads_board(viewer) else false(),
        ),
    )


def may_see(viewer: SignedIn, it: Escalated) -> bool:
    """The same as a question."""
    if Permission.ESCALATION_VIEW not in permissions_of(viewer.roles):
        return False
    if it.visibility is Visibility.RESTRICTED and not viewer.is_cleared:
        return False
    return (
        viewer.has(Role.BOARD_SECRETARY, Role.AUDITOR)
        or viewer.id == it.raised_by_id
        or it.workstream_id in viewer.chairs
        or not viewer.post_ids.isdisjoint({it.team_post_id, it.manager_post_id})
        or (it.level is Level.BOARD and reads_board(viewer))
    )


def may(viewer: SignedIn, deed: StepDeed, it: Escalated) -> bool:
    """Whether a step is this person's to take, of an escalation that they may see.

    Whoever raised it takes it up, closes and reopens it; whoever owes the answer takes it up and
    answers; the secretary all of it, and for the board.
    """
    if viewer.has(Role.BOARD_SECRETARY):
        return True
    raised = viewer.id == it.raised_by_id and Permission.ESCALATION_RAISE in permissions_of(
        viewer.roles
    )
    owes = owner_post_id(it) in viewer.post_ids and not viewer.has(Role.AUDITOR)
    return {StepDeed.MOVED_UP: raised or owes, StepDeed.ANSWERED: owes}.get(deed, raised)


def owner_post_id(it: Escalated) -> int | None:
    """The post that owes the answer; at the board it is no post's."""
    return {Level.TEAM: it.team_post_id, Level.MANAGER: it.manager_post_id}.get(it.level)


def is_possible(deed: StepDeed, it: Escalated) -> bool:
    """Whether an escalation is where a step can be taken."""
    state, is_open = it.state, it.state is EscalationState.OPEN
    return {
        StepDeed.MOVED_UP: is_open and it.level is not Level.BOARD,
        StepDeed.ANSWERED: is_open,
        StepDeed.CLOSED: is_open or state is EscalationState.ANSWERED,
        StepDeed.REOPENED: state in (EscalationState.ANSWERED, EscalationState.CLOSED),
    }.get(deed, False)


def in_the_way(it: Escalated) -> str:
    """Why a step cannot be taken, for who asks for it all the same."""
    return f"This escalation is {it.state.value}, at {it.level.label.lower()} level."
