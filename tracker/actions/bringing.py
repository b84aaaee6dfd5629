"""Bringing many actions into a plan at once, as a document has them: what they are, what was said
of them, and what of them is done."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select, update

from tracker.actions.brought import Brought, SaidOf, Source
from tracker.actions.details import Due
from tracker.actions.enums import Outcome, Precision
from tracker.actions.models import (
    Action,
    ActionHelper,
    ActionPledge,
    ActionUpdate,
    Closure,
    DueMove,
)
from tracker.actions.service import record, restate
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.person import Person
from tracker.plan.models import Plan

LONGEST_REF = 20
AT_A_TIME = 500
AS_PRINTED = "As the document says"


def bring(
    brought: Sequence[Brought], plan: Plan, *, added_on: date, review_on: date, by: Person | None
) -> list[Action]:
    """Add actions to a plan, in order; ongoing ones are reviewed on `review_on` until said."""
    refs = _Refs(plan)
    actions = [
        _new(each, plan, refs.take(each.details.ref), added_on=added_on, review_on=review_on)
        for each in brought
    ]
    db.session.add_all(actions)
    db.session.flush()  # the audit and the story need their ids
    pairs = list(zip(actions, brought, strict=True))
    for action, each in pairs:
        _record_added(action, plan, each.source, by=by)
    db.session.add_all(
        _move(action, each.first, each.due, each.source, by) for action, each in pairs if each.first
    )
    told = [(action, each.said, each.source) for action, each in pairs if each.said]
    _tell(told, by=by)
    _name_latest([action.id for action, _, _ in told])
    return actions


def say_of(action: Action, said: SaidOf, source: Source, *, by: Person | None) -> None:
    """Keep what a newer version of a document says of an action."""
    _tell([(action, said, source)], by=by)
    restate(action)


def _tell(told: Sequence[tuple[Action, SaidOf, Source]], *, by: Person | None) -> None:
    """Write the updates and closures of many actions."""
    db.session.add_all(_update(a, said, source, by) for a, said, source in told if said.is_update)
    db.session.add_all(_closure(a, source, by) for a, said, source in told if said.is_done)
    for action, said, source in told:
        if said.is_update:
            after = {"judgement": said.judgement, "progress": said.progress}
            _record(Deed.ACTION_UPDATED, action, source, by=by, after=after)
        if said.is_done:
            after = {"outcome": _outcome(action)}
            _record(Deed.ACTION_CLOSED, action, source, by=by, after=after)
    db.session.flush()


def _name_latest(ids: Sequence[int]) -> None:
    """Let new actions name the one update that each has: in one statement, not one each."""
    update_id = (
        select(func.max(ActionUpdate.id))
        .where(ActionUpdate.action_id == Action.id)
        .scalar_subquery()
    )
    judged_id = (
        select(func.max(ActionUpdate.id))
        .where(ActionUpdate.action_id == Action.id, ActionUpdate.judgement.is_not(None))
        .scalar_subquery()
    )
    for start in range(0, len(ids), AT_A_TIME):
        db.session.execute(
            update(Action)
            .where(Action.id.in_(ids[start : start + AT_A_TIME]))
            .values(last_update_id=update_id, judged_update_id=judged_id)
            .execution_options(synchronize_session=False)
        )


def move_due(action: Action, due: Due, source: Source, *, by: Person | None) -> None:
    """Give an action the date that a newer version of its document has; the first date stays."""
    before = {"due_on": action.due_on, "due_precision": action.due_precision}
    if due.on is None:
        _make_ongoing(action, due, source, before, by=by)
        return
    now = Due(action.due_precision, action.due_on)
    db.session.add(_move(action, now, due, source, by))
    restate(action)
    after = {"due_on": due.on, "due_precision": due.precision}
    _record(Deed.ACTION_DATE_AGREED, action, source, by=by, before=before, after=after)


def _move(action: Action, first: Due, due: Due, source: Source, by: Person | None) -> DueMove:
    """A new date that a document reports: it was agreed there."""
    return DueMove(
        action_id=action.id,
        from_on=first.on,
        from_precision=first.precision,
        to_on=due.on,
        to_precision=due.precision,
        to_text=due.text,
        is_meeting_moved=False,
        reason=f"{AS_PRINTED}: {source.document}",
        asked_on=source.counts_on,
        asked_by_id=by.id if by else None,
        asked_by_name=by.name if by else "",
        agreed_on=source.counts_on,
        agreed_by_id=by.id if by else None,
        agreed_by_name=by.name if by else "",
        refused_note="",
        made_up="",
        document=source.document,
        place=source.place,
        demonstration=False,
    )


def _make_ongoing(
    action: Action,
    due: Due,
    source: Source,
    before: Mapping[str, object],
    *,
    by: Person | None,
) -> None:
    """An end date that became "Ongoing": the first date is kept in the history alone."""
    action.due_on = action.original_due_on = None
    action.due_precision = action.original_due_precision = due.precision
    action.due_text = due.text
    action.review_on, action.review_is_assumed = due.review_on, True
    after = {"due_precision": due.precision, "review_on": due.review_on}
    _record(Deed.ACTION_DATE_AGREED, action, source, by=by, before=before, after=after)


def _new(each: Brought, plan: Plan, ref: str, *, added_on: date, review_on: date) -> Action:
    """An action as `restate` would leave it with what is said of it, but for its updates' ids."""
    details, due, said, day = each.details, each.due, each.said, each.source.counts_on
    first = each.first or due
    is_judged, is_done = bool(said and said.judgement), bool(said and said.is_done)
    is_ongoing = due.precision is Precision.ONGOING
    action = Action(
        plan_id=plan.id,
        workstream_id=details.workstream_id,
        ref=ref,
        text=details.text,
        plain_summary=details.plain_summary,
        success_measure=details.success_measure,
        lead=details.lead,
        accountable_post_id=details.accountable_post_id,
        visibility=details.visibility,
        starts_on=details.starts_on,
        original_due_on=first.on,
        original_due_precision=first.precision,
        due_on=due.on,
        due_precision=due.precision,
        due_text=first.text,
        review_on=review_on if is_ongoing else None,
        review_is_assumed=is_ongoing,
        origin="",
        to_check="\n".join(filter(None, (each.to_check, _ref_lost(details.ref, ref)))),
        made_up="",
        document=each.source.document,
        place=each.source.place,
        demonstration=False,
        added_on=added_on,
        moves=1 if each.first else 0,
        said_on=day if said and said.is_update else None,
        judgement=said.judgement if said else None,
        judged_on=day if is_judged else None,
        closed_on=day if is_done else None,
        pledge_links=[ActionPledge(pledge_id=p, commitment_id=c) for p, c in details.pledges],
        helpers=[ActionHelper(post_id=post_id) for post_id in details.helper_post_ids],
    )
    action.outcome = _outcome(action) if is_done else None
    return action


def _ref_lost(printed: str, given: str) -> str:
    """A doubt where the printed ref was not free."""
    if not printed or printed == given:
        return ""
    return f"The file prints the ref {printed}, which was taken: it got {given}"


def _outcome(action: Action) -> Outcome:
    """An ongoing action has no end to reach: it is embedded (rules 5.3)."""
    is_ongoing = action.due_precision is Precision.ONGOING
    return Outcome.EMBEDDED if is_ongoing else Outcome.COMPLETE


def _update(action: Action, said: SaidOf, source: Source, by: Person | None) -> ActionUpdate:
    return ActionUpdate(
        action_id=action.id,
        counts_on=source.counts_on,
        at=clock.now(),
        by_id=by.id if by else None,
        by_name=by.name if by else "",
        judgement=said.judgement,
        is_no_change=False,
        progress=said.progress,
        why="",
        road_to_green="",
        ask="",
        made_up="",
        document=source.document,
        place=source.place,
        demonstration=False,
    )


def _closure(action: Action, source: Source, by: Person | None) -> Closure:
    """A document that reports an action complete is the board's word: it was agreed there."""
    return Closure(
        action_id=action.id,
        outcome=_outcome(action),
        reason=f"{AS_PRINTED}: {source.document}",
        proposed_on=source.counts_on,
        proposed_by_id=by.id if by else None,
        proposed_by_name=by.name if by else "",
        agreed_on=source.counts_on,
        agreed_by_id=by.id if by else None,
        agreed_by_name=by.name if by else "",
        refused_note="",
        made_up="",
        document=source.document,
        place=source.place,
        demonstration=False,
    )


def _record_added(action: Action, plan: Plan, source: Source, *, by: Person | None) -> None:
    after = {
        "ref": action.ref,
        "text": action.text,
        "plan": plan.name,
        "lead": action.lead,
        "success_measure": action.success_measure,
        "due_on": action.due_on,
        "due_precision": action.due_precision,
    }
    _record(Deed.ACTION_ADDED, action, source, by=by, after=after)


def _record(
    deed: Deed,
    action: Action,
    source: Source,
    *,
    by: Person | None,
    after: Mapping[str, object],
    before: Mapping[str, object] | None = None,
) -> None:
    kept = {name: value for name, value in after.items() if value}
    note = f"{source.document}, {source.place}" if source.place else source.document
    record(deed, action, by=by, before=before, after=kept, note=note)


class _Refs:
    """The refs of a plan: a printed one where it is free, else the next that is."""

    def __init__(self, plan: Plan) -> None:
        # One at a time in a plan, so that two people never get the same ref.
        db.session.execute(select(Plan.id).where(Plan.id == plan.id).with_for_update())
        self._taken = set(db.session.scalars(select(Action.ref).where(Action.plan_id == plan.id)))
        self._next = 1

    def take(self, wanted: str) -> str:
        ref = wanted if wanted and len(wanted) <= LONGEST_REF else ""
        while not ref or ref in self._taken:
            ref, self._next = f"A{self._next}", self._next + 1
        self._taken.add(ref)
        return ref
