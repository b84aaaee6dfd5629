"""Deeds on exceptions: raise one, close it with what happened, open it again."""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select

from tracker.actions import service as actions
from tracker.actions.details import ActionDetails, Due
from tracker.actions.enums import Precision
from tracker.actions.models import Action
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, DomainError
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.meetings.models import Meeting
from tracker.people.models import Post
from tracker.plan.models import Pledge
from tracker.scorecards.book import definitions_of
from tracker.scorecards.exceptions.enums import ExceptionState, NextStep, Tone
from tracker.scorecards.exceptions.models import DataException
from tracker.scorecards.exceptions.queries import latest_figure
from tracker.scorecards.models import IndicatorAction
from tracker.scorecards.rules import meaning_on


@dataclass(frozen=True, slots=True)
class Seen:
    """Of which figure an exception is, and which meeting saw it."""

    scorecard_id: int
    indicator_id: int | None
    meeting_id: int | None


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of an exception, and promised; the fields of the table of these names."""

    tone: Tone
    heading: str
    told: str
    step: NextStep
    next_step: str
    owner_post_id: int | None
    promised_for_id: int | None
    visibility: Visibility


def raise_exception(seen: Seen, words: Words, *, by: Person) -> DataException:
    """Put an exception behind the others of its meeting, with the figure that is public now."""
    meeting = db.session.get(Meeting, seen.meeting_id) if seen.meeting_id else None
    last = db.session.scalar(
        select(func.max(DataException.position)).where(
            DataException.raised_at_id == seen.meeting_id
        )
    )
    figure = latest_figure(seen.indicator_id)
    made = DataException(
        scorecard_id=seen.scorecard_id,
        indicator_id=seen.indicator_id,
        figure_id=figure.id if figure else None,
        raised_at_id=seen.meeting_id,
        raised_on=meeting.held_on if meeting else clock.today(),
        position=(last or 0) + 1,
        **asdict(words),
        state=ExceptionState.OPEN,
        what_happened="",
        to_check="",
        made_up="",
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(made)
    db.session.flush()
    _record(Deed.EXCEPTION_RAISED, made, by)
    return made


def change(exception: DataException, words: Words, *, by: Person, version: int) -> None:
    """Other words, another owner or meeting; what was seen, and the figure of then, stay."""
    _expect(exception, version, ExceptionState.OPEN, "This is closed. Open it again first.")
    before = _told(exception)
    for name, value in asdict(words).items():
        setattr(exception, name, value)
    old, new = audit.changes(before, _told(exception))
    if new:
        audit.record(
            Deed.EXCEPTION_CHANGED,
            subject_type="data_exception",
            subject_id=exception.id,
            by=by,
            before=old,
            after=new,
            # Under the stricter of both labels: what was taken out to show the rest stays hidden.
            visibility=max(before["visibility"], words.visibility, key=list(Visibility).index),
        )


def _told(exception: DataException) -> dict[str, Any]:
    """The words of an exception as its history tells them."""
    owner = db.session.get(Post, exception.owner_post_id or 0)
    promised = db.session.get(Meeting, exception.promised_for_id or 0)
    return {
        "tone": exception.tone.label,
        "heading": exception.heading,
        "what_was_seen": exception.told,
        "kind_of_next_step": exception.step.label,
        "next_step": exception.next_step,
        "who_does_it": owner.name if owner else None,
        "promised_for": promised.held_on if promised else None,
        "visibility": exception.visibility,
    }


def make_action(
    exception: DataException, plan_id: int, workstream_id: int | None, *, by: Person, version: int
) -> Action:
    """Turn the next step into an action, tied both ways, due at the meeting it was promised for."""
    _expect(exception, version, ExceptionState.OPEN, "This is closed. Open it again first.")
    if exception.action_id is not None:
        raise DomainError("It is an action already.")
    promised = db.session.get(Meeting, exception.promised_for_id or 0)
    owner = db.session.get(Post, exception.owner_post_id or 0)
    details = ActionDetails(
        plan_id=plan_id,
        text=exception.next_step,
        workstream_id=workstream_id,
        lead=owner.name if owner else "",
        accountable_post_id=exception.owner_post_id,
        pledges=_pledges(exception, plan_id),
        visibility=exception.visibility,
        arising_meeting_id=exception.raised_at_id,
    )
    due = Due(Precision.NEXT_BOARD, promised.held_on, promised.id) if promised else Due()
    action = actions.add_action(details, due, by=by)
    exception.action_id = action.id
    if exception.indicator_id is not None:
        db.session.add(
            IndicatorAction(
                indicator_id=exception.indicator_id,
                action_id=action.id,
                tied_by_id=by.id,
                tied_at=clock.now(),
            )
        )
    db.session.flush()
    return action


def _pledges(exception: DataException, plan_id: int) -> tuple[tuple[int, int | None], ...]:
    """The pledge that the indicator measures, where it is of the action's plan."""
    if exception.indicator_id is None:
        return ()
    known = definitions_of([exception.indicator_id])[exception.indicator_id]
    meaning = meaning_on(known, exception.raised_on)
    pledge = db.session.get(Pledge, (meaning.pledge_id if meaning else None) or 0)
    return ((pledge.id, None),) if pledge and pledge.plan_id == plan_id else ()


def close(
    exception: DataException, what: str, meeting_id: int | None, *, by: Person, version: int
) -> None:
    """Close it with what happened; the figure that is public now is kept beside the old one."""
    _expect(exception, version, ExceptionState.OPEN, "This is closed already.")
    figure = latest_figure(exception.indicator_id)
    exception.state = ExceptionState.CLOSED
    exception.what_happened = what
    exception.closed_meeting_id = meeting_id
    exception.closing_figure_id = figure.id if figure else None
    exception.closed_by_id, exception.closed_at = by.id, clock.now()
    _record(Deed.EXCEPTION_CLOSED, exception, by)


def reopen(exception: DataException, why: str, *, by: Person, version: int) -> None:
    """Open it again; what happened stays in the history."""
    _expect(exception, version, ExceptionState.CLOSED, "This is open.")
    before = exception.what_happened
    exception.state = ExceptionState.OPEN
    exception.what_happened = ""
    exception.closed_meeting_id = exception.closing_figure_id = None
    exception.closed_by_id = exception.closed_at = None
    _record(Deed.EXCEPTION_REOPENED, exception, by, before=before, note=why)


def _expect(exception: DataException, version: int, state: ExceptionState, otherwise: str) -> None:
    if exception.state is not state:
        raise DomainError(otherwise)
    if exception.version != version:
        raise ChangedMeanwhile


def _record(
    deed: Deed, exception: DataException, by: Person, *, before: str = "", note: str = ""
) -> None:
    audit.record(
        deed,
        subject_type="data_exception",
        subject_id=exception.id,
        by=by,
        before={"what_happened": before} if before else {},
        after={"heading": exception.heading},
        visibility=exception.visibility,
        note=note,
    )
