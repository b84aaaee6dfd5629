"""Seats as a page shows them: who sits, since when, and who sat there before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.people.identity import SignedIn
from tracker.people.unnamed import UNNAMED
from tracker.workstreams.enums import SeatKind
from tracker.workstreams.models import Seat, Workstream
from tracker.workstreams.policy import may_know_holder


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat for as long as somebody held it, by the name that this reader may know."""

    kind: SeatKind
    who: str
    started_on: date
    ended_on: date | None
    is_made_up: bool
    source: str


@dataclass(frozen=True, slots=True)
class Seating:
    """One of a workstream's two seats: now, from when on another, and before."""

    kind: SeatKind
    now: SeatLine | None
    next: SeatLine | None
    before: tuple[SeatLine, ...]


def seatings(workstream: Workstream, *, viewer: SignedIn, today: date) -> tuple[Seating, ...]:
    """Both seats of a workstream; it needs its seats with their posts and people."""
    return tuple(_seating(workstream.seats, kind, viewer, today) for kind in SeatKind)


def holder_on(seats: Sequence[Seat], kind: SeatKind, day: date) -> Seat | None:
    """The seat of a kind that was held on a day; of two, the later."""
    held = [seat for seat in seats if seat.kind is kind and _covers(seat, day)]
    return held[-1] if held else None


def name_of(seat: Seat) -> str:
    """The post or the person; the seat needs them loaded."""
    if seat.post is not None:
        return seat.post.name
    return seat.user.name if seat.user is not None else ""


def _covers(seat: Seat, day: date) -> bool:
    return seat.started_on <= day and (seat.ended_on is None or day <= seat.ended_on)


def _seating(seats: Sequence[Seat], kind: SeatKind, viewer: SignedIn, today: date) -> Seating:
    own = [seat for seat in seats if seat.kind is kind]
    now = holder_on(own, kind, today)
    coming = [seat for seat in own if seat.started_on > today]
    before = [seat for seat in own if seat is not now and seat.started_on <= today]
    return Seating(
        kind=kind,
        now=_line(now, viewer) if now else None,
        next=_line(coming[0], viewer) if coming else None,
        before=tuple(_line(seat, viewer) for seat in reversed(before)),
    )


def _line(seat: Seat, viewer: SignedIn) -> SeatLine:
    return SeatLine(
        kind=seat.kind,
        who=name_of(seat) if may_know_holder(viewer, seat) else UNNAMED,
        started_on=seat.started_on,
        ended_on=seat.ended_on,
        is_made_up=seat.demonstration or bool(seat.made_up),
        source=seat.document,
    )
