"""Reads of minutes: how far they are, what attendees would change, and the page as one reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tracker.core.database import db
from tracker.core.visibility import Visibility
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.agenda.policy import Eyes, eyes_of
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.listing import MeetingRow
from tracker.meetings.minutes import policy, rules
from tracker.meetings.minutes.composing import (
    actions_seen,
    compose,
    labels_today,
    referred_beyond,
)
from tracker.meetings.minutes.enums import CorrectionState, MinutesState
from tracker.meetings.minutes.models import Attendance, Correction, Minutes
from tracker.meetings.minutes.text import MinutedItem, MinutesText, from_json, seen
from tracker.meetings.models import Meeting
from tracker.meetings.queries import lists_held
from tracker.people.identity import SignedIn
from tracker.people.models import User
from tracker.people.unnamed import printed_name

LATER = 12  # meetings at which minutes can be approved, as a form offers them
Answering = aliased(User, name="answering")


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the minutes of a meeting are; without a row they are a draft."""

    state: MinutesState = MinutesState.DRAFT
    id: int | None = None
    first_number: int | None = None
    circulated_at: datetime | None = None
    agreed_at: datetime | None = None
    agreed_as: str = ""
    decisions_at: datetime | None = None
    approved_at_id: int | None = None
    approved_on: date | None = None
    subject_to: str = ""
    locked: str = ""

    @property
    def words(self) -> str:
        """As the minutes say it of themselves."""
        return rules.standing_words(
            self.state, approved_on=self.approved_on, agreed_as=self.agreed_as
        )

    @property
    def is_locked(self) -> bool:
        return self.state is MinutesState.APPROVED


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """What an attendee would change, and what became of it."""

    id: int
    item_id: int | None
    text: str
    by_id: int
    by_name: str
    asked_at: datetime
    state: CorrectionState
    answer: str
    answered_at: datetime | None
    answered_by: str | None


@dataclass(frozen=True, slots=True)
class MinutesSight:
    """The minutes of a meeting by one person’s eyes; `text` is None where they may not read it."""

    meeting: MeetingRow
    standing: Standing
    eyes: Eyes
    was_there: bool
    is_chair: bool
    text: MinutesText | None
    undecided: list[MinutedItem]
    corrections: list[CorrectionRow]

    @property
    def may_correct(self) -> bool:
        """Attendees, while the minutes are with them."""
        return self.was_there and self.standing.state is MinutesState.CIRCULATED

    @property
    def may_agree(self) -> bool:
        """The chair of that day, or who keeps the meetings for them."""
        is_theirs = self.is_chair or self.eyes.manages
        return is_theirs and self.standing.state is MinutesState.CIRCULATED

    @property
    def waiting(self) -> list[CorrectionRow]:
        """The corrections that nobody has answered."""
        return [each for each in self.corrections if each.state is CorrectionState.OPEN]

    def item(self, item_id: int) -> MinutedItem | None:
        """An item that the reader reads in full."""
        items = self.text.items if self.text else ()
        return next((e for e in items if e.item_id == item_id and not e.is_closed), None)


def standing_of(meeting_id: int) -> Standing:
    """How far the minutes of a meeting are."""
    row = db.session.execute(
        select(Minutes, Meeting.held_on)
        .outerjoin(Meeting, Minutes.approved_at_id == Meeting.id)
        .where(Minutes.meeting_id == meeting_id)
    ).first()
    if row is None:
        return Standing()
    kept, approved_on = row
    return Standing(
        state=kept.state,
        id=kept.id,
        first_number=kept.first_number,
        circulated_at=kept.circulated_at,
        agreed_at=kept.agreed_at,
        agreed_as=kept.agreed_as,
        decisions_at=kept.decisions_at,
        approved_at_id=kept.approved_at_id,
        approved_on=approved_on,
        subject_to=kept.subject_to,
        locked=kept.locked,
    )


def sight(meeting: MeetingRow, viewer: SignedIn, *, today: date) -> MinutesSight:
    """The minutes of a meeting that the viewer may know of, in a fixed number of queries."""
    eyes = eyes_of(viewer, meeting.body_id, lists=lists_held(viewer.id, today=today))
    now = standing_of(meeting.id)
    was_there = is_attendee(meeting.id, viewer.id)
    is_chair = policy.is_chair(viewer.id, body_id=meeting.body_id, on=meeting.held_on)
    text: MinutesText | None = None
    still_open: list[MinutedItem] = []
    corrections: list[CorrectionRow] = []
    if policy.may_read(now.state, eyes, was_there=was_there or is_chair):
        text, still_open = read(meeting.id, now, viewer, eyes)
    if text is not None and (eyes.manages or was_there or is_chair) and now.id is not None:
        corrections = _corrections(now.id, text)
    return MinutesSight(meeting, now, eyes, was_there, is_chair, text, still_open, corrections)


def read(
    meeting_id: int, now: Standing, viewer: SignedIn, eyes: Eyes
) -> tuple[MinutesText, list[MinutedItem]]:
    """The text for these eyes, and the items on which nothing is resolved, as these eyes name them.

    Approved minutes are read from what was kept; others are composed anew.
    """
    whole = (
        from_json(now.locked)
        if now.is_locked
        else compose(meeting_id, first_number=now.first_number)
    )
    shown = seen(
        whole,
        eyes,
        labels=labels_today(meeting_id),
        actions=actions_seen(whole, viewer, eyes),
        unnamed=referred_beyond(meeting_id, viewer),
    )
    open_ids = {each.item_id for each in undecided(whole)}
    return shown, [each for each in shown.items if each.item_id in open_ids]


def undecided(text: MinutesText) -> list[MinutedItem]:
    """The items that end without a resolution."""
    return [
        each
        for each in text.items
        if not each.resolutions and rules.needs_decision(ItemKind(each.kind))
    ]


def is_attendee(meeting_id: int, user_id: int) -> bool:
    """Whether somebody stands on the attendance of a meeting by their account."""
    there = select(Attendance.id).where(
        Attendance.meeting_id == meeting_id, Attendance.user_id == user_id
    )
    return db.session.scalar(there.limit(1)) is not None


def version_of(item_id: int) -> int:
    """Which version of an item’s words is there now, as `service.change_item` asks for it."""
    row = db.session.execute(
        select(AgendaItem.discussion_version, AgendaItem.public_note).where(
            AgendaItem.id == item_id
        )
    ).one()
    return rules.words_version(row.discussion_version, row.public_note)


def number_to_begin(meeting: MeetingRow) -> int:
    """The first minute number that a meeting would be given now."""
    many = (
        select(func.count(AgendaItem.id))
        .where(
            AgendaItem.meeting_id == Meeting.id,
            AgendaItem.state == ItemState.PLANNED,
            AgendaItem.visibility != Visibility.DRAFT,
        )
        .correlate(Meeting)
        .scalar_subquery()
    )
    given = db.session.execute(
        select(Meeting.held_on, Minutes.first_number, many)
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.id != meeting.id,
            Minutes.first_number.is_not(None),
        )
    )
    return rules.first_number(
        ((day, first or 0, number) for day, first, number in given), on=meeting.held_on
    )


def meetings_to_approve_at(meeting: MeetingRow, *, today: date) -> list[tuple[int, date]]:
    """The later meetings of the body at which its minutes can have been approved, soonest first."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.held_on)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.held_on > meeting.held_on,
            Meeting.held_on <= today,
            Meeting.status != MeetingStatus.CANCELLED,
        )
        .order_by(Meeting.held_on, Meeting.id)
        .limit(LATER)
    )
    return [(row.id, row.held_on) for row in rows]


def minutes_to_approve_at(
    meeting: MeetingRow, *, today: date
) -> list[tuple[int, date, MinutesState]]:
    """The earlier meetings of the body whose minutes wait to be approved: for the item of kind
    MINUTES on this one’s agenda, latest first."""
    rows = db.session.execute(
        select(Meeting.id, Meeting.held_on, Minutes.state)
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.held_on < min(meeting.held_on, today),
            Minutes.state.in_((MinutesState.CIRCULATED, MinutesState.AGREED)),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .limit(LATER)
    )
    return [(row.id, row.held_on, row.state) for row in rows]


def _corrections(minutes_id: int, text: MinutesText) -> list[CorrectionRow]:
    """The corrections of the items that the reader reads in full, and of the minutes as a whole."""
    rows: Iterable[Any] = db.session.execute(
        select(
            Correction.id,
            Correction.item_id,
            Correction.text,
            Correction.by_id,
            printed_name(User),
            Correction.asked_at,
            Correction.state,
            Correction.answer,
            Correction.answered_at,
            Answering.name,
        )
        .join(User, Correction.by_id == User.id)
        .outerjoin(Answering, Correction.answered_by_id == Answering.id)
        .where(Correction.minutes_id == minutes_id)
        .order_by(Correction.id)
    )
    return _readable([CorrectionRow(*row) for row in rows], text)


def _readable(rows: Sequence[CorrectionRow], text: MinutesText) -> list[CorrectionRow]:
    mine = {each.item_id for each in text.items if not each.is_closed}
    return [row for row in rows if row.item_id is None or row.item_id in mine]
