"""The ladder in words, for its pages and for the history."""

from collections.abc import Sequence

from tracker.reminders.enums import Audience
from tracker.reminders.ladder import MISSED, Rung, TriggerRule
from tracker.reminders.triggers import Counting, Trigger

_ONCE = {
    Trigger.STILL_OVERDUE: "On Mondays",
    Trigger.MOVED: "On the working day after",
}


def when_words(rule: TriggerRule, rung: Rung) -> str:
    """When a step falls: 5 working days after."""
    trigger = rule.trigger
    if not trigger.has_days:
        return _ONCE.get(trigger, "At once, in the hours in which letters go")
    if trigger is Trigger.REVIEW and rung.days == MISSED:
        return "Once it is missed"
    counting = trigger.counting
    if trigger is Trigger.MINUTES and rung is rule.rungs[-1] and len(rule.rungs) > 1:
        counting = Counting.WORKING_DAYS_AFTER
    words = f"{rung.days} {counting.value}"
    if rung.days == 1:
        words = words.replace("days", "day")
    if trigger is Trigger.UPDATE_ROUND:
        place = {rule.rungs[0]: "opens it", rule.rungs[-1]: "closes it"}.get(rung)
        return f"{words}, {place}" if place else words
    return words


def audience_words(audiences: Sequence[Audience]) -> str:
    """Accountable person, helpers."""
    words = ", ".join(each.label for each in audiences)
    return words[:1] + words[1:].lower() if words else ""


def rule_words(rule: TriggerRule) -> str:
    """A whole rule in one line, as the history keeps it."""
    if not rule.is_on:
        return "off"
    return "; ".join(_line(rule, rung) for rung in rule.rungs)


def _line(rule: TriggerRule, rung: Rung) -> str:
    copies = f", copy to {audience_words(rung.copies)}" if rung.copies else ""
    return f"{when_words(rule, rung)}: {audience_words(rung.to)}{copies}"
