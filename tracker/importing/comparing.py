"""What a row says otherwise than its action: field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from tracker.core.dates import describe_due
from tracker.importing import facts
from tracker.importing.kept import kept
from tracker.importing.matching import folded
from tracker.importing.reading import PlanRow

ALIKE_HEADING = 90.0
LABELS = {
    "ref": "Ref",
    "text": "Action",
    "due": "Due",
    "lead": "Lead",
    "success_measure": "Success measure",
    "rag": "RAG",
    "progress": "Progress",
    "moved": "Heading",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """An action of the plan as a file would print it. `headings` are all that it stands under."""

    id: int
    ref: str
    text: str
    due_on: date | None
    due_precision: str
    lead: str
    success_measure: str
    rag: str | None
    progress: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that the file has otherwise; `was` and `now` in a reader's words."""

    field: str
    was: str
    now: str

    @property
    def label(self) -> str:
        """What the field is called."""
        return LABELS[self.field]


def differences(row: PlanRow, action: Standing) -> list[Difference]:
    """What importing a row would change. A cell that is empty in the file changes nothing: a
    version that leaves a column out takes nothing away (decision 10)."""
    return list(_differences(row, action))


def _differences(row: PlanRow, action: Standing) -> Iterator[Difference]:
    if row.ref and row.ref != action.ref:
        yield Difference("ref", action.ref, row.ref)
    for name, now, was in (
        ("text", kept(row.action), action.text),
        ("lead", facts.line(kept(row.lead), "", []), action.lead),
        ("success_measure", kept(row.success_measure), action.success_measure),
        ("progress", kept(row.progress or ""), action.progress),
    ):
        if now and _words(now) != _words(was):
            yield Difference(name, was, now)
    if _says_date(row) and (row.due.on, row.due.precision) != (action.due_on, action.due_precision):
        was = describe_due(action.due_on, action.due_precision)
        yield Difference("due", was, describe_due(row.due.on, row.due.precision))
    if row.rag and row.rag != action.rag:
        yield Difference("rag", action.rag or "", row.rag)
    if row.section and action.headings and not _stands_under(row, action):
        yield Difference("moved", action.headings[-1], row.section)


def _says_date(row: PlanRow) -> bool:
    return row.due.precision != "none"


def _words(text: str) -> str:
    """Line breaks and spacing are the file's habit, not the council's word."""
    return " ".join(text.split())


def _stands_under(row: PlanRow, action: Standing) -> bool:
    return any(
        fuzz.token_set_ratio(folded(own), folded(other)) >= ALIKE_HEADING
        for own in (row.section, *row.path)
        for other in action.headings
    )
