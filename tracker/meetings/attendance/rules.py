"""Counting who was there: each seat once a meeting, a substitute for the seat they stood in for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.meetings.minutes.enums import AttendanceState

S = AttendanceState
# Where two lines of one meeting are about one seat, the one that says most counts.
_SAYS_MOST = (S.PRESENT, S.SUBSTITUTE, S.APOLOGIES, S.ABSENT)


@dataclass(frozen=True, slots=True)
class Noted:
    """A line of a meeting’s attendance; `seat` is the member that it is of, if any."""

    meeting_id: int
    seat: int | None
    seat_name: str
    name: str
    state: AttendanceState
    substitute_for: str = ""


@dataclass(frozen=True, slots=True)
class SeatFigures:
    """How often a seat was filled at the meetings at which something was written down of it."""

    name: str
    present: int = 0
    substitute: int = 0
    apologies: int = 0
    absent: int = 0

    @property
    def meetings(self) -> int:
        """At how many meetings somebody was expected."""
        return self.present + self.substitute + self.apologies + self.absent

    @property
    def attended(self) -> str:
        """The share of meetings at which they were there themselves, in whole per cent."""
        return f"{round(100 * self.present / self.meetings)}%"


def seats(lines: Iterable[Noted]) -> list[SeatFigures]:
    """The figures of every seat, in the order in which they first stand in the lines.

    Officers in attendance have no seat. A substitute is counted for the seat, not for themselves.
    """
    rows = [line for line in lines if line.state is not S.IN_ATTENDANCE]
    known = {(row.meeting_id, row.name): _seat(row) for row in rows if not _stands_in(row)}
    names: dict[str, str] = {}
    said = defaultdict[str, dict[int, AttendanceState]](dict)
    for row in rows:
        key = _seat(row)
        name = row.seat_name or row.name
        if _stands_in(row):
            key = known.get((row.meeting_id, row.substitute_for), _key(row.substitute_for))
            name = row.substitute_for
        names.setdefault(key, name)
        said[key][row.meeting_id] = _stronger(said[key].get(row.meeting_id), row.state)
    return [_figures(names[key], list(states.values())) for key, states in said.items()]


def _stands_in(row: Noted) -> bool:
    return row.state is S.SUBSTITUTE and bool(row.substitute_for)


def _seat(row: Noted) -> str:
    return f"#{row.seat}" if row.seat is not None else _key(row.name)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _stronger(one: AttendanceState | None, other: AttendanceState) -> AttendanceState:
    return other if one is None else min(one, other, key=_SAYS_MOST.index)


def _figures(name: str, states: Sequence[AttendanceState]) -> SeatFigures:
    return SeatFigures(
        name,
        present=states.count(S.PRESENT),
        substitute=states.count(S.SUBSTITUTE),
        apologies=states.count(S.APOLOGIES),
        absent=states.count(S.ABSENT),
    )
