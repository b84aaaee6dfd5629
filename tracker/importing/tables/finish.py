"""A draft -> a row: its texts get their meaning."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tracker.importing.due_text import DueCell, find_dates, read_due
from tracker.importing.lead_text import offered_parts
from tracker.importing.rag_text import read_rag
from tracker.importing.reading import DueRead, PlanRow
from tracker.importing.tables.drafts import Draft
from tracker.importing.tables.looks import is_status
from tracker.importing.tables.status_line import without_status
from tracker.importing.tables.words import one_line

FROM_HEADING = "The date is from the heading above"
FROM_HEAD = "The date is from the head of the column"
IN_ACTION = "A date stands in the action and was not taken as its due date"

_DONE = re.compile(r"\b(?:completed?|done|closed|achieved|finished)\b", re.IGNORECASE)
_CONTINUED = re.compile(r"[(\[](?:continued|cont['’]?d|cont\.?)[)\]]$", re.IGNORECASE)
_parts = lru_cache(maxsize=4096)(offered_parts)


@lru_cache(maxsize=4096)
def _read_due(text: str, value: date | float | None, year: int | None) -> DueCell:
    """Plans say the same few dates again and again."""
    return read_due(text, value, year=year)


def row_of(draft: Draft, key: Mapping[str, str | None], year: int | None) -> PlanRow:
    """The action of a draft. `key` says what the plan's colours mean, `year` is that of dates
    without one."""
    cell, first = _due(draft, year)
    queries = [*draft.queries, *cell.queries]
    action, said = without_status(draft.get("action").strip(), bool(draft.progress))
    rag, rag_text = _rag(draft, said, key)
    offered = cell.offered
    if cell.due.precision == "none" and offered is None:
        offered = _in_action(action, year)
        queries += [IN_ACTION] if offered else []
    lead = draft.get("lead")
    path = tuple(map(_begun, draft.path))
    return PlanRow(
        action=action,
        where=draft.where,
        section=path[-1] if path else "",
        path=path,
        ref=one_line(draft.get("ref")) if "\n" not in draft.get("ref") else draft.get("ref"),
        due=cell.due,
        first_due=first,
        offered_due=offered,
        lead=lead,
        lead_parts=_parts(lead) if lead else (),
        helper=draft.get("helper"),
        success_measure=draft.get("success_measure"),
        rag=rag,
        rag_text=rag_text,
        progress=_progress(draft, said) or None,
        other_columns=_others(draft),
        queries=tuple(dict.fromkeys(queries)),
    )


def _due(draft: Draft, year: int | None) -> tuple[DueCell, DueRead | None]:
    """The date in force, and the one before it. A new date that says nothing leaves the old."""
    text, revised = draft.get("due"), draft.get("revised_due")
    cell = _read_due(text, draft.value, year) if text or draft.value else DueCell(DueRead())
    if revised:
        new = _read_due(revised, draft.revised_value, year)
        if new.due.precision != "none":
            return new, cell.due if text else new.first
        told = f"The new date “{one_line(revised)[:40]}” could not be read"
        if any(each.isalnum() for each in revised):
            cell = replace(cell, queries=(*cell.queries, told))
    if cell.due.precision == "none" and not text and draft.heading_due:
        heading = _read_due(draft.heading_due, None, year)
        if heading.due.precision != "none":
            return replace(
                heading,
                queries=(
                    *heading.queries,
                    FROM_HEADING if draft.heading_due != draft.layout.year else FROM_HEAD,
                ),
            ), None
    return cell, cell.first


def _in_action(action: str, year: int | None) -> DueRead | None:
    """The last date in a sentence."""
    found = [each for each in find_dates(action, year=year) if each.on]
    return found[-1] if found else None


def _rag(draft: Draft, said: str, key: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    text = draft.get("rag")
    if text or draft.fill:
        rag, printed = read_rag(_spelt(text, _head(draft, "rag")), draft.fill, key)
        printed = text.strip() or printed
        if rag or printed:
            return rag, printed
    if said:
        return read_rag(said, "", key) if len(said) <= 60 else (None, None)
    return _rag_told(draft, key)


def _rag_told(draft: Draft, key: Mapping[str, str | None]) -> tuple[str | None, str | None]:
    """Where no column judges, progress that is one word for how it stands does."""
    if "rag" in draft.layout.of:
        return None, None
    told = [n for n in draft.layout.progress if draft.progress.get(n)]
    text = draft.progress[told[-1]].strip() if told else ""
    if is_status(text):
        rag, _ = read_rag(_spelt(text, draft.labels[told[-1]]), "", key)
        return (rag, text) if rag else (None, None)
    return None, None


def _begun(heading: str) -> str:
    """A heading printed again on the next page, as it was at first: without "(continued)"."""
    return _CONTINUED.sub("", heading.rstrip()).rstrip() or heading


def _head(draft: Draft, name: str) -> str:
    place = draft.layout.of.get(name)
    return "" if place is None else draft.labels[place]


def _spelt(text: str, head: str) -> str:
    """Yes is complete under "Done?", and Y yes under any question; it is yellow under "RAG"."""
    answer = text.strip(" .").casefold()
    if answer in ("y", "yes") and _DONE.search(head):
        return "Complete"
    return "Yes" if answer == "y" and "?" in head else text


def _progress(draft: Draft, said: str) -> str:
    """What is said of progress; of several periods each with its head in front, oldest first."""
    texts = [(n, draft.progress[n]) for n in draft.layout.progress if n in draft.progress]
    if len(draft.layout.progress) > 1:
        texts = [(n, f"{one_line(draft.labels[n])}: {text}") for n, text in texts]
    below = [each for each in (said, draft.get("update")) if each]
    return "\n".join([text for _, text in texts] + below)


def _others(draft: Draft) -> dict[str, str]:
    """The texts of columns that are kept beside the action, by head; no head twice."""
    found: dict[str, str] = {}
    for column, text in draft.others.items():
        name = one_line(draft.labels[column]) or f"Column {column + 1}"
        if name in found:
            name = next(f"{name} ({n})" for n in range(2, 100) if f"{name} ({n})" not in found)
        found[name] = text
    return found
