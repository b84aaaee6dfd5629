from datetime import date

import pytest

from tracker.importing.scorecard.period_text import read_period


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Q2 22/23", "2022/23 Q2"),
        ("Qu. 1 18-19", "2018/19 Q1"),
        ("Qtr 1 2024-25", "2024/25 Q1"),
        ("Quarter 3 2024/2025", "2024/25 Q3"),
        ("2024/25 Q4", "2024/25 Q4"),
        ("1st Quarter 2024/25", "2024/25 Q1"),
        ("Q4 (Jan-Mar 25)", "2024/25 Q4"),
        ("Apr-Jun 24", "2024/25 Q1"),
        ("Jan – Mar 2025", "2024/25 Q4"),
        ("Q2\n22/2\n3", "2022/23 Q2"),
        ("22/2 3 outt urn", "2022/23 outturn"),
        ("Q3", "Q3"),
        ("22/23 outturn", "2022/23 outturn"),
        ("Yr. end 17-18", "2017/18 outturn"),
        ("2023/24", "2023/24 outturn"),
        ("2023-24", "2023/24 outturn"),
        ("2011-12", "2011/12 outturn"),
        ("2024-25 Q1", "2024/25 Q1"),
        ("Year ending 31 March 2024", "2023/24 outturn"),
        ("2024/25 YTD", "2024/25 year to date"),
        ("Apr-24", "2024-04"),
        ("Sept 2023", "2023-09"),
        ("2024-04", "2024-04"),
        ("Jan 2024/25", "2025-01"),
        ("May", "May"),
        ("2023", "2023"),
        ("H1 2024/25", "2024/25 H1"),
        ("Rolling 12 months to Mar 24", "Rolling 12 months to Mar 24"),
    ],
)
def test_a_heading_names_its_period(text, label):
    period, doubt = read_period(text)
    assert period is not None
    assert (period.label, doubt) == (label, "")


@pytest.mark.parametrize(
    "text", ["Indicator name", "Notes", "Qu. dir of travel", "16-18 year olds", "Polarity", ""]
)
def test_a_heading_without_a_period_names_none(text):
    assert read_period(text)[0] is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Quarter 1 (1 April - 31 June 2023)", "2023/24 Q1"),
        ("31 June 2023", "2023-06-30"),
        ("31/06/2023", "2023-06-30"),
    ],
)
def test_a_day_that_no_calendar_has_is_computed_and_said(text, label):
    period, doubt = read_period(text)
    assert period is not None
    assert period.label == label
    assert doubt == "31 June 2023 is no day, June 2023 has 30 days: read as its last"


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        pytest.param("Apr-24", date(2024, 4, 1), "2024-04", id="a month"),
        pytest.param("01/04/2024", date(2024, 4, 1), "2024-04", id="shown as a day"),
        pytest.param("30/06/2024", date(2024, 6, 30), "2024-06-30", id="the end of a quarter"),
    ],
)
def test_a_spreadsheets_real_date_is_a_month_or_its_last_day(text, value, label):
    period, _ = read_period(text, value)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", ["Q" * 100_000, "1 april " * 20_000, "20/" * 50_000])
def test_a_hostile_heading_is_read_shortly(text):
    assert isinstance(read_period(text)[1], str)
