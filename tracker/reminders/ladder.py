"""The ladder as data: which steps each trigger has, and to whom, by the council's own numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.reminders.enums import Audience as A
from tracker.reminders.triggers import Trigger as Trigger

MOST_DAYS = 60
MOST_STEPS = 8
MOST_LETTERS_OF_A_ROUND = 3
MISSED = 0  # the step of a review once its day has passed


@dataclass(frozen=True, slots=True)
class Rung:
    """One step: how many days before or after, to whom, and who has a copy."""

    days: int
    to: tuple[A, ...]
    copies: tuple[A, ...] = ()


@dataclass(frozen=True, slots=True)
class TriggerRule:
    """All steps of a trigger, in the order in which they fall."""

    trigger: Trigger
    rungs: tuple[Rung, ...]
    is_on: bool = True


@dataclass(frozen=True)
class Ladder:
    """A rule for each trigger. It is asked for in many caches, so it keeps its hash."""

    rules: tuple[TriggerRule, ...]
    _hash: int = field(init=False, repr=False, compare=False)
    _by_trigger: dict[Trigger, TriggerRule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(self.rules))
        object.__setattr__(self, "_by_trigger", {rule.trigger: rule for rule in self.rules})

    def __hash__(self) -> int:
        return self._hash

    def rule(self, trigger: Trigger) -> TriggerRule:
        """The rule of a trigger."""
        return self._by_trigger[trigger]

    def rungs(self, trigger: Trigger) -> tuple[Rung, ...]:
        """The steps that a trigger makes: none where it is switched off and may be."""
        rule = self._by_trigger[trigger]
        return rule.rungs if rule.is_on or trigger.is_statutory else ()

    def with_rules(self, rules: Iterable[TriggerRule]) -> "Ladder":
        """The same ladder with other rules for some triggers."""
        other = self._by_trigger | {rule.trigger: rule for rule in rules}
        return Ladder(tuple(other[trigger] for trigger in Trigger))


def _rule(trigger: Trigger, *rungs: Rung) -> TriggerRule:
    return TriggerRule(trigger, rungs)


_LEAD = (A.ACCOUNTABLE,)
_LEAD_AND_HELPERS = (A.ACCOUNTABLE, A.HELPERS)
_CHAIR = (A.CHAIR,)
_BOARD = (A.MEMBERS, A.CHAIRS, A.LEADS, A.AMBASSADORS)

DEFAULT = Ladder(
    (
        _rule(Trigger.DUE_SOON, Rung(28, _LEAD_AND_HELPERS), Rung(7, _LEAD_AND_HELPERS)),
        _rule(
            Trigger.OVERDUE,
            Rung(1, _LEAD),
            Rung(5, _LEAD, _CHAIR),
            Rung(10, _CHAIR, (A.BOARD_SECRETARY,)),
            Rung(20, (A.BOARD_CHAIR,)),
        ),
        _rule(Trigger.STILL_OVERDUE, Rung(0, _LEAD)),
        _rule(Trigger.REVIEW, Rung(14, _LEAD), Rung(MISSED, _LEAD, _CHAIR)),
        _rule(Trigger.NEXT_BOARD, *(Rung(n, _BOARD) for n in (15, 10, 5, 1))),
        _rule(
            Trigger.UPDATE_ROUND,
            Rung(15, (A.ACCOUNTABLE, A.CHAIR)),
            Rung(10, _LEAD),
            Rung(8, _LEAD, _CHAIR),
            Rung(7, _CHAIR, (A.BOARD_SECRETARY,)),
        ),
        _rule(Trigger.PACK, Rung(6, (A.MEMBERS, A.AMBASSADORS))),
        _rule(Trigger.MINUTES, *(Rung(n, (A.MINUTE_TAKER,)) for n in (3, 7, 15))),
        _rule(Trigger.MOVED, Rung(0, (A.ACCOUNTABLE, *_BOARD))),
        _rule(Trigger.COMMENT, Rung(0, _LEAD, (A.PARTICIPATION_LEAD,))),
        _rule(
            Trigger.ANSWER_OWED,
            Rung(5, _LEAD),
            Rung(10, _LEAD, _CHAIR),
            Rung(15, _CHAIR, (A.BOARD_SECRETARY, A.PARTICIPATION_LEAD)),
            Rung(20, (A.BOARD_SECRETARY,), (A.PARTICIPATION_LEAD,)),
        ),
        _rule(Trigger.ANSWERED, Rung(0, (A.COMMENTER,))),
        _rule(Trigger.DIFFERENCE, Rung(0, (A.AMBASSADORS,))),
        _rule(Trigger.MAY_PRINT, Rung(0, (A.COMMENTER, A.AMBASSADORS, A.BOARD_SECRETARY))),
        _rule(Trigger.WORRY, Rung(0, (A.SAFEGUARDING_LEAD,))),
        _rule(Trigger.ESCALATION, Rung(0, (A.STEP_OWNER,))),
        _rule(
            Trigger.SCORECARD,
            Rung(10, (A.PERFORMANCE_OFFICER,)),
            Rung(15, (A.PERFORMANCE_OFFICER,), (A.HEAD_OF_SERVICE,)),
        ),
        _rule(
            Trigger.VISIT_FORM,
            Rung(5, (A.COUNCILLOR,)),
            Rung(7, (A.COUNCILLOR,), (A.BOARD_SECRETARY,)),
        ),
        _rule(
            Trigger.VISIT_ESCALATION,
            Rung(5, (A.HEAD_OF_SERVICE,), (A.COUNCILLOR,)),
            Rung(10, (A.DIRECTOR,), (A.COUNCILLOR,)),
        ),
    )
)

# Kept as JSON


def read(trigger: Trigger, value: Mapping[str, Any]) -> TriggerRule:
    """A rule from what is kept of it: {"is_on": true, "rungs": [{"days", "to", "copies"}]}."""
    rungs = (
        Rung(int(each["days"]), _audiences(each.get("to", ())), _audiences(each.get("copies", ())))
        for each in value["rungs"]
    )
    return in_order(TriggerRule(trigger, tuple(rungs), bool(value.get("is_on", True))))


def written(rule: TriggerRule) -> dict[str, Any]:
    """What is kept of a rule."""
    return {
        "is_on": rule.is_on,
        "rungs": [
            {
                "days": rung.days,
                "to": [each.value for each in rung.to],
                "copies": [each.value for each in rung.copies],
            }
            for rung in rule.rungs
        ],
    }


def in_order(rule: TriggerRule) -> TriggerRule:
    """The same rule with its steps in the order in which they fall."""
    is_before = rule.trigger.counting.is_before
    rungs = sorted(rule.rungs, key=lambda rung: rung.days, reverse=is_before)
    return replace(rule, rungs=tuple(rungs))


def _audiences(words: Iterable[str]) -> tuple[A, ...]:
    return tuple(A(word) for word in words)


# What is not allowed


def problems(rule: TriggerRule) -> dict[str, str]:
    """Why a rule is not allowed, in sentences; the keys say where.

    `is_on`, `steps` for all of them together, `days_0`, `to_0` and `copies_0` for the first step
    as the rule holds it, and so on.
    """
    found: dict[str, str] = {}
    for place, rung in enumerate(rule.rungs):
        found |= {f"{name}_{place}": why for name, why in _rung_problems(rule.trigger, rung)}
    days = [rung.days for rung in rule.rungs]
    for place, number in enumerate(days):
        if number in days[:place]:
            found.setdefault(f"days_{place}", "Two steps have these days. Give each its own")
    found |= _as_a_whole(rule)
    return found | (_statutory(rule) if rule.trigger.is_statutory else {})


def _rung_problems(trigger: Trigger, rung: Rung) -> Iterable[tuple[str, str]]:
    least = 0 if trigger is Trigger.REVIEW else 1
    if trigger.has_days and not least <= rung.days <= MOST_DAYS:
        yield "days", f"Enter a whole number of days from {least} to {MOST_DAYS}"
    if not trigger.has_days and rung.days != 0:
        yield "days", "This letter has no days: it is written when it happens"
    if not rung.to:
        yield "to", "Choose at least one person to send it to"
    for name, chosen in (("to", rung.to), ("copies", rung.copies)):
        strange = [each.label for each in chosen if each not in trigger.audiences]
        if strange:
            yield name, f"This letter cannot go to: {', '.join(strange)}"
    both = [each.label for each in rung.copies if each in rung.to]
    if both:
        yield "copies", f"Already has the letter, so needs no copy: {', '.join(both)}"


def _as_a_whole(rule: TriggerRule) -> dict[str, str]:
    rungs = rule.rungs
    if not rungs:
        return {"steps": "Keep at least one step. To stop these letters, switch them off"}
    if len(rungs) > MOST_STEPS:
        return {"steps": f"Keep to {MOST_STEPS} steps at most"}
    if not rule.trigger.has_days and len(rungs) > 1:
        return {"steps": "This letter has one step only"}
    return _round_problems(rungs) if rule.trigger is Trigger.UPDATE_ROUND else {}


def _round_problems(rungs: tuple[Rung, ...]) -> dict[str, str]:
    if len(rungs) < 2:
        return {"steps": "A round needs a step that opens it and a step that closes it"}
    if rungs[-1].days >= rungs[0].days:
        return {f"days_{len(rungs) - 1}": "The round must close after it has opened"}
    letters = sum(A.ACCOUNTABLE in (*rung.to, *rung.copies) for rung in rungs)
    if letters > MOST_LETTERS_OF_A_ROUND:
        many = f"{letters} letters in one round"
        return {"steps": f"A lead would get {many}. {MOST_LETTERS_OF_A_ROUND} is the most allowed"}
    return {}


def _statutory(rule: TriggerRule) -> dict[str, str]:
    found = {}
    if not rule.is_on:
        found["is_on"] = "This letter cannot be switched off"
    must = DEFAULT.rule(rule.trigger).rungs[0]
    first = min(rule.rungs, key=lambda rung: rung.days, default=None)
    if first is None or (rule.trigger.has_days and first.days != must.days):
        found["steps"] = "Its first step cannot be taken out: it falls on the first working day"
    elif not set(must.to) <= set(first.to):
        names = ", ".join(each.label for each in must.to)
        found[f"to_{rule.rungs.index(first)}"] = f"Its first step must go to: {names}"
    return found
