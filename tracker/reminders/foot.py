"""The small sentences under a letter: why it came, who reads a reply, what if it is urgent."""

from collections.abc import Iterator

from tracker.access.roles import Role
from tracker.config import Config
from tracker.reminders.due import DueLetter
from tracker.reminders.enums import Audience, StepKind
from tracker.reminders.sight import Recipient

CHASED = frozenset({StepKind.OVERDUE, StepKind.STILL_OVERDUE})
_PARTS = {
    Audience.ACCOUNTABLE: "lead an action",
    Audience.LEADS: "lead an action",
    Audience.HELPERS: "help with an action",
    Audience.CHAIR: "chair a workstream",
    Audience.CHAIRS: "chair a workstream",
    Audience.MEMBERS: "are on the board’s list",
    Audience.BOARD_CHAIR: "chair the board",
    Audience.MINUTE_TAKER: "take the board’s minutes",
    Audience.SAFEGUARDING_LEAD: "are a safeguarding lead",
    Audience.AMBASSADORS: "are an ambassador",
    Audience.STEP_OWNER: "hold a post that something was raised with",
    Audience.HEAD_OF_SERVICE: "hold a post that owns figures",
    Audience.COMMENTER: "wrote about an action",
}


def foot(letter: DueLetter, settings: Config) -> list[str]:
    """The sentences under a letter, to an ambassador other ones than to staff."""
    return [_why(letter), *_replies(letter, settings)]


def _why(letter: DueLetter) -> str:
    parts = list(dict.fromkeys(_part(row.told.to) for row in letter.rows))
    said = " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
    chased = any(
        row.told.step.kind in CHASED and _part(row.told.to) == _PARTS[Audience.ACCOUNTABLE]
        for row in letter.rows
    )
    more = " While an action stays late, the chair of its workstream hears of it too."
    return f"You have this letter because you {said}.{more if chased else ''}"


def _part(to: Recipient) -> str:
    if to.away is not None:
        return "stand in for somebody who is away"
    if to.stands_in:
        return "stand in where there is nobody else"
    return _PARTS.get(to.audience) or f"are the {to.audience.label.lower()}"


def _replies(letter: DueLetter, settings: Config) -> Iterator[str]:
    is_ambassador = Role.AMBASSADOR in letter.to.roles
    ask = "Something not clear?" if is_ambassador else "Wrong person, or already done?"
    whom = "the board secretary"
    if is_ambassador or Role.BOARD_SECRETARY in letter.to.roles:
        whom = "your participation lead" if is_ambassador else "an administrator"
    if settings.mail_reply_to:
        yield f"{ask} Reply to this letter. A person reads it, at {settings.mail_reply_to}."
    else:
        yield f"{ask} Tell {whom}. Replies to this letter are not read."
    if is_ambassador:
        yield f"Not safe now? Do not wait for a reply. {settings.safeguarding_text}"
