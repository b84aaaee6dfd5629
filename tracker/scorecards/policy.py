"""Who may see which figures: the published ones everybody, small ones and drafts few."""

from typing import Protocol

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.people.identity import SignedIn
from tracker.scorecards.enums import FigureState

WORKING = (FigureState.ENTERED, FigureState.CHECKED)


class Entered(Protocol):
    """What the rule of two people asks of a figure, and of what is said of it."""

    @property
    def entered_by_id(self) -> int | None: ...


def sees_small(viewer: SignedIn) -> bool:
    """The restricted view is for people with a role who are cleared (rules 5.10.5, 5.12.1)."""
    return bool(viewer.roles) and viewer.is_cleared


def enters_or_checks(viewer: SignedIn) -> bool:
    """Whoever has true numbers before them on the sheets, cleared or not."""
    held = permissions_of(viewer.roles)
    return bool({Permission.FIGURE_ENTER, Permission.FIGURE_PUBLISH} & held)


def sees_working(viewer: SignedIn) -> bool:
    """Figures that are not published yet: who enters, who publishes, and who audits."""
    return enters_or_checks(viewer) or viewer.has(Role.AUDITOR)


def may_check(viewer: SignedIn, *things: Entered) -> bool:
    """Two people: nobody checks or publishes what they entered themselves."""
    may_publish = Permission.FIGURE_PUBLISH in permissions_of(viewer.roles)
    return may_publish and all(each.entered_by_id != viewer.id for each in things)
