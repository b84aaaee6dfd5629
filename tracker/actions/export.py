"""The list of actions as a file: the columns, and a row's cells in words."""

from datetime import date

from tracker.actions.action_row import ActionRow
from tracker.core.dates import describe_due

COLUMNS = (
    "Ref", "Action", "In plain words", "Plan", "Workstream", "Lead", "Stands at", "Its lead says",
    "Due", "Due date", "First due date", "Times moved", "Days overdue", "Last said",
    "What is new", "What stands in the way", "Road to green", "Ask of the board", "Done when",
    "Who can see it", "Made up for the demonstration",
)  # fmt: skip
WIDTHS = (8, 50, 40, 26, 22, 28, 14, 14, 18, 18, 18, 8, 8, 18, 50, 40, 40, 40, 40, 12, 16)


def cells(row: ActionRow, day: date) -> tuple[object, ...]:
    """One action's cells, in the order of the columns."""
    return (
        row.ref,
        row.text,
        row.plain_summary,
        row.plan_name,
        row.workstream_name,
        row.who,
        row.state.label,
        row.judgement.label if row.judgement else "",
        describe_due(row.due_on, row.due_precision),
        row.due_on,
        row.original_due_on,
        row.moves,
        row.overdue_days(day),
        row.said_on,
        row.progress,
        row.why,
        row.road_to_green,
        row.ask,
        row.success_measure,
        row.visibility.label,
        "yes" if row.demonstration else ", ".join(sorted(row.made_up)).replace("_", " "),
    )
