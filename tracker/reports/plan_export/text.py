"""An exported plan as CSV and as JSON."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.actions.enums import State
from tracker.core.csv_files import csv_bytes
from tracker.importing.reading import DueRead, PlanRow, Where
from tracker.reports.plan_export.columns import columns_of, headings_of
from tracker.reports.plan_export.content import ExportedAction, ExportedPlan, Section

RAGS = {
    State.COMPLETE: "Blue",
    State.GREEN: "Green",
    State.AMBER: "Amber",
    State.RED: "Red",
}


def as_csv(plan: ExportedPlan) -> bytes:
    """A line for each heading, its words in the first cell, and for each action."""
    return csv_bytes([each.head for each in columns_of(plan)], _lines(plan))


def _lines(plan: ExportedPlan) -> Iterator[Sequence[str]]:
    columns = columns_of(plan)
    before: Section | None = None
    for section in plan.sections:
        for _, words in headings_of(section, before):
            yield [words, *[""] * (len(columns) - 1)]
        for action in section.actions:
            yield [column.of(action) for column in columns]
        before = section


def as_json(plan: ExportedPlan) -> bytes:
    """The plan's facts, and its actions as the rows of `tracker import plan --format json`: what
    that command prints of the other files is in `rows` here."""
    numbered = ((section, action) for section in plan.sections for action in section.actions)
    shape = {
        "plan": {
            "slug": plan.slug,
            "name": plan.name,
            "starts_on": plan.starts_on.isoformat(),
            "ends_on": plan.ends_on.isoformat(),
        },
        "as_of": plan.day.isoformat(),
        "rows": [_row(n, *each) for n, each in enumerate(numbered, start=1)],
    }
    return (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode()


def _row(n: int, section: Section, action: ExportedAction) -> dict[str, Any]:
    others = {"First due": action.first_due, "Also serves": action.also}
    return PlanRow(
        section=section.commitment or section.pledge,
        ref=action.ref,
        action=action.text,
        due=DueRead(action.due, action.due_on, _precision(action)),
        lead=action.lead,
        success_measure=action.success_measure,
        rag=RAGS.get(action.state),
        rag_text=action.state.label,
        progress=action.progress or None,
        other_columns={head: text for head, text in others.items() if text},
        where=Where(table=1, row=n),
    ).as_contract()


def _precision(action: ExportedAction) -> str:
    """As the contract says it: the next board is a day, where one is called."""
    if action.due_precision.value != "next_board":
        return action.due_precision.value
    return "day" if action.due_on else "none"
