from datetime import date

import pytest

from tracker.voice import rules
from tracker.voice.enums import AnswerKind, CommentState

TODAY = date(2025, 9, 5)  # a Friday
DUE, LOOK = date(2025, 9, 9), date(2025, 9, 26)


@pytest.mark.parametrize(
    ("last", "owed"),
    [
        (None, DUE),
        (AnswerKind.WE_WILL_LOOK_AGAIN, LOOK),
        (AnswerKind.WE_ARE_DOING_IT, None),
        (AnswerKind.WE_DID_IT, None),
        (AnswerKind.WE_CANNOT, None),
    ],
)
def test_a_debt_is_paid_by_an_answer_but_for_a_promised_second_look(last, owed):
    assert rules.debt_on(DUE, last=last, look_again_on=LOOK) == owed


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


def test_another_answer_follows_only_one_that_promised_more():
    again = {kind for kind in [None, *AnswerKind] if rules.may_answer_again(kind)}
    assert again == {None, AnswerKind.WE_ARE_DOING_IT, AnswerKind.WE_WILL_LOOK_AGAIN}


def told(state=CommentState.STANDS, last=None, *, owed="9 September 2025", is_late=False):
    return rules.steps(
        state,
        posted_on="26 August 2025",
        owed=owed,
        is_late=is_late,
        last=last,
        answered_on="4 September 2025",
        look_again_on="26 September 2025",
    )


def test_the_steps_say_how_far_a_comment_has_come():
    sent = ("Sent 26 August 2025", "past")
    answered = ("Answered 4 September 2025", "past")
    assert told() == [
        sent, ("Answer due by 9 September 2025", "here"), ("Answered", "next")
    ]  # fmt: skip
    assert told(is_late=True)[1] == ("Answer was due by 9 September 2025", "here")
    assert told(last=AnswerKind.WE_DID_IT) == [sent, answered]
    assert told(last=AnswerKind.WE_WILL_LOOK_AGAIN)[2] == (
        "They look again on 26 September 2025", "here"
    )  # fmt: skip
    assert told(CommentState.PRIVATE) == [sent, ("With the safeguarding lead", "here")]


def test_what_is_gone_or_owed_nothing_has_no_steps():
    assert told(CommentState.WITHDRAWN) == told(CommentState.REMOVED) == told(owed="") == []
