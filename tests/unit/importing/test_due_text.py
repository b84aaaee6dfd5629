from datetime import date

import pytest

from tracker.importing.due_text import find_dates, read_due


def read(text, value=None, *, year=None):
    cell = read_due(text, value, year=year)
    assert cell.due.text == text.strip()
    return cell.due.on, cell.due.precision


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 July 2003", date(2003, 7, 18)),
        ("01 April 2004", date(2004, 4, 1)),
        ("01/01/26", date(2026, 1, 1)),
        ("27/01/2025", date(2025, 1, 27)),
        ("3/4/2026", date(2026, 4, 3)),
        ("10.05.2023", date(2023, 5, 10)),
        ("17.7.12", date(2012, 7, 17)),
        ("31-3-2026", date(2026, 3, 31)),
        ("01 04 2025", date(2025, 4, 1)),
        ("31 / 3 / 2026", date(2026, 3, 31)),
        ("31//03/2025", date(2025, 3, 31)),
        ("2024-05-03", date(2024, 5, 3)),
        ("2024/05/03", date(2024, 5, 3)),
        ("2024-05-03 00:00:00", date(2024, 5, 3)),
        ("2024-05-03T00:00:00", date(2024, 5, 3)),
        ("31st March 2025", date(2025, 3, 31)),
        ("31st of March, 2025", date(2025, 3, 31)),
        ("the 1st. April 2024", date(2024, 4, 1)),
        ("1-Apr-24", date(2024, 4, 1)),
        ("31Mar2025", date(2025, 3, 31)),
        ("31 Mar. 2025", date(2025, 3, 31)),
        ("31 MARCH 2025", date(2025, 3, 31)),
        ("3 May '24", date(2024, 5, 3)),
        ("Friday 3 May 2024", date(2024, 5, 3)),
        ("Fri, 3rd May 2024", date(2024, 5, 3)),
        ("Fri 03/05/24", date(2024, 5, 3)),
        ("Nov-3-2025", date(2025, 11, 3)),
        ("3rd Nov 2025 (Monday)", date(2025, 11, 3)),
        ("March 31, 2025", date(2025, 3, 31)),
        ("April 3rd 2024", date(2024, 4, 3)),
        ("w/c 3 June 2024", date(2024, 6, 3)),
        ("By 31 March 2025.", date(2025, 3, 31)),
        ("Due: 31 March 2025", date(2025, 3, 31)),
        ("No later than 31/03/2025", date(2025, 3, 31)),
        ("(31 March 2025)", date(2025, 3, 31)),
        ("29 February 2024", date(2024, 2, 29)),
        ("1 January 1990", date(1990, 1, 1)),
        ("31 December 2100", date(2100, 12, 31)),
    ],
)
def test_a_day_is_read_with_the_day_before_the_month(text, day):
    assert read(text) == (day, "day")
    assert read_due(text).queries == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("31 March\n2025", date(2025, 3, 31), id="line break"),
        pytest.param("31\u00a0March\u00a02025", date(2025, 3, 31), id="no-break spaces"),
        pytest.param("31 Mar\u00adch 2025", date(2025, 3, 31), id="soft hyphen"),
        pytest.param("31\u200b March 2025", date(2025, 3, 31), id="invisible space"),
        pytest.param("31–03–2025", date(2025, 3, 31), id="long dashes"),
        pytest.param("31 Mar ch 2025", date(2025, 3, 31), id="a month broken in two"),
        pytest.param("31 Mar-\nch 2025", date(2025, 3, 31), id="a month broken with a hyphen"),
        pytest.param("31 March 2O25", date(2025, 3, 31), id="a letter for a nought"),
        pytest.param("31/03/20 25", date(2025, 3, 31), id="a year broken in two"),
        pytest.param("3311 MMaarrcchh 22002255", date(2025, 3, 31), id="printed twice over"),
        pytest.param("31 March 202 5", date(2025, 3, 31), id="a year broken near its end"),
        pytest.param("31 March 2 025", date(2025, 3, 31), id="a year broken near its start"),
        pytest.param("31 stMarch 2025", date(2025, 3, 31), id="two words run together"),
        pytest.param("３１ March ２０２５", date(2025, 3, 31), id="wide figures"),
        pytest.param("28 Februay 2025", date(2025, 2, 28), id="misspelt"),
        pytest.param("1 Sepetmber 2025", date(2025, 9, 1), id="letters changed over"),
        pytest.param("31ˢᵗ March 2025", date(2025, 3, 31), id="raised letters"),
    ],
)
def test_what_scans_and_programs_do_to_a_date_does_not_hide_it(text, day):
    assert read(text) == (day, "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("April 2018", date(2018, 4, 30)),
        ("Apr 18", date(2018, 4, 30)),
        ("April 16", date(2016, 4, 30)),
        ("Sept 2026", date(2026, 9, 30)),
        ("Apr-18", date(2018, 4, 30)),
        ("Apr18", date(2018, 4, 30)),
        ("April '26", date(2026, 4, 30)),
        ("April ’26", date(2026, 4, 30)),
        ("04/2018", date(2018, 4, 30)),
        ("4.2018", date(2018, 4, 30)),
        ("2018-04", date(2018, 4, 30)),
        ("April, 2018", date(2018, 4, 30)),
        ("april 2018", date(2018, 4, 30)),
        ("May 2024", date(2024, 5, 31)),
        ("may 2024", date(2024, 5, 31)),
        ("February 2024", date(2024, 2, 29)),
        ("End of April 2019", date(2019, 4, 30)),
        ("by the end of March 2018", date(2018, 3, 31)),
        ("by end Mar 18", date(2018, 3, 31)),
        ("end-March 2018", date(2018, 3, 31)),
        ("month of June 2024", date(2024, 6, 30)),
        ("Septem ber 2024", date(2024, 9, 30)),
        ("Decembe r 2024", date(2024, 12, 31)),
        ("2025 - March", date(2025, 3, 31)),
        ("2025 March", date(2025, 3, 31)),
        ("March 20 25", date(2025, 3, 31)),
        ("March 2024/25", date(2025, 3, 31)),
        ("October 2024/25", date(2024, 10, 31)),
    ],
)
def test_a_month_is_its_last_day(text, day):
    assert read(text) == (day, "month")
    assert read_due(text).queries == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Q3 2024/25", date(2024, 12, 31)),
        ("Q3 24/25", date(2024, 12, 31)),
        ("Q.3 24/25", date(2024, 12, 31)),
        ("2024/25 Q3", date(2024, 12, 31)),
        ("2024-25 Quarter 3", date(2024, 12, 31)),
        ("Qtr 2 2024-25", date(2024, 9, 30)),
        ("Q4 2024/2025", date(2025, 3, 31)),
        ("FY 2025/26 Q2", date(2025, 9, 30)),
        ("2Q 25/26", date(2025, 9, 30)),
        ("Q1, FY25/26", date(2025, 6, 30)),
        ("Quarter 4 (Jan-Mar) 2025", date(2025, 3, 31)),
        ("Q4 2024/25 (January to March 2025)", date(2025, 3, 31)),
        ("Q4 24/25 (Jan - Mar)", date(2025, 3, 31)),
        ("end of Q2 26/27", date(2026, 9, 30)),
        ("Quarter One 2025/26", date(2025, 6, 30)),
        ("third quarter of 2024/25", date(2024, 12, 31)),
        ("3rd quarter 2024/25", date(2024, 12, 31)),
        ("Q1-Q2 2024/25", date(2024, 9, 30)),
        ("Q1/Q2 2024/25", date(2024, 9, 30)),
        ("Q3 & Q4 2024/25", date(2025, 3, 31)),
    ],
)
def test_a_quarter_is_its_last_day_in_the_financial_year(text, day):
    assert read(text) == (day, "quarter")
    assert read_due(text).queries == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2013/14", date(2014, 3, 31)),
        ("2012-13", date(2013, 3, 31)),
        ("2024/2025", date(2025, 3, 31)),
        ("24/25", date(2025, 3, 31)),
        ("FY 24/25", date(2025, 3, 31)),
        ("FY24/25", date(2025, 3, 31)),
        ("financial year 2024-25", date(2025, 3, 31)),
        ("end of the financial year 2024/25", date(2025, 3, 31)),
        ("year end 2024/25", date(2025, 3, 31)),
        ("2030", date(2030, 12, 31)),
        ("By 2030", date(2030, 12, 31)),
        ("end of 2025", date(2025, 12, 31)),
    ],
)
def test_a_year_is_its_last_day(text, day):
    assert read(text) == (day, "year")
    assert read_due(text).queries == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Spring 2025", date(2025, 5, 31)),
        ("Spring '25", date(2025, 5, 31)),
        ("Summer 2025", date(2025, 8, 31)),
        ("Autumn 2024", date(2024, 11, 30)),
        ("2024 Autumn", date(2024, 11, 30)),
        ("Winter 2024", date(2025, 2, 28)),
        ("Winter 2024/25", date(2025, 2, 28)),
        ("Spring/Summer 2025", date(2025, 8, 31)),
        ("Autumn term 2024", date(2024, 12, 31)),
        ("Autumn Term 2024/25", date(2024, 12, 31)),
        ("Spring term 2025", date(2025, 4, 30)),
        ("Spring term 2024/25", date(2025, 4, 30)),
        ("Summer term 2025", date(2025, 7, 31)),
        ("Summer term 2024-25", date(2025, 7, 31)),
        ("Autumn 1 2024", date(2024, 10, 31)),
        ("October half-term 2024", date(2024, 10, 31)),
        ("Autumn half term 2024", date(2024, 10, 31)),
        ("Spring half-term 2025", date(2025, 2, 28)),
        ("Summer half term 2025", date(2025, 5, 31)),
        ("end of Autumn term 2024", date(2024, 12, 31)),
    ],
)
def test_a_season_or_term_reads_as_its_last_month(text, day):
    assert read(text) == (day, "month")
    assert read_due(text).queries == ()


@pytest.mark.parametrize(
    "text",
    ["Ongoing", "On going", "On-going", "ON GOING", "On–going", "Continuous", "Rolling", "ongoing.",
     "Ongoing monthly", "Quarterly - ongoing", "Ongoing – through supervision",
     "– ongoing from May 2016", "Ongoing from May 2016", "May 2016 – ongoing", "May 2016 ongoing",
     "From May 2016 onwards"],
)  # fmt: skip
def test_what_goes_on_has_no_end(text):
    assert read(text) == (None, "ongoing")
    assert read_due(text).queries == ()
    assert read_due(text).offered is None


def test_a_date_in_a_sentence_is_offered():
    cell = read_due("The service will agree its offer with every partner by the end of March 2018")
    assert (cell.due.on, cell.due.precision) == (None, "none")
    assert cell.offered is not None
    assert cell.offered.on == date(2018, 3, 31)
    assert find_dates("as the Children Act 2004 says, by June 2008")[0].on == date(2008, 6, 30)
