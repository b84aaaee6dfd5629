"""What is left of a run when it is over: the receiver's record, the rows, and the town's story."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from email import message_from_bytes
from email.policy import default
from functools import cached_property
from typing import Any, NamedTuple

from tests.chaos.letters.clock import LONDON
from tests.chaos.letters.town import Town

IN_FLIGHT = 20.0  # seconds that a letter may be on its way while something about it changes
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
]


class Since(NamedTuple):
    """A town, and since when it is so: by the wall clock, and by the one that nobody sets.

    What came first is asked of the second: a letter that went while the wall clock was an hour
    ahead seems to be later than what was done after it.
    """

    at: datetime
    real: float
    town: Town


@dataclass(frozen=True)
class Delivered:
    """A copy that the receiver has, since `at` by the wall clock and `real` by the other."""

    at: datetime
    real: float
    to: str
    id: str
    seal: str
    text: str

    @property
    def day(self) -> date:
        """London's date."""
        return self.at.astimezone(LONDON).date()

    @cached_property
    def says(self) -> tuple[int, frozenset[str], int]:
        """The count in its subject, the things that it lists, and how many rows it has."""
        letter = message_from_bytes(self.text.encode("latin-1"), policy=default)
        body = letter.get_body(("plain",))
        rows = re.split(r"^\d+\. ", body.get_content() if body else "", flags=re.MULTILINE)[1:]
        number = re.match(r"(\d+) things? need", letter["Subject"])
        return int(number[1]) if number else 0, frozenset(map(_thing, rows)), len(rows)


def _thing(row: str) -> str:
    words = " ".join(row.split("\n\n")[0].split())
    if ref := re.search(r"\bT\d{5}\b", words):
        is_remark = re.search("comment|answer|wrote", words, re.IGNORECASE)
        return f"remark {ref[0]}" if is_remark else ref[0]
    if day := re.search(rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})", words):
        return f"board {date(int(day[3]), MONTHS.index(day[2]) + 1, int(day[1]))}"
    return words


@dataclass
class History:
    """All that is known of a run once it is over."""

    days: list[date]
    towns: list[Since]  # the oldest first
    letters: list[dict[str, Any]]
    events: list[dict[str, Any]]
    delivered: list[Delivered]
    wrong: list[dict[str, Any]]
    disturbed: list[datetime]
    kills: int
    has_log: bool = False
    missed: set[date] = field(default_factory=set)  # days of which a clock step took a part

    def towns_between(self, first: datetime, last: datetime) -> Iterator[Town]:
        """Every town that was so at some moment between two of the wall clock."""
        for place, each in enumerate(self.towns):
            until = self.towns[place + 1].at if place + 1 < len(self.towns) else last
            if each.at <= last and until >= first:
                yield each.town

    def towns_while(
        self, first: float, last: float, *, or_since: datetime | None = None
    ) -> Iterator[Town]:
        """Every town that was so at some real moment between two, or since one of the wall."""
        for place, each in enumerate(self.towns):
            ended = self.towns[place + 1] if place + 1 < len(self.towns) else None
            lasts = ended is None or ended.real + IN_FLIGHT >= first
            lasts |= ended is not None and or_since is not None and ended.at >= or_since
            if each.real <= last and lasts:
                yield each.town
