"""An indicator's unit, and its figures looked at beside one another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.scorecards.figure_text import Figure, disagreement, plain

MIXED = "Some values are percentages and some are not"
_PERCENT = re.compile(r"%|per ?cent|proportion of|\bpct\b")
_NUMBER = re.compile(r"^(?:the )?(?:total )?(?:number|no\b|count|total|average number)")
_RATE = re.compile(r"\brate\b|per [\d,]*(?:1,?000|10,?000|100,?000)|per thousand")
_DAYS = re.compile(r"(?:number of|average|in|\() ?(?:working |calendar )?days\b|\bdays between\b")


def unit_of(name: str, figures: Sequence[Figure], said: str = "") -> str:
    """number, percent, rate or days: from the unit's own column, the values, then the name."""
    told = _of_words(plain(said)) if said else ""
    if told:
        return told
    marks = [each.unit for each in figures if each.value is not None]
    for unit in ("percent", "days", "rate"):
        if marks and all(mark == unit for mark in marks):
            return unit
    tidy = plain(name)
    if _NUMBER.search(tidy) and not _DAYS.search(tidy):
        most = marks.count("percent") * 2 > len(marks)
        return "percent" if most else "number"
    return _of_words(tidy) or ("percent" if "percent" in marks else "number")


def _of_words(tidy: str) -> str:
    if _PERCENT.search(tidy):
        return "percent"
    if _DAYS.search(tidy) or tidy == "days":
        return "days"
    return "rate" if _RATE.search(tidy) else ("number" if tidy in ("number", "no", "#") else "")


def as_percentages(figures: Sequence[Figure]) -> tuple[list[Figure], str]:
    """The figures of a percentage: 0.73 is 73, "12 (75%)" is 75 of which 12; and a query."""
    swapped = [_swapped(each) for each in figures]
    plain_ones = [each for each in swapped if each.value is not None and not each.unit]
    fractions = [each for each in plain_ones if not _is_whole(each.value)]
    if not fractions or any(abs(each.value or 0) > 1 for each in plain_ones):
        return swapped, ""
    return [_hundredfold(each) for each in swapped], "The file shows shares of 1: read as per cent"


def _swapped(figure: Figure) -> Figure:
    if figure.unit or figure.secondary_unit != "percent" or figure.value is None:
        return figure
    query = _checked(figure)
    return replace(
        figure,
        value=figure.secondary,
        secondary=None,
        numerator=figure.value,
        unit="percent",
        secondary_unit="",
        queries=(query,) if query else (),
    )


def _checked(figure: Figure) -> str:
    if figure.denominator is None or figure.secondary is None or figure.value is None:
        return ""
    return disagreement(figure.secondary, figure.value, figure.denominator)


def _hundredfold(figure: Figure) -> Figure:
    if figure.value is None or figure.unit:
        return figure
    value = round(figure.value * 100, 6)
    return replace(figure, value=int(value) if _is_whole(value) else value, unit="percent")


def _is_whole(value: float | None) -> bool:
    return value is not None and value == int(value)


def unit_queries(
    unit: str, name: str, figures: Sequence[Figure], benchmarks: Sequence[Figure]
) -> list[str]:
    """What is odd about an indicator's units, a sentence each."""
    values = [each for each in figures if each.value is not None]
    percents = [each for each in values if each.unit == "percent"]
    others = [each for each in benchmarks if each.value is not None]
    found = []
    if percents and len(percents) < len(values):
        found.append(MIXED)
    elif percents and _NUMBER.search(plain(name)) and not _PERCENT.search(plain(name)):
        found.append("The name says a number, the values are percentages")
    if unit != "percent" and any(each.unit == "percent" for each in others):
        found.append("A comparator is a percentage and the values are not: not comparable")
    if unit == "percent" and any((each.value or 0) > 100 for each in percents):
        found.append("A percentage is more than 100")
    return found
