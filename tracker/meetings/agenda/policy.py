"""Who may see what of a meeting’s agenda, of a meeting that they may know of (rules 5.11)."""

from dataclasses import dataclass

from tracker.access.permissions import Permission
from tracker.access.roles import permissions_of
from tracker.actions.policy import reads_board
from tracker.core.visibility import Visibility
from tracker.people.identity import SignedIn


@dataclass(frozen=True, slots=True)
class Eyes:
    """What somebody may see of one meeting: one rule for pages, packs, files and search.

    Part 2 needs a clearance and a seat at the table; a clearance alone opens nothing.
    """

    manages: bool
    reads_board: bool
    is_cleared: bool

    def may_see(self, label: Visibility) -> bool:
        """Whether a thing under this label is theirs to read."""
        return {
            Visibility.PUBLIC: True,
            Visibility.BOARD: self.reads_board,
            Visibility.RESTRICTED: self.reads_board and self.is_cleared,
            Visibility.DRAFT: self.manages,
        }[label]

    def may_know_of(self, label: Visibility) -> bool:
        """Whether they may know that it exists: of Part 2 everybody is told that and why."""
        return label is Visibility.RESTRICTED or self.may_see(label)


THE_PUBLIC = Eyes(manages=False, reads_board=False, is_cleared=False)
THE_BOARD = Eyes(manages=False, reads_board=True, is_cleared=False)
THE_CLEARED = Eyes(manages=False, reads_board=True, is_cleared=True)


def eyes_of(viewer: SignedIn, body_id: int, *, lists: frozenset[int]) -> Eyes:
    """What a person may see of a body’s meetings; `lists` are the bodies that they are on."""
    manages = Permission.MEETING_MANAGE in permissions_of(viewer.roles)
    return Eyes(
        manages=manages,
        reads_board=reads_board(viewer) or body_id in lists,
        is_cleared=viewer.is_cleared,
    )


def sees_agenda(eyes: Eyes, *, is_out: bool) -> bool:
    """A draft agenda is for those who keep the meetings: nobody else is told of it."""
    return is_out or eyes.manages
