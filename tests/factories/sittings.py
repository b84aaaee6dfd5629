"""What happens at a meeting: who was there, what was declared and resolved, and the minutes."""

from factory import LazyAttribute, Sequence

from tests.factories.agendas import ItemFactory
from tests.factories.base import Factory, now
from tests.factories.meetings import MeetingFactory
from tests.factories.people import UserFactory
from tracker.meetings.minutes.enums import (
    AttendanceState,
    CorrectionState,
    InterestKind,
    MinutesState,
    ResolutionKind,
)
from tracker.meetings.minutes.models import (
    Attendance,
    Correction,
    Declaration,
    Minutes,
    NoteVersion,
    Resolution,
)


class AttendanceFactory(Factory):
    class Meta:
        model = Attendance

    meeting_id = LazyAttribute(lambda _: MeetingFactory().id)
    position = Sequence(int)
    member_id = None
    post_id = None
    user_id = None
    name = Sequence(lambda n: f"Member {n}")
    title = ""
    state = AttendanceState.PRESENT
    substitute_for = ""
    joined_at = None
    left_at = None
    document = ""
    place = ""
    demonstration = False


class DeclarationFactory(Factory):
    class Meta:
        model = Declaration

    attendance_id = LazyAttribute(lambda _: AttendanceFactory().id)
    meeting_id = LazyAttribute(lambda _: MeetingFactory().id)
    item_id = None
    kind = InterestKind.OTHER_REGISTERABLE
    note = ""
    left_the_room = False
    declared_at = now()


class ResolutionFactory(Factory):
    class Meta:
        model = Resolution

    item_id = LazyAttribute(lambda _: ItemFactory().id)
    position = Sequence(int)
    kind = ResolutionKind.NOTE
    text = "That the update be noted."
    subject_to = ""
    refer_to_id = None
    defer_to_id = None
    document = ""
    place = ""
    demonstration = False


class NoteVersionFactory(Factory):
    class Meta:
        model = NoteVersion

    item_id = LazyAttribute(lambda _: ItemFactory().id)
    number = 1
    text = "What was said."
    saved_at = now()
    by_id = LazyAttribute(lambda _: UserFactory().id)


class MinutesFactory(Factory):
    class Meta:
        model = Minutes

    meeting_id = LazyAttribute(lambda _: MeetingFactory().id)
    state = MinutesState.DRAFT
    first_number = None
    circulated_at = None
    agreed_at = None
    agreed_by_id = None
    agreed_as = ""
    decisions_at = None
    approved_at_id = None
    subject_to = ""
    locked_at = None
    locked = ""


class CorrectionFactory(Factory):
    class Meta:
        model = Correction

    minutes_id = LazyAttribute(lambda _: MinutesFactory().id)
    item_id = None
    text = "An officer is missing from the list."
    by_id = LazyAttribute(lambda _: UserFactory().id)
    asked_at = now()
    state = CorrectionState.OPEN
    answer = ""
    answered_at = None
    answered_by_id = None
