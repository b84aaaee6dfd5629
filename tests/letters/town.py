"""A small town, and how a situation in it is kept: rows, whose letter is meant, and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from tests.factories.people import PostFactory, PostHoldingFactory, person
from tests.factories.reminders import led_action
from tests.factories.voice import CommentFactory
from tests.factories.workstreams import WorkstreamFactory, ambassador_of, chair_of
from tracker.access.roles import Role
from tracker.core.visibility import Visibility

TODAY, MONDAY = date(2025, 9, 5), date(2025, 9, 8)
ASKS, ASKS_AGAIN, CLOSES, PACK = (date(2025, 9, day) for day in (12, 16, 17, 18))
# Due on these days, an action is so many working days late today.
LATE = {
    1: date(2025, 9, 4),
    5: date(2025, 8, 29),
    10: date(2025, 8, 21),
    20: date(2025, 8, 7),
}
FAR = date(2026, 3, 31)
TITLES = {
    "W1": "Ask young people how they want to be told about health",
    "W2": "Update what the app says about health",
    "W3": "Leaflets and newsletters about health services",
    "W4": "One number to ring about a dentist",
}


@dataclass(frozen=True)
class Situation:
    """Whose letter of which day is meant."""

    user: Any
    on: date = TODAY


SITUATIONS: dict[str, Callable[[], Situation]] = {}
Made = Callable[[], Situation | tuple[Any, date] | Any]


def situation(arrange: Made) -> Made:
    """Keep a situation under its function's name."""

    def made() -> Situation:
        found = arrange()
        return Situation(*found) if isinstance(found, tuple) else Situation(found)

    SITUATIONS[arrange.__name__] = made
    return arrange


class Town:
    """A workstream with a chair, a post with a lead, and the lists that a board has."""

    def __init__(self) -> None:
        self.stream = WorkstreamFactory(name="Good Health and Well-being")
        self.chair = chair_of(self.stream, name="Chair")
        self.secretary = person(Role.BOARD_SECRETARY, name="Board secretary")
        self.post = PostFactory(name="Lead for health information")
        self.lead = person(Role.ACTION_LEAD, name="Lead for health")
        PostHoldingFactory(user=self.lead, post=self.post)

    def action(self, ref="W3", **facts):
        facts = {"visibility": Visibility.PUBLIC, "due_on": FAR, "text": TITLES[ref]} | facts
        return led_action(facts.pop("post", self.post), workstream=self.stream, ref=ref, **facts)

    def late(self, days, ref="W3", **facts):
        return self.action(ref, due_on=LATE[days], **facts)

    def comment(self, ref="W2", day=29, month=8, due_on=date(2025, 9, 12), **more):
        author = more.pop("author", None) or ambassador_of(self.stream, name="Ambassador")
        posted_at = datetime(2025, month, day, 9, tzinfo=UTC)
        return CommentFactory(
            action=self.action(ref),
            author=author,
            posted_at=posted_at,
            answer_due_on=due_on,
            **more,
        )
