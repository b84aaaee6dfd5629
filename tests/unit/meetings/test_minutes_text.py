"""The minutes as a record: kept whole, given back the same, and narrowed by who reads."""

from dataclasses import astuple
from datetime import date

from tracker.core.visibility import Visibility
from tracker.meetings.agenda.policy import THE_BOARD, THE_CLEARED, THE_PUBLIC
from tracker.meetings.agenda.queries import PRIVATE_ITEM
from tracker.meetings.minutes.text import (
    Arisen,
    Attendee,
    Declared,
    MinutedItem,
    MinutesText,
    Resolved,
    from_json,
    seen,
    to_json,
)

CANARY = "q7Zk2TmXv9LpWc4RsYb8NdHj"
OPEN = Arisen(1, "B1", "Write to all members", "Participation Lead", "30 June 2025", "board")


def item(item_id, label, **facts):
    return MinutedItem(item_id, item_id, None, "ordinary", f"Item {item_id}", label, **facts)


PRIVATE = item(
    3,
    "restricted",
    exempt_paragraph=f"Paragraph 3: {CANARY[:0]}business affairs",
    exempt_reason="It gives a price.",
    public_note="A contract was discussed.",
    discussion=CANARY,
    resolutions=(Resolved("approve", CANARY, CANARY, CANARY),),
    actions=(Arisen(2, "B2", CANARY, CANARY, CANARY, "restricted"),),
    interests=(Declared(CANARY, CANARY, CANARY, True),),
)
TEXT = MinutesText(
    body="Executive Board",
    held_on=date(2025, 6, 24),
    began="14:00",
    closed="15:20",
    place="Town Hall",
    chair="The chair",
    attendees=(
        Attendee("The chair", "", "present"),
        Attendee("Head of Service", "Inclusion", "in-attendance", joined="14:10", left="15:00"),
    ),
    interests=(Declared("A member", "Other registerable interest", "", False),),
    items=(
        item(1, "public", discussion="Heard.", resolutions=(Resolved("note", "Noted."),)),
        item(2, "board", discussion="For the board.", actions=(OPEN,)),
        PRIVATE,
    ),
    actions=(OPEN,),
)


def read(eyes, *, labels=None, actions=(1, 2)):
    return seen(TEXT, eyes, labels=labels or {}, actions=frozenset(actions), unnamed=())


def test_what_is_kept_comes_back_the_same():
    assert from_json(to_json(TEXT)) == TEXT


def test_the_public_reads_the_fair_summary_of_a_private_item_and_nothing_else():
    found = read(THE_PUBLIC)
    assert [each.item_id for each in found.items] == [1, 3]
    closed = found.items[1]
    assert (closed.title, closed.public_note) == (PRIVATE_ITEM, "A contract was discussed.")
    assert closed.is_closed
    assert CANARY not in repr(astuple(found))


def test_the_board_reads_its_items_and_not_the_private_one():
    found = read(THE_BOARD)
    assert [each.item_id for each in found.items] == [1, 2, 3]
    assert CANARY not in repr(astuple(found))


def test_who_is_cleared_reads_all():
    assert read(THE_CLEARED) == TEXT


def test_an_action_that_the_reader_may_not_see_is_not_named():
    found = read(THE_CLEARED, actions=[2])
    assert found.items[1].actions == ()
    assert found.actions == ()


def test_part_2_that_was_lifted_is_open_in_old_minutes_too():
    found = read(THE_BOARD, labels={3: Visibility.BOARD})
    assert found.items[2].discussion == CANARY


def test_who_was_there_stands_in_the_lists_of_the_papers():
    assert [each.name for each, _ in TEXT.present] == ["The chair"]
    ((officer, _),) = TEXT.in_attendance
    assert officer.hours == "joined at 14:10 and left at 15:00"
    assert [each.item_id for each in TEXT.decided] == [1, 2, 3]


def test_who_is_told_alike_is_told_once_with_how_many():
    councillor = Attendee("Councillor", "", "present")
    text = MinutesText(
        "", TEXT.held_on, "", "", "", "", attendees=(*TEXT.attendees, *[councillor] * 8)
    )
    assert [(each.name, number) for each, number in text.present] == [
        ("The chair", 1),
        ("Councillor", 8),
    ]
