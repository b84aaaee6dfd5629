"""What a person corrects in an import stays, and nothing else does."""

from dataclasses import replace

import pytest

from tests.factories import readings
from tracker.importing import service
from tracker.importing.edits import as_typed, edited_rows
from tracker.importing.reading import reading_from, to_json

FIRST, SECOND, THIRD = "1.2.1", "1.3.1", "1.4.1"


@pytest.fixture
def found(bring, rows):
    first, second, third = rows
    several = replace(first, lead="Head of Housing\nHead of Health")
    return bring(readings.reading(several, second, third))


def row(found, key):
    whole = edited_rows(reading_from(found.reading), found.edits)
    return next(each for each in whole if each.key == key)


def correct(found, key, **typed):
    each = row(found, key)
    service.correct_row(found, each, as_typed(each.row) | typed)


def join(found, key):
    service.merge(found, reading_from(found.reading), key)


def test_what_was_left_as_it_was_follows_a_later_reading(found):
    correct(found, FIRST, ref="9z")
    assert row(found, FIRST).row.lead == "Head of Housing\nHead of Health"
    again = reading_from(found.reading)
    again = replace(again, rows=tuple(replace(each, lead="Director") for each in again.rows))
    found.reading = to_json(again)
    assert (row(found, FIRST).row.ref, row(found, FIRST).row.lead) == ("9z", "Director")


def test_a_joined_row_that_is_corrected_holds_each_word_once(found):
    join(found, SECOND)
    both = "Review housing options\nVisit every home"
    assert row(found, FIRST).row.action == both
    correct(found, FIRST, action=f"{both} twice")
    assert row(found, FIRST).row.action == f"{both} twice"
    join(found, THIRD)
    assert row(found, FIRST).row.action == f"{both} twice\nPublish the offer"
    correct(found, FIRST, progress="Begun")
    assert row(found, FIRST).row.action == f"{both} twice\nPublish the offer"
    assert row(found, FIRST).row.progress == "Begun"


def test_a_row_that_is_taken_apart_has_its_own_words_again(found):
    join(found, SECOND)
    correct(found, FIRST, ref="9z")
    service.separate(found, SECOND)
    assert row(found, SECOND).row.action == "Visit every home"
    assert row(found, SECOND).counts


def test_the_doubts_of_a_joined_row_are_settled_with_it_and_come_back_apart(found):
    join(found, SECOND)
    assert row(found, FIRST).row.queries == ("the year is our guess",)
    service.check_row(found, row(found, FIRST))
    assert not row(found, FIRST).has_doubts
    service.separate(found, SECOND)
    assert row(found, SECOND).has_doubts


def test_a_doubt_that_was_not_there_yet_is_not_settled(found):
    service.check_row(found, row(found, SECOND))
    assert not row(found, SECOND).has_doubts
    again = reading_from(found.reading)
    doubted = replace(again.rows[1], queries=("the year is our guess", "No date could be read"))
    found.reading = to_json(replace(again, rows=(again.rows[0], doubted)))
    assert row(found, SECOND).row.queries == ("No date could be read",)


def test_a_row_stands_by_itself_where_the_one_it_was_joined_to_is_gone(found):
    join(found, SECOND)
    again = reading_from(found.reading)
    found.reading = to_json(replace(again, rows=again.rows[1:]))
    assert row(found, SECOND).counts
    assert row(found, SECOND).row.action == "Visit every home"
