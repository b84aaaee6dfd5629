import pytest

from tests.support.scorecard_grids import document, table
from tracker.importing.scorecard.shape import SURE, is_scorecard

PLANS = {
    "a column for each quarter's progress": [
        ["Ref", "Action", "Lead", "By when", "Progress Q1", "Progress Q2", "RAG"],
        ["1", "Do it", "Head", "May 2025", "We held 3 meetings", "2 more held", "G"],
    ],
    "dates in figures": [
        ["Title", "Status", "Assigned To", "DueDate", "Comments"],
        ["Publish the offer", "On track", "Communications Lead", "2025-11-28", "Drafted"],
        ["Train the switchboard", "At risk", "Contact Centre Manager", "2025-11-28", ""],
    ],
    "numbers of paragraphs": [
        ["No.", "Ofsted Para No", "Actions", "Responsible", "Commentary Qtr 2", "R/A/G"],
        ["17.", "(57, 138)", "Audit ten records a month", "Head of Quality", "Begun", "A"],
        ["18.", "(61)", "Train six staff", "Adoption Manager", "Booked", "G"],
    ],
    "indicators with targets for a plan": [
        ["Action", "Lead", "Baseline", "Target 2018"],
        ["Recruit carers", "Head of Service", "12", "20"],
    ],
}
SCORECARDS = {
    "quarters": [
        ["Indicator", "Q1 24/25", "Q2 24/25"],
        ["% in touch", "57%", "71%"],
    ],
    "the latest beside its target": [
        ["Indicator", "Actual", "Target"],
        ["PEPs completed", "97%", "95%"],
    ],
    "an empty template": [
        ["Ref", "Measure", "Polarity", "National Av", "Target", "Q1 18-19"],
        ["P1", "% of reviews in time", "", "", "", ""],
    ],
}


@pytest.mark.parametrize("rows", PLANS.values(), ids=PLANS.keys())
def test_a_plan_is_no_scorecard(rows):
    assert is_scorecard(table(*rows)) < SURE


@pytest.mark.parametrize("rows", SCORECARDS.values(), ids=SCORECARDS.keys())
def test_a_scorecard_is_one(rows):
    assert is_scorecard(table(*rows)) >= SURE


def test_a_document_is_as_sure_as_its_surest_table():
    plan, card = table(*PLANS["dates in figures"]), table(*SCORECARDS["quarters"], number=2)
    assert is_scorecard(document(plan, card)) == is_scorecard(card)
    assert is_scorecard(document("No table")) == 0
