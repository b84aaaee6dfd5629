"""What to say of a file in which no action was found, and of tables that were passed over."""

from collections.abc import Collection, Sequence

NO_TABLE = (
    "No table with actions was found in this file. The tracker reads tables: a row for each action"
    " below heads such as “Action”, “Lead” and “By when”"
)
_WHY = {
    "template": "The table has heads but no action is filled in: it looks like an empty template",
    "risk log": "It looks like a risk log: risks are not imported as actions",
    "scorecard": "It looks like a scorecard: import it as one",
    "decision log": "It looks like a decision log: decisions are not imported as actions",
    "answers to a survey": "It looks like answers to a survey: they are not imported as actions",
}
_PASSED_OVER = {
    "risk log": "A risk log was passed over",
    "scorecard": "A table of indicators was passed over; it looks like a scorecard",
    "decision log": "A decision log was passed over",
    "answers to a survey": "Answers to a survey were passed over",
}


def message(verdicts: Sequence[str], has_heads: bool) -> str:
    """Why no row was found; `verdicts` are what the tables are, `has_heads` says that one had the
    heads of a plan."""
    if has_heads:
        return f"No action was found in this file. {_WHY['template']}"
    for name in _PASSED_OVER:
        if name in verdicts:
            return f"No table with actions was found in this file. {_WHY[name]}"
    return NO_TABLE


def passed_over(verdicts: Collection[str]) -> list[str]:
    """A sentence for each sort of table that somebody might have expected to be read."""
    return [sentence for name, sentence in _PASSED_OVER.items() if name in verdicts]
