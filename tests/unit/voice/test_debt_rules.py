from dataclasses import dataclass, replace
from datetime import date

import pytest

from tracker.voice import rules
from tracker.voice.enums import AnswerKind, CommentState, Verdict

TODAY = date(2025, 9, 5)  # a Friday
DUE, LOOK, AGAIN = date(2025, 9, 9), date(2025, 9, 26), date(2025, 9, 19)


@dataclass(frozen=True)
class Given:
    """An answer, as the rules ask of it."""

    kind: AnswerKind = AnswerKind.WE_DID_IT
    promised_on: date | None = None
    verdict: Verdict | None = None
    owed_again_on: date | None = None


LOOKS = Given(AnswerKind.WE_WILL_LOOK_AGAIN, LOOK)
DOES = Given(AnswerKind.WE_ARE_DOING_IT, LOOK)
ENOUGH = Given(verdict=Verdict.ANSWERS_IT)
NOT_ENOUGH = Given(verdict=Verdict.NOT_YET, owed_again_on=AGAIN)


@pytest.mark.parametrize(
    ("last", "owed"),
    [
        (None, DUE),
        (LOOKS, LOOK),
        (DOES, LOOK),
        (replace(DOES, verdict=Verdict.ANSWERS_IT), LOOK),
        (replace(DOES, promised_on=None), None),
        (replace(LOOKS, verdict=Verdict.NOT_YET, owed_again_on=AGAIN), AGAIN),
        (NOT_ENOUGH, AGAIN),
        (ENOUGH, None),
        (Given(AnswerKind.WE_CANNOT), None),
    ],
)
def test_a_debt_is_paid_by_an_answer_that_is_enough_and_promises_nothing(last, owed):
    assert rules.debt_on(DUE, last) == owed


@pytest.mark.parametrize(
    ("due_on", "is_answered", "waits"),
    [
        pytest.param(None, False, False, id="nothing is owed"),
        pytest.param(date(2026, 1, 1), False, True, id="a first answer at once"),
        pytest.param(date(2025, 9, 19), True, True, id="a second look ten working days before"),
        pytest.param(date(2025, 9, 20), True, False, id="a second look later on"),
    ],
)
def test_what_waits_now(due_on, is_answered, waits):
    assert rules.is_waiting(due_on, is_answered=is_answered, today=TODAY) is waits


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2025, 9, 9), "2 working days left."),
        (date(2025, 9, 8), "1 working day left."),
        (date(2025, 9, 7), "That is before the next working day."),
        (date(2025, 9, 5), "That is today."),
        (date(2025, 9, 4), "It is 1 working day late."),
        (date(2025, 9, 2), "It is 3 working days late."),
    ],
)
def test_how_long_there_is_left(due_on, words):
    assert rules.days_left(due_on, today=TODAY) == words


@pytest.mark.parametrize(
    ("post", "is_partner", "is_vacant", "workstream", "who"),
    [
        ("Head of Housing", False, False, "Good Homes", "the Head of Housing"),
        ("The Care Leaver Service", False, False, "Good Homes", "The Care Leaver Service"),
        ("Adoption Counts", True, False, "Good Homes", "Adoption Counts"),
        ("Head of Housing", False, True, "Good Homes", "the chair of Good Homes"),
        (None, False, False, "Good Homes", "the chair of Good Homes"),
        (None, False, False, "", "the board secretary"),
        ("Head of Housing", False, True, "", "the board secretary"),
    ],
)
def test_somebody_always_owes_the_answer(post, is_partner, is_vacant, workstream, who):
    found = rules.who_answers(
        post, is_partner=is_partner, is_vacant=is_vacant, workstream=workstream
    )
    assert found == who


@pytest.mark.parametrize(
    ("name", "first"),
    [("Sam", "Sam"), ("Sam Example", "Sam"), ("Chair, Good Homes", "Chair"), ("", "")],
)
def test_a_first_name_is_never_a_whole_name(name, first):
    assert rules.first_word(name) == first


@pytest.mark.parametrize(
    ("last", "follows"),
    [
        (None, True),
        (LOOKS, True),
        (DOES, True),
        (NOT_ENOUGH, True),
        (Given(), False),
        (ENOUGH, False),
        (Given(AnswerKind.WE_CANNOT), False),
    ],
)
def test_another_answer_follows_one_that_promised_more_or_was_not_enough(last, follows):
    assert rules.may_answer_again(last) is follows


def test_only_an_answer_that_was_owed_is_called_enough_or_not():
    assert rules.may_judge(Given(), is_owed=True)
    assert rules.may_judge(NOT_ENOUGH, is_owed=True)
    assert not rules.may_judge(Given(), is_owed=False)
    assert not rules.may_judge(None, is_owed=True)


def test_the_second_answer_is_owed_by_the_chair_else_the_secretary():
    assert rules.who_answers_again("Good Homes") == "the chair of Good Homes"
    assert rules.who_answers_again("") == "the board secretary"


def told(state=CommentState.STANDS, last=None, *, owed="9 September 2025", is_late=False):
    return rules.steps(
        state,
        posted_on="26 August 2025",
        owed=owed,
        is_late=is_late,
        last=last,
        answered_on="4 September 2025",
    )


def test_the_steps_say_how_far_a_comment_has_come():
    sent = ("Sent 26 August 2025", "past")
    answered = ("Answered 4 September 2025", "past")
    assert told() == [
        sent, ("Answer due by 9 September 2025", "here"), ("Answered", "next")
    ]  # fmt: skip
    assert told(is_late=True)[1] == ("Answer was due by 9 September 2025", "here")
    assert told(last=Given()) == [sent, answered]
    assert told(last=ENOUGH) == [sent, answered, ("You said: that answers it", "past")]
    assert told(last=LOOKS)[2] == ("They look again on 9 September 2025", "here")
    assert told(last=DOES)[2] == ("Being done by 9 September 2025", "here")
    assert told(last=DOES, owed="")[2] == ("Being done", "here")
    assert told(last=NOT_ENOUGH)[1:] == [
        ("Answered 4 September 2025, not yet enough", "past"),
        ("Answer due by 9 September 2025", "here"),
    ]
    assert told(CommentState.PRIVATE) == [sent, ("With the safeguarding lead", "here")]


def test_what_is_gone_or_owed_nothing_has_no_steps():
    assert told(CommentState.WITHDRAWN) == told(CommentState.REMOVED) == told(owed="") == []
