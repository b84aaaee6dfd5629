"""Which pack somebody may have of a meeting that they may know of."""

from tracker.core.visibility import Visibility
from tracker.meetings.agenda.policy import THE_BOARD, THE_CLEARED, THE_PUBLIC, Eyes
from tracker.meetings.pack.enums import PackKind

# A pack is put together through the eyes of its readers: whatever they may not see is not in it.
READ_BY = {PackKind.FULL: THE_CLEARED, PackKind.BOARD: THE_BOARD, PackKind.PUBLIC: THE_PUBLIC}
_LABEL = {
    PackKind.FULL: Visibility.RESTRICTED,
    PackKind.BOARD: Visibility.BOARD,
    PackKind.PUBLIC: Visibility.PUBLIC,
}


def may_have(eyes: Eyes, kind: PackKind) -> bool:
    """Whether a pack of this kind holds nothing that they may not see."""
    return eyes.may_see(_LABEL[kind])


def kinds_for(eyes: Eyes) -> list[PackKind]:
    """The packs that they may have, the fullest first."""
    return [kind for kind in PackKind if may_have(eyes, kind)]
