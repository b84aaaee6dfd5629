"""Who is told of a step, and in which words."""

from datetime import date

import pytest

from tracker.reminders import rules
from tracker.reminders.enums import About, Audience, StepKind
from tracker.reminders.rules import Step

BOARD = date(2025, 9, 26)


def test_every_step_is_for_somebody():
    assert set(rules.LADDER) == set(StepKind)
    assert all(who.to for who in rules.LADDER.values())
    assert len({kind.label for kind in StepKind}) == len(StepKind)


@pytest.mark.parametrize(
    ("kind", "to", "copies"),
    [
        (StepKind.DUE_SOON_7, [Audience.ACCOUNTABLE, Audience.HELPERS], []),
        (StepKind.OVERDUE_1, [Audience.ACCOUNTABLE], []),
        (StepKind.OVERDUE_5, [Audience.ACCOUNTABLE], [Audience.CHAIR]),
        (StepKind.OVERDUE_10, [Audience.CHAIR], [Audience.BOARD_SECRETARY]),
        (StepKind.STILL_OVERDUE, [Audience.ACCOUNTABLE], []),
        (StepKind.REVIEW_MISSED, [Audience.ACCOUNTABLE], [Audience.CHAIR]),
        (StepKind.COMMENT, [Audience.ACCOUNTABLE], [Audience.PARTICIPATION_LEAD]),
        (StepKind.ANSWER_OWED_10, [Audience.ACCOUNTABLE], [Audience.CHAIR]),
        (StepKind.ANSWERED, [Audience.COMMENTER], []),
    ],
)
def test_the_ladder_says_who_is_told_and_who_has_a_copy(kind, to, copies):
    step = Step(kind, BOARD, About.ACTION, 1)
    assert (list(step.who.to), list(step.who.copies)) == (to, copies)


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
    ],
)
def test_a_letter_says_why_in_a_sentence_that_is_true_on_its_day(about, kind, due_on, sentence):
    step = Step(StepKind(kind), date(2025, 9, 5), About(about), 1, due_on)
    assert rules.why(step, today=date(2025, 9, 5)) == sentence
