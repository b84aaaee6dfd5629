"""Who may see and touch what of a workstream: it is everybody's to read, but not every name."""

from tracker.access.roles import Role
from tracker.people.identity import SignedIn
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat, Workstream

# An ambassador chooses for each comment how to be shown, so the seat must not give the name away.
KNOW_AMBASSADORS = (Role.BOARD_SECRETARY, Role.PARTICIPATION_LEAD, Role.SAFEGUARDING_LEAD)


def may_update(viewer: SignedIn, workstream: Workstream) -> bool:
    """Its chair brings its actions up to date, and the secretary those of any."""
    return viewer.has(Role.BOARD_SECRETARY) or workstream.id in viewer.chairs


def may_know_holder(viewer: SignedIn, seat: Seat) -> bool:
    """Whether this person may read who sits there; a chair is public, an ambassador is not."""
    if seat.kind is SeatKind.CHAIR or seat.user_id is None:
        return True
    return (
        viewer.has(*KNOW_AMBASSADORS)
        or seat.user_id == viewer.id
        or seat.workstream_id in viewer.chairs
    )
