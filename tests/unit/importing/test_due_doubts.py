from datetime import date

import pytest

from tracker.importing.due_text import read_due

NO_YEAR = "The year is missing"


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("31/02/2026", "February 2026 has 28 days, so this is no date"),
        ("29/2/2025", "February 2025 has 28 days, so this is no date"),
        ("31 June 2023", "June has 30 days, so this is no date"),
        ("31 June", "June has 30 days, so this is no date"),
        ("2025-02-30", "February 2025 has 28 days, so this is no date"),
        ("04/25/2018", "There is no month 25; the day comes first here"),
        ("01/01/1989", "The year 1989 is not between 1990 and 2100"),
        ("1 May 2101", "The year 2101 is not between 1990 and 2100"),
        ("31/03/202", "“31/03/202” has no year of two or four figures"),
        ("TBC", "No date could be read in “TBC”"),
        ("ASAP", "No date could be read in “ASAP”"),
        ("Immediate", "No date could be read in “Immediate”"),
        ("By Next meeting", "No date could be read in “By Next meeting”"),
        ("Pending approval", "No date could be read in “Pending approval”"),
        ("End of financial year", "No date could be read in “End of financial year”"),
        ("within 6 months", "“within 6 months” says how long, not by when"),
        ("covering the coming eighteen months, as agreed",
         "“covering the coming eighteen months, as…” says how long, not by when"),
        ("Quarterly", "“Quarterly” says how often, not by when"),
        ("Monthly", "“Monthly” says how often, not by when"),
        ("Annually/each term", "“Annually/each term” says how often, not by when"),
        ("Completed", "“Completed” says that it is done, not by when"),
        ("14 Aug", NO_YEAR),
        ("30 Sept", NO_YEAR),
        ("Fri 3rd May", NO_YEAR),
        ("June", NO_YEAR),
        ("May", NO_YEAR),
        ("Sep", NO_YEAR),
        ("Feb & Oct", NO_YEAR),
        ("Drafted November - February", NO_YEAR),
        ("Annual review in May", NO_YEAR),
        ("14/8", NO_YEAR),
        ("Q3", NO_YEAR),
        ("Spring", NO_YEAR),
    ],
)  # fmt: skip
def test_what_cannot_be_read_keeps_its_words_and_says_why(text, query):
    cell = read_due(text)
    assert (cell.due.text, cell.due.on, cell.due.precision) == (text, None, "none")
    assert cell.queries == (query,)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "N/A", "n/a", "None", "--"])
def test_an_empty_cell_has_no_doubt(text):
    cell = read_due(text)
    assert (cell.due.on, cell.due.precision, cell.queries) == (None, "none", ())


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("14 Aug", date(2012, 8, 14), "day"),
        ("30 Sept", date(2012, 9, 30), "day"),
        ("June", date(2012, 6, 30), "month"),
        ("14/8", date(2012, 8, 14), "day"),
        ("29 Feb", date(2012, 2, 29), "day"),
        ("Q3", date(2012, 12, 31), "quarter"),
        ("Winter", date(2013, 2, 28), "month"),
        ("Feb & Oct", date(2012, 10, 31), "month"),
        ("November - February", date(2013, 2, 28), "month"),
    ],
)
def test_a_year_that_is_not_printed_is_lent_and_doubted(text, day, precision):
    cell = read_due(text, year=2012)
    assert (cell.due.on, cell.due.precision) == (day, precision)
    assert "The year is not printed; 2012 was taken" in cell.queries


def test_a_lent_year_may_lack_the_day():
    cell = read_due("29 Feb", year=2013)
    assert (cell.due.on, cell.due.precision) == (None, "none")
    assert "February 2013 has 28 days, so this is no date" in cell.queries


def test_a_printed_year_is_never_replaced_by_the_lent_one():
    assert read_due("June 2018", year=2012).due.on == date(2018, 6, 30)
    assert read_due("June and Sept 2018", year=2012).due.on == date(2018, 9, 30)


@pytest.mark.parametrize(
    ("text", "day", "precision", "query"),
    [
        ("mid-June 2024", date(2024, 6, 30), "month",
         "“mid-June 2024” was read as the whole of it"),
        ("beginning of May 2024", date(2024, 5, 31), "month",
         "“beginning of May 2024” was read as the whole of it"),
        ("early 2025", date(2025, 12, 31), "year", "“early 2025” was read as the whole of it"),
        ("Late 2025", date(2025, 12, 31), "year", "“Late 2025” was read as the whole of it"),
        ("first week of June 2024", date(2024, 6, 30), "month",
         "“first week of June 2024” was read as the whole of it"),
        ("by Christmas 2024", date(2024, 12, 31), "month",
         "Christmas 2024 was read as the end of December 2024"),
        ("Q1 2025", date(2025, 6, 30), "quarter",
         "Q1 2025 may be of the calendar year or of 2025/26; it was read as of 2025/26"),
        ("Q4 2024/25 (Oct-Dec)", date(2024, 12, 31), "quarter",
         "The months are not those of the quarter; the months were taken"),
        ("FY25", date(2025, 3, 31), "year",
         "This was read as the year that ends in March 2025"),
        ("2018-20", date(2020, 12, 31), "year", "The end of 2018-20 was taken"),
        ("academic year 2024/25", date(2025, 8, 31), "year",
         "The academic year was read as ending in August 2025"),
        ("Friday 3 May 2023", date(2023, 5, 3), "day",
         "3 May 2023 is a Wednesday, not a Friday"),
        ("04/25", date(2025, 4, 30), "month", "04/25 was read as a month and a year"),
        ("From April 2024", date(2024, 4, 30), "month",
         "“April 2024” may be when it starts"),
        ("June 30", date(2030, 6, 30), "month",
         "“June 30” may be a day of the month; it was read as a year"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_read_and_doubted(text, day, precision, query):
    cell = read_due(text)
    assert (cell.due.on, cell.due.precision, cell.queries) == (day, precision, (query,))


def test_two_numbers_up_to_twelve_may_be_a_day_or_a_financial_year():
    assert read_due("11/12").queries == (NO_YEAR, "11/12 may be a day or a financial year")
    assert read_due("FY 11/12").due.on == date(2012, 3, 31)
