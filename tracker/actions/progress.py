"""Saying how an action stands: a judgement, a line, and what an amber or a red needs."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.actions.enums import Judgement, Precision
from tracker.actions.models import Action, ActionUpdate
from tracker.actions.rules import (
    Facts,
    may_stand,
    missing_words,
    review_refused,
)
from tracker.actions.service import record, restate_words
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.core.periods import quarter_ahead
from tracker.core.person import Person

FIELDS = {"reason": "why", "road": "road_to_green", "ask": "ask"}


@dataclass(frozen=True)
class Said:
    """What a lead or chair says of an action in this cycle."""

    judgement: Judgement | None = None
    progress: str = ""
    why: str = ""
    road_to_green: str = ""
    ask: str = ""
    is_no_change: bool = False
    asks_new_date: bool = False
    review_on: date | None = None


def say(action: Action, said: Said, *, by: Person) -> ActionUpdate:
    """Record what was said; raises NotAccepted with a sentence for each field that is wrong."""
    _check_open(action)
    if said.is_no_change:
        said = _as_last_said(action, said)
    _check(action, said)
    update = ActionUpdate(
        action_id=action.id,
        counts_on=clock.today(),
        at=clock.now(),
        by_id=by.id,
        by_name=by.name,
        judgement=said.judgement,
        is_no_change=said.is_no_change,
        progress=said.progress,
        why=said.why,
        road_to_green=said.road_to_green,
        ask=said.ask,
        made_up="",
        document="",
        place="",
        demonstration=False,
    )
    before = {"judgement": action.judgement}
    db.session.add(update)
    _review(action, said)
    restate_words(action)
    after = {
        "judgement": said.judgement,
        "progress": said.progress,
        "why": said.why,
        "road_to_green": said.road_to_green,
        "ask": said.ask,
    }
    record(
        Deed.ACTION_UPDATED,
        action,
        by=by,
        before=before,
        after={name: value for name, value in after.items() if value},
        note="No change, still true" if said.is_no_change else "",
    )
    return update


def standing_facts(action: Action) -> Facts:
    """The action's own columns as facts for the rules."""
    return Facts(
        due_on=action.due_on,
        precision=action.due_precision,
        starts_on=action.starts_on,
        review_on=action.review_on,
        judgement=action.judgement,
        judged_on=action.judged_on,
        said_on=action.said_on,
        moves=action.moves,
        is_proposed=action.proposed_on is not None,
        outcome=action.outcome,
    )


def _check_open(action: Action) -> None:
    if action.outcome is not None:
        raise DomainError(f"{action.ref} is closed. Nothing more can be said of it here.")
    if action.proposed_on is not None:
        raise DomainError(f"{action.ref} is proposed for closure and waits for the board.")


def _check(action: Action, said: Said) -> None:
    today = clock.today()
    wrong: dict[str, str] = {}
    if said.judgement is None:
        wrong["judgement"] = "Choose how it stands"
    if not said.progress and not said.is_no_change:
        wrong["progress"] = "Say what is new, in one line"
    cannot = may_stand(
        said.judgement, standing_facts(action), today=today, asks_new_date=said.asks_new_date
    )
    if cannot:
        wrong["judgement"] = cannot
    missing = missing_words(said.judgement, reason=said.why, road=said.road_to_green, ask=said.ask)
    wrong |= {FIELDS[name]: sentence for name, sentence in missing.items()}
    if said.review_on is not None:
        refused = review_refused(said.review_on, today=today)
        if refused:
            wrong["review_on"] = refused
    if wrong:
        raise NotAccepted(wrong)


def _as_last_said(action: Action, said: Said) -> Said:
    """The last judgement with its words, said again."""
    last = (
        db.session.get(ActionUpdate, action.judged_update_id) if action.judged_update_id else None
    )
    if last is None:
        raise NotAccepted({"is_no_change": "Nothing was judged before, so say how it stands"})
    return replace(
        said,
        judgement=last.judgement,
        why=last.why,
        road_to_green=last.road_to_green,
        ask=last.ask,
    )


def _review(action: Action, said: Said) -> None:
    """An update of an ongoing action is its review; the next is a quarter ahead at most."""
    if action.due_precision is not Precision.ONGOING or action.review_on is None:
        return
    today = clock.today()
    if said.review_on is not None:
        action.review_on, action.review_is_assumed = said.review_on, False
    elif action.review_on <= today:
        action.review_on, action.review_is_assumed = quarter_ahead(today), False
