"""Bodies, who is on them, and their meetings."""

from datetime import date, time

from factory import Sequence, SubFactory

from tests.factories.base import Factory, now
from tests.factories.people import UserFactory
from tracker.meetings.enums import BodyKind, MeetingStatus, MemberRole
from tracker.meetings.models import Body, Meeting, Member


class BodyFactory(Factory):
    """A group; `BodyFactory.board()` makes the Executive Board."""

    class Meta:
        model = Body

    slug = Sequence(lambda n: f"body-{n}")
    name = Sequence(lambda n: f"Group {n}")
    kind = BodyKind.GROUP
    is_executive_board = False
    is_public = False
    cadence_days = None
    cadence_text = ""
    purpose = ""
    reports_to = None
    document = ""
    place = ""
    demonstration = False

    @classmethod
    def board(cls, **facts):
        """The Executive Board, whose cycle all follow."""
        facts = {"slug": "executive-board", "name": "Executive Board", "cadence_days": 60} | facts
        return cls(kind=BodyKind.BOARD, is_executive_board=True, **facts)


class MemberFactory(Factory):
    class Meta:
        model = Member

    body = SubFactory(BodyFactory)
    post = None
    user = SubFactory(UserFactory)
    role = MemberRole.MEMBER
    started_on = None
    ended_on = None
    document = ""
    place = ""
    demonstration = False


class MeetingFactory(Factory):
    """A planned meeting on 26 September 2025."""

    class Meta:
        model = Meeting

    body = SubFactory(BodyFactory)
    held_on = date(2025, 9, 26)
    starts_at = time(10, 0)
    ends_at = time(12, 0)
    place_held = "Town Hall"
    status = MeetingStatus.PLANNED
    note = ""
    changed_at = now()
    made_up = ""
    document = ""
    place = ""
    demonstration = False
