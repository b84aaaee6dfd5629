"""What the pages of deeds say: headings, buttons, and plain values that outlive a refusal."""

from typing import Any

from tracker.actions.action_row import ActionRow
from tracker.actions.models import Closure, DueMove

# Of each page, by its view: its heading, with the ref of the action, and the words of its button.
WORDS = {
    "update": ("Say how {} stands", "Keep it"),
    "new_date": ("Ask for a new date for {}", "Ask for the new date"),
    "agree_new_date": ("Agree the new date of {}", "Agree the new date"),
    "refuse_new_date": ("Keep the date of {}", "Keep the old date"),
    "propose_closure": ("Propose to close {}", "Propose to close it"),
    "agree_closure": ("Record that the board closed {}", "The board agreed"),
    "refuse_closure": ("Keep {} open", "Keep it open"),
    "reopen": ("Open {} again", "Open it again"),
}


def last_words(row: ActionRow) -> dict[str, Any]:
    """What was last judged of an action, as the boxes of the form hold it."""
    return {
        "judgement": row.judgement.value if row.judgement else "",
        "why": row.why,
        "road_to_green": row.road_to_green,
        "ask": row.ask,
    }


def move_words(move: DueMove) -> dict[str, Any]:
    """A new date that was asked for."""
    names = ("id", "from_on", "from_precision", "to_on", "reason", "asked_on", "asked_by_name")
    return {name: getattr(move, name) for name in names}


def closure_words(closure: Closure) -> dict[str, Any]:
    """A closure that was proposed."""
    names = ("id", "outcome", "reason", "evidence", "proposed_on", "proposed_by_name")
    return {name: getattr(closure, name) for name in names}
