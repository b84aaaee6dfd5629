"""Scorecards of a large council: indicators with a figure of each quarter for years."""

from datetime import date
from decimal import Decimal

from sqlalchemy import insert, select

from tracker.core import clock
from tracker.core.database import db
from tracker.core.periods import quarter_of
from tracker.core.transaction import unit_of_work
from tracker.scorecards.enums import (
    BenchmarkKind,
    FigureState,
    Hiding,
    PeriodType,
    Polarity,
    Unit,
)
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Benchmark, Definition, Edition, Indicator, Line, Scorecard

LAST = quarter_of(date(2025, 6, 30))
LONG_AGO = date(2010, 4, 1)
NOTHING = {"document": "", "place": "", "demonstration": True}


def grow_figures(name: str, scorecards: int, indicators: int, quarters: int) -> None:
    """Add scorecards `name-0`, …, each with so many indicators and published quarters."""
    with unit_of_work():
        for at in range(scorecards):
            _scorecard(f"{name}-{at}", indicators, quarters)


def _scorecard(slug: str, indicators: int, quarters: int) -> None:
    scorecard = Scorecard(
        slug=slug, name=f"Scorecard {slug}", about="", improving_is_amber=False, **NOTHING
    )
    db.session.add(scorecard)
    db.session.flush()
    edition = Edition(scorecard_id=scorecard.id, from_on=LONG_AGO, notes="", **NOTHING)
    db.session.add(edition)
    rows = [
        {
            "scorecard_id": scorecard.id,
            "slug": f"{slug}-{at}",
            "period_type": PeriodType.QUARTER,
            "is_seasonal": False,
            "also_called": "",
            "version": 1,
            **NOTHING,
        }
        for at in range(indicators)
    ]
    db.session.execute(insert(Indicator), rows)
    db.session.flush()
    of_it = select(Indicator.id).where(Indicator.scorecard_id == scorecard.id)
    ids = list(db.session.scalars(of_it.order_by(Indicator.id)))
    db.session.execute(insert(Definition), [_definition(each) for each in ids])
    db.session.execute(
        insert(Line),
        [
            {
                "edition_id": edition.id,
                "indicator_id": each,
                "position": at,
                "ref": f"{at // 20}.{at}",
                "priority": f"Priority {at // 20}",
                "aim": "",
            }
            for at, each in enumerate(ids)
        ],
    )
    db.session.execute(insert(Benchmark), [_benchmark(each) for each in ids])
    db.session.execute(insert(Figure), list(_figures(ids, quarters)))


def _definition(indicator_id: int) -> dict[str, object]:
    return {
        "indicator_id": indicator_id,
        "from_on": LONG_AGO,
        "name": f"% of promises of kind {indicator_id} that were kept",
        "unit": Unit.PERCENT,
        "decimals": 0,
        "polarity": Polarity.HIGHER,
        "target": Decimal(60) if indicator_id % 2 else None,
        "is_break": False,
        "version": 1,
        **dict.fromkeys(("second", "denominator", "cohort", "population_year"), ""),
        **dict.fromkeys(("acronyms", "what_changed", "made_up"), ""),
        **NOTHING,
    }


def _benchmark(indicator_id: int) -> dict[str, object]:
    return {
        "indicator_id": indicator_id,
        "kind": BenchmarkKind.NATIONAL,
        "from_on": LONG_AGO,
        "value": Decimal(50),
        "unit": Unit.PERCENT,
        "year": "2023/24",
        "cohort": "",
        "source": "",
        "note": "",
        "version": 1,
        **NOTHING,
    }


def _figures(ids: list[int], quarters: int) -> list[dict[str, object]]:
    quarter, days = LAST, []
    for _ in range(quarters):
        days.append(quarter.ends_on)
        quarter = quarter.previous
    now = clock.now()
    return [
        {
            "indicator_id": each,
            "is_outturn": False,
            "ends_on": day,
            "number": 1,
            "state": FigureState.PUBLISHED,
            "value": Decimal((each * 7 + at * 13) % 101),
            "hiding": Hiding.SHOWN,
            "entered_at": now,
            "published_at": now,
            "version": 1,
            **dict.fromkeys(("cohort", "source", "note", "why_corrected"), ""),
            **NOTHING,
        }
        for each in ids
        for at, day in enumerate(days)
    ]
