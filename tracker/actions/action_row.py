"""An action as lists and pages show it: one frozen row."""

from dataclasses import dataclass
from datetime import date

from tracker.actions.enums import Judgement, Precision, State
from tracker.actions.rules import Facts
from tracker.core.visibility import Visibility


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as lists show it on a day; words of a young person's or Part 2 never here."""

    id: int
    ref: str
    text: str
    plain_summary: str
    plan_id: int
    plan_slug: str
    plan_name: str
    plan_ends_on: date
    workstream_id: int | None
    workstream_slug: str | None
    workstream_name: str | None
    lead: str
    accountable_post_id: int | None
    accountable: str | None
    visibility: Visibility
    is_in_draft: bool
    due_on: date | None
    due_precision: Precision
    due_text: str
    original_due_on: date | None
    original_due_precision: Precision
    starts_on: date | None
    review_on: date | None
    review_is_assumed: bool
    moves: int
    due_meeting_id: int | None
    arising_meeting_id: int | None
    added_on: date
    state: State
    judgement: Judgement | None
    said_on: date | None
    is_overdue: bool
    is_due_soon: bool
    is_said: bool
    is_proposed: bool
    outcome: str | None
    why: str
    road_to_green: str
    ask: str
    judged_on: date | None
    judged_by: str
    judged_is_made_up: bool
    progress: str
    said_by: str
    said_document: str
    said_is_made_up: bool
    success_measure: str
    origin: str
    to_check: str
    document: str
    place: str
    made_up: frozenset[str]
    demonstration: bool
    version: int
    facts: Facts
    floor_reasons: tuple[str, ...]

    @property
    def who(self) -> str:
        """Who carries it, as printed or by post."""
        return self.accountable or self.lead

    @property
    def is_open(self) -> bool:
        """Neither ended nor proposed for closure."""
        return self.outcome is None and not self.is_proposed

    def overdue_days(self, today: date) -> int:
        """Days since the due date, 0 if it is not overdue."""
        return (today - self.due_on).days if self.is_overdue and self.due_on else 0
