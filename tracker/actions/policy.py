"""Who may see and touch which action: each rule as a question and as a WHERE clause."""

from typing import Protocol

from sqlalchemy import ColumnElement, Select, false, or_, select, true

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.actions.models import Action
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn
from tracker.plan.enums import PlanStatus
from tracker.plan.models import Plan
from tracker.plan.policy import sees_drafts

# Committee members and administrators see only what is public; ambassadors where invited.
BOARD_READERS = frozenset(Role) - {Role.COMMITTEE_MEMBER, Role.ADMINISTRATOR, Role.AMBASSADOR}


class Labelled(Protocol):
    """What the rules ask of an action, be it a row of the database or of a page."""

    @property
    def visibility(self) -> Visibility: ...

    @property
    def workstream_id(self) -> int | None: ...

    @property
    def accountable_post_id(self) -> int | None: ...

    @property
    def is_in_draft(self) -> bool: ...


def reads_board(viewer: SignedIn) -> bool:
    """Whether somebody sees everything that carries the Board label."""
    is_invited = viewer.has(Role.AMBASSADOR) and viewer.on_board
    return viewer.has(*BOARD_READERS) or is_invited


def may_see(viewer: SignedIn, action: Labelled) -> bool:
    """Whether this person may know of this action; one of a draft plan is as hidden as its plan."""
    if action.is_in_draft and not sees_drafts(viewer):
        return False
    if action.visibility is Visibility.PUBLIC:
        return bool(viewer.roles)
    if action.visibility is Visibility.DRAFT:
        return viewer.has(Role.BOARD_SECRETARY)
    if action.visibility is Visibility.RESTRICTED and not viewer.is_cleared:
        return False
    return reads_board(viewer) or (
        viewer.has(Role.AMBASSADOR) and action.workstream_id in viewer.ambassador_of
    )


def visible_to(viewer: SignedIn | None) -> ColumnElement[bool]:
    """The same as a WHERE clause; without a viewer (a command, a job) all but drafts."""
    if viewer is None:
        return Action.visibility != Visibility.DRAFT
    if not viewer.roles:
        return false()
    labels = [Visibility.BOARD] + [Visibility.RESTRICTED] * viewer.is_cleared
    clauses = [Action.visibility == Visibility.PUBLIC]
    if reads_board(viewer):
        clauses.append(Action.visibility.in_(labels))
    elif viewer.has(Role.AMBASSADOR) and viewer.ambassador_of:
        clauses.append(
            Action.visibility.in_(labels) & Action.workstream_id.in_(sorted(viewer.ambassador_of))
        )
    if viewer.has(Role.BOARD_SECRETARY):
        clauses.append(Action.visibility == Visibility.DRAFT)
    seen = or_(*clauses)
    return seen if sees_drafts(viewer) else seen & Action.plan_id.not_in(_drafts())


def _drafts() -> Select[int]:
    return select(Plan.id).where(Plan.status == PlanStatus.DRAFT)


def sees(viewer: SignedIn) -> tuple[object, ...]:
    """All of a person that `visible_to` looks at: who has the same sees the same actions."""
    return (viewer.roles, viewer.is_cleared, viewer.on_board, viewer.ambassador_of)


def may_update(viewer: SignedIn, action: Labelled) -> bool:
    """The secretary any; a chair those of the workstream; a lead those of a post they hold."""
    if Permission.ACTION_UPDATE not in permissions_of(viewer.roles):
        return False
    return may_see(viewer, action) and (
        viewer.has(Role.BOARD_SECRETARY)
        or action.workstream_id in viewer.chairs
        or action.accountable_post_id in viewer.post_ids
    )


def updatable_by(viewer: SignedIn) -> ColumnElement[bool]:
    """The same as a WHERE clause."""
    if Permission.ACTION_UPDATE not in permissions_of(viewer.roles):
        return false()
    own = (
        true()
        if viewer.has(Role.BOARD_SECRETARY)
        else or_(
            Action.workstream_id.in_(sorted(viewer.chairs)),
            Action.accountable_post_id.in_(sorted(viewer.post_ids)),
        )
    )
    return visible_to(viewer) & own


def may_agree_first_move(viewer: SignedIn, action: Labelled) -> bool:
    """The chair of the workstream agrees the first move of a date; the secretary records it too."""
    return may_see(viewer, action) and (
        viewer.has(Role.BOARD_SECRETARY) or action.workstream_id in viewer.chairs
    )


def may_answer_move(viewer: SignedIn, action: Labelled, *, moves: int) -> bool:
    """The first move is the chair's to agree or refuse, a later one the board's."""
    if moves == 0:
        return may_agree_first_move(viewer, action)
    return may_record_board(viewer, action)


def may_record_board(viewer: SignedIn, action: Labelled) -> bool:
    """Who records what the board agreed: the board secretary."""
    return Permission.ACTION_AGREE in permissions_of(viewer.roles) and may_see(viewer, action)


def may_change(viewer: SignedIn, action: Labelled) -> bool:
    """Who changes the words of an action: the board secretary."""
    return Permission.ACTION_MANAGE in permissions_of(viewer.roles) and may_see(viewer, action)


def may_add_to(viewer: SignedIn, workstream_id: int | None) -> bool:
    """The secretary adds anywhere, a chair to the workstream."""
    if Permission.ACTION_ADD not in permissions_of(viewer.roles):
        return False
    return viewer.has(Role.BOARD_SECRETARY) or workstream_id in viewer.chairs


def labels_for(viewer: SignedIn) -> list[Visibility]:
    """The labels under which this person would still see an action."""
    labels = [Visibility.PUBLIC, Visibility.BOARD]
    labels += [Visibility.RESTRICTED] * viewer.is_cleared
    return labels + [Visibility.DRAFT] * viewer.has(Role.BOARD_SECRETARY)
