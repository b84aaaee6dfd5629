"""A scorecard with a published figure, for the walk over every address."""

from decimal import Decimal
from typing import Any

from tests.factories.scorecards import Q1, EditionFactory, measure

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
        "indicators": {
            "indicator": {"indicator_id": indicator.id, "ends_on": Q1.isoformat()},
            "missing": {"indicator_id": MISSING, "ends_on": Q1.isoformat()},
        },
    }
