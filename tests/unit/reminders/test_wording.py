"""What a letter prints of each thing, and what it keeps to itself."""

from dataclasses import replace
from datetime import date, time

import pytest

from tracker.access.roles import Role
from tracker.actions.rules import Facts
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.queries import BoardMeeting
from tracker.people.identity import SignedIn
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.due import DueLetter, Row, Told
from tracker.reminders.enums import About, Audience, StepKind
from tracker.reminders.rounds import RoundPart
from tracker.reminders.rules import CommentFacts
from tracker.reminders.said import CommentInfo
from tracker.reminders.sight import Recipient
from tracker.reminders.steps import Step
from tracker.reminders.wording import items_of

TODAY, DUE = date(2025, 9, 5), date(2025, 9, 26)
PLACE = "At 14:00, Town Hall."
NEXT = "Executive Board, Friday 26 September 2025"
TITLE = "Leaflets about health"
LEAD = SignedIn(7, "lead@example.org", "Lead", "Lead", frozenset({Role.ACTION_LEAD}), False)
PUBLIC = ActionInfo(1, "W3", TITLE, 1, 1, Visibility.PUBLIC, Facts())
BOARD_ONLY = replace(PUBLIC, visibility=Visibility.BOARD)
COMMENT = CommentInfo(CommentFacts(3, TODAY, DUE), 9, "care leaver ambassador", PUBLIC)
BOARD = BoardMeeting(4, DUE, time(14), None, "Town Hall", "Executive Board", MeetingStatus.PLANNED)


def item(kind, thing, *, is_shared=False, **to):
    recipient = Recipient(**{"user_id": 7, "audience": Audience.ACCOUNTABLE} | to)
    told = Told(Step(kind, TODAY, About.ACTION, 1, DUE), thing, recipient)
    letter = DueLetter(LEAD, TODAY, (Row(told, is_new=True),), (), is_to_shared=is_shared)
    return items_of(letter)[0]


@pytest.mark.parametrize("kind", [StepKind.DUE_SOON, StepKind.OVERDUE, StepKind.DATE_MOVED])
def test_a_title_is_printed_of_what_is_public_and_of_nothing_else(kind):
    assert item(kind, PUBLIC).title == f"W3 {TITLE}"
    hidden = item(kind, BOARD_ONLY)
    assert (hidden.ref, hidden.title) == ("W3", "W3: sign in to see what it says")


def test_a_mailbox_that_several_people_read_gets_references_only():
    assert item(StepKind.OVERDUE, PUBLIC, is_shared=True).title == "W3: sign in to see what it says"
    assert item(StepKind.COMMENT, COMMENT, is_shared=True).title == "Somebody wrote about W3"


def test_a_comment_names_a_part_and_never_a_person():
    assert item(StepKind.COMMENT, COMMENT).title == "A care leaver ambassador wrote about W3"
    assert item(StepKind.ANSWERED, COMMENT).title == "What you said about W3"


@pytest.mark.parametrize(
    ("kind", "ref", "title", "detail"),
    [
        (StepKind.NEXT_BOARD, "Next board", NEXT, PLACE),
        (StepKind.BOARD_MOVED, "Next board", NEXT, PLACE),
        (
            StepKind.PACK,
            "Next board",
            NEXT,
            "The board’s summary is fixed. Read it before the meeting.",
        ),
        (
            StepKind.MINUTES,
            "Minutes",
            "What the board decided on Friday 26 September 2025",
            "Write down what was decided, so that nobody has to remember it.",
        ),
    ],
)
def test_a_board_s_row_says_what_it_is_about(kind, ref, title, detail):
    found = item(kind, BOARD)
    assert (found.ref, found.title, found.detail) == (ref, title, detail)


@pytest.mark.parametrize(
    ("kind", "audience", "asks"),
    [
        (StepKind.NEXT_BOARD, Audience.MEMBERS, True),
        (StepKind.NEXT_BOARD, Audience.LEADS, False),
        (StepKind.BOARD_MOVED, Audience.MEMBERS, False),
    ],
)
def test_who_is_on_the_board_s_list_is_asked_whether_they_come(kind, audience, asks):
    detail = item(kind, BOARD, audience=audience).detail
    assert ("say on its page whether you come" in detail) is asks
    assert detail.startswith(PLACE)


def test_a_round_s_row_names_the_board_and_the_last_day():
    found = item(StepKind.ROUND_OPENS, RoundPart(BOARD, date(2025, 9, 17), open=2, unsaid=1))
    assert found.ref == "Update round"
    assert found.title == "Update round for the board of 26 September 2025"
    assert found.detail == ("1 of your 2 actions still needs a word by Wednesday 17 September.")


@pytest.mark.parametrize(
    ("audience", "says"),
    [
        (Audience.ACCOUNTABLE, "Say where it is, or ask for a new date."),
        (Audience.CHAIR, "You chair its workstream"),
        (Audience.BOARD_CHAIR, "It is on the board’s agenda under exceptions."),
    ],
)
def test_an_overdue_row_says_what_is_asked_of_its_reader(audience, says):
    assert says in item(StepKind.OVERDUE, PUBLIC, audience=audience).detail


@pytest.mark.parametrize(
    ("kind", "thing", "audience", "says"),
    [
        (StepKind.OVERDUE, PUBLIC, Audience.BOARD_CHAIR, "this comes to you: it is for its agenda"),
        (StepKind.MINUTES, BOARD, Audience.BOARD_CHAIR, "chairs the board here, so this comes to"),
        (StepKind.MINUTES, BOARD, Audience.MINUTE_TAKER, "on the board’s list as its secretary"),
        (StepKind.OVERDUE, PUBLIC, Audience.CHAIR, "Nobody chairs its workstream here"),
        (StepKind.OVERDUE, PUBLIC, Audience.ACCOUNTABLE, "in the post that leads it"),
        (StepKind.ROUND_ASKS, RoundPart(BOARD, DUE), Audience.ACCOUNTABLE, "that lead them"),
        (StepKind.ROUND_ASKS, RoundPart(BOARD, DUE), Audience.CHAIR, "Nobody chairs them"),
    ],
)
def test_who_gets_a_row_for_want_of_another_reads_why(kind, thing, audience, says):
    assert says in item(kind, thing, audience=audience, stands_in=True).detail


def test_every_family_of_steps_has_words():
    round_part = RoundPart(BOARD, DUE, open=1, unsaid=1)
    for kind in StepKind:
        thing = {"round": round_part, "board": BOARD, "next": BOARD, "pack": BOARD}.get(
            kind.partition("_")[0], PUBLIC
        )
        found = item(kind, thing)
        assert found.why
        assert found.title
        assert not found.why.endswith(".")
