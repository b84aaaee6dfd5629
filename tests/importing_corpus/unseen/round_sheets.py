"""The round of spreadsheets: trackers, exports, plans of one sheet, and some that hold no plan."""

from tests.importing_corpus.expected import Sample
from tests.importing_corpus.unseen import (
    round_sheets_exports,
    round_sheets_nothing,
    round_sheets_plans,
    round_sheets_trackers,
)

SAMPLES: tuple[Sample, ...] = (
    *round_sheets_trackers.SAMPLES,
    *round_sheets_exports.SAMPLES,
    *round_sheets_plans.SAMPLES,
    *round_sheets_nothing.SAMPLES,
)
