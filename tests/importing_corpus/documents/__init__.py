"""All documents, by family."""

from tests.importing_corpus.documents import (
    audits,
    decisions,
    edited,
    exports,
    improvement,
    keys,
    logs,
    meetings,
    milestones,
    nothing,
    parenting,
    plans,
    printed,
    strategy,
    textfiles,
    trackers,
    workbooks,
)
from tests.importing_corpus.expected import Sample

FAMILIES = (
    strategy,
    parenting,
    plans,
    audits,
    decisions,
    edited,
    exports,
    improvement,
    keys,
    logs,
    meetings,
    milestones,
    trackers,
    workbooks,
    textfiles,
    printed,
    nothing,
)
SAMPLES: tuple[Sample, ...] = tuple(each for family in FAMILIES for each in family.SAMPLES)
