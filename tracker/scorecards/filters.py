"""What of a scorecard is asked for, read from an address: unknown values are said, not raised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from tracker.core.periods import NotAQuarter, Quarter, quarter_in
from tracker.scorecards.enums import Change, Rating
from tracker.scorecards.rows import Row

Word = TypeVar("Word", bound=StrEnum)
MOVED = {Change.WORSE: "Got worse", Change.BETTER: "Got better", Change.SAME: "Stayed the same"}
LONGEST = 40
_NAMES = {
    "quarter": "quarter with figures",
    "priority": "priority",
    "colour": "colour",
    "moved": "way to move",
}


@dataclass(frozen=True)
class Filters:
    """What was asked for; `quarter` is None where nothing is published yet."""

    quarter: Quarter | None
    priority: str = ""
    rating: Rating | None = None
    change: Change | None = None
    unknown: tuple[str, ...] = ()

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Each filter that is set, as (its name in the address, words)."""
        words = {
            "priority": self.priority,
            "colour": self.rating.label if self.rating else "",
            "moved": MOVED[self.change] if self.change else "",
        }
        return [(name, text) for name, text in words.items() if text]

    def fits(self, row: Row) -> bool:
        """Whether a line is among what was asked for."""
        return (
            self.priority in ("", row.line.priority)
            and self.rating in (None, row.rating)
            and self.change in (None, row.change)
        )


def quarter_asked(typed: str, offered: Sequence[Quarter]) -> Quarter | None:
    """The quarter of an address if it has figures, else the latest that has."""
    try:
        asked = quarter_in(typed)
    except NotAQuarter:
        asked = None
    return asked if asked in offered else next(iter(offered), None)


def read(
    args: Mapping[str, str], *, quarters: Sequence[Quarter], priorities: Sequence[str]
) -> Filters:
    """The filters of an address, and a sentence for each value that means nothing here."""
    quarter = quarter_asked(args.get("quarter", ""), quarters)
    priority = args.get("priority", "")
    asked = Filters(
        quarter,
        priority if priority in priorities else "",
        _word(Rating, args.get("colour", "")),
        _word(MOVED, args.get("moved", "")),
    )
    known = {
        "quarter": quarter.slug if quarter else "",
        "priority": asked.priority,
        "colour": asked.rating or "",
        "moved": asked.change or "",
    }
    typed = dict(args) | {"quarter": args.get("quarter", "").lower()}
    unknown = [name for name, value in known.items() if typed.get(name, "") not in ("", value)]
    return replace(asked, unknown=tuple(_left_out(name, args[name]) for name in unknown))


def _word(words: Iterable[Word], value: str) -> Word | None:
    return next((each for each in words if each.value == value), None)


def _left_out(name: str, typed: str) -> str:
    shown = "".join(each for each in typed[:LONGEST] if each.isprintable())
    said = shown if len(typed) <= LONGEST else f"{shown}…"
    return f"“{said}” is no {_NAMES[name]} here, so it is left out."
