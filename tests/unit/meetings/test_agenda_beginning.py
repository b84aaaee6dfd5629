"""What comes on an agenda by itself, where it stands, and that it never comes twice."""

from datetime import date

from tracker.meetings.agenda.beginning import NewItem, coming, placed
from tracker.meetings.agenda.enums import ItemKind, Purpose

JULY = date(2025, 7, 30)


class Waiting(NewItem):
    """An item that was held over has an id."""

    id = 77


def item(title, kind=ItemKind.ORDINARY, **facts):
    return NewItem(kind, title, Purpose.NOTE, 5, "", **facts)


STANDING = [
    item("Apologies", ItemKind.APOLOGIES),
    item("Minutes of the last meeting", ItemKind.MINUTES),
    item("Workstreams"),
    item("Any other business", ItemKind.ANY_OTHER),
    item("Next meeting", ItemKind.NEXT_MEETING),
]


def titles(items):
    return [each.title for each in items]


def come(present=(), held_over=(), last_on=JULY, tells_promises=True, standing=STANDING):
    return coming(standing, present, held_over, last_on=last_on, tells_promises=tells_promises)


def test_an_agenda_begins_with_what_stands_names_the_last_minutes_and_asks_what_was_promised():
    assert titles(come()) == [
        "Apologies",
        "Minutes of the meeting of 30 July 2025",
        "What we promised last time",
        "Workstreams",
        "Any other business",
        "Next meeting",
    ]


def test_where_promises_are_not_told_they_do_not_come():
    assert "What we promised last time" not in titles(come(tells_promises=False))


def test_promises_that_stand_already_keep_their_place_and_come_once():
    stands = [*STANDING, item("Our promises", ItemKind.PROMISES)]
    found = come(standing=stands)
    assert [each.title for each in found if each.kind is ItemKind.PROMISES] == ["Our promises"]


def test_promises_come_first_thing_where_no_minutes_stand():
    found = come(standing=[item("Apologies", ItemKind.APOLOGIES), item("Workstreams")])
    assert titles(found) == ["Apologies", "What we promised last time", "Workstreams"]


def test_a_first_meeting_has_neither_minutes_nor_promises():
    assert titles(come(last_on=None)) == [
        "Apologies",
        "Workstreams",
        "Any other business",
        "Next meeting",
    ]


def test_what_was_held_over_comes_before_the_end_and_names_whence():
    held = Waiting(ItemKind.ORDINARY, "Sufficiency", Purpose.DECIDE, 20, "Head of Service")
    found = come(held_over=[held])
    assert titles(found)[3:] == ["Workstreams", "Sufficiency", "Any other business", "Next meeting"]
    (carried,) = [each for each in found if each.title == "Sufficiency"]
    assert (carried.carried_from_id, carried.minutes) == (77, 20)


def test_a_standing_item_that_was_held_over_comes_once_in_its_own_place():
    held = Waiting(ItemKind.ORDINARY, "workstreams", Purpose.DECIDE, 20, "")
    found = come(held_over=[held])
    assert titles(found).count("Workstreams") == 0
    assert titles(found)[3] == "workstreams"
    assert found[3].carried_from_id == 77


def test_minutes_that_were_held_over_come_beside_the_new_ones():
    held = Waiting(ItemKind.MINUTES, "Minutes of the meeting of 5 June 2025", Purpose.NOTE, 5, "")
    found = [each.title for each in come(held_over=[held]) if each.kind is ItemKind.MINUTES]
    assert found == [
        "Minutes of the meeting of 30 July 2025",
        "Minutes of the meeting of 5 June 2025",
    ]


def test_asked_twice_nothing_comes_twice():
    held = Waiting(ItemKind.ORDINARY, "Sufficiency", Purpose.DECIDE, 20, "")
    once = come(held_over=[held])
    assert come(present=once, held_over=[held]) == []


def test_only_what_is_missing_comes():
    present = [each for each in come() if each.title != "Workstreams"]
    assert titles(come(present=present)) == ["Workstreams"]


def test_a_known_item_under_other_words_is_not_missing():
    present = [item("Apologies received", ItemKind.APOLOGIES)]
    assert "Apologies" not in titles(come(present=present))


def test_more_items_stand_where_their_kind_stands():
    present = [item("A"), item("Any other business", ItemKind.ANY_OTHER)]
    more = [
        item("B"),
        item("Apologies", ItemKind.APOLOGIES),
        item("Next meeting", ItemKind.NEXT_MEETING),
        item("C"),
    ]
    assert titles(placed(present, more)) == [
        "Apologies",
        "A",
        "B",
        "C",
        "Any other business",
        "Next meeting",
    ]


def test_any_other_business_stands_before_the_next_meeting():
    present = [item("A"), item("Next meeting", ItemKind.NEXT_MEETING)]
    found = placed(present, [item("Any other business", ItemKind.ANY_OTHER)])
    assert titles(found) == ["A", "Any other business", "Next meeting"]
