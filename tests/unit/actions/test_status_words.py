from dataclasses import replace
from datetime import date

import pytest

from tracker.actions import rules
from tracker.actions.enums import Judgement, Precision
from tracker.actions.rules import Facts

TODAY = date(2025, 9, 5)
CYCLE_BEGAN = date(2025, 7, 31)
WHEN = {"today": TODAY, "cycle_began": CYCLE_BEGAN}
WELL = Facts(
    due_on=date(2025, 11, 30),
    precision=Precision.DAY,
    judgement=Judgement.ON_TRACK,
    said_on=date(2025, 9, 1),
)
OVERDUE = replace(WELL, due_on=date(2025, 8, 31))
SILENT = replace(WELL, said_on=None)
ONGOING = replace(WELL, due_on=None, precision=Precision.ONGOING)


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        pytest.param(WELL, (), id="well"),
        pytest.param(
            replace(SILENT, due_on=date(2025, 9, 26)),
            ("due in 21 days with no update yet for the next board",),
            id="due soon and silent",
        ),
        pytest.param(
            replace(SILENT, due_on=date(2025, 9, 6)),
            ("due in 1 day with no update yet for the next board",),
            id="due tomorrow",
        ),
        pytest.param(
            replace(SILENT, due_on=TODAY),
            ("due today with no update yet for the next board",),
            id="due today",
        ),
        pytest.param(replace(WELL, moves=2), ("its date has moved twice",), id="moved twice"),
        pytest.param(
            replace(WELL, moves=3, is_vacant=True),
            ("its date has moved 3 times", "nobody holds the post that leads it"),
            id="two reasons",
        ),
    ],
)
def test_the_risk_is_said_in_words(facts, reasons):
    assert rules.risk_reasons(facts, **WHEN) == reasons


@pytest.mark.parametrize(
    ("judgement", "facts", "sentence"),
    [
        pytest.param(
            Judgement.ON_TRACK,
            OVERDUE,
            "This is 5 days overdue, so it cannot stand as On track. "
            "Say Not on track, or ask for a new date",
            id="overdue",
        ),
        pytest.param(
            Judgement.ON_TRACK,
            replace(OVERDUE, due_on=date(2025, 9, 4)),
            "This is 1 day overdue, so it cannot stand as On track. "
            "Say Not on track, or ask for a new date",
            id="a day overdue",
        ),
        pytest.param(
            Judgement.ON_TRACK,
            replace(OVERDUE, due_on=date(2022, 9, 5)),
            "This is 1,096 days overdue, so it cannot stand as On track. "
            "Say Not on track, or ask for a new date",
            id="years overdue",
        ),
        pytest.param(Judgement.ON_TRACK, replace(OVERDUE, due_on=TODAY), None, id="due today"),
        pytest.param(Judgement.SOME_ISSUES, OVERDUE, None, id="amber may stand"),
        pytest.param(Judgement.NOT_ON_TRACK, OVERDUE, None, id="red may stand"),
        pytest.param(None, OVERDUE, None, id="no judgement"),
        pytest.param(Judgement.ON_TRACK, replace(OVERDUE, is_proposed=True), None, id="proposed"),
    ],
)
def test_on_track_cannot_stand_on_an_overdue_action(judgement, facts, sentence):
    assert rules.may_stand(judgement, facts, today=TODAY) == sentence


def test_on_track_may_stand_with_a_request_for_a_new_date():
    assert rules.may_stand(Judgement.ON_TRACK, OVERDUE, today=TODAY, asks_new_date=True) is None


@pytest.mark.parametrize(
    ("judgement", "fields"),
    [
        (None, []),
        (Judgement.ON_TRACK, []),
        (Judgement.SOME_ISSUES, ["reason", "road"]),
        (Judgement.NOT_ON_TRACK, ["reason", "road", "ask"]),
    ],
)
def test_amber_needs_a_reason_and_a_road_and_red_an_ask_too(judgement, fields):
    assert list(rules.missing_words(judgement, reason=" ", road="", ask=None)) == fields
    assert rules.missing_words(judgement, reason="a", road="b", ask="c") == {}


def test_only_what_is_missing_is_asked_for():
    missing = rules.missing_words(Judgement.NOT_ON_TRACK, reason="a", road="b", ask="")
    assert missing == {"ask": "Say what you ask of the board. If it is nothing, say so"}


@pytest.mark.parametrize(
    ("review_on", "sentence"),
    [
        (None, "An ongoing action needs a review date, 5 December 2025 at the latest"),
        (TODAY, "The next review must be after today"),
        (date(2025, 9, 6), None),
        (date(2025, 12, 5), None),
        (
            date(2025, 12, 6),
            "The next review is at most a quarter ahead: 5 December 2025 at the latest",
        ),
    ],
)
def test_an_ongoing_action_is_reviewed_within_a_quarter(review_on, sentence):
    assert rules.review_refused(review_on, today=TODAY) == sentence


def test_an_ongoing_action_without_a_review_date_gets_one_a_quarter_after_the_cycle_began():
    assert rules.default_review_on(date(2025, 7, 31)) == date(2025, 10, 31)


@pytest.mark.parametrize(("moves", "chairs"), [(0, True), (1, False), (2, False)])
def test_the_chair_agrees_the_first_move_and_the_board_later_ones(moves, chairs):
    assert rules.is_chairs_to_agree(moves) is chairs
