"""Which kinds of letter can concern a person, and what each is, in a sentence to them."""

from dataclasses import dataclass

from tracker.access.permissions import Permission
from tracker.access.roles import Role, permissions_of
from tracker.people.identity import SignedIn
from tracker.reminders.choices.rules import can_be_off
from tracker.reminders.enums import Audience
from tracker.reminders.ladder import Ladder
from tracker.reminders.triggers import Trigger

ACCOUNT_LETTERS = (
    "Letters about your account",
    "Links that you ask for, and what was changed. They always come.",
)
_TO_YOU = {
    Trigger.DUE_SOON: "Before an action that you lead or help with falls due.",
    Trigger.OVERDUE: "When an action is late. The first letter about it always comes, and so does "
    "what a chair or the board secretary hears of what others have late.",
    Trigger.STILL_OVERDUE: "Every Monday, for as long as an action is late.",
    Trigger.REVIEW: "Before an ongoing action is to be reviewed, and once its review was missed.",
    Trigger.NEXT_BOARD: "Before the board meets.",
    Trigger.UPDATE_ROUND: "Before the board, while actions are brought up to date for it.",
    Trigger.PACK: "When the summary for the board can be read.",
    Trigger.MINUTES: "After the board, until it is written down what it decided.",
    Trigger.MOVED: "When the board moves to another day, or an action gets a new date.",
    Trigger.COMMENT: "When an ambassador says something that must be answered.",
    Trigger.ANSWER_OWED: "While such a comment waits for its answer, and before a promised day.",
    Trigger.ANSWERED: "When what you said has its answer.",
    Trigger.DIFFERENCE: "When you are asked if something has made a difference.",
    Trigger.MAY_PRINT: "When you are asked if something that was said may be printed.",
    Trigger.WORRY: "When somebody worries about a comment.",
    Trigger.ESCALATION: "When a concern is yours to answer, or good practice is told to your team.",
    Trigger.SCORECARD: "After a quarter has ended, until all its figures are published.",
}
_ALWAYS = {
    Trigger.COMMENT: "It always comes: somebody waits for an answer.",
    Trigger.WORRY: "It always comes: somebody may not be safe.",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter as a person's page lists it; `why_always` where it cannot be chosen."""

    trigger: Trigger
    says: str
    why_always: str

    @property
    def name(self) -> str:
        return self.trigger.value

    @property
    def label(self) -> str:
        return self.trigger.label


def kinds_for(person: SignedIn, ladder: Ladder) -> list[Kind]:
    """The kinds that can concern a person by what they hold today, in the ladder's order."""
    parts = _parts(person)
    is_ambassador = is_only_ambassador(person)
    return [
        Kind(
            trigger,
            _TO_YOU[trigger],
            "" if can_be_off(trigger, is_ambassador=is_ambassador) else _ALWAYS[trigger],
        )
        for trigger in Trigger
        if trigger.is_in_use
        and any(parts & {*rung.to, *rung.copies} for rung in ladder.rungs(trigger))
    ]


def is_only_ambassador(person: SignedIn) -> bool:
    """Somebody who is an ambassador and nothing else owes nobody an answer."""
    return person.roles == {Role.AMBASSADOR}


def _parts(person: SignedIn) -> frozenset[Audience]:
    """As what letters can come to somebody; a vacant post's come to the chair or secretary."""
    is_secretary = person.has(Role.BOARD_SECRETARY)
    does_work = bool(person.post_ids or person.chairs or is_secretary)
    may_lead_board = is_secretary or (person.on_board and not is_only_ambassador(person))
    held = {
        Audience.ACCOUNTABLE: does_work,
        Audience.STEP_OWNER: does_work,
        Audience.HELPERS: bool(person.post_ids),
        Audience.LEADS: bool(person.post_ids),
        Audience.CHAIR: bool(person.chairs or is_secretary),
        Audience.CHAIRS: bool(person.chairs),
        Audience.BOARD_SECRETARY: is_secretary,
        Audience.BOARD_CHAIR: may_lead_board,
        Audience.MINUTE_TAKER: may_lead_board,
        Audience.MEMBERS: person.on_board,
        Audience.AMBASSADORS: bool(person.ambassador_of),
        Audience.PERFORMANCE_OFFICER: person.has(Role.PERFORMANCE_OFFICER) or is_secretary,
        Audience.HEAD_OF_SERVICE: bool(person.post_ids) or is_secretary,
        Audience.PARTICIPATION_LEAD: person.has(Role.PARTICIPATION_LEAD),
        Audience.SAFEGUARDING_LEAD: person.has(Role.SAFEGUARDING_LEAD),
        Audience.COMMENTER: Permission.COMMENT_ADD in permissions_of(person.roles),
    }
    return frozenset(part for part, is_held in held.items() if is_held)
