"""`tracker import scorecard`: what was understood, for programs and for a terminal."""

import json

import pytest

from tracker.core.errors import DomainError
from tracker.importing.scorecard_command import scorecard

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


def test_without_a_dry_run_it_says_that_scorecards_cannot_be_kept_yet(run, file):
    result = run(file)
    assert isinstance(result.exception, DomainError)
    assert str(result.exception).startswith("Scorecards cannot be kept yet. With --dry-run")


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
