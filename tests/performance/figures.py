"""Scorecards of a large council: indicators with a figure of each quarter for years."""

from datetime import date
from decimal import Decimal

from sqlalchemy import String, insert, select

from tracker.core import clock
from tracker.core.database import Base, db
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


def grow_figures(name: str, scorecards: int, indicators: int, quarters: int) -> None:
    """Add scorecards `name-0`, …, each with so many indicators and published quarters."""
    with unit_of_work():
        for at in range(scorecards):
            _scorecard(f"{name}-{at}", indicators, quarters)


def _plain(model: type[Base]) -> dict[str, object]:
    """A row of which nothing is said yet: every text is empty."""
    texts = (each for each in model.__table__.c if isinstance(each.type, String))
    empty: dict[str, object] = {each.name: "" for each in texts if not each.nullable}
    return empty | {"demonstration": True, "version": 1}


def _scorecard(slug: str, indicators: int, quarters: int) -> None:
    known = {"slug": slug, "name": f"Scorecard {slug}", "improving_is_amber": False}
    scorecard = Scorecard(**_plain(Scorecard) | known)
    db.session.add(scorecard)
    db.session.flush()
    edition = Edition(**_plain(Edition) | {"scorecard_id": scorecard.id, "from_on": LONG_AGO})
    db.session.add(edition)
    rows = [
        _plain(Indicator)
        | {
            "scorecard_id": scorecard.id,
            "slug": f"{slug}-{at}",
            "period_type": PeriodType.QUARTER,
            "is_seasonal": False,
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
    return _plain(Definition) | {
        "indicator_id": indicator_id,
        "from_on": LONG_AGO,
        "name": f"% of promises of kind {indicator_id} that were kept",
        "unit": Unit.PERCENT,
        "decimals": 0,
        "polarity": Polarity.HIGHER,
        "target": Decimal(60) if indicator_id % 2 else None,
        "is_break": False,
    }


def _benchmark(indicator_id: int) -> dict[str, object]:
    return _plain(Benchmark) | {
        "indicator_id": indicator_id,
        "kind": BenchmarkKind.NATIONAL,
        "from_on": LONG_AGO,
        "value": Decimal(50),
        "unit": Unit.PERCENT,
        "year": "2023/24",
    }


def _figures(ids: list[int], quarters: int) -> list[dict[str, object]]:
    quarter, days = LAST, []
    for _ in range(quarters):
        days.append(quarter.ends_on)
        quarter = quarter.previous
    now, plain = clock.now(), _plain(Figure)
    return [
        plain
        | {
            "indicator_id": each,
            "is_outturn": False,
            "ends_on": day,
            "number": 1,
            "state": FigureState.PUBLISHED,
            "value": Decimal((each * 7 + at * 13) % 101),
            "hiding": Hiding.SHOWN,
            "entered_at": now,
            "published_at": now,
        }
        for each in ids
        for at, day in enumerate(days)
    ]
