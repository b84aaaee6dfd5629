"""The filters of the list of actions, read from an address: unknown values are said, not raised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from tracker.actions.choices import Choice, Choices
from tracker.actions.enums import State

LONGEST_SEARCH = 200
SORTS = frozenset({"due", "ref", "state", "lead", "said"})
FIRST_SORT = "due"

Word = TypeVar("Word", bound=StrEnum)


class WaitingFilter(StrEnum):
    """What of an action waits for an answer."""

    DATE = "date"
    CLOSURE = "closure"

    @property
    def label(self) -> str:
        return {"date": "New date to agree", "closure": "Closure to agree"}[self.value]


class DueFilter(StrEnum):
    """When the actions of the list are due."""

    OVERDUE = "overdue"
    SOON = "soon"
    THIS_MONTH = "this-month"
    NEXT_MONTH = "next-month"
    UNDATED = "undated"

    @property
    def label(self) -> str:
        return _DUE[self]


_DUE = {
    DueFilter.OVERDUE: "Overdue",
    DueFilter.SOON: "Within 28 days",
    DueFilter.THIS_MONTH: "This month",
    DueFilter.NEXT_MONTH: "Next month",
    DueFilter.UNDATED: "No end date",
}


@dataclass(frozen=True)
class Filters:
    """What was asked for; `plans` are those shown, `passed` the one that has ended, if it is."""

    plans: tuple[Choice, ...]
    plan: Choice | None = None
    passed: Choice | None = None
    q: str = ""
    workstream: Choice | None = None
    pledges: tuple[Choice, ...] = ()
    pledge: str = ""
    state: State | None = None
    lead: Choice | None = None
    due: DueFilter | None = None
    waiting: WaitingFilter | None = None
    mine: bool = False
    sort: str = FIRST_SORT
    page: int = 1
    unknown: tuple[str, ...] = ()

    @property
    def shown_on(self) -> date | None:
        """The day on which the list is shown, where that is not today."""
        return self.passed.last_on if self.passed else None

    @property
    def sort_key(self) -> str:
        """What is sorted by, without its direction."""
        return self.sort.removeprefix("-")

    @property
    def sorts_down(self) -> bool:
        """Whether the list is sorted from the end."""
        return self.sort.startswith("-")

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Each filter that is set, as (its name in the address, words); the plan is no filter."""
        pledge = self.pledges[0].numbered if self.pledges else ""
        words = {
            "q": f"“{self.q}”" if self.q else "",
            "workstream": self.workstream.name if self.workstream else "",
            "pledge": f"Pledge {pledge}" if pledge else "",
            "state": self.state.label if self.state else "",
            "lead": self.lead.name if self.lead else "",
            "due": f"Due: {self.due.label.lower()}" if self.due else "",
            "waiting": self.waiting.label if self.waiting else "",
            "mine": "Mine" if self.mine else "",
        }
        return [(name, text) for name, text in words.items() if text]


def read(args: Mapping[str, str], choices: Choices, *, today: date) -> Filters:
    """The filters of an address, and a sentence for each value that means nothing here."""
    typed = {name: tidy(args.get(name, "")) for name in (*_NAMES, "q", "sort", "page", "mine")}
    plan = _by_key(choices.plans, typed["plan"])
    plans = (plan,) if plan else tuple(choices.live(today))
    pledges = _pledges(typed["pledge"], plans, choices)
    found = {
        "plan": plan,
        "workstream": _by_key(choices.workstreams, typed["workstream"]),
        "pledge": typed["pledge"] if pledges else "",
        "state": _word(State, typed["state"]),
        "lead": _by_key(choices.posts, typed["lead"]),
        "due": _word(DueFilter, typed["due"]),
        "waiting": _word(WaitingFilter, typed["waiting"]),
    }
    return Filters(
        plans=plans,
        passed=plan if plan and plan.last_on and plan.last_on < today else None,
        pledges=pledges,
        q=typed["q"],
        mine=bool(typed["mine"]),
        sort=typed["sort"] if typed["sort"].removeprefix("-") in SORTS else FIRST_SORT,
        page=_number(typed["page"]),
        unknown=tuple(
            _unknown(name, typed[name]) for name in _NAMES if typed[name] and not found[name]
        ),
        **found,  # type: ignore[arg-type]  # each under the name of its field
    )


def tidy(text: str) -> str:
    """A searched or mistaken text without what cannot be shown, and short enough to say back."""
    shown = "".join(c if c.isprintable() else " " for c in text[:LONGEST_SEARCH])
    return " ".join(shown.split())


def _unknown(name: str, typed: str) -> str:
    said = typed if len(typed) <= 40 else f"{typed[:40]}…"
    return f"“{said}” is no {_NAMES[name]} that we know, so it is left out."


_NAMES = {
    "plan": "plan",
    "workstream": "workstream",
    "pledge": "pledge of this plan",
    "state": "state",
    "lead": "lead",
    "due": "time",
    "waiting": "answer",
}


def _by_key(rows: Sequence[Choice], key: str) -> Choice | None:
    return next((row for row in rows if key and row.key == key), None)


def _pledges(typed: str, plans: Sequence[Choice], choices: Choices) -> tuple[Choice, ...]:
    """Pledge 3 of the plans shown, or `slug:3` where several plans have one."""
    slug, _, number = typed.rpartition(":")
    ids = {plan.id for plan in plans if slug in ("", plan.key)}
    return tuple(
        each for each in choices.pledges if each.under in ids and str(each.number) == number
    )


def _word(words: type[Word], value: str) -> Word | None:
    return words(value) if value in {word.value for word in words} else None


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
