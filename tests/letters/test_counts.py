"""The number in the subject is the number of things in the text, in the HTML, and of rows."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.people import AbsenceFactory
from tests.factories.reminders import board_on
from tests.letters.situations import ALL as SITUATIONS
from tests.letters.town import TITLES, TODAY, Town
from tracker.core import clock
from tracker.core.visibility import Visibility
from tracker.reminders.composing import digest_words
from tracker.reminders.due import due_letters

NUMBERED = re.compile(r"^([0-9]+)\. ", re.MULTILINE)
days = st.dates(date(2025, 9, 1), date(2025, 9, 30))
actions = st.fixed_dictionaries(
    {
        "ref": st.sampled_from(sorted(TITLES)),
        "due_on": st.dates(date(2025, 7, 1), date(2025, 12, 31)),
        "visibility": st.sampled_from(Visibility),
    }
)


def counts(letter):
    words = digest_words(letter)
    numbers = [int(number) for number in NUMBERED.findall(words.text)]
    assert numbers == list(range(1, len(numbers) + 1))
    things = BeautifulSoup(words.html, "html.parser").select("td.thing")
    head = int(words.subject.split()[0])
    shout = re.search(r"^([0-9]+) THINGS? NEEDS? YOU$", words.text, re.MULTILINE)
    return head, int(shout[1]), len(numbers), len(things), len(letter.rows)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    on=days,
    actions=st.lists(actions, max_size=7),
    comments=st.lists(st.integers(1, 5), max_size=3),
    has_board=st.booleans(),
    is_shared=st.booleans(),
    is_away=st.booleans(),
)
def test_the_count_is_the_same_everywhere_whatever_has_happened(
    session, on, actions, comments, has_board, is_shared, is_away
):
    clock.hold(TODAY)
    nested = session.begin_nested()
    town = Town()
    town.lead.is_shared_address = is_shared
    for facts in actions:
        town.action(**facts)
    for day in comments:
        town.comment(day=day, month=9, due_on=date(2025, 9, 14 + day))
    if has_board:
        board_on(members=[town.secretary, town.lead])
    if is_away:
        AbsenceFactory(user=town.lead)
    session.flush()
    clock.hold(on)
    for letter in due_letters(on):
        assert letter.rows
        assert len(set(counts(letter))) == 1
    nested.rollback()


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_count_is_right_for_everybody_who_has_a_letter_of_a_situation(session, name):
    found = SITUATIONS[name]()
    session.flush()
    clock.hold(found.on)
    letters = due_letters(found.on)
    assert [letter.to.id for letter in letters if letter.to.id == found.user.id]
    assert all(len(set(counts(letter))) == 1 for letter in letters)
