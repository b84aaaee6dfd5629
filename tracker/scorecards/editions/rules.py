"""The order of a scorecard's lines: those of one priority stand together. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.meetings.agenda.rules import moved


class Place(NamedTuple):
    """A line by its id, and the priority under which it stands."""

    id: int
    priority: str


def grouped(places: Iterable[Place]) -> dict[str, list[int]]:
    """The lines under each priority, both in the order in which they come first."""
    found: dict[str, list[int]] = {}
    for each in places:
        found.setdefault(each.priority, []).append(each.id)
    return found


def in_order(places: Iterable[Place]) -> list[int]:
    """The ids with those of each priority together."""
    return [each for ids in grouped(places).values() for each in ids]


def line_moved(places: Sequence[Place], line_id: int, *, up: bool) -> list[int]:
    """The order after a line went a place up or down; it stays under its priority."""
    groups = grouped(places).values()
    return [
        each for ids in groups for each in (moved(ids, line_id, up=up) if line_id in ids else ids)
    ]


def priority_moved(places: Sequence[Place], line_id: int, *, up: bool) -> list[int]:
    """The order after the priority of a line went up or down, with all that stands under it."""
    groups = list(grouped(places).values())
    at = next(n for n, ids in enumerate(groups) if line_id in ids)
    return [each for n in moved(range(len(groups)), at, up=up) for each in groups[n]]
