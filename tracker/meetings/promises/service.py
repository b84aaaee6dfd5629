"""The deed on a promise: say at a meeting what came of it."""

from sqlalchemy import select

from tracker.actions import queries as actions
from tracker.actions.models import Action
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.dates import long_date
from tracker.core.errors import ChangedMeanwhile, DomainError, NotFound
from tracker.core.visibility import Visibility
from tracker.meetings.enums import MeetingStatus
from tracker.meetings.models import Meeting
from tracker.meetings.moment import moment_on
from tracker.meetings.promises.models import ReportedBack
from tracker.people.identity import SignedIn


def report_back(
    meeting: Meeting, action_id: int, *, what: str, by: SignedIn, version: int = 0
) -> None:
    """Write down what was told of a promise at a meeting, and how it stood on that day.

    How it stood is worked out, not typed. `version` is the one that the form was about (0: none).
    """
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("This meeting was cancelled, so nothing was reported back at it.")
    if meeting.held_on > clock.today():
        raise DomainError(
            f"This meeting is on {long_date(meeting.held_on)}. "
            "What is told there can be written down from that day on."
        )
    state = _state_then(action_id, meeting, by)
    found = reported(action_id, meeting.id)
    if version_of(found) != version:
        raise ChangedMeanwhile
    if found is None:
        found = ReportedBack(action_id=action_id, meeting_id=meeting.id)
        db.session.add(found)
    found.what, found.state = what, state
    found.reported_at, found.by_id = clock.now(), by.id
    # The words may be about Part 2, or of a body that meets in private: the narrower label counts.
    label = db.session.scalar(select(Action.visibility).where(Action.id == action_id))
    if label is Visibility.PUBLIC and not meeting.body.is_public:
        label = Visibility.BOARD
    audit.record(
        Deed.PROMISE_REPORTED,
        subject_type="action",
        subject_id=action_id,
        by=by,
        after={"what": what, "stood_at": state, "meeting_on": meeting.held_on},
        visibility=label or Visibility.RESTRICTED,
    )


def reported(action_id: int, meeting_id: int) -> ReportedBack | None:
    """What was reported back of an action at a meeting, if anything."""
    return db.session.scalars(
        select(ReportedBack).where(
            ReportedBack.action_id == action_id, ReportedBack.meeting_id == meeting_id
        )
    ).first()


def version_of(found: ReportedBack | None) -> int:
    """What tells one saving of it from the next: its moment, as a number that a form can hold."""
    return 0 if found is None else int(found.reported_at.timestamp() * 1000) % 100_000_000 + 1


def _state_then(action_id: int, meeting: Meeting, viewer: SignedIn) -> str:
    for day in (meeting.held_on, None):
        moment = moment_on(day)
        rows = actions.rows(moment, viewer=viewer, where=[Action.id == action_id])
        if rows:
            return rows[0].state.value
    raise NotFound
