"""The columns of an exported plan, in words that councils use and that read back."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.actions.enums import State
from tracker.core.visibility import Visibility
from tracker.reports.plan_export.content import ExportedAction, ExportedPlan, Section


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how wide it is (in centimetres of a page, more or less), and what an action says
    in it."""

    head: str
    weight: float
    of: Callable[[ExportedAction], str]


_ALWAYS = (
    Column("Ref", 1.4, lambda each: each.ref),
    Column("Action", 6.8, lambda each: each.text),
    Column("Due", 2.6, lambda each: each.due),
    Column("Lead", 3.6, lambda each: each.lead),
    Column("Success measure", 5.0, lambda each: each.success_measure),
    Column("RAG", 2.4, lambda each: each.state.label),
    Column("Progress", 5.0, lambda each: each.progress),
)
_WHERE_SAID = (
    Column("First due", 2.6, lambda each: each.first_due),
    Column("Also serves", 2.2, lambda each: each.also),
    Column("Made up for the demo", 2.6, lambda each: each.made_up),
)
_LABEL = Column("Who can see it", 2.2, lambda each: each.visibility.label)


def columns_of(plan: ExportedPlan) -> tuple[Column, ...]:
    """Seven, whose empty cells can be filled in; then those that say something in this plan."""
    found = [each for each in _WHERE_SAID if any(map(each.of, plan.actions))]
    if any(action.visibility is Visibility.RESTRICTED for action in plan.actions):
        found.append(_LABEL)
    return (*_ALWAYS, *found)


def headings_of(section: Section, before: Section | None) -> list[tuple[int, str]]:
    """The headings that a section begins with, as (level, words): a pledge once, from 1."""
    found = []
    if section.pledge and (before is None or before.pledge != section.pledge):
        found.append((1, section.pledge))
    if section.commitment:
        found.append((2, section.commitment))
    return found


# The house's colours (static/css/tracker.css), as tint for the cell and ink for the word.
TINTS = {
    State.COMPLETE: ("C9DAEC", "173F6B"),
    State.PROPOSED_COMPLETE: ("E7EEF7", "173F6B"),
    State.GREEN: ("CDE8D8", "14532F"),
    State.AMBER: ("FFE2A3", "4A2A00"),
    State.RED: ("F5C6C2", "7D1713"),
}
INK = "1F1B24"
HEAD = "3B2A4A"
LEVELS = {1: "D9D2E3", 2: "EFEBF4"}


def key() -> list[tuple[State, str, str]]:
    """What the words of the RAG column mean: state, word, meaning."""
    return [(state, state.label, state.meaning) for state in State]
