"""What a letter says of an update round: to a lead their number, to a chair each workstream's."""

from collections.abc import Iterator

from tracker.reminders.enums import Audience
from tracker.reminders.rounds import RoundPart, StreamPart
from tracker.reminders.sight import Recipient


def round_detail(
    part: RoundPart, to: Recipient, *, until: str, is_closing: bool
) -> tuple[str, ...]:
    """A round's row in a few sentences; `until` is its last day."""
    return tuple(_closing(part, to) if is_closing else _asking(part, until))


def _asking(part: RoundPart, until: str) -> Iterator[str]:
    if part.unsaid:
        yield f"{_own(part)} still {_need(part.unsaid)} a word by {until}."
    for each in part.streams:
        number = f"{each.unsaid} of {each.open}"
        yield f"{each.name}: {number} still {_need(each.unsaid)} a word by {until}."


def _closing(part: RoundPart, to: Recipient) -> Iterator[str]:
    for stream in part.streams:
        yield f"{stream.name}: {_silent(stream)}"
    if to.audience is Audience.CHAIR and not to.is_copy and to.away is None:
        yield "Sign off what the board will see."


def _silent(stream: StreamPart) -> str:
    if not stream.unsaid:
        return "its action has a word." if stream.open == 1 else f"all {stream.open} have a word."
    said = f"{stream.unsaid} of {stream.open} without a word."
    if not stream.silent:
        return said
    more = stream.unsaid - len(stream.silent)
    refs = ", ".join(stream.silent) + (f" and {more} more" if more > 0 else "")
    return f"{said} No reply to two update requests: {refs}."


def _own(part: RoundPart) -> str:
    if part.open == 1:
        return "Your action"
    if part.unsaid < part.open:
        return f"{part.unsaid} of your {part.open} actions"
    return "Both of your actions" if part.open == 2 else f"All {part.open} of your actions"


def _need(number: int) -> str:
    return "needs" if number == 1 else "need"
