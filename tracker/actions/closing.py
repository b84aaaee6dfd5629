"""Closing an action: its lead proposes, the board agrees, the board secretary records it."""

from sqlalchemy import select

from tracker.actions.enums import Outcome, Precision
from tracker.actions.evidence.service import add_evidence
from tracker.actions.links import link_refused
from tracker.actions.models import Action, Closure, Evidence
from tracker.actions.service import record, restate_closure
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.person import Person

NEED_EVIDENCE = frozenset({Outcome.COMPLETE, Outcome.EMBEDDED})


def propose_closure(
    action: Action,
    *,
    outcome: Outcome,
    reason: str,
    by: Person,
    evidence_label: str = "",
    evidence_url: str = "",
) -> Closure:
    """Say that an action is done, embedded, stopped or merged; the board has the last word."""
    if action.outcome is not None or action.proposed_on is not None:
        raise DomainError(f"{action.ref} is closed or proposed already.")
    _check(action, outcome, reason, url=evidence_url)
    if evidence_url:
        add_evidence(action, label=evidence_label or evidence_url, url=evidence_url, by=by)
    closure = Closure(
        action_id=action.id,
        outcome=outcome,
        reason=reason,
        proposed_on=clock.today(),
        proposed_by_id=by.id,
        proposed_by_name=by.name,
        agreed_by_name="",
        refused_note="",
        made_up="",
        document="",
        place="",
        demonstration=False,
    )
    db.session.add(closure)
    restate_closure(action)
    after = {"outcome": outcome, "reason": reason}
    record(Deed.ACTION_CLOSURE_PROPOSED, action, by=by, after=after)
    return closure


def agree_closure(action: Action, closure: Closure, *, by: Person, meeting_id: int | None) -> None:
    """Record that the board agreed, naming its meeting."""
    expect_waiting(closure)
    if meeting_id is None:
        raise NotAccepted({"meeting": "Choose the meeting at which the board agreed"})
    closure.agreed_on = clock.today()
    closure.agreed_by_id, closure.agreed_by_name = by.id, by.name
    closure.agreed_meeting_id = meeting_id
    restate_closure(action)
    record(Deed.ACTION_CLOSED, action, by=by, after={"outcome": closure.outcome})


def refuse_closure(action: Action, closure: Closure, *, by: Person, note: str) -> None:
    """The board wants it kept open; why is kept beside the proposal."""
    expect_waiting(closure)
    if not note:
        raise NotAccepted({"note": "Say why it stays open"})
    closure.refused_on, closure.refused_note = clock.today(), note
    restate_closure(action)
    record(Deed.ACTION_CLOSURE_REFUSED, action, by=by, after={"note": note})


def reopen(action: Action, closure: Closure, *, by: Person | None, note: str) -> None:
    """Take a closure back: it was agreed, and stays in the story."""
    expect_closed(closure)
    if not note:
        raise NotAccepted({"note": "Say why it opens again"})
    closure.reopened_on = clock.today()
    restate_closure(action)
    record(Deed.ACTION_REOPENED, action, by=by, before={"outcome": closure.outcome}, note=note)


def _check(action: Action, outcome: Outcome, reason: str, *, url: str) -> None:
    wrong: dict[str, str] = {}
    if action.due_precision is Precision.ONGOING and outcome is Outcome.COMPLETE:
        wrong["outcome"] = "An ongoing action ends as Embedded as business as usual"
    if not reason:
        wrong["reason"] = (
            "Say what shows that it is done" if outcome in NEED_EVIDENCE else "Say why it ends"
        )
    if url and (refused := link_refused(url)):
        wrong["evidence_url"] = refused
    if outcome in NEED_EVIDENCE and not url and not _has_evidence(action):
        wrong["evidence_url"] = "Give a link to something that shows it is done"
    if wrong:
        raise NotAccepted(wrong)


def _has_evidence(action: Action) -> bool:
    links = select(Evidence.id).where(
        Evidence.action_id == action.id, Evidence.removed_on.is_(None)
    )
    return db.session.scalar(links.limit(1)) is not None


def expect_waiting(closure: Closure) -> None:
    """Refuse a second answer."""
    if closure.agreed_on is not None or closure.refused_on is not None:
        raise DomainError("This was already answered. Look at the action again.")


def expect_closed(closure: Closure) -> None:
    """Refuse to open what is open."""
    if closure.agreed_on is None or closure.reopened_on is not None:
        raise DomainError("This action is open.")
