"""The Word and PDF papers of a further round, all together."""

from tests.importing_corpus.expected import Sample
from tests.importing_corpus.unseen import (
    round_word_boards,
    round_word_none,
    round_word_plans,
    round_word_printed,
)

SAMPLES: tuple[Sample, ...] = (
    *round_word_plans.SAMPLES,
    *round_word_boards.SAMPLES,
    *round_word_printed.SAMPLES,
    *round_word_none.SAMPLES,
)
