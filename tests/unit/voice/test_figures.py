"""What came of what young people said, counted: each comment once, and nothing twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.voice.enums import AnswerKind, Verdict
from tracker.voice.figures.rules import Figures, Given, Said, figures_of, total, was_owed
from tracker.voice.figures.words import finding

SENT, DUE = date(2025, 9, 1), date(2025, 9, 15)
DID, DOES = AnswerKind.WE_DID_IT, AnswerKind.WE_ARE_DOING_IT
LATER = date(2025, 12, 1)


def said(*answers):
    return Said(1, SENT, DUE, answers)


def not_yet(answer, on, owed):
    return replace(answer, verdict=Verdict.NOT_YET, judged_on=on, owed_again_on=owed)


def enough(answer, on):
    return replace(answer, verdict=Verdict.ANSWERS_IT, judged_on=on)


DONE = Given(date(2025, 9, 10), DID)
DOING = Given(date(2025, 9, 10), DOES, promised_on=date(2025, 10, 31))
CANNOT = Given(date(2025, 9, 10), AnswerKind.WE_CANNOT)
AGAIN_ON = date(2025, 9, 26)


@pytest.mark.parametrize(
    ("comment", "as_of", "figures"),
    [
        pytest.param(said(), DUE, Figures(1, waiting=1), id="waits, not late on its last day"),
        pytest.param(said(), DUE + timedelta(1), Figures(1, waiting=1, late=1), id="late"),
        pytest.param(said(DONE), DUE, Figures(1, 1, 1, changed=1), id="done in time"),
        pytest.param(said(DONE), date(2025, 9, 9), Figures(1, waiting=1), id="before its answer"),
        pytest.param(
            said(replace(DONE, on=DUE + timedelta(1))), LATER, Figures(1, 1, changed=1), id="late"
        ),
        pytest.param(said(CANNOT), LATER, Figures(1, 1, 1), id="cannot changes nothing"),
        pytest.param(said(enough(CANNOT, LATER)), LATER, Figures(1, 1, 1), id="a good reason"),
        pytest.param(said(DOING), date(2025, 10, 31), Figures(1, 1, 1), id="being done"),
        pytest.param(
            said(enough(DOING, SENT)), date(2025, 10, 31), Figures(1, 1, 1, changed=1),
            id="being done, and that answers it",
        ),
        pytest.param(
            said(enough(DOING, date(2025, 10, 2))), date(2025, 10, 1), Figures(1, 1, 1),
            id="not said yet",
        ),
        pytest.param(
            said(DOING), date(2025, 11, 1), Figures(1, waiting=1, late=1), id="a promise not kept"
        ),
        pytest.param(
            said(DOING, replace(DONE, on=date(2025, 10, 30))), LATER, Figures(1, 1, 1, changed=1),
            id="a promise kept",
        ),
        pytest.param(
            said(DOING, replace(DONE, on=date(2025, 11, 3))), LATER, Figures(1, 1, changed=1),
            id="a promise kept late",
        ),
        pytest.param(
            said(not_yet(DONE, date(2025, 9, 12), AGAIN_ON)), AGAIN_ON,
            Figures(1, waiting=1, not_yet=1), id="not yet is not answered",
        ),
        pytest.param(
            said(not_yet(DONE, date(2025, 9, 12), AGAIN_ON)), LATER,
            Figures(1, waiting=1, late=1, not_yet=1), id="not yet, and late",
        ),
        pytest.param(
            said(not_yet(DONE, date(2025, 9, 12), AGAIN_ON)), date(2025, 9, 11),
            Figures(1, 1, 1, changed=1), id="before it was said",
        ),
        pytest.param(
            said(not_yet(DONE, date(2025, 9, 12), AGAIN_ON), replace(CANNOT, on=AGAIN_ON)), LATER,
            Figures(1, 1, 1), id="answered again in time",
        ),
    ],
)  # fmt: skip
def test_a_comment_as_it_stood_on_a_day(comment, as_of, figures):
    assert figures_of(comment, as_of) == figures


@pytest.mark.parametrize(
    ("comment", "first", "last", "counts"),
    [
        (said(DONE), date(2025, 9, 10), LATER, True),
        (said(DONE), date(2025, 9, 11), LATER, False),
        (said(DONE), date(2025, 1, 1), date(2025, 8, 31), False),
        (said(), date(2026, 1, 1), date(2026, 1, 1), True),
        (said(DOING), date(2025, 9, 11), date(2025, 10, 31), False),
        (said(DOING), date(2025, 9, 11), date(2025, 11, 1), True),
        (said(not_yet(DONE, date(2025, 9, 12), AGAIN_ON)), date(2025, 9, 11), LATER, True),
    ],
)
def test_it_belongs_to_a_period_in_which_an_answer_was_owed(comment, first, last, counts):
    assert was_owed(comment, first, last) is counts


def test_the_figures_in_words():
    assert finding(Figures(2, 0, 0, 2)) == (
        "2 comments were owed an answer. 2 still wait. None changed something."
    )
    assert finding(Figures()) == "No comment was owed an answer."
    assert finding(Figures(1, 1, 1, changed=1)) == (
        "1 comment was owed an answer. 1 is answered, 1 of them in time. 1 changed something."
    )
    assert finding(Figures(9, 6, 5, 3, 2, 1, 0)) == (
        "9 comments were owed an answer. 6 are answered, 5 of them in time. 3 still wait, 2 of "
        "them late. 1 was answered, but whoever asked said “not yet”. None changed something."
    )


DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))


@st.composite
def comments(draw):
    """A comment with up to three answers in order, some promising, some called not enough."""
    posted_on = draw(DAYS)
    day, answers = posted_on, []
    for _ in range(draw(st.integers(0, 3))):
        day += timedelta(draw(st.integers(0, 40)))
        answer = Given(day, draw(st.sampled_from(AnswerKind)))
        if draw(st.booleans()):
            answer = replace(answer, promised_on=day + timedelta(draw(st.integers(1, 60))))
        judged = day + timedelta(draw(st.integers(0, 10)))
        verdict = draw(st.sampled_from([None, *Verdict]))
        if verdict is Verdict.NOT_YET:
            answer, day = not_yet(answer, judged, judged + timedelta(14)), judged
        elif verdict:
            answer, day = enough(answer, judged), judged
        answers.append(answer)
    stream = draw(st.sampled_from([None, 1, 2]))
    return Said(stream, posted_on, posted_on + timedelta(14), tuple(answers))


MANY = st.lists(comments(), max_size=8)


@given(every=MANY, first=DAYS, length=st.integers(0, 200))
def test_every_comment_counts_once_and_no_part_is_more_than_the_whole(every, first, length):
    last = first + timedelta(length)
    found = total(every, first, last)
    for it in found.values():
        assert it.owed == it.answered + it.waiting
        assert max(it.in_time, it.changed) <= it.answered
        assert max(it.late, it.not_yet) <= it.waiting
        assert min(it.in_time, it.late, it.not_yet, it.changed) >= 0
    assert sum(it.owed for it in found.values()) == sum(
        was_owed(each, first, last) for each in every
    )


@given(every=MANY, first=DAYS, length=st.integers(0, 200), earlier=st.integers(0, 100))
def test_a_longer_period_never_owes_less(every, first, length, earlier):
    last = first + timedelta(length)
    longer = total(every, first - timedelta(earlier), last)
    for stream, it in total(every, first, last).items():
        assert longer[stream].owed >= it.owed
        assert longer[stream].waiting == it.waiting  # what waits at its end waits in both


@given(comment=comments(), as_of=DAYS)
def test_what_happens_after_a_day_does_not_change_what_was_known_on_it(comment, as_of):
    known = tuple(
        answer if answer.judged_on is None or answer.judged_on <= as_of
        else replace(answer, verdict=None, judged_on=None, owed_again_on=None)
        for answer in comment.answers if answer.on <= as_of
    )  # fmt: skip
    assert figures_of(replace(comment, answers=known), as_of) == figures_of(comment, as_of)
