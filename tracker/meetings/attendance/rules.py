"""Counting who was there: each seat once a meeting, a substitute for the seat they stood in for."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

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
    title: str
    state: AttendanceState
    substitute_for: str = ""
    demonstration: bool = False

    @property
    def stands_in(self) -> bool:
        """Whether it is of somebody who came for somebody else."""
        return self.state is S.SUBSTITUTE and bool(self.substitute_for)


@dataclass(frozen=True, slots=True)
class SeatFigures:
    """How often a seat was filled at the meetings at which something was written down of it.

    `is_shared` where papers name several seats alike, such as “Councillor”: they count together.
    """

    name: str
    present: int = 0
    substitute: int = 0
    apologies: int = 0
    absent: int = 0
    is_shared: bool = False
    demonstration: bool = False

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
    shared = _shared(rows)
    own = {(row.meeting_id, row.name): _seat(row, shared) for row in rows if not row.stands_in}
    found: dict[_Seat, list[Noted]] = defaultdict(list)
    for row in rows:
        seat = _seat(row, shared)
        if row.stands_in:
            absent = row.substitute_for
            seat = own.get((row.meeting_id, absent), _named(absent, absent))
        found[seat].append(row)
    return [_figures(seat, of_it, is_shared=seat.key in shared) for seat, of_it in found.items()]


@dataclass(frozen=True, slots=True)
class _Seat:
    """A seat by its key; the name is as it first stood."""

    key: str
    name: str = field(compare=False)


def _seat(row: Noted, shared: frozenset[str]) -> _Seat:
    if row.seat is not None:
        return _Seat(f"#{row.seat}", row.seat_name or row.name)
    if _key(row.name) in shared and row.title:
        return _named(f"{row.name}, {row.title}", f"{row.name}, {row.title}")
    return _named(row.name, row.name)


def _shared(rows: Iterable[Noted]) -> frozenset[str]:
    """The names that stand more than once in one meeting: no single person’s."""
    many = Counter(
        (row.meeting_id, _key(row.name)) for row in rows if row.seat is None and not row.stands_in
    )
    return frozenset(name for (_, name), number in many.items() if number > 1)


def _named(key: str, name: str) -> _Seat:
    return _Seat(_key(key), name)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _figures(seat: _Seat, rows: list[Noted], *, is_shared: bool) -> SeatFigures:
    """Of two lines of one meeting about one seat, the one that says most counts."""
    states: list[AttendanceState] = [row.state for row in rows]
    if not is_shared:
        said: dict[int, AttendanceState] = {}
        for row in rows:
            said[row.meeting_id] = min(
                said.get(row.meeting_id, row.state), row.state, key=_SAYS_MOST.index
            )
        states = list(said.values())
    return SeatFigures(
        seat.name,
        present=states.count(S.PRESENT),
        substitute=states.count(S.SUBSTITUTE),
        apologies=states.count(S.APOLOGIES),
        absent=states.count(S.ABSENT),
        is_shared=is_shared,
        demonstration=any(row.demonstration for row in rows),
    )
