"""The two published scorecards as Word and Excel, read whole."""

from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from tests.importing_corpus.scorecard_score import differences
from tests.importing_corpus.scorecards import SCORECARDS, Scorecard
from tracker.importing.files import read_file
from tracker.importing.scorecard_reader import read_scorecard


@cache
def reading_of(name: str) -> dict[str, Any]:
    scorecard = next(each for each in SCORECARDS if each.name == name)
    return read_scorecard(read_file(name, scorecard.build())).as_contract()


def got(scorecard: Scorecard) -> dict[str, Any]:
    return deepcopy(reading_of(scorecard.name))


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda each: each.name)
def test_a_published_scorecard_is_read_to_the_last_figure(scorecard):
    assert list(differences(scorecard.right, got(scorecard))) == []


@pytest.mark.parametrize("scorecard", SCORECARDS[2:], ids=lambda each: each.name)
def test_the_second_5_1_is_5_10_and_says_so(scorecard):
    found = {each["ref"]: each for each in got(scorecard)["indicators"]}
    assert found["5.10"]["name"] == "Number current UASC being cared for"
    assert found["5.10"]["queries"] == ["The file shows 5.1 a second time: read as 5.10"]


@pytest.mark.parametrize("scorecard", SCORECARDS[:2], ids=lambda each: each.name)
def test_an_error_that_the_spreadsheet_shows_is_queried(scorecard):
    found = {each["ref"]: each for each in got(scorecard)["indicators"]}
    assert any("#NAME?" in each for each in found["3.7"]["queries"])


def test_a_figure_read_wrong_is_a_difference():
    scorecard = SCORECARDS[0]
    reading = got(scorecard)
    reading["indicators"][0]["values"][1]["value"] = 541.0
    assert len(list(differences(scorecard.right, reading))) == 1
