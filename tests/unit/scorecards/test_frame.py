from dataclasses import dataclass
from datetime import date

from tracker.core.periods import Quarter
from tracker.scorecards.enums import PeriodType
from tracker.scorecards.frame import Frame

FRAME = Frame(Quarter(2025, 1))


@dataclass
class Measured:
    period_type: PeriodType
    is_seasonal: bool = False


def test_a_scorecard_shows_four_quarters_and_two_outturns():
    assert [each.short_label for each in FRAME.quarters] == [
        "Q2 2024/25",
        "Q3 2024/25",
        "Q4 2024/25",
        "Q1 2025/26",
    ]
    assert (FRAME.last_year.ends_on, FRAME.this_year.ends_on) == (
        date(2025, 3, 31),
        date(2026, 3, 31),
    )


def test_its_heads_are_those_that_the_council_prints():
    heads = (FRAME.last_outturn, *FRAME.heads, FRAME.this_outturn)
    assert ", ".join(heads) == (
        "24/25 outturn, Q2 24/25, Q3 24/25, Q4 24/25, Q1 25/26, 25/26 outturn"
    )


def test_in_the_fourth_quarter_the_outturn_of_this_year_is_of_the_same_day():
    frame = Frame(Quarter(2024, 4))
    assert frame.last_year.ends_on == date(2024, 3, 31)
    assert frame.this_year.ends_on == frame.quarter.ends_on


def test_a_term_shows_where_it_ends_and_nowhere_else():
    labels = [span.label if span else "" for span in FRAME.spans(PeriodType.TERM)]
    assert labels == ["Summer term 2024", "Autumn term 2024", "Spring term 2025", ""]


def test_the_days_of_a_quarter_are_those_that_the_page_prints():
    quarters = {date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30)}
    outturns = {date(2025, 3, 31), date(2026, 3, 31)}
    assert FRAME.days([Measured(PeriodType.QUARTER)] * 3) == quarters | outturns


def test_what_is_compared_with_the_year_before_needs_a_day_of_it():
    last_june = date(2024, 6, 30)
    assert last_june in FRAME.days([Measured(PeriodType.YEAR_TO_DATE)])
    assert last_june in FRAME.days([Measured(PeriodType.QUARTER, is_seasonal=True)])
    assert last_june not in FRAME.days([Measured(PeriodType.QUARTER)])


def test_a_month_is_compared_with_the_month_before():
    assert date(2025, 5, 31) in FRAME.days([Measured(PeriodType.MONTH_END)])
