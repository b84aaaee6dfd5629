"""`tracker check figures`: what was written here, and files, held against the figures."""

import json
from datetime import date
from decimal import Decimal

import pytest

from tests.factories.actions import ActionUpdateFactory
from tests.factories.agendas import ItemFactory, PaperFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.scorecards import (
    CommentaryFactory,
    DataExceptionFactory,
    EditionFactory,
    measure,
)
from tests.factories.sittings import ResolutionFactory
from tests.factories.voice import AnswerFactory
from tests.support.queries import count_queries
from tracker.importing.figures_command import figures
from tracker.scorecards.enums import Hiding, Unit
from tracker.scorecards.quoting.narratives import narratives

JUNE = date(2025, 6, 30)
NAME = "% of children in care who have had a review in the last 6 months"
WRONG = "90% of children in care have had a review in the last 6 months."
RIGHT = "94% of children in care have had a review in the last 6 months."
SAYS = f"The scorecard says 94% (Q1 2025/26) for “{NAME}”."


@pytest.fixture
def run(app, session):
    def run(*words):
        return app.test_cli_runner().invoke(figures, [str(word) for word in words])

    return run


@pytest.fixture(autouse=True)
def reviews(session):
    return measure(EditionFactory(), {JUNE: 94}, ref="3.14", name=NAME, unit=Unit.PERCENT)


def everywhere(text, indicator):
    """A text wherever somebody may write one, all in August and September 2025."""
    day = date(2025, 9, 1)
    meeting = MeetingFactory(held_on=day, key_messages=text)
    item = ItemFactory(meeting_id=meeting.id, summary=text, discussion=text)
    ResolutionFactory(item_id=item.id, text=text)
    PaperFactory(item=item, summary=text)
    ActionUpdateFactory(counts_on=day, progress=text)
    AnswerFactory(text=text)
    CommentaryFactory(indicator_id=indicator.id, why=text)
    DataExceptionFactory(raised_on=day, told=text)


def test_every_kind_of_text_is_held_against_the_figures(run, reviews):
    everywhere(WRONG, reviews)

    result = run("--format", "json")

    assert result.exit_code == 1
    found = [each for each in json.loads(result.output) if each["kind"] == "home"]
    assert {each["says"] for each in found} == {SAYS}
    assert {each["where"].partition(",")[0] for each in found} == {
        "Update",
        "Answer",
        "Agenda and minutes",
        "Resolution",
        "Paper",
        "Key messages",
        "Commentary",
        "Exception",
    }


def test_texts_that_say_what_the_scorecard_says_are_left_alone(run, reviews):
    everywhere(RIGHT, reviews)

    result = run()

    assert result.exit_code == 0
    assert "contradicts the scorecards" in result.output


def test_more_texts_cost_no_more_queries(reviews):
    everywhere(RIGHT, reviews)
    with count_queries() as few:
        narratives()
    everywhere(RIGHT, measure(EditionFactory()))
    with count_queries() as many:
        assert len(narratives()) > 10
    assert len(many) == len(few)


def test_a_hidden_figure_is_neither_compared_nor_said(run, session):
    told = {"value": Decimal(3), "hiding": Hiding.SMALL}
    name = "Number of young people in secure or remand placements"
    measure(EditionFactory(), {JUNE: told}, name=name)
    MeetingFactory(key_messages="There are 9 young people in secure or remand placements.")

    result = run()

    assert result.exit_code == 0, result.output


def test_files_are_read_with_their_tables_and_their_own_day(run, tmp_path):
    text = tmp_path / "minutes.txt"
    text.write_text(f"Meeting of 2nd September, 2025\n\n{RIGHT}\n{WRONG}\n", "utf-8")
    table = tmp_path / "exceptions.csv"
    sentence = "3.14% of children in care have not had a review in the last six months."
    table.write_text(f"Highlights,Next steps\n{sentence},Find out why\n", "utf-8")

    result = run(text, table, "--format", "json")

    assert result.exit_code == 1
    found = [(each["where"], each["line"], each["kind"]) for each in json.loads(result.output)]
    assert ("minutes.txt", 4, "home") in found
    assert ("exceptions.csv", 2, "ref") in found
    assert ("minutes.txt", 3, "home") not in found


@pytest.mark.parametrize(("words", "code"), [(["--dated", "2025-05-01"], 0), ([], 1)])
def test_a_day_that_is_given_goes_before_the_one_in_the_file(run, tmp_path, words, code):
    text = tmp_path / "minutes.txt"
    text.write_text(f"Meeting of 2 September 2025\n{WRONG}\n", "utf-8")

    # on 1 May there was no figure that it could contradict
    assert run(text, *words).exit_code == code


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(run, tmp_path):
    broken = tmp_path / "paper.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing more")

    result = run(broken)

    assert "paper.pdf: " in str(result.exception)
