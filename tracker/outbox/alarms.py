"""What is wrong with the sending of letters, in sentences that say what to do."""

from datetime import datetime

from tracker.core import clock
from tracker.outbox.pulse import Pulse
from tracker.wording import weekday_date

START = "Start “tracker serve” or “tracker worker” again; its log says why it stopped."
LOOK = "The scheduler runs, but it does not get to the end of its work: its log says why."
NEVER = (
    "No reminders yet: the scheduler has never run. Start “tracker serve”, or “tracker worker” "
    "beside a web server of its own."
)
AHEAD = (
    "No reminders: the scheduler was last heard of in the future, so the clock was set back and "
    f"nothing ran since. {START}"
)


def alarms(pulse: Pulse, *, has_server: bool) -> list[str]:
    """What an administrator has to know on every page; nothing where letters go."""
    return [each for each in (_silence(pulse), _refusal(pulse, has_server=has_server)) if each]


def _silence(pulse: Pulse) -> str:
    if pulse.heartbeat_at is None:
        return NEVER
    if not pulse.is_stale:
        return ""
    if pulse.heartbeat_at > pulse.now:
        return AHEAD
    return f"No reminders since {when(pulse.heartbeat_at)}. {LOOK if pulse.is_owned else START}"


def _refusal(pulse: Pulse, *, has_server: bool) -> str:
    if pulse.trouble:
        since = f" since {when(pulse.trouble_since)}" if pulse.trouble_since else ""
        return f"The mail server refuses us{since}: {pulse.trouble.rstrip('.')}. Letters wait."
    if has_server and not pulse.is_held and pulse.late_since:
        return f"Letters wait: the oldest should have gone on {when(pulse.late_since)}."
    return ""


def when(moment: datetime) -> str:
    """As London's calendar and clock show it: Friday 5 September 2025 at 18:02."""
    return f"{weekday_date(clock.london(moment).date())} at {clock.london(moment):%H:%M}"
