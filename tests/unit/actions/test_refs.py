import random
import string

from tracker.actions.refs import reading_key


def test_refs_read_as_people_read_them():
    letters = [*string.ascii_lowercase, "aa"]
    ordered = [f"{number}{letter}" for number in (1, 2, 10) for letter in letters]
    ordered += ["A1", "A2", "A10", "H1", "H2", "H9", "H10", "H100", "W1"]
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=reading_key) == ordered
