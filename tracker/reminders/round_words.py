"""What a letter says of an update round: to a lead their number, to a chair each workstream's."""

from collections.abc import Iterator

from tracker.reminders.enums import Audience
from tracker.reminders.rounds import RoundPart, StreamPart
from tracker.reminders.sight import Recipient


def round_detail(
    part: RoundPart, to: Recipient, *, until: str, is_closing: bool
) -> tuple[str, ...]:
    """A round's row in a few sentences; `until` is its last day."""
    if is_closing:
        return tuple(_closing(part, to, until))
    return tuple(_asking(part, to, until))


def _asking(part: RoundPart, to: Recipient, until: str) -> Iterator[str]:
    if part.unsaid:
        yield f"{_of(part.unsaid, part.open, 'your')} still {_need(part.unsaid)} a word by {until}."
    for stream in part.streams:
        yield f"{stream.name}: {stream.unsaid} of {stream.open} still {_need(stream.unsaid)} one."
    if not part.unsaid and not to.stands_in:
        yield f"The round is open until {until}."


def _closing(part: RoundPart, to: Recipient, until: str) -> Iterator[str]:
    for stream in part.streams:
        yield f"{stream.name}: {_silent(stream)}"
    if to.audience is Audience.CHAIR:
        yield f"The round is closed after {until}. Then sign off what the board will see."


def _silent(stream: StreamPart) -> str:
    if not stream.unsaid:
        return f"all {stream.open} have a word." if stream.open != 1 else "its action has a word."
    said = f"{stream.unsaid} of {stream.open} without a word"
    if not stream.silent:
        return f"{said}."
    more = stream.unsaid - len(stream.silent)
    refs = ", ".join(stream.silent) + (f" and {more} more" if more > 0 else "")
    return f"{said}, no reply to two update requests: {refs}."


def _of(number: int, total: int, whose: str) -> str:
    if total == 1:
        return f"{whose.capitalize()} action"
    return f"{number} of {whose} {total} actions"


def _need(number: int) -> str:
    return "needs" if number == 1 else "need"
