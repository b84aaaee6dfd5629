"""Readings of plans, as if a file had been read."""

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.importing.reading import Column, DueRead, PlanReading, PlanRow, Where

DECEMBER = DueRead("December 2025", date(2025, 12, 31), "month")
MARCH = DueRead("31 March 2026", date(2026, 3, 31), "day")
ONGOING = DueRead("Ongoing", None, "ongoing")


def row(action: str, number: int = 2, **facts: Any) -> PlanRow:
    """A row of the first table."""
    return PlanRow(action=action, where=Where(table=1, row=number), **facts)


def reading(*rows: PlanRow, **facts: Any) -> PlanReading:
    """A reading of these rows."""
    numbered = [replace(each, where=Where(table=1, row=n)) for n, each in enumerate(rows, start=2)]
    values: dict[str, Any] = {
        "file": "plan.docx",
        "kind": "docx",
        "title": "Our children’s plan 2025-26",
        "tables_found": 1,
        "rows": tuple(numbered),
        "columns": (Column(1, 0, "Action", "action"), Column(1, 1, "Owner", "lead")),
        "years": (2025, 2026),
    }
    return PlanReading(**values | facts)
