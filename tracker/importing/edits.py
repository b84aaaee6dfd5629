"""What a person made of the rows: corrected, left out, put back, merged into another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from tracker.importing.due_text import read_due
from tracker.importing.kept import kept
from tracker.importing.reading import RAGS, PlanReading, PlanRow


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row as it will be imported. `key` names it in this import; `into` is the row that took it
    in; `took_in` are the keys of the rows that it took in itself. `settled` are doubts that
    somebody looked at: they are no longer among the row's."""

    key: str
    number: int
    row: PlanRow
    is_left_out: bool = False
    is_corrected: bool = False
    settled: tuple[str, ...] = ()
    into: str = ""
    took_in: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it will be imported."""
        return not self.is_left_out and not self.into

    @property
    def has_doubts(self) -> bool:
        """Whether somebody should look at it."""
        return self.counts and bool(self.row.queries)

    @property
    def mark(self) -> int:
        """A number that is another one where a person would see another row."""
        shown = (self.key, as_typed(self.row), self.row.queries, self.is_left_out, self.into)
        return crc32(repr(shown).encode()) % 10**9


def as_typed(row: PlanRow) -> dict[str, str]:
    """A row as a form holds it; what is typed in a box of one line has no line breaks."""
    return {
        "ref": _one_line(row.ref),
        "action": kept(row.action),
        "due": kept(row.due.text),
        "lead": kept(row.lead),
        "success_measure": kept(row.success_measure),
        "rag": row.rag or "",
        "progress": kept(row.progress or ""),
        "section": _one_line(row.section),
    }


def _one_line(text: str) -> str:
    return " ".join(kept(text).split())


def edited_rows(reading: PlanReading, edits: Mapping[str, Any]) -> list[EditedRow]:
    """The rows of a reading, in its order, with a person's edits on top."""
    rows = [
        _edited(key, number, row, edits.get(key, {}))
        for number, (key, row) in enumerate(zip(keys_of(reading.rows), reading.rows, strict=True))
    ]
    places = {each.key: each.number for each in rows}
    rows = [_without_settled(replace(each, into=_above(each, places))) for each in rows]
    return [_without_settled(each) for each in _merged(rows, edits)]


def keys_of(rows: Sequence[PlanRow]) -> list[str]:
    """A key for each row: its place, and which of the actions at that place it is."""
    seen: dict[str, int] = {}
    keys = []
    for row in rows:
        where = row.where
        place = f"{where.sheet or where.table or ''}.{where.row or where.line or 0}"
        seen[place] = seen.get(place, 0) + 1
        keys.append(f"{place}.{seen[place]}")
    return keys


def corrected(row: PlanRow, fields: Mapping[str, str]) -> PlanRow:
    """The row with what a person typed; a typed date is read as a printed one would be."""
    row = replace(
        row,
        ref=fields.get("ref", row.ref),
        action=fields.get("action", row.action),
        lead=fields.get("lead", row.lead),
        success_measure=fields.get("success_measure", row.success_measure),
        section=fields.get("section", row.section),
    )
    if "due" in fields and fields["due"] != row.due.text:
        cell = read_due(fields["due"])
        row = replace(row, due=cell.due, first_due=cell.first or row.first_due, offered_due=None)
    if "rag" in fields:
        rag = fields["rag"] if fields["rag"] in RAGS else None
        row = replace(row, rag=rag)
    if "progress" in fields:
        row = replace(row, progress=fields["progress"] or None)
    if "section" in fields and (row.path or row.section):
        path = (*row.path[:-1], row.section) if row.section else row.path[:-1]
        row = replace(row, path=path)
    return row


def date_refused(typed: str, row: PlanRow) -> str | None:
    """Why a typed date is none, in a sentence; words that mean no date, such as TBC, may stand."""
    if typed == row.due.text:
        return None
    cell = read_due(typed)
    means_one = cell.due.precision == "none" and any(c.isdigit() for c in typed)
    return cell.queries[0] if means_one and cell.queries else None


def _edited(key: str, number: int, row: PlanRow, edit: Mapping[str, Any]) -> EditedRow:
    fields = edit.get("fields", {})
    if fields:
        row = corrected(row, fields)
    return EditedRow(
        key=key,
        number=number,
        row=row,
        is_left_out=bool(edit.get("is_left_out")),
        is_corrected=bool(fields),
        settled=tuple(edit.get("settled", ())),
        into=edit.get("into", ""),
    )


def _above(row: EditedRow, places: Mapping[str, int]) -> str:
    """The row that it was joined to, unless that is no longer there: the file was read again."""
    return row.into if places.get(row.into, row.number) < row.number else ""


def _without_settled(each: EditedRow) -> EditedRow:
    left = tuple(query for query in each.row.queries if query not in each.settled)
    return replace(each, row=replace(each.row, queries=left))


def _merged(rows: list[EditedRow], edits: Mapping[str, Any]) -> list[EditedRow]:
    """Give each row the words of those that were merged into it, but for words that somebody
    corrected when they stood there already."""
    places = {each.key: place for place, each in enumerate(rows)}
    for each in list(rows):
        if not each.into:
            continue
        takers = _takers(each, rows, places)
        place = places[takers[-1]]
        taker = rows[place]
        is_in = any(each.key in edits.get(key, {}).get("holds", ()) for key in takers)
        row = _with_doubts(taker.row, each.row) if is_in else _together(taker.row, each.row)
        rows[place] = replace(taker, row=row, took_in=(*taker.took_in, each.key))
    return rows


def _takers(row: EditedRow, rows: Sequence[EditedRow], places: Mapping[str, int]) -> list[str]:
    """The row that it was merged into, the one which that was merged into, up to the last."""
    keys = []
    while row.into:
        keys.append(row.into)
        row = rows[places[row.into]]
    return keys


def _with_doubts(first: PlanRow, second: PlanRow) -> PlanRow:
    return replace(first, queries=tuple(dict.fromkeys((*first.queries, *second.queries))))


def _together(first: PlanRow, second: PlanRow) -> PlanRow:
    """One action of two: texts one after the other, and what the first does not say."""
    progress = "\n".join(each for each in (first.progress, second.progress) if each)
    measures = (first.success_measure, second.success_measure)
    return replace(
        _with_doubts(first, second),
        action=f"{first.action}\n{second.action}",
        ref=first.ref or second.ref,
        due=first.due if first.due.text else second.due,
        first_due=first.first_due or second.first_due,
        lead=first.lead or second.lead,
        helper=first.helper or second.helper,
        success_measure="\n".join(each for each in measures if each),
        rag=first.rag or second.rag,
        rag_text=first.rag_text or second.rag_text,
        progress=progress or None,
    )
