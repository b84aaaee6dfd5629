"""The pages of one meeting, in the order in which a meeting goes, and who may open which."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from tracker.core import clock
from tracker.core.database import db
from tracker.meetings.agenda.policy import Eyes, eyes_of, sees_agenda
from tracker.meetings.minutes.enums import MinutesState
from tracker.meetings.minutes.models import Minutes
from tracker.meetings.minutes.policy import SHOWN_TO_ALL
from tracker.meetings.models import Meeting
from tracker.meetings.queries import lists_held, shadow_of
from tracker.people.identity import SignedIn


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader may see of a meeting, and how far the meeting is."""

    eyes: Eyes
    is_out: bool
    minutes: MinutesState | None
    has_shadow: bool = False

    @property
    def reads_agenda(self) -> bool:
        """A draft agenda is for those who keep the meetings."""
        return sees_agenda(self.eyes, is_out=self.is_out)

    @property
    def reads_before(self) -> bool:
        """What young people say of the agenda, where they have a committee of their own."""
        return self.has_shadow and self.reads_agenda

    @property
    def reads_board(self) -> bool:
        """The body’s own matters: its cycle and its promises."""
        return self.eyes.reads_board or self.eyes.manages

    @property
    def reads_minutes(self) -> bool:
        """Drafts are for those who keep the meetings, then for the board; agreed ones for all."""
        if self.eyes.manages:
            return True
        if self.minutes is None or self.minutes is MinutesState.DRAFT:
            return False
        return self.eyes.reads_board or self.minutes in SHOWN_TO_ALL


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a meeting."""

    endpoint: str
    text: str
    may_open: Callable[[Reader], bool]


TABS = (
    Tab("meetings.show", "The meeting", lambda _: True),
    Tab("agendas.show", "Agenda", lambda reader: reader.reads_agenda),
    Tab("cycles.show", "Cycle", lambda reader: reader.reads_board),
    Tab("before.show", "Before the meeting", lambda reader: reader.reads_before),
    Tab("packs.show", "Pack", lambda reader: reader.reads_agenda),
    Tab("replies.index", "Replies", lambda reader: reader.eyes.manages),
    Tab("sittings.show", "At the meeting", lambda reader: reader.eyes.manages),
    Tab("minutes.show", "Minutes", lambda reader: reader.reads_minutes),
    Tab("promises.meeting", "Promises", lambda reader: reader.reads_board),
    Tab("exceptions.meeting", "Exceptions", lambda reader: reader.reads_board),
)


def tabs(meeting_id: int, body_id: int, viewer: SignedIn) -> list[Tab]:
    """The pages of a meeting that a reader may open, of one that they may know of."""
    row = db.session.execute(
        select(
            Meeting.agenda_out_at, Minutes.state, shadow_of(body_id).exists().label("has_shadow")
        )
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id == meeting_id)
    ).one()
    is_out = row.agenda_out_at is not None
    reader = Reader(eyes_for(viewer, body_id), is_out, row.state, row.has_shadow)
    return [tab for tab in TABS if tab.may_open(reader)]


def eyes_for(viewer: SignedIn, body_id: int) -> Eyes:
    """What a person may see of a body’s meetings, with the lists that they are on today."""
    lists = lists_held(viewer.id, today=clock.today())
    return eyes_of(viewer, body_id, lists=lists)
