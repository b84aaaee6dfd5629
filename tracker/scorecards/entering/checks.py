"""Questions about a figure that was typed: what somebody would ask who knows the papers. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.scorecards.entering.typed import Typed
from tracker.scorecards.enums import Unit
from tracker.scorecards.exact import plain, rounded
from tracker.scorecards.said import in_unit

MOVED_BY = Decimal(25)  # per cent of the figure before
MOVED_AT_LEAST = 5  # and by so many people or points, so that 3 and 4 are no news; twice is always
_NAMES = {Unit.NUMBER: "a count", Unit.RATE: "a rate", Unit.DAYS: "a number of days"}


Numbers = tuple[Decimal | None, Decimal | None, Decimal | None]
"""A figure's value, numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the place that a figure goes to, unhidden.

    `before` is what it is compared with, `in_year` a year to date's last figure in the same year,
    `least` the smallest figure there ever was, `run` those of the three periods before it.
    """

    ref: str
    unit: Unit
    decimals: int = 0
    before: Decimal | None = None
    before_label: str = ""
    in_year: Decimal | None = None
    in_year_label: str = ""
    has_second: bool = False
    least: Decimal | None = None
    run: Sequence[Numbers] = ()


def questions(typed: Typed, known: Known) -> list[str]:
    """What is to be answered in a note, or put right, before the figure is kept."""
    return list(_asked(typed, known))


def _asked(typed: Typed, known: Known) -> Iterator[str]:
    value = typed.value
    if value is None:
        return
    if _is_ref(value, known.ref):
        yield f"This is the ref of the indicator, {known.ref}. Is it the figure too?"
    yield from _percentage(typed, value) if known.unit is Unit.PERCENT else _count(typed, known)
    if typed.second is not None and not known.has_second:
        yield "Two numbers were typed, and this indicator has one. The first is taken"
    if value == 0 and known.least:
        yield "It was never nought before. Are there none, or is the number not known (n/a)?"
    if value and len(known.run) == 3 and set(known.run) == {_numbers(typed)}:
        yield "It was just this in each of the three periods before. Was it counted anew?"
    yield from _moved(value, known)


def _percentage(typed: Typed, value: Decimal) -> Iterator[str]:
    top, bottom = typed.numerator, typed.denominator
    if top is None or bottom is None:
        yield "Only a percentage was typed. Write two numbers, such as 12 of 16, or say why not"
    elif typed.printed is not None and rounded(value, 0) != rounded(typed.printed, 0):
        yield (
            f"{plain(top)} of {plain(bottom)} is {plain(value)}%, and {plain(typed.printed)}% was "
            "typed. The two numbers count"
        )


def _count(typed: Typed, known: Known) -> Iterator[str]:
    value = typed.value or Decimal(0)
    if typed.has_sign:
        yield f"A % sign was typed, and this is {_NAMES[known.unit]}. Is the number right?"
    if known.unit is Unit.NUMBER and value != value.to_integral_value():
        yield "People are counted in whole numbers. Is the fraction right?"
    if known.unit is Unit.NUMBER and typed.second is not None and typed.second > value:
        yield "The second number is larger than the first. Are the two the right way round?"


def _moved(value: Decimal, known: Known) -> Iterator[str]:
    if known.in_year is not None and value < known.in_year:
        was = in_unit(known.in_year, known.unit, known.decimals)
        yield f"A year to date cannot fall within its year: it was {was} in {known.in_year_label}"
        return
    if known.before is None:
        return
    by = abs(value - known.before)
    is_far = by >= MOVED_AT_LEAST and by * 100 > MOVED_BY * known.before
    least, most = sorted((value, known.before))
    if is_far or (least and most >= 2 * least):
        was = in_unit(known.before, known.unit, known.decimals)
        way = "up" if value > known.before else "down"
        yield (
            f"This is {way} by {plain(by, known.decimals)} from {was} in {known.before_label}. "
            "Is it right?"
        )


def _numbers(typed: Typed) -> Numbers:
    return (typed.value, typed.numerator, typed.denominator)


def _is_ref(value: Decimal, ref: str) -> bool:
    """3.14 as a figure of indicator 3.14 (documents.md D1); a whole number is no ref."""
    digits = ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    parts = digits.split(".")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return False
    return value == Decimal(digits)
