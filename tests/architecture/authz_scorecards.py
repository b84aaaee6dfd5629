"""A scorecard with a published figure, for the walk over every address."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tests.factories.actions import ActionFactory
from tests.factories.base import session
from tests.factories.people import UserFactory
from tests.factories.scorecard_imports import ScorecardImportFactory, imported_scorecard
from tests.factories.scorecards import (
    Q1,
    BenchmarkFactory,
    DataExceptionFactory,
    DefinitionFactory,
    EditionFactory,
    PartOfFactory,
    SmallNumberShownFactory,
    measure,
)
from tracker.core.visibility import Visibility
from tracker.plan.models import Plan
from tracker.scorecards.enums import Hiding
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Line

MISSING = 999_999
NEXT_YEAR = date(2026, 4, 1)


def scorecards() -> dict[str, dict[str, dict[str, Any]]]:
    """One scorecard, and one that is not there; by the first part of the address."""
    edition = EditionFactory(scorecard__slug="scorecard")
    indicator = measure(edition, {Q1: Decimal(50)})
    small = {"value": Decimal(3), "hiding": Hiding.SMALL}
    hidden = (
        session()
        .scalars(select(Figure).where(Figure.indicator_id == measure(edition, {Q1: small}).id))
        .one()
    )
    part = measure(edition)
    PartOfFactory(whole_id=indicator.id, part_id=part.id)
    # not of a plan of its own, which would be the newest that is live
    plan = session().scalars(select(Plan).where(Plan.slug == "strategy")).one()
    action = ActionFactory(plan=plan, visibility=Visibility.PUBLIC)
    shown = SmallNumberShownFactory(indicator_id=indicator.id, shown_by_id=UserFactory().id)
    return {
        "scorecards": {
            "scorecard": {
                "slug": edition.scorecard.slug,
                "figure_id": hidden.id,
                "shown_id": shown.id,
                "edition_id": edition.id,
                "line_id": session().scalar(select(Line.id).order_by(Line.id).limit(1)),
                "way": "up",
                "what": "line",
                "year": 2025,
            },
            "missing": {
                "slug": "no-such",
                "figure_id": MISSING,
                "shown_id": MISSING,
                "edition_id": MISSING,
                "line_id": MISSING,
                "way": "up",
                "what": "line",
                "year": 2200,
            },
        },
        "import/scorecards": {
            "read": {"import_id": ScorecardImportFactory().id, "number": 1},
            "imported": {"import_id": imported_scorecard(edition.scorecard).id, "number": 1},
            "missing": {"import_id": MISSING, "number": 1},
        },
        "exceptions": {
            "public": {"exception_id": DataExceptionFactory().id},
            "restricted": {
                "exception_id": DataExceptionFactory(visibility=Visibility.RESTRICTED).id
            },
            "missing": {"exception_id": MISSING},
        },
        "indicators": {
            "indicator": {
                "indicator_id": indicator.id,
                "ends_on": Q1.isoformat(),
                "definition_id": DefinitionFactory(indicator=indicator, from_on=NEXT_YEAR).id,
                "part_id": part.id,
                "action_id": action.id,
                "benchmark_id": BenchmarkFactory(indicator_id=indicator.id).id,
            },
            "missing": {
                "indicator_id": MISSING,
                "ends_on": Q1.isoformat(),
                "definition_id": MISSING,
                "benchmark_id": MISSING,
                "part_id": MISSING,
                "action_id": MISSING,
            },
        },
    }
