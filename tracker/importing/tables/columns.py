"""The columns of a document as a person checks them: each set of heads once."""

from collections.abc import Sequence

from tracker.importing.reading import Column
from tracker.importing.tables.stretches import Stretch
from tracker.importing.tables.words import one_line


def columns_of(found: Sequence[Stretch]) -> tuple[Column, ...]:
    """The columns of the first table under each set of heads; of a document without any table
    of actions those of all that have heads, so that a person can say what they are."""
    plans = [each for each in found if each.is_plan and not each.goes_on]
    shown = plans or [each for each in found if each.segment.has_heads] or _wide(found)
    seen: set[tuple[str, ...]] = set()
    tables: set[int] = set()
    columns: list[Column] = []
    for each in shown:
        key, number = each.segment.key, each.segment.table.number
        if number in tables or (each.segment.has_heads and key in seen):
            continue
        seen.add(key)
        tables.add(number)
        columns += _columns(each)
    return tuple(columns)


def _wide(found: Sequence[Stretch]) -> list[Stretch]:
    """Tables without any heads that may yet be of actions, if a person says so."""
    return [each for each in found if each.segment.table.width > 1 and len(each.segment.rows) > 1]


def _columns(stretch: Stretch) -> list[Column]:
    found = []
    for each in stretch.columns:
        name = stretch.layout.field_of(each.index)
        is_silent = not each.label and each.profile.is_empty and not name
        if is_silent:
            continue
        found.append(
            Column(
                table=stretch.segment.table.number,
                index=each.index,
                printed=one_line(each.label),
                field=name,
                confidence=stretch.layout.sureness.get(each.index, 1.0 if name else 0.0),
                samples=() if each.is_hidden and not name else each.profile.samples,
                is_hidden=each.is_hidden,
            )
        )
    return found
