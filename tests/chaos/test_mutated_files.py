from collections import Counter

import pytest

from tests.chaos.good_files import GOOD
from tests.chaos.mutated_files import alone, outcomes
from tests.chaos.mutations import SEED, mutated
from tracker.importing.child import read_plan_safely, read_scorecard_safely

FILES = 200


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_spoilt_file_gives_a_reading_or_a_sentence():
    counted = Counter(outcome for _, outcome in outcomes(FILES))
    assert not [outcome for outcome in counted if outcome.startswith("crashed")]
    assert sum(counted.values()) == FILES
    assert counted["read"] > FILES / 10  # else the files are spoilt too much to try anything
    assert counted["refused"] > FILES / 10


@pytest.mark.slow
@pytest.mark.parametrize("number", range(0, FILES, 20))
def test_one_spoilt_file_read_as_a_person_sends_it(number):
    assert alone(number, SEED)


@pytest.mark.parametrize("name", GOOD)
def test_the_files_to_spoil_are_good_ones(name):
    reader = read_scorecard_safely if name.startswith("scorecard") else read_plan_safely
    reading = reader(name, GOOD[name]())
    assert reading.rows if name.startswith("plan") else reading.indicators


def test_a_spoilt_file_can_be_made_again():
    assert mutated(7) == mutated(7)
    assert mutated(7) != mutated(8)
