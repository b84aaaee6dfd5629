"""What Postfix's log says of letters of which we do not know whether they arrived.

`cleanup` notes the Message-ID as soon as it has read that far, maybe of a letter whose end never
came; `qmgr` names the same queue file once the letter is whole and Postfix answers for it. So a
letter arrived where both did. The log is read from its end, as far back as the letter's attempt.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.core import clock

BLOCK = 1 << 20
MOST_BLOCKS = 256
ROTATED = ".1"
LEEWAY = timedelta(minutes=5)  # two clocks of one machine, and a log that is written in arrears
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NAMED = re.compile(rb"/cleanup\[\d+\]: (\w+): message-id=(<[^>\s]+>)")
_TAKEN = re.compile(rb"/(?:qmgr\[\d+\]: (\w+): from=<|cleanup\[\d+\]: (\w+): hold: )")
_ISO = re.compile(rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:\d\d))\s")
_OLD = re.compile(rb"([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)\s")


@dataclass
class _Read:
    """What was read so far, of which the newest came first."""

    named: dict[bytes, bytes] = field(default_factory=dict)  # by queue file
    taken: set[bytes] = field(default_factory=set)
    newest: datetime | None = None
    oldest: datetime | None = None

    def learn(self, lines: list[bytes]) -> None:
        for line in lines:
            if found := _NAMED.search(line):
                self.named[found[1]] = found[2]
            elif found := _TAKEN.search(line):
                self.taken.add(found[1] or found[2])
        self.oldest = next(_stamps(lines), self.oldest)
        self.newest = self.newest or next(_stamps(lines[::-1]), None)

    def covers(self, since: datetime) -> bool:
        """Whether it was written to before and after a moment."""
        return (
            self.oldest is not None
            and self.newest is not None
            and self.oldest <= since
            and self.newest >= since + timedelta(seconds=1)
        )


class MailLog:
    """A log of Postfix that we may read, with the part of it that was put away last."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def trouble(self) -> str:
        """Why the log cannot be read; empty where it can."""
        try:
            with self.path.open("rb"):
                return ""
        except OSError as error:
            return f"{self.path} cannot be read: {error.strerror}"

    def find(self, message_ids: Collection[str], *, since: datetime) -> dict[str, bool]:
        """For each whether it arrived; left out where the log cannot tell."""
        read = _Read()
        try:
            for lines in self._backwards():
                read.learn(lines)
                if read.oldest is not None and read.oldest < since - LEEWAY:
                    break
        except OSError:
            return {}
        arrived = {letter.decode() for file, letter in read.named.items() if file in read.taken}
        is_whole = read.covers(since)
        return {each: each in arrived for each in message_ids if is_whole or each in arrived}

    def _backwards(self) -> Iterator[list[bytes]]:
        """Lines in blocks, from the end of the log to the beginning of the one before it."""
        yield from _blocks(self.path)
        older = self.path.with_name(self.path.name + ROTATED)
        if older.exists():
            yield from _blocks(older)


def _blocks(path: Path) -> Iterator[list[bytes]]:
    with path.open("rb") as file:
        at, rest = file.seek(0, 2), b""
        for _ in range(MOST_BLOCKS):
            if at == 0:
                break
            size = min(BLOCK, at)
            at = file.seek(at - size)
            lines = (file.read(size) + rest).split(b"\n")
            rest = lines.pop(0) if at else b""
            yield lines


def _stamps(lines: list[bytes]) -> Iterator[datetime]:
    return (stamp for line in lines if (stamp := _stamp(line)) is not None)


def _stamp(line: bytes) -> datetime | None:
    """When a line was written, in either way in which a system's log tells the time."""
    if found := _ISO.match(line):
        return datetime.fromisoformat(found[1].decode()).astimezone(UTC)
    if (found := _OLD.match(line)) and found[1].decode() in MONTHS:
        return _this_year(MONTHS.index(found[1].decode()) + 1, *map(int, found.groups()[1:]))
    return None


def _this_year(month: int, day: int, hour: int, minute: int, second: int) -> datetime | None:
    """The latest moment of the machine's own clock that reads so and is not to come."""
    now = clock.instant()
    for year in (now.year + 1, now.year, now.year - 1):
        try:
            stamp = clock.of_machine(year, month, day, hour, minute, second)
        except ValueError:  # 29 February
            continue
        if stamp <= now + timedelta(days=1):
            return stamp
    return None
