"""Escalations: concerns that wait for an answer, and good practice."""

from datetime import date

from factory import LazyAttribute

from tests.factories.base import Factory, now
from tests.factories.people import PostFactory, UserFactory
from tracker.core.visibility import Visibility
from tracker.meetings.escalations.enums import EscalationKind, EscalationState, Level, Theme
from tracker.meetings.escalations.models import Escalation


class EscalationFactory(Factory):
    """A concern raised on 5 September 2025, with its team until 12 September."""

    class Meta:
        model = Escalation

    kind = EscalationKind.CONCERN
    theme = Theme.RECORDS
    theme_other = ""
    text = "Reports for reviews come after the review."
    visibility = Visibility.BOARD
    raised_by_id = LazyAttribute(lambda _: UserFactory().id)
    raised_on = date(2025, 9, 5)
    workstream_id = None
    action_id = None
    team_post_id = LazyAttribute(lambda _: PostFactory().id)
    manager_post_id = LazyAttribute(lambda _: PostFactory().id)
    state = EscalationState.OPEN
    level = Level.TEAM
    started_on = date(2025, 9, 5)
    since_at = now()
    answer_by = date(2025, 9, 12)
    moves_after = date(2025, 9, 12)

    @classmethod
    def at_board(cls, **facts):
        """One that waits for the board's answer."""
        return cls(level=Level.BOARD, answer_by=None, moves_after=None, **facts)

    @classmethod
    def good_practice(cls, **facts):
        """Good practice that was told."""
        told = {"kind": EscalationKind.GOOD_PRACTICE, "state": EscalationState.TOLD}
        return cls(answer_by=None, moves_after=None, **told, **facts)
