import pytest

from tracker.importing.scorecard.period_text import read_period
from tracker.importing.scorecard.periods import current_of, dated, in_order


def periods_of(texts):
    return [period for text in texts if (period := read_period(text)[0])]


@pytest.mark.parametrize(
    ("title", "headings", "labels"),
    [
        pytest.param(
            "",
            ["Q2 22/23", "Q3", "Q4", "Q1 23/24"],
            ["2022/23 Q2", "2022/23 Q3", "2022/23 Q4", "2023/24 Q1"],
            id="years between dated neighbours",
        ),
        pytest.param(
            "",
            ["Q2", "Q3", "Q4", "Q1 23/24"],
            ["2022/23 Q2", "2022/23 Q3", "2022/23 Q4", "2023/24 Q1"],
            id="backwards from the only dated one",
        ),
        pytest.param(
            "Quarter 1 2024/25",
            ["Q2", "Q3", "Q4", "Q1"],
            ["2023/24 Q2", "2023/24 Q3", "2023/24 Q4", "2024/25 Q1"],
            id="rolling, dated by the title's quarter",
        ),
        pytest.param(
            "June 2023 - Scorecard",
            ["Q2", "Q3", "Q4", "Q1"],
            ["2022/23 Q2", "2022/23 Q3", "2022/23 Q4", "2023/24 Q1"],
            id="rolling, dated by the title's month",
        ),
        pytest.param(
            "Scorecard 2024/25",
            ["Q1", "Q2", "Q3", "Q4", "YTD"],
            ["2024/25 Q1", "2024/25 Q2", "2024/25 Q3", "2024/25 Q4", "2024/25 year to date"],
            id="a whole year, dated by the title",
        ),
        pytest.param(
            "Quarter 2 2024/25",
            ["Q1", "Q2", "Q3", "Q4"],
            ["2024/25 Q1", "2024/25 Q2", "2024/25 Q3", "2024/25 Q4"],
            id="a whole year with quarters to come",
        ),
        pytest.param(
            "Dashboard 2024/25",
            ["Apr", "Dec", "Jan", "Mar"],
            ["2024-04", "2024-12", "2025-01", "2025-03"],
            id="months over new year",
        ),
        pytest.param("", ["Apr-24", "May", "Jan"], ["2024-04", "2024-05", "2025-01"], id="months"),
        pytest.param(
            "",
            ["31 March 2023", "31 March 2024"],
            ["2022/23 outturn", "2023/24 outturn"],
            id="ends of years",
        ),
        pytest.param(
            "",
            ["31 March 2023", "30 June 2023"],
            ["2022/23 Q4", "2023/24 Q1"],
            id="ends of quarters",
        ),
        pytest.param(
            "", ["30 April 2023", "31 May 2023"], ["2023-04", "2023-05"], id="ends of months"
        ),
        pytest.param(
            "",
            ["Q2 2024", "Q3 2024", "Q4 2025"],
            ["2024/25 Q2", "2024/25 Q3", "2024/25 Q4"],
            id="Q4 by the calendar's year",
        ),
        pytest.param(
            "Quarter 2 2024/25",
            ["Last year", "Previous quarter", "Current quarter"],
            ["2023/24 outturn", "2024/25 Q1", "2024/25 Q2"],
            id="told from now",
        ),
        pytest.param("", ["Q1", "Q2"], ["Q1", "Q2"], id="no year anywhere"),
    ],
)
def test_the_years_that_headings_leave_out_are_found(title, headings, labels):
    found = dated(periods_of(headings), current_of(periods_of([title])))
    assert [period.label for period in found] == labels


def test_periods_stand_in_the_order_of_time_and_a_year_after_its_quarters():
    headings = ["22/23 outturn", "Q2 22/23", "Q4 22/23", "Q1 23/24", "Q1 23/24", "23/24 outturn"]
    assert [period.label for period in in_order(periods_of(headings))] == [
        "2022/23 Q2",
        "2022/23 Q4",
        "2022/23 outturn",
        "2023/24 Q1",
        "2023/24 outturn",
    ]
