"""The judge of the importer is judged itself: what is wrong, missing or too much costs."""

from datetime import date

import pytest

from tests.importing_corpus.expected import Right, Sample
from tests.importing_corpus.score import is_said, scored, total
from tracker.importing.grids import Cell, Document, Row, Table
from tracker.importing.reading import DueRead, PlanReading, PlanRow, Skipped, Where

RIGHT = Right("Mend the gate", "2026-03-31 month", "Estates", "Amber", "Safety", "1")
SAMPLE = Sample("plan.docx", "one action", bytes, (RIGHT,))
MARCH = DueRead("March 2026", date(2026, 3, 31), "month")


def row(action: str = "Mend the gate", **changes: object) -> PlanRow:
    said = {"due": MARCH, "lead": "Estates", "rag": "Amber", "section": "Safety", "ref": "1"}
    return PlanRow(action, Where(1, 2), **said | changes)


def reading(*rows: PlanRow, message: str = "") -> PlanReading:
    return PlanReading("plan.docx", "docx", rows=rows, message=message)


def test_what_is_right_costs_nothing():
    score = scored(SAMPLE, reading(row()))
    assert score.misses == []
    assert {name: tally.of for name, tally in score.fields.items()} == {
        "action": 1,
        "due": 1,
        "lead": 1,
        "rag": 1,
        "section": 1,
        "ref": 1,
        "progress": 0,
        "due_text": 0,
    }


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("action", {"action": "Mend the gates"}),
        ("due", {"due": DueRead("31 March 2026", date(2026, 3, 31), "day")}),
        ("lead", {"lead": ""}),
        ("rag", {"rag": None}),
        ("section", {"section": "Amber"}),
        ("ref", {"ref": "2"}),
    ],
)
def test_what_is_read_wrong_costs_its_field_alone(field, changes):
    score = scored(SAMPLE, reading(row(**changes)))
    assert [name for name, tally in score.fields.items() if tally.share < 1] == [field]


def test_a_missing_row_costs_all_that_it_says():
    score = scored(SAMPLE, reading())
    assert score.missing == 1
    assert score.fields["due"].share == 0
    assert score.fields["section"].of == 1


def test_a_row_too_many_is_spurious():
    score = scored(SAMPLE, reading(row("Total"), row()))
    assert (score.spurious, score.spurious_without_plan, score.missing) == (1, 0, 0)


def test_a_row_from_no_plan_is_spurious_and_says_so():
    empty = Sample("agenda.docx", "no plan", bytes)
    whole = total([scored(empty, reading(row())), scored(SAMPLE, reading(row()))])
    assert whole.spurious_without_plan == 1
    assert "spurious row" in whole.misses[0]


def test_no_plan_has_to_say_why_nothing_was_read():
    empty = Sample("agenda.docx", "no plan", bytes)
    assert scored(empty, reading(message="No table of actions was found")).misses == []
    assert scored(empty, reading()).misses == ["no message that says why nothing was read"]


def test_a_written_row_that_nobody_speaks_of_is_lost():
    rows = tuple(Row(n, (Cell(text),)) for n, text in enumerate(("Action", "", "A", "B"), start=1))
    document = Document("plan.docx", "docx", (Table(1, rows),))
    known = PlanReading(
        "plan.docx",
        "docx",
        rows=(PlanRow("A", Where(1, 3)),),
        skipped=(Skipped(Where(1, 1), "heading", "Action"),),
    )
    assert scored(SAMPLE, known, document).unaccounted == 1


@pytest.mark.parametrize(
    ("said", "got", "answer"),
    [
        ("One\ntwo", "•  One\n- two", True),
        ("One\ntwo", "One two", False),
        (("none", "ongoing"), "ongoing", True),
        ("", "", True),
    ],
)
def test_spaces_and_bullet_marks_are_no_difference(said, got, answer):
    assert is_said(said, got) is answer
