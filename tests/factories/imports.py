"""Imports of plans, read from a small file."""

from datetime import date

from factory import LazyAttribute, LazyFunction

from tests.factories.base import Factory, now
from tests.factories.readings import DECEMBER, reading, row
from tracker.importing.enums import ImportState
from tracker.importing.models import PlanImport
from tracker.importing.reading import Choices, Skipped, Where, to_json
from tracker.importing.target import Target

PATH = ("Pledge 1: Good homes", "A home of your own")


def small_reading():
    """Two rows, one of them doubtful, and one thing that was passed over."""
    return reading(
        row("Review housing options", ref="1a", due=DECEMBER, lead="Head of Housing", rag="Amber",
            rag_text="A", path=PATH, section=PATH[-1], progress="Half done"),
        row("Publish the offer", ref="1b", lead="Participation Team", path=PATH, section=PATH[-1],
            queries=("no date could be read",), other_columns={"Cost": "None"}),
        skipped=(Skipped(Where(table=1, row=1), "heading", "Ref · Action"),),
        warnings=("1c is missing between 1b and 1d",),
        rag_key={"A": "Amber"},
    )  # fmt: skip


class PlanImportFactory(Factory):
    """A file that was read and is not imported yet."""

    class Meta:
        model = PlanImport

    file_name = "plan.docx"
    kind = "docx"
    state = ImportState.READ
    content = b"the file"
    refused = ""
    done_rows = 0
    all_rows = 0
    begun_at = now()
    reading = LazyFunction(lambda: to_json(small_reading()))
    rows_found = LazyAttribute(lambda found: len(found.reading["rows"]) if found.reading else 0)
    choices = LazyFunction(lambda: to_json(Choices()))
    edits = LazyFunction(dict)
    leads = LazyFunction(dict)
    target = LazyFunction(
        lambda: Target(
            name="Our plan", starts_on=date(2025, 1, 1), ends_on=date(2026, 12, 31)
        ).as_json()
    )
    made = None
    plan = None
    added_at = now()
    added_by_id = None
    added_by_name = "Board secretary"
    imported_at = None
    imported_by_name = ""


def imported(plan, **facts):
    """A file that was imported into a plan, of which nothing is left to undo."""
    made = {"rows": {}, "versions": {}, "before": {}, "added": 2, "changed": 1, "same": 0}
    return PlanImportFactory(
        plan=plan,
        state=ImportState.DONE,
        made=made,
        imported_at=now(),
        imported_by_name="Board secretary",
        **facts,
    )
