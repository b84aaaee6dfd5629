"""Saying whether an action has made a difference."""

from sqlalchemy import select

from tracker.actions.models import Action, Closure
from tracker.actions.rules import ENDED_WELL
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAllowed
from tracker.people.identity import SignedIn
from tracker.people.unnamed import UNNAMED
from tracker.voice.difference.enums import Difference
from tracker.voice.difference.models import DifferenceSaid

NOT_ASKED = "Only who holds the ambassador’s seat in its workstream is asked this."
TOO_LATE = "The board has decided already, so this can no longer be said."


def expect_asked(action: Action, closure: Closure, *, by: SignedIn) -> None:
    """Refuse who is not asked, and what is decided or was never to be complete."""
    if action.workstream_id not in by.ambassador_of:
        raise NotAllowed(NOT_ASKED)
    is_open = closure.agreed_on is None and closure.refused_on is None
    if not is_open or closure.outcome not in ENDED_WELL:
        raise DomainError(TOO_LATE)


def say(action: Action, closure: Closure, said: Difference, *, by: SignedIn) -> None:
    """Say it, or something else than before; said twice, it stands once. The action is held."""
    expect_asked(action, closure, by=by)
    before = last_said(closure, by)
    if said is before:
        return
    db.session.add(
        DifferenceSaid(closure_id=closure.id, by_id=by.id, said=said, said_at=clock.now())
    )
    # What is printed has no name beside it, so the history has none either.
    audit.record(
        Deed.ACTION_DIFFERENCE_SAID,
        subject_type="action",
        subject_id=action.id,
        by=by,
        before={"made_a_difference": before} if before else {},
        after={"made_a_difference": said},
        visibility=action.visibility,
        as_name=UNNAMED,
    )


def last_said(closure: Closure, by: SignedIn) -> Difference | None:
    """What this person said last of a proposal."""
    return db.session.scalar(
        select(DifferenceSaid.said)
        .where(DifferenceSaid.closure_id == closure.id, DifferenceSaid.by_id == by.id)
        .order_by(DifferenceSaid.id.desc())
        .limit(1)
    )
