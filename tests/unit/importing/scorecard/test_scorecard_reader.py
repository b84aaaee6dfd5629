import json

import pytest

from tests.support.scorecard_grids import GREY, cell, document, table
from tracker.importing.reading import to_json
from tracker.importing.scorecard_reader import read_scorecard
from tracker.importing.scorecard_reading import scorecard_from

ROLLING = ["22/23 outturn", "Q2 22/23", "Q3 22/23", "Q4 22/23", "Q1 23/24", "23/24 outturn"]
HEADINGS = ["Priority", "Indicator", "Indicator name", *ROLLING]
HEADINGS += ["Benchmark National (most recent available)", "Benchmark Stat N'bour", "Notes"]
TITLE = "June 2023 - Cared for and Care Leavers Scorecard - This contains a rolling 4 quarters"


def rolling():
    first = table(
        [TITLE, *[">"] * 11],
        ["Notes: Rates are calculated using the 2020 mid year estimate", *[">"] * 11],
        HEADINGS,
        ["General", "G1", "Number of cared for children", "580", "540", "557", "580", "576"],
        ["^", "G2", "Rate per 10,000", "74", "69", "71", "74", "74", "", "70", "60", "Updated"],
        ["Priority 3 - A forever home", "3.9", "Number out of borough"],
        ["^", "3.10", "% reviewed", "", "91%", "90%", cell(fill=GREY), "96%"],
    )
    second = table(
        HEADINGS,
        ["Priority 3 - A forever home", "3.12", "Number of moves", "", "105 (82 individuals)"],
        ["^", "4.5", "Number of care leavers with a health passport", "", "12/16 75%", "8/14 58%"],
        ["Priority 5 - Adulthood", "5.1", "% in touch", "", "", "", "", "100%", "", "#NAME?"],
        number=2,
    )
    return document(first, second)


def by_ref(reading):
    return {each.ref: each for each in reading.indicators}


def figures(indicator):
    return {each.period: each.value for each in indicator.values if each.value is not None}


def test_a_rolling_scorecard_is_read_whole():
    reading = read_scorecard(rolling())
    assert reading.title == TITLE
    assert reading.periods == (
        "2022/23 Q2",
        "2022/23 Q3",
        "2022/23 Q4",
        "2022/23 outturn",
        "2023/24 Q1",
        "2023/24 outturn",
    )
    assert list(by_ref(reading)) == ["G1", "G2", "3.9", "3.10", "3.12", "4.5", "5.1"]
    assert figures(by_ref(reading)["G1"]) == {
        "2022/23 outturn": 580,
        "2022/23 Q2": 540,
        "2022/23 Q3": 557,
        "2022/23 Q4": 580,
        "2023/24 Q1": 576,
    }


def test_an_indicator_has_the_shape_of_the_contract():
    plain = by_ref(read_scorecard(rolling()))["G2"].as_contract()
    assert plain["values"][-1] == {
        "period": "2023/24 outturn",
        "text": "",
        "value": None,
        "secondary": None,
        "numerator": None,
        "denominator": None,
        "queries": [],
    }
    assert {**plain, "values": []} == {
        "ref": "G2",
        "name": "Rate per 10,000",
        "priority": "General",
        "unit": "rate",
        "values": [],
        "benchmarks": [
            {"kind": "national", "text": "70", "value": 70},
            {"kind": "neighbours", "text": "60", "value": 60},
        ],
        "other_columns": {"Notes": "Updated"},
        "where": {"table": 1, "row": 5},
        "queries": [],
    }


def test_what_is_no_indicator_is_listed_with_why():
    skipped = read_scorecard(rolling()).skipped
    assert [(each.where.words, each.why) for each in skipped] == [
        ("Table 1, row 1", "title"),
        ("Table 1, row 2", "note"),
        ("Table 1, row 3", "heading"),
        ("Table 2, row 1", "heading"),
    ]


def test_blanks_say_whether_they_are_not_applicable_or_not_yet():
    values = by_ref(read_scorecard(rolling()))["3.10"].values
    assert {each.period: each.missing for each in values if each.value is None} == {
        "2022/23 outturn": "not yet",
        "2022/23 Q4": "not applicable",
        "2023/24 outturn": "not yet",
    }


def test_a_priority_without_a_heading_is_known_by_its_refs():
    found = by_ref(read_scorecard(rolling()))
    assert [found[ref].priority for ref in ("3.12", "4.5", "5.1")] == [
        "Priority 3 - A forever home",
        "Priority 4",
        "Priority 5 - Adulthood",
    ]


def test_doubts_stand_at_the_value_and_at_the_indicator():
    passport = by_ref(read_scorecard(rolling()))["4.5"]
    assert passport.unit == "percent"
    assert passport.values[1].numerator == 12
    assert passport.values[2].queries == ("8 of 14 is 57%, not 58%",)
    assert "The name says a number, the values are percentages" in passport.queries


def test_a_reading_survives_being_kept_as_json():
    reading = read_scorecard(rolling())
    assert scorecard_from(json.loads(json.dumps(to_json(reading)))) == reading


def test_an_empty_template_gives_its_indicators_without_values():
    headings = ["Ref", "Measure", "Polarity", "Stat Neigh Av", "National Av", "Target"]
    first = table(
        ["CORPORATE PARENTING SCORECARD 2018-19"],
        [*headings, "Yr. end 17-18", "Qu. 1 18-19", "Qu. dir of travel", "Comments"],
        [cell("General", is_bold=True)],
        ["G1", "Number of cared for children"],
        [cell("Priority 1 - Being a Good Corporate Parent", is_bold=True)],
        ["P1.1", "% of reviews in time"],
    )
    page_two = table(["P1.2", "% involved in their reviews", *[""] * 8], number=2)
    page_three = table(["P3.1", "Number in foster care", *[""] * 8], number=3)
    reading = read_scorecard(document(first, page_two, "Priority 3 - Permanence", page_three))
    assert reading.periods == ("2017/18 outturn", "2018/19 Q1")
    assert [(each.ref, each.priority, each.unit) for each in reading.indicators] == [
        ("G1", "General", "number"),
        ("P1.1", "Priority 1 - Being a Good Corporate Parent", "percent"),
        ("P1.2", "Priority 1 - Being a Good Corporate Parent", "percent"),
        ("P3.1", "Priority 3 - Permanence", "number"),
    ]


def test_months_targets_and_comments_of_another_council_are_read():
    headings = ["Ref", "Performance measure", "Good is", "Target 24/25", "Apr-24", "May-24", "YTD"]
    reading = read_scorecard(
        document(
            table(
                ["Dashboard 2024/25"],
                [*headings, "RAG", "DoT", "Commentary"],
                ["Placements", *[">"] * 9],
                ["KPI 1", "% with 3+ moves", "Low", "10%", "9.8%", "10.1%", "10%", "A", "↓", "Up"],
            ),
            name="dashboard.xlsx",
        )
    )
    (found,) = reading.indicators
    assert figures(found) == {"2024-04": 9.8, "2024-05": 10.1, "2024/25 year to date": 10}
    assert (found.priority, found.target, found.polarity) == ("Placements", "10%", "Low")
    assert found.other_columns["Commentary"] == "Up"


@pytest.mark.parametrize(
    ("group", "below"),
    [
        pytest.param(["2023/24", ">", "2024/25"], ["Q3", "Q4", "Q1"], id="merged"),
        pytest.param(["2023/24", "", "2024/25"], ["Q3", "Q4", "Q1"], id="as a text file has it"),
    ],
)
def test_headings_of_two_rows_are_read_together(group, below):
    reading = read_scorecard(
        document(
            table(
                ["", *group, ""],
                ["Measure", *below, "England"],
                ["% in suitable accommodation", "88%", "89%", "92%", "90%"],
                ["Number missing", "8", "9", "2", ""],
            )
        )
    )
    assert reading.periods == ("2023/24 Q3", "2023/24 Q4", "2024/25 Q1")
    assert [each.value for each in reading.indicators[0].benchmarks] == [90]


def test_targets_and_colours_under_a_quarter_are_no_values():
    reading = read_scorecard(
        document(
            table(
                ["Theme", "Indicator", "Qtr 1 2024-25", ">", ">", "Qtr 2 2024-25", ">", ">"],
                ["^", "^", "Actual", "Target", "RAG", "Actual", "Target", "RAG"],
                ["Health", "Dental checks (%)", "62%", "90%", "R", "70%", "90%", "A"],
            )
        )
    )
    (found,) = reading.indicators
    assert figures(found) == {"2024/25 Q1": 62, "2024/25 Q2": 70}
    assert found.other_columns["Qtr 1 2024-25 Target"] == "90%"


def test_shares_of_one_are_read_as_per_cent():
    reading = read_scorecard(
        document(
            table(
                ["Measure", "Q1 24/25", "Q2 24/25", "England"],
                ["% in touch", "0.57", "1", "0.9"],
                ["Rate per 10,000", "0.5", "74.5", "70"],
            )
        )
    )
    first, second = reading.indicators
    assert list(figures(first).values()) == [57, 100]
    assert first.benchmarks[0].value == 90
    assert first.queries == ("The file shows shares of 1: read as per cent",)
    assert list(figures(second).values()) == [0.5, 74.5]


def test_a_percentage_among_numbers_is_doubted_and_so_is_a_comparator_of_another_unit():
    reading = read_scorecard(
        document(
            table(
                ["Measure", "Q1 24/25", "Q2 24/25", "England"],
                ["% in touch", "57%", "71", "90%"],
                ["Number with 3 or more moves", "66", "68", "10%"],
            )
        )
    )
    assert [each.queries for each in reading.indicators] == [
        ("Some values are percentages and some are not",),
        ("A comparator is a percentage and the values are not: not comparable",),
    ]


def test_figures_of_neighbours_in_rows_of_their_own_become_comparators():
    reading = read_scorecard(
        document(
            table(
                ["Measure", "Area", "2022/23", "2023/24"],
                ["% with three or more moves", "Our council", "10%", "11%"],
                ["^", "Stat neighbours", "9%", "8%"],
                ["^", "England", "10%", "12%"],
            )
        )
    )
    (found,) = reading.indicators
    assert list(figures(found).values()) == [10, 11]
    assert [(each.kind, each.value) for each in found.benchmarks] == [
        ("neighbours", 8),
        ("national", 12),
    ]


def test_a_number_that_a_spreadsheet_cut_in_a_ref_is_put_back():
    rows = [[f"5.{n}", f"Number of things {n}", "1", "2"] for n in range(1, 10)]
    headings = ["Ref", "Indicator name", "Q1 24/25", "Q2 24/25"]
    reading = read_scorecard(document(table(headings, *rows, ["5.1", "Number of UASC", "3", "4"])))
    assert reading.indicators[-1].ref == "5.10"
    assert reading.indicators[-1].queries == ("The file shows 5.1 a second time: read as 5.10",)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["Ref", "Action", "Lead", "By when", "Progress Q1", "RAG"],
                ["1", "Do it", "Head", "May 2025", "We held 3 meetings and began", "G"],
            ],
            id="a plan with a column by quarter",
        ),
        pytest.param(
            [
                ["Scorecard", "Key Highlights / Risks", "Next Steps"],
                ["Virtual School Scorecard", "86% of PEPs are good", "Monitor"],
            ],
            id="exceptions in words",
        ),
        pytest.param([["Present", "Apologies"], ["Chair", "Member"]], id="a meeting"),
    ],
)
def test_a_table_that_is_no_scorecard_is_left_alone_and_said(rows):
    reading = read_scorecard(document(table(*rows)))
    assert reading.indicators == ()
    assert reading.message.startswith("No scorecard was found")
    assert [each.why for each in reading.skipped] == ["no scorecard"]
