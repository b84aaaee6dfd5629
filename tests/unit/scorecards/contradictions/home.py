"""The home of figures as the seeds have it, without a database."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from tracker.scorecards.enums import PeriodType, Polarity, Unit
from tracker.scorecards.exact import share
from tracker.scorecards.quoting.contradictions.measures import Known, Measure
from tracker.scorecards.quoting.home import phrases
from tracker.scorecards.said import in_unit
from tracker.scorecards.spans import Span

SEED = Path(__file__).parents[4] / "seed"
SMALL = range(1, 5)


def rows(name):
    with (SEED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def seeded():
    """Every measure of the seeds, with the figures that everybody may see."""
    meanings, refs, figures = defaultdict(list), defaultdict(set), defaultdict(list)
    for row in rows("definitions"):
        meanings[row["indicator"]].append(row)
    for row in rows("lines"):
        refs[row["indicator"]].add(row["ref"])
    for row in rows("figures"):
        figures[row["indicator"]].append(row)
    return [
        measure(number, row, meanings[row["slug"]], refs[row["slug"]], figures[row["slug"]])
        for number, row in enumerate(rows("indicators"))
    ]


def measure(number, row, meanings, refs, figures):
    latest = max(meanings, key=lambda each: each["from_on"])
    unit, type_ = Unit(latest["unit"]), PeriodType(row["period_type"])
    known = [known_of(each, unit, int(latest["decimals"]), type_) for each in figures]
    return Measure(
        number,
        latest["name"],
        unit,
        int(latest["decimals"]),
        type_,
        phrases([each["name"] for each in meanings], row["also_called"]),
        frozenset(refs),
        tuple(sorted((each for each in known if each.values), key=lambda each: each.ends_on)),
        unit is Unit.NUMBER and latest["polarity"] == Polarity.CONTEXT,
    )


def known_of(row, unit, decimals, type_):
    value = Decimal(row["value"]) if row["value"] else None
    if row["numerator"]:
        top, bottom = Decimal(row["numerator"]), Decimal(row["denominator"])
        value = None if bottom - top in SMALL else share(top, bottom)
    if unit is Unit.NUMBER and value in SMALL:
        value = None
    second = Decimal(row["second"]) if row["second"] else None
    ends_on, is_outturn = date.fromisoformat(row["ends_on"]), bool(row["is_outturn"])
    label = Span(PeriodType.YEAR if is_outturn else type_, ends_on).label
    text = in_unit(value, unit, decimals) if value is not None else ""
    return Known(ends_on, is_outturn, value, second, text, label)
