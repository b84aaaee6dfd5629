"""Whatever a table holds, it is read without a fault, the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.documents import ACROSS, DOWN, bold, document, filled, table
from tracker.importing.grids import Paragraph
from tracker.importing.plan_reader import read_plan
from tracker.importing.reading import reading_from, to_json

WORDS = [
    *("", "", "Action", "Lead", "By when", "RAG", "Ref", "Status", "Progress", "Milestone", "Date"),
    *("Type", "Risk", "Likelihood", "Objective", "1", "1.1", "2g", "3.9", "3.1", "May 2025"),
    *("31/03/2025", "Ongoing", "By September 2015", "Check all homes", "Head of Service", "G"),
    *("Red = late", "Total", "Note: x", "Pledge 1: Listen", "to include:", "[succinct name]"),
    *("Decision: agreed", "Update: half", "-", "2018", "Target 2018", "\n", "?", "#", "x" * 400),
]
CELLS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(bold),
    st.sampled_from(["FF0000", "00B050", "D9D9D9"]).map(filled),
    st.text(max_size=12),
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 6))
    lines = [[draw(CELLS) for _ in range(width)] for _ in range(draw(st.integers(1, 8)))]
    for n, line in enumerate(lines):
        for m in range(width):
            merge = draw(st.sampled_from(["", "", "", "", ACROSS, DOWN]))
            if merge == ACROSS and m or merge == DOWN and n:
                line[m] = merge
    return table(*lines, hidden_columns=draw(st.frozensets(st.integers(0, width - 1), max_size=1)))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(tables(), st.sampled_from(WORDS).map(Paragraph)), max_size=4))
def test_any_tables_are_read_without_a_fault_and_the_same_each_time(blocks):
    doc = document(*blocks)
    reading = read_plan(doc)
    assert reading == read_plan(doc)
    assert reading_from(to_json(reading)) == reading
    assert all(row.action.strip() for row in reading.rows)
    assert bool(reading.rows) != bool(reading.message)
    places = [row.where for row in reading.rows]
    assert len(places) == len(set(places))
