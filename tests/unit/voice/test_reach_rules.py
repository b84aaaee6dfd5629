from datetime import date

import pytest

from tracker.voice.reach import rules


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2025, 6, 4), date(2025, 6, 4), "4 June 2025"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2024, 4, 1), date(2025, 3, 31), "April 2024 to March 2025"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2025, 2, 1), date(2025, 2, 27), "1 February 2025 to 27 February 2025"),
        (date(2025, 6, 4), date(2025, 6, 6), "4 June 2025 to 6 June 2025"),
        (date(2023, 1, 1), date(2024, 12, 31), "January 2023 to December 2024"),
    ],
)
def test_it_is_said_as_exactly_as_it_is_known(first, last, words):
    assert rules.when(first, last) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (None, ""),
        (0, "nobody took part"),
        (1, "fewer than 5 people took part"),
        (4, "fewer than 5 people took part"),
        (5, "5 people took part"),
        (1092, "1,092 people took part"),
    ],
)
def test_a_small_number_is_not_told(number, words):
    assert rules.took_part(number) == words
