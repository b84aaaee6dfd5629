"""Who reads a meeting’s cycle: those who read the Board label, or are on its body’s list."""

from tracker.meetings.tabs import eyes_for
from tracker.people.identity import SignedIn


def may_read(viewer: SignedIn, body_id: int) -> bool:
    """Whether the cycle of a body’s meetings is theirs to read."""
    eyes = eyes_for(viewer, body_id)
    return eyes.reads_board or eyes.manages
