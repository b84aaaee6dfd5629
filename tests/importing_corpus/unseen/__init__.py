"""Documents that were built without a look at the importer, to find what it cannot do."""

from tests.importing_corpus.expected import Sample
from tests.importing_corpus.unseen import (
    audit,
    fresh_lists,
    health,
    improvement,
    local,
    nothing,
    parenting,
    partnerships,
    pledges,
    round_sheets,
    round_word,
    schools,
    services,
    services_more,
)

FAMILIES = (
    parenting,
    pledges,
    improvement,
    partnerships,
    health,
    schools,
    services,
    services_more,
    audit,
    local,
    nothing,
)
UNSEEN: tuple[Sample, ...] = tuple(each for family in FAMILIES for each in family.SAMPLES)
LATER: tuple[Sample, ...] = fresh_lists.SAMPLES
"""Those that were built after these were mended, again without a look at what reads them."""
WORD: tuple[Sample, ...] = round_word.SAMPLES
"""Word and PDF papers, built after those in the same way."""
SHEETS: tuple[Sample, ...] = round_sheets.SAMPLES
"""Spreadsheets, built after those in the same way."""
