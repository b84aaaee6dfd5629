"""Actions and what is said of them."""

from datetime import date

from factory import LazyAttribute, LazyFunction, Sequence, SubFactory

from tests.factories.base import Factory, now, today
from tests.factories.people import PostFactory
from tests.factories.plan import PlanFactory, PledgeFactory
from tests.factories.workstreams import WorkstreamFactory
from tracker.actions.enums import Judgement, Outcome, Precision
from tracker.actions.models import (
    Action,
    ActionHelper,
    ActionPledge,
    ActionUpdate,
    Closure,
    DueMove,
    Evidence,
)
from tracker.core import clock
from tracker.core.visibility import Visibility


class ActionFactory(Factory):
    """An action due on a day, of which nothing was said yet; `said` adds an update."""

    class Meta:
        model = Action

    plan = SubFactory(PlanFactory)
    workstream = SubFactory(WorkstreamFactory)
    ref = Sequence(lambda n: f"A{n}")
    text = Sequence(lambda n: f"Do what was promised, number {n}")
    plain_summary = ""
    success_measure = ""
    lead = ""
    accountable_post = SubFactory(PostFactory)
    visibility = Visibility.BOARD
    starts_on = None
    due_on = date(2025, 12, 31)
    due_precision = LazyAttribute(lambda a: Precision.DAY if a.due_on else Precision.NONE)
    original_due_on = LazyAttribute(lambda action: action.due_on)
    original_due_precision = LazyAttribute(lambda action: action.due_precision)
    due_text = ""
    review_on = None
    review_is_assumed = False
    due_meeting_id = None
    arising_meeting_id = None
    origin = ""
    to_check = ""
    made_up = ""
    document = ""
    place = ""
    demonstration = False
    added_on = LazyAttribute(lambda action: action.plan.starts_on)
    moves = 0
    judgement = None
    judged_on = None
    said_on = None
    last_update_id = None
    judged_update_id = None
    proposed_on = None
    outcome = None
    closed_on = None


class ActionPledgeFactory(Factory):
    class Meta:
        model = ActionPledge

    action = SubFactory(ActionFactory)
    pledge = SubFactory(PledgeFactory)
    commitment = None


class ActionHelperFactory(Factory):
    class Meta:
        model = ActionHelper

    action = SubFactory(ActionFactory)
    post = SubFactory(PostFactory)


class ActionUpdateFactory(Factory):
    """An update alone, without bringing its action up to date; use `said` for both."""

    class Meta:
        model = ActionUpdate

    action = SubFactory(ActionFactory)
    counts_on = today()
    at = now()
    by_id = None
    by_name = "Service Manager"
    judgement = Judgement.ON_TRACK
    is_no_change = False
    progress = "Something was done."
    why = ""
    road_to_green = ""
    ask = ""
    made_up = ""
    document = ""
    place = ""
    demonstration = False


class DueMoveFactory(Factory):
    """A later date that was asked for and not answered yet."""

    class Meta:
        model = DueMove

    action = SubFactory(ActionFactory)
    from_on = LazyAttribute(lambda move: move.action.due_on)
    from_precision = LazyAttribute(lambda move: move.action.due_precision)
    to_on = date(2026, 3, 31)
    to_precision = Precision.DAY
    to_meeting_id = None
    is_meeting_moved = False
    reason = "The partner needs longer."
    asked_on = today()
    asked_by_id = None
    asked_by_name = "Service Manager"
    agreed_on = None
    agreed_by_id = None
    agreed_by_name = ""
    agreed_meeting_id = None
    refused_on = None
    refused_note = ""
    made_up = ""
    document = ""
    place = ""
    demonstration = False


class ClosureFactory(Factory):
    """A proposal to close that was not answered yet, its action not brought up to date."""

    class Meta:
        model = Closure

    action = SubFactory(ActionFactory)
    outcome = Outcome.COMPLETE
    reason = "It is done."
    proposed_on = today()
    proposed_by_id = None
    proposed_by_name = "Service Manager"
    agreed_on = None
    agreed_by_id = None
    agreed_by_name = ""
    agreed_meeting_id = None
    refused_on = None
    refused_note = ""
    made_up = ""
    document = ""
    place = ""
    demonstration = False


class EvidenceFactory(Factory):
    class Meta:
        model = Evidence

    action = SubFactory(ActionFactory)
    label = "The offer, as published"
    url = "https://example.org/offer"
    added_on = LazyFunction(clock.today)
    added_by_id = None
    added_by_name = "Service Manager"
    removed_on = None
    document = ""
    place = ""
    demonstration = False


def said(action, judgement=Judgement.ON_TRACK, *, on=None, **facts):
    """An update of an action, which stands after it as it would in the round."""
    on = on or clock.today()
    update = ActionUpdateFactory(action=action, judgement=judgement, counts_on=on, **facts)
    action.said_on, action.last_update_id = on, update.id
    if judgement is not None:
        action.judgement, action.judged_on, action.judged_update_id = judgement, on, update.id
    return update


def closed(action, outcome=Outcome.COMPLETE, *, on=None, **facts):
    """A closure that the board agreed, and its action closed."""
    on = on or clock.today()
    closure = ClosureFactory(action=action, outcome=outcome, proposed_on=on, agreed_on=on, **facts)
    action.proposed_on, action.outcome, action.closed_on = on, outcome, on
    return closure
