"""The importer on documents that were built without a look at it."""

from functools import cache

import pytest

from tests.importing_corpus.__main__ import LIMITS
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.reading import read_here
from tests.importing_corpus.score import Score, total
from tests.importing_corpus.unseen import LATER, SHEETS, UNSEEN, WORD

SETS = {"unseen": UNSEEN, "later": LATER, "word": WORD, "sheets": SHEETS}
EVERY = (*UNSEEN, *LATER, *WORD, *SHEETS)


def name(sample: Sample) -> str:
    return sample.name


@cache
def score_of(file: str) -> Score:
    return read_here(next(each for each in EVERY if each.name == file))


def test_the_documents_are_many_and_of_many_kinds():
    assert len({each.name for each in EVERY}) == len(EVERY) >= 100
    assert sum(not each.is_plan for each in EVERY) >= 35
    kinds = {each.name.rpartition(".")[2] for each in EVERY}
    assert kinds == {"docx", "xlsx", "ods", "csv", "tsv", "pdf"}


@pytest.mark.parametrize("field", LIMITS)
@pytest.mark.parametrize("name", SETS)
def test_a_share_is_as_high_as_it_must_be(name, field):
    whole = total(score_of(each.name) for each in SETS[name])
    misses = [each for each in whole.misses if f": {field} of" in each or "missing row" in each]
    assert whole.fields[field].share >= LIMITS[field], misses


@pytest.mark.parametrize("sample", [each for each in EVERY if not each.is_plan], ids=name)
def test_nothing_is_read_where_there_is_no_plan(sample):
    assert score_of(sample.name).misses == []


@pytest.mark.parametrize("sample", EVERY, ids=name)
def test_every_written_row_is_an_action_or_is_listed_with_why(sample):
    assert score_of(sample.name).unaccounted == 0, score_of(sample.name).misses
