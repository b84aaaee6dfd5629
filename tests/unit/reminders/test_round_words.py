"""What a round's row says, to whom."""

from datetime import date

import pytest

from tracker.meetings.enums import MeetingStatus
from tracker.meetings.queries import BoardMeeting
from tracker.reminders.enums import Audience
from tracker.reminders.round_words import round_detail
from tracker.reminders.rounds import RoundPart, StreamPart
from tracker.reminders.sight import Recipient

CLOSES = date(2025, 9, 17)
BOARD = BoardMeeting(1, date(2025, 9, 26), None, None, "", "Board", MeetingStatus.PLANNED)
LEAD = Recipient(7, Audience.ACCOUNTABLE)
CHAIR = Recipient(8, Audience.CHAIR)


def says(to=LEAD, *, is_closing=False, **part):
    found = RoundPart(BOARD, CLOSES, **part)
    until = "Wednesday 17 September"
    return " ".join(round_detail(found, to, until=until, is_closing=is_closing))


@pytest.mark.parametrize(
    ("unsaid", "of", "words"),
    [
        (1, 1, "Your action still needs a word by Wednesday 17 September."),
        (1, 2, "1 of your 2 actions still needs a word by Wednesday 17 September."),
        (2, 2, "Both of your actions still need a word by Wednesday 17 September."),
        (4, 4, "All 4 of your actions still need a word by Wednesday 17 September."),
        (3, 5, "3 of your 5 actions still need a word by Wednesday 17 September."),
    ],
)
def test_a_lead_reads_how_many_of_theirs_need_a_word_and_until_when(unsaid, of, words):
    assert says(unsaid=unsaid, open=of) == words


def test_a_chair_reads_numbers_for_each_workstream():
    streams = (StreamPart("Good Homes", 12, 3), StreamPart("Good Health", 1, 1))
    assert says(CHAIR, streams=streams) == (
        "Good Homes: 3 of 12 still need a word by Wednesday 17 September. "
        "Good Health: 1 of 1 still needs a word by Wednesday 17 September."
    )


def test_a_chair_who_leads_actions_too_reads_both():
    words = says(unsaid=1, open=1, streams=(StreamPart("Good Homes", 12, 3),))
    assert words.startswith("Your action still needs a word by Wednesday 17 September.")
    assert "Good Homes: 3 of 12 still need a word" in words


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (StreamPart("Good Homes", 4, 0), "Good Homes: all 4 have a word."),
        (StreamPart("Good Homes", 1, 0), "Good Homes: its action has a word."),
        (StreamPart("Good Homes", 4, 1), "Good Homes: 1 of 4 without a word."),
        (
            StreamPart("Good Homes", 20, 14, ("H1", "H2")),
            "Good Homes: 14 of 20 without a word. "
            "No reply to two update requests: H1, H2 and 12 more.",
        ),
    ],
)
def test_at_the_close_a_chair_reads_what_has_no_word_and_is_asked_to_sign_off(part, words):
    told = says(CHAIR, is_closing=True, streams=(part,))
    assert told == f"{words} Sign off what the board will see."


def test_a_copy_of_the_close_asks_nothing():
    copy = Recipient(9, Audience.BOARD_SECRETARY, is_copy=True)
    told = says(copy, is_closing=True, streams=(StreamPart("Good Homes", 4, 1),))
    assert told == "Good Homes: 1 of 4 without a word."
