import pytest

from tracker.importing.scorecard.roles import read_heading


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Benchmark National (most recent available)", "national"),
        ("National Av", "national"),
        ("England 2022/23", "national"),
        ("Benchmark Stat N'bour", "neighbours"),
        ("Stat Neigh Av", "neighbours"),
        ("SN average", "neighbours"),
        ("North West", "region"),
        ("East of England", "region"),
        ("Target 24/25", "target"),
        ("Target", "target"),
        ("Performance against target", "rag"),
        ("Target date", "date"),
        ("RAG", "rag"),
        ("Q1 RAG", "rag"),
        ("Qu. dir of travel", "direction"),
        ("DoT", "direction"),
        ("Polarity", "polarity"),
        ("Good is", "polarity"),
        ("Comments", "comment"),
        ("Acronym", "comment"),
        ("Corporate Plan Aim", "aim"),
        ("C&YP Plan Priority", "aim"),
        ("Indicator name", "name"),
        ("Performance Measure", "name"),
        ("Indicator", "indicator"),
        ("KPI Ref", "ref"),
        ("No.", "ref"),
        ("Priority", "priority"),
        ("Q1 24/25", "value"),
        ("Outcome 2023/24", "value"),
        ("Q1 numerator", "numerator"),
        ("Actions", "plan"),
        ("", ""),
        ("x" * 200, ""),
        pytest.param("Indic\nator", "indicator", id="a word broken by a narrow column"),
        pytest.param("Nati\nonal", "national", id="another"),
    ],
)
def test_a_heading_says_what_its_column_holds(text, role):
    assert read_heading(text).role == role
