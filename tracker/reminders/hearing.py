"""When somebody hears of a step, and whether: by what they chose, and since when they are back."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tracker.access.roles import Role
from tracker.reminders.action_info import ActionInfo
from tracker.reminders.choices.queries import Choices
from tracker.reminders.choices.rules import ESCALATED, ON_THE_DAY, Choice, is_for_all, news_day
from tracker.reminders.directory import Directory
from tracker.reminders.enums import Rhythm
from tracker.reminders.sight import Recipient
from tracker.reminders.steps import Step
from tracker.reminders.triggers import Trigger


class Heard(NamedTuple):
    """How a step is told: in the letter of which day, in later ones too, and what a chair learns.

    What must be told to somebody who switched its kind off is told once and is no row after that.
    """

    news_on: date
    stays: bool = True
    lead_is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """Asked of every step and everybody who gets it, so it reads nothing and looks up little."""

    choices: Choices
    directory: Directory
    closed: frozenset[date]
    _silent_posts: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        silent = frozenset(
            user_id
            for user_id, chosen in self.choices.items()
            if chosen.get(Trigger.OVERDUE, ON_THE_DAY).rhythm is Rhythm.NEVER
        )
        posts = (
            post_id for post_id, users in self.directory.holders.items() if silent.issuperset(users)
        )
        object.__setattr__(self, "_silent_posts", frozenset(posts) if silent else frozenset())

    def heard(self, step: Step, thing: Any, to: Recipient) -> Heard | None:
        """How somebody hears of a step; None where they do not by letter.

        Of what comes to somebody for another who is away, it is the other's choice that counts.
        """
        owner = to.user_id if to.away is None else to.away.user_id
        chosen = self.choices.get(owner)
        choice = chosen.get(step.trigger, ON_THE_DAY) if chosen else ON_THE_DAY
        news_on, stays = self._by_choice(step, to, owner, choice)
        if news_on is None:
            return None
        if to.user_id in self.directory.absences.over:
            news_on = self.directory.absences.told_on(to.user_id, news_on)
        return Heard(news_on, stays, self._is_lead_silent(step, thing, to))

    def _by_choice(
        self, step: Step, to: Recipient, owner: int, choice: Choice
    ) -> tuple[date | None, bool]:
        if choice is ON_THE_DAY:
            return step.fell_on, True
        person = self.directory.people.get(owner)
        is_ambassador = person is not None and person.roles == {Role.AMBASSADOR}
        if is_for_all(
            step.trigger,
            step.days,
            to.audience,
            is_copy=to.is_copy,
            is_ambassador=is_ambassador,
        ):
            return step.fell_on, choice.rhythm is not Rhythm.NEVER
        return news_day(step.fell_on, choice, self.closed), True

    def _is_lead_silent(self, step: Step, thing: Any, to: Recipient) -> bool:
        """Whether a chair is to know that the lead gets no letters about what is late."""
        if not self._silent_posts or step.trigger is not Trigger.OVERDUE:
            return False
        is_told = to.is_copy or to.audience in ESCALATED
        return (
            is_told
            and isinstance(thing, ActionInfo)
            and thing.accountable_post_id in self._silent_posts
        )
