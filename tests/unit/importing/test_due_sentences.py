from datetime import date

import pytest

from tracker.importing.due_text import find_dates


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Complete the audit by June 2008", [("June 2008", date(2008, 6, 30), "month")]),
        (
            "Train all staff by the end of March 2018, and again in Q3 2024/25",
            [
                ("end of March 2018", date(2018, 3, 31), "month"),
                ("Q3 2024/25", date(2024, 12, 31), "quarter"),
            ],
        ),
        ("Run it from 1 May 2024 to 3 June 2024.",
         [("1 May 2024 to 3 June 2024", date(2024, 6, 3), "day")]),
        ("Halve the number by 2030", [("2030", date(2030, 12, 31), "year")]),
        ("Deliver the offer in 2024/25", [("2024/25", date(2025, 3, 31), "year")]),
        ("Open the home in Autumn 2024", [("Autumn 2024", date(2024, 11, 30), "month")]),
    ],
)  # fmt: skip
def test_dates_in_a_sentence_are_found_with_their_words(sentence, found):
    dates = find_dates(sentence)
    assert [(each.text, each.on, each.precision) for each in dates] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "Follow the Children Act 2004",
        "Refresh the 2018-20 strategy",
        "Spend the 2024/25 grant",
        "Help 2030 children",
        "Section 1.2.10.3 may march on",
        "Ask 25 carers and 12 schools",
        "Meet on 31 June 2023",
        "Finish by March",
        "Review in the coming eighteen months",
    ],
)
def test_what_is_no_date_by_which_is_not_offered(sentence):
    assert find_dates(sentence) == ()


def test_a_lent_year_counts_only_where_a_month_is_a_time_by_which():
    assert [each.on for each in find_dates("Finish by March", year=2018)] == [date(2018, 3, 31)]
    assert find_dates("March to the town hall; May day", year=2018) == ()
