"""Who reads each kind of pack, for reads that ask for a person: nobody of this name."""

from tracker.access.roles import Role
from tracker.meetings.pack.enums import PackKind
from tracker.people.identity import SignedIn


def _reader(role: Role, *, is_cleared: bool = False) -> SignedIn:
    """Whoever may have a kind of pack sees at least what this role does."""
    return SignedIn(0, "", "", "", frozenset({role}), is_cleared)


READERS = {
    PackKind.FULL: _reader(Role.BOARD_MEMBER, is_cleared=True),
    PackKind.BOARD: _reader(Role.BOARD_MEMBER),
    PackKind.PUBLIC: _reader(Role.COMMITTEE_MEMBER),
}
