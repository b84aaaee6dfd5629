"""The line about an escalation in the one letter: to whoever owes its answer, once, no words."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.escalations import EscalationFactory
from tests.factories.people import person
from tests.factories.reminders import in_post
from tests.factories.workstreams import WorkstreamFactory, chair_of
from tracker.access.roles import Role
from tracker.core.visibility import Visibility
from tracker.meetings.escalations.enums import EscalationState, Level
from tracker.reminders.due import due_letters
from tracker.reminders.wording import items_of

TODAY = date(2025, 9, 5)
NEXT_WEEK = date(2025, 9, 9)


@pytest.fixture
def secretary(session):
    return person(Role.BOARD_SECRETARY)


def told(on=TODAY):
    return {
        letter.to.id: [(item.why, item.title) for item in items_of(letter)]
        for letter in due_letters(on)
    }


def test_each_level_is_told_to_whoever_owes_the_answer_there(lead, secretary):
    team, post = lead
    manager, above = in_post()
    it = EscalationFactory(team_post_id=post.id, manager_post_id=above.id)
    title = f"Escalation E{it.id}: sign in to see what it says"
    assert told() == {team.id: [("An answer is owed by 12 September 2025", title)]}
    it.level = Level.MANAGER
    assert told() == {manager.id: [("An answer is owed by 12 September 2025", title)]}
    it.level, it.answer_by, it.moves_after = Level.BOARD, None, None
    assert told() == {secretary.id: [("It waits for the board’s answer", title)]}


def test_it_makes_one_letter_and_is_a_row_of_later_ones_only_while_it_is_open(lead):
    team, post = lead
    it = EscalationFactory(team_post_id=post.id)
    assert told(NEXT_WEEK) == {}
    later = EscalationFactory(team_post_id=post.id, since_at=datetime(2025, 9, 9, 8, tzinfo=UTC))
    assert len(told(NEXT_WEEK)[team.id]) == 2
    it.state, it.answer_by, it.moves_after = EscalationState.ANSWERED, None, None
    assert [title for _, title in told(NEXT_WEEK)[team.id]] == [
        f"Escalation E{later.id}: sign in to see what it says"
    ]


def test_good_practice_is_told_to_the_team_and_is_no_debt(lead):
    team, post = lead
    EscalationFactory.good_practice(team_post_id=post.id)
    assert [why for why, _ in told()[team.id]] == ["Good practice was told to your team"]
    EscalationFactory(team_post_id=post.id, since_at=datetime(2025, 9, 9, 8, tzinfo=UTC))
    assert len(told(NEXT_WEEK)[team.id]) == 1


def test_where_nobody_holds_the_post_it_comes_to_the_chair_then_the_secretary(secretary):
    stream = WorkstreamFactory()
    it = EscalationFactory(workstream_id=stream.id)
    assert list(told()) == [secretary.id]
    chair = chair_of(stream)
    assert list(told()) == [chair.id]
    it.workstream_id = None
    assert list(told()) == [secretary.id]


def test_what_is_restricted_is_in_nobodys_letter(lead, secretary):
    EscalationFactory(team_post_id=lead[1].id, visibility=Visibility.RESTRICTED)
    assert told() == {}
