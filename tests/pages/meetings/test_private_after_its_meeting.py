"""Who makes an item private is told of the actions that arose from it, which stay open."""

from datetime import date

import pytest

from tests.factories.actions import ActionFactory
from tests.factories.agendas import ItemFactory
from tests.factories.meetings import BodyFactory, MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.minutes.models import Arising

SAID = "Actions arose from this item, and they stay as open as they are."


@pytest.mark.parametrize("has_arisen", [True, False])
def test_who_makes_an_item_private_is_told_of_the_actions_that_arose_from_it(
    browser, session, has_arisen
):
    board = BodyFactory.board()
    meeting = MeetingFactory(body=board, held_on=date(2025, 9, 2), agenda_out_at=clock.now())
    item, other = (ItemFactory(meeting_id=meeting.id) for _ in range(2))
    arose_from = item if has_arisen else other
    session.add(Arising(item_id=arose_from.id, action_id=ActionFactory().id, words=""))
    session.commit()
    browser.sign_in(person(Role.BOARD_SECRETARY, is_cleared=True))
    page = browser.get("liftings.make_private", meeting_id=meeting.id, item_id=item.id)
    assert (SAID in page.text) is has_arisen
