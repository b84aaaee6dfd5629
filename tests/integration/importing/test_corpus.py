"""The importer on documents as public bodies write them, held to the shares that it must reach."""

from functools import cache

import pytest

from tests.importing_corpus import converted
from tests.importing_corpus.__main__ import LIMITS, but_the_strategy
from tests.importing_corpus.documents import SAMPLES
from tests.importing_corpus.documents.strategy import MISSING, STRATEGY, TOO_EARLY
from tests.importing_corpus.expected import Sample
from tests.importing_corpus.reading import read_here
from tests.importing_corpus.score import Score, total
from tracker.importing.files import read_file
from tracker.importing.plan_reader import read_plan
from tracker.importing.reading import PlanReading

PLANS = [each for each in SAMPLES if each.is_plan]
NO_PLANS = [each for each in SAMPLES if not each.is_plan]
FLOOR = 0.5  # of a document's actions and dates: below, a person would start again by hand
EARLY = "due before the plan's other dates"


def name(sample: Sample) -> str:
    return sample.name


@cache
def score_of(file: str) -> Score:
    return read_here(next(each for each in SAMPLES if each.name == file))


@cache
def strategy(file: str) -> PlanReading:
    sample = next(each for each in STRATEGY if each.name == file)
    return read_plan(read_file(sample.name, sample.build()))


def test_the_documents_are_many_and_of_many_kinds():
    assert len(SAMPLES) >= 45
    assert len(NO_PLANS) >= 15
    assert {each.name.rpartition(".")[2] for each in PLANS} == {"docx", "xlsx", "csv", "tsv", "pdf"}


@pytest.mark.parametrize("field", LIMITS)
def test_a_share_is_as_high_as_it_must_be(field):
    scores = [score_of(each.name) for each in SAMPLES]
    for whole in (total(scores), but_the_strategy(scores)):
        misses = [each for each in whole.misses if f": {field} of" in each]
        assert whole.fields[field].share >= LIMITS[field], misses


@pytest.mark.parametrize("sample", PLANS, ids=name)
def test_no_document_is_read_badly(sample):
    score = score_of(sample.name)
    assert score.fields["action"].share >= FLOOR, score.misses
    assert score.fields["due"].share >= FLOOR, score.misses
    assert score.spurious <= 1, score.misses


@pytest.mark.parametrize("sample", NO_PLANS, ids=name)
def test_nothing_is_read_where_there_is_no_plan(sample):
    assert score_of(sample.name).misses == []


@pytest.mark.parametrize("sample", SAMPLES, ids=name)
def test_every_written_row_is_an_action_or_is_listed_with_why(sample):
    assert score_of(sample.name).unaccounted == 0, score_of(sample.name).misses


@pytest.mark.parametrize("sample", STRATEGY, ids=name)
def test_the_strategy_of_2018_is_read_whole(sample):
    assert score_of(sample.name).misses == []
    rows = strategy(sample.name).rows
    assert len(rows) == 87
    assert sum(each.due.precision == "month" for each in rows) == 85
    assert [each.ref for each in rows if each.due.precision == "ongoing"] == ["1v", "5p"]


@pytest.mark.parametrize("sample", STRATEGY, ids=name)
def test_the_strategy_of_2018_is_doubted_where_it_should_be(sample):
    reading = strategy(sample.name)
    assert tuple(each.ref for each in reading.rows if EARLY in each.queries) == TOO_EARLY
    assert {each.queries for each in reading.rows if each.ref not in TOO_EARLY} == {()}
    assert MISSING in reading.warnings


def test_conversion_says_what_is_missing_where_libreoffice_is_not(monkeypatch, capsys):
    monkeypatch.setattr(converted.shutil, "which", lambda program: None)
    assert converted.main([]) == 1
    assert "apt-get install" in capsys.readouterr().err
