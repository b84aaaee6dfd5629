"""A scorecard with a published figure, for the walk over every address."""

from decimal import Decimal
from typing import Any

from tests.factories.scorecards import Q1, DataExceptionFactory, EditionFactory, measure
from tracker.core.visibility import Visibility

MISSING = 999_999


def scorecards() -> dict[str, dict[str, dict[str, Any]]]:
    """One scorecard, and one that is not there; by the first part of the address."""
    edition = EditionFactory(scorecard__slug="scorecard")
    indicator = measure(edition, {Q1: Decimal(50)})
    return {
        "scorecards": {
            "scorecard": {"slug": edition.scorecard.slug},
            "missing": {"slug": "no-such"},
        },
        "exceptions": {
            "public": {"exception_id": DataExceptionFactory().id},
            "restricted": {
                "exception_id": DataExceptionFactory(visibility=Visibility.RESTRICTED).id
            },
            "missing": {"exception_id": MISSING},
        },
        "indicators": {
            "indicator": {"indicator_id": indicator.id, "ends_on": Q1.isoformat()},
            "missing": {"indicator_id": MISSING, "ends_on": Q1.isoformat()},
        },
    }
