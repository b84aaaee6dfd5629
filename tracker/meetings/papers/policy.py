"""Who may have a paper: whoever sees the agenda, its item and the paper itself (rules 5.11)."""

from datetime import datetime

from tracker.core.visibility import Visibility
from tracker.meetings.agenda.policy import Eyes, sees_agenda


def may_have(
    eyes: Eyes,
    *,
    agenda_is_out: bool,
    item: Visibility,
    paper: Visibility,
    withdrawn_at: datetime | None,
) -> bool:
    """A withdrawn paper stays on record for those who keep the meetings."""
    return (
        sees_agenda(eyes, is_out=agenda_is_out)
        and eyes.may_see(item)
        and eyes.may_see(paper)
        and (withdrawn_at is None or eyes.manages)
    )
