"""Figures of others beside ours: what they are, and how ours stands to them (rules 5.5.5). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from tracker.scorecards.enums import BenchmarkKind, Change, Unit
from tracker.scorecards.rules import Aim, against
from tracker.scorecards.said import in_unit

_STANDS = {
    Change.BETTER: "better than",
    Change.WORSE: "worse than",
    Change.SAME: "the same as",
    Change.UP: "above",
    Change.DOWN: "below",
}
_CALLED = {
    BenchmarkKind.NATIONAL: "England",
    BenchmarkKind.NEIGHBOURS: "neighbours",
    BenchmarkKind.REGION: "the North West",
}


class Other(Protocol):
    """What is asked of a benchmark."""

    @property
    def kind(self) -> BenchmarkKind: ...

    @property
    def value(self) -> Decimal: ...

    @property
    def unit(self) -> Unit: ...

    @property
    def year(self) -> str: ...

    @property
    def cohort(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Ours:
    """Our figure, as far as it is compared; `value` is None where nothing may be."""

    value: Decimal | None
    unit: Unit
    decimals: int
    cohort: str = ""


def printed(other: Other, decimals: int) -> str:
    """A benchmark's figure with its unit's sign."""
    return in_unit(other.value, other.unit, decimals)


def stands(ours: Ours, others: Sequence[Other], aim: Aim) -> str:
    """How our figure stands to each: "Below England, above neighbours"; nothing for a hidden one.

    Of another cohort a benchmark is only a guide; in another unit it is not comparable (D27).
    """
    if ours.value is None:
        return ""
    compared: dict[str, list[str]] = {}
    guides: dict[str, list[str]] = {}
    not_comparable = []
    for other in others:
        name = _CALLED[other.kind]
        how = against(ours.value, ours.unit, other, aim, decimals=ours.decimals)
        if how is None:
            not_comparable.append(name)
        elif other.cohort.casefold() != ours.cohort.casefold():
            guides.setdefault(other.cohort or "another cohort", []).append(name)
        else:
            compared.setdefault(_STANDS[how], []).append(name)
    sentences = [", ".join(f"{how} {_and(names)}" for how, names in compared.items())]
    sentences += [f"{_and(names)}: only a guide ({why})" for why, names in guides.items()]
    if not_comparable:
        sentences.append(f"not comparable with {_and(not_comparable)}: another unit")
    return ". ".join(each[0].upper() + each[1:] for each in sentences if each)


def _and(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
