"""Questions about a figure that was typed: what somebody would ask who knows the papers. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.scorecards.entering.typed import Typed
from tracker.scorecards.enums import PeriodType, Unit
from tracker.scorecards.exact import plain, rounded
from tracker.scorecards.said import in_unit

MOVED_BY = Decimal(25)  # per cent of the figure before
MOVED_AT_LEAST = 5  # and by so many people or points, so that 3 and 4 are no news
_NAMES = {Unit.NUMBER: "a count", Unit.RATE: "a rate", Unit.DAYS: "a number of days"}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the place that a figure goes to; `before` and `published` are unhidden."""

    ref: str
    unit: Unit
    decimals: int = 0
    period_type: PeriodType = PeriodType.QUARTER
    before: Decimal | None = None
    before_label: str = ""
    is_same_year: bool = False
    published: Decimal | None = None
    has_second: bool = False


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
    yield from _moved(value, known)
    if known.published is not None and value != known.published:
        was = in_unit(known.published, known.unit, known.decimals)
        yield f"This was published as {was}. Say why it is corrected"


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
    if known.before is None:
        return
    was = in_unit(known.before, known.unit, known.decimals)
    to_date = known.period_type is PeriodType.YEAR_TO_DATE and known.unit is Unit.NUMBER
    if to_date and known.is_same_year and value < known.before:
        yield f"A year to date cannot fall within its year: it was {was} in {known.before_label}"
        return
    by = abs(value - known.before)
    share = 100 * by / known.before if known.before else Decimal(100)
    if by >= MOVED_AT_LEAST and share > MOVED_BY:
        way = "up" if value > known.before else "down"
        yield (
            f"This is {way} by {plain(by, known.decimals)} from {was} in {known.before_label}. "
            "Is it right?"
        )


def _is_ref(value: Decimal, ref: str) -> bool:
    """3.14 as a figure of indicator 3.14 (documents.md D1); a whole number is no ref."""
    digits = ref.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    parts = digits.split(".")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts):
        return False
    return value == Decimal(digits)
