"""A plan as a file: what it says, for whom, and the command that writes it."""

import csv
import io
import json
from datetime import date

import docx
import openpyxl
import pytest

from tests.factories.actions import (
    ActionFactory,
    ActionPledgeFactory,
    DueMoveFactory,
    closed,
    said,
)
from tests.factories.plan import CommitmentFactory, PlanFactory, PledgeFactory
from tracker.actions.enums import Judgement, Precision
from tracker.core.errors import DomainError, NotFound
from tracker.core.transaction import unit_of_work
from tracker.core.visibility import Visibility
from tracker.plan import queries
from tracker.reports.plan_export.commands import export
from tracker.reports.plan_export.content import due_words, exported
from tracker.reports.plan_export.files import SHAPES, made

HEADS = ["Ref", "Action", "Due", "Lead", "Success measure", "RAG", "Progress"]


@pytest.fixture
def plan(session):
    """Two pledges, the first with a commitment; an action under each, and one under none."""
    plan = PlanFactory(slug="plan", name="Strategy & plan")
    homes = PledgeFactory(plan=plan, number=1, name="Good homes")
    school = PledgeFactory(plan=plan, number=2, name="Good schools")
    near = CommitmentFactory(pledge=homes, position=1, text="Homes near friends.")
    facts = {"plan": plan, "visibility": Visibility.PUBLIC}
    first = ActionFactory(ref="1a", text="Find homes", lead="Head of Housing", **facts)
    said(first, Judgement.SOME_ISSUES, progress="Two found,\none not")
    ActionPledgeFactory(action=first, pledge=homes, commitment=near)
    ActionPledgeFactory(action=first, pledge=school)
    second = ActionFactory(ref="2a", text="Find schools", due_on=None, **facts)
    closed(second)
    ActionPledgeFactory(action=second, pledge=school)
    ActionFactory(ref="X1", text="Find out", **facts)
    return plan


def content_of(plan, **more):
    found = queries.get_plan(plan.slug, viewer=None)
    return exported(found, viewer=None, council="A council", **more)


def test_actions_stand_once_under_their_first_pledge_and_its_commitment(plan):
    sections = content_of(plan).sections
    assert [
        (each.pledge, each.commitment, [action.ref for action in each.actions]) for each in sections
    ] == [
        ("Pledge 1: Good homes", "Homes near friends.", ["1a"]),
        ("Pledge 2: Good schools", "", ["2a"]),
        ("Under no pledge", "", ["X1"]),
    ]
    assert sections[0].actions[0].also == "Pledge 2"


@pytest.mark.parametrize(
    ("due_on", "precision", "words"),
    [
        (date(2025, 9, 2), Precision.DAY, "2 September 2025"),
        (date(2018, 4, 30), Precision.MONTH, "April 2018"),
        (date(2024, 12, 31), Precision.QUARTER, "Q3 2024/25"),
        (date(2026, 12, 31), Precision.YEAR, "2026"),
        (date(2025, 9, 26), Precision.NEXT_BOARD, "26 September 2025"),
        (None, Precision.NEXT_BOARD, "Next board"),
        (None, Precision.ONGOING, "Ongoing"),
        (None, Precision.NONE, ""),
    ],
)
def test_a_due_date_is_printed_so_that_it_reads_back_as_exactly(due_on, precision, words):
    assert due_words(due_on, precision) == words


def test_a_moved_date_keeps_the_first_one_in_a_column_of_its_own(plan):
    assert content_of(plan).sections[0].actions[0].first_due == ""
    action = ActionFactory(
        plan=plan,
        ref="M",
        due_on=date(2025, 12, 31),
        original_due_on=date(2025, 6, 30),
        original_due_precision=Precision.MONTH,
        moves=1,
    )
    DueMoveFactory(action=action)
    (moved,) = [each for each in content_of(plan).actions if each.ref == "M"]
    assert moved.first_due == "June 2025"
    heads = next(csv.reader(io.StringIO(made(content_of(plan), "csv").decode("utf-8-sig"))))
    assert heads == [*HEADS, "First due", "Also serves"]


@pytest.mark.parametrize(
    ("labels", "marking"),
    [
        ([], "Open"),
        ([Visibility.BOARD], "For the board, not for publication"),
        ([Visibility.BOARD, Visibility.RESTRICTED], "Restricted, not for publication"),
    ],
)
def test_a_paper_says_who_it_is_for(plan, labels, marking):
    for label in labels:
        ActionFactory(plan=plan, visibility=label)
    assert content_of(plan).marking == marking


def test_a_past_plan_stands_as_on_its_last_day_and_says_so(session):
    past = PlanFactory(slug="old", starts_on=date(2018, 1, 1), ends_on=date(2020, 12, 31))
    ActionFactory(plan=past, due_on=date(2019, 1, 31))
    found = content_of(past)
    assert found.as_at == "Action plan as at 31 December 2020"
    assert found.note.startswith("This plan ended on 31 December 2020")


def test_the_word_file_is_a_paper_across_with_headers_that_repeat(plan):
    paper = docx.Document(io.BytesIO(made(content_of(plan), "docx")))
    headings = [each.text for each in paper.paragraphs if each.style.name.startswith("Heading")]
    assert headings == [
        "Strategy & plan",
        "Pledge 1: Good homes",
        "Pledge 2: Good schools",
        "Under no pledge",
    ]
    first = paper.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == [*HEADS, "Also serves"]
    assert "w:tblHeader" in first.rows[0]._tr.xml
    assert {cell.text for cell in first.rows[1].cells} == {"Homes near friends."}
    assert first.rows[2].cells[6].text == "Two found,\none not"
    section = paper.sections[0]
    assert section.page_width > section.page_height
    assert "NUMPAGES" in section.footer._element.xml


def test_the_word_says_what_the_colour_shows_and_the_key_says_what_the_word_means(plan):
    content = content_of(plan)
    paper = docx.Document(io.BytesIO(made(content, "docx")))
    cell = paper.tables[0].rows[2].cells[5]
    assert cell.text == "Some issues"
    assert 'w:fill="FFE2A3"' in cell._tc.xml
    (key,) = [each.text for each in paper.paragraphs if each.text.startswith("What the RAG")]
    assert "Some issues  can still make its date" in key
    book = openpyxl.load_workbook(io.BytesIO(made(content, "xlsx")))
    words = {row[0].value: row[1].value for row in book["Key"].iter_rows(min_row=3)}
    assert words["Some issues"] == "can still make its date"


def test_the_workbook_has_real_dates_and_its_header_in_sight(plan):
    sheet = openpyxl.load_workbook(io.BytesIO(made(content_of(plan), "xlsx"))).active
    rows = {row[0].value: row for row in sheet.iter_rows()}
    head = rows["Ref"][0].row
    assert sheet.freeze_panes == f"B{head + 1}"
    assert sheet.print_title_rows == f"${head}:${head}"
    due = rows["1a"][2]
    assert (due.value.date(), due.number_format) == (date(2025, 12, 31), "d mmmm yyyy")
    assert f"A{head + 1}:H{head + 1}" in {str(each) for each in sheet.merged_cells.ranges}


@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_in_a_file_runs_or_breaks_it(plan, shape):
    nasty = '=HYPERLINK("http://example.org")\n-1 & <b>“–”</b>\x0b'
    ActionFactory(plan=plan, ref="=1+1", text=nasty, lead=nasty, success_measure=nasty)
    CommitmentFactory(pledge=queries.get_pledge("plan", 1, viewer=None), text=nasty)
    content = made(content_of(plan), shape)
    kept = nasty.replace("\x0b", "")
    match shape:
        case "xlsx":
            cells = [c for row in openpyxl.load_workbook(io.BytesIO(content)).active for c in row]
            assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
            assert kept in {cell.value for cell in cells}
        case "docx":
            rows = docx.Document(io.BytesIO(content)).tables[-1].rows
            assert kept in {cell.text for row in rows for cell in row.cells}
        case "csv":
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
            assert f"'{kept}" in {cell for row in rows for cell in row}
        case _:
            assert nasty in {row["action"] for row in json.loads(content)["rows"]}


def test_json_has_the_rows_of_an_import(plan):
    shape = json.loads(made(content_of(plan), "json"))
    assert shape["plan"]["slug"] == "plan"
    assert shape["rows"][0] == {
        "section": "Homes near friends.",
        "ref": "1a",
        "action": "Find homes",
        "due_text": "31 December 2025",
        "due_on": "2025-12-31",
        "due_precision": "day",
        "lead": "Head of Housing",
        "success_measure": "",
        "rag": "Amber",
        "rag_text": "Some issues",
        "progress": "Two found,\none not",
        "other_columns": {"Also serves": "Pledge 2"},
        "where": {"table": 1, "row": 1},
        "queries": [],
    }


@pytest.fixture
def run(app, session):
    """The command, once all that the test made is written."""

    def run(*words):
        with unit_of_work():
            pass
        return app.test_cli_runner().invoke(export, ["plan", *(str(each) for each in words)])

    return run


@pytest.mark.parametrize("shape", SHAPES)
def test_the_command_writes_the_live_plan(run, plan, tmp_path, shape):
    result = run("--format", shape, tmp_path / "out")
    assert result.exit_code == 0
    assert result.stdout == f"Wrote 3 actions of Strategy & plan to {tmp_path / 'out'}.\n"
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_a_file_that_is_there_is_replaced_and_it_says_so(run, plan, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("what was there")
    result = run("--format", "csv", out)
    assert f"{out} was there before and is replaced." in result.stderr
    assert "Find homes" in out.read_text("utf-8-sig")


def test_what_is_no_file_is_not_replaced(run, plan):
    result = run("--format", "csv", "/dev/null")
    assert isinstance(result.exception, DomainError)
    assert str(result.exception) == "/dev/null is no file that could be replaced."


def test_which_plan_is_asked_for_where_two_are_live(run, plan, tmp_path):
    PlanFactory(slug="other")
    result = run("--format", "csv", tmp_path / "out")
    assert result.exit_code == 2
    assert "say which with --plan" in result.stderr
    assert run("--format", "csv", "--plan", "plan", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize(
    ("slug", "kind", "sentence"),
    [
        ("nowhere", NotFound, "There is no plan “nowhere”."),
        ("empty", DomainError, "There is no action in Empty to write."),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(
    run, session, tmp_path, slug, kind, sentence
):
    PlanFactory(slug="empty", name="Empty")
    result = run("--format", "csv", "--plan", slug, tmp_path / "out")
    assert isinstance(result.exception, kind)
    assert str(result.exception) == sentence
    assert list(tmp_path.iterdir()) == []


def test_without_a_live_plan_one_has_to_be_named(run, session, tmp_path):
    result = run("--format", "csv", tmp_path / "out")
    assert str(result.exception).startswith("No plan is live today.")


def test_restricted_actions_go_along_only_when_asked_for_and_drafts_never(run, plan, tmp_path):
    ActionFactory(plan=plan, ref="R", visibility=Visibility.RESTRICTED)
    ActionFactory(plan=plan, ref="D", visibility=Visibility.DRAFT)
    out = tmp_path / "out.json"

    def refs():
        return [row["ref"] for row in json.loads(out.read_text())["rows"]]

    result = run("--format", "json", out)
    assert refs() == ["1a", "2a", "X1"]
    assert "1 restricted left out; --restricted takes them along." in result.stderr
    run("--format", "json", "--restricted", out)
    assert refs() == ["1a", "2a", "R", "X1"]
