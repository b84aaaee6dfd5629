"""Times of day as people type them: 14:00, 9.30, 2pm, 2.30 pm."""

import re
from datetime import time

EXAMPLE = "14:00 or 2:30pm"
ECHOED = 20
_TYPED = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))? ?(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_NOON = 12


def parse_time(text: str) -> time:
    """Read a time of day; raises ValueError with a sentence that says what to type."""
    typed = " ".join(text.split())
    match = _TYPED.fullmatch(typed)
    echo = typed if len(typed) <= ECHOED else f"{typed[:ECHOED]}…"
    if match is None:
        raise ValueError(f"“{echo}” is not a time. Enter one such as {EXAMPLE}")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()[:1]
    if not half and match["minute"] is None:
        raise ValueError(f"Say whether {echo} is morning or afternoon, such as {EXAMPLE}")
    if minute > 59 or hour > 23 or (half and not 1 <= hour <= _NOON):
        raise ValueError(f"“{echo}” is not a time. Enter one such as {EXAMPLE}")
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return time(hour, minute)


def said_as(at: time | None) -> str:
    """14:00, as it is shown and as it may be typed."""
    return "" if at is None else at.strftime("%H:%M")
