"""What was understood of a plan: its rows, what was passed over and why, and what is doubted."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

FIELDS = {
    "ref": "Ref",
    "action": "Action",
    "due": "Due",
    "revised_due": "New date",
    "lead": "Lead",
    "helper": "Second lead or helper",
    "success_measure": "Success measure",
    "rag": "RAG or status",
    "progress": "Progress",
    "section": "Heading above the actions",
    "": "Kept beside the action, not used",
}
RAGS = ("Red", "Amber", "Green", "Blue")
LONGEST_COLOUR_WORD = 40
MOST_COLOUR_WORDS = 24


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a row in its file, as `grids.Row.number` counts."""

    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    line: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Only what is known, in the contract's shape."""
        if self.line is not None:
            return {"line": self.line}
        if self.sheet is not None:
            return {"sheet": self.sheet, "row": self.row}
        return {"table": self.table, "row": self.row}

    @property
    def words(self) -> str:
        """The place as a person says it."""
        if self.line is not None:
            return f"Line {self.line}"
        if self.sheet is not None:
            return f"Sheet {self.sheet}, row {self.row}"
        return f"Table {self.table}, row {self.row}"


@dataclass(frozen=True, slots=True)
class DueRead:
    """A due date as printed and as read. `precision`: day, month, quarter, year, ongoing, none."""

    text: str = ""
    on: date | None = None
    precision: str = "none"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One action as the file has it; "" and none where the file says nothing.

    `path` holds the headings above it from the outermost to the nearest, `section` is the nearest.
    `first_due` is an earlier date that the file keeps beside the current one. `offered_due` is a
    date found inside a sentence, which a person has to take. `lead` is whole, as printed;
    `lead_parts` is how it might be split. `queries` are its doubts, a plain sentence each
    without a full stop.
    """

    action: str
    where: Where
    section: str = ""
    path: tuple[str, ...] = ()
    ref: str = ""
    due: DueRead = DueRead()
    first_due: DueRead | None = None
    offered_due: DueRead | None = None
    lead: str = ""
    lead_parts: tuple[str, ...] = ()
    helper: str = ""
    success_measure: str = ""
    rag: str | None = None
    rag_text: str | None = None
    progress: str | None = None
    other_columns: Mapping[str, str] = field(default_factory=dict)
    queries: tuple[str, ...] = ()

    def as_contract(self) -> dict[str, Any]:
        """A row of `tracker import plan --format json`."""
        return {
            "section": self.section,
            "ref": self.ref,
            "action": self.action,
            "due_text": self.due.text,
            "due_on": self.due.on.isoformat() if self.due.on else None,
            "due_precision": self.due.precision,
            "lead": self.lead,
            "success_measure": self.success_measure,
            "rag": self.rag,
            "rag_text": self.rag_text,
            "progress": self.progress,
            "other_columns": dict(self.other_columns),
            "where": self.where.as_json(),
            "queries": list(self.queries),
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something of the file that is no action: `why` is heading, blank, section, key, total, note,
    empty row, decision …, in a word or two."""

    where: Where
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column and what it was taken for; `index` from 0, `field` one of FIELDS.

    `confidence` is from 0 to 1; `samples` are a few of its cells, for who corrects the mapping.
    """

    table: int
    index: int
    printed: str
    field: str
    confidence: float = 1.0
    samples: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PlanReading:
    """All that was understood of a file. Without rows, `message` says in a sentence why.

    `years` are the first and last year that its title names; `dated` is the document's own date
    where it prints one. `rag_key` is what the printed words and colours were taken to mean.
    """

    file: str
    kind: str
    title: str = ""
    tables_found: int = 0
    rows: tuple[PlanRow, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[Column, ...] = ()
    warnings: tuple[str, ...] = ()
    message: str = ""
    years: tuple[int, int] | None = None
    dated: date | None = None
    rag_key: Mapping[str, str | None] = field(default_factory=dict)

    def as_contract(self) -> dict[str, Any]:
        """What `tracker import plan --format json` prints."""
        return {
            "file": self.file,
            "tables_found": self.tables_found,
            "rows": [row.as_contract() for row in self.rows],
            "skipped": [
                {"where": each.where.as_json(), "why": each.why, "text": each.text}
                for each in self.skipped
            ],
            "columns": [
                {"table": each.table, "printed": each.printed, "field": each.field}
                for each in self.columns
            ],
            "warnings": [*([self.message] if self.message else []), *self.warnings],
        }


def distinct_columns(reading: PlanReading) -> list[Column]:
    """The columns of each kind of table once: tables with the same headings are one kind."""
    tables: dict[int, list[Column]] = {}
    for column in reading.columns:
        tables.setdefault(column.table, []).append(column)
    kinds: dict[tuple[str, ...], list[Column]] = {}
    for table in tables.values():
        heads = tuple(" ".join(column.printed.split()).casefold() for column in table)
        kinds.setdefault(heads, table)
    return [column for table in kinds.values() for column in table]


def colour_words(reading: PlanReading) -> dict[str, str | None]:
    """The words and colours that the file uses for how an action stands, in lower case, and what
    they were taken to mean; sentences are left out."""
    used = {
        row.rag_text.casefold(): row.rag
        for row in reading.rows
        if row.rag_text and len(row.rag_text) <= LONGEST_COLOUR_WORD
    }
    return dict(list({**used, **reading.rag_key}.items())[:MOST_COLOUR_WORDS])


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said of a file, over what was understood: `columns` maps "table:index" to a
    field, `rag_key` a printed word or colour to Red, Amber, Green, Blue or none, `year` is the year
    of dates that print none."""

    columns: Mapping[str, str] = field(default_factory=dict)
    rag_key: Mapping[str, str | None] = field(default_factory=dict)
    year: int | None = None


def choices_from(plain: Mapping[str, Any]) -> Choices:
    """The choices that `to_json` wrote."""
    return Choices(**plain)


def to_json(thing: Any) -> Any:
    """A reading, or any part of it, as plain values that JSON can carry."""
    return _plain(asdict(thing))


def reading_from(plain: Mapping[str, Any]) -> PlanReading:
    """The reading that `to_json` wrote."""
    values = _values(PlanReading, plain)
    years = values["years"]
    return PlanReading(
        **values
        | {
            "rows": tuple(row_from(each) for each in plain["rows"]),
            "skipped": tuple(
                Skipped(Where(**each["where"]), each["why"], each["text"])
                for each in plain["skipped"]
            ),
            "columns": tuple(
                Column(**each | {"samples": tuple(each["samples"])}) for each in plain["columns"]
            ),
            "warnings": tuple(plain["warnings"]),
            "years": (years[0], years[1]) if years else None,
            "dated": _day(plain["dated"]),
        }
    )


def row_from(plain: Mapping[str, Any]) -> PlanRow:
    """The row that `to_json` wrote."""
    values = _values(PlanRow, plain)
    return PlanRow(
        **values
        | {
            "where": Where(**plain["where"]),
            "path": tuple(plain["path"]),
            "due": due_from(plain["due"]) or DueRead(),
            "first_due": due_from(plain["first_due"]),
            "offered_due": due_from(plain["offered_due"]),
            "lead_parts": tuple(plain["lead_parts"]),
            "queries": tuple(plain["queries"]),
        }
    )


def due_from(plain: Mapping[str, Any] | None) -> DueRead | None:
    """The date that `to_json` wrote."""
    return replace(DueRead(**plain), on=_day(plain["on"])) if plain else None


def _values(kind: type, plain: Mapping[str, Any]) -> dict[str, Any]:
    return {each.name: plain[each.name] for each in fields(kind)}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
