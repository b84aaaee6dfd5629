"""`tracker import scorecard`: what was understood, for programs and for a terminal."""

import json

import pytest
from sqlalchemy import select

from tests.factories.scorecards import ScorecardFactory
from tracker.core.errors import DomainError
from tracker.importing.scorecard_command import scorecard
from tracker.scorecards.enums import FigureState
from tracker.scorecards.figure_models import Figure
from tracker.scorecards.models import Scorecard

LINES = """Scorecard Quarter 1 2024/25
Ref,Indicator name,Q4 23/24,Q1 24/25,England
1.1,% of [bold]reviews[/bold] in time,12/16 75%,83%,90%
"""


@pytest.fixture
def run(app, session):
    def run(*words):
        return app.test_cli_runner().invoke(scorecard, [str(word) for word in words])

    return run


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "scorecard.csv"
    path.write_text(LINES)
    return path


def test_a_dry_run_prints_the_contract(run, file):
    printed = json.loads(run(file, "--dry-run", "--format", "json").stdout)
    assert printed["file"] == "scorecard.csv"
    assert printed["periods"] == ["2023/24 Q4", "2024/25 Q1"]
    (indicator,) = printed["indicators"]
    assert indicator["where"] == {"line": 3}
    assert [value["value"] for value in indicator["values"]] == [75, 83]
    assert indicator["benchmarks"] == [{"kind": "national", "text": "90%", "value": 90}]


def test_a_terminal_gets_a_table_in_which_a_file_sets_no_style(run, file):
    printed = " ".join(run(file, "--dry-run").stdout.split())
    assert "[bold]" in printed
    assert "1 indicator understood" in printed


def test_without_a_dry_run_every_figure_waits_to_be_checked(run, session, file):
    printed = run(file, "--scorecard", "our-card").output
    assert "0 indicators were known, 1 is new." in printed
    assert "2 figures are new" in printed
    assert session.scalar(select(Scorecard.name)) == "Scorecard Quarter 1 2024/25"
    figures = session.scalars(select(Figure).order_by(Figure.ends_on)).all()
    assert [(each.state, each.value, each.numerator) for each in figures] == [
        (FigureState.ENTERED, 75, 12),
        (FigureState.ENTERED, 83, None),
    ]
    printed = run(file).output  # the only scorecard there is
    assert "1 indicator was known, 0 are new." in printed
    assert "0 figures are new, 2 are as they were" in printed


def test_where_it_goes_is_asked_where_it_is_not_plain(run, session, file):
    assert "--scorecard: such as" in str(run(file).exception)
    for slug in ("one", "other"):
        ScorecardFactory(slug=slug)
    assert "--scorecard: one of one, other, or a new one" in str(run(file).exception)
    assert "is no slug" in str(run(file, "--scorecard", "Not A Slug").exception)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"Action,Lead\nDo it,Head\n", "No scorecard was found", id="a plan"),
        pytest.param(b"\x00\x01\x02", "", id="nothing that can be read"),
    ],
)
def test_what_is_no_scorecard_is_refused_in_a_sentence(run, file, content, words):
    file.write_bytes(content)
    result = run(file, "--dry-run")
    assert isinstance(result.exception, DomainError)
    assert str(result.exception).startswith(words)
    assert str(result.exception).endswith(".")
