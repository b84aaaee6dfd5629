"""The picture of governance: a box for each body and workstream, with what a reader asks of it."""

from dataclasses import dataclass
from datetime import date

from tracker.meetings import listing
from tracker.meetings.chain.rules import Branch, biggest_first, branches
from tracker.meetings.enums import BodyKind
from tracker.meetings.listing import BodyRow
from tracker.meetings.seating.queries import (
    BodySeats,
    StreamSeats,
    seats_of_bodies,
    seats_of_workstreams,
)
from tracker.meetings.terms.queries import TermsRow, all_in_force
from tracker.people.identity import SignedIn

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A body or a workstream in the picture."""

    body: BodyRow | None
    stream: StreamSeats | None
    seats: BodySeats
    terms: TermsRow | None

    @property
    def name(self) -> str:
        """What it is called."""
        if self.body is not None:
            return self.body.name
        return self.stream.name if self.stream is not None else ""

    @property
    def kind(self) -> str:
        """What it is, in small type above its name."""
        return self.body.kind.label if self.body is not None else "Workstream"

    @property
    def chair(self) -> str:
        """Who chairs it, or that nobody is named; a task and finish group has a lead."""
        if self.stream is not None:
            seat = self.stream.seat("chair").now
            return seat.who if seat else ""
        return self.seats.chair.words if self.seats.chair else ""

    @property
    def is_chair_made_up(self) -> bool:
        """Whether its chair was made up for the demonstration."""
        if self.stream is not None:
            seat = self.stream.seat("chair").now
            return seat is not None and seat.is_made_up
        return self.seats.chair is not None and self.seats.chair.demonstration

    @property
    def chair_word(self) -> str:
        """How its chair is called."""
        is_task = self.body is not None and self.body.kind is BodyKind.TASK
        return "Lead" if is_task else "Chair"

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is empty, in words."""
        if self.stream is not None:
            return self.stream.empty
        return tuple(seat.name for seat in self.seats.vacant)


@dataclass(frozen=True, slots=True)
class Picture:
    """Who reports to whom today, and the groups whose work is over."""

    tops: list[Branch[Key]]
    boxes: dict[Key, Box]
    ended: list[BodyRow]

    @property
    def bodies(self) -> list[BodyRow]:
        """The bodies in it."""
        return [box.body for box in self.boxes.values() if box.body is not None]


def picture(viewer: SignedIn, *, today: date) -> Picture:
    """All that the viewer may know of, in a number of statements that does not grow.

    Workstreams report to the executive board (documents.md 1.0); a group that works for a
    workstream hangs on it rather than on the body that it is said to report to.
    """
    every = listing.bodies(viewer, today=today)
    at_work = [each for each in every if not each.has_ended(today)]
    seats, terms = seats_of_bodies(viewer, today=today), all_in_force(today)
    streams = seats_of_workstreams(viewer, today=today)
    board = next((("body", each.id) for each in at_work if each.is_executive_board), None)
    above: dict[Key, Key | None] = {}
    boxes: dict[Key, Box] = {}
    shown = {each.id for each in streams}
    for body in at_work:
        key = ("body", body.id)
        boxes[key] = Box(body, None, seats.get(body.id, BodySeats()), terms.get(body.id))
        above[key] = _above(body, shown)
    for stream in streams:
        key = ("stream", stream.id)
        boxes[key] = Box(None, stream, BodySeats(), None)
        above[key] = board
    return Picture(
        tops=biggest_first(branches(above)),
        boxes=boxes,
        ended=[each for each in every if each.has_ended(today)],
    )


def _above(body: BodyRow, streams: set[int]) -> Key | None:
    if body.workstream_id in streams and body.workstream_id is not None:
        return ("stream", body.workstream_id)
    return None if body.reports_to_id is None else ("body", body.reports_to_id)
