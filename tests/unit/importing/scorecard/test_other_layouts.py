"""Scorecards of other councils: what their tables do otherwise."""

from tests.support.scorecard_grids import cell, document, table
from tracker.importing.scorecard_reader import read_scorecard


def read(*rows, **more):
    return read_scorecard(document(table(*rows), **more))


def figures(indicator):
    return {each.period: each.value for each in indicator.values}


def test_a_number_and_its_percentage_under_one_quarter_are_one_value():
    reading = read(
        ["Indicator", "Q1 24/25", ">", "Q2 24/25", ">"],
        ["^", "No.", "%", "No.", "%"],
        ["Children with a permanence plan", "120", "88%", "125", "90%"],
    )
    (found,) = reading.indicators
    assert figures(found) == {"2024/25 Q1": 88, "2024/25 Q2": 90}
    assert [each.numerator for each in found.values] == [120, 125]


def test_numerators_and_denominators_in_columns_are_checked_against_the_percentage():
    reading = read(
        ["Measure", "Q1 24/25 Numerator", "Q1 24/25 Denominator", "Q1 24/25 %"],
        ["% of visits", "90", "120", "76%"],
    )
    (value,) = reading.indicators[0].values
    assert (value.numerator, value.denominator) == (90, 120)
    assert value.queries == ("90 of 120 is 75%, not 76%",)


def test_the_year_of_undated_quarters_is_that_of_the_targets():
    reading = read(
        ["KPI", "2023/24 Outturn", "2024/25 Target", "Q1 Actual", "Q2 Actual"],
        ["% placed over 20 miles away", "22%", "20%", "21%", "20%"],
    )
    assert reading.periods == ("2023/24 outturn", "2024/25 Q1", "2024/25 Q2")
    assert reading.warnings == ()


def test_quarters_without_a_year_anywhere_are_said():
    reading = read(["KPI", "Q1", "Q2"], ["% of visits", "22%", "20%"])
    assert reading.periods == ("Q1", "Q2")
    assert reading.warnings == (
        "“Q1” does not say its year, nor does the title",
        "“Q2” does not say its year, nor does the title",
    )


def test_terms_stand_in_their_order():
    reading = read(
        ["Indicator", "Autumn 2024", "Autumn 2023", "Spring 2024"],
        ["% of PEPs completed", "99%", "97%", "98%"],
    )
    assert reading.periods == ("Autumn 2023", "Spring 2024", "Autumn 2024")


def test_the_tabs_of_a_workbook_name_the_priorities_that_its_sheets_leave_out():
    rows = (["Indicator", "Q1 24/25", "Q2 24/25"], ["% in touch", "1%", "2%"])
    sheets = [table(*rows, sheet=name, number=n) for n, name in enumerate(("Health", "Homes"), 1)]
    reading = read_scorecard(document(*sheets, name="cards.xlsx"))
    assert [each.priority for each in reading.indicators] == ["Health", "Homes"]


def test_a_column_without_a_heading_between_quarters_is_the_next_quarter_and_said():
    reading = read(
        ["Measure", "Q3 24/25", "Q4 24/25", "", "25/26 outturn"],
        ["Number in care", "540", "550", "546", ""],
        ["Number missing", "5", "6", "7", ""],
    )
    assert figures(reading.indicators[0])["2025/26 Q1"] == 546
    assert reading.warnings == (
        "The column after “Q4 24/25” has no heading: read as the next quarter",
    )


def test_a_quarter_that_ends_on_no_day_is_computed_and_said():
    reading = read(
        ["Measure", "Quarter 1 (1 April - 31 June 2023)", "Q2 2023/24"],
        ["Number in care", "540", "550"],
    )
    assert reading.periods == ("2023/24 Q1", "2023/24 Q2")
    assert reading.warnings == ("31 June 2023 is no day, June 2023 has 30 days: read as its last",)


def test_totals_keys_and_sources_below_are_passed_over_and_listed():
    reading = read(
        ["Measure", "Q1 24/25", "Q2 24/25"],
        ["Number in foster care", "10", "12"],
        ["Total", "10", "12"],
        ["", "", ""],
        ["Key: green is on target", "", ""],
        ["Source: the children's system", "", ""],
    )
    assert [each.why for each in reading.skipped] == ["heading", "total", "blank", "key", "note"]
    assert len(reading.indicators) == 1


def test_hidden_columns_and_rows_are_read_and_said():
    card = table(["Measure", "Q1 24/25", "Q2 24/25"], ["Number in care", "10", "12"])
    hidden = type(card)(1, card.rows, hidden_columns=frozenset({1}))
    reading = read_scorecard(document(hidden))
    assert reading.warnings == ("The column “Q1 24/25” is hidden in the file, and was read",)


def test_bold_names_without_figures_head_the_rows_below_them():
    reading = read(
        ["Measure", "Q1 24/25", "Q2 24/25"],
        [cell("Placements", is_bold=True)],
        ["Number in foster care", "10", "12"],
        [cell("Health", is_bold=True)],
        ["% with a health check", "10%", "12%"],
    )
    assert [each.priority for each in reading.indicators] == ["Placements", "Health"]
