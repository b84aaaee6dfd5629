"""How a step stands on a day."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.meetings.cycle.enums import Standing, StepKind
from tracker.meetings.cycle.queries import Cycle
from tracker.meetings.cycle.rules import Basis, steps
from tracker.meetings.cycle.standing import Done, Known, lines, next_to_do
from tracker.meetings.enums import MeetingStatus

BOARD = date(2025, 9, 26)
OVER = "The meeting is over. "
BASIS = Basis(
    held_on=BOARD,
    round=((15, date(2025, 9, 5)), (7, date(2025, 9, 17))),
    signs_off=True,
    chased=(3, 7, 15),
)


def found(today, status=MeetingStatus.PLANNED, **facts):
    known = Known(held_on=BOARD, status=status, **facts)
    return {line.key: line for line in lines(steps(BASIS), known, today=today)}


@pytest.mark.parametrize(
    ("today", "standing", "late"),
    [
        (date(2025, 9, 17), Standing.AHEAD, 0),
        (date(2025, 9, 18), Standing.TODAY, 0),
        (date(2025, 9, 19), Standing.LATE, 1),
        (date(2025, 9, 20), Standing.LATE, 1),
        (date(2025, 9, 23), Standing.LATE, 3),
    ],
)
def test_what_is_not_done_by_its_day_is_late_in_working_days(today, standing, late):
    line = found(today)["agenda"]
    assert (line.standing, line.late_by) == (standing, late)
    assert found(date(2025, 9, 23))["agenda"].late_words == "3 working days late"


def test_what_is_very_late_is_not_counted_any_more():
    done = {"meeting": Done(BOARD)}
    line = found(date(2026, 9, 26), MeetingStatus.HELD, done=done)["minutes"]
    assert line.late_words == "more than 60 working days late"


def test_what_was_done_late_says_so_and_by_how_much():
    line = found(BOARD, done={"agenda": Done(date(2025, 9, 22))})["agenda"]
    assert (line.standing, line.late_by) == (Standing.DONE, 2)
    line = found(BOARD, done={"agenda": Done(date(2025, 9, 15))})["agenda"]
    assert (line.standing, line.late_by) == (Standing.DONE, 0)


def test_a_late_step_of_a_meeting_that_is_over_is_no_longer_late():
    lines_then = found(date(2025, 9, 29), MeetingStatus.HELD, done={"meeting": Done(BOARD)})
    assert lines_then["agenda"].standing is Standing.NOT_DONE
    assert lines_then["decisions"].standing is Standing.AHEAD


def test_what_follows_waits_until_somebody_says_that_it_took_place():
    lines_then = found(date(2025, 11, 3))
    assert lines_then["meeting"].standing is Standing.LATE
    assert {lines_then[key].standing for key in ("decisions", "minutes")} == {Standing.WAITS}


def test_the_tracker_does_its_own_steps_on_their_day():
    lines_then = found(date(2025, 9, 5))
    assert lines_then["round-opens"].standing is Standing.DONE
    assert lines_then["round-closes"].standing is Standing.AHEAD


def test_a_page_that_should_be_frozen_and_is_not_is_late():
    assert found(date(2025, 9, 18))["frozen"].standing is Standing.TODAY
    assert found(date(2025, 9, 19))["frozen"].standing is Standing.LATE


def test_minutes_that_came_in_between_end_the_asking():
    came = date(2025, 10, 1)
    done = {"minutes": Done(came), "meeting": Done(BOARD)}
    lines_then = found(
        date(2025, 10, 20), MeetingStatus.HELD, done=done, minutes_out_on=came, minutes_are_out=True
    )
    assert lines_then["minutes-chased-3"].standing is Standing.DONE
    assert lines_then["minutes-chased-7"].standing is Standing.NOT_NEEDED
    assert lines_then["minutes-chased-15"].standing is Standing.NOT_NEEDED


def test_minutes_without_a_day_were_never_asked_for():
    lines_then = found(date(2025, 10, 20), MeetingStatus.HELD, minutes_are_out=True)
    assert lines_then["minutes-chased-3"].standing is Standing.NOT_NEEDED


def test_the_next_thing_to_do_is_somebodys_and_the_earliest():
    late = found(date(2025, 9, 19), done={"sign-off": Done(date(2025, 9, 16))})
    assert next_to_do(late.values()).kind is StepKind.PAPERS
    early = found(date(2025, 9, 4))
    assert next_to_do(early.values()).kind is StepKind.SIGN_OFF
    over = found(date(2026, 3, 2), MeetingStatus.HELD, done={k: Done() for k in early})
    assert next_to_do(over.values()) is None


def test_only_what_the_tracker_cannot_know_is_ticked_and_only_once():
    hand = frozenset({StepKind.PAPERS})
    assert found(BOARD, by_hand=hand)["papers"].may_be_ticked
    assert not found(BOARD, by_hand=hand)["agenda"].may_be_ticked
    ticked = found(BOARD, by_hand=hand, done={"papers": Done(BOARD, "Clerk", is_tick=True)})
    assert not ticked["papers"].may_be_ticked


@pytest.mark.parametrize(
    ("standings", "words"),
    [
        ([Standing.DONE, Standing.NOT_NEEDED], "Nothing is left to do"),
        ([Standing.NOT_DONE, Standing.DONE], "1 step was never written down as done"),
        ([Standing.NOT_DONE] * 3, "3 steps were never written down as done"),
        ([Standing.NOT_DONE, Standing.LATE], "1 step is late"),
        ([Standing.DONE, Standing.AHEAD], "1 of 2 steps is done"),
    ],
)
def test_a_cycle_does_not_call_done_what_nobody_wrote_down(standings, words):
    (line, *_) = found(BOARD).values()
    told = [replace(line, kind=StepKind.AGENDA, standing=each) for each in standings]
    assert Cycle(None, told, None, frozenset(), BOARD).words.removeprefix(OVER) == words
