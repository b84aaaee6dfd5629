"""Deeds on an update round: a chair signs a workstream off, and takes it back."""

from datetime import date

from sqlalchemy import select

from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import DomainError
from tracker.core.person import Person
from tracker.meetings import history
from tracker.meetings.enums import RoundState
from tracker.meetings.models import Meeting
from tracker.meetings.round_models import RoundSignOff
from tracker.meetings.rounds import BoardRound
from tracker.workstreams.models import Workstream


def sign_off(
    meeting: Meeting, workstream: Workstream, own: BoardRound, *, note: str, by: Person
) -> RoundSignOff:
    """Say that a workstream's actions are as they should stand at a board.

    The meeting is held (`record.meeting_to_change`), so two who sign at once take turns.
    """
    refusal = not_to_sign(own, clock.today())
    if refusal:
        raise DomainError(refusal)
    found = _sign_off_of(meeting.id, workstream.id)
    if found is not None and is_of_round(found, own):
        raise DomainError(f"{workstream.name} is signed off for this board already.")
    signed = found or RoundSignOff(meeting_id=meeting.id, workstream_id=workstream.id)
    signed.by_id, signed.signed_at, signed.note = by.id, clock.now(), note
    db.session.add(signed)
    _record(Deed.ROUND_SIGNED_OFF, meeting, workstream, by=by, note=note)
    return signed


def take_back(meeting: Meeting, workstream: Workstream, own: BoardRound, *, by: Person) -> None:
    """Take a sign-off back while the round is open; a snapshot keeps it."""
    db.session.delete(to_take_back(workstream, own))
    _record(Deed.ROUND_SIGN_OFF_TAKEN_BACK, meeting, workstream, by=by)


def to_take_back(workstream: Workstream, own: BoardRound) -> RoundSignOff:
    """The sign-off that can be taken back today, or why there is none."""
    found = _sign_off_of(own.meeting_id, workstream.id)
    if found is None or not is_of_round(found, own):
        raise DomainError(f"{workstream.name} is not signed off, so there is nothing to take back.")
    if own.state(clock.today()) is not RoundState.OPEN:
        raise DomainError(
            f"The round closed on {long_date(own.days.last)}, so this sign-off stays. "
            "Tell the board secretary what has changed since."
        )
    return found


def not_to_sign(own: BoardRound, today: date) -> str:
    """Why nobody can sign off on a day; empty if they can."""
    if today < own.days.first:
        return f"The round opens on {long_date(own.days.first)}. It can be signed off from then on."
    if today > own.held_on:
        return f"The board met on {long_date(own.held_on)}, so there is nothing left to sign off."
    return ""


def is_of_round(signed: RoundSignOff, own: BoardRound) -> bool:
    """Whether a sign-off is of this round, not of one before the meeting moved away."""
    return clock.london(signed.signed_at).date() >= own.days.first


def _sign_off_of(meeting_id: int, workstream_id: int) -> RoundSignOff | None:
    return db.session.scalar(
        select(RoundSignOff).where(
            RoundSignOff.meeting_id == meeting_id, RoundSignOff.workstream_id == workstream_id
        )
    )


def _record(
    deed: Deed, meeting: Meeting, workstream: Workstream, *, by: Person, note: str = ""
) -> None:
    history.of_meeting(deed, meeting, by=by, after={"workstream": workstream.name}, note=note)
