"""A step's name, its weight, and the sentence that says why it is in a letter."""

from datetime import date

import pytest

from tracker.reminders.enums import About, StepKind
from tracker.reminders.ladder import Rung
from tracker.reminders.reasons import why
from tracker.reminders.steps import TRIGGERS, Step

BOARD = date(2025, 9, 26)
TODAY = date(2025, 9, 5)


RUNGS = {
    **{f"due_soon_{n}": Rung(n, ()) for n in (28, 7)},
    **{f"overdue_{n}": Rung(n, ()) for n in (1, 5, 10, 20)},
    **{f"next_board_{n}": Rung(n, ()) for n in (15, 1)},
    **{f"answer_owed_{n}": Rung(n, ()) for n in (5, 10)},
    "pack_6": Rung(6, ()),
    "minutes_3": Rung(3, ()),
    "round_opens_15": Rung(15, ()),
    "round_closes_7": Rung(7, ()),
}


def step_of(text: str, about: str, due_on: date | None) -> Step:
    family = text.rstrip("0123456789").rstrip("_")
    rung = RUNGS.get(text, Rung(0, ()))
    return Step(StepKind(family), TODAY, About(about), 1, due_on, rung)


def test_every_family_of_steps_belongs_to_a_trigger():
    assert set(TRIGGERS) == set(StepKind)


@pytest.mark.parametrize("text", RUNGS)
def test_a_step_is_remembered_by_its_family_and_its_days(text):
    assert step_of(text, "action", None).text == text


def test_a_move_is_another_step_for_each_new_day():
    first = step_of("board_moved", "meeting", BOARD)
    second = step_of("board_moved", "meeting", date(2025, 10, 3))
    assert first.text == "board_moved_2025-09-26"
    assert first.text != second.text


def test_what_lasts_longer_or_comes_sooner_is_the_graver():
    order = ["due_soon_28", "due_soon_7", "still_overdue", "overdue_1", "overdue_20"]
    steps = [step_of(text, "action", BOARD) for text in order]
    assert sorted(steps, key=lambda step: step.gravity) == steps


def test_a_round_and_the_minutes_of_a_board_stand_beside_its_date():
    texts = ("next_board_15", "pack_6", "board_moved", "round_opens_15", "minutes_3")
    subjects = [step_of(text, "meeting", BOARD).subject for text in texts]
    assert subjects[0] == subjects[1] == subjects[2]
    assert len(set(subjects)) == 3


@pytest.mark.parametrize(
    ("about", "kind", "due_on", "sentence"),
    [
        ("action", "due_soon_28", date(2025, 10, 3), "Due in 28 days, on 3 October 2025"),
        ("action", "due_soon_7", date(2025, 9, 6), "Due in 1 day, on 6 September 2025"),
        ("action", "due_soon_7", date(2025, 9, 5), "Due today"),
        ("action", "overdue_1", date(2025, 9, 4), "1 working day overdue"),
        ("action", "overdue_5", date(2025, 8, 31), "5 working days overdue"),
        ("action", "overdue_10", date(2025, 8, 21), "10 working days overdue"),
        ("action", "still_overdue", date(2025, 8, 24), "Still overdue, by 12 days"),
        ("action", "still_overdue", date(2025, 9, 4), "Still overdue, by 1 day"),
        (
            "action",
            "review_soon",
            date(2025, 9, 19),
            "To be reviewed in 14 days, on 19 September 2025",
        ),
        ("action", "review_missed", date(2025, 9, 4), "Its review was due on 4 September 2025"),
        (
            "meeting",
            "next_board_15",
            BOARD,
            "The board meets on 26 September 2025, in 15 working days",
        ),
        (
            "meeting",
            "next_board_1",
            date(2025, 9, 8),
            "The board meets on 8 September 2025, in 1 working day",
        ),
        ("meeting", "next_board_1", date(2025, 9, 5), "The board meets today"),
        ("comment", "comment", date(2025, 9, 19), "A comment to answer by 19 September 2025"),
        (
            "comment",
            "answer_owed_5",
            date(2025, 9, 12),
            "An answer is still owed, by 12 September 2025",
        ),
        ("comment", "answer_owed_10", date(2025, 9, 5), "An answer is owed today"),
        (
            "comment",
            "answer_owed_10",
            date(2025, 9, 4),
            "An answer was owed by 4 September 2025",
        ),
        ("comment", "answered", None, "Your comment has an answer"),
        ("comment", "worry", None, "Something needs your attention"),
        ("action", "date_moved", BOARD, "It has a new date, 26 September 2025"),
        ("meeting", "board_moved", BOARD, "The board was moved to 26 September 2025"),
        ("meeting", "pack_6", BOARD, "The board meets on 26 September 2025, in 15 working days"),
        (
            "meeting",
            "round_opens_15",
            date(2025, 9, 17),
            "The update round closes on 17 September 2025, in 8 working days",
        ),
        ("meeting", "round_closes_7", TODAY, "The update round closes today"),
        (
            "meeting",
            "round_closes_7",
            date(2025, 9, 4),
            "The update round closed on 4 September 2025",
        ),
        (
            "meeting",
            "minutes_3",
            date(2025, 9, 2),
            "Nothing is written down yet of the board of 2 September 2025",
        ),
    ],
)
def test_a_letter_says_why_in_a_sentence_that_is_true_on_its_day(about, kind, due_on, sentence):
    assert why(step_of(kind, about, due_on), today=TODAY) == sentence
