"""Pure rules of an agenda: its order, its two parts, its clock, and when an item is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Protocol, TypeVar

from tracker.core.visibility import Visibility

WAYS = frozenset({"up", "down"})
_DAY = 24 * 60


class Timed(Protocol):
    """What the clock asks of an item; `number` is None where it is not to be taken."""

    @property
    def id(self) -> int: ...

    @property
    def minutes(self) -> int | None: ...

    @property
    def number(self) -> int | None: ...


class Labelled(Protocol):
    """What the order asks of an item."""

    @property
    def visibility(self) -> Visibility: ...


T = TypeVar("T", bound=Labelled)


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item is to begin and end on London's wall clock, and the minutes up to its end."""

    begins: time | None
    ends: time | None
    total: int

    @property
    def words(self) -> str:
        """14:00 to 14:10; where no end can be told, only when it begins."""
        if self.begins is None:
            return ""
        begins = self.begins.strftime("%H:%M")
        return begins if self.ends is None else f"{begins} to {self.ends.strftime('%H:%M')}"


@dataclass(frozen=True, slots=True)
class Timetable:
    """The clock of a whole agenda; `untimed` counts the items for which nobody gave minutes."""

    slots: dict[int, Slot]
    total: int
    untimed: int
    ends: time | None
    over: int

    @property
    def words(self) -> str:
        """How long all of it takes, as the foot of the agenda says it."""
        if not self.total:
            return ""
        said = f"{minutes_words(self.total)} in all"
        if self.ends is not None:
            said += f", until {self.ends.strftime('%H:%M')}"
        if self.untimed:
            items = "1 item has" if self.untimed == 1 else f"{self.untimed} items have"
            said += f"; {items} no minutes yet"
        return f"{said}."


def timetable(
    items: Iterable[Timed], *, starts_at: time | None, ends_at: time | None = None
) -> Timetable:
    """When each item that is to be taken begins and ends, one after the other.

    After an item for which nobody gave minutes no time is known any more, nor past midnight.
    """
    slots, total, untimed = {}, 0, 0
    for item in items:
        if item.number is None:
            continue
        begins = None if untimed else _after(starts_at, total)
        total += item.minutes or 0
        untimed += item.minutes is None
        ends = None if untimed else _after(starts_at, total)
        slots[item.id] = Slot(begins, ends, total)
    ends = None if untimed else _after(starts_at, total)
    return Timetable(slots, total, untimed, ends, _over(total, starts_at, ends_at))


def minutes_words(minutes: int) -> str:
    """95 is 1 hour 35 minutes."""
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if rest or not hours:
        said.append(f"{rest} minute{'' if rest == 1 else 's'}")
    return " ".join(said)


def parts(items: Iterable[T]) -> tuple[list[T], list[T]]:
    """Part 1, which press and public may hear, and Part 2, from which they may be excluded."""
    rows = list(items)
    private = [row for row in rows if row.visibility is Visibility.RESTRICTED]
    return [row for row in rows if row.visibility is not Visibility.RESTRICTED], private


def arranged(items: Iterable[T]) -> list[T]:
    """The order in which a meeting takes its items: Part 1 first, then Part 2."""
    first, second = parts(items)
    return first + second


def moved(ids: Sequence[int], item_id: int, *, up: bool) -> list[int]:
    """The order after one item went up or down a place; at its end it stays where it is."""
    order = list(ids)
    at = order.index(item_id)
    to = at - 1 if up else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    return order


def needs_urgency(*, out_at: datetime | None) -> bool:
    """An item that comes after the agenda went out is late: only as urgent, with the reason."""
    return out_at is not None


def _after(starts_at: time | None, minutes: int) -> time | None:
    if starts_at is None:
        return None
    whole = starts_at.hour * 60 + starts_at.minute + minutes
    return time(whole // 60, whole % 60) if whole < _DAY else None


def _over(total: int, starts_at: time | None, ends_at: time | None) -> int:
    """By how many minutes the items go past the end of the meeting."""
    if starts_at is None or ends_at is None:
        return 0
    length = (ends_at.hour - starts_at.hour) * 60 + ends_at.minute - starts_at.minute
    return max(total - length, 0)
