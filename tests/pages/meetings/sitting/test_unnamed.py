"""At the meeting an ambassador stands as one, whether they sit there or only said they come."""

from datetime import date

from tests.factories.meetings import MeetingFactory
from tests.factories.people import person
from tracker.access.roles import Role
from tracker.core import clock
from tracker.meetings.diary.enums import ReplyKind
from tracker.meetings.diary.models import Reply
from tracker.people.unnamed import UNNAMED

DAY = date(2025, 9, 26)


def test_ambassadors_who_come_stand_without_their_names(browser, session):
    clock.hold(DAY)
    meeting = MeetingFactory(held_on=DAY)
    for name in ("Robin Realname", "Sam Realname"):
        user = person(Role.AMBASSADOR, name=name)
        session.add(
            Reply(
                meeting_id=meeting.id,
                user_id=user.id,
                kind=ReplyKind.COMING,
                replied_at=clock.now(),
            )
        )
    browser.sign_in(person(Role.BOARD_SECRETARY))
    page = browser.get("sitting_people.attendance", meeting_id=meeting.id)
    who = page.all(".ct-register > li .ct-register__who")
    assert [each.split(" Said")[0] for each in who] == [UNNAMED] * 2
    assert "Realname" not in page.text
    assert "Realname" not in browser.get("replies.index", meeting_id=meeting.id).text
