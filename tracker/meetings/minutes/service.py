"""Deeds on minutes: circulate, correct, agree, approve and lock; and send out what was decided."""

from sqlalchemy import func, select

from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, DomainError, NotAccepted
from tracker.core.person import Person
from tracker.meetings import history
from tracker.meetings.agenda.enums import ItemKind, ItemState
from tracker.meetings.agenda.models import AgendaItem
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.minutes import rules
from tracker.meetings.minutes.composing import compose
from tracker.meetings.minutes.enums import CorrectionState, MinutesState, ResolutionKind
from tracker.meetings.minutes.models import Correction, Minutes, Resolution
from tracker.meetings.minutes.policy import expect_unlocked
from tracker.meetings.minutes.text import to_json
from tracker.meetings.models import Meeting
from tracker.meetings.sitting import notes, resolving
from tracker.meetings.sitting.resolving import Resolved

_BACK = {
    MinutesState.CIRCULATED: MinutesState.DRAFT,
    MinutesState.AGREED: MinutesState.CIRCULATED,
}


def send_decisions(meeting: Meeting, *, by: Person) -> None:
    """Let everybody who sees the meeting read what was decided, before the minutes."""
    _expect_over(meeting)
    kept = _to_change(meeting)
    if kept.decisions_at is not None:
        raise DomainError("The decisions of this meeting are out already.")
    kept.decisions_at = clock.now()
    history.of_meeting(Deed.DECISIONS_SENT, meeting, by=by)


def circulate(meeting: Meeting, *, first_number: int, although_undecided: bool, by: Person) -> None:
    """Give the minutes their numbers and let whoever was there read and correct them."""
    _expect_over(meeting)
    kept = _to_change(meeting)
    if kept.state is not MinutesState.DRAFT:
        raise DomainError("These minutes went to the attendees already.")
    if first_number < 1:
        raise NotAccepted({"first_number": "Enter a whole number from 1 on"})
    text = compose(meeting.id, first_number=first_number)
    if not text.items:
        raise DomainError("No item was taken at this meeting, so there are no minutes yet.")
    open_items = [e for e in text.items if not e.resolutions and _needs_decision(e.kind)]
    if open_items and not although_undecided:
        raise NotAccepted(
            {"although_undecided": "Write the resolutions first, or tick that they stay open"}
        )
    kept.state, kept.first_number = MinutesState.CIRCULATED, first_number
    kept.circulated_at = clock.now()
    after = {"first_minute": first_number} | ({"undecided": len(open_items)} if open_items else {})
    history.of_meeting(Deed.MINUTES_CIRCULATED, meeting, by=by, after=after)


def take_back(meeting: Meeting, *, by: Person) -> None:
    """Go back a step: to the attendees, or to the draft. The numbers stay."""
    kept = _to_change(meeting)
    if kept.state not in _BACK:
        raise DomainError("There is nothing to take back: these minutes are a draft.")
    before = kept.state
    kept.state = _BACK[before]
    kept.agreed_at, kept.agreed_by_id, kept.agreed_as = None, None, ""
    history.of_meeting(
        Deed.MINUTES_TAKEN_BACK,
        meeting,
        by=by,
        before={"state": before},
        after={"state": kept.state},
    )


def ask_correction(meeting: Meeting, *, item_id: int | None, text: str, by: Person) -> None:
    """Say what is wrong in circulated minutes; whoever keeps them answers."""
    kept = _to_change(meeting)
    if kept.state is not MinutesState.CIRCULATED:
        raise DomainError("These minutes are not open for correction now.")
    db.session.add(
        Correction(
            minutes_id=kept.id,
            item_id=item_id,
            text=text,
            by_id=by.id,
            asked_at=clock.now(),
            state=CorrectionState.OPEN,
        )
    )
    # What is to be changed may be private, so the history says only that somebody asked.
    history.of_meeting(Deed.CORRECTION_ASKED, meeting, by=by)


def answer_correction(
    meeting: Meeting, correction_id: int, *, made: bool, answer: str, by: Person
) -> None:
    """Say that a correction is made, or why it is not."""
    kept = _to_change(meeting)
    correction = db.session.get(Correction, correction_id)
    if correction is None or correction.minutes_id != kept.id:
        raise DomainError("This correction is not of these minutes.")
    if correction.state is not CorrectionState.OPEN:
        raise DomainError("This correction was answered already.")
    if not made and not answer.strip():
        raise NotAccepted({"answer": "Say in a sentence why it is not made"})
    correction.state = CorrectionState.MADE if made else CorrectionState.NOT_MADE
    correction.answer, correction.answered_at = answer, clock.now()
    correction.answered_by_id = by.id
    history.of_meeting(Deed.CORRECTION_ANSWERED, meeting, by=by, after={"answer": correction.state})


def change_item(
    meeting: Meeting, item_id: int, *, discussion: str, public_note: str, by: Person, version: int
) -> None:
    """Correct what the minutes say of an item; every version of it is kept.

    `version` is `rules.words_version` of what the writer saw; whoever writes at the meeting is
    merged with, here the writer is told.
    """
    expect_unlocked(meeting.id)
    item = db.session.execute(
        select(AgendaItem.discussion_version, AgendaItem.public_note)
        .where(AgendaItem.id == item_id)
        .with_for_update()
    ).one()
    if rules.words_version(item.discussion_version, item.public_note) != version:
        raise ChangedMeanwhile
    sent = notes.Sent(discussion, item.discussion_version, public_note, item.public_note)
    notes.save(meeting, item_id, sent, by=by)


def agree(meeting: Meeting, *, agreed_as: str, by: Person) -> None:
    """The chair agrees the minutes; `agreed_as` is the chair’s post, whoever writes it down."""
    kept = _to_change(meeting)
    if kept.state is not MinutesState.CIRCULATED:
        raise DomainError("Minutes are agreed after they went to the attendees, and once.")
    waiting = db.session.scalar(
        select(func.count(Correction.id)).where(
            Correction.minutes_id == kept.id, Correction.state == CorrectionState.OPEN
        )
    )
    if waiting:
        many = "1 correction waits" if waiting == 1 else f"{waiting} corrections wait"
        raise DomainError(f"{many} for an answer. Answer first, then the chair can agree.")
    if not agreed_as.strip():
        raise NotAccepted({"agreed_as": "Name the post of the chair who agreed"})
    kept.state, kept.agreed_at = MinutesState.AGREED, clock.now()
    kept.agreed_by_id, kept.agreed_as = by.id, agreed_as
    history.of_meeting(Deed.MINUTES_AGREED, meeting, by=by, after={"agreed_as": agreed_as})


def approve(meeting: Meeting, at: Meeting, *, subject_to: str, by: Person) -> None:
    """A later meeting of the body approves the minutes: all that they say is kept and locked.

    Where that meeting has an item for it without a resolution, the resolution is written there.
    """
    kept = _to_change(meeting)
    if kept.state is not MinutesState.AGREED:
        raise DomainError("The chair has not agreed these minutes yet, so they wait.")
    if at.body_id != meeting.body_id or at.held_on <= meeting.held_on:
        raise DomainError("Minutes are approved at a later meeting of the same body.")
    _expect_over(at)
    expect_unlocked(at.id)
    kept.locked = to_json(compose(meeting.id, first_number=kept.first_number))
    kept.state, kept.locked_at = MinutesState.APPROVED, clock.now()
    kept.approved_at_id, kept.subject_to = at.id, subject_to
    _resolve(at, meeting, subject_to, by=by)
    after = {"approved_on": at.held_on} | ({"subject_to": subject_to} if subject_to else {})
    history.of_meeting(Deed.MINUTES_APPROVED, meeting, by=by, after=after)


def _resolve(at: Meeting, meeting: Meeting, subject_to: str, *, by: Person) -> None:
    """Write the resolution on the item of the later meeting that is about the minutes."""
    item = db.session.scalars(
        select(AgendaItem)
        .where(
            AgendaItem.meeting_id == at.id,
            AgendaItem.kind == ItemKind.MINUTES,
            AgendaItem.state == ItemState.PLANNED,
        )
        .order_by(AgendaItem.position, AgendaItem.id)
        .limit(1)
    ).first()
    if item is None:
        return
    has_one = select(Resolution.id).where(Resolution.item_id == item.id).limit(1)
    if db.session.scalar(has_one) is not None:
        return
    kind = ResolutionKind.APPROVE_SUBJECT_TO if subject_to else ResolutionKind.APPROVE
    words = rules.approval_words(meeting.held_on, subject_to)
    resolving.resolve(at, item.id, Resolved(kind, words, subject_to), by=by)


def _to_change(meeting: Meeting) -> Minutes:
    """The minutes of a meeting that the deed holds; a draft begins to be kept here."""
    expect_unlocked(meeting.id)
    found = db.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting.id)).first()
    if found is None:
        found = Minutes(meeting_id=meeting.id, state=MinutesState.DRAFT)
        db.session.add(found)
        db.session.flush()  # a correction needs its id
    return found


def _needs_decision(kind: str) -> bool:
    return rules.needs_decision(ItemKind(kind))


def _expect_over(meeting: Meeting) -> None:
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so it has no minutes.")
    if meeting.held_on > clock.today():
        raise DomainError(
            f"This meeting is on {long_date(meeting.held_on)}, so it has no minutes yet."
        )
