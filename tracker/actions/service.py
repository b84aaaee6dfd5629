"""Deeds on an action itself: add it, change its words, attach evidence, restate how it stands."""

import re
from collections.abc import Mapping

from sqlalchemy import select

from tracker.actions.details import ActionDetails, Due, details_of
from tracker.actions.enums import Precision
from tracker.actions.models import (
    Action,
    ActionHelper,
    ActionPledge,
    ActionUpdate,
    Closure,
    DueMove,
)
from tracker.actions.rules import review_refused
from tracker.actions.telling import told
from tracker.audit import service as audit
from tracker.audit.enums import Deed
from tracker.core import clock
from tracker.core.database import db
from tracker.core.errors import ChangedMeanwhile, NotAccepted
from tracker.core.person import Person
from tracker.core.visibility import Visibility
from tracker.plan.models import Plan


def add_action(details: ActionDetails, due: Due, *, by: Person | None) -> Action:
    """Add an action; without a ref it gets the next of its workstream."""
    _check_due(due)
    ref = _free_ref(details)
    action = Action(
        plan_id=details.plan_id,
        ref=ref,
        original_due_on=due.on,
        original_due_precision=due.precision,
        due_on=due.on,
        due_precision=due.precision,
        due_text=due.text,
        due_meeting_id=due.meeting_id,
        review_on=due.review_on,
        review_is_assumed=False,
        arising_meeting_id=details.arising_meeting_id,
        origin="",
        to_check="",
        made_up="",
        document="",
        place="",
        demonstration=False,
        added_on=clock.today(),
        moves=0,
    )
    _write(action, details.with_ref(ref))
    db.session.add(action)
    db.session.flush()  # the audit needs its id
    record(Deed.ACTION_ADDED, action, by=by, after=told(details.with_ref(ref)) | _told_due(due))
    return action


def change_action(
    action: Action, details: ActionDetails, *, by: Person | None, version: int
) -> None:
    """Change the words of an action; its dates move only by `moving`."""
    expect_version(action, version)
    before = details_of(action)
    after = details.with_ref(_free_ref(details, but=action))
    old, new = audit.changes(told(before), told(after))
    label = {"visibility": new.pop("visibility", None)}
    was = {"visibility": old.pop("visibility", None)}
    if new:
        _record_words(action, after.visibility, by=by, before=old, after=new)
    _write(action, after)
    if label["visibility"]:
        record(Deed.ACTION_CHANGED, action, by=by, before=was, after=label)


def restate(action: Action) -> None:
    """Set the "as it stands" columns from the story: these three are the only place that does."""
    restate_words(action)
    restate_due(action)
    restate_closure(action)


def restate_words(action: Action) -> None:
    """What was said and judged last."""
    db.session.flush()
    updates = select(ActionUpdate).where(ActionUpdate.action_id == action.id)
    latest = (ActionUpdate.counts_on.desc(), ActionUpdate.id.desc())
    last = db.session.scalars(updates.order_by(*latest).limit(1)).first()
    judged = db.session.scalars(
        updates.where(ActionUpdate.judgement.is_not(None)).order_by(*latest).limit(1)
    ).first()
    action.said_on = last.counts_on if last else None
    action.last_update_id = last.id if last else None
    action.judgement = judged.judgement if judged else None
    action.judged_on = judged.counts_on if judged else None
    action.judged_update_id = judged.id if judged else None


def restate_due(action: Action) -> None:
    """The date as agreed, and how often it moved."""
    db.session.flush()
    agreed = list(
        db.session.scalars(
            select(DueMove)
            .where(DueMove.action_id == action.id, DueMove.agreed_on.is_not(None))
            .order_by(DueMove.agreed_on, DueMove.id)
        )
    )
    action.moves = sum(not move.is_meeting_moved for move in agreed)
    if agreed:
        last = agreed[-1]
        action.due_on, action.due_precision = last.to_on, last.to_precision
        action.due_meeting_id = last.to_meeting_id
    else:
        action.due_on = action.original_due_on
        action.due_precision = action.original_due_precision


def restate_closure(action: Action) -> None:
    """Whether it is proposed for closure or has ended."""
    db.session.flush()
    closures = list(
        db.session.scalars(
            select(Closure).where(Closure.action_id == action.id).order_by(Closure.id)
        )
    )
    agreed = [c for c in closures if c.agreed_on and not c.reopened_on]
    waiting = [c for c in closures if not c.agreed_on and not c.refused_on]
    action.outcome = agreed[-1].outcome if agreed else None
    action.closed_on = agreed[-1].agreed_on if agreed else None
    action.proposed_on = waiting[-1].proposed_on if waiting else None


def expect_version(action: Action, version: int) -> None:
    """Refuse to write over what somebody else saved meanwhile."""
    if action.version != version:
        raise ChangedMeanwhile


def record(
    deed: Deed,
    action: Action,
    *,
    by: Person | None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    note: str = "",
) -> None:
    """Write a deed on an action into the audit, under the action's own label."""
    audit.record(
        deed,
        subject_type="action",
        subject_id=action.id,
        by=by,
        before=before,
        after=after,
        visibility=action.visibility,
        note=note,
    )


def _record_words(
    action: Action,
    label: Visibility,
    *,
    by: Person | None,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Under the stricter of both labels: what was taken out to show the rest stays hidden."""
    audit.record(
        Deed.ACTION_CHANGED,
        subject_type="action",
        subject_id=action.id,
        by=by,
        before=before,
        after=after,
        visibility=max(action.visibility, label, key=list(Visibility).index),
    )


def _write(action: Action, details: ActionDetails) -> None:
    action.ref = details.ref
    action.text = details.text
    action.workstream_id = details.workstream_id
    action.plain_summary = details.plain_summary
    action.success_measure = details.success_measure
    action.lead = details.lead
    action.accountable_post_id = details.accountable_post_id
    action.visibility = details.visibility
    action.starts_on = details.starts_on
    kept = {helper.post_id: helper for helper in action.helpers}
    action.helpers[:] = [
        kept.get(post_id) or ActionHelper(post_id=post_id) for post_id in details.helper_post_ids
    ]
    links = {(link.pledge_id, link.commitment_id): link for link in action.pledge_links}
    action.pledge_links[:] = [
        links.get(pair) or ActionPledge(pledge_id=pair[0], commitment_id=pair[1])
        for pair in details.pledges
    ]


def _told_due(due: Due) -> dict[str, object]:
    facts = {"due_precision": due.precision, "due_on": due.on, "review_on": due.review_on}
    return {name: value for name, value in facts.items() if value is not None}


def _check_due(due: Due) -> None:
    if due.precision is Precision.ONGOING:
        refused = review_refused(due.review_on, today=clock.today())
        if refused:
            raise NotAccepted({"review_on": refused})
    elif due.precision is not Precision.NONE and due.on is None and due.meeting_id is None:
        raise NotAccepted({"due_on": "Enter the date it is due"})


def _free_ref(details: ActionDetails, *, but: Action | None = None) -> str:
    # One at a time in a plan, so that two people never get the same ref.
    db.session.execute(select(Plan.id).where(Plan.id == details.plan_id).with_for_update())
    refs = select(Action.ref).where(Action.plan_id == details.plan_id)
    if but is not None:
        refs = refs.where(Action.id != but.id)
    if not details.ref:
        return _next_ref(details)
    if details.ref in set(db.session.scalars(refs)):
        raise NotAccepted({"ref": f"{details.ref} is taken in this plan. Enter another ref"})
    return details.ref


def _next_ref(details: ActionDetails) -> str:
    """One more than the highest of the workstream's letter, or of A where it has none yet."""
    refs = select(Action.ref, Action.workstream_id).where(Action.plan_id == details.plan_id)
    seen = [
        (match[1], int(match[2]), stream)
        for ref, stream in db.session.execute(refs)
        if (match := re.fullmatch(r"([A-Z]+)(\d+)", ref))
    ]
    own = [letter for letter, _, stream in seen if stream == details.workstream_id]
    letter = max(set(own), key=own.count) if own else "A"
    highest = max((number for each, number, _ in seen if each == letter), default=0)
    return f"{letter}{highest + 1}"
