"""What a meaning may say, and whether a published figure was measured by it (rules 5.5). Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.scorecards.enums import Polarity, Unit
from tracker.scorecards.rules import M, meaning_on


@dataclass(frozen=True, slots=True)
class MeaningDetails:
    """What is said of an indicator from a day on; the fields of a Definition."""

    from_on: date
    name: str
    unit: Unit
    decimals: int = 0
    second: str = ""
    polarity: Polarity = Polarity.CONTEXT
    target: Decimal | None = None
    target_high: Decimal | None = None
    tolerance: Decimal | None = None
    denominator: str = ""
    cohort: str = ""
    population: int | None = None
    population_year: str = ""
    owner_post_id: int | None = None
    checker_post_id: int | None = None
    pledge_id: int | None = None
    acronyms: str = ""
    is_break: bool = False
    what_changed: str = ""


def wrong_in(details: MeaningDetails) -> dict[str, str]:
    """A sentence for each field that does not fit the others."""
    wrong = _wrong_aim(details.polarity, details.target, details.target_high)
    if details.unit is Unit.PERCENT and max(details.target or 0, details.target_high or 0) > 100:
        wrong.setdefault("target", "A percentage is at most 100")
    if details.population and details.unit is not Unit.RATE:
        wrong["population"] = "Only a rate is of a population. Leave it empty"
    elif details.population and not details.population_year:
        wrong["population_year"] = "Enter the year of the estimate, such as mid-2024"
    return wrong


def _wrong_aim(polarity: Polarity, low: Decimal | None, high: Decimal | None) -> dict[str, str]:
    if polarity is not Polarity.RANGE and high is not None:
        return {"target_high": "Only where between two numbers is best. Leave it empty"}
    if polarity is Polarity.CONTEXT and low is not None:
        return {"polarity": "With a target, say what the number is wanted to do"}
    if polarity is not Polarity.RANGE or low is high is None:
        return {}
    if low is None:
        return {"target": "Enter the lower of the two numbers"}
    if high is None:
        return {"target_high": "Enter the upper of the two numbers"}
    return {"target_high": "The upper number is below the lower one"} if high < low else {}


def measured_by(meaning: M, meanings: Sequence[M], days: Collection[date]) -> bool:
    """Whether a figure of a period that ends on one of the days was measured by a meaning."""
    return any(meaning_on(meanings, day) is meaning for day in days)


def in_another_unit(
    from_on: date, unit: Unit, meanings: Sequence[M], days: Collection[date]
) -> list[date]:
    """The days whose figures a new meaning would catch that were measured in another unit."""
    ends = [each.from_on for each in meanings if each.from_on > from_on]
    caught = [day for day in days if from_on <= day and not any(end <= day for end in ends)]
    old = {day: meaning_on(meanings, day) for day in caught}
    return sorted(day for day, meaning in old.items() if meaning and meaning.unit is not unit)
