"""What an action says of itself, apart from its dates and its story."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.actions.enums import Precision
from tracker.actions.models import Action
from tracker.core.visibility import Visibility


@dataclass(frozen=True)
class ActionDetails:
    """The facts that the secretary or the chair types; ids are of rows that exist."""

    plan_id: int
    text: str
    workstream_id: int | None = None
    ref: str = ""
    plain_summary: str = ""
    success_measure: str = ""
    lead: str = ""
    accountable_post_id: int | None = None
    helper_post_ids: tuple[int, ...] = ()
    pledges: tuple[tuple[int, int | None], ...] = ()  # (pledge id, commitment id or none)
    visibility: Visibility = Visibility.BOARD
    starts_on: date | None = None
    arising_meeting_id: int | None = None

    def with_ref(self, ref: str) -> "ActionDetails":
        """The same under another ref."""
        return replace(self, ref=ref)


@dataclass(frozen=True)
class Due:
    """When an action is due: a day and how exactly it is meant, or a review date if ongoing."""

    precision: Precision = Precision.NONE
    on: date | None = None
    meeting_id: int | None = None
    review_on: date | None = None
    text: str = ""


def details_of(action: Action) -> ActionDetails:
    """The details as they stand; the action needs its helpers and pledge links loaded."""
    return ActionDetails(
        plan_id=action.plan_id,
        text=action.text,
        workstream_id=action.workstream_id,
        ref=action.ref,
        plain_summary=action.plain_summary,
        success_measure=action.success_measure,
        lead=action.lead,
        accountable_post_id=action.accountable_post_id,
        helper_post_ids=tuple(sorted(helper.post_id for helper in action.helpers)),
        pledges=tuple((link.pledge_id, link.commitment_id) for link in action.pledge_links),
        visibility=action.visibility,
        starts_on=action.starts_on,
        arising_meeting_id=action.arising_meeting_id,
    )
