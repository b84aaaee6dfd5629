"""Saving a round, a row at a time: what is right is kept, the rest comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from tracker.actions.closing import propose_closure
from tracker.actions.enums import Precision
from tracker.actions.models import Action, ActionUpdate, Closure, DueMove
from tracker.actions.moving import agree_move, ask_new_date
from tracker.actions.policy import may_agree_first_move
from tracker.actions.progress import say
from tracker.actions.standing import Moment
from tracker.actions.update_round import queries
from tracker.actions.update_round.rows import (
    TICKED,
    Boxes,
    Sent,
    Wanted,
    first_boxes,
    understand,
)
from tracker.core.database import db
from tracker.core.errors import DomainError, NotAccepted
from tracker.people.identity import SignedIn

# The services name what is wrong by their own fields, the page by its boxes.
BOX_OF = {
    "progress": "line",
    "road_to_green": "road",
    "review_on": "review",
    "is_no_change": "same",
    "meeting": "agree",
}
NOT_HERE = "This action is not in the round any more, or it is not yours. Nothing of it is saved"
CLOSED_MEANWHILE = "It was closed, or proposed for it, while you wrote. Nothing of this is saved"
CHOOSE = "Somebody else changed this row while you wrote. Choose a version, or write a third"


class Fate(StrEnum):
    """What became of a row that was sent."""

    SAVED = "saved"
    KEPT = "kept"  # the other's words stand, as was chosen
    REFUSED = "refused"
    CONFLICT = "conflict"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Answer:
    """A row that was sent, and what became of it; errors by box, or under "" for the row."""

    sent: Sent
    fate: Fate
    errors: dict[str, str] = field(default_factory=dict)
    ref: str = ""

    @property
    def is_settled(self) -> bool:
        """Nothing is left to do about it."""
        return self.fate in (Fate.SAVED, Fate.KEPT)

    @property
    def may_be_sent_again(self) -> bool:
        """It is in the round and not saved, so its words are kept for another try."""
        return self.fate in (Fate.REFUSED, Fate.CONFLICT)


def save_rows(
    sent: Sequence[Sent], stream: queries.Stream, moment: Moment, *, by: SignedIn
) -> list[Answer]:
    """Save the rows that are right; say of every other what it needs."""
    ids = [row.action_id for row in sent]
    actions = queries.locked_actions(ids, stream, moment, viewer=by)
    known = [row.base for row in sent]
    for action in actions.values():
        known += [action.last_update_id, action.judged_update_id]
    updates = queries.updates_by_id(known)
    return [_save_row(row, actions.get(row.action_id), updates, by) for row in sent]


def _save_row(
    sent: Sent, action: Action | None, updates: Mapping[int, ActionUpdate], by: SignedIn
) -> Answer:
    if action is None:
        return Answer(sent, Fate.GONE, {"": NOT_HERE})
    base = updates.get(sent.base or 0)
    if base is not None and base.action_id != action.id:
        base, sent = None, replace(sent, base=None)
    printed = _printed(base, action, updates)
    if action.version != sent.version:
        return _stale(sent, action, printed, updates, by)
    if sent.is_conflict:
        chosen = _chosen(sent, base)
        if isinstance(chosen, Fate):
            errors = {"": CHOOSE} if chosen is Fate.CONFLICT else {}
            return Answer(sent, chosen, errors, action.ref)
        sent = chosen
    return _try(sent, action, printed, by)


def _stale(
    sent: Sent,
    action: Action,
    printed: Boxes,
    updates: Mapping[int, ActionUpdate],
    by: SignedIn,
) -> Answer:
    """Somebody saved the action since the row was printed: the same person, or another."""
    if _is_saved_already(sent, action, printed, updates, by):
        return Answer(sent, Fate.SAVED, {}, action.ref)
    if action.outcome is not None or action.proposed_on is not None:
        return Answer(sent, Fate.GONE, {"": CLOSED_MEANWHILE}, action.ref)
    return Answer(sent, Fate.CONFLICT, {}, action.ref)


def _try(sent: Sent, action: Action, printed: Boxes, by: SignedIn) -> Answer:
    ref = action.ref
    wanted, wrong = understand(sent.boxes, printed, is_ongoing=_is_ongoing(action))
    try:
        _do(action, wanted, wrong, by)
    except StaleDataError:
        return Answer(sent, Fate.CONFLICT, {}, ref)
    except NotAccepted as refused:
        errors = {BOX_OF.get(name, name): each for name, each in refused.by_field.items()}
        return Answer(sent, Fate.REFUSED, _told(errors, sent.boxes), ref)
    except DomainError as refused:
        return Answer(sent, Fate.REFUSED, {"": str(refused)}, ref)
    return Answer(sent, Fate.SAVED, {}, ref)


def _do(action: Action, wanted: Wanted, wrong: dict[str, str], by: SignedIn) -> None:
    """All deeds of a row, or none of them with everything that is wrong."""
    with db.session.begin_nested():
        for deed in _deeds(action, wanted, by):
            try:
                deed()
            except NotAccepted as refused:
                wrong = refused.by_field | wrong
        if wrong:
            raise NotAccepted(wrong)
        db.session.flush()


def _deeds(action: Action, wanted: Wanted, by: SignedIn) -> list[Callable[[], object]]:
    deeds: list[Callable[[], object]] = []
    said, closing, new_date = wanted.said, wanted.closing, wanted.new_date
    agrees = wanted.agrees
    if said is not None:
        deeds.append(lambda: say(action, said, by=by))
    if new_date is not None:
        may_agree = may_agree_first_move(by, action)
        reason = wanted.move_reason
        deeds.append(
            lambda: ask_new_date(
                action, to=new_date, reason=reason, by=by, may_agree_first=may_agree
            )
        )
    if agrees is not None:
        deeds.append(lambda: _agree(action, agrees, by))
    if closing is not None:
        deeds.append(
            lambda: propose_closure(
                action,
                outcome=closing.outcome,
                reason=closing.reason,
                by=by,
                evidence_label=closing.evidence_label,
                evidence_url=closing.evidence_url,
            )
        )
    return deeds


def _agree(action: Action, move_id: int, by: SignedIn) -> None:
    move = db.session.get(DueMove, move_id)
    if move is None or move.action_id != action.id or not may_agree_first_move(by, action):
        raise NotAccepted({"agree": "This new date is not waiting any more. Look at it again"})
    agree_move(action, move, by=by)


def _chosen(sent: Sent, base: ActionUpdate | None) -> Sent | Fate:
    """A conflict after its writer chose: what to save, or that the other's words stand."""
    if bool(sent.anew) == bool(sent.keep):
        return Fate.CONFLICT
    if sent.keep == "theirs":
        return Fate.KEPT
    boxes = sent.boxes
    if sent.anew:
        boxes = replace(boxes, same="", line=sent.anew, judgement=sent.anew_judgement)
    elif boxes.same == TICKED and base is not None:
        # "No change" was meant of the words it stood beside, not of those that came since.
        boxes = replace(boxes, same="", line=base.progress or "No change, still true")
    return replace(sent, boxes=boxes, typed=boxes, is_conflict=False)


def _printed(
    base: ActionUpdate | None, action: Action, updates: Mapping[int, ActionUpdate]
) -> Boxes:
    """What stood in the boxes when the row was printed."""
    if base is None or base.judgement is None:
        base = updates.get(action.judged_update_id) if action.judged_update_id else None
    return first_boxes(
        judgement=base.judgement if base else None,
        why=base.why if base else "",
        road=base.road_to_green if base else "",
        ask=base.ask if base else "",
        is_ongoing=_is_ongoing(action),
    )


def _is_ongoing(action: Action) -> bool:
    return action.due_precision is Precision.ONGOING


def _told(errors: dict[str, str], boxes: Boxes) -> dict[str, str]:
    """Where “No change” was ticked, its box is the one to look at."""
    if boxes.same != TICKED or not errors.keys() & {"why", "road", "ask", "line"}:
        return errors
    return {
        "same": "Its last words lack a reason, a road to green or an ask. Untick this, add them"
    }


def _is_saved_already(
    sent: Sent, action: Action, first: Boxes, updates: Mapping[int, ActionUpdate], by: SignedIn
) -> bool:
    """Whether the same row of the same person was saved before: the form came twice."""
    wanted, wrong = understand(sent.boxes, first, is_ongoing=_is_ongoing(action))
    if wrong or sent.is_conflict:
        return False
    if wanted.closing is not None:
        mine = select(Closure.id).where(
            Closure.action_id == action.id,
            Closure.proposed_by_id == by.id,
            Closure.reason == wanted.closing.reason,
            Closure.outcome == wanted.closing.outcome,
        )
        return db.session.scalar(mine.limit(1)) is not None
    if wanted.new_date is not None and not _has_asked(action, wanted, by):
        return False
    if wanted.said is None:
        return False
    last = updates.get(action.last_update_id) if action.last_update_id else None
    return last is not None and last.id != sent.base and _is_same(last, wanted, by)


def _has_asked(action: Action, wanted: Wanted, by: SignedIn) -> bool:
    mine = select(DueMove.id).where(
        DueMove.action_id == action.id,
        DueMove.asked_by_id == by.id,
        DueMove.to_on == wanted.new_date,
        DueMove.reason == wanted.move_reason,
    )
    return db.session.scalar(mine.limit(1)) is not None


def _is_same(last: ActionUpdate, wanted: Wanted, by: SignedIn) -> bool:
    said = wanted.said
    if said is None or last.by_id != by.id or last.is_no_change != said.is_no_change:
        return False
    theirs = (last.judgement, last.progress, last.why, last.road_to_green, last.ask)
    mine = (said.judgement, said.progress, said.why, said.road_to_green, said.ask)
    return said.is_no_change or theirs == mine
