from datetime import date

import pytest

from tracker.importing.due_text import read_due

PERIOD = "The end of the period was taken"
BESIDE = "Other words stand beside the date"
TWO = "Two dates stand here; the later one was taken"
REPLACED = "Two dates stand here; the one that replaces the other was taken"
SEVERAL = "Several dates stand here; the latest was taken"
SENTENCE = "A date stands inside a sentence; take it or leave it"


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("June 2016 – April 2017", date(2017, 4, 30), "month"),
        ("Jan-Mar 2025", date(2025, 3, 31), "month"),
        ("Nov 2024 – Feb", date(2025, 2, 28), "month"),
        ("November - February 2025", date(2025, 2, 28), "month"),
        ("Sept 24 - Mar 25", date(2025, 3, 31), "month"),
        ("April 2024 –\nJune 2024", date(2024, 6, 30), "month"),
        ("June/July 2024", date(2024, 7, 31), "month"),
        ("Dec 2024/Jan 2025", date(2025, 1, 31), "month"),
        ("between May and July 2024", date(2024, 7, 31), "month"),
        ("From April 2024 to March 2025", date(2025, 3, 31), "month"),
        ("1-5 May 2024", date(2024, 5, 5), "day"),
        ("1st – 5th May 2024", date(2024, 5, 5), "day"),
        ("28/29 May 2024", date(2024, 5, 29), "day"),
        ("24-25 June 2024", date(2024, 6, 25), "day"),
        ("28 April - 2 May 2024", date(2024, 5, 2), "day"),
        ("01/04/24-31/03/25", date(2025, 3, 31), "day"),
        ("Q1 2024/25 – Q3 2024/25", date(2024, 12, 31), "quarter"),
        ("2024/25 – 2026/27", date(2027, 3, 31), "year"),
        ("Start: April 2025 End: March 2026", date(2026, 3, 31), "month"),
        ("Start April 2025, complete March 2026", date(2026, 3, 31), "month"),
        ("From: 01/04/2025 To: 31/03/2026", date(2026, 3, 31), "day"),
        ("Autumn 2024 – Spring 2025", date(2025, 5, 31), "month"),
    ],
)
def test_of_a_period_the_end_is_due(text, day, precision):
    cell = read_due(text)
    assert (cell.due.on, cell.due.precision) == (day, precision)
    assert cell.queries == (PERIOD,)
    assert cell.first is None


@pytest.mark.parametrize(
    ("text", "day", "first", "query"),
    [
        ("31/3/24 30/6/24", date(2024, 6, 30), date(2024, 3, 31), TWO),
        ("31 March 2024\n30 June 2024", date(2024, 6, 30), date(2024, 3, 31), TWO),
        ("30 June 2024\n31 March 2024", date(2024, 6, 30), date(2024, 3, 31), TWO),
        ("31.03.24 revised to 30.06.24", date(2024, 6, 30), date(2024, 3, 31), TWO),
        ("March 2024 extended to June 2024", date(2024, 6, 30), date(2024, 3, 31), TWO),
        ("Revised: June 2024 (was 31/3/24)", date(2024, 6, 30), date(2024, 3, 31), REPLACED),
        ("31/03/24, originally 30/06/24", date(2024, 3, 31), date(2024, 6, 30), REPLACED),
        ("31/03/2024 (revised from 31/12/2023)", date(2024, 3, 31), date(2023, 12, 31), REPLACED),
        ("2012/13 & 2013/14", date(2014, 3, 31), date(2013, 3, 31), TWO),
        ("Sept 2024 & March 2025", date(2025, 3, 31), date(2024, 9, 30), TWO),
        ("April & October 2024", date(2024, 10, 31), date(2024, 4, 30), TWO),
    ],
)
def test_of_two_dates_the_later_counts_unless_it_is_called_the_old_one(text, day, first, query):
    cell = read_due(text)
    assert cell.due.on == day
    assert cell.first is not None
    assert cell.first.on == first
    assert cell.queries == (query,)


@pytest.mark.parametrize(
    "text",
    [
        "Dec 2025 – review June 2026",
        "Dec 2025\nReview date: June 2026",
        "Next review: June 2024; December 2025",
    ],
)
def test_a_date_of_review_is_not_the_due_date(text):
    cell = read_due(text)
    assert (cell.due.on, cell.first) == (date(2025, 12, 31), None)
    assert "A date of review stands beside the due date" in cell.queries


def test_the_first_date_keeps_its_own_words():
    first = read_due("by end of March 2024, extended to 30/06/24").first
    assert first is not None
    assert (first.text, first.precision) == ("end of March 2024", "month")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Design stage April 2016\nContract let June 2016", date(2016, 6, 30)),
        ("Draft: Jan 2025; Consultation: Mar 2025; Final: May 2025", date(2025, 5, 31)),
        ("1) April 2024 2) May 2024 3) June 2024", date(2024, 6, 30)),
        ("Apr, Jul, Oct 2024, Jan 2025", date(2025, 1, 31)),
    ],
)
def test_of_several_milestones_the_latest_counts(text, day):
    cell = read_due(text)
    assert cell.due.on == day
    assert cell.first is None
    assert cell.queries == (SEVERAL,)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("15 March 2025 (Q4 2024/25)", date(2025, 3, 15), "day"),
        ("Q4 2024/25 - 31 March 2025", date(2025, 3, 31), "day"),
        ("Summer 2025 (July)", date(2025, 7, 31), "month"),
        ("June 2024 (2024/25)", date(2024, 6, 30), "month"),
        ("30/06/2024 30/06/2024", date(2024, 6, 30), "day"),
    ],
)
def test_one_date_said_twice_is_one_date_as_exactly_as_it_is_known(text, day, precision):
    cell = read_due(text)
    assert (cell.due.on, cell.due.precision, cell.queries) == (day, precision, ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01 April 2004 and as they arise", date(2004, 4, 1)),
        ("10/05/2023 Review", date(2023, 5, 10)),
        ("Review date: 01/09/2024", date(2024, 9, 1)),
        ("Not yet begun – April 2025", date(2025, 4, 30)),
        ("31 March 2025 (subject to funding)", date(2025, 3, 31)),
        ("Phase 1 - April 2025", date(2025, 4, 30)),
        ("Draft by June 2024", date(2024, 6, 30)),
        ("Drafted November - February 2025", date(2025, 2, 28)),
        ("Complete - May 2024", date(2024, 5, 31)),
        ("TBC – likely March 2025", date(2025, 3, 31)),
        ("March 2025 and ongoing", date(2025, 3, 31)),
        ("Ongoing until 31 March 2026", date(2026, 3, 31)),
        ("July 2024 and then annually", date(2024, 7, 31)),
        ("by 5pm on 3 May 2024", date(2024, 5, 3)),
        ("Options appraisal and a costed plan to the partners’ own boards\nJune 2024",
         date(2024, 6, 30)),
        ("1 May 2024 – the team will review what it has and report back to the group",
         date(2024, 5, 1)),
    ],
)  # fmt: skip
def test_a_date_with_a_few_words_beside_it_is_taken_and_doubted(text, day):
    cell = read_due(text)
    assert cell.due.on == day
    assert BESIDE in cell.queries
    assert cell.offered is None


@pytest.mark.parametrize(
    ("text", "day", "printed"),
    [
        ("The work will be finished by the team and its partners by the end of March 2018",
         date(2018, 3, 31), "end of March 2018"),
        ("Partners meet quarterly and will have agreed an offer for care leavers in Q2 2024/25",
         date(2024, 9, 30), "Q2 2024/25"),
        ("Group meets each half term to look at progress; it reported fully on 3 May 2024",
         date(2024, 5, 3), "3 May 2024"),
    ],
)  # fmt: skip
def test_a_date_inside_a_sentence_is_offered_and_not_taken(text, day, printed):
    cell = read_due(text)
    assert (cell.due.text, cell.due.on, cell.due.precision) == (text, None, "none")
    assert cell.offered is not None
    assert (cell.offered.on, cell.offered.text) == (day, printed)
    assert cell.queries == (SENTENCE,)


def test_a_review_of_what_goes_on_is_offered():
    cell = read_due("Ongoing - review March 2025")
    assert (cell.due.on, cell.due.precision) == (None, "ongoing")
    assert cell.offered is not None
    assert cell.offered.on == date(2025, 3, 31)
    assert cell.queries == ("A date stands beside “ongoing”; take it or leave it",)


def test_the_years_of_a_strategy_do_not_count_beside_a_date():
    cell = read_due("Strategy 2018-20 agreed March 2018")
    assert (cell.due.on, cell.due.precision) == (date(2018, 3, 31), "month")


@pytest.mark.parametrize("text", ["£2030", "2030%", "2,030", "Ref 20301", "2030.5"])
def test_a_figure_is_no_year(text):
    assert read_due(text).due.on is None


def test_the_whole_cell_is_kept_as_printed():
    text = "By  31 March\n2025 – tbc."
    assert read_due(f" {text}\n").due.text == text
